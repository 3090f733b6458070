//! Reads files and folders.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, BufReader, Read},
    iter,
    path::{Path, PathBuf},
    vec,
};

use super::{Error, Response, Responses, lines};
use crate::{limits::RESPONSE_SIZE, press::output::STATE, url::Url};

/// How a file is read.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// One JSON document.
    Json,
    /// One JSON document per line.
    JsonLines,
}

impl Kind {
    /// Returns the kind of the file with this name; `None` if it has another extension.
    fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        if extension.eq_ignore_ascii_case("json") {
            return Some(Self::Json);
        }
        ["jsonl", "ndjson"].iter().any(|name| extension.eq_ignore_ascii_case(name)).then_some(Self::JsonLines)
    }
}

/// Reads a file, whatever its extension is, or the files of a folder and of the folders in it.
pub(super) fn responses<'a>(path: &Path, base: &'a Url) -> Responses<'a> {
    if !path.is_dir() {
        return file(path.to_owned(), Kind::of(path).unwrap_or(Kind::Json), base);
    }
    let mut walk = Walk { open: Vec::new() };
    let mut first = match walk.enter(path.to_owned()) {
        Ok(()) => walk.by_ref().next(),
        Err(error) => return Box::new(iter::once(Err(error))),
    };
    if first.is_none() {
        first = Some(Err(Error::NoFile(path.to_owned())));
    }
    Box::new(first.into_iter().chain(walk).flat_map(move |found| match found {
        Ok((path, kind)) => file(path, kind, base),
        Err(error) => Box::new(iter::once(Err(error))),
    }))
}

fn file(path: PathBuf, kind: Kind, base: &Url) -> Responses<'_> {
    let opened = File::open(&path).and_then(|file| match kind {
        Kind::Json => read(file).map(Ok),
        Kind::JsonLines => Ok(Err(BufReader::new(file))),
    });
    let name = path.display().to_string();
    match opened {
        Ok(Ok(Some(bytes))) => {
            Box::new(iter::once(Ok(Response { name, address: base.clone(), bytes, is_fetched: false })))
        }
        Ok(Ok(None)) => Box::new(iter::once(Err(Error::TooLarge(name)))),
        Ok(Err(lines)) => Box::new(lines::responses(name, lines, base)),
        Err(cause) => Box::new(iter::once(Err(Error::File { path, cause }))),
    }
}

/// Reads a file; `None` if it is too large.
fn read(file: File) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    file.take(RESPONSE_SIZE as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= RESPONSE_SIZE).then_some(bytes))
}

/// Walks a folder in the order of the names. It skips hidden files and the output of this program, and does not follow
/// links to folders.
struct Walk {
    /// The open folders, each with the names that are not visited yet.
    open: Vec<(PathBuf, vec::IntoIter<OsString>)>,
}

impl Walk {
    fn enter(&mut self, folder: PathBuf) -> Result<(), Error> {
        let names = fs::read_dir(&folder).and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.file_name())).collect::<io::Result<Vec<_>>>()
        });
        match names {
            Ok(mut names) => {
                names.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
                names.sort_unstable();
                self.open.push((folder, names.into_iter()));
                Ok(())
            }
            Err(cause) => Err(Error::File { path: folder, cause }),
        }
    }
}

impl Iterator for Walk {
    type Item = Result<(PathBuf, Kind), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (folder, names) = self.open.last_mut()?;
            let Some(name) = names.next() else {
                self.open.pop();
                continue;
            };
            let path = folder.join(name);
            match fs::symlink_metadata(&path) {
                Ok(metadata) if metadata.is_dir() => {
                    if path.join(STATE).is_dir() {
                        continue;
                    }
                    if let Err(error) = self.enter(path) {
                        return Some(Err(error));
                    }
                }
                Ok(_) => {
                    if let Some(kind) = Kind::of(&path).filter(|_| !path.is_dir()) {
                        return Some(Ok((path, kind)));
                    }
                }
                Err(cause) => return Some(Err(Error::File { path, cause })),
            }
        }
    }
}
