//! Reads JSON Lines: one JSON document per line. Blank lines are skipped.

use std::{
    io::{self, BufRead, Read},
    iter,
};

use serde::de::IgnoredAny;

use super::{Error, Response, Responses};
use crate::{limits::RESPONSE_SIZE, url::Url};

/// Reads JSON Lines. The name of a response is that of the input and the number of the line.
pub(super) fn responses<'a>(name: String, input: impl BufRead + 'a, base: &'a Url) -> Responses<'a> {
    Box::new(Lines { name, input, base, number: 0, has_failed: false })
}

/// Reads an input with one JSON document or with JSON Lines. If its first line is complete JSON, it consists of JSON
/// Lines.
pub(super) fn detected<'a>(name: String, mut input: impl BufRead + 'a, base: &'a Url) -> Responses<'a> {
    let mut bytes = match line(&mut input) {
        Ok(Some(Line::Whole(bytes))) => bytes,
        Ok(Some(Line::TooLong)) => return Box::new(iter::once(Err(Error::TooLarge(name)))),
        Ok(None) => Vec::new(),
        Err(cause) => return Box::new(iter::once(Err(Error::Read { name, cause }))),
    };
    if serde_json::from_slice::<IgnoredAny>(&bytes).is_ok() {
        return responses(name, io::Cursor::new(bytes).chain(input), base);
    }
    let limit = (RESPONSE_SIZE + 1).saturating_sub(bytes.len());
    let read = input.take(limit as u64).read_to_end(&mut bytes);
    Box::new(iter::once(match read {
        Ok(_) if bytes.len() > RESPONSE_SIZE => Err(Error::TooLarge(name)),
        Ok(_) => Ok(Response { name, address: base.clone(), bytes, is_fetched: false }),
        Err(cause) => Err(Error::Read { name, cause }),
    }))
}

struct Lines<'a, R> {
    name: String,
    input: R,
    base: &'a Url,
    /// The number of the last line, from 1.
    number: u64,
    /// Whether reading has failed, so that there are no further lines.
    has_failed: bool,
}

impl<R: BufRead> Iterator for Lines<'_, R> {
    type Item = Result<Response, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.has_failed {
            self.number += 1;
            let name = || format!("{}:{}", self.name, self.number);
            match line(&mut self.input) {
                Ok(Some(Line::Whole(bytes))) if bytes.trim_ascii().is_empty() => {}
                Ok(Some(Line::Whole(bytes))) => {
                    return Some(Ok(Response { name: name(), address: self.base.clone(), bytes, is_fetched: false }));
                }
                Ok(Some(Line::TooLong)) => return Some(Err(Error::TooLarge(name()))),
                Ok(None) => return None,
                Err(cause) => {
                    let name = name();
                    self.has_failed = true;
                    return Some(Err(Error::Read { name, cause }));
                }
            }
        }
        None
    }
}

enum Line {
    Whole(Vec<u8>),
    /// The line is larger than [`RESPONSE_SIZE`]. It is skipped.
    TooLong,
}

/// Reads the next line, with its line break; `None` at the end.
fn line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    input.by_ref().take(RESPONSE_SIZE as u64 + 1).read_until(b'\n', &mut bytes)?;
    if bytes.len() <= RESPONSE_SIZE || bytes.ends_with(b"\n") {
        return Ok((!bytes.is_empty()).then_some(Line::Whole(bytes)));
    }
    input.skip_until(b'\n')?;
    Ok(Some(Line::TooLong))
}
