//! The ways to share an article, and its foot, where they stand.

use js_sys::Error;
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    document,
    host::{clipboard, popover, style_sheet, web_share},
    reader::{
        Desk,
        task::{After, Waiting},
        view,
    },
    share::{self, COPY, Sharing},
};

/// How long a confirmation stands, in milliseconds.
const CONFIRMED: u32 = 3_000;
/// By this attribute the button knows the menu.
const OPENS: &str = "popovertarget";
/// The root's attribute that says what has become of a copy.
const STATE: &str = "data-copy";

/// Adds the menu to the toolbar and the foot to the article, once.
pub(super) fn finish(desk: &Desk) {
    let (Some(article), Some(shown), Some(toolbar)) =
        (&desk.article, desk.find("article"), desk.find("[data-part=toolbar]"))
    else {
        return;
    };
    if desk.find("[data-part=share-menu]").is_some() {
        return;
    }
    if let Some(root) = &desk.root {
        // A browser that refuses shows it plain.
        let _ = style_sheet::adopt(root, "data-controls", include_str!("controls.css"));
    }
    let url = view::shared_address(article);
    let ways = share::ways(&desk.share);
    let sharing = Sharing { title: &article.title, url: &url, ways: &ways };
    if let Some(menu) = view::build(&document::share_menu(desk.interface, &sharing)) {
        let _ = toolbar.append_child(&menu);
        if let Some(button) = desk.find("[data-part=share]") {
            let _ = button.set_attribute(OPENS, document::MENU);
        }
    }
    if let Some(foot) = view::build(&document::foot(article, desk.interface, &sharing)) {
        let _ = shown.append_child(&foot);
    }
}

/// The share sheet, where there is one; else the menu, which the button opens by itself once it knows it.
pub(super) fn open(desk: &Desk, is_known: bool) -> After {
    if !web_share::is_available() {
        if !is_known || !popover::is_supported() {
            show_menu(desk);
        }
        return After::Nothing;
    }
    let Some(article) = &desk.article else { return After::Nothing };
    if let Some(closed) = web_share::share(&article.title, &view::shared_address(article)) {
        return After::Wait(closed, Waiting::Sheet);
    }
    show_menu(desk);
    After::Nothing
}

/// What becomes of a share sheet: the reader has chosen where to share, has closed it, or there was none after all.
pub(super) fn sheet_closed(desk: &Desk, result: &Result<JsValue, JsValue>) {
    match result {
        Ok(_) => desk.report("maqal-share", &[("network", "native".into())]),
        Err(error) => {
            let name = error.unchecked_ref::<Error>().name();
            // The other is what a second press is told while it is open.
            if name != "AbortError" && name != "InvalidStateError" {
                show_menu(desk);
            }
        }
    }
}

/// A link of a network, which the browser follows; or the button that copies the address.
pub(super) fn link(desk: &Desk, network: Option<&str>) -> After {
    match (network, &desk.article) {
        (Some(COPY), Some(article)) => match clipboard::copy(&view::shared_address(article)) {
            Some(done) => return After::Wait(done, Waiting::Copy),
            None => return copied(desk, false),
        },
        (Some(network), _) => desk.report("maqal-share", &[("network", network.into())]),
        (None, _) => {}
    }
    After::Nothing
}

/// Says whether the browser let us copy the address.
pub(super) fn copied(desk: &Desk, done: bool) -> After {
    let messages = desk.interface.messages;
    desk.announce(if done { messages.copied } else { messages.copy_failed });
    set_state(desk, if done { "copied" } else { "refused" });
    if !done {
        return After::Nothing;
    }
    desk.report("maqal-share", &[("network", COPY.into())]);
    After::Pause(CONFIRMED)
}

/// Ends the confirmation; the words too, so that a second copy is a change and is announced again.
pub(super) fn rest(desk: &Desk) {
    desk.announce("");
    if let Some(root) = &desk.root {
        let _ = root.remove_attribute(STATE);
    }
}

fn set_state(desk: &Desk, state: &str) {
    if let Some(root) = &desk.root {
        let _ = root.set_attribute(STATE, state);
    }
}

/// Opens the menu; where the browser has no popovers, the links at the foot of the article are the menu.
fn show_menu(desk: &Desk) {
    let shown = desk.find("[data-part=share-menu]").is_some_and(|menu| menu.show_popover().is_ok());
    if !shown && let Some(link) = desk.find(".share-foot [data-part=share-link]") {
        // Focus is refused only by an element that is gone already.
        let _ = link.focus();
    }
}
