//! The formats of publishers, in a module of their own that is fetched when the first such article arrives.
//!
//! An article in our own format needs it only for posts of other providers.

use std::hint::black_box;

use web_sys::AbortController;

use super::{
    fetch,
    files::{self, File},
    html,
};
use crate::{
    article::{Article, provider},
    source::{self, Asked, Error, Json},
    url::Url,
};

/// Makes [`run`] ready; does nothing where it is. `controller` ends it early.
///
/// # Errors
///
/// Why the module did not arrive; one that is another than was released counts as refused.
pub async fn load(controller: &AbortController) -> Result<(), fetch::Error> {
    files::piece(File::Formats, controller).await
}

/// What can be asked of the other module.
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and it is handed over once")]
pub enum Task<'a> {
    /// The article of a JSON value in a publisher's format.
    Decode(&'a Json, &'a Url, &'a Asked),
    /// An article with the frames of its embeds.
    Frames(Article),
}

/// Does a task, once [`load`] has been waited for.
///
/// # Errors
///
/// As [`source::decode`].
pub fn run(task: Task) -> Result<Article, Error> {
    // Through the table, where the compiler cannot look.
    black_box(publishers_formats as fn(Task) -> _)(task)
}

/// The function at which the module is parted: `.ci/split.mjs` knows it by this name.
#[inline(never)]
fn publishers_formats(task: Task) -> Result<Article, Error> {
    match task {
        Task::Decode(json, address, asked) => source::decode(json, address, asked, html::parse),
        Task::Frames(mut article) => {
            provider::frames(&mut article.body);
            Ok(article)
        }
    }
}
