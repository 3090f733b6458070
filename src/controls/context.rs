//! What the components share: the reader that they belong to, the messages, and the state of the app.

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

/// The reader on the page. It does not change while the controls are mounted.
pub struct Reader {
    /// The reader's root, whose attributes and custom properties show the settings.
    pub root: HtmlElement,
    /// The article's element.
    pub article: Element,
    /// The article's title, URL and language.
    pub facts: Facts,
    /// The configuration of the page or the element around the reader.
    pub site: Site,
    /// Loads messages and fonts.
    pub loader: Loader,
}

impl Reader {
    /// Returns the headline.
    pub fn headline(&self) -> Option<HtmlElement> {
        self.article.query_selector(&Part::Headline.selector()).ok()??.dyn_into().ok()
    }

    /// Whether the reader is in a frame that is as high as its content. Such a page does not scroll, and cannot know which
    /// part of it is in view.
    pub fn is_framed(&self) -> bool {
        self.root.closest("[data-embed]").is_ok_and(|frame| frame.is_some())
    }
}

/// A shared reference to the reader. Two references are equal if they refer to the same reader.
#[derive(Clone)]
pub struct ReaderContext(Rc<Reader>);

impl ReaderContext {
    /// Shares a reader.
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

/// The messages of the interface, and the locale of its numbers.
#[derive(Clone, PartialEq)]
pub struct Messages {
    /// The messages.
    pub catalog: &'static ControlsMessages,
    /// The locale for `Intl`: the language with its region.
    pub locale: AttrValue,
}

impl Deref for Messages {
    type Target = ControlsMessages;

    fn deref(&self) -> &ControlsMessages {
        self.catalog
    }
}

/// The context that [`App`](super::app::App) provides.
#[derive(Clone, PartialEq)]
pub struct AppContext {
    /// The reader that the controls belong to.
    pub reader: ReaderContext,
    /// The messages of the interface.
    pub messages: Messages,
    /// Reads and changes the settings.
    pub preferences: Preferences,
    /// Makes announcements.
    pub announcer: Announcer,
    /// Shares the article.
    pub sharing: Sharing,
}

/// Returns the context of the app.
#[hook]
pub fn use_app() -> AppContext {
    use_context().expect("`App` provides the context")
}
