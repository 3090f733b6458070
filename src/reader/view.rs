//! What the reader shows: the pure document, built into nodes once and handed to Yew as they are.

use web_sys::{Element, Node};
use yew::prelude::*;

use super::Failure;
use crate::{
    article::{Article, reading_time},
    document::{self, FONT_SIZE_PARTS, FontSize, Fragment, Interface},
    host::{dom, intl},
    preferences::FontStep,
    share::{Sharing, Way},
    url::Url,
};

/// Nodes that stay as they are; `None` only where the browser has no document.
pub(super) type Built = Option<Node>;

/// Builds an article with its toolbar at a size and some ways to share it.
pub(super) fn article(article: &Article, interface: &'static Interface, step: FontStep, ways: &[Way]) -> Built {
    let url = shared_address(article);
    let sharing = Sharing { title: &article.title, url: &url, ways };
    let parts = [
        document::header(article, interface, reading_time::minutes(article)),
        document::toolbar(interface, &font_size(interface, step), &sharing),
        document::body(article, interface),
        document::foot(article, interface, &sharing),
    ];
    build(&document::article(article, interface, parts))
}

/// Makes a built toolbar say a size.
pub(super) fn update_toolbar(root: &Element, interface: &'static Interface, step: FontStep) {
    let now = font_size(interface, step);
    for (index, part) in FONT_SIZE_PARTS.into_iter().enumerate() {
        let selector = ["[data-part=", part, "]"].concat();
        let Ok(Some(button)) = root.query_selector(&selector) else { continue };
        let disabled = if now.at_end[index] { "true" } else { "false" };
        let _ = button.set_attribute("aria-disabled", disabled);
        if part == "font-reset" {
            let _ = button.set_attribute("aria-label", &now.reset_label);
            button.set_text_content(Some(&now.size));
        }
    }
}

fn font_size(interface: &'static Interface, step: FontStep) -> FontSize {
    FontSize::new(interface.messages, step, intl::percent(interface.locale, step.percent()))
}

pub(super) fn skeleton(interface: &'static Interface) -> Built {
    build(&document::skeleton(interface))
}

pub(super) fn message(failure: &Failure, interface: &'static Interface, original: Option<&Url>) -> Built {
    let (what, advice) = failure.explain(interface.messages);
    // The answer itself may know the original better than the page.
    let original = failure.original().or(original);
    build(&document::message(interface, failure.code(), &what, advice, failure.may_pass(), original))
}

/// Built nodes, as Yew takes them.
pub(super) fn html(built: &Built) -> Html {
    built.clone().map_or_else(Html::default, Html::VRef)
}

/// What is shared: the original's own address, else that of the page, without the place in it.
pub(super) fn shared_address(article: &Article) -> String {
    article.canonical.as_ref().map_or_else(
        || {
            let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
            href.split('#').next().unwrap_or_default().into()
        },
        |url| url.as_str().into(),
    )
}

fn build(fragment: &Fragment) -> Built {
    dom::build(&web_sys::window()?.document()?, fragment).ok()?
}
