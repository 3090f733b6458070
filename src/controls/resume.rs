//! Resumes reading at the block where the reader left the article. [`reading_positions`] stores the block.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{
    button::Button,
    context::{AppContext, ReaderContext, use_app},
    hooks::use_page_exit,
};
use crate::{
    document::Part,
    host::{focus::bring_into_view, reading_positions},
};

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
///
/// When the reader leaves the page, stores the position, unless the article is in a frame.
#[component]
pub fn Resume() -> Html {
    let AppContext { reader, messages, .. } = use_app();
    let offer = use_state(|| find(&reader));
    let leave = {
        let reader = reader.clone();
        Callback::from(move |_| reading_positions::store(&reader.facts.url, &reader.root))
    };
    use_page_exit(!reader.is_framed(), leave);
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
    let block = reading_positions::find(&reader.facts.url, &reader.root);
    block.filter(|_| !has_fragment).map(Offer::Resume)
}

/// Whether this is the standalone page, which the reader may scroll, and nobody has scrolled it yet.
fn may_scroll(reader: &ReaderContext) -> bool {
    let scrolled = web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    !reader.site.is_element() && !reader.is_framed() && scrolled == 0.0
}
