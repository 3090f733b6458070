//! What the reader shows: the pure document, built into nodes once and handed to Yew as they are.

use web_sys::Node;
use yew::prelude::*;

use super::{Desk, Failure};
use crate::{
    article::{Article, reading_time},
    document::{self, FontSize, Fragment, Interface},
    host::{dom, intl},
    url::Url,
};

/// Nodes that stay as they are; `None` only where the browser has no document.
pub(super) type Built = Option<Node>;

/// Builds the beginning of an article with its toolbar: all but what is done when it has been painted
/// ([`super::controls`]).
pub(super) fn article(article: &Article, desk: &Desk) -> Built {
    let interface = desk.interface;
    let parts = [
        document::header(article, interface, reading_time::minutes(article)),
        document::toolbar(interface, &font_size(desk)),
        document::body(article, interface),
    ];
    build(&document::article(article, interface, parts))
}

/// What the font-size control says.
pub(super) fn font_size(desk: &Desk) -> FontSize {
    let interface = desk.interface;
    FontSize::new(interface.messages, desk.font_step, intl::percent(interface.locale, desk.font_step.percent()))
}

pub(super) fn skeleton(interface: &'static Interface) -> Built {
    build(&document::skeleton(interface))
}

pub(super) fn message(failure: &Failure, interface: &'static Interface, original: Option<&Url>) -> Built {
    let (what, advice) = failure.explain(interface);
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

pub(super) fn build(fragment: &Fragment) -> Built {
    dom::build(&web_sys::window()?.document()?, fragment).ok()?
}
