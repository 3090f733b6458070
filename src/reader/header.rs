//! What stands above the text: section, headline, dek, and who wrote it where and when.

use yew::prelude::*;

use super::document::href;
use crate::{
    article::{Article, Author, Timestamp},
    host::intl,
    locale::Messages,
};

pub fn header(article: &Article) -> Html {
    let messages = Messages::get();
    let modified = article.modified.as_ref().filter(|modified| Some(*modified) != article.published.as_ref());
    html! {
        <header>
            if !article.section.is_empty() {
                <p class="section">{ &article.section }</p>
            }
            <h1 data-part="headline" tabindex="-1">{ &article.title }</h1>
            if !article.dek.is_empty() {
                <p data-part="dek">{ &article.dek }</p>
            }
            <div data-part="byline" lang={messages.lang} dir={messages.direction.as_str()}>
                if !article.source.name.is_empty() {
                    <span class="publisher">
                        if let Some(logo) = &article.source.logo {
                            <img src={href(logo)} alt="" height="24" />
                        }
                        <bdi>{ &article.source.name }</bdi>
                    </span>
                }
                { byline(&article.byline) }
                { time(article.published.as_ref(), "published", "{date}") }
                { time(modified, "modified", messages.updated) }
            </div>
        </header>
    }
}

/// The authors in one phrase, each name kept to its own direction.
fn byline(authors: &[Author]) -> Html {
    let messages = Messages::get();
    if authors.is_empty() {
        return html! {};
    }
    let (before, after) = messages.by.split_once("{names}").unwrap_or_default();
    html! {
        <span>
            { before }
            { for authors.iter().enumerate().map(|(index, author)| {
                let name = html! { <bdi>{ &author.name }</bdi> };
                html! {
                    <>
                        if index > 0 { { messages.and } }
                        if let Some(url) = &author.url {
                            <a href={href(url)} rel="noopener author">{ name }</a>
                        } else {
                            { name }
                        }
                    </>
                }
            }) }
            { after }
        </span>
    }
}

fn time(timestamp: Option<&Timestamp>, part: &'static str, template: &str) -> Html {
    let words = timestamp.and_then(|timestamp| {
        let date = intl::date(Messages::get().locale, timestamp)?;
        Some((timestamp, template.replace("{date}", &date)))
    });
    match words {
        Some((timestamp, words)) => html! {
            <time data-part={part} datetime={timestamp.as_str().to_owned()}>{ words }</time>
        },
        None => html! {},
    }
}
