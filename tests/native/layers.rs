//! The layers of the library in `ARCHITECTURE.md`, and what `Cargo.toml` says about the two WebAssembly modules.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use crate::support::file;

/// Returns the layer of each module, from the table in `ARCHITECTURE.md`. The modules of no layer may be used everywhere.
fn layers() -> BTreeMap<String, u8> {
    let page = fs::read_to_string(file("ARCHITECTURE.md")).expect("the page can be read");
    let mut layers = BTreeMap::new();
    for row in page.lines().filter(|row| row.starts_with("| ")) {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let Ok(layer) = cells[1].parse() else { continue };
        for path in cells[2].split('`').filter_map(|cell| cell.strip_prefix("src/")?.strip_suffix(".rs")) {
            layers.insert(path.to_owned(), layer);
        }
    }
    layers
}

/// Returns the modules of the library that the code of a module names as `crate::…`.
fn used_by(module: &str) -> BTreeSet<String> {
    let mut code = String::new();
    collect(&file(&format!("src/{module}.rs")), &mut code);
    collect(&file(&format!("src/{module}")), &mut code);
    let mut used = BTreeSet::new();
    for path in code.split("crate::").skip(1) {
        match path.strip_prefix('{') {
            Some(list) => used.extend(names_in(list)),
            None => used.extend(first_name(path)),
        }
    }
    used
}

/// Adds the code of a file, or of all files in a folder, without comments.
fn collect(path: &Path, code: &mut String) {
    if let Ok(entries) = fs::read_dir(path) {
        for entry in entries {
            collect(&entry.expect("the folder can be listed").path(), code);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        let text = fs::read_to_string(path).expect("the file can be read");
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            code.push_str(line);
            code.push('\n');
        }
    }
}

/// Returns the first names in a list of imports such as `article::{Article, Block}, limits}`.
fn names_in(list: &str) -> BTreeSet<String> {
    let (mut names, mut depth, mut is_first) = (BTreeSet::new(), 0, true);
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => is_first = true,
            letter if is_first && !letter.is_whitespace() => {
                names.extend(first_name(&list[at..]));
                is_first = false;
            }
            _ => {}
        }
    }
    names
}

fn first_name(path: &str) -> Option<String> {
    let name =
        path.split(|letter: char| !letter.is_ascii_lowercase() && !letter.is_ascii_digit() && letter != '_').next()?;
    (!name.is_empty()).then(|| name.to_owned())
}

#[test]
fn a_module_uses_only_modules_of_lower_layers() {
    let layers = layers();
    assert!(layers.len() > 10, "only {} modules were found: {layers:?}", layers.len());
    for (module, layer) in &layers {
        for used in used_by(module) {
            let is_general = ["limits", "text"].contains(&&*used);
            let is_allowed = used == *module || is_general || layers.get(&used).is_some_and(|lower| lower < layer);
            assert!(is_allowed, "{module}, in layer {layer}, uses {used}");
        }
    }
}

#[test]
fn each_wasm_module_is_built_from_the_modules_in_cargo_toml() {
    for (module, others) in [("render", ["controls", "share"]), ("controls", ["render", "source"])] {
        let used = used_by(module);
        assert!(used.contains("host"), "{module} uses {used:?}");
        assert!(others.iter().all(|other| !used.contains(*other)), "{module} uses {used:?}");
    }
}
