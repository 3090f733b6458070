//! The share links, in the menu and below the article: real links, and a button that copies the link.
//!
//! The button has its words and its confirmation, and the URL stands ready for those whose browser does not let them
//! copy: the style sheet shows what `data-copy` on the reader's root asks for.

use yew::prelude::*;

use super::{
    button::{Button, icon},
    context::{AppContext, Words, use_app},
    hooks::{Target, use_event},
};
use crate::{
    document::Part,
    locale::words::fill,
    share::{self, COPY, Network, Way},
};

/// The links to share the article by, in the order that the site asks for.
#[component]
pub fn ShareLinks() -> Html {
    let AppContext { reader, words, sharing, .. } = use_app();
    let copy = Callback::from(move |_| sharing.copy());
    let links = share::ways(&reader.site.share()).into_iter().map(|way| match way {
        Way::Network(network) => html! { <li key={network.name()}><ShareLink {network} /></li> },
        Way::Copy => html! {
            <li key={COPY}>
                <Button part={Part::ShareLink} class="pill" network={COPY} onclick={copy.clone()}>
                    <span class={COPY}>{ icon(COPY) }{ words.copy }</span>
                    <span class="copied">{ icon("copied") }{ words.copied }</span>
                </Button>
            </li>
        },
    });
    html! {
        <div data-part={Part::ShareLinks.name()} part={Part::ShareLinks.name()}>
            <ul>{ for links }</ul>
            <p class="by-hand">{ words.copy_failed }<code dir="ltr">{ &*reader.facts.url }</code></p>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ShareLinkProps {
    network: Network,
}

#[component]
fn ShareLink(props: &ShareLinkProps) -> Html {
    let AppContext { reader, words, sharing, .. } = use_app();
    let network = props.network;
    let node = use_node_ref();
    let report = Callback::from(move |_| sharing.report(network.name()));
    use_event(Target::Own(node.clone()), "click", report);
    let name = name_of(network, &words);
    // A mail program opens no window of the browser.
    let label = (network != Network::Email).then(|| fill(words.share_on, &[("network", name)]));
    html! {
        <a
            ref={node}
            class="pill"
            data-part={Part::ShareLink.name()}
            part={Part::ShareLink.name()}
            data-network={network.name()}
            href={network.link(&reader.facts.title, &reader.facts.url)}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={label}
        >
            { icon(network.name()) }
            { name }
        </a>
    }
}

fn name_of(network: Network, words: &Words) -> &'static str {
    match network {
        Network::WhatsApp => words.whatsapp,
        Network::X => words.x,
        Network::Facebook => words.facebook,
        Network::Telegram => words.telegram,
        Network::LinkedIn => words.linkedin,
        Network::Email => words.email,
    }
}

/// The share links below the article.
#[component]
pub fn ShareFoot() -> Html {
    let words = use_app().words;
    html! {
        <section class="share-foot" lang={words.lang} dir={words.direction().as_str()}>
            <h2>{ words.share_article }</h2>
            <ShareLinks />
        </section>
    }
}
