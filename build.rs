//! Has the linker of a wasm tell where in the memory it has put what: `.ci/data.mjs` reads `reader.map`, which comes to
//! stand beside `reader.wasm`.

use std::{env, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32");
    let folder = env::var("OUT_DIR").unwrap_or_default();
    // That of the script's own output is `build/maqal-…/out` within the folder of the profile.
    if let (true, Some(folder)) = (is_wasm, Path::new(&folder).ancestors().nth(3)) {
        println!("cargo::rustc-link-arg-bin=reader=-Map={}", folder.join("reader.map").display());
    }
}
