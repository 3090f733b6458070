//! What must be on the machine, and where it is.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::browser::Engine;

/// The built site: `dist`, or the folder that `MAQAL_DIST` names.
pub fn dist() -> PathBuf {
    env::var_os("MAQAL_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

/// The folder of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The accessibility checker, as npm puts it there.
pub fn axe() -> PathBuf {
    root().join("node_modules/axe-core/axe.min.js")
}

/// Makes sure that a run can begin, or says the first thing that is missing and how to get it.
pub fn check(engines: &[Engine]) -> Result<(), String> {
    if !dist().join("index.html").is_file() {
        return Err(format!("there is no built site in {}; `trunk build --release` makes it.", dist().display()));
    }
    if !axe().is_file() {
        return Err("axe-core is not installed; `npm ci` installs it.".into());
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
        .ok_or_else(|| format!("`{}` is not on the PATH; {package} brings it.", names.join("` or `")))
}

/// Finds `WebKitGTK`'s own small browser, which is beside the library and not on the `PATH`.
pub fn mini_browser() -> Result<PathBuf, String> {
    let beside = "webkit2gtk-4.1/MiniBrowser";
    let multiarch = Path::new("/usr/lib").read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    multiarch
        .chain(["/usr/lib", "/usr/libexec"].map(PathBuf::from))
        .map(|folder| folder.join(beside))
        .find(|file| file.is_file())
        .ok_or_else(|| format!("`{beside}` is not under /usr/lib; Debian's libwebkit2gtk-4.1-0 brings it."))
}
