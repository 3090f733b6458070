//! Writes the files of a site.
//!
//! - A file is first written under a temporary name, and then renamed. So a page is complete or missing, even if the disk
//!   is full or the program is killed. Power failures are left to the file system.
//! - A file whose content has not changed since the previous run is not written ([`manifest`](super::manifest)).
//! - No name leads out of the folder, whatever the title or the id of an article is.

use std::{
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;

use super::{manifest::Digest, pages::Pages, paths::Claimed, state::State, summary::Summary};
use crate::article::Article;

/// The folder for the state and for incomplete files, in the output folder.
pub(super) const STATE: &str = ".maqal-press";

/// The maximum length of the name of a file or a folder in bytes, as in all common file systems.
const NAME: usize = 255;

/// The output folder.
pub struct Folder {
    path: PathBuf,
    state: State,
    damaged: Option<PathBuf>,
}

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was written.
    Written,
    /// The previous run has written the same.
    Unchanged,
}

/// Why a file cannot be written.
#[derive(Debug)]
pub enum Error {
    /// The file system refuses.
    File {
        /// The path.
        path: PathBuf,
        /// The cause.
        cause: io::Error,
    },
    /// The name is not one of a file in the folder.
    Name {
        /// The name.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// This run has already written a file with this name.
    Twice(String),
    /// Another run is writing into the folder.
    Busy,
    /// The database with the state of the previous runs fails.
    State(rusqlite::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, cause } => write!(f, "{} cannot be written: {cause}.", path.display()),
            Self::Name { name, reason } => write!(f, "{name:?} is not a valid name of a file: {reason}."),
            Self::Twice(name) => write!(f, "Another article has the same page, {name:?}."),
            Self::Busy => write!(f, "Another run is writing into the folder."),
            Self::State(cause) => write!(f, "The state in the folder {STATE} cannot be read or written: {cause}."),
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy) => Self::Busy,
            _ => Self::State(error),
        }
    }
}

