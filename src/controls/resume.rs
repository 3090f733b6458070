//! Resumes reading at the block where the reader left the article.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{
    button::Button,
    context::{AppContext, ReaderContext, use_app},
    hooks::bring_into_view,
};
use crate::{document::Part, host::reading_position, preferences::reading_positions::hash};

/// The button that is offered.
#[derive(Clone, PartialEq)]
enum Offer {
    /// Returns to the headline, after the page has scrolled to the stored position.
    BackToTop,
    /// Scrolls to this block, where the article was left.
    Resume(HtmlElement),
}

/// Resumes the article. The standalone page scrolls to the stored position and offers a button back to the top. On another
/// site's page, or if the reader has already scrolled, a button offers to resume. If the URL has a fragment, nothing
/// happens.
#[component]
pub fn Resume() -> Html {
    let AppContext { reader, messages, .. } = use_app();
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
    let destination = match &offered {
        Offer::BackToTop => reader.headline(),
        Offer::Resume(block) => Some(block.clone()),
    };
    let go = Callback::from(move |_| {
        offer.set(None);
        if let Some(destination) = &destination {
            bring_into_view(destination);
        }
    });
    html! {
        <p class="resumed" lang={messages.lang} dir={messages.direction().as_str()}>
            if offered == Offer::BackToTop {
                <span>{ messages.resumed }</span>
                <Button part={Part::BackToTop} onclick={go}>{ messages.back_to_top }</Button>
            } else {
                <Button part={Part::Resume} onclick={go}>{ messages.resume }</Button>
            }
        </p>
    }
}

/// Finds the block where the article was left.
fn find(reader: &ReaderContext) -> Option<Offer> {
    let location = web_sys::window()?.location();
    let has_fragment = location.hash().is_ok_and(|hash| !hash.is_empty());
    let block = reading_position::find(hash(&reader.facts.url), &reader.root);
    block.filter(|_| !has_fragment).map(Offer::Resume)
}

/// Whether this is the standalone page, which the reader may scroll, and nobody has scrolled it yet.
fn may_scroll(reader: &ReaderContext) -> bool {
    let scrolled = web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    !reader.site.is_element() && !reader.is_framed() && scrolled == 0.0
}
