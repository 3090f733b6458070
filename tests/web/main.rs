//! The browser tests: everything of Maqal that only a browser can show, in a headless Chromium.
//!
//! The article (`src/render`):
//!
//! - [`states`]: an article on its way, there, or not to be had, by requests to a real server.
//! - [`incremental`]: a long article, which is built in slices.
//! - [`page`]: what the page around a reader says, and what of it follows the article.
//! - [`events`]: what the page hears.
//! - [`formats`]: whole articles of publishers' formats, by the browser's HTML parser.
//! - [`host`]: requests, nodes, numbers and dates.
//!
//! The controls (`src/controls`), one file per component: [`toolbar`], [`font_size`], [`settings_panel`] with [`scale`] and
//! [`radio_group`], [`share_button`], [`share_links`], [`status`], [`resume`], [`help`], [`sheet`]. What is not seen of
//! them: [`preferences`], [`shortcuts`], [`embeds`], [`unmounting`].
//!
//! All tests share one page and run one after the other; a [`support::Stage`] clears it first. What this browser
//! lacks or refuses has a stand-in in `stand_ins.js`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::panic, reason = "a test fails by panicking")]

#[path = "../cases.rs"]
mod cases;
mod embeds;
mod events;
mod font_size;
mod formats;
mod help;
mod host;
mod incremental;
mod page;
mod panel;
mod preferences;
mod radio_group;
mod resume;
mod scale;
mod settings_panel;
mod share_button;
mod share_links;
mod sheet;
mod shortcuts;
mod stand_ins;
mod states;
mod status;
mod support;
mod toolbar;
mod unmounting;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
