//! What a site remembers from one run to the next: the files of the previous runs ([`manifest`](super::manifest)), and the
//! summaries of their pages ([`pages`](super::pages)).
//!
//! It is a SQLite database in the state folder, so a run of any size needs little memory. A run commits after each batch of
//! articles: a run that is killed loses the record of its last batch, and the next run writes the files of that batch again.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, OptionalExtension};

/// The name of the database in the state folder.
const FILE: &str = "state.sqlite";
/// The version of the tables. A database with another version is replaced by an empty one.
const VERSION: i64 = 1;
/// The number of statements that stay compiled.
const STATEMENTS: usize = 32;

const TABLES: &str = "
    -- The last run. Its number is larger than those of all runs before it.
    CREATE TABLE run (number INTEGER NOT NULL, is_finished INTEGER NOT NULL);
    INSERT INTO run VALUES (0, 1);

    -- The files that were written, with what they were made from, and the last run to which they belonged.
    CREATE TABLE files (name TEXT PRIMARY KEY, digest INTEGER, run INTEGER NOT NULL) WITHOUT ROWID;

    -- The pages of the previous runs, those of a run in the order of its inputs. `summary` is JSON. What queries need of it
    -- is in other columns. `seconds` is the date since the Unix epoch, and `section` the path of the section.
    CREATE TABLE pages (
        id INTEGER PRIMARY KEY, run INTEGER NOT NULL, path TEXT NOT NULL UNIQUE, canonical TEXT, seconds INTEGER,
        section TEXT, lang TEXT NOT NULL, summary TEXT NOT NULL
    );
    CREATE INDEX pages_by_canonical ON pages (canonical);

    -- The paths that pages had before, with the canonical URLs of their articles.
    CREATE TABLE former_paths (path TEXT PRIMARY KEY, canonical TEXT, page INTEGER NOT NULL) WITHOUT ROWID;

    -- The pages of all sections, and of the section '', to which all pages belong, the newest first.
    CREATE TABLE lists (
        section TEXT NOT NULL, position INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (section, position)
    ) WITHOUT ROWID;

    -- The pages of this run. A path consists of its stem and a number. `summary` is NULL until the page is written.
    CREATE TABLE new_pages (
        id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stem TEXT NOT NULL, number INTEGER NOT NULL,
        identity TEXT NOT NULL, seconds INTEGER, section TEXT, summary TEXT
    );
    CREATE INDEX new_pages_by_stem ON new_pages (stem);
    CREATE INDEX new_pages_by_identity ON new_pages (identity);
";

/// The state of an output folder during a run.
pub(super) struct State {
    connection: Mutex<Connection>,
    /// The number of the run.
    pub(super) run: i64,
}

impl State {
    /// Opens the database in the state folder and begins a run. A database that is damaged or has another version is replaced
    /// by an empty one; then this also returns its path.
    pub(super) fn open(folder: &Path) -> rusqlite::Result<(Self, Option<PathBuf>)> {
        let path = folder.join(FILE);
        match begin(&path) {
            Ok(Some(state)) => return Ok((state, None)),
            Ok(None) => {}
            Err(error) if is_damage(&error) => {}
            Err(error) => return Err(error),
        }
        // A journal that is left must not be applied to another database. If the database stays, the next line fails.
        let _ = fs::remove_file(path.with_extension("sqlite-journal"));
        let _ = fs::remove_file(&path);
        let state = begin(&path)?.ok_or(rusqlite::Error::InvalidQuery)?;
        Ok((state, Some(path)))
    }

    /// Commits what was done. Everything that a batch has begun must be complete.
    pub(super) fn commit(&self) -> rusqlite::Result<()> {
        let connection = self.connection();
        // A full disk has ended the transaction.
        if !connection.is_autocommit() {
            connection.execute_batch("COMMIT")?;
        }
        connection.execute_batch("BEGIN")
    }

    /// Commits, and notes that the run has ended.
    pub(super) fn finish(self) -> rusqlite::Result<()> {
        self.connection().execute("UPDATE run SET is_finished = 1", ())?;
        self.commit()
    }

    pub(super) fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A run that ends early keeps what it has done.
impl Drop for State {
    fn drop(&mut self) {
        // If this fails, the next run writes some files again.
        let _ = self.commit();
    }
}

/// Begins a run. Returns `None` if the database has another version.
fn begin(path: &Path) -> rusqlite::Result<Option<State>> {
    let connection = Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Another run may take hours.
    connection.busy_timeout(Duration::ZERO)?;
    // The memory for the pages of the database, in KiB. The lock shows another run that the folder is in use.
    connection.execute_batch("PRAGMA cache_size = -1024; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")?;
    let version: i64 = connection.query_row("PRAGMA user_version", (), |row| row.get(0))?;
    let is_new = connection.query_row("SELECT 1 FROM sqlite_schema", (), |_| Ok(())).optional()?.is_none();
    if is_new {
        connection.execute_batch(TABLES)?;
        connection.pragma_update(None, "user_version", VERSION)?;
    } else if version != VERSION {
        return Ok(None);
    }
    let (previous, is_finished): (i64, bool) =
        connection.query_row("SELECT number, is_finished FROM run", (), |row| Ok((row.get(0)?, row.get(1)?)))?;
    if !is_finished {
        // The run was killed. It may have replaced files without recording it, except those that it had recorded before.
        connection.execute("UPDATE files SET digest = NULL WHERE run <> ?", [previous])?;
    }
    let run = previous + 1;
    connection.execute("UPDATE run SET number = ?, is_finished = 0", [run])?;
    connection.execute_batch("DELETE FROM new_pages; COMMIT; BEGIN")?;
    Ok(Some(State { connection: Mutex::new(connection), run }))
}

/// Whether a file is not a database, or a damaged one, or a table or a row is missing.
fn is_damage(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    matches!(code, Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt | ErrorCode::Unknown))
        || matches!(error, rusqlite::Error::QueryReturnedNoRows)
}
