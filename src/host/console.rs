//! Writes messages for developers to the console.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Writes a warning to the console.
    #[wasm_bindgen(js_namespace = console)]
    pub fn warn(message: &str);
}
