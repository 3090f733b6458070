//! The reader: one component, whatever page it stands on.
//!
//! It has three states: an article is on its way, is there, or cannot be had. An article that is there is drawn
//! once. What changes later (size, confirmations) changes custom properties and text of this component's root,
//! by effects and callbacks, and draws no article again.

mod body;
mod document;
mod failure;
mod font_size;
mod header;
mod image;
mod inline;
mod message;
mod share_links;
mod skeleton;
mod toolbar;
mod use_article;
mod use_preferences;

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{article::Article, host::events, locale::Messages, url::Url};
use document::Document;
pub use failure::Failure;
use message::ErrorMessage;
use skeleton::Skeleton;
use use_article::{State, use_article};

/// What a page tells a reader.
#[derive(Properties, PartialEq)]
pub struct ReaderProps {
    /// Where the article is, or why it may not be asked for.
    pub address: Result<Url, Failure>,
    /// The original story, where the page knows it.
    #[prop_or_default]
    pub original: Option<Url>,
    /// Whether `+`, `-` and `0` change the text's size while no field has the focus.
    #[prop_or(true)]
    pub shortcuts: bool,
    /// Called with every article that is shown.
    #[prop_or_default]
    pub on_load: Callback<Rc<Article>>,
}

/// Shows the article at an address.
#[component]
pub fn Reader(props: &ReaderProps) -> Html {
    let messages = Messages::get();
    let root = use_node_ref();
    let status = use_node_ref();
    let (state, retry) = use_article(&props.address);
    let retried = use_mut_ref(|| false);

    use_effect_with(state.clone(), {
        let (root, on_load, retried) = (root.clone(), props.on_load.clone(), retried.clone());
        move |state| {
            let Some(root) = root.cast::<HtmlElement>() else { return };
            report(&root, state, &on_load);
            // The button that was pressed is gone: whoever pressed it goes on at what came instead.
            if *state != State::Loading && retried.replace(false) {
                focus(&root, "[data-part=headline],[data-part=retry]");
            }
        }
    });

    let on_retry = Callback::from(move |()| {
        retried.replace(true);
        retry.emit(());
    });
    let (name, content) = match state {
        State::Loading => ("loading", html! { <Skeleton /> }),
        State::Ready(article) => {
            let (root, status, shortcuts) = (root.clone(), status.clone(), props.shortcuts);
            ("ready", html! { <Document {article} {root} {status} {shortcuts} /> })
        }
        State::Failed(failure) => {
            let original = props.original.clone();
            ("error", html! { <ErrorMessage {failure} {original} {on_retry} /> })
        }
    };
    html! {
        <div ref={root} class="maqal" data-part="reader" data-state={name}
            lang={messages.lang} dir={messages.direction.as_str()}>
            { content }
            <p ref={status} class="visually-hidden" role="status" data-part="status"></p>
        </div>
    }
}

/// Tells the page around the reader what became of the article.
fn report(root: &HtmlElement, state: &State, on_load: &Callback<Rc<Article>>) {
    match state {
        State::Loading => {}
        State::Ready(article) => {
            let url = article.canonical.as_ref().map_or(JsValue::NULL, |url| url.as_str().into());
            events::dispatch(root, "maqal-load", &[("title", (&*article.title).into()), ("url", url)]);
            on_load.emit(article.clone());
        }
        State::Failed(failure) => {
            events::dispatch(root, "maqal-error", &[("code", failure.code().into())]);
        }
    }
}

fn focus(root: &HtmlElement, selector: &str) {
    if let Ok(Some(element)) = root.query_selector(selector) {
        // Focus is refused only by an element that is gone already.
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Says something to those who do not see it: puts it into the reader's live region.
fn announce(status: &NodeRef, text: &str) {
    if let Some(status) = status.get() {
        status.set_text_content(Some(text));
    }
}
