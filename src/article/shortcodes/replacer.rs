//! Replaces single shortcodes.

use super::{
    attributes::{List, SEPARATORS, attribute, value},
    split_name,
};
use crate::{article::MediaKind, text};

/// The known shortcodes, one meaning per line: the name of the meaning, the names of the shortcodes, and the prefix
/// that turns an id into a URL. A name that ends with `*` is a prefix. The first line that matches applies.
const TABLE: &str = include_str!("commands.tsv");

/// The attributes with the URL or the id of a medium.
const SOURCES: &str = "src url mp4 m4v webm ogv mp3 m4a ogg wav link video audio id";

/// The attributes with the title of a section.
const TITLES: &str = "title text heading";

/// Replaces the shortcodes of one text.
pub(super) struct Replacer<'a> {
    pub(super) is_html: bool,
    pub(super) out: String,
    /// The names of the closing shortcodes, each with a flag for an open shortcode of that name.
    pub(super) pairs: Vec<(&'a str, bool)>,
    /// Whether a figure is open.
    pub(super) in_figure: bool,
}

impl<'a> Replacer<'a> {
    /// Replaces the shortcode whose opening bracket precedes `source`. Returns what follows it.
    pub(super) fn command(&mut self, source: &'a str) -> &'a str {
        let end = source.find(['[', ']']).unwrap_or(source.len());
        let (command, after) = source.split_at_checked(end).unwrap_or_default();
        // A shortcode in double brackets is escaped.
        let is_escaped = self.out.ends_with('[') && after.starts_with("]]");
        let rest = after.strip_prefix(']').filter(|_| !is_escaped);
        let replaced = rest.and_then(|rest| match command.strip_prefix('/') {
            Some(name) => self.close(name.trim_end(), rest),
            None => self.open(command, rest),
        });
        replaced.unwrap_or_else(|| {
            self.out.push('[');
            source
        })
    }

    /// Replaces a closing shortcode.
    fn close(&mut self, name: &str, rest: &'a str) -> Option<&'a str> {
        if !split_name(name).1.is_empty() {
            return None;
        }
        let pair = self.pairs.iter_mut().find(|(known, _)| *known == name);
        let was_open = pair.is_some_and(|(_, is_open)| std::mem::take(is_open));
        match known(name) {
            Some(("figure" | "gallery", ..)) if self.in_figure => {
                self.in_figure = false;
                self.element("</figure>");
            }
            Some((_, _, is_word)) if was_open || !is_word => self.separate(),
            // A space keeps the texts of two columns apart.
            None if was_open && rest.starts_with('[') => self.out.push(' '),
            None if was_open => {}
            _ => return None,
        }
        Some(rest)
    }

    /// Replaces an opening shortcode.
    fn open(&mut self, command: &'a str, rest: &'a str) -> Option<&'a str> {
        let (name, list) = split_name(command);
        if name.is_empty() || !(list.is_empty() || list.starts_with('=') || list.starts_with(SEPARATORS)) {
            return None;
        }
        let kind = List::of(list);
        let pair = self.pairs.iter().position(|(known, _)| *known == name);
        let (meaning, start, is_word) = known(name).unwrap_or(("", "", true));
        let is_command = match kind {
            _ if !is_word || meaning == "media" => true,
            List::Quoted => true,
            List::Named => !meaning.is_empty() || pair.is_some(),
            List::Empty => pair.is_some() || (matches!(meaning, "layout" | "gallery") && self.is_alone(rest)),
            List::Words => false,
        };
        if !is_command {
            return None;
        }
        let mut after = rest;
        match meaning {
            "media" => {
                after = self.media(name, list.trim_start_matches('='), start, rest).or((!is_word).then_some(rest))?;
            }
            "figure" | "gallery" if pair.is_some() && !self.in_figure => {
                self.in_figure = true;
                self.element(if meaning == "figure" { "<figure>" } else { "<figure class=gallery>" });
                // Before WordPress 3.4, the caption is an attribute.
                self.section("figcaption", value(list, "caption"));
            }
            "" => {}
            _ => self.separate(),
        }
        if meaning == "heading" {
            self.section("h3", value(list, TITLES));
        } else if meaning == "code" {
            after = content(rest, name).map_or(rest, |(_, after)| after);
        }
        if let Some((_, is_open)) = pair.and_then(|pair| self.pairs.get_mut(pair)) {
            *is_open = true;
        }
        Some(after)
    }

    /// Replaces a shortcode for a video, an audio recording, an image or a post. Its URL or id is in an attribute, or
    /// between the opening and the closing shortcode.
    fn media(&mut self, name: &str, list: &'a str, start: &str, rest: &'a str) -> Option<&'a str> {
        let is_id = |id: &str| !start.is_empty() && split_name(&["a", id].concat()).1.is_empty();
        let first = attribute(&mut { list }).filter(|first| first.name.is_empty()).map(|first| first.value);
        // A word in an author's brackets is not an id.
        let first = first.filter(|first| first.starts_with("http") || (is_id(first) && first.len() > 5));
        let given = value(list, SOURCES).or(first);
        let (inside, after) = content(rest, name).unwrap_or(("", rest));
        // WordPress may have turned the URL into a link.
        let inside = inside.split(['<', '>']).find(|part| part.starts_with("http")).unwrap_or(inside).trim_ascii();
        let (address, after) = match given {
            Some(address) if inside.is_empty() => (address, after),
            Some(address) => (address, rest),
            None if !inside.is_empty() => (inside, after),
            None => return None,
        };
        if let Some(element) = MediaKind::of_file(address).map(MediaKind::element) {
            let poster = value(list, "poster").unwrap_or_default();
            let alt = value(list, "alt").unwrap_or_default();
            let element =
                ["<", element, " src=\"", address, "\" poster=\"", poster, "\" alt=\"", alt, "\"></", element, ">"];
            self.element(&element.concat());
        } else {
            self.separate();
            if is_id(address) {
                self.element(start);
                self.element(address);
            } else if address == inside {
                self.out.push_str(address);
            } else if address.starts_with("http") {
                self.element(address);
            }
            self.separate();
        }
        Some(after)
    }

