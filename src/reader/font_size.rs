//! The control of the text's size: smaller, the present size, larger.

use yew::prelude::*;

use crate::{
    host::intl,
    locale::Messages,
    preferences::{Action, FontStep},
};

#[derive(Properties, PartialEq)]
pub struct FontSizeProps {
    pub step: FontStep,
    pub choose: Callback<Action>,
}

#[component]
pub fn FontSize(props: &FontSizeProps) -> Html {
    let messages = Messages::get();
    let size = intl::percent(messages.locale, props.step.percent());
    // A button at its end stays where the focus is; it only says that it does nothing more.
    let button = |part: &'static str, key: &'static str, at_end: bool, label: String, action: Action, face: Html| {
        let onclick = props.choose.reform(move |_: MouseEvent| action);
        html! {
            <button type="button" data-part={part} aria-label={label} aria-keyshortcuts={key}
                aria-disabled={at_end.then_some("true")} {onclick}>{ face }</button>
        }
    };
    let letter = |sign: &'static str| html! { <><span class="letter">{ messages.letter }</span><span>{ sign }</span></> };
    html! {
        <div class="font-size" role="group" aria-label={messages.font_size}>
            { button("font-decrease", "-", props.step.is_smallest(), messages.font_decrease.into(),
                Action::FontDecrease, letter("−")) }
            { button("font-reset", "0", props.step == FontStep::default(), messages.font_reset.replace("{size}", &size),
                Action::FontReset, html! { { size } }) }
            { button("font-increase", "+", props.step.is_largest(), messages.font_increase.into(),
                Action::FontIncrease, letter("+")) }
        </div>
    }
}
