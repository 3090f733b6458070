//! The share links: real links, which work without script once they are there, and a button that copies.

use gloo_timers::callback::Timeout;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::{platform::spawn_local, prelude::*};

use super::announce;
use crate::{
    host::{clipboard, events},
    locale::Messages,
    share::Network,
};

/// How long a confirmation stands, in milliseconds.
const CONFIRMED: u32 = 3_000;

#[derive(Properties, PartialEq)]
pub struct ShareLinksProps {
    pub title: AttrValue,
    pub url: AttrValue,
    pub root: NodeRef,
    pub status: NodeRef,
}

#[derive(Clone, Copy, PartialEq)]
enum Copying {
    Idle,
    Copied,
    Refused,
}

#[component]
pub fn ShareLinks(props: &ShareLinksProps) -> Html {
    let messages = Messages::get();
    let copying = use_state_eq(|| Copying::Idle);

    use_effect_with(*copying, {
        let (copying, status) = (copying.setter(), props.status.clone());
        move |now| {
            let back = (*now == Copying::Copied).then(|| {
                Timeout::new(CONFIRMED, move || {
                    // Emptied, so that a second copy is a change and is announced again.
                    announce(&status, "");
                    copying.set(Copying::Idle);
                })
            });
            move || drop(back)
        }
    });

    let on_copy = {
        let (url, root, status) = (props.url.clone(), props.root.clone(), props.status.clone());
        let copying = copying.setter();
        move |_: MouseEvent| {
            let (url, root, status, copying) = (url.clone(), root.clone(), status.clone(), copying.clone());
            spawn_local(async move {
                let copied = clipboard::copy(&url).await;
                announce(&status, if copied { messages.copied } else { messages.copy_failed });
                copying.set(if copied { Copying::Copied } else { Copying::Refused });
                if copied {
                    report_share(&root, "copy");
                }
            });
        }
    };
    let copied = *copying == Copying::Copied;
    html! {
        <div class="share-links" data-part="share-links">
            <ul>
                { for Network::ALL.into_iter().map(|network| html! { <li>{ link(network, props) }</li> }) }
                <li>
                    <button type="button" class="pill tinted" data-part="share-link" data-network="copy" onclick={on_copy}>
                        <span class={if copied { "icon check" } else { "icon copy" }} aria-hidden="true"></span>
                        { if copied { messages.copied } else { messages.copy } }
                    </button>
                </li>
            </ul>
            if *copying == Copying::Refused {
                <label class="by-hand">
                    { messages.copy_failed }
                    <input type="text" readonly=true dir="ltr" value={props.url.clone()} onfocus={select_all} />
                </label>
            }
        </div>
    }
}

fn link(network: Network, props: &ShareLinksProps) -> Html {
    let messages = Messages::get();
    let words = match network {
        Network::WhatsApp => messages.whatsapp,
        Network::X => messages.x,
        Network::Facebook => messages.facebook,
        Network::Telegram => messages.telegram,
        Network::LinkedIn => messages.linkedin,
        Network::Email => messages.email,
    };
    let root = props.root.clone();
    html! {
        <a class="pill" data-part="share-link" data-network={network.name()} target="_blank" rel="noopener noreferrer"
            href={network.link(&props.title, &props.url)} aria-label={messages.share_on.replace("{network}", words)}
            onclick={move |_: MouseEvent| report_share(&root, network.name())}>
            <span class={classes!("icon", network.name())} aria-hidden="true"></span>
            { words }
        </a>
    }
}

/// Tells the page around the reader where the article was shared.
pub fn report_share(root: &NodeRef, network: &str) {
    if let Some(root) = root.cast::<HtmlElement>() {
        events::dispatch(&root, "maqal-share", &[("network", network.into())]);
    }
}

fn select_all(event: FocusEvent) {
    if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
        input.select();
    }
}
