//! What the interface says: one struct, one file per language.
//!
//! Every language fills the same [`Messages`], so a missing string does not compile. A `{name}` in a string
//! stands for what the caller puts there with [`fill`].

use super::{Direction, arabic};

/// All the words of the interface in one language.
pub struct Messages {
    /// The language tag of these words.
    pub lang: &'static str,
    /// The same with the digits that the interface counts in (`-u-nu-`), for `Intl`.
    pub locale: &'static str,
    /// The way the interface runs.
    pub direction: Direction,
    /// The reader's own name, the title of a page that shows no article.
    pub name: &'static str,

    /// The toolbar's accessible name.
    pub toolbar: &'static str,
    /// The name of the font-size control.
    pub font_size: &'static str,
    /// The letter that stands for the text in the font-size buttons.
    pub letter: &'static str,
    /// Name of the button that makes the text smaller.
    pub font_decrease: &'static str,
    /// Name of the button that makes the text larger.
    pub font_increase: &'static str,
    /// Name of the button that shows the size and goes back to the usual one; `{size}`.
    pub font_reset: &'static str,
    /// Announced after a step; `{size}`.
    pub font_size_now: &'static str,

    /// The share button.
    pub share: &'static str,
    /// The heading over the share links.
    pub share_article: &'static str,
    /// Accessible name of a share link; `{network}`.
    pub share_on: &'static str,
    /// The copy button.
    pub copy: &'static str,
    /// Confirms a copy.
    pub copied: &'static str,
    /// Names the field that holds the address when the browser does not let us copy it.
    pub copy_failed: &'static str,
    /// `WhatsApp`.
    pub whatsapp: &'static str,
    /// `X`.
    pub x: &'static str,
    /// `Facebook`.
    pub facebook: &'static str,
    /// `Telegram`.
    pub telegram: &'static str,
    /// `LinkedIn`.
    pub linkedin: &'static str,
    /// Electronic mail.
    pub email: &'static str,

    /// Over the authors; `{names}`.
    pub by: &'static str,
    /// Between two authors.
    pub and: &'static str,
    /// The time of the last change; `{date}`.
    pub updated: &'static str,
    /// The heading over the link to the original.
    pub source: &'static str,
    /// The link to the original; `{source}`.
    pub original_at: &'static str,
    /// The link to the original where the source has no name.
    pub original: &'static str,
    /// The link to the source's site where the original's own address is not known; `{source}`.
    pub site_of: &'static str,
    /// Credit of a picture; `{name}`.
    pub credit: &'static str,
    /// The usual title of key points.
    pub key_points: &'static str,
    /// The usual title of related links.
    pub related: &'static str,
    /// Name of a region that scrolls sideways because it holds a table.
    pub table: &'static str,
    /// Name of a region that scrolls sideways because it holds code.
    pub code: &'static str,
    /// The button that shows a provider's post in the article; `{provider}`.
    pub show_from: &'static str,
    /// Opens a provider's post; `{provider}`.
    pub open_at: &'static str,

    /// Said while an article is on its way.
    pub loading: &'static str,
    /// Tries again.
    pub retry: &'static str,
    /// Opens the original story instead.
    pub open_original: &'static str,
    /// The device is offline.
    pub offline: Message,
    /// The server took too long.
    pub timed_out: Message,
    /// There is nothing at the address.
    pub not_found: Message,
    /// The server refused, or the browser was not allowed to read its answer.
    pub refused: Message,
    /// The server failed.
    pub server: Message,
    /// The answer is larger than Maqal reads.
    pub too_large: Message,
    /// The connection broke.
    pub interrupted: Message,
    /// The answer is not JSON; `{line}` and `{column}`.
    pub not_json: Message,
    /// The answer is JSON but holds no article; `{field}`.
    pub no_article: Message,
    /// JSON, but in no known format.
    pub unknown_format: Message,
    /// The publisher gives the article only to some.
    pub locked: Message,
    /// The page may not parse HTML.
    pub html_refused: Message,
    /// The article is of a later version; `{version}`.
    pub version: Message,
    /// The page does not show articles of this origin; `{origin}`.
    pub origin: Message,
}

/// An error as a reader sees it.
pub struct Message {
    /// What happened, in one sentence.
    pub what: &'static str,
    /// What can be done about it, in one sentence.
    pub advice: &'static str,
}

impl Messages {
    /// The words of the interface. They are Arabic whatever the article's language.
    pub fn get() -> &'static Self {
        &arabic::MESSAGES
    }
}

/// Puts values in the places of their `{name}`s in a template. What is put in is not read again, so it may hold
/// braces; a name that no value goes by stands for nothing.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut parts = template.split('{');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        let value = values.iter().find(|(key, _)| *key == name);
        whole.push_str(value.map_or("", |(_, value)| value));
        whole.push_str(rest);
    }
    whole
}
