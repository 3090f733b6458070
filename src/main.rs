//! What Trunk builds. It starts nothing by itself: `page.js` calls [`maqal::page::start`], and `element.js`
//! [`maqal::element::mount`].

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    // What is exported to JavaScript is there once the library is.
    use maqal as _;
}

/// Natively there is no page; the target exists so that one `cargo` command covers the package.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Maqal runs in a browser: see `make serve`.");
}
