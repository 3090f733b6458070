//! `controls.wasm`: the exports of [`maqal::controls`] to JavaScript. The module does nothing until `static/loader.js`
//! calls `mount`.

// A browser needs no `main` and none of the runtime around it.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use maqal::{controls, host::loader::Loader};
    use wasm_bindgen::prelude::*;
    use web_sys::Element;

    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// The controls of a reader, until they are unmounted.
    #[wasm_bindgen]
    pub struct Controls(controls::Controls);

    /// Adds the controls to the reader in `place`, which must show an article. `page` is the URL that the page had when the
    /// article was requested.
    ///
    /// # Errors
    ///
    /// Returns a message if `place` contains no reader, or the reader shows no article.
    #[wasm_bindgen]
    pub fn mount(place: &Element, loader: Loader, page: &str) -> Result<Controls, JsValue> {
        controls::mount(place, loader, page).map(Controls)
    }

    #[wasm_bindgen]
    impl Controls {
        /// Applies the site's defaults again. Call it after they have changed.
        pub fn update(&mut self) {
            self.0.update();
        }

        /// Removes the controls.
        pub fn unmount(self) {
            drop(self.0);
        }
    }
}

/// The native target does nothing. It exists so that `cargo` commands can cover the whole package.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Maqal runs in a browser: see `make serve`.");
}
