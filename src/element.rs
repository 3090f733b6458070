//! The element `<maqal-reader>`: its attributes make a reader in its shadow root.
//!
//! What every custom element has to be written in JavaScript for, its class with its life cycle, is
//! `static/element.js`. That asks for the article while this module is still on its way, so it hands over how to get
//! the answer; what the reader is to be like, it leaves in the element's attributes:
//!
//! | attribute | what it says |
//! |---|---|
//! | `src` | the address of the article, by which relative addresses in it resolve too; without it, the page's |
//! | `format`, `item` | what is asked of the answer ([`Asked`]) |
//! | `lang` | the language of the interface; without it, the article's |
//! | `share` | the ways to share the article, in order ([`crate::share::ways`]) |
//! | `font-step`, `theme` | the size, from -2 to 6, and the theme for who has chosen none |
//! | `preferences` | what else is usual here for who has chosen nothing else ([`crate::preferences`]) |
//! | `no-shortcuts` | that single keys do nothing |
//!
//! The first link of the element's children is the way to the original, where the article does not tell.

use gloo_timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Element, HtmlAnchorElement};
use yew::{AppHandle, Callback};

use crate::{
    preferences::FONT_STEP,
    reader::{Event, Failure, Reader, ReaderProps, Shortcuts, Task},
    source::Asked,
    url::Url,
};

/// A reader in an element, until it is unmounted.
#[wasm_bindgen]
pub struct Mounted(AppHandle<Reader>);

/// Makes a reader of `element` in `root`, which is empty. `ask` gives the answer ([`crate::host::fetch::From::Page`]);
/// `tell` is called with the name of every state: `loading`, `ready` or `error`;
/// `faces` gives a promise that the font of a face is there.
#[wasm_bindgen]
pub fn mount(element: &Element, root: Element, ask: Function, tell: Function, faces: Function) -> Mounted {
    let attribute = |name| element.get_attribute(name).unwrap_or_default();
    let src = attribute("src");
    let base = element.base_uri().ok().flatten().and_then(|base| Url::web(&base, None));
    // An article that the page hands over needs no address of its own: it stands in the page.
    let address = if src.is_empty() { base } else { Url::web(&src, base.as_ref()) };
    let props = ReaderProps {
        address: address.ok_or(Failure::Origin(src)),
        ask: Some(ask),
        asked: Asked { format: attribute("format"), item: attribute("item") },
        lang: attribute("lang"),
        around: around(element).unwrap_or_default(),
        original: original(element),
        shortcuts: if element.has_attribute("no-shortcuts") { Shortcuts::Off } else { Shortcuts::Within },
        faces: Some(faces),
        site: site(element),
        share: attribute("share"),
        on_state: Callback::from(move |state: &str| {
            // Whoever cannot be told lacks only the news.
            let _ = tell.call1(&JsValue::NULL, &state.into());
        }),
        is_page: false,
    };
    Mounted(yew::Renderer::<Reader>::with_root_and_props(root, props).render())
}

#[wasm_bindgen]
impl Mounted {
    /// Takes anew what is usual on this site, as the element's attributes say.
    #[wasm_bindgen(js_name = setUsual)]
    pub fn set_usual(&self, element: &Element) {
        self.0.send_message(Event::Want(Task::Site(site(element))));
    }

    /// Takes the reader away, with all that listens and all that is on its way.
    pub fn unmount(self) {
        end(self.0);
    }
}

/// Yew makes a component when it finds the time; one that is destroyed before would be made all the same, and stay.
fn end(reader: AppHandle<Reader>) {
    if reader.get_component().is_some() {
        reader.destroy();
    } else {
        Timeout::new(0, || end(reader)).forget();
    }
}

/// What is usual on this site: the style sheet itself knows the light and the dark theme.
fn site(element: &Element) -> String {
    let attribute = |name: &str| element.get_attribute(name);
    let mut site = attribute("preferences").unwrap_or_default();
    for name in ["theme", FONT_STEP] {
        if let Some(value) = attribute(name).filter(|value| value != "light" && value != "dark") {
            site = [&*site, " ", name, "=", &*value].concat();
        }
    }
    site
}

/// The language of the page where the element stands.
fn around(element: &Element) -> Option<String> {
    element.parent_element()?.closest("[lang]").ok()??.get_attribute("lang")
}

fn original(element: &Element) -> Option<Url> {
    let link = element.query_selector("a[href]").ok()??;
    Url::web(&link.unchecked_into::<HtmlAnchorElement>().href(), None)
}
