//! Loads the article at an address, again when it changes or when it is asked to.

use std::{cell::Cell, rc::Rc};

use web_sys::AbortController;
use yew::{platform::spawn_local, prelude::*};

use super::Failure;
use crate::{article::Article, host::fetch::fetch, source, url::Url};

/// What a reader shows.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// The article is on its way.
    Loading,
    /// The article is there.
    Ready(Rc<Article>),
    /// It cannot be had.
    Failed(Failure),
}

/// The state of the article at `address`, and a callback that tries once more.
#[hook]
pub fn use_article(address: &Result<Url, Failure>) -> (State, Callback<()>) {
    let state = use_state_eq(|| match address {
        Ok(_) => State::Loading,
        Err(failure) => State::Failed(failure.clone()),
    });
    let attempt = use_state(|| 0_u32);
    use_effect_with((address.clone(), *attempt), {
        let state = state.setter();
        move |(address, _)| {
            let request = match address {
                Ok(address) => {
                    state.set(State::Loading);
                    Request::start(address.clone(), state)
                }
                Err(failure) => {
                    state.set(State::Failed(failure.clone()));
                    None
                }
            };
            // A new address, or the end of the reader, ends the request of the old one.
            move || drop(request)
        }
    });
    let retry = Callback::from(move |()| attempt.set(attempt.wrapping_add(1)));
    ((*state).clone(), retry)
}

/// A request under way; dropped, it is aborted and its answer is never shown.
struct Request {
    controller: AbortController,
    wanted: Rc<Cell<bool>>,
}

impl Request {
    fn start(address: Url, state: UseStateSetter<State>) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let wanted = Rc::new(Cell::new(true));
        spawn_local({
            let (controller, wanted) = (controller.clone(), wanted.clone());
            async move {
                let article = match fetch(&address, &controller).await {
                    Ok(bytes) => source::read(&bytes, &address).map_err(Failure::Source),
                    Err(error) => Err(Failure::Fetch(error)),
                };
                if wanted.get() {
                    state.set(match article {
                        Ok(article) => State::Ready(Rc::new(article)),
                        Err(failure) => State::Failed(failure),
                    });
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
