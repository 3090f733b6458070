//! The path of an article's page.

use crate::article::Article;

/// Returns the path of the page of an article below the site's URL. It ends with a slash.
pub fn path(article: &Article) -> String {
    let words: Vec<_> =
        article.title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("{}/", words.join("-"))
}
