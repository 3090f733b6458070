//! A request for an article, under way.

use std::{cell::Cell, rc::Rc};

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;
use yew::{Callback, platform::spawn_local};

use super::{Failure, view};
use crate::{
    article::{Article, Block},
    document::Interface,
    host::{
        fetch::{From, fetch},
        files::{self, File},
        formats::{self, Task},
        languages, places,
    },
    locale::Language,
    preferences::places::hash,
    source::{self, Asked},
    url::Url,
};

/// What is asked for.
#[derive(Clone)]
pub(super) struct Question {
    /// Gives the answer, where the reader is not to ask itself.
    pub ask: Option<Function>,
    /// Where the article stands, or why it may not be asked for.
    pub address: Result<Url, Failure>,
    /// What is asked of the answer.
    pub asked: Asked,
    /// The interface's language, where the page says which.
    pub lang: String,
    /// The language of the page around.
    pub around: String,
    /// Whether something has been chosen that needs the extras.
    pub extras: bool,
    /// The face that has been chosen, and its font to come.
    pub face: Option<(String, Promise)>,
}

/// What has come of a question: the article, the interface that it is shown in, and the face whose font is there.
pub type Answer = (Result<Rc<Article>, Failure>, &'static Interface, Option<String>);

/// For how many milliseconds a text waits for its font: as long as no skeleton would be seen either. One that comes later
/// is for the next text, so that none jumps while it is read.
const FONT_WAIT: u32 = 300;

/// A request under way; dropped, it is aborted and its answer is never told.
pub(super) struct Request {
    controller: AbortController,
    wanted: Rc<Cell<bool>>,
}

impl Request {
    /// Asks, and calls `arrived` once with what has come of it.
    pub(super) fn start(question: Question, arrived: Callback<Answer>) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let wanted = Rc::new(Cell::new(true));
        spawn_local({
            let (controller, wanted) = (controller.clone(), wanted.clone());
            async move {
                let article = article(&question, &controller).await;
                let of_article = article.as_ref().ok().and_then(|article| article.lang.as_ref());
                let tags = [&*question.lang, of_article.map(Language::as_str).unwrap_or_default(), &*question.around];
                let interface = languages::interface(&tags).await;
                // What has been chosen must be seen from the first, and where the reader has stopped.
                let stopped =
                    article.as_ref().is_ok_and(|article| places::are_kept(hash(&view::shared_address(article))));
                if question.extras || stopped {
                    files::bring(File::Extras).await;
                }
                let face = match &question.face {
                    Some((face, font)) if article.is_ok() && in_time(font).await => Some(face.clone()),
                    _ => None,
                };
                if wanted.get() {
                    arrived.emit((article.map(Rc::new), interface, face));
                }
            }
        });
        Some(Self { controller, wanted })
    }
}

/// Whether a font comes before a text has waited for it long enough.
async fn in_time(font: &Promise) -> bool {
    let late = Promise::new(&mut |resolve, _| {
        // Nobody waits any more where it cannot be told.
        Timeout::new(FONT_WAIT, move || drop(resolve.call1(&JsValue::NULL, &JsValue::FALSE))).forget();
    });
    let first = JsFuture::from(Promise::race(&Array::of2(font, &late))).await;
    first.is_ok_and(|first| first != JsValue::FALSE)
}

async fn article(question: &Question, controller: &AbortController) -> Result<Article, Failure> {
    let Question { ask, address, asked, .. } = question;
    let address = address.as_ref().map_err(Failure::clone)?;
    let from = ask.clone().map_or_else(|| From::Address(address.clone()), From::Page);
    let bytes = fetch(&from, controller).await.map_err(Failure::Fetch)?;
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
