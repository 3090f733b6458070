//! The controls: a Yew app beside an article that is on the page already. This is `controls.wasm`.
//!
//! [`mount`] finds the article, whatever rendered it, and reads what it needs to know from the document ([`Facts`]): title,
//! URL, language. The app never renders the article. It sets attributes and custom properties on the reader's root, and
//! the style sheet does the rest.
//!
//! - `app` is the root component. It owns the state, and provides it with what components do to it as one context
//!   (`context::AppContext`): the reader, the words, the preferences (a reducer, `hooks::Preferences`), the
//!   announcements and sharing.
//! - Each thing that is seen is a component with a file of its own: `toolbar`, `font_size`, `settings_panel`,
//!   `share_button`, `share_links`, `status`, `resume`, `help`.
//! - `hooks` has what is not seen: shortcuts, reading positions, progress, embeds, the document's head.
//!
//! Some are drawn in slots of the document, through portals: the toolbar below the header, the share links in the footer.
//!
//! Yew 0.23 never removes the event listeners of `html!`, nor frees what they capture. So components listen through
//! `hooks::use_event`, which does.

mod app;
mod button;
mod context;
mod facts;
mod font_size;
mod help;
mod hooks;
mod labels;
mod radio_group;
mod resume;
mod scale;
mod settings_panel;
mod share_button;
mod share_links;
mod sheet;
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

/// The controls of one reader. Dropped, they are removed from the page.
pub struct Controls {
    reader: ReaderContext,
    app: Option<AppHandle<App>>,
    container: Element,
}

/// Adds the controls to the reader in `place`, which shows an article. `page` is the URL that the page had when the article
/// was requested. It is shared if the article has none of its own.
///
/// # Errors
///
/// What is missing there.
pub fn mount(place: &Element, loader: Loader, page: &str) -> Result<Controls, JsValue> {
    let root: HtmlElement =
        place.query_selector(&Part::Reader.selector())?.ok_or("the place has no reader")?.unchecked_into();
    let article = root.query_selector("article")?.ok_or("the reader shows no article")?;
    let document = place.owner_document().ok_or("the place is in no document")?;
    let container = document.create_element("div")?;
    container.set_class_name("controls");
    root.append_child(&container)?;
    let site = Site::around(&root).ok_or("the place is in no document")?;
    let shared = Url::web(page, None).filter(|_| !site.keeps_tracking()).map(Url::without_tracking);
    let facts = Facts::of(&article, shared.as_ref().map_or(page, Url::as_str));
    let reader = ReaderContext::new(Reader { root, article, facts, site, loader });
    let app = yew::Renderer::<App>::with_root_and_props(container.clone(), props(&reader)).render();
    Ok(Controls { reader, app: Some(app), container })
}

fn props(reader: &ReaderContext) -> AppProps {
    AppProps { reader: reader.clone(), site: reader.site.preferences() }
}

impl Controls {
    /// Applies the site's defaults again, after they have changed.
    pub fn update(&mut self) {
        if let Some(app) = &mut self.app {
            app.update(props(&self.reader));
        }
    }
}

impl Drop for Controls {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            end(app);
        }
        self.container.remove();
    }
}

/// Yew creates a component in a later task. One that is destroyed before would be created all the same, and stay.
fn end(app: AppHandle<App>) {
    if app.get_component().is_some() {
        app.destroy();
    } else {
        Timeout::new(0, || end(app)).forget();
    }
}
