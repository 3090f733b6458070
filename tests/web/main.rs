//! The browser tests: everything of Maqal that only a browser can show, in a headless Chromium.
//!
//! - [`states`]: an article on its way, there, or not to be had, by requests to a real server.
//! - [`font_size`]: buttons, keys, storage and other tabs.
//! - [`preferences`]: what else can be chosen, where it is kept, and what it does.
//! - [`share`]: share sheet, menu and clipboard.
//! - [`events`]: what the page around the reader hears.
//! - [`page`]: the standalone page's configuration, and what of it follows the article.
//! - [`formats`]: whole articles of publishers' formats, by the browser's parser of HTML.
//! - [`host`]: requests, nodes, numbers and dates.
//!
//! All tests share one page and run one after the other; a [`support::Stage`] clears it first. What this browser
//! lacks or refuses has a stand-in in `stand_ins.js`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::panic, reason = "a test fails by panicking")]

#[path = "../cases.rs"]
mod cases;
mod events;
mod font_size;
mod formats;
mod host;
mod page;
mod preferences;
mod share;
mod stand_ins;
mod states;
mod support;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
