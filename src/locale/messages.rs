//! What the interface says before anybody has asked for more.
//!
//! Arabic is at hand at once; the other languages come when one is asked for ([`crate::host::languages`]).

use super::{
    Direction,
    words::{have, lines, without_names, words},
};

/// The languages that the interface speaks, by their primary subtags: Arabic, Persian, Urdu, Hebrew, Sorani, English,
/// French, Turkish.
pub const LANGUAGES: [&str; 8] = ["ar", "fa", "ur", "he", "ckb", "en", "fr", "tr"];

words! {
    /// All the words of the interface in one language.
    Messages {
        /// The reader's own name, the title of a page that shows no article.
        name,

        /// The toolbar's accessible name.
        toolbar,
        /// The name of the font-size control.
        font_size,
        /// The letter that stands for the text in the font-size buttons.
        letter,
        /// Name of the button that makes the text smaller.
        font_decrease,
        /// Name of the button that makes the text larger.
        font_increase,
        /// Name of the button that shows the size and goes back to the usual one; `{size}`.
        font_reset,
        /// Announced after a step; `{size}`.
        font_size_now,

        /// The button that opens the reader's preferences.
        settings,
        /// The link that leads past the toolbar to the text.
        skip,

        /// The share button.
        share,
        /// The heading over the share links.
        share_article,
        /// Accessible name of a share link; `{network}`.
        share_on,
        /// The copy button.
        copy,
        /// Confirms a copy.
        copied,
        /// Names the field that holds the address when the browser does not let us copy it.
        copy_failed,
        /// `WhatsApp`.
        whatsapp,
        /// `X`.
        x,
        /// `Facebook`.
        facebook,
        /// `Telegram`.
        telegram,
        /// `LinkedIn`.
        linkedin,
        /// Electronic mail.
        email,

        /// Over the authors; `{names}`.
        by,
        /// Between two authors.
        and,
        /// How long it takes to read the article; forms of `{count}`.
        minutes,
        /// The time of the last change; `{date}`.
        updated,
        /// The heading over the link to the original.
        source,
        /// The link to the original; `{source}`.
        original_at,
        /// The link to the original where the source has no name.
        original,
        /// The link to the source's site where the original's own address is not known; `{source}`.
        site_of,
        /// Name of a gallery; forms of `{count}`.
        images,
        /// Credit of a picture; `{name}`.
        credit,
        /// The usual title of key points.
        key_points,
        /// The usual title of related links.
        related,
        /// Name of a region that scrolls sideways because it holds a table.
        table,
        /// Name of a region that scrolls sideways because it holds code.
        code,
        /// The button that shows a provider's post in the article; `{provider}`.
        show_from,
        /// Opens a provider's post; `{provider}`.
        open_at,

        /// Said while an article is on its way.
        loading,
        /// Tries again.
        retry,
        /// Opens the original story instead.
        open_original,
        /// The device is offline.
        offline,
        /// The server took too long.
        timed_out,
        /// There is nothing at the address.
        not_found,
        /// The server refused, or the browser was not allowed to read its answer.
        refused,
        /// The server failed.
        server,
        /// The answer is larger than Maqal reads.
        too_large,
        /// The connection broke.
        interrupted,
        /// The answer is not JSON; `{line}` and `{column}`.
        not_json,
        /// The answer is JSON but holds no article; `{field}`.
        no_article,
        /// JSON, but in no known format.
        unknown_format,
        /// The publisher gives the article only to some.
        locked,
        /// The page may not parse HTML.
        html_refused,
        /// The article is of a later version; `{version}`.
        version,
        /// The page does not show articles of this origin; `{origin}`.
        origin,
    }
}

/// The interface's words in Arabic.
static ARABIC: Messages = Messages::new("ar", lines(without_names!("messages/ar.txt")));

/// The words with their names, in the order of the languages.
const FILES: [&str; LANGUAGES.len()] = [
    include_str!("messages/ar.txt"),
    include_str!("messages/fa.txt"),
    include_str!("messages/ur.txt"),
    include_str!("messages/he.txt"),
    include_str!("messages/ckb.txt"),
    include_str!("messages/en.txt"),
    include_str!("messages/fr.txt"),
    include_str!("messages/tr.txt"),
];

const _: () = {
    let mut index = 0;
    while index < FILES.len() {
        assert!(have(FILES[index], Messages::NAMES), "a language lacks a message, or has one that is not known");
        index += 1;
    }
};

impl Messages {
    /// The words of the interface in Arabic.
    pub const fn arabic() -> &'static Self {
        &ARABIC
    }

    /// The words of the interface in one of the [`LANGUAGES`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(language: &str) -> Option<Self> {
        let index = LANGUAGES.iter().position(|known| *known == language)?;
        let words: Vec<_> = FILES[index].lines().filter_map(|line| Some(line.split_once(" = ")?.1)).collect();
        Some(Self::new(LANGUAGES[index], words.try_into().ok()?))
    }

    /// The way the interface runs.
    pub fn direction(&self) -> Direction {
        if matches!(self.lang, "en" | "fr" | "tr") { Direction::Ltr } else { Direction::Rtl }
    }
}
