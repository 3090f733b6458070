//! The native tests: all of Maqal that needs no browser.
//!
//! - [`fixtures`]: whole articles, a folder each.
//! - [`clean`], [`direction`], [`url`], [`share`], [`preferences`], [`errors`], [`timestamp`], [`messages`],
//!   [`digits`], [`reading_time`], [`contrast`], [`document`]: one module of the library each, by tables.
//! - [`formats`]: whole articles of publishers' formats.
//! - [`attacks`]: nothing of a hostile answer gets through.
//! - [`html`], [`providers`]: what becomes of HTML, and of posts in it.
//! - [`words`]: no form of a block or an inline costs the reader a word.
//! - [`schema`]: the JSON Schema of our format says what the reader does.
//! - [`depth`], [`growth`]: answers nested without end, and answers that say the same without end.
//! - [`properties`]: what holds for every article and for every input, on those that [`strategies`] makes up.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, reason = "a test fails by panicking")]

mod attacks;
#[path = "../cases.rs"]
mod cases;
mod clean;
mod contrast;
mod depth;
mod digits;
mod direction;
mod document;
mod errors;
mod fixtures;
mod formats;
mod growth;
mod html;
mod messages;
mod preferences;
mod properties;
mod providers;
mod reading_time;
mod schema;
mod share;
mod strategies;
mod support;
mod timestamp;
mod url;
mod words;
