//! What Trunk builds. It starts nothing by itself: `page.js` calls [`maqal::page::start`], and `element.js`
//! [`maqal::element::mount`].

// What the standard library does around a `main` has no use in a browser.
#![cfg_attr(target_arch = "wasm32", no_main)]

// What it exports to JavaScript is there once it is linked.
use maqal as _;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Natively there is no page; the target exists so that one `cargo` command covers the package.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Maqal runs in a browser: see `make serve`.");
}
