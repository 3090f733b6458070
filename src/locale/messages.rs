//! The messages of the interface, in its eight languages.
//!
//! There are two catalogs: [`ArticleMessages`], needed to show an article or a failure, and [`ControlsMessages`],
//! needed by the controls around it. Both are structs with one field per message, so a misspelled name does not
//! compile.
//!
//! The texts are in `messages/article/<language>.txt` and `messages/controls/<language>.txt`, one `name = text` per line.
//! Every language has the names of the struct's fields, in the order of the fields; a missing, unknown or misplaced name
//! does not compile either. No name occurs in both catalogs.
//!
//! Arabic is compiled in. The build writes the two files of every other language into one JSON object,
//! `languages/<language>.json`, which a browser loads when a reader needs it ([`Catalog::from_messages`]).
//!
//! Messages may have placeholders and two sentences ([`super::templates`]), or plural forms ([`super::plurals`]).

mod article;
mod catalog;
mod controls;

pub use article::ArticleMessages;
pub use catalog::Catalog;
pub use controls::ControlsMessages;

/// The languages of the interface, by their primary subtags: Arabic, Persian, Urdu, Hebrew, Sorani, English, French,
/// Turkish.
pub const LANGUAGES: [&str; 8] = ["ar", "fa", "ur", "he", "ckb", "en", "fr", "tr"];
