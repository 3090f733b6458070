//! The way back to where an article was left.

use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot};

use super::{super::Desk, keys::bring_into_view, panel::build};
use crate::{document::settings, host::places, locale::settings::Words};

/// What marks the block that is gone on at, until it has been.
const STOPPED: &str = "data-stopped";

/// The block where an article was left.
pub fn block(desk: &Desk, article: u32) -> Option<Element> {
    let wanted = places::find(article)?;
    let blocks = desk.root.as_ref()?.query_selector_all("[data-part=body]>*").ok()?;
    (0..blocks.length()).find_map(|index| {
        let block: Element = blocks.get(index)?.dyn_into().ok()?;
        (places::letters(&block) == wanted).then_some(block)
    })
}

/// Goes on at a block. A page of the reader's own scrolls there and offers the way back; on the page of a site, which
/// is not the reader's to scroll, the way there is offered; and whoever follows a link to a place wants to go there.
pub fn resume(desk: &Desk, block: Option<Element>) {
    let (Some(root), Some(block), Some(window)) = (&desk.root, block, web_sys::window()) else { return };
    let is_element = root.get_root_node().dyn_ref::<ShadowRoot>().is_some();
    let has_place = window.location().hash().is_ok_and(|hash| !hash.is_empty());
    let is_framed = desk.is_framed();
    if has_place {
        return;
    }
    if is_element || is_framed {
        let _ = block.set_attribute(STOPPED, "");
    } else {
        block.scroll_into_view();
    }
    let words = Words::of(desk.interface.messages.lang);
    if let Some(note) = build(&settings::resumed(desk.interface, words, is_element || is_framed)) {
        // The end of a frame that is as high as its text is out of sight.
        let _ = match desk.find("[data-part=toolbar]").filter(|_| is_framed) {
            Some(toolbar) => toolbar.insert_adjacent_element("afterend", &note).map(drop),
            None => root.append_child(&note).map(drop),
        };
    }
}

/// Goes on at the block that was marked.
pub fn go_on(desk: &Desk, button: &Element) {
    if let Some(block) = desk.find("[data-stopped]") {
        bring_into_view(&block);
    }
    dismiss(button);
}

/// Goes back to the beginning.
pub fn back(desk: &Desk) {
    if let Some(headline) = desk.find("[data-part=headline]") {
        bring_into_view(&headline);
    }
    if let Some(button) = desk.find("[data-part=back-to-top]") {
        dismiss(&button);
    }
}

fn dismiss(button: &Element) {
    if let Ok(Some(note)) = button.closest(".resumed") {
        note.remove();
    }
}
