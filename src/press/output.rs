//! Writes the files of a site.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

/// The output folder.
pub struct Folder {
    path: PathBuf,
}

/// Why a file cannot be written.
#[derive(Debug)]
pub struct Error {
    path: PathBuf,
    cause: io::Error,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot be written: {}", self.path.display(), self.cause)
    }
}

impl Folder {
    /// Opens a folder, and creates it if it is missing.
    ///
    /// # Errors
    ///
    /// [`Error`] if the folder cannot be created.
    pub fn create(path: &Path) -> Result<Self, Error> {
        fs::create_dir_all(path).map_err(|cause| Error { path: path.to_owned(), cause })?;
        Ok(Self { path: path.to_owned() })
    }

    /// Writes a file. `name` is its path below the folder.
    ///
    /// # Errors
    ///
    /// [`Error`] if the file or its folder cannot be written.
    pub fn write(&self, name: &str, content: &[u8]) -> Result<(), Error> {
        let path = self.path.join(name);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, content));
        written.map_err(|cause| Error { path, cause })
    }
}
