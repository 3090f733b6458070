//! Maqal (مقال, "article"): an article reader for the web, made for Arabic and every right-to-left language.
//!
//! A page names an article; Maqal fetches the JSON that its publisher serves and shows it for reading:
//!
//! 1. A script (`static/page.js`, `static/element.js`) finds out which article is wanted, requests it, and loads
//!    `render.wasm` ([`render`]).
//! 2. [`host`] fetches the bytes, with limits of time and size.
//! 3. [`source`] turns them into one typed [`article::Article`], in whichever format they are: nothing from outside goes
//!    further unchecked.
//! 4. [`document`] turns that into a plain tree of semantic elements, and [`render`] puts it on the page.
//! 5. Once the article is painted, the script loads `controls.wasm` ([`controls`]): a Yew app beside the article, which
//!    sets attributes and custom properties on the reader's root and never renders the article.
//!
//! Layers: a module uses what is below it, never above.
//!
//! | layer | modules | runs |
//! |---|---|---|
//! | 5 | [`render`], [`controls`] | in a browser |
//! | 4 | [`host`] | in a browser; HTML is parsed everywhere |
//! | 3 | [`document`] | everywhere |
//! | 2 | [`source`], [`preferences`], [`share`] | everywhere |
//! | 1 | [`article`] | everywhere |
//! | 0 | `base64`, [`html`], [`limits`], [`locale`], `text`, [`url`] | everywhere |

// What runs only in a browser is documented for that target alone.
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
pub mod preferences;
#[cfg(target_arch = "wasm32")]
pub mod render;
pub mod share;
pub mod source;
mod text;
pub mod url;
