//! The manifest: which files the previous runs have written into the output folder, and from what.
//!
//! The manifest is a file with one JSON document per line, so that a run of any size needs little memory for it and
//! loses nothing when it is killed:
//!
//! 1. The first line has the version of the format.
//! 2. Each other line has the name of a file below the output folder, and the digest of what it was made from. A line
//!    is appended after its file is complete. Of several lines for the same file, the last one applies. A line without a
//!    digest says that the file was removed.
//! 3. At the end of a run, the lines that no longer apply are dropped. The new manifest replaces the old one by a rename.
//!
//! A run that is killed may leave an incomplete last line, which the next run removes. Only the file of that line is
//! written again.

use std::{
    collections::HashMap,
    fmt,
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, BufWriter, Write},
    num::NonZeroU64,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::hash::hash;

/// The version of the format.
const VERSION: u32 = 1;

/// What a file is made from: 64 bits of a SHA-256 hash, so that the records of all files need little memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest(NonZeroU64);

impl Digest {
    /// Returns the digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::of_parts(&[bytes])
    }

    /// Returns the digest of several texts. `["ab", "c"]` and `["a", "bc"]` have different ones.
    pub fn of_parts(parts: &[&[u8]]) -> Self {
        let mut state = Sha256::new();
        for part in parts {
            state.update((part.len() as u64).to_le_bytes());
            state.update(part);
        }
        let start = state.finalize().iter().take(8).fold(0, |digest, byte| digest << 8 | u64::from(*byte));
        Self(NonZeroU64::new(start).unwrap_or(NonZeroU64::MIN))
    }
}

#[derive(Serialize, Deserialize)]
struct Header {
    version: u32,
}

#[derive(Serialize, Deserialize)]
struct Line {
    file: String,
    /// 16 hexadecimal digits; empty for a removed file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    digest: String,
}

/// The manifest of an output folder.
pub(super) struct Manifest {
    path: PathBuf,
    /// The files by the hash of their names, which needs less memory than the names.
    records: HashMap<u64, Record>,
    file: File,
    /// The size of the file, without an incomplete line.
    size: u64,
    /// Whether the file contains lines that no longer apply.
    has_old_lines: bool,
}

/// What the manifest knows about a file.
#[derive(Clone, Copy)]
struct Record {
    /// `None` if the file has never been complete.
    digest: Option<Digest>,
    /// Whether the file belongs to this run.
    is_current: bool,
}

/// A file belongs to this run already.
pub(super) struct Claimed;

/// Why the manifest of the previous runs is not used.
#[derive(Debug)]
pub struct Corrupt {
    path: PathBuf,
    line: usize,
}

impl fmt::Display for Corrupt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "The manifest {} is damaged at line {}. All pages are written again, and pages that earlier runs have \
             written are not removed.",
            self.path.display(),
            self.line
        )
    }
}

impl Manifest {
    /// Opens the manifest at a path, and creates it if it is missing. A damaged manifest is replaced by an empty one.
    pub(super) fn open(path: PathBuf) -> io::Result<(Self, Option<Corrupt>)> {
        let (loaded, corrupt) = match File::open(&path) {
            Ok(file) => match load(BufReader::new(file))? {
                Ok(loaded) => (loaded, None),
                Err(line) => (Loaded::default(), Some(Corrupt { path: path.clone(), line })),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Loaded::default(), None),
            Err(error) => return Err(error),
        };
        let file = OpenOptions::new().append(true).create(true).open(&path)?;
        let Loaded { records, size, has_old_lines } = loaded;
        file.set_len(size)?;
        let mut manifest = Self { path, records, file, size, has_old_lines };
        if size == 0 {
            manifest.append(&Header { version: VERSION })?;
        }
        Ok((manifest, corrupt))
    }

    /// Claims a file for this run, which must then make it or find it unchanged. Returns the digest that it had in the
    /// previous run, if any.
    ///
    /// # Errors
    ///
    /// [`Claimed`] if this run has already claimed the file.
    pub(super) fn claim(&mut self, name: &str) -> Result<Option<Digest>, Claimed> {
        let record = self.records.entry(hash(name)).or_insert(Record { digest: None, is_current: false });
        if record.is_current {
            return Err(Claimed);
        }
        record.is_current = true;
        Ok(record.digest)
    }

