//! A request for an article, under way.

use std::{cell::Cell, rc::Rc};

use web_sys::AbortController;
use yew::{Callback, platform::spawn_local};

use super::Failure;
use crate::{
    article::Article,
    host::{fetch::fetch, html},
    source::{self, Asked},
    url::Url,
};

/// A request under way; dropped, it is aborted and its answer is never told.
pub(super) struct Request {
    controller: AbortController,
    wanted: Rc<Cell<bool>>,
}

impl Request {
    /// Fetches what is at `address`, and calls `arrived` once with the article that is asked of it.
    pub(super) fn start(address: Url, asked: Asked, arrived: Callback<Result<Rc<Article>, Failure>>) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let wanted = Rc::new(Cell::new(true));
        spawn_local({
            let (controller, wanted) = (controller.clone(), wanted.clone());
            async move {
                let article = match fetch(&address, &controller).await {
                    Ok(bytes) => {
                        source::read(&bytes, &address, &asked, &html::parse).map(Rc::new).map_err(Failure::Source)
                    }
                    Err(error) => Err(Failure::Fetch(error)),
                };
                if wanted.get() {
                    arrived.emit(article);
                }
            }
        });
        Some(Self { controller, wanted })
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.wanted.set(false);
        self.controller.abort();
    }
}
