//! A slider over the values of a choice, which says each by its words.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::{
    context::{Words, use_app},
    hooks::{Target, use_event},
    labels::Label,
};
use crate::{document::Part, locale::Direction};

/// A slider over the values of a choice.
pub fn scale<T: Label>(words: &Words, value: T, onchange: Callback<T>) -> Html {
    let onchange = Callback::from(move |position: usize| {
        if let Some(value) = T::ALL.get(position) {
            onchange.emit(*value);
        }
    });
    html! {
        <Scale
            name={T::NAME}
            title={T::title(words)}
            label={value.label(words)}
            position={value.position()}
            last={T::ALL.len() - 1}
            {onchange}
        />
    }
}

#[derive(PartialEq, Properties)]
struct ScaleProps {
    name: &'static str,
    title: &'static str,
    /// The words for the present value.
    label: AttrValue,
    /// The position of the present value.
    position: usize,
    /// The last position; the first is 0.
    last: usize,
    /// Is called with a new position.
    onchange: Callback<usize>,
}

#[component]
fn Scale(props: &ScaleProps) -> Html {
    let words = use_app().words;
    let node = use_node_ref();
    let ScaleProps { position, last, onchange, .. } = props;
    let choose = {
        let (onchange, now, last) = (onchange.clone(), *position, *last);
        Callback::from(move |position: usize| {
            if position != now && position <= last {
                onchange.emit(position);
            }
        })
    };
    let moved = {
        let (node, choose) = (node.clone(), choose.clone());
        Callback::from(move |_| {
            let value = node.cast::<HtmlInputElement>().map(|input| input.value());
            if let Some(position) = value.and_then(|value| value.parse().ok()) {
                choose.emit(position);
            }
        })
    };
    use_event(Target::Own(node.clone()), "input", moved);
    let (is_rtl, now) = (words.direction() == Direction::Rtl, *position);
    let pressed = Callback::from(move |event: Event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        if !is_rtl || key.alt_key() || key.ctrl_key() || key.meta_key() {
            return;
        }
        // Engines disagree on what an arrow means to a slider that runs right to left.
        match &*key.key() {
            "ArrowLeft" => choose.emit(now + 1),
            "ArrowRight" => choose.emit(now.wrapping_sub(1)),
            _ => return,
        }
        event.prevent_default();
    });
    use_event(Target::Own(node.clone()), "keydown", pressed);
    html! {
        <label class="scale">
            <span>{ props.title }</span>
            <output aria-hidden="true">{ props.label.clone() }</output>
            <input
                ref={node}
                type="range"
                data-part={Part::Choice.name()}
                part={Part::Choice.name()}
                name={props.name}
                min="0"
                max={last.to_string()}
                value={position.to_string()}
                aria-label={props.title}
                aria-valuetext={props.label.clone()}
            />
        </label>
    }
}
