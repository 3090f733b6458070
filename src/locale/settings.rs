//! The words of the panel of preferences and of what else comes later, in a file for each language (`settings/`).
//!
//! They are looked up by their names, since most are those of a choice and its values: `theme`, `theme_dark`.

use super::{messages::LANGUAGES, words::have};

const FILES: [&str; LANGUAGES.len()] = [
    include_str!("settings/ar.txt"),
    include_str!("settings/fa.txt"),
    include_str!("settings/ur.txt"),
    include_str!("settings/he.txt"),
    include_str!("settings/ckb.txt"),
    include_str!("settings/en.txt"),
    include_str!("settings/fr.txt"),
    include_str!("settings/tr.txt"),
];

/// The words in one of the [`LANGUAGES`].
#[derive(Clone, Copy)]
pub struct Words(&'static str);

impl Words {
    /// The words in this language, in Arabic where there are none.
    pub fn of(language: &str) -> Self {
        let index = LANGUAGES.iter().position(|known| *known == language).unwrap_or_default();
        Self(FILES.get(index).unwrap_or(&FILES[0]))
    }

    /// The words of a name, given in parts that `_` joins; in it, `-` stands for `_`. Empty where the name is not known.
    pub fn get(self, name: &str, part: &str) -> &'static str {
        let name: String = [name, if part.is_empty() { "" } else { "_" }, part].concat();
        let name: String = name.chars().map(|letter| if letter == '-' { '_' } else { letter }).collect();
        let mut lines = self.0.split('\n').filter_map(|line| line.split_once('='));
        lines.find_map(|(known, words)| (known.trim_end() == name).then_some(words.trim_start())).unwrap_or_default()
    }
}

/// The names, in order.
const NAMES: &[&str] = &[
    "title",
    "close",
    "reset",
    "was_reset",
    "font_step",
    "line_height",
    "measure",
    "measures",
    "face",
    "face_usual",
    "face_naskh",
    "face_amiri",
    "face_plex",
    "face_nastaliq",
    "face_hebrew",
    "face_system",
    "face_page",
    "theme",
    "theme_auto",
    "theme_light",
    "theme_sepia",
    "theme_dark",
    "theme_black",
    "theme_contrast",
    "digits",
    "digits_written",
    "digits_arab",
    "digits_latn",
    "calendar",
    "calendar_gregorian",
    "calendar_both",
    "align",
    "align_start",
    "align_justify",
    "harakat",
    "harakat_shown",
    "harakat_hidden",
    "keys",
    "keys_on",
    "keys_off",
    "resumed",
    "resume",
    "back_to_top",
    "help",
    "key_larger",
    "key_smaller",
    "key_usual",
    "key_theme",
    "key_next",
    "key_previous",
    "key_share",
    "key_progress",
    "key_help",
    "progress",
];

const _: () = {
    let mut index = 0;
    while index < FILES.len() {
        assert!(have(FILES[index], NAMES), "a language lacks words, or has some that are not known");
        index += 1;
    }
};
