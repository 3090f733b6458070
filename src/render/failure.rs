//! The failures to load an article, with their error codes and messages.

use std::fmt;

use crate::{
    document::Interface,
    host::{fetch, intl},
    locale::templates::{fill, sentences},
    source::{self, Format},
    url::Url,
};

/// Why an article cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The page does not show articles from this origin.
    Origin(String),
    /// The response did not arrive.
    Fetch(fetch::Error),
    /// The response contains no article.
    Source(source::Error),
}

impl Failure {
    /// Returns the error code: the public name in attributes and events.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Origin(_) => "origin",
            Self::Fetch(error) => match error {
                fetch::Error::Offline => "offline",
                fetch::Error::TimedOut => "timed-out",
                fetch::Error::NotFound => "not-found",
                fetch::Error::Refused => "refused",
                fetch::Error::Server => "server",
                fetch::Error::TooLarge => "too-large",
                fetch::Error::Interrupted => "interrupted",
            },
            Self::Source(error) => match error {
                source::Error::NotJson { .. } => "not-json",
                source::Error::Html => "html",
                source::Error::NoArticle { .. } => "no-article",
                source::Error::NoItem { .. } => "not-found",
                source::Error::UnknownFormat { .. } => "unknown-format",
                source::Error::Locked { .. } => "locked",
                source::Error::HtmlRefused { .. } => "html-refused",
                source::Error::Version { .. } => "version",
            },
        }
    }

    /// Returns what happened and what the person can do about it, in the language of the interface.
    pub(super) fn explain(&self, interface: &'static Interface) -> (String, &'static str) {
        let messages = interface.messages;
        let number = |number: String| intl::number(interface.locale, &number);
        let (what, advice) = sentences(match self {
            Self::Origin(_) => messages.origin,
            Self::Fetch(error) => match error {
                fetch::Error::Offline => messages.offline,
                fetch::Error::TimedOut => messages.timed_out,
                fetch::Error::NotFound => messages.not_found,
                fetch::Error::Refused => messages.refused,
                fetch::Error::Server => messages.server,
                fetch::Error::TooLarge => messages.too_large,
                fetch::Error::Interrupted => messages.interrupted,
            },
            Self::Source(error) => match error {
                source::Error::NotJson { .. } => messages.not_json,
                source::Error::Html => messages.html,
                source::Error::NoArticle { .. } => messages.no_article,
                source::Error::NoItem { .. } => messages.not_found,
                source::Error::UnknownFormat { .. } => messages.unknown_format,
                source::Error::Locked { .. } => messages.locked,
                source::Error::HtmlRefused { .. } => messages.html_refused,
                source::Error::Version { .. } => messages.version,
            },
        });
        let what = match self {
            Self::Origin(origin) => fill(what, &[("origin", &isolate(origin))]),
            Self::Source(source::Error::NotJson { line, column }) => {
                fill(what, &[("line", &number(line.to_string())), ("column", &number(column.to_string()))])
            }
            Self::Source(source::Error::NoArticle { field, .. }) => fill(what, &[("field", &isolate(field))]),
            Self::Source(source::Error::Version { found, .. }) => {
                fill(what, &[("version", &number(found.to_string()))])
            }
            Self::Fetch(_) | Self::Source(_) => what.into(),
        };
        (what, advice)
    }

    /// Returns a warning for developers.
    pub(super) fn warning(&self) -> Option<String> {
        let Self::Source(source::Error::UnknownFormat { .. }) = self else { return None };
        let mut warning = "Maqal: the response is in none of the supported formats: maqal".to_owned();
        for format in Format::ALL {
            warning.push_str(", ");
            warning.push_str(format.name());
        }
        Some(warning)
    }

    /// Returns the URL of the original story, if the response contains it.
    pub(super) fn original(&self) -> Option<&Url> {
        match self {
            Self::Source(error) => error.original(),
            Self::Origin(_) | Self::Fetch(_) => None,
        }
    }
}

/// Isolates the direction of a name in Latin letters from the sentence around it (U+2068 and U+2069).
fn isolate(name: &str) -> String {
    ["\u{2068}", name, "\u{2069}"].concat()
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Origin(origin) => write!(f, "This page does not show articles from {origin}."),
            Self::Fetch(error) => error.fmt(f),
            Self::Source(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}
