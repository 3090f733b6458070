//! Maqal (مقال, "article"): an article reader for the web, made for Arabic and every right-to-left language.
//!
//! A page gives the URL of an article. Maqal fetches the JSON that the publisher serves there, and shows it for reading:
//!
//! 1. A script (`static/page.js`, `static/element.js`) determines the article's URL, sends the request, and loads
//!    `render.wasm` ([`render`]).
//! 2. [`host`] fetches the bytes, with limits of time and size.
//! 3. [`source`] detects their format and converts them to one typed [`article::Article`]. It checks everything that comes
//!    from outside.
//! 4. [`document`] turns the article into a plain tree of semantic elements, and [`render`] inserts it into the page.
//! 5. After the article is painted, the script loads `controls.wasm` ([`controls`]): a Yew app beside the article. It sets
//!    attributes and custom properties on the reader's root, and never renders the article.
//!
//! Layers: a module uses only modules of lower layers. Every module may use [`limits`] and `text`.
//!
//! | layer | modules | runs |
//! |---|---|---|
//! | 5 | [`render`], [`controls`] | in a browser |
//! | 5 | `press` | natively, with the feature `press` |
//! | 4 | [`host`] | in a browser; parsing of HTML and character encodings everywhere; dates and numbers also with the feature `press` |
//! | 3 | [`document`] | everywhere |
//! | 3 | `metadata` | natively |
//! | 2 | [`source`], [`preferences`], [`share`] | everywhere |
//! | 1 | [`article`] | everywhere |
//! | 0 | `base64`, [`html`], [`limits`], [`locale`], `text`, [`url`] | everywhere |

// Modules that run only in a browser exist, and are documented, only for the wasm32 target.
#![cfg_attr(not(target_arch = "wasm32"), allow(rustdoc::broken_intra_doc_links))]

pub mod article;
mod base64;
#[cfg(target_arch = "wasm32")]
pub mod controls;
pub mod document;
pub mod host;
pub mod html;
pub mod limits;
pub mod locale;
#[cfg(not(target_arch = "wasm32"))]
pub mod metadata;
pub mod preferences;
#[cfg(feature = "press")]
pub mod press;
#[cfg(target_arch = "wasm32")]
pub mod render;
pub mod share;
pub mod source;
mod text;
pub mod url;
