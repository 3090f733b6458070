//! The formats of publishers, in a module of their own that is fetched when the first such article arrives.
//!
//! An article in our own format needs it only for posts of other providers. The release build (`.ci/split.mjs`) parts
//! what only [`run`] needs from the reader's module. Both share their memory and their table of functions: once the
//! second is there, the place of [`run`]'s work in the table, until then a trap, is filled. In other builds all is in
//! one.

use std::{cell::Cell, hint::black_box};

use js_sys::{Object, Reflect, WebAssembly};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::{fetch, has, html};
use crate::{
    article::{Article, provider},
    source::{self, Asked, Error, Json},
    url::Url,
};

/// Under this name the reader's module gives the other its table of functions, where it has been parted.
const TABLE: &str = "table";

#[wasm_bindgen]
extern "C" {
    /// The module's address, with what it must be (Subresource Integrity) as its fragment. In the place of the script's
    /// own, the release build (`.ci/shrink.mjs`) writes out `formats.wasm` beside it: the tools that bundle a site take
    /// along only files that a script names so.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static ADDRESS: String;
}

thread_local! {
    static LOADED: Cell<bool> = const { Cell::new(false) };
}

/// Makes [`run`] ready; does nothing where it is. `controller` ends it early.
///
/// # Errors
///
/// Why the module did not arrive; one that is another than was released counts as refused.
pub async fn load(controller: &AbortController) -> Result<(), fetch::Error> {
    let exports = wasm_bindgen::exports();
    if LOADED.get() || !has(&exports, TABLE) {
        return Ok(());
    }
    let address = ADDRESS.with(String::clone);
    let (address, integrity) = address.split_once('#').unwrap_or((&address, ""));
    let address = Url::web(address, None).ok_or(fetch::Error::Refused)?;
    let bytes = fetch::fetch(&fetch::From::Own(address, integrity.into()), controller).await?;
    instantiate(&bytes, &exports).await.map_err(|_| fetch::Error::Interrupted)?;
    LOADED.set(true);
    Ok(())
}

async fn instantiate(bytes: &[u8], exports: &JsValue) -> Result<(), JsValue> {
    let imports = Object::new();
    Reflect::set(&imports, &"".into(), exports)?;
    JsFuture::from(WebAssembly::instantiate_buffer(bytes, &imports)).await?;
    Ok(())
}

/// What can be asked of the other module.
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and it is handed over once")]
pub enum Task<'a> {
    /// The article of a JSON value in a publisher's format.
    Decode(&'a Json, &'a Url, &'a Asked),
    /// An article with the frames of its embeds.
    Frames(Article),
}

/// Does a task, once [`load`] has been waited for.
///
/// # Errors
///
/// As [`source::decode`].
pub fn run(task: Task) -> Result<Article, Error> {
    // Through the table, where the compiler cannot look.
    black_box(publishers_formats as fn(Task) -> _)(task)
}

/// The function at which the module is parted: `.ci/split.mjs` knows it by this name.
#[inline(never)]
fn publishers_formats(task: Task) -> Result<Article, Error> {
    match task {
        Task::Decode(json, address, asked) => source::decode(json, address, asked, html::parse),
        Task::Frames(mut article) => {
            provider::frames(&mut article.body);
            Ok(article)
        }
    }
}
