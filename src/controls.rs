//! The controls: a Yew app that is mounted beside an article on the page. This is the content of `controls.wasm`.
//!
//! [`mount`] finds the article, whatever rendered it, and reads its title, URL and language from the document ([`Facts`]).
//! The app never renders the article. It sets attributes and custom properties on the reader's root, and the style sheet
//! does the rest.
//!
//! - `app` is the root component. It owns the state and provides it to all components as one context
//!   (`context::AppContext`): the reader, the messages, the preferences (a reducer, `hooks::Preferences`), the
//!   announcements and sharing.
//! - Each visible component has a file: `toolbar`, `font_size`, `settings_panel`, `share_button`, `share_links`, `status`,
//!   `resume`, `help`. They are made of `button`, `dialog`, `slider` and `radio_group`.
//! - `hooks` contains behavior without elements of its own: shortcuts, reading positions, progress, embeds, the document's
//!   head.
//!
//! The toolbar and the share links in the footer are rendered into slots of the document, through portals.
//!
//! Yew 0.23 never removes the event listeners of `html!`, nor frees what they capture. So components add listeners with
//! `hooks::use_event`, which removes them.

mod app;
mod button;
mod context;
mod dialog;
mod facts;
mod font_size;
mod help;
mod hooks;
mod labels;
mod radio_group;
mod resume;
mod settings_panel;
mod share_button;
mod share_links;
mod slider;
mod status;
mod toolbar;

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use yew::AppHandle;

use crate::{
    document::Part,
    host::{loader::Loader, site::Site},
    url::Url,
};
use app::{App, AppProps};
use context::{Reader, ReaderContext};
pub use facts::Facts;
pub use hooks::Shortcut;

/// The controls of one reader. Dropping them removes them from the page.
pub struct Controls {
    reader: ReaderContext,
    app: Option<AppHandle<App>>,
    container: Element,
}

/// Adds the controls to the reader in `place`, which must show an article. `page` is the URL that the page had when the
/// article was requested. It is the shared URL if the article has no canonical URL.
///
/// # Errors
///
/// Returns a message if `place` contains no reader, or the reader shows no article.
pub fn mount(place: &Element, loader: Loader, page: &str) -> Result<Controls, JsValue> {
    let root: HtmlElement =
        place.query_selector(&Part::Reader.selector())?.ok_or("the element contains no reader")?.unchecked_into();
    let article = root.query_selector("article")?.ok_or("the reader shows no article")?;
    let document = place.owner_document().ok_or("the element is in no document")?;
    let container = document.create_element("div")?;
    container.set_class_name("controls");
    root.append_child(&container)?;
    let site = Site::of(&root).ok_or("the element is in no document")?;
    let shared = Url::web(page, None).filter(|_| !site.keeps_tracking()).map(Url::without_tracking);
    let facts = Facts::read(&article, shared.as_ref().map_or(page, Url::as_str));
    let reader = ReaderContext::new(Reader { root, article, facts, site, loader });
    let app = yew::Renderer::<App>::with_root_and_props(container.clone(), props(&reader)).render();
    Ok(Controls { reader, app: Some(app), container })
}

fn props(reader: &ReaderContext) -> AppProps {
    AppProps { reader: reader.clone(), site: reader.site.preferences() }
}

impl Controls {
    /// Applies the site's defaults again. Call it after they have changed.
    pub fn update(&mut self) {
        if let Some(app) = &mut self.app {
            app.update(props(&self.reader));
        }
    }
}

impl Drop for Controls {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            destroy(app);
        }
        self.container.remove();
    }
}

/// Destroys an app, once Yew has created it. Yew creates components in a later task, and does so even if the app was
/// destroyed before.
fn destroy(app: AppHandle<App>) {
    if app.get_component().is_some() {
        app.destroy();
    } else {
        Timeout::new(0, || destroy(app)).forget();
    }
}
