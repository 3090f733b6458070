//! `render.wasm`: the exports of [`maqal::render`] to JavaScript. The module does nothing until `static/loader.js` calls
//! `mount`.

// A browser needs no `main` and none of the runtime around it.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use js_sys::Function;
    use maqal::{host::loader::Loader, render};
    use wasm_bindgen::prelude::*;
    use web_sys::Element;

    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// An article on the page, until it is unmounted.
    #[wasm_bindgen]
    pub struct Article(render::Reader);

    /// Shows the article of `source` in `place`. Calls `on_state` with the name of every state: `loading`, `ready` or
    /// `error`.
    ///
    /// # Errors
    ///
    /// Returns the exception of the browser if `place` cannot have child elements.
    #[wasm_bindgen]
    pub fn mount(
        place: &Element,
        source: render::Source,
        loader: Loader,
        on_state: Function,
    ) -> Result<Article, JsValue> {
        render::Reader::mount(place, source, loader, on_state).map(Article)
    }

    #[wasm_bindgen]
    impl Article {
        /// Applies the site's defaults again. Call it after they have changed.
        pub fn update(&self) {
            self.0.update();
        }

        /// Removes the article and aborts its request.
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
