//! A group of radio buttons for the values of a setting.

use yew::prelude::*;

use super::{
    context::Messages,
    hooks::{Target, use_event},
    labels::Label,
};
use crate::document::Part;

/// Returns a group of radio buttons for the `offered` values of a setting.
pub fn radio_group<T: Label>(messages: &Messages, chosen: T, offered: &[T], onchange: &Callback<T>) -> Html {
    let radios = offered.iter().map(|value| {
        let (onchange, value) = (onchange.clone(), *value);
        html! {
            <Radio
                key={value.as_str()}
                name={T::NAME}
                value={value.as_str()}
                label={value.label(messages)}
                is_chosen={value == chosen}
                onchange={Callback::from(move |_| onchange.emit(value))}
            />
        }
    });
    html! {
        <fieldset data-choice={T::NAME}>
            <legend>{ T::title(messages) }</legend>
            { for radios }
        </fieldset>
    }
}

#[derive(PartialEq, Properties)]
struct RadioProps {
    name: &'static str,
    value: &'static str,
    label: AttrValue,
    is_chosen: bool,
    onchange: Callback<Event>,
}

#[component]
fn Radio(props: &RadioProps) -> Html {
    let node = use_node_ref();
    use_event(Target::Own(node.clone()), "input", props.onchange.clone());
    html! {
        <label>
            <input
                ref={node}
                type="radio"
                data-part={Part::Choice.name()}
                part={Part::Choice.name()}
                name={props.name}
                value={props.value}
                checked={props.is_chosen}
            />
            <span>{ props.label.clone() }</span>
        </label>
    }
}
