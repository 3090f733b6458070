//! A slider for the values of a setting. Screen readers announce the label of the value, not its position.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::{
    context::{Messages, use_app},
    hooks::{Target, use_event},
    labels::Label,
};
use crate::{document::Part, locale::Direction};

/// Returns a slider for the values of a setting.
pub fn slider<T: Label>(messages: &Messages, value: T, onchange: Callback<T>) -> Html {
    let onchange = Callback::from(move |position: usize| {
        if let Some(value) = T::ALL.get(position) {
            onchange.emit(*value);
        }
    });
    html! {
        <Slider
            name={T::NAME}
            title={T::title(messages)}
            label={value.label(messages)}
            position={value.position()}
            last={T::ALL.len() - 1}
            {onchange}
        />
    }
}

#[derive(PartialEq, Properties)]
struct SliderProps {
    name: &'static str,
    title: &'static str,
    /// The label of the current value.
    label: AttrValue,
    /// The position of the current value.
    position: usize,
    /// The last position. The first is 0.
    last: usize,
    /// Called with the new position.
    onchange: Callback<usize>,
}

#[component]
fn Slider(props: &SliderProps) -> Html {
    let messages = use_app().messages;
    let node = use_node_ref();
    let SliderProps { position, last, onchange, .. } = props;
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
    let (is_rtl, now) = (messages.direction() == Direction::Rtl, *position);
    let pressed = Callback::from(move |event: Event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        if !is_rtl || key.alt_key() || key.ctrl_key() || key.meta_key() {
            return;
        }
        // Browsers disagree on what the arrow keys do in a right-to-left slider.
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
