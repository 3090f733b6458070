//! The control of the text's size: two letters in the text's own face, with the present size between them.

use yew::prelude::*;

use super::{
    button::Button,
    context::{AppContext, use_app},
};
use crate::{document::Part, host::intl, locale::words::fill, preferences::FontStep};

/// The buttons that make the text smaller and larger, and the one that shows the size and resets it.
#[component]
pub fn FontSize() -> Html {
    let AppContext { words, preferences, .. } = use_app();
    let step = preferences.get::<FontStep>();
    let size = intl::percent(&words.locale, step.percent());
    let resize = |resize: fn(FontStep) -> FontStep| {
        let preferences = preferences.clone();
        Callback::from(move |_| preferences.resize(resize))
    };
    html! {
        <div class="font-size" role="group" aria-label={words.font_size}>
            <Button
                part={Part::FontDecrease}
                label={words.font_decrease}
                key_shortcut="-"
                is_disabled={step.is_smallest()}
                picture={(words.letter, "−")}
                onclick={resize(FontStep::smaller)}
            />
            <Button
                part={Part::FontReset}
                label={fill(words.font_reset, &[("size", &size)])}
                key_shortcut="0"
                is_disabled={step == FontStep::default()}
                onclick={resize(|_| FontStep::default())}
            >
                { size }
            </Button>
            <Button
                part={Part::FontIncrease}
                label={words.font_increase}
                key_shortcut="+"
                is_disabled={step.is_largest()}
                picture={(words.letter, "+")}
                onclick={resize(FontStep::larger)}
            />
        </div>
    }
}
