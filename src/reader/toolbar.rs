//! The bar of tools between header and text: the size of the text, and sharing.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{platform::spawn_local, prelude::*};

use super::{
    font_size::FontSize,
    share_links::{ShareLinks, report_share},
    use_preferences::use_preferences,
};
use crate::{
    host::web_share::{self, Outcome},
    locale::Messages,
};

#[derive(Properties, PartialEq)]
pub struct ToolbarProps {
    /// What is shared, and under which title.
    pub title: AttrValue,
    pub url: AttrValue,
    pub root: NodeRef,
    pub status: NodeRef,
    pub shortcuts: bool,
}

#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let messages = Messages::get();
    let (preferences, choose) = use_preferences(&props.root, &props.status, props.shortcuts);
    let menu = use_node_ref();

    let on_share = {
        let (title, url, root, menu) = (props.title.clone(), props.url.clone(), props.root.clone(), menu.clone());
        move |event: MouseEvent| {
            if !web_share::is_available() {
                // The button's `popovertarget` opens the menu, where the browser knows it.
                if !menu.cast::<Element>().is_some_and(|menu| menu.matches("[popover]:not(:popover-open)").is_ok()) {
                    scroll_to_links(&root);
                }
                return;
            }
            event.prevent_default();
            let (title, url, root, menu) = (title.clone(), url.clone(), root.clone(), menu.clone());
            spawn_local(async move {
                match web_share::share(&title, &url).await {
                    Outcome::Shared => report_share(&root, "native"),
                    Outcome::Closed => {}
                    Outcome::Unavailable => {
                        if !menu.cast::<HtmlElement>().is_some_and(|menu| menu.show_popover().is_ok()) {
                            scroll_to_links(&root);
                        }
                    }
                }
            });
        }
    };

    html! {
        <div data-part="toolbar" role="group" aria-label={messages.toolbar}
            lang={messages.lang} dir={messages.direction.as_str()}>
            <FontSize step={preferences.font_step} {choose} />
            <button type="button" class="primary" data-part="share" popovertarget="maqal-share-menu" onclick={on_share}>
                <span class="icon share" aria-hidden="true"></span>
                { messages.share }
            </button>
            <div ref={menu} id="maqal-share-menu" popover="auto" data-part="share-menu"
                role="group" aria-label={messages.share_article}>
                <ShareLinks title={props.title.clone()} url={props.url.clone()}
                    root={props.root.clone()} status={props.status.clone()} />
            </div>
        </div>
    }
}

/// Where a browser has neither share sheet nor popovers, the links at the foot of the article are the menu.
fn scroll_to_links(root: &NodeRef) {
    let links = root.cast::<Element>().and_then(|root| root.query_selector(".share-foot [data-part=share-link]").ok()?);
    if let Some(link) = links {
        let _ = link.unchecked_into::<HtmlElement>().focus();
    }
}
