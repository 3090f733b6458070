//! The reader's own files that are fetched only when something needs them: further pieces of its module, and the words
//! of other languages than Arabic.
//!
//! The release build (`.ci/split.mjs`) parts from the reader's module what only one function needs. All share their
//! memory and their table of functions: once a piece is there, its function's place in the table, until then a trap, is
//! filled. In other builds all is in one.

use std::cell::{Cell, OnceCell};

use js_sys::{Function, Object, Reflect, WebAssembly};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::{
    fetch::{self, Error, From},
    has,
};

/// Under this name the reader's module gives the others its table of functions, where it has been parted.
const TABLE: &str = "table";

/// A file, by its place among the `FILES`.
#[derive(Clone, Copy, PartialEq)]
pub enum File {
    /// The formats of publishers ([`super::formats`]).
    Formats,
    /// What it takes to act on an article (`crate::reader::controls`).
    Controls,
    /// What is wanted by a click, a key, or a choice made before (`crate::reader::extras`).
    Extras,
    /// The words of the other languages ([`super::languages`]).
    Languages,
}

#[wasm_bindgen]
extern "C" {
    /// For each file a function that asks for it, and takes it only if it is what it must be (Subresource Integrity).
    /// The build (`.ci/shrink.mjs`, `.ci/languages.sh`) writes them in the place of the script's own address: the tools
    /// that bundle a site take along only files that a script names.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static FILES: JsValue;
}

thread_local! {
    /// What the modules that are there share.
    static SHARED: OnceCell<Object> = const { OnceCell::new() };
    /// A bit for each piece.
    static LOADED: Cell<u8> = const { Cell::new(0) };
}

/// Makes a piece of the module ready; does nothing where it is. `controller` ends it early.
///
/// # Errors
///
/// Why it did not arrive; one that is another than was released counts as refused.
pub async fn piece(file: File, controller: &AbortController) -> Result<(), Error> {
    if is_here(file) {
        return Ok(());
    }
    let ask = asking(file).ok_or(Error::Refused)?;
    let bytes = fetch::fetch(&From::Page(ask), controller).await?;
    // Meanwhile another reader may have done it.
    if !is_here(file) {
        instantiate(&bytes).await.map_err(|_| Error::Interrupted)?;
        LOADED.set(LOADED.get() | 1 << file as u8);
    }
    Ok(())
}

/// Makes a piece of the module ready. Where it cannot be had, [`is_here`] says so.
pub async fn bring(file: File) {
    let Ok(controller) = AbortController::new() else { return };
    if file == File::Extras {
        // It calls functions of the other.
        let _ = piece(File::Controls, &controller).await;
    }
    let _ = piece(file, &controller).await;
}

/// Whether a piece is ready.
pub fn is_here(file: File) -> bool {
    LOADED.get() & 1 << file as u8 != 0 || !has(&wasm_bindgen::exports(), TABLE)
}

/// The function that asks for a file; `None` in other builds than a release, but for the languages.
pub fn asking(file: File) -> Option<Function> {
    Reflect::get_u32(&FILES.with(JsValue::clone), file as u32).ok()?.dyn_into().ok()
}

async fn instantiate(bytes: &[u8]) -> Result<(), JsValue> {
    let shared = SHARED.with(|shared| {
        shared.get_or_init(|| Object::assign(&Object::new(), wasm_bindgen::exports().unchecked_ref())).clone()
    });
    let imports = Object::new();
    Reflect::set(&imports, &"".into(), &shared)?;
    let made = JsFuture::from(WebAssembly::instantiate_buffer(bytes, &imports)).await?;
    let exports = Reflect::get(&Reflect::get(&made, &"instance".into())?, &"exports".into())?;
    // What a piece shares with one that comes after it.
    Object::assign(&shared, exports.unchecked_ref());
    Ok(())
}
