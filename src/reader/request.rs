//! A request for an article, under way.

use std::{cell::Cell, rc::Rc};

use web_sys::AbortController;
use yew::{Callback, platform::spawn_local};

use super::Failure;
use crate::{
    article::{Article, Block},
    host::{
        fetch::{From, fetch},
        formats::{self, Task},
    },
    source::{self, Asked},
    url::Url,
};

/// A request under way; dropped, it is aborted and its answer is never told.
pub(super) struct Request {
    controller: AbortController,
    wanted: Rc<Cell<bool>>,
}

impl Request {
    /// Fetches an answer that stands at `address`, and calls `arrived` once with the article that is asked of it.
    pub(super) fn start(
        from: From,
        address: Url,
        asked: Asked,
        arrived: Callback<Result<Rc<Article>, Failure>>,
    ) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let wanted = Rc::new(Cell::new(true));
        spawn_local({
            let (controller, wanted) = (controller.clone(), wanted.clone());
            async move {
                let article = article(&from, &address, &asked, &controller).await;
                if wanted.get() {
                    arrived.emit(article.map(Rc::new));
                }
            }
        });
        Some(Self { controller, wanted })
    }
}

async fn article(from: &From, address: &Url, asked: &Asked, controller: &AbortController) -> Result<Article, Failure> {
    let bytes = fetch(from, controller).await.map_err(Failure::Fetch)?;
    let json = source::parse(&bytes).map_err(Failure::Source)?;
    let task = if let Some(json) = source::ours(&json) {
        let article = source::decode_ours(json, address).map_err(Failure::Source)?;
        if !article.body.iter().any(Block::holds_embed) {
            return Ok(article);
        }
        Task::Frames(article)
    } else {
        Task::Decode(&json, address, asked)
    };
    formats::load(controller).await.map_err(Failure::Fetch)?;
    formats::run(task).map_err(Failure::Source)
}

impl Drop for Request {
    fn drop(&mut self) {
        self.wanted.set(false);
        self.controller.abort();
    }
}
