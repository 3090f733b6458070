//! Finds the programs and files that the tests require.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::browser::Engine;

/// Returns the folder of the built site: `MAQAL_DIST`, or else `dist`.
pub fn dist() -> PathBuf {
    env::var_os("MAQAL_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

/// Returns the root folder of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the path of axe-core, which npm installs.
pub fn axe() -> PathBuf {
    root().join("node_modules/axe-core/axe.min.js")
}

/// Checks that all requirements are met. If not, returns what is missing first and how to install it.
pub fn check(engines: &[Engine]) -> Result<(), String> {
    if !dist().join("index.html").is_file() {
        return Err(format!("there is no built site in {}; run `trunk build --release`.", dist().display()));
    }
    if !axe().is_file() {
        return Err("axe-core is not installed; run `npm ci`.".into());
    }
    for engine in engines {
        engine.programs()?;
    }
    Ok(())
}

/// Finds the first of several programs on the `PATH`.
pub fn program(names: &[&str], package: &str) -> Result<PathBuf, String> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|file| file.is_file())
        .ok_or_else(|| format!("`{}` is not on the PATH; install {package}.", names.join("` or `")))
}

/// Finds `MiniBrowser` of `WebKitGTK`, which is in the folder of the library and not on the `PATH`.
pub fn mini_browser() -> Result<PathBuf, String> {
    let beside = "webkit2gtk-4.1/MiniBrowser";
    let multiarch = Path::new("/usr/lib").read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    multiarch
        .chain(["/usr/lib", "/usr/libexec"].map(PathBuf::from))
        .map(|folder| folder.join(beside))
        .find(|file| file.is_file())
        .ok_or_else(|| format!("`{beside}` is not under /usr/lib; install Debian's libwebkit2gtk-4.1-0."))
}
