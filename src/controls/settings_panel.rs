//! The settings panel: a dialog with native sliders and radio buttons. Every change applies immediately.

use yew::prelude::*;

use super::{
    button::Button,
    context::{AppContext, Messages, ReaderContext, use_app},
    dialog::Dialog,
    hooks::{Preferences, Sheet},
    labels::Label,
    radio_group::radio_group,
    slider::slider,
};
use crate::{
    document::Part,
    locale::facts,
    preferences::{
        Alignment, Calendar, Choice, Digits, Face, FontStep, Harakat, LineHeight, Measure, Shortcuts, Theme,
    },
};

/// The panel's id, to which the toolbar's button refers.
pub const SETTINGS_ID: &str = "maqal-settings";

/// The properties of [`SettingsPanel`].
#[derive(PartialEq, Properties)]
pub struct SettingsPanelProps {
    /// The sheet that contains the panel.
    pub sheet: Sheet,
}

/// The settings panel. It offers only settings that affect the article: digits and vowel marks if it is in Arabic script,
/// the calendar if it has dates.
#[component]
pub fn SettingsPanel(props: &SettingsPanelProps) -> Html {
    let AppContext { reader, messages, preferences, announcer, .. } = use_app();
    let choose_face = {
        let preferences = preferences.clone();
        Callback::from(move |face| preferences.choose_face(face))
    };
    let choose_theme = {
        let preferences = preferences.clone();
        Callback::from(move |theme| preferences.choose_theme(theme))
    };
    let reset = {
        let (preferences, messages) = (preferences.clone(), messages.clone());
        Callback::from(move |_| {
            preferences.reset();
            announcer.toast(messages.settings_were_reset);
        })
    };
    html! {
        <Dialog
            sheet={props.sheet.clone()}
            id={SETTINGS_ID}
            part={Part::SettingsPanel}
            close_part={Part::SettingsClose}
            title={messages.settings_title}
        >
            if props.sheet.is_open() {
                { slider(&messages, preferences.get::<FontStep>(), choose(&preferences)) }
                { slider(&messages, preferences.get::<LineHeight>(), choose(&preferences)) }
                { slider(&messages, preferences.get::<Measure>(), choose(&preferences)) }
                { radio_group(&messages, preferences.face(), &faces(&reader), &choose_face) }
                { radio_group(&messages, preferences.theme(), Theme::ALL, &choose_theme) }
                if reader.facts.is_arabic {
                    { radios::<Digits>(&messages, &preferences) }
                    { radios::<Harakat>(&messages, &preferences) }
                }
                if reader.facts.has_dates {
                    { radios::<Calendar>(&messages, &preferences) }
                }
                { radios::<Alignment>(&messages, &preferences) }
                { radios::<Shortcuts>(&messages, &preferences) }
                <Button part={Part::SettingsReset} class="pill" onclick={reset}>{ messages.settings_reset }</Button>
            }
        </Dialog>
    }
}

/// Returns radio buttons for all values of a setting.
fn radios<T: Label>(messages: &Messages, preferences: &Preferences) -> Html {
    radio_group(messages, preferences.get::<T>(), T::ALL, &choose(preferences))
}

/// Returns a callback that chooses a value.
fn choose<T: Choice>(preferences: &Preferences) -> Callback<T> {
    let preferences = preferences.clone();
    Callback::from(move |value| preferences.choose(value))
}

/// Returns the typefaces that have the letters of the article.
fn faces(reader: &ReaderContext) -> Vec<Face> {
    let has_letters = |face: &Face| match face {
        Face::Naskh => reader.facts.is_arabic,
        Face::Nastaliq => facts::uses_nastaliq(&reader.facts.lang),
        Face::Hebrew => facts::is_hebrew_script(&reader.facts.lang),
        Face::Page => reader.site.is_element(),
        Face::Usual | Face::Amiri | Face::Plex | Face::System => true,
    };
    Face::ALL.iter().copied().filter(has_letters).collect()
}
