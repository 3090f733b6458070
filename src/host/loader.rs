//! The files beside the modules that a script has to fetch, since only scripts know where they are: words of other
//! languages, and fonts (`static/loader.js`).

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Fetches files beside the modules.
    #[derive(Clone, PartialEq)]
    pub type Loader;

    /// A promise of the interface's words in a language: an object with the names of messages.
    #[wasm_bindgen(method, catch)]
    fn language(this: &Loader, lang: &str) -> Result<js_sys::Promise, JsValue>;

    /// A promise that is fulfilled when text can be set in a face.
    #[wasm_bindgen(method, catch)]
    fn face(this: &Loader, name: &str) -> Result<js_sys::Promise, JsValue>;
}

impl Loader {
    /// The interface's words in a language, as an object with the names of messages.
    ///
    /// # Errors
    ///
    /// Why they did not arrive.
    pub async fn words(&self, lang: &str) -> Result<JsValue, JsValue> {
        JsFuture::from(self.language(lang)?).await
    }

    /// Returns when text can be set in a face. An empty name is the page's own face.
    ///
    /// # Errors
    ///
    /// Why its fonts did not arrive.
    pub async fn font(&self, face: &str) -> Result<(), JsValue> {
        JsFuture::from(self.face(face)?).await.map(drop)
    }
}
