//! The browser tests: unit and component tests of everything that needs a browser, in headless Chromium.
//!
//! The article (`src/render`):
//!
//! - [`states`]: loading, ready and error, with requests to a real server.
//! - [`incremental`]: long articles, which are built in slices.
//! - [`page`]: the configuration by the page, and the metadata of the page.
//! - [`events`]: the events of a reader.
//! - [`formats`]: whole articles in all formats, with the HTML parser of the browser.
//! - [`host`]: requests, DOM nodes, numbers and dates.
//!
//! The controls (`src/controls`), one file per component: [`toolbar`], [`font_size`], [`settings_panel`] with [`slider`]
//! and [`radio_group`], [`share_button`], [`share_links`], [`status`], [`resume`], [`help`], [`dialog`]. Their behavior
//! without elements: [`preferences`], [`shortcuts`], [`embeds`], [`unmounting`].
//!
//! All tests share one page and run one after the other. Each test creates a [`support::Stage`], which clears the page.
//! `stubs.js` replaces features that the browser of the tests lacks or refuses.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::panic, reason = "a test fails by panicking")]

#[path = "../cases.rs"]
mod cases;
mod dialog;
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
mod settings_panel;
mod share_button;
mod share_links;
mod shortcuts;
mod slider;
mod states;
mod status;
mod stubs;
mod support;
mod toolbar;
mod unmounting;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
