//! `render.wasm`: shows an article ([`maqal::render`]). It starts nothing by itself: `static/loader.js` calls [`mount`].

// Nothing of what the standard library does around a `main` is needed in a browser.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use js_sys::Function;
    use maqal::{host::loader::Loader, render};
    use wasm_bindgen::prelude::*;
    use web_sys::Element;

    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// A reader of an article, until it is unmounted.
    #[wasm_bindgen]
    pub struct Article(render::Reader);

    /// Shows the article of a source in `place`. `tell` is called with the name of every state: `loading`, `ready` or
    /// `error`.
    ///
    /// # Errors
    ///
    /// What the browser says of a place that takes no elements.
    #[wasm_bindgen]
    pub fn mount(place: &Element, source: render::Source, loader: Loader, tell: Function) -> Result<Article, JsValue> {
        render::Reader::mount(place, source, loader, tell).map(Article)
    }

    #[wasm_bindgen]
    impl Article {
        /// Applies the site's defaults again, after they have changed.
        pub fn update(&self) {
            self.0.update();
        }

        /// Removes the article, and aborts its request.
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
