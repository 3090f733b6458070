//! The files of the reader that pages load, such as the controls, and those that are parts of pages.
//!
//! They are copied to `maqal/<version>/` in the output folder. The version is a hash of their contents, so browsers and
//! caches may keep them indefinitely. Pages link to them by relative URLs, so the folder works at any URL.

use std::{
    fmt::{self, Write},
    fs, io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::{Artifact, output};

/// The folder of the files in the output folder.
const FOLDER: &str = "maqal";
/// The files that pages and elements load. `.ci/manifest.mjs` lists all files of the reader.
const FILES: [&str; 4] = ["controls.js", "controls_bg.wasm", "css/controls.css", "faces.js"];
/// The files that only pages load.
const PAGE_FILES: [&str; 2] = ["icon.svg", "pressed.js"];
/// The files that only elements load.
const ELEMENT_FILES: [&str; 5] = ["adopted.js", "css/maqal.css", "maqal.js", "render.js", "render_bg.wasm"];
/// The folders whose files pages and elements load.
const FOLDERS: [&str; 2] = ["fonts", "languages"];
/// The style sheet and the scripts that are parts of pages.
const STYLE: &str = "css/page.css";
const START: &str = "start.js";
const FONT: &str = "font.js";
/// The length of a version in hexadecimal digits: 48 bits.
const VERSION: usize = 12;

/// The files of the reader.
pub struct Assets {
    /// The paths of the files in the folder of the reader, and their contents.
    files: Vec<(String, Vec<u8>)>,
    /// The path of the copies in the output folder, with a slash at the end.
    folder: String,
    /// The style sheet of pages.
    style: String,
    /// The script that applies the stored settings.
    start: String,
    /// The script that requests the default face.
    font: String,
}

/// Why the files of the reader cannot be used.
#[derive(Debug)]
pub struct Error {
    path: PathBuf,
    cause: io::Error,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, cause } = self;
        write!(f, "the reader's file {} cannot be read: {cause}; `make build` writes these files", path.display())
    }
}

impl Assets {
    /// Reads the files that pages or elements load, in the folder of the reader.
    ///
    /// # Errors
    ///
    /// [`Error`] if one of them is missing or unreadable.
    pub fn load(reader: &Path, artifact: Artifact) -> Result<Self, Error> {
        let own: &[&str] = match artifact {
            Artifact::Page => &PAGE_FILES,
            Artifact::Element => &ELEMENT_FILES,
        };
        let mut names: Vec<String> = FILES.iter().chain(own).map(|name| (*name).to_owned()).collect();
        for folder in FOLDERS {
            let path = reader.join(folder);
            let entries = fs::read_dir(&path).map_err(|cause| Error { path: path.clone(), cause })?;
            for entry in entries {
                let entry = entry.map_err(|cause| Error { path: path.clone(), cause })?;
                names.push(format!("{folder}/{}", entry.file_name().to_string_lossy()));
            }
        }
        // Servers may store compressed files beside the others.
        names.retain(|name| {
            !Path::new(name).extension().is_some_and(|extension| extension == "br" || extension == "gz")
        });
        names.sort();
        let mut hash = Sha256::new();
        let mut files = Vec::new();
        for name in names {
            let content = read(reader, &name)?;
            hash.update(&name);
            hash.update(Sha256::digest(&content));
            files.push((name, content));
        }
        let mut version = String::new();
        for byte in hash.finalize() {
            // Writing to a string does not fail.
            let _ = write!(version, "{byte:02x}");
        }
        version.truncate(VERSION);
        let inline = |name| Ok(String::from_utf8_lossy(&read(reader, name)?).trim_end().to_owned());
        let folder = format!("{FOLDER}/{version}/");
        Ok(Self { files, folder, style: inline(STYLE)?, start: inline(START)?, font: inline(FONT)? })
    }

    /// Writes the files to the output folder.
    ///
    /// # Errors
    ///
    /// [`output::Error`] if a file cannot be written.
    pub fn write_to(&self, output: &output::Folder) -> Result<(), output::Error> {
        self.files.iter().try_for_each(|(name, content)| output.write(&self.path(name), content).map(|_| ()))
    }

    /// Returns the paths of the files in the folder of the reader.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| &**name)
    }

    /// Returns the path of a file in the output folder.
    pub fn path(&self, name: &str) -> String {
        format!("{}{name}", self.folder)
    }

    /// Returns the style sheet of a page. Its URLs are relative to its folder.
    pub fn style(&self) -> &str {
        &self.style
    }

    /// Returns the script that applies the stored settings before the first paint.
    pub fn start(&self) -> &str {
        &self.start
    }

    /// Returns the script that requests the default face of a page in Arabic script.
    pub fn font(&self) -> &str {
        &self.font
    }
}

fn read(reader: &Path, name: &str) -> Result<Vec<u8>, Error> {
    let path = reader.join(name);
    fs::read(&path).map_err(|cause| Error { path, cause })
}
