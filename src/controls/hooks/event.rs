//! Event listeners that are removed with their component. Yew does not remove those of `html!`.

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::{Element, Event, EventTarget};
use yew::prelude::*;

/// The target of a listener.
#[derive(Clone, PartialEq)]
pub enum Target {
    /// An element that the component renders.
    Own(NodeRef),
    /// A target outside the component.
    Other(EventTarget),
    /// No target: the hook does not listen.
    None,
}

/// Calls `callback` for events with this name, until the component is destroyed. Always calls the callback of the latest
/// render.
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
