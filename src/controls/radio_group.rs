//! A group of radio buttons over the values of a choice.

use yew::prelude::*;

use super::{
    hooks::{Target, use_event},
    labels::Label,
    reader::use_words,
};
use crate::document::Part;

/// What a group shows.
#[derive(PartialEq, Properties)]
pub struct RadioGroupProps<T: Label> {
    /// The present value.
    pub value: T,
    /// The values that are offered.
    #[prop_or_else(|| T::ALL.to_vec())]
    pub values: Vec<T>,
    /// Is called with a new value.
    pub onchange: Callback<T>,
}

/// A group of radio buttons over the values of a choice.
#[component]
pub fn RadioGroup<T: Label>(props: &RadioGroupProps<T>) -> Html {
    let words = use_words();
    let radios = props.values.iter().map(|value| {
        html! {
            <Radio<T>
                key={value.as_str()}
                value={*value}
                is_chosen={*value == props.value}
                onchange={props.onchange.clone()}
            />
        }
    });
    html! {
        <fieldset data-choice={T::NAME}>
            <legend>{ T::title(&words) }</legend>
            { for radios }
        </fieldset>
    }
}

#[derive(PartialEq, Properties)]
struct RadioProps<T: Label> {
    value: T,
    is_chosen: bool,
    onchange: Callback<T>,
}

#[component]
fn Radio<T: Label>(props: &RadioProps<T>) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let (onchange, value) = (props.onchange.clone(), props.value);
    use_event(Target::Own(node.clone()), "input", move |_| onchange.emit(value));
    html! {
        <label>
            <input
                ref={node}
                type="radio"
                data-part={Part::Choice.name()}
                part={Part::Choice.name()}
                name={T::NAME}
                value={value.as_str()}
                checked={props.is_chosen}
            />
            <span>{ value.label(&words) }</span>
        </label>
    }
}
