//! What Trunk builds: the standalone page.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() -> Result<(), wasm_bindgen::JsValue> {
    maqal::page::start()
}

/// Natively there is no page; the target exists so that one `cargo` command covers the package.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Maqal runs in a browser: see `make serve`.");
}
