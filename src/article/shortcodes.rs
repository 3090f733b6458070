//! Shortcodes: commands in square brackets that a publishing system replaces before it shows a text.
//!
//! Many responses still contain them: those of WordPress whenever the plugin or the theme of a command is not loaded for its
//! REST API. Commands are removed, and the text between an opening and a closing one stays. Commands for media become
//! elements, and titles of tabs become headings. Square brackets that an author wrote stay as they are.
//!
//! This runs before the text is parsed, because a command may begin and end in different elements. So its result is as
//! untrusted as the text.

use std::borrow::Cow;

use crate::text;

/// The known commands, one meaning per line: its name, the names of its commands, and the beginning of the URL of a value
/// that is only an id. A name that ends with `*` is a prefix. The first line with a name applies.
const TABLE: &str = include_str!("shortcodes.tsv");

/// The quotation marks around values, as authors write them and as WordPress replaces them.
const QUOTES: &str = "\" ' “ ” „ ‘ ’ ″ ′ « » &quot; &#34; &#034; &#8220; &#8221; &#8222; &#8243; &#39; &#039; &#8216; &#8217; \
                      &#8242; &#171; &#187; &laquo; &raquo; &ldquo; &rdquo; &lsquo; &rsquo; &Prime; &prime; &apos;";

/// The attributes with the URL or the id of media.
const SOURCES: &str = "src url mp4 m4v webm ogv mp3 m4a ogg wav link video audio id";

/// The attributes with the title of a section.
const TITLES: &str = "title text heading";

/// Elements whose text is not prose.
const VERBATIM: &str = "pre code kbd samp script style textarea xmp";

/// The file name extensions of media, by element.
const FILES: [(&str, &str); 3] =
    [("video", "mp4 m4v webm ogv mov"), ("audio", "mp3 m4a ogg oga wav"), ("img", "jpg jpeg png webp avif gif")];

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

/// Returns the meaning of a known command, the beginning of the URL of its value, and whether its name is also a word that an
/// author may write in brackets.
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

/// Returns the length of a quotation mark at the beginning of a text.
fn quote(text: &str) -> Option<usize> {
    QUOTES.split(' ').find(|quote| text.starts_with(quote)).map(str::len)
}

/// The spaces between attributes.
const SPACES: &[char] = &[' ', '\n', '\t', '\r', '\u{A0}'];

/// The characters that separate attributes: spaces, a line break that a publishing system inserted, and the slash of a
/// command without content.
const SEPARATORS: &[char] = &[' ', '\n', '\t', '\r', '\u{A0}', '<', '/'];

/// Whether this follows the value of an attribute: another attribute, a separator, or nothing.
fn follows_value(text: &str) -> bool {
    let next = text.trim_start_matches(SPACES);
    let (name, after) = split_name(next);
    next.is_empty() || next.starts_with(['<', '/']) || (!name.is_empty() && after.trim_ascii_start().starts_with('='))
}

/// An attribute of a command.
struct Attribute<'a> {
    /// The name; empty for a value without a name.
    name: &'a str,
    value: &'a str,
    is_quoted: bool,
}

/// Takes the first attribute of a list. Publishing systems insert line breaks and paragraphs between attributes.
fn attribute<'a>(list: &mut &'a str) -> Option<Attribute<'a>> {
    let mut rest = *list;
    while let Some(after) = rest.strip_prefix(SEPARATORS) {
        rest = if rest.starts_with('<') { after.split_once('>')?.1 } else { after };
    }
    if rest.is_empty() {
        return None;
    }
    let (name, after) = split_name(rest);
    let mut attribute = Attribute { name: "", value: "", is_quoted: false };
    if let Some(value) = after.trim_ascii_start().strip_prefix('=') {
        (attribute.name, rest) = (name, value.trim_ascii_start());
    }
    let start = quote(rest);
    attribute.is_quoted = start.is_some();
    rest = rest.get(start.unwrap_or_default()..).unwrap_or_default();
    let (mut end, mut after) = (rest.len(), rest.len());
    for (at, letter) in rest.char_indices() {
        let here = rest.get(at..).unwrap_or_default();
        if !attribute.is_quoted {
            if letter != '/' && SEPARATORS.contains(&letter) {
                (end, after) = (at, at);
                break;
            }
        } else if !letter.is_ascii_alphanumeric()
            && let Some(length) = quote(here)
            && here.get(length..).is_some_and(follows_value)
        {
            // Other quotation marks belong to the value.
            (end, after) = (at, at + length);
            break;
        }
    }
    attribute.value = rest.get(..end).unwrap_or_default();
    *list = rest.get(after..).unwrap_or_default();
    Some(attribute)
}

