//! The reader that the controls belong to.

use std::{ops::Deref, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{
    facts::Facts,
    hooks::{Announcer, Preferences, Sharing},
};
use crate::{
    document::Part,
    host::{loader::Loader, site::Site},
    locale::ControlsMessages,
};

/// What the page has: nothing of it changes while the controls are there.
pub struct Reader {
    /// The reader's root, on which settings are shown.
    pub root: HtmlElement,
    /// The article.
    pub article: Element,
    /// What is known of the article.
    pub facts: Facts,
    /// What stands around the reader.
    pub site: Site,
    /// Fetches files beside the modules.
    pub loader: Loader,
}

impl Reader {
    /// The headline.
    pub fn headline(&self) -> Option<HtmlElement> {
        self.article.query_selector(&Part::Headline.selector()).ok()??.dyn_into().ok()
    }

    /// Whether the reader is in a frame as high as its text, so that nobody knows what of it is in view.
    pub fn is_framed(&self) -> bool {
        self.root.closest("[data-embed]").is_ok_and(|frame| frame.is_some())
    }
}

/// The reader, shared by all components.
#[derive(Clone)]
pub struct ReaderContext(Rc<Reader>);

impl ReaderContext {
    /// A reader to share.
    pub fn new(reader: Reader) -> Self {
        Self(Rc::new(reader))
    }
}

impl PartialEq for ReaderContext {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for ReaderContext {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.0
    }
}

/// The interface's words, and the language with its region for numbers.
#[derive(Clone, PartialEq)]
pub struct Words {
    /// The words.
    pub messages: &'static ControlsMessages,
    /// As `Intl` takes it.
    pub locale: AttrValue,
}

impl Deref for Words {
    type Target = ControlsMessages;

    fn deref(&self) -> &ControlsMessages {
        self.messages
    }
}

/// What all components share.
#[derive(Clone, PartialEq)]
pub struct AppContext {
    /// The reader that the controls belong to.
    pub reader: ReaderContext,
    /// The interface's words.
    pub words: Words,
    /// The settings, and how to change them.
    pub preferences: Preferences,
    /// Announces things.
    pub announcer: Announcer,
    /// Shares the article.
    pub sharing: Sharing,
}

/// What all components share.
#[hook]
pub fn use_app() -> AppContext {
    use_context().expect("`App` provides the context")
}