    /// Whether a shortcode without attributes is alone in its paragraph.
    fn is_alone(&self, rest: &str) -> bool {
        let (before, after) = (self.out.trim_end_matches([' ', '\r']), rest.trim_start_matches([' ', '\r']));
        let [start, end] = if self.is_html { ['>', '<'] } else { ['\n', '\n'] };
        (before.is_empty() || before.ends_with([start, '\n'])) && (after.is_empty() || after.starts_with([end, '\n']))
    }

    /// Adds markup, unless the text is plain.
    fn element(&mut self, markup: &str) {
        if self.is_html {
            self.out.push_str(markup);
        }
    }

    /// Adds an element with the value of an attribute.
    fn section(&mut self, element: &str, title: Option<&str>) {
        if let Some(title) = title {
            self.element(&["<", element, ">"].concat());
            self.out.push_str(title);
            self.element(&["</", element, ">"].concat());
            self.separate();
        }
    }

    /// Separates blocks.
    fn separate(&mut self) {
        self.out.push_str(if self.is_html { "<p>" } else { "\n" });
    }
}

/// Returns the text up to the closing shortcode, and what follows that; `None` if there is another bracket in between.
fn content<'a>(rest: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let (inside, closing) = rest.split_at_checked(rest.find('[')?)?;
    Some((inside, closing.strip_prefix("[/")?.strip_prefix(name)?.strip_prefix(']')?))
}

/// Returns the name of the opening shortcode whose opening bracket precedes `source`, if [`Replacer::open`] removes it
/// although it is unknown.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn unknown<'a>(source: &'a str, pairs: &[(&str, bool)]) -> Option<&'a str> {
    let (command, after) = source.split_at_checked(source.find(['[', ']'])?)?;
    let (name, list) = split_name(command);
    let is_list = list.is_empty() || list.starts_with('=') || list.starts_with(SEPARATORS);
    if name.is_empty() || !is_list || !after.starts_with(']') || known(name).is_some() {
        return None;
    }
    let is_command = match List::of(list) {
        List::Quoted => true,
        List::Named | List::Empty => pairs.iter().any(|(known, _)| *known == name),
        List::Words => false,
    };
    is_command.then_some(name)
}

/// Returns the meaning of a known shortcode, the prefix that turns an id into a URL, and whether its name is also a
/// word that an author may write in brackets.
fn known(name: &str) -> Option<(&'static str, &'static str, bool)> {
    for line in TABLE.split('\n') {
        let mut fields = line.split('\t');
        let (meaning, names, start) = (fields.next()?, fields.next()?, fields.next()?);
        for known in names.split(' ') {
            if text::fits(name, known) {
                return Some((meaning, start, !known.ends_with('*') && !name.contains(['_', '-'])));
            }
        }
    }
    None
}
