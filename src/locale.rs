//! Language and direction: detects the direction and the language of a text, and provides the messages of the interface.
//!
//! | module | content |
//! |---|---|
//! | [`direction`](Direction) | the direction of a text, by its letters |
//! | [`language`](Language) | language tags and names of languages |
//! | [`letters`](Letters) | the language and the direction of a text, detected from its letters |
//! | [`facts`] | properties of languages: direction, punctuation, digits, calendars, scripts |
//! | [`messages`] | the messages of the interface |
//! | [`plurals`] | the plural forms of messages |
//! | [`templates`] | the placeholders of messages |
//! | [`negotiation`](choose) | the language of the interface, chosen from several |
//! | [`digits`] | the conversion of digits in a text |
//! | [`marks`] | harakat and other diacritics |
//!
//! [`crate::article::language`] uses these modules to determine the language and the direction of an article.

pub mod digits;
mod direction;
pub mod facts;
mod language;
mod letters;
pub mod marks;
pub mod messages;
mod negotiation;
pub mod plurals;
pub mod templates;

pub use direction::{Direction, Tally};
pub use language::Language;
pub use letters::Letters;
pub use messages::{ArticleMessages, Catalog, ControlsMessages};
pub use negotiation::choose;
