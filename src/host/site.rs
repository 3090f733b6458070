//! Reads the configuration of a reader: on the standalone page from `<meta>` elements, on another site from attributes of
//! `<maqal-reader>`.
//!
//! | `<meta name="…">` | attribute | value |
//! |---|---|---|
//! | `maqal:lang` | `lang` | the language of the interface; that of the article if empty |
//! | `maqal:preferences` | `preferences`, `theme`, `font-step` | the site's defaults ([`crate::preferences`]) |
//! | `maqal:share` | `share` | the share links, in order ([`crate::share::ways`]) |
//! | `maqal:shortcuts` is `off` | `no-shortcuts` | disables single-key shortcuts |
//! | `maqal:tracking` is `keep` | `keep-tracking` | keeps the tracking parameters in the URL of the article |
//! | `maqal:original` | the first link among the children | the original story, if the article does not name it |

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlAnchorElement, Node, ShadowRoot};

use crate::{
    preferences::{Change, FontStep, Preferences, Theme},
    url::Url,
};

/// The environment of a reader.
pub enum Site {
    /// The standalone page.
    Page(Document),
    /// `<maqal-reader>` on another site's page.
    Element(Element),
}

impl Site {
    /// Returns the site of a reader that contains `node`; `None` only for a node without a document.
    pub fn of(node: &Node) -> Option<Self> {
        match node.get_root_node().dyn_into::<ShadowRoot>() {
            Ok(root) => Some(Self::Element(root.host())),
            Err(_) => node.owner_document().map(Self::Page),
        }
    }

    /// Whether the reader is a `<maqal-reader>` element.
    pub fn is_element(&self) -> bool {
        matches!(self, Self::Element(_))
    }

    /// Returns the language of the interface, as a BCP 47 tag; empty if the site does not set it.
    pub fn lang(&self) -> String {
        self.text("lang")
    }

    /// Returns the language of the page around the reader; empty if unknown.
    pub fn surrounding_lang(&self) -> String {
        let element = match self {
            Self::Page(document) => document.document_element(),
            Self::Element(element) => {
                element.parent_element().and_then(|parent| parent.closest("[lang]").ok().flatten())
            }
        };
        element.and_then(|element| element.get_attribute("lang")).unwrap_or_default()
    }

    /// Returns the names of the share links that the site offers ([`crate::share::ways`]).
    pub fn share(&self) -> String {
        self.text("share")
    }

    /// Returns the site's defaults. They do not contain `theme="light"` and `theme="dark"`, which the style sheet reads
    /// from the attribute, so that the site's own colors take precedence.
    pub fn preferences(&self) -> Preferences {
        let mut preferences: Preferences = self.text("preferences").parse().unwrap_or_default();
        if let Self::Element(element) = self {
            let theme = self.theme().filter(|theme| !matches!(theme, Theme::Light | Theme::Dark)).map(Change::to);
            let step =
                element.get_attribute("font-step").map(|step| Change::to(step.parse::<FontStep>().unwrap_or_default()));
            for change in theme.into_iter().chain(step) {
                preferences = preferences.with(change);
            }
        }
        preferences
    }

    /// Returns the theme of the element's `theme` attribute.
    pub fn theme(&self) -> Option<Theme> {
        match self {
            Self::Page(_) => None,
            Self::Element(element) => element.get_attribute("theme")?.parse().ok(),
        }
    }

    /// Returns where single-key shortcuts work.
    pub fn shortcuts(&self) -> Scope {
        match self {
            Self::Page(document) if meta(document, "shortcuts") != "off" => Scope::Page,
            Self::Element(element) if !element.has_attribute("no-shortcuts") => Scope::Reader,
            _ => Scope::Nowhere,
        }
    }

    /// Whether URLs keep their tracking parameters ([`Url::without_tracking`]).
    pub fn keeps_tracking(&self) -> bool {
        match self {
            Self::Page(document) => meta(document, "tracking") == "keep",
            Self::Element(element) => element.has_attribute("keep-tracking"),
        }
    }

    /// Returns the URL of the original story, if the site configures it.
    pub fn original(&self) -> Option<Url> {
        match self {
            Self::Page(document) => {
                let base = document.base_uri().ok().flatten().and_then(|base| Url::web(&base, None));
                Url::web(&meta(document, "original"), base.as_ref())
            }
            Self::Element(element) => {
                let link = element.query_selector("a[href]").ok()??;
                Url::web(&link.unchecked_into::<HtmlAnchorElement>().href(), None)
            }
        }
    }

    fn text(&self, name: &str) -> String {
        match self {
            Self::Page(document) => meta(document, name),
            Self::Element(element) => element.get_attribute(name).unwrap_or_default(),
        }
    }
}

/// Where single-key shortcuts work ([WCAG
/// 2.1.4](https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere on the page, which contains only the reader.
    Page,
    /// In the reader, while it has the focus.
    Reader,
    /// Nowhere.
    Nowhere,
}

/// Returns the content of `<meta name="maqal:…">`; empty if the page has none.
fn meta(document: &Document, name: &str) -> String {
    let meta = document.query_selector(&["meta[name='maqal:", name, "']"].concat());
    meta.ok().flatten().and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}
