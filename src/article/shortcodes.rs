//! Shortcodes: commands in square brackets that a publishing system replaces before it shows a text.
//!
//! Many responses still contain them: those of WordPress whenever the plugin or the theme of a command is not loaded for its
//! REST API. Commands are removed, and the text between an opening and a closing one stays. Commands for media become
//! elements, and titles of tabs become headings. Square brackets that an author wrote stay as they are.
//!
//! This runs before the text is parsed, because a command may begin and end in different elements. So its result is as
//! untrusted as the text.

mod attributes;
mod replacer;

use std::borrow::Cow;

use crate::text;
use replacer::Replacer;

/// Elements whose text is not prose.
const VERBATIM: &str = "pre code kbd samp script style textarea xmp";

/// The maximum number of names of closing commands.
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

/// Returns the tag, the comment or the element that must not change, at the beginning of some HTML.
fn verbatim(html: &str) -> &str {
    let inside = html.get(1..).unwrap_or_default();
    let name = inside.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    let end = if inside.starts_with("!--") {
        text::find(html, "-->")
    } else if text::is_in(VERBATIM, name) {
        text::find(html, &["</", name].concat())
    } else if inside.starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!')) {
        html.find('>')
    } else {
        // An ordinary character.
        Some(0)
    };
    // The rest is not searched again if the end is missing: that would take quadratic time.
    html.get(..end.map_or(html.len(), |end| end + 1)).unwrap_or(html)
}

/// Returns the names of the closing commands, each with whether such a command is open.
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

/// Splits the name of a command from what follows it.
fn split_name(command: &str) -> (&str, &str) {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    let at = if command.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        command.find(|letter| !is_name(letter)).unwrap_or(command.len())
    } else {
        0
    };
    command.split_at_checked(at).unwrap_or_default()
}
