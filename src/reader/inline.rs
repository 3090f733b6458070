//! Inlines as the elements that mean them.

use yew::prelude::*;

use super::document::href;
use crate::{
    article::{Inline, body},
    locale::{Direction, Language},
};

pub fn inlines(content: &[Inline], dir: Direction) -> Html {
    content.iter().map(|part| inline(part, dir)).collect()
}

fn inline(part: &Inline, dir: Direction) -> Html {
    let inside = || inlines(part.children(), dir);
    match part {
        Inline::Text(text) => html! { { text } },
        Inline::Strong { .. } => html! { <strong>{ inside() }</strong> },
        Inline::Emphasis { .. } => html! { <em>{ inside() }</em> },
        Inline::Mark { .. } => html! { <mark>{ inside() }</mark> },
        Inline::Sub { .. } => html! { <sub>{ inside() }</sub> },
        Inline::Sup { .. } => html! { <sup>{ inside() }</sup> },
        Inline::Isolate { .. } => html! { <bdi>{ inside() }</bdi> },
        Inline::Break => html! { <br /> },
        // Code runs from the left in every language.
        Inline::Code { text } => html! { <code dir="ltr">{ text }</code> },
        Inline::Link { url, .. } => html! { <a href={href(url)} rel="noopener">{ inside() }</a> },
        Inline::Foreign { lang, dir, content } => html! {
            <span lang={lang_of(lang.as_ref())} dir={dir.as_str()}>{ inlines(content, *dir) }</span>
        },
    }
}

/// The `dir` of a block whose letters mostly run against the text around it.
pub fn own_direction(content: &[Inline], around: Direction) -> Option<&'static str> {
    body::direction(content).filter(|own| *own != around).map(Direction::as_str)
}

pub fn lang_of(lang: Option<&Language>) -> Option<AttrValue> {
    lang.map(|lang| lang.as_str().to_owned().into())
}
