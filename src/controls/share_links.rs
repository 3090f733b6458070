//! The share links, in the menu and below the article, and the button that copies the URL.
//!
//! The copy button contains both its label and its confirmation. Below the links is the URL, for browsers that do not allow
//! copying. The style sheet shows one of them, depending on `data-copy` on the reader's root.

use yew::prelude::*;

use super::{
    button::{Button, icon},
    context::{AppContext, use_app},
    hooks::{Target, use_event},
};
use crate::{
    document::Part,
    locale::templates::fill,
    share::{self, COPY, Network, Way},
};

/// The share links, in the order that the site has configured.
#[component]
pub fn ShareLinks() -> Html {
    let AppContext { reader, messages, sharing, .. } = use_app();
    let copy = Callback::from(move |_| sharing.copy());
    let links = share::ways(&reader.site.share()).into_iter().map(|way| match way {
        Way::Network(network) => html! { <li key={network.name()}><ShareLink {network} /></li> },
        Way::Copy => html! {
            <li key={COPY}>
                <Button part={Part::ShareLink} class="pill" network={COPY} onclick={copy.clone()}>
                    <span class={COPY}>{ icon(COPY) }{ messages.copy }</span>
                    <span class="copied">{ icon("copied") }{ messages.copied }</span>
                </Button>
            </li>
        },
    });
    html! {
        <div data-part={Part::ShareLinks.name()} part={Part::ShareLinks.name()}>
            <ul>{ for links }</ul>
            <p class="by-hand">{ messages.copy_failed }<code dir="ltr">{ &*reader.facts.url }</code></p>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ShareLinkProps {
    network: Network,
}

#[component]
fn ShareLink(props: &ShareLinkProps) -> Html {
    let AppContext { reader, messages, sharing, .. } = use_app();
    let network = props.network;
    let node = use_node_ref();
    let report = Callback::from(move |_| sharing.report(network.name()));
    use_event(Target::Own(node.clone()), "click", report);
    let name = network.label(&messages);
    // The label mentions the new window, which a mail program does not open.
    let label = (network != Network::Email).then(|| fill(messages.share_on, &[("network", name)]));
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

/// The share links below the article.
#[component]
pub fn ShareFooter() -> Html {
    let messages = use_app().messages;
    html! {
        <section class="share-foot" lang={messages.lang} dir={messages.direction().as_str()}>
            <h2>{ messages.share_article }</h2>
            <ShareLinks />
        </section>
    }
}
