//! Language and direction: in which direction a text runs, and in which words the interface speaks.
//!
//! | module | content |
//! |---|---|
//! | [`direction`](Direction) | the direction of a text, by its letters |
//! | [`language`](Language) | language tags and names of languages |
//! | [`letters`](Letters) | the letters of a text: the direction and the language that they indicate |
//! | [`facts`] | what differs from language to language: direction, punctuation, digits, calendars, scripts |
//! | [`messages`] | the words of the interface |
//! | [`words`] | placeholders and plural forms in messages |
//! | [`negotiation`](choose) | the language of the interface, chosen from several |
//! | [`digits`] | digits in a text, converted from one kind to another |
//! | [`marks`] | harakat and other diacritics |
//!
//! [`crate::article::language`] determines the language and the direction of an article by these.

pub mod digits;
mod direction;
pub mod facts;
mod language;
mod letters;
pub mod marks;
pub mod messages;
mod negotiation;
pub mod words;

pub use direction::{Direction, Tally};
pub use language::Language;
pub use letters::Letters;
pub use messages::{ArticleMessages, Catalog, ControlsMessages};
pub use negotiation::choose;
