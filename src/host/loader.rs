//! Loads the files beside the modules: messages in other languages, and fonts. A script does so (`static/loader.js`),
//! because only scripts know the URLs of these files.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The loader of `static/loader.js`.
    #[derive(Clone, PartialEq)]
    pub type Loader;

    /// Returns a promise of the messages in a language.
    #[wasm_bindgen(method, catch)]
    fn language(this: &Loader, lang: &str) -> Result<js_sys::Promise, JsValue>;

    /// Returns a promise that is fulfilled when the fonts of a face are loaded.
    #[wasm_bindgen(method, catch)]
    fn face(this: &Loader, name: &str) -> Result<js_sys::Promise, JsValue>;
}

impl Loader {
    /// Loads the messages in a language: an object with a string for each name of a message.
    ///
    /// # Errors
    ///
    /// Returns the exception of the script if the file fails to load.
    pub async fn messages(&self, lang: &str) -> Result<JsValue, JsValue> {
        JsFuture::from(self.language(lang)?).await
    }

    /// Loads the fonts of a face, and returns when they can be used. An empty name stands for the default face of the page.
    ///
    /// # Errors
    ///
    /// Returns the exception of the script if a font fails to load.
    pub async fn font(&self, face: &str) -> Result<(), JsValue> {
        JsFuture::from(self.face(face)?).await.map(drop)
    }
}
