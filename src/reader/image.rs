//! Pictures: with their size known, their other widths offered, and their words under them.

use yew::prelude::*;

use super::{document::href, inline::inlines};
use crate::{
    article::Image,
    locale::{Direction, Messages},
};

/// When a picture is fetched.
#[derive(Clone, Copy, PartialEq)]
pub enum Loading {
    /// At once: it stands in the first screen.
    Eager,
    /// When the reader comes near it.
    Lazy,
}

pub fn figure(image: &Image, dir: Direction, loading: Loading) -> Html {
    html! {
        <figure data-part="figure">
            { picture(image, loading) }
            { caption(image, dir) }
        </figure>
    }
}

fn picture(image: &Image, loading: Loading) -> Html {
    let srcset = (!image.srcset.is_empty()).then(|| {
        let candidates = image.srcset.iter().map(|candidate| {
            [candidate.src.as_str(), " ", &candidate.width.to_string(), "w"].concat()
        });
        candidates.collect::<Vec<_>>().join(", ")
    });
    // As wide as the window on a phone, as the text beyond.
    let sizes = srcset.is_some().then_some("(min-width: 48rem) 46rem, 100vw");
    html! {
        <img src={href(&image.src)} {srcset} {sizes} alt={image.alt.clone()}
            width={image.width.map(|width| width.to_string())}
            height={image.height.map(|height| height.to_string())}
            loading={if loading == Loading::Lazy { "lazy" } else { "eager" }}
            decoding="async" />
    }
}

/// Caption and credit.
fn caption(image: &Image, dir: Direction) -> Html {
    let credit = (!image.credit.is_empty()).then(|| Messages::get().credit.replace("{name}", &image.credit));
    if image.caption.is_empty() && credit.is_none() {
        return html! {};
    }
    html! {
        <figcaption data-part="caption">
            { inlines(&image.caption, dir) }
            if let Some(credit) = credit {
                { " " }<small>{ credit }</small>
            }
        </figcaption>
    }
}
