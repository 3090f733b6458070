//! The interface of a page, in the language of its article.

use crate::{
    document::Interface,
    locale::{
        ArticleMessages, choose,
        messages::Catalog,
        plurals::{Category, form},
        templates::fill,
    },
};

/// Returns the interface for an article in a language.
pub fn interface_of(tag: &str) -> &'static Interface {
    let (lang, locale) = choose([tag]);
    let messages = ArticleMessages::of(lang).unwrap_or(ArticleMessages::arabic());
    Box::leak(Box::new(Interface {
        messages,
        locale: locale.leak(),
        date: |_, timestamp| Some(timestamp.as_str().into()),
        time: |_, timestamp| Some(timestamp.as_str().into()),
        count: |_, message, count| fill(form(message, Category::Other), &[("count", &count.to_string())]),
    }))
}
