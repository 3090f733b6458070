//! What stands above the text: section, headline, dek, and who wrote it where and when.

use super::{Fragment, Interface, dir};
use crate::{
    article::{Article, Author, Source, Timestamp},
    locale::{Messages, words::fill},
};

/// The header of an article that takes so many minutes to read, from 0 for less than one
/// ([`crate::article::reading_time`]).
pub fn header(article: &Article, interface: &'static Interface, minutes: usize) -> Fragment {
    let messages = interface.messages;
    let mut out = Fragment::new(interface);
    out.element("header", &[], |out| {
        if !article.section.is_empty() {
            out.words("p", &[("class", Some("section"))], &article.section);
        }
        // It can take the focus, but only from the script that puts it there.
        out.words("h1", &[("data-part", Some("headline")), ("tabindex", Some("-1"))], &article.title);
        if !article.dek.is_empty() {
            out.words("p", &[("data-part", Some("dek"))], &article.dek);
        }
        let line = [("data-part", Some("byline")), ("lang", Some(messages.lang)), dir(Some(messages.direction()))];
        out.element("div", &line, |out| {
            if !article.source.name.is_empty() {
                publisher(out, &article.source);
            }
            if !article.byline.is_empty() {
                authors(out, &article.byline, messages);
            }
            let date = |timestamp: &Timestamp| (interface.date)(interface, timestamp);
            let published = article.published.as_ref().and_then(date);
            // A change within the day says nothing to whoever reads the day alone.
            let modified = article.modified.as_ref().and_then(date).filter(|day| Some(day) != published.as_ref());
            time(out, "published", article.published.as_ref(), "{date}", published);
            time(out, "modified", article.modified.as_ref(), messages.updated, modified);
            out.words(
                "span",
                &[("data-part", Some("minutes"))],
                &(interface.count)(interface, messages.minutes, minutes),
            );
        });
    });
    out
}

fn publisher(out: &mut Fragment, source: &Source) {
    out.element("span", &[("class", Some("publisher"))], |out| {
        if let Some(logo) = &source.logo {
            // The name stands beside it.
            out.empty("img", &[("src", Some(logo.as_str())), ("alt", Some(""))]);
        }
        out.words("bdi", &[], &source.name);
    });
}

/// The authors in one phrase, each name kept to its own direction.
fn authors(out: &mut Fragment, authors: &[Author], messages: &Messages) {
    // In Arabic every name but the first has its "and".
    let comma = match messages.lang {
        "ar" => messages.and,
        "fa" | "ur" | "ckb" => "، ",
        _ => ", ",
    };
    let before = messages.by.split('{').next().unwrap_or_default();
    let after = messages.by.split('}').nth(1).unwrap_or_default();
    out.element("span", &[("class", Some("authors"))], |out| {
        out.text(before);
        for (index, author) in authors.iter().enumerate() {
            if index > 0 {
                out.text(if index + 1 < authors.len() { comma } else { messages.and });
            }
            if let Some(url) = &author.url {
                out.open_link(url, None);
            }
            out.words("bdi", &[], &author.name);
            if author.url.is_some() {
                out.close();
            }
        }
        out.text(after);
    });
}

fn time(out: &mut Fragment, part: &str, timestamp: Option<&Timestamp>, template: &str, date: Option<String>) {
    if let Some(timestamp) = timestamp
        && let Some(date) = date
    {
        let attributes = [("data-part", Some(part)), ("datetime", Some(timestamp.as_str()))];
        out.words("time", &attributes, &fill(template, &[("date", &date)]));
    }
}
