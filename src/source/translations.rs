//! The translations of an article that a response names. Only the native target uses them: the page of an article lists them
//! for search engines, and the reader does not show them.
//!
//! A translation is an object with a language and a URL. They are in `translations` in our own format and in [WPGraphQL], in
//! `workTranslation` and `translationOfWork` in [schema.org], and in `wpml_translations` in a plugin of WordPress. What names
//! a translation only by an id is not read.
//!
//! [WPGraphQL]: https://www.wpgraphql.com/docs/posts-and-pages
//! [schema.org]: https://schema.org/workTranslation

use super::json::Json;
use crate::{locale::Language, url::Url};

/// The fields of an article that have its translations.
const FIELDS: [&str; 4] = ["translations", "workTranslation", "translationOfWork", "wpml_translations"];
/// The fields of a translation that have its language: a tag, or an object with one.
const LANGUAGES: [&str; 4] = ["lang", "inLanguage", "locale", "language"];
/// The fields of a language that have its tag.
const TAGS: [&str; 4] = ["locale", "code", "alternateName", "name"];
/// The fields of a translation that have its URL.
const URLS: [&str; 4] = ["url", "href", "link", "@id"];

/// A translation of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The language.
    pub lang: Language,
    /// The URL of the translated story, without tracking parameters.
    pub url: Url,
}

/// Returns the translations that an article names, the first one of each language. Relative URLs resolve against `base`.
pub(super) fn translations(article: &Json, base: &Url) -> Vec<Translation> {
    let mut translations: Vec<Translation> = Vec::new();
    for translation in FIELDS.iter().flat_map(|field| article.get(field).entries()) {
        let lang = LANGUAGES.iter().find_map(|field| language(translation.get(field)));
        let url = Url::web(translation.first(&URLS), Some(base)).map(Url::without_tracking);
        let Some((lang, url)) = lang.zip(url) else { continue };
        if translations.iter().all(|other| other.lang != lang) {
            translations.push(Translation { lang, url });
        }
    }
    translations
}

fn language(json: &Json) -> Option<Language> {
    json.as_str().map_or_else(|| TAGS.iter().find_map(|field| Language::parse(json.text(field))), Language::parse)
}
