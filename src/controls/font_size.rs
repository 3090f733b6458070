//! The font size control: two buttons with a letter in the font of the article, and the current size between them.

use yew::prelude::*;

use super::{
    button::Button,
    context::{AppContext, use_app},
};
use crate::{document::Part, host::intl, locale::templates::fill, preferences::FontStep};

/// The buttons that decrease and increase the font size, and the button that shows and resets it.
#[component]
pub fn FontSize() -> Html {
    let AppContext { messages, preferences, .. } = use_app();
    let step = preferences.get::<FontStep>();
    let size = intl::percent(&messages.locale, step.percent());
    let resize = |resize: fn(FontStep) -> FontStep| {
        let preferences = preferences.clone();
        Callback::from(move |_| preferences.resize(resize))
    };
    html! {
        <div class="font-size" role="group" aria-label={messages.font_size}>
            <Button
                part={Part::FontDecrease}
                label={messages.font_decrease}
                key_shortcut="-"
                is_disabled={step.is_smallest()}
                letter_icon={(messages.letter, "−")}
                onclick={resize(FontStep::smaller)}
            />
            <Button
                part={Part::FontReset}
                label={fill(messages.font_reset, &[("size", &size)])}
                key_shortcut="0"
                is_disabled={step == FontStep::default()}
                onclick={resize(|_| FontStep::default())}
            >
                { size }
            </Button>
            <Button
                part={Part::FontIncrease}
                label={messages.font_increase}
                key_shortcut="+"
                is_disabled={step.is_largest()}
                letter_icon={(messages.letter, "+")}
                onclick={resize(FontStep::larger)}
            />
        </div>
    }
}
