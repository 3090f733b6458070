//! The standalone page: which article it shows. What of the page follows the article comes after the first paint
//! (`crate::reader::controls`).
//!
//! The page's own `<meta>` elements configure it:
//!
//! | name | content |
//! |---|---|
//! | `maqal:article` | the address of the article shown where the query names none |
//! | `maqal:original` | the original story of that article, for the case that it cannot be had |
//! | `maqal:origins` | further origins whose articles may be shown, parted by spaces; the page's own always may |
//! | `maqal:embedders` | whose `connect` the page hears in a frame (`static/embedded.js`) |
//! | `maqal:lang` | the language of the interface; where it is empty, the article's |
//! | `maqal:preferences` | what is usual here for who has chosen nothing else ([`crate::preferences`]) |
//! | `maqal:shortcuts` | `off` where single keys must do nothing |
//!
//! The query asks for an article: `src` is its address, `format` names its format where its shape does not tell,
//! `item` is the id or the address of one item of a feed.
//!
//! Since anyone can write a link to `/?src=…`, an article of any other origin is refused before it is asked for.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Document, UrlSearchParams};
use yew::prelude::*;

use crate::{
    reader::{Failure, Reader, ReaderProps, Shortcuts},
    source::Asked,
    url::Url,
};

/// Mounts the reader on the page's `#maqal`; `page.js` calls it. `faces` gives a promise that the font of a face is
/// there.
///
/// # Errors
///
/// What the browser says where the page has no such element or no address.
#[wasm_bindgen(js_name = startPage)]
pub fn start(faces: Function) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let document = window.document().ok_or("no document")?;
    let root = document.get_element_by_id("maqal").ok_or("the page has no element with id=maqal")?;
    let location = window.location();
    let page = Url::web(&location.href()?, None).ok_or("the page has no address on the web")?;
    let query = UrlSearchParams::new_with_str(&location.search()?)?;
    let src = query.get("src").filter(|src| !src.is_empty());
    let props = ReaderProps {
        address: address(&document, &page, src.as_deref()),
        ask: None,
        asked: Asked { format: query.get("format").unwrap_or_default(), item: query.get("item").unwrap_or_default() },
        lang: config(&document, "lang"),
        around: document.document_element().and_then(|html| html.get_attribute("lang")).unwrap_or_default(),
        // What the page knows is the original of its own article, not of any other.
        original: Url::web(&config(&document, "original"), Some(&page)).filter(|_| src.is_none()),
        shortcuts: if config(&document, "shortcuts") == "off" { Shortcuts::Off } else { Shortcuts::OnPage },
        faces: Some(faces),
        site: config(&document, "preferences"),
        share: String::new(),
        on_state: Callback::noop(),
        is_page: true,
    };
    yew::Renderer::<Reader>::with_root_and_props(root, props).render();
    Ok(())
}

/// The article's address, where its origin is one that this page shows.
fn address(document: &Document, page: &Url, asked: Option<&str>) -> Result<Url, Failure> {
    let default = config(document, "article");
    let asked = asked.unwrap_or(&default);
    let url = Url::web(asked, Some(page)).ok_or_else(|| Failure::Origin(asked.into()))?;
    let origin = url.origin();
    let is_listed = || {
        config(document, "origins")
            .split_ascii_whitespace()
            .any(|listed| Url::web(listed, Some(page)).is_some_and(|listed| listed.origin() == origin))
    };
    if origin == page.origin() || is_listed() { Ok(url) } else { Err(Failure::Origin(origin)) }
}

/// The content of `<meta name="maqal:…">`; empty where the page has none.
fn config(document: &Document, name: &str) -> String {
    let meta = document.query_selector(&["meta[name='maqal:", name, "']"].concat());
    meta.ok().flatten().and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}
