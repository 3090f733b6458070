//! How much of an article is read and shown: every limit, with its reason.
//!
//! A response may have 8 MiB ([`crate::host::fetch`]). A hostile one of that size may cost seconds, but never the tab.
//! An article beyond these limits shows what fits, says so below its text, and links to the original story.

/// The longest URL, in bytes. Signed URLs of pictures have up to 2,000; browsers and servers take about 8,000.
pub const URL: usize = 4096;

/// How many bytes a relative URL may gain when it is resolved, besides percent-encoding. URLs of articles have up to
/// 600, even with an Arabic slug; a base beyond that multiplies a text of many short links.
pub const BASE: usize = 1024;

/// How many candidates an image may have in its `srcset`. Publishing systems write up to 15.
pub const CANDIDATES: usize = 32;

/// How many elements of the HTML may be open at once. Chromium nests no deeper either; for each tag a parser may look
/// through all of them, so that without a limit its time is quadratic.
pub const OPEN: usize = 512;

/// How many formatting elements, such as `b` and `font`, may be open at once. A parser opens all of them again in every
/// block that follows.
pub const FORMATTING: usize = 16;

/// How many attributes an element may have. For each one a parser may look through all before it.
pub const ATTRIBUTES: usize = 1000;

/// How many elements a parser may make of the HTML. The longest articles have about 50,000; a browser takes about a
/// second for these.
pub const ELEMENTS: usize = 250_000;

/// How many blocks a text may have that is not HTML. More do not fit into a document ([`room`]).
pub const BLOCKS: usize = 100_000;

/// What an element adds to the size of a document besides its attributes and its words, in bytes: its tags, and its
/// share of the time that a browser takes for layout.
pub const ELEMENT: usize = 80;

/// The size of the header or the footer of a document. Only the title, the tags or the authors of a hostile article
/// are longer.
pub const AROUND: usize = 64 * 1024;

/// The longest word, in bytes, without a place where a line may break. A browser searches the whole word for one at the
/// end of every line.
pub const WORD: usize = 8 * 1024;

/// Returns the maximum size of the document for a response of this many bytes: in proportion, so that few bytes do not
/// become many, and at most 4 MiB, which is a book of a thousand pages or a page with 50,000 elements.
pub fn room(bytes: usize) -> usize {
    bytes.saturating_mul(24).saturating_add(AROUND).min(4 << 20)
}

/// Returns the beginning of a text, at most this many bytes.
pub fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
