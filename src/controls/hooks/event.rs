//! Event listeners that are removed with their component: those of Yew's `html!` are not.

use std::{cell::RefCell, rc::Rc};

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
pub fn use_event(target: Target, name: &'static str, callback: impl Fn(&Event) + 'static) {
    let latest = use_mut_ref(|| None::<Rc<dyn Fn(&Event)>>);
    *latest.borrow_mut() = Some(Rc::new(callback));
    use_effect_with(target, move |target| {
        let target = match target {
            Target::Own(node) => node.cast::<Element>().map(Into::into),
            Target::Other(target) => Some(target.clone()),
            Target::None => None,
        };
        let listener = target.map(|target| listen(&target, name, latest));
        move || drop(listener)
    });
}

type Latest = Rc<RefCell<Option<Rc<dyn Fn(&Event)>>>>;

fn listen(target: &EventTarget, name: &'static str, latest: Latest) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, name, options, move |event| {
        let callback = latest.borrow().clone();
        if let Some(callback) = callback {
            callback(event);
        }
    })
}