impl Folder {
    /// Opens a folder, and creates it if it is missing. Removes the incomplete files of a run that was killed.
    ///
    /// # Errors
    ///
    /// [`Error::File`] if the folder cannot be created, [`Error::Busy`] or [`Error::State`] if its state cannot be opened.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |cause| Error::File { path, cause }
        };
        let folder = path.join(STATE);
        fs::create_dir_all(&folder).map_err(failed(&folder))?;
        // From here on, no other run writes into the folder.
        let (state, damaged) = State::open(&folder)?;
        for entry in fs::read_dir(&folder).map_err(failed(&folder))?.flatten() {
            if entry.file_name().as_encoded_bytes().starts_with(TEMPORARY.as_bytes()) {
                let path = entry.path();
                fs::remove_file(&path).map_err(failed(&path))?;
            }
        }
        Ok(Self { path: path.to_owned(), state, damaged })
    }

    /// Returns the path of the state of the previous runs if it was damaged, or of another version. It is empty now.
    pub fn damaged(&self) -> Option<&Path> {
        self.damaged.as_deref()
    }

    /// Returns the page for an article, whose path would be `path` if it were the only one.
    ///
    /// # Errors
    ///
    /// [`Error::State`].
    pub fn claim_path(&self, path: &str, article: &Article) -> Result<Claimed, Error> {
        Ok(self.state.claim_path(path, article)?)
    }

    /// Records the summary of a page that is written.
    pub(super) fn add_page(&self, summary: &Summary) -> Result<(), Error> {
        Ok(self.state.add_page(summary)?)
    }

    /// Returns all pages of the site, with those of the previous runs if `keep` is set.
    pub(super) fn complete_pages(&self, keep: bool) -> Result<Pages<'_>, Error> {
        Ok(self.state.complete_pages(keep)?)
    }

    /// Commits the state after a batch of files, all of which are complete.
    pub(super) fn commit(&self) -> Result<(), Error> {
        Ok(self.state.commit()?)
    }

    /// Writes a file, unless the previous run has written the same. `name` is its path below the folder, with `/`
    /// between its parts.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn write(&self, name: &str, content: &[u8]) -> Result<Outcome, Error> {
        self.write_from(name, Digest::of(content), || Ok(content))
    }

    /// Writes a file that is expensive to make. `make` is called only if the previous run has made the file from
    /// something with another digest, or if the file is missing. See [`Folder::write`].
    ///
    /// # Errors
    ///
    /// Any [`Error`], and the error of `make`.
    pub fn write_from<C: AsRef<[u8]>, E: From<Error>>(
        &self,
        name: &str,
        digest: Digest,
        make: impl FnOnce() -> Result<C, E>,
    ) -> Result<Outcome, E> {
        self.put(name, digest, |path| {
            let content = make()?;
            let write = || {
                let mut file = self.temporary()?;
                file.write_all(content.as_ref())?;
                replace(path, file)
            };
            Ok(write().map_err(|cause| Error::File { path: path.to_owned(), cause })?)
        })
    }

    /// Writes a file in parts, so that it is never in memory as a whole. `write` is called with a function that writes a part.
    /// See [`Folder::write`].
    pub(super) fn write_parts(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn FnMut(&str) -> Result<(), Error>) -> Result<(), Error>,
    ) -> Result<Outcome, Error> {
        let failed = |cause| Error::File { path: self.path.join(name), cause };
        let mut file = self.temporary().map_err(failed)?;
        let mut hash = Sha256::new();
        write(&mut |part| {
            hash.update(part);
            file.write_all(part.as_bytes()).map_err(failed)
        })?;
        self.put(name, Digest::of_hash(hash), |path| replace(path, file).map_err(failed))
    }

    /// Claims a file, and calls `store` with its path unless the previous run has made the file from the same.
    fn put<E: From<Error>>(
        &self,
        name: &str,
        digest: Digest,
        store: impl FnOnce(&Path) -> Result<(), E>,
    ) -> Result<Outcome, E> {
        check(name)?;
        let path = self.path.join(name);
        let claim = self.state.claim(name).map_err(Error::from)?.ok_or_else(|| Error::Twice(name.to_owned()))?;
        if claim.is_made_from(digest) && path.is_file() {
            return Ok(Outcome::Unchanged);
        }
        store(&path)?;
        self.state.complete(name, digest).map_err(Error::from)?;
        Ok(Outcome::Written)
    }

    /// Creates a temporary file. It has the permissions of a regular file, because a web server must be able to read it.
    fn temporary(&self) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(TEMPORARY);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        builder.tempfile_in(self.path.join(STATE))
    }

    /// Removes the files that a previous run has written and this run has not, and folders that are empty then. Returns
    /// how many files were removed, and the errors for those that could not be removed.
    pub fn prune(&self) -> (usize, Vec<Error>) {
        let (mut removed, mut errors) = (0, Vec::new());
        let mut last = String::new();
        loop {
            let names = match self.state.old_files(&last) {
                Ok(names) => names,
                Err(error) => {
                    errors.push(error.into());
                    break;
                }
            };
            for name in &names {
                match self.remove(name) {
                    Ok(is_removed) => removed += usize::from(is_removed),
                    Err(error) => errors.push(error),
                }
            }
            let Some(name) = names.into_iter().next_back() else { break };
            last = name;
        }
        (removed, errors)
    }

    /// Removes a file of a previous run. Returns whether it was there.
    fn remove(&self, name: &str) -> Result<bool, Error> {
        check(name)?;
        let path = self.path.join(name);
        let is_removed = match fs::remove_file(&path) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => false,
            removed => removed.map(|()| true).map_err(|cause| Error::File { path, cause })?,
        };
        // Only an empty folder can be removed.
        for folder in Path::new(name).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty()) {
            if fs::remove_dir(self.path.join(folder)).is_err() {
                break;
            }
        }
        self.state.forget(name)?;
        Ok(is_removed)
    }

    /// Completes the state at the end of a run.
    ///
    /// # Errors
    ///
    /// [`Error::State`] if it cannot be written. The next run may then write unchanged files again.
    pub fn finish(self) -> Result<(), Error> {
        Ok(self.state.finish()?)
    }
}

/// Renames a complete file.
fn replace(path: &Path, file: NamedTempFile) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The beginning of the names of temporary files.
const TEMPORARY: &str = "incomplete-";

/// Checks that a name leads to a file in the folder on every system.
fn check(name: &str) -> Result<(), Error> {
    let reason = name.split('/').find_map(|part| match part {
        "" => Some("a part of it is empty"),
        "." | ".." => Some("it leads to another folder"),
        _ if part.eq_ignore_ascii_case(STATE) => Some("the name is reserved"),
        _ if part.len() > NAME => Some("a part of it is longer than 255 bytes"),
        _ if part.contains(['\\', ':']) => Some("it contains a separator of another system"),
        _ if part.contains(|character: char| character.is_control()) => Some("it contains a control character"),
        _ => None,
    });
    reason.map_or(Ok(()), |reason| Err(Error::Name { name: name.to_owned(), reason }))
}