/// Returns the value of the first of these attributes that has one.
fn value<'a>(list: &'a str, names: &str) -> Option<&'a str> {
    for wanted in names.split(' ') {
        let mut list = list;
        while let Some(Attribute { name, value, .. }) = attribute(&mut list) {
            if name == wanted && !value.is_empty() {
                return Some(value);
            }
        }
    }
    None
}

/// What a list of attributes looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Empty,
    /// Every attribute has a name.
    Named,
    /// Every attribute has a name, and the value of one at least is in quotation marks.
    Quoted,
    /// There are words between.
    Words,
}

impl List {
    fn of(mut list: &str) -> Self {
        let mut kind = Self::Empty;
        while let Some(Attribute { name, is_quoted, .. }) = attribute(&mut list) {
            if name.is_empty() {
                return Self::Words;
            }
            if kind != Self::Quoted {
                kind = if is_quoted { Self::Quoted } else { Self::Named };
            }
        }
        kind
    }
}

struct Replacer<'a> {
    is_html: bool,
    out: String,
    /// The names of closing commands, each with whether such a command is open.
    pairs: Vec<(&'a str, bool)>,
    /// Whether a figure is open.
    in_figure: bool,
}

impl<'a> Replacer<'a> {
    /// Replaces the command that begins with the bracket before `source`, and returns what follows it.
    fn command(&mut self, source: &'a str) -> &'a str {
        let end = source.find(['[', ']']).unwrap_or(source.len());
        let (command, after) = source.split_at_checked(end).unwrap_or_default();
        // A command in two pairs of brackets is shown with one.
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

    /// Replaces a closing command.
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
            // The texts of two columns are not one word.
            None if was_open && rest.starts_with('[') => self.out.push(' '),
            None if was_open => {}
            _ => return None,
        }
        Some(rest)
    }

    /// Replaces an opening command.
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
                // WordPress before version 3.4 has the caption in an attribute.
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

    /// Replaces a command for a video, an audio recording, an image or a post. Its URL, or its id, is in an attribute or
    /// between an opening and a closing command.
    fn media(&mut self, name: &str, list: &'a str, start: &str, rest: &'a str) -> Option<&'a str> {
        let is_id = |id: &str| !start.is_empty() && split_name(&["a", id].concat()).1.is_empty();
        let first = attribute(&mut { list }).filter(|first| first.name.is_empty()).map(|first| first.value);
        // A word in the brackets of an author is not an id.
        let first = first.filter(|first| first.starts_with("http") || (is_id(first) && first.len() > 5));
        let given = value(list, SOURCES).or(first);
        let (inside, after) = content(rest, name).unwrap_or(("", rest));
        // WordPress may have made a link of the URL.
        let inside = inside.split(['<', '>']).find(|part| part.starts_with("http")).unwrap_or(inside).trim_ascii();
        let (address, after) = match given {
            Some(address) if inside.is_empty() => (address, after),
            Some(address) => (address, rest),
            None if !inside.is_empty() => (inside, after),
            None => return None,
        };
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let file = FILES.iter().find(|(_, endings)| text::is_in(endings, ending));
        if let Some((element, _)) = file {
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

    /// Whether a command without attributes is a paragraph of its own.
    fn is_alone(&self, rest: &str) -> bool {
        let (before, after) = (self.out.trim_end_matches([' ', '\r']), rest.trim_start_matches([' ', '\r']));
        let [start, end] = if self.is_html { ['>', '<'] } else { ['\n', '\n'] };
        (before.is_empty() || before.ends_with([start, '\n'])) && (after.is_empty() || after.starts_with([end, '\n']))
    }

    /// Adds markup, which plain text has none of.
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

/// Returns the text up to the closing command, if there is no other command between, and what follows it.
fn content<'a>(rest: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let (inside, closing) = rest.split_at_checked(rest.find('[')?)?;
    Some((inside, closing.strip_prefix("[/")?.strip_prefix(name)?.strip_prefix(']')?))
}
