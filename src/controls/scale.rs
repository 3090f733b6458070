//! A slider over the values of a choice, which says each by its words.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::{
    hooks::{Target, use_event},
    labels::Scaled,
    reader::use_words,
};
use crate::document::Part;

/// What a slider shows.
#[derive(PartialEq, Properties)]
pub struct ScaleProps<T: Scaled> {
    /// The present value.
    pub value: T,
    /// Is called with a new value.
    pub onchange: Callback<T>,
}

/// A slider over the values of a choice.
#[component]
pub fn Scale<T: Scaled>(props: &ScaleProps<T>) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let position = props.value.position();
    let choose = {
        let (onchange, now) = (props.onchange.clone(), props.value);
        move |position: usize| {
            if let Some(value) = T::ALL.get(position).filter(|value| **value != now) {
                onchange.emit(*value);
            }
        }
    };
    use_event(Target::Own(node.clone()), "input", {
        let (node, choose) = (node.clone(), choose.clone());
        move |_| {
            let value = node.cast::<HtmlInputElement>().map(|input| input.value());
            if let Some(position) = value.and_then(|value| value.parse().ok()) {
                choose(position);
            }
        }
    });
    let is_rtl = words.direction() == crate::locale::Direction::Rtl;
    use_event(Target::Own(node.clone()), "keydown", move |event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        if !is_rtl || key.alt_key() || key.ctrl_key() || key.meta_key() {
            return;
        }
        // Engines disagree on what an arrow means to a slider that runs right to left.
        match &*key.key() {
            "ArrowLeft" => choose(position + 1),
            "ArrowRight" => choose(position.wrapping_sub(1)),
            _ => return,
        }
        event.prevent_default();
    });
    let label = props.value.label(&words);
    html! {
        <label class="scale">
            <span>{ T::title(&words) }</span>
            <output aria-hidden="true">{ label.clone() }</output>
            <input
                ref={node}
                type="range"
                data-part={Part::Choice.name()}
                part={Part::Choice.name()}
                name={T::NAME}
                min="0"
                max={(T::ALL.len() - 1).to_string()}
                value={position.to_string()}
                aria-label={T::title(&words)}
                aria-valuetext={label}
            />
        </label>
    }
}
