//! The way back to where the article was left.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{
    button::Button,
    context::{AppContext, ReaderContext, use_app},
    hooks::bring_into_view,
};
use crate::{document::Part, host::reading_position, preferences::positions::hash};

/// What is offered.
#[derive(Clone, PartialEq)]
enum Offer {
    /// The page has been scrolled to where the article was left: the way back to the headline.
    BackToTop,
    /// The block where the article was left.
    Resume(HtmlElement),
}

/// Resumes the article. The standalone page scrolls to where it was left and offers the way back. On another site's page,
/// or after somebody has scrolled, it only offers to resume. A URL with a fragment takes precedence.
#[component]
pub fn Resume() -> Html {
    let AppContext { reader, words, .. } = use_app();
    let offer = use_state(|| find(&reader));
    {
        let (offer, reader) = (offer.clone(), reader.clone());
        use_effect_with((), move |()| {
            if let Some(Offer::Resume(block)) = &*offer
                && may_scroll(&reader)
            {
                block.scroll_into_view();
                offer.set(Some(Offer::BackToTop));
            }
        });
    }
    let Some(offered) = (*offer).clone() else { return Html::default() };
    let goal = match &offered {
        Offer::BackToTop => reader.headline(),
        Offer::Resume(block) => Some(block.clone()),
    };
    let go = Callback::from(move |_| {
        offer.set(None);
        if let Some(goal) = &goal {
            bring_into_view(goal);
        }
    });
    html! {
        <p class="resumed" lang={words.lang} dir={words.direction().as_str()}>
            if offered == Offer::BackToTop {
                <span>{ words.resumed }</span>
                <Button part={Part::BackToTop} onclick={go}>{ words.back_to_top }</Button>
            } else {
                <Button part={Part::Resume} onclick={go}>{ words.resume }</Button>
            }
        </p>
    }
}

/// The block where the article was left.
fn find(reader: &ReaderContext) -> Option<Offer> {
    let location = web_sys::window()?.location();
    let has_fragment = location.hash().is_ok_and(|hash| !hash.is_empty());
    let block = reading_position::find(hash(&reader.facts.url), &reader.root);
    block.filter(|_| !has_fragment).map(Offer::Resume)
}

/// Whether the page is the reader's to scroll, and nobody has scrolled it yet.
fn may_scroll(reader: &ReaderContext) -> bool {
    let scrolled = web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    !reader.site.is_element() && !reader.is_framed() && scrolled == 0.0
}
