//! The tests of the native program `maqal-press`.
//!
//! - [`articles`]: every article of a response.
//! - [`input`]: files, folders, JSON Lines; [`fetch`]: servers that are slow, cut off, lie, redirect or ask to wait;
//!   [`collections`]: the pages of WordPress collections and feeds.
//! - [`output`], [`state`]: complete files, hostile names, incremental runs.
//! - [`page`], [`element`]: the pages and the elements of articles, also of [hostile](hostile) ones, as [trees](tree).
//! - [`slug`]: the paths of pages; [`redirects`]: those of pages that have moved; [`oembed`]: their oEmbed responses.
//! - [`card`], with the [`samples`]; [`previews`]: preview images, and which articles get them.
//! - [`palette`]: the colors of pages and preview images, compared with those of the style sheet.
//! - [`translations`]: the links between translations.
//! - [`lists`]: the index, the sitemap and the feeds.
//! - [`intl`]: dates, numbers and plural forms, compared with those of a browser.
//! - [`check`]: what is unusual in articles.
//! - [`cli`]: the program itself, also when it is killed and when the disk is full.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../attacks/corpus.rs"]
#[allow(dead_code, reason = "only the native tests of the document use the lists of elements")]
mod corpus;
#[path = "../attacks/list.rs"]
mod list;

mod articles;
mod card;
mod check;
mod cli;
mod collections;
mod element;
mod fetch;
mod hostile;
mod input;
mod intl;
mod lists;
mod oembed;
mod output;
mod page;
mod palette;
mod previews;
mod redirects;
mod samples;
mod server;
mod slug;
mod state;
mod support;
mod translations;
mod tree;
