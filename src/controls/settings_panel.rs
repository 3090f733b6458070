//! The settings: the browser's own controls, each under its name, which all take effect at once.

use yew::prelude::*;

use super::{
    button::Button,
    context::{AppContext, ReaderContext, Words, use_app},
    hooks::{Preferences, Sheet},
    labels::Label,
    radio_group::radio_group,
    scale::scale,
    sheet::Dialog,
};
use crate::{
    document::Part,
    locale::facts,
    preferences::{
        Alignment, Calendar, Choice, Digits, Face, FontStep, Harakat, LineHeight, Measure, Shortcuts, Theme,
    },
};

/// The id by which the toolbar's button opens the panel.
pub const SETTINGS_ID: &str = "maqal-settings";

/// What the panel is given.
#[derive(PartialEq, Properties)]
pub struct SettingsPanelProps {
    /// The sheet that it is in.
    pub sheet: Sheet,
}

/// The panel of settings, with those that mean something to the article.
#[component]
pub fn SettingsPanel(props: &SettingsPanelProps) -> Html {
    let AppContext { reader, words, preferences, announcer, .. } = use_app();
    let choose_face = {
        let preferences = preferences.clone();
        Callback::from(move |face| preferences.choose_face(face))
    };
    let choose_theme = {
        let preferences = preferences.clone();
        Callback::from(move |theme| preferences.choose_theme(theme))
    };
    let reset = {
        let (preferences, words) = (preferences.clone(), words.clone());
        Callback::from(move |_| {
            preferences.reset();
            announcer.toast(words.settings_were_reset);
        })
    };
    html! {
        <Dialog
            sheet={props.sheet.clone()}
            id={SETTINGS_ID}
            part={Part::SettingsPanel}
            close_part={Part::SettingsClose}
            title={words.settings_title}
        >
            if props.sheet.is_open() {
                { scale(&words, preferences.get::<FontStep>(), choose(&preferences)) }
                { scale(&words, preferences.get::<LineHeight>(), choose(&preferences)) }
                { scale(&words, preferences.get::<Measure>(), choose(&preferences)) }
                { radio_group(&words, preferences.face(), &faces(&reader), &choose_face) }
                { radio_group(&words, preferences.theme(), Theme::ALL, &choose_theme) }
                if reader.facts.is_arabic {
                    { radios::<Digits>(&words, &preferences) }
                    { radios::<Harakat>(&words, &preferences) }
                }
                if reader.facts.has_dates {
                    { radios::<Calendar>(&words, &preferences) }
                }
                { radios::<Alignment>(&words, &preferences) }
                { radios::<Shortcuts>(&words, &preferences) }
                <Button part={Part::SettingsReset} class="pill" onclick={reset}>{ words.settings_reset }</Button>
            }
        </Dialog>
    }
}

/// The radio buttons of all values of a choice.
fn radios<T: Label>(words: &Words, preferences: &Preferences) -> Html {
    radio_group(words, preferences.get::<T>(), T::ALL, &choose(preferences))
}

/// Chooses a value.
fn choose<T: Choice>(preferences: &Preferences) -> Callback<T> {
    let preferences = preferences.clone();
    Callback::from(move |value| preferences.choose(value))
}

/// The faces that have the letters of the article.
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
