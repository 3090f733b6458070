//! The share links: real links, which work without script once they are there, and a button that copies.
//!
//! The button holds its word and its confirmation, and the address for those whom the browser does not let copy
//! stands ready: the style sheet shows what `data-copy` on the reader's root asks for.

use super::{Fragment, Interface, dir};
use crate::{
    locale::{Direction, Messages, words::fill},
    share::{COPY, Network, Sharing},
};

/// The links of what is shared.
pub fn share_links(interface: &'static Interface, sharing: &Sharing<'_>) -> Fragment {
    let messages = interface.messages;
    let mut out = Fragment::new(interface);
    links(&mut out, messages, sharing);
    out
}

pub(super) fn links(out: &mut Fragment, messages: &Messages, sharing: &Sharing<'_>) {
    out.element("div", &[("data-part", Some("share-links"))], |out| {
        out.element("ul", &[], |out| {
            for way in sharing.ways {
                out.element("li", &[], |out| match way {
                    Some(network) => link(out, messages, *network, &network.link(sharing.title, sharing.url)),
                    None => copy(out, messages),
                });
            }
        });
        out.element("p", &[("class", Some("by-hand"))], |out| {
            out.text(messages.copy_failed);
            out.words("code", &[dir(Some(Direction::Ltr))], sharing.url);
        });
    });
}

fn link(out: &mut Fragment, messages: &Messages, network: Network, href: &str) {
    let words = match network {
        Network::WhatsApp => messages.whatsapp,
        Network::X => messages.x,
        Network::Facebook => messages.facebook,
        Network::Telegram => messages.telegram,
        Network::LinkedIn => messages.linkedin,
        Network::Email => messages.email,
    };
    let label = fill(messages.share_on, &[("network", words)]);
    let attributes = [
        ("class", Some("pill")),
        ("data-part", Some("share-link")),
        ("data-network", Some(network.name())),
        ("href", Some(href)),
        ("target", Some("_blank")),
        ("rel", Some("noopener noreferrer")),
        // The mail program opens no window of the browser.
        ("aria-label", (network != Network::Email).then_some(&*label)),
    ];
    out.element("a", &attributes, |out| {
        icon(out, network.name());
        out.text(words);
    });
}

fn copy(out: &mut Fragment, messages: &Messages) {
    let attributes = [
        ("type", Some("button")),
        ("class", Some("pill")),
        ("data-part", Some("share-link")),
        ("data-network", Some(COPY)),
    ];
    out.element("button", &attributes, |out| {
        face(out, COPY, messages.copy);
        face(out, "copied", messages.copied);
    });
}

fn face(out: &mut Fragment, name: &str, words: &str) {
    out.element("span", &[("class", Some(name))], |out| {
        icon(out, name);
        out.text(words);
    });
}

pub(super) fn icon(out: &mut Fragment, name: &str) {
    out.empty("span", &[("class", Some("icon")), ("data-icon", Some(name)), ("aria-hidden", Some("true"))]);
}
