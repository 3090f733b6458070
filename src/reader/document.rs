//! The article itself: a plain document, drawn once.

use std::rc::Rc;

use yew::prelude::*;

use super::{body, header::header, image, share_links::ShareLinks, toolbar::Toolbar};
use crate::{
    article::Article,
    locale::{Language, Messages},
    url::Url,
};

#[derive(Properties, PartialEq)]
pub struct DocumentProps {
    pub article: Rc<Article>,
    /// The reader's root, which choices take effect on.
    pub root: NodeRef,
    /// The reader's live region.
    pub status: NodeRef,
    pub shortcuts: bool,
}

#[component]
pub fn Document(props: &DocumentProps) -> Html {
    let messages = Messages::get();
    let article = &*props.article;
    let (root, status, shortcuts) = (props.root.clone(), props.status.clone(), props.shortcuts);
    let title = AttrValue::from(article.title.clone());
    let url = AttrValue::from(article.canonical.as_ref().map_or_else(page_address, |url| url.as_str().into()));
    html! {
        <>
            <div data-part="progress" aria-hidden="true"></div>
            <article lang={article.lang.as_ref().map(Language::as_str).map(str::to_owned)} dir={article.dir.as_str()}>
                { header(article) }
                <Toolbar title={title.clone()} url={url.clone()} root={root.clone()} status={status.clone()} {shortcuts} />
                if let Some(lead) = &article.lead {
                    <div data-part="lead">{ image::figure(lead, article.dir, image::Loading::Eager) }</div>
                }
                <div data-part="body">{ body::blocks(&article.body, article.dir) }</div>
                <footer>
                    { body::related(messages.related, &article.related) }
                    if !article.tags.is_empty() {
                        <ul class="tags">{ for article.tags.iter().map(|tag| html! { <li><bdi>{ tag }</bdi></li> }) }</ul>
                    }
                    { source_link(article) }
                    <section class="share-foot" lang={messages.lang} dir={messages.direction.as_str()}>
                        <h2>{ messages.share_article }</h2>
                        <ShareLinks {title} {url} {root} {status} />
                    </section>
                    if !article.copyright.is_empty() {
                        <p class="copyright">{ &article.copyright }</p>
                    }
                </footer>
            </article>
        </>
    }
}

/// The way to the original story; to the publisher's site where the story's own address is not known.
fn source_link(article: &Article) -> Html {
    let messages = Messages::get();
    let name = &article.source.name;
    let (url, words) = match (&article.canonical, &article.source.url) {
        (Some(url), _) if name.is_empty() => (url, messages.original.into()),
        (Some(url), _) => (url, messages.original_at.replace("{source}", name)),
        (None, Some(url)) => {
            let host = url.host();
            (url, messages.site_of.replace("{source}", if name.is_empty() { &host } else { name }))
        }
        (None, None) => return html! {},
    };
    html! {
        <a class="source" data-part="source" href={href(url)} rel="noopener"
            lang={messages.lang} dir={messages.direction.as_str()}>
            <span class="label">{ messages.source }</span>
            <span>{ words }</span>
        </a>
    }
}

pub fn href(url: &Url) -> AttrValue {
    url.as_str().to_owned().into()
}

/// The address of the page, without the place in it.
fn page_address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().into()
}
