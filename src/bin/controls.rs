//! `controls.wasm`: the controls beside an article ([`maqal::controls`]). It starts nothing by itself:
//! `static/loader.js` calls [`mount`].

// Nothing of what the standard library does around a `main` is needed in a browser.
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

    /// Adds the controls to the reader in `place`, which shows an article, on a page that had the URL `page` when the
    /// article was requested.
    ///
    /// # Errors
    ///
    /// What is missing there.
    #[wasm_bindgen]
    pub fn mount(place: &Element, loader: Loader, page: &str) -> Result<Controls, JsValue> {
        controls::mount(place, loader, page).map(Controls)
    }

    #[wasm_bindgen]
    impl Controls {
        /// Applies the site's defaults again, after they have changed.
        pub fn update(&mut self) {
            self.0.update();
        }

        /// Removes the controls.
        pub fn unmount(self) {
            drop(self.0);
        }
    }
}

/// Natively there is no page; the target exists so that one `cargo` command covers the package.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Maqal runs in a browser: see `make serve`.");
}