    /// Notes that a file is complete.
    pub(super) fn add(&mut self, name: &str, digest: Digest) -> io::Result<()> {
        let old = self.records.insert(hash(name), Record { digest: Some(digest), is_current: true });
        self.has_old_lines |= old.is_some_and(|old| old.digest.is_some());
        self.append(&Line { file: name.to_owned(), digest: format!("{:016x}", digest.0) })
    }

    /// Calls `remove` with the name of each file that this run has not made, and forgets the files for which it
    /// succeeds.
    pub(super) fn prune<E>(&mut self, mut remove: impl FnMut(&str) -> Result<(), E>) -> io::Result<Vec<E>> {
        let mut errors = Vec::new();
        let lines = BufReader::new(File::open(&self.path)?).lines();
        for line in lines.skip(1) {
            let Ok(Line { file, .. }) = serde_json::from_str(&line?) else { continue };
            let key = hash(&*file);
            if self.records.get(&key).is_none_or(|record| record.is_current) {
                continue;
            }
            match remove(&file) {
                Ok(()) => {
                    self.records.remove(&key);
                    self.has_old_lines = true;
                    self.append(&Line { file, digest: String::new() })?;
                }
                Err(error) => errors.push(error),
            }
        }
        Ok(errors)
    }

    /// Drops the lines that no longer apply.
    pub(super) fn finish(self, temporary: &Path) -> io::Result<()> {
        if !self.has_old_lines {
            return Ok(());
        }
        let mut new = tempfile::NamedTempFile::new_in(temporary)?;
        let mut left = self.records;
        {
            let mut out = BufWriter::new(new.as_file_mut());
            write_line(&mut out, &Header { version: VERSION })?;
            let mut lines = BufReader::new(File::open(&self.path)?).lines();
            let _ = lines.next();
            for line in lines {
                let Ok(line) = serde_json::from_str::<Line>(&line?) else { continue };
                let key = hash(&*line.file);
                if left
                    .get(&key)
                    .is_some_and(|record| !line.digest.is_empty() && parse_digest(&line.digest) == record.digest)
                {
                    left.remove(&key);
                    write_line(&mut out, &line)?;
                }
            }
            out.flush()?;
        }
        new.persist(&self.path).map_err(|error| error.error)?;
        Ok(())
    }

    fn append(&mut self, line: &impl Serialize) -> io::Result<()> {
        let mut bytes = Vec::new();
        write_line(&mut bytes, line)?;
        self.file.write_all(&bytes).inspect_err(|_| {
            // The next line must not continue an incomplete one. Removing it needs no space on the disk.
            let _ = self.file.set_len(self.size);
        })?;
        self.size += bytes.len() as u64;
        Ok(())
    }
}

#[derive(Default)]
struct Loaded {
    records: HashMap<u64, Record>,
    size: u64,
    has_old_lines: bool,
}

/// Loads a manifest. Returns the number of its first invalid line if it is damaged.
fn load(mut reader: impl BufRead) -> io::Result<Result<Loaded, usize>> {
    let mut loaded = Loaded::default();
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        let length = reader.read_until(b'\n', &mut bytes)?;
        if !bytes.ends_with(b"\n") {
            // The end, or a line that a killed run did not complete.
            break;
        }
        loaded.size += length as u64;
        if number == 1 {
            match serde_json::from_slice(&bytes) {
                Ok(Header { version: VERSION }) => continue,
                _ => return Ok(Err(number)),
            }
        }
        let Ok(Line { file, digest }) = serde_json::from_slice(&bytes) else { return Ok(Err(number)) };
        let old = if digest.is_empty() {
            loaded.has_old_lines = true;
            loaded.records.remove(&hash(&*file))
        } else {
            let Some(digest) = parse_digest(&digest) else { return Ok(Err(number)) };
            loaded.records.insert(hash(&*file), Record { digest: Some(digest), is_current: false })
        };
        loaded.has_old_lines |= old.is_some();
    }
    Ok(Ok(loaded))
}

/// Writes a value as a line of JSON.
pub(super) fn write_line(out: &mut impl Write, line: &impl Serialize) -> io::Result<()> {
    let mut bytes = serde_json::to_vec(line).map_err(io::Error::other)?;
    bytes.push(b'\n');
    out.write_all(&bytes)
}

fn parse_digest(digits: &str) -> Option<Digest> {
    NonZeroU64::new(u64::from_str_radix(digits, 16).ok()?).filter(|_| digits.len() == 16).map(Digest)
}
