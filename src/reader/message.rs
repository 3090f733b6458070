//! Why there is no article, in the reader's language, and the ways on.

use yew::prelude::*;

use super::{Failure, document::href};
use crate::{locale::Messages, url::Url};

#[derive(Properties, PartialEq)]
pub struct ErrorMessageProps {
    pub failure: Failure,
    /// The original story, where the page knows it; the answer itself may know it too.
    pub original: Option<Url>,
    pub on_retry: Callback<()>,
}

#[component]
pub fn ErrorMessage(props: &ErrorMessageProps) -> Html {
    let messages = Messages::get();
    let (what, advice) = props.failure.explain(messages);
    let original = props.failure.original().or(props.original.as_ref());
    html! {
        <section class="message" data-part="message" data-error={props.failure.code()}>
            <span class="glyph" aria-hidden="true"></span>
            <div role="alert">
                <h1>{ what }</h1>
                <p>{ advice }</p>
            </div>
            <div class="actions">
                if props.failure.may_pass() {
                    <button type="button" class="primary" data-part="retry"
                        onclick={props.on_retry.reform(|_: MouseEvent| ())}>{ messages.retry }</button>
                }
                if let Some(url) = original {
                    <a class="pill" data-part="source" href={href(url)} rel="noopener">{ messages.open_original }</a>
                }
            </div>
        </section>
    }
}
