//! Maqal (مقال, "article"): an article reader for the web, made for Arabic and every right-to-left language.
//!
//! A page names an article; Maqal fetches the JSON its publisher serves and shows it to be read:
//!
//! 1. [`page`], or [`element`] on the page of a site, finds which article is asked for and mounts the reader.
//! 2. [`host`] fetches its bytes, with limits of time and size.
//! 3. [`source`] makes one typed [`article::Article`] of them, in whichever format they are: nothing from outside goes
//!    further unchecked.
//! 4. [`document`] makes a plain tree of semantic elements of it, and [`reader`] puts that on the page, once.
//!    Controls change custom properties, never the document.
//!
//! The modules stand on floors; each uses only what is below it:
//!
//! | floor | modules | runs |
//! |---|---|---|
//! | 6 | [`element`], [`page`] | in a browser |
//! | 5 | [`reader`] | in a browser |
//! | 4 | [`host`] | in a browser; HTML is parsed everywhere |
//! | 3 | [`document`] | everywhere |
//! | 2 | [`source`], [`preferences`], [`share`] | everywhere |
//! | 1 | [`article`] | everywhere |
//! | 0 | [`html`], [`locale`], [`url`] | everywhere |

// What runs only in a browser is documented for that target alone.
#![cfg_attr(not(target_arch = "wasm32"), allow(rustdoc::broken_intra_doc_links))]

pub mod article;
pub mod document;
#[cfg(target_arch = "wasm32")]
pub mod element;
pub mod host;
pub mod html;
pub mod locale;
#[cfg(target_arch = "wasm32")]
pub mod page;
pub mod preferences;
#[cfg(target_arch = "wasm32")]
pub mod reader;
pub mod share;
pub mod source;
pub mod url;
