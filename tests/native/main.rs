//! The native tests: everything that does not need a browser.
//!
//! - [`fixtures`]: whole articles, one folder each.
//! - [`clean`], [`direction`], [`language`], [`url`], [`share`], [`preferences`], [`errors`], [`timestamp`],
//!   [`messages`], [`facts`], [`digits`], [`reading_time`], [`reading_positions`], [`same_image`], [`contrast`],
//!   [`document`], [`bidi`]: one module of the library each.
//! - [`delivery`]: charsets, and damage and server output around JSON; [`items`]: the requested item of a feed;
//!   [`original`]: the URL of the original story, derived from the URL of the response.
//! - [`formats`]: whole articles in publishers' formats.
//! - [`attacks`]: hostile responses.
//! - [`metadata`]: what crawlers read.
//! - [`html`], [`cloudflare_email`], [`shortcodes`], [`embeds`], [`providers`]: the conversion of HTML, obfuscated
//!   e-mail addresses, shortcodes and embedded posts.
//! - [`images`], [`attachments`]: each image once, with its link and its caption.
//! - [`own_origin`]: media over `http`.
//! - [`visibility`], [`tables`], [`links`]: hidden elements, tables, spaces and links in publishers' HTML.
//! - [`fields`]: fields as publishers fill them.
//! - [`stories`]: verse, live blogs, polls, notes, and articles without text.
//! - [`words`]: unknown and incomplete blocks and inlines keep their text.
//! - [`schema`]: the JSON Schema of our format agrees with the decoder; [`documentation`]: the pages in `docs/` agree
//!   with the code; [`layers`]: so do the layers in `ARCHITECTURE.md`.
//! - [`depth`], [`growth`], [`proportion`], [`bounded`]: deeply nested and highly repetitive responses.
//! - [`properties`]: properties of every article and every input, with the strategies of [`strategies`]
//!   and [`publishers`].

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, reason = "a test fails by panicking")]

mod attachments;
mod attacks;
mod bidi;
mod bounded;
#[path = "../cases.rs"]
mod cases;
mod clean;
mod cloudflare_email;
mod contrast;
mod delivery;
mod depth;
mod digits;
mod direction;
mod document;
mod documentation;
mod embeds;
mod errors;
mod facts;
mod fields;
mod fixtures;
mod formats;
mod growth;
mod html;
mod images;
mod items;
mod language;
mod layers;
mod links;
mod messages;
mod metadata;
mod original;
mod own_origin;
mod preferences;
mod properties;
mod proportion;
mod providers;
mod publishers;
mod reading_positions;
mod reading_time;
mod same_image;
mod schema;
mod share;
mod shortcodes;
mod stories;
mod strategies;
mod support;
mod tables;
mod timestamp;
mod url;
mod visibility;
mod words;
