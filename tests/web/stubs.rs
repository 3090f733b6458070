//! The bindings of `stubs.js`, which documents each function.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget};

#[wasm_bindgen(module = "/tests/web/stubs.js")]
extern "C" {
    pub fn restore();
    pub async fn frame();
    pub async fn painted();

    #[wasm_bindgen(js_name = shareSheet)]
    pub fn share_sheet(outcome: &str);
    #[wasm_bindgen(js_name = noShareSheet)]
    pub fn no_share_sheet();
    #[wasm_bindgen(js_name = sharedData)]
    fn shared_data() -> Array;

    pub fn clipboard(allows: bool);
    #[wasm_bindgen(js_name = noClipboard)]
    pub fn no_clipboard();
    #[wasm_bindgen(js_name = copiedTexts)]
    fn copied_texts() -> Array;

    #[wasm_bindgen(js_name = holdRequests)]
    pub fn hold_requests();
    #[wasm_bindgen(js_name = heldCount)]
    pub fn held_count() -> usize;
    #[wasm_bindgen(js_name = heldAddress)]
    pub fn held_address(index: usize) -> String;
    #[wasm_bindgen(js_name = heldAccept)]
    pub fn held_accept(index: usize) -> Option<String>;
    #[wasm_bindgen(js_name = heldAborted)]
    pub fn held_aborted(index: usize) -> bool;
    pub fn answer(index: usize, status: u16, text: &str);

    #[wasm_bindgen(js_name = answerAll)]
    pub fn answer_all(status: u16, size: usize);
    #[wasm_bindgen(js_name = breakOff)]
    pub fn break_off();
    pub fn offline();
    pub fn stall(limit: u32);

    #[wasm_bindgen(js_name = liveIn)]
    pub fn live_in(time_zone: &str);
    #[wasm_bindgen(js_name = blockStorage)]
    pub fn block_storage();
    #[wasm_bindgen(js_name = countListeners)]
    pub fn count_listeners();
    #[wasm_bindgen(js_name = listenerTypes)]
    fn listener_types() -> Array;
    #[wasm_bindgen(js_name = noPopovers)]
    pub fn no_popovers();
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(address: &str);

    #[wasm_bindgen(js_name = clickIsPrevented)]
    async fn click_is_prevented_js(element: &Element) -> JsValue;

    #[wasm_bindgen(js_name = otherTabSets)]
    pub fn other_tab_sets(key: &str, value: Option<&str>);
    /// Returns `false` if a listener prevented the default action.
    pub fn press(target: &EventTarget, key: &str, modifier: &str) -> bool;
    pub fn slide(input: &Element, value: usize);
    #[wasm_bindgen(js_name = inShadow)]
    pub fn in_shadow(host: &Element) -> Element;
}

/// Clicks an element, and returns whether a listener prevented the default action.
pub async fn click_is_prevented(element: &Element) -> bool {
    click_is_prevented_js(element).await.is_truthy()
}

/// Returns the data that was passed to the share sheet, as JSON.
pub fn shared() -> Vec<String> {
    strings(&shared_data())
}

/// Returns the texts that were copied.
pub fn copied() -> Vec<String> {
    strings(&copied_texts())
}

/// Returns the types of the listeners that were not removed.
pub fn listeners() -> Vec<String> {
    strings(&listener_types())
}

fn strings(list: &Array) -> Vec<String> {
    list.iter().filter_map(|item| item.as_string()).collect()
}
