//! Writes the header of an article: section, headline, dek and byline.

use super::{Fragment, Interface, Part, dir, number_direction};
use crate::{
    article::{Article, Author, Source, Timestamp},
    locale::{ArticleMessages, Direction, Tally, facts, templates::fill},
};

/// Returns the header of an article. `minutes` is its reading time ([`crate::article::reading_time`]).
pub fn header(article: &Article, interface: &'static Interface, minutes: usize) -> Fragment {
    let messages = interface.messages;
    let mut out = Fragment::of(article, interface);
    out.element("header", &[], |out| {
        if !article.section.is_empty() {
            // No direction of its own: a short label is aligned like the headline, whatever its language.
            out.text_element("p", &[("class", Some("section"))], &article.section);
        }
        // Scripts move the focus to the headline. The Tab key skips it.
        let headline = [Part::Headline.attribute(), ("tabindex", Some("-1")), dir(own(article, &article.title))];
        out.element("h1", &headline, |out| number_direction::text(out, &article.title));
        if !article.dek.is_empty() {
            let attributes = [Part::Dek.attribute(), dir(own(article, &article.dek))];
            out.element("p", &attributes, |out| number_direction::text(out, &article.dek));
        }
        let line = [Part::Byline.attribute(), ("lang", Some(messages.lang)), dir(Some(messages.direction()))];
        out.element("div", &line, |out| {
            if !article.source.name.is_empty() {
                publisher(out, &article.source);
            }
            if !article.byline.is_empty() {
                authors(out, &article.byline, messages);
            }
            let date = |timestamp: &Timestamp| (interface.date)(interface, timestamp);
            let published = article.published.as_ref().and_then(date);
            // Only the date is shown, so a modification on the day of publication is omitted.
            let modified = article.modified.as_ref().and_then(date).filter(|day| Some(day) != published.as_ref());
            time(out, Part::Published, article.published.as_ref(), "{date}", published);
            time(out, Part::Modified, article.modified.as_ref(), messages.updated, modified);
            if !article.body.is_empty() {
                out.text_element(
                    "span",
                    &[Part::Minutes.attribute()],
                    &(interface.count)(interface, messages.minutes, minutes),
                );
            }
        });
    });
    out
}

/// Returns the direction of a line of the header if it differs from that of the article.
fn own(article: &Article, text: &str) -> Option<Direction> {
    let mut tally = Tally::default();
    tally.add(text);
    tally.own(article.dir)
}

fn publisher(out: &mut Fragment, source: &Source) {
    out.element("span", &[("class", Some("publisher"))], |out| {
        if let Some(logo) = &source.logo {
            // The name is next to the logo.
            out.empty("img", &[("src", Some(logo.as_str())), ("alt", Some(""))]);
        }
        out.text_element("bdi", &[], &source.name);
    });
}

/// Writes the authors as one phrase. Each name is isolated from the direction of the others.
fn authors(out: &mut Fragment, authors: &[Author], messages: &ArticleMessages) {
    let separator = facts::list_separator(messages.lang, messages.and);
    let before = messages.by.split('{').next().unwrap_or_default();
    let after = messages.by.split('}').nth(1).unwrap_or_default();
    out.element("span", &[("class", Some("authors"))], |out| {
        out.text(before);
        for (index, author) in authors.iter().enumerate() {
            if !out.has_room() {
                break;
            }
            if index > 0 {
                out.text(if index + 1 < authors.len() { separator } else { messages.and });
            }
            if let Some(url) = &author.url {
                out.open_link(url, None);
            }
            out.text_element("bdi", &[], &author.name);
            if author.url.is_some() {
                out.close();
            }
        }
        out.text(after);
    });
}

fn time(out: &mut Fragment, part: Part, timestamp: Option<&Timestamp>, template: &str, date: Option<String>) {
    if let Some(timestamp) = timestamp
        && let Some(date) = date
    {
        let attributes = [part.attribute(), ("datetime", Some(timestamp.as_str()))];
        out.text_element("time", &attributes, &fill(template, &[("date", &date)]));
    }
}
