//! The limits of size and time, each with its reason.
//!
//! A hostile response within these limits may take seconds to show, but it never crashes the tab. If an article exceeds the
//! limits for its content, the reader shows its beginning, with a message and a link to the original story below the text.

/// The maximum size of a response, in bytes after decompression.
pub const RESPONSE_SIZE: usize = 8 * 1024 * 1024;

/// The maximum time from a request to the last byte of its response, in milliseconds. Readers do not wait longer.
pub const RESPONSE_TIME: u32 = 15_000;

/// The maximum length of a URL, in bytes. Signed URLs of images have up to 2,000; browsers and servers accept about 8,000.
pub const URL_LENGTH: usize = 4096;

/// How many bytes a relative URL may gain when it is resolved, besides percent-encoding. URLs of articles have up to 600
/// bytes, even with an Arabic slug. A longer base URL would multiply the size of an article with many short links.
pub const BASE_URL_LENGTH: usize = 1024;

/// How many candidates an image may have in its `srcset`. Publishing systems write up to 15.
pub const CANDIDATES: usize = 32;

/// How many elements of the HTML may be open at once. Chromium has the same limit. For each tag a parser may search all
/// open elements, so its time would be quadratic without a limit.
pub const OPEN_ELEMENTS: usize = 512;

/// How many formatting elements, such as `b` and `font`, may be open at once. A parser reopens all of them in every
/// following block.
pub const FORMATTING_ELEMENTS: usize = 16;

/// How many attributes an element may have. For each attribute a parser may search all previous ones.
pub const ATTRIBUTES: usize = 1000;

/// How many elements the HTML may contain. The longest articles have about 50,000. A browser needs about a second for this
/// limit.
pub const ELEMENTS: usize = 250_000;

/// How many blocks a text in another format than HTML may have. A document cannot contain more ([`document_size`]).
pub const BLOCKS: usize = 100_000;

/// The size of an element in a document besides its attributes and its text, in bytes. It accounts for the tags, and for
/// the time that a browser needs for layout.
pub const ELEMENT_SIZE: usize = 80;

/// The maximum size of the header or the footer of a document, in bytes. Only the title, tags or authors of a hostile
/// article exceed it.
pub const HEADER_OR_FOOTER: usize = 64 * 1024;

/// The maximum length of a word without a line break opportunity, in bytes. A browser searches the whole word for one at
/// the end of every line.
pub const WORD_LENGTH: usize = 8 * 1024;

/// Returns the maximum size of the document for a response of this many bytes, in bytes. The size is proportional, so that
/// a small response cannot become a large document. It is at most 4 MiB: a book of a thousand pages, or 50,000 elements.
pub fn document_size(bytes: usize) -> usize {
    bytes.saturating_mul(24).saturating_add(HEADER_OR_FOOTER).min(4 << 20)
}

/// Returns the beginning of a text: at most this many bytes, without splitting a character.
pub fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
