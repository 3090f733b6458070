//! Event listeners that are removed with their component: those of Yew's `html!` are not.

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::{Element, Event, EventTarget};
use yew::prelude::*;

/// What is listened to.
#[derive(Clone, PartialEq)]
pub enum Target {
    /// An element of the component itself.
    Own(NodeRef),
    /// Something that is there before the component.
    Other(EventTarget),
    /// Nothing.
    None,
}

/// Calls `callback`, always that of the latest render, for events of this name, until the component is destroyed.
#[hook]
pub fn use_event(target: Target, name: &'static str, callback: Callback<Event>) {
    let latest = use_mut_ref(Callback::noop);
    latest.replace(callback);
    use_effect_with(target, move |target| {
        let target = match target {
            Target::Own(node) => node.cast::<Element>().map(EventTarget::from),
            Target::Other(target) => Some(target.clone()),
            Target::None => None,
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listener = target.map(|target| {
            EventListener::new_with_options(&target, name, options, move |event| {
                let callback = latest.borrow().clone();
                callback.emit(event.clone());
            })
        });
        move || drop(listener)
    });
}
