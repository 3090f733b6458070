//! Replaces shortcodes: commands in square brackets that a publishing system should have replaced.
//!
//! Many responses still contain them, such as those of the WordPress REST API if it does not load the plugin or the
//! theme of a shortcode. Shortcodes are removed, and the text between an opening and a closing one stays. Shortcodes
//! for media become elements, and the titles of tabs become headings. Square brackets of an author are not changed.
//!
//! This runs before the text is parsed, because a shortcode may begin and end in different elements. The result is as
//! untrusted as the text.

mod attributes;
mod replacer;

use std::borrow::Cow;

use crate::text;
use replacer::Replacer;

/// Elements in which shortcodes are not replaced.
const VERBATIM: &str = "pre code kbd samp script style textarea xmp";

/// The maximum number of names of closing shortcodes.
const NAMES: usize = 100;

/// Replaces the shortcodes of HTML.
pub fn html(source: &str) -> Cow<'_, str> {
    replace(source, true)
}

/// Removes the shortcodes of plain text.
pub fn text(source: &str) -> Cow<'_, str> {
    replace(source, false)
}

fn replace(source: &str, is_html: bool) -> Cow<'_, str> {
    if !source.contains('[') {
        return Cow::Borrowed(source);
    }
    let mut replacer =
        Replacer { is_html, out: String::with_capacity(source.len()), pairs: pairs(source), in_figure: false };
    let mut rest = source;
    while let Some((before, from)) = rest.find(['[', '<']).and_then(|at| rest.split_at_checked(at)) {
        replacer.out.push_str(before);
        rest = if let Some(inside) = from.strip_prefix('[') {
            replacer.command(inside)
        } else {
            let tag = if is_html { verbatim(from) } else { "<" };
            replacer.out.push_str(tag);
            from.get(tag.len()..).unwrap_or_default()
        };
    }
    replacer.out.push_str(rest);
    Cow::Owned(replacer.out)
}

/// Returns the names of the unknown shortcodes in a text, which are removed without a meaning.
#[cfg(not(target_arch = "wasm32"))]
pub fn unknown(source: &str) -> Vec<&str> {
    let pairs = pairs(source);
    let starts = source.match_indices('[').filter_map(|(at, _)| source.get(at + 1..));
    starts.filter_map(|inside| replacer::unknown(inside, &pairs)).collect()
}

/// Returns the tag, comment or element at the beginning of the HTML that must not change.
fn verbatim(html: &str) -> &str {
    let inside = html.get(1..).unwrap_or_default();
    let name = inside.split(|character: char| !character.is_ascii_alphanumeric()).next().unwrap_or_default();
    let end = if inside.starts_with("!--") {
        text::find(html, "-->")
    } else if text::is_in(VERBATIM, name) {
        text::find(html, &["</", name].concat())
    } else if inside.starts_with(|character: char| character.is_ascii_alphabetic() || matches!(character, '/' | '!')) {
        html.find('>')
    } else {
        // `<` as an ordinary character.
        Some(0)
    };
    // If the end is missing, the rest stays as it is. Searching it again would take quadratic time.
    html.get(..end.map_or(html.len(), |end| end + 1)).unwrap_or(html)
}

/// Returns the names of the closing shortcodes, each with a flag for an open shortcode of that name.
fn pairs(source: &str) -> Vec<(&str, bool)> {
    let mut pairs: Vec<(&str, bool)> = Vec::new();
    for part in text::split(source, "[/").skip(1) {
        let (name, rest) = split_name(part);
        if pairs.len() < NAMES
            && !name.is_empty()
            && rest.starts_with(']')
            && pairs.iter().all(|(known, _)| *known != name)
        {
            pairs.push((name, false));
        }
    }
    pairs
}

/// Splits the name of a shortcode from what follows it.
fn split_name(shortcode: &str) -> (&str, &str) {
    let is_name = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-');
    let at = if shortcode.starts_with(|character: char| character.is_ascii_alphabetic()) {
        shortcode.find(|character| !is_name(character)).unwrap_or(shortcode.len())
    } else {
        0
    };
    shortcode.split_at_checked(at).unwrap_or_default()
}
