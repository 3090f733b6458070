//! Share links: where an article can be handed on to, and the address that does it.
//!
//! Every network has a template that its own documentation gives for links without script. Title and address
//! are percent-encoded once ([RFC 3986], all but the unreserved characters) and put into it.
//!
//! [RFC 3986]: https://www.rfc-editor.org/info/rfc3986

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::locale::words::fill;

/// A place to share an article at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// A message in `WhatsApp`.
    WhatsApp,
    /// A post on X.
    X,
    /// A post on Facebook.
    Facebook,
    /// A message in Telegram.
    Telegram,
    /// A post on `LinkedIn`.
    LinkedIn,
    /// A letter.
    Email,
}

impl Network {
    /// All networks, the most used among readers of Arabic news first.
    pub const ALL: [Self; 6] = [Self::WhatsApp, Self::X, Self::Facebook, Self::Telegram, Self::LinkedIn, Self::Email];

    /// The name in attributes and events.
    pub fn name(self) -> &'static str {
        match self {
            Self::WhatsApp => "whatsapp",
            Self::X => "x",
            Self::Facebook => "facebook",
            Self::Telegram => "telegram",
            Self::LinkedIn => "linkedin",
            Self::Email => "email",
        }
    }

    /// The network of a name.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|network| network.name() == name)
    }

    /// The address that shares `url` under `title`, which may be empty.
    pub fn link(self, title: &str, url: &str) -> String {
        let template = match self {
            // The address alone where there is no title: a message must not begin with an empty line.
            Self::WhatsApp if title.is_empty() => "https://wa.me/?text={u}",
            Self::WhatsApp => "https://wa.me/?text={t}%0A{u}",
            Self::X => "https://x.com/intent/tweet?text={t}&url={u}",
            Self::Facebook => "https://www.facebook.com/sharer/sharer.php?u={u}",
            Self::Telegram => "https://t.me/share/url?url={u}&text={t}",
            Self::LinkedIn => "https://www.linkedin.com/sharing/share-offsite/?url={u}",
            Self::Email => "mailto:?subject={t}&body={u}",
        };
        fill(template, &[("t", &encode(title)), ("u", &encode(url))])
    }
}

/// A way to hand an article on: a network, or else to copy its address.
pub type Way = Option<Network>;

/// The name of copying in attributes and events.
pub const COPY: &str = "copy";

/// What is shared, and the ways that are offered, in order.
pub struct Sharing<'a> {
    /// The article's title, which may be empty.
    pub title: &'a str,
    /// Its address.
    pub url: &'a str,
    /// The ways.
    pub ways: &'a [Way],
}

/// The ways that a list of names asks for, parted by spaces and in its order; what it repeats or does not know is
/// passed over. A list that names none asks for all.
pub fn ways(list: &str) -> Vec<Way> {
    let mut ways = Vec::new();
    for name in list.split_ascii_whitespace() {
        let way = Network::named(name);
        if (way.is_some() || name == COPY) && !ways.contains(&way) {
            ways.push(way);
        }
    }
    if ways.is_empty() {
        ways.extend(Network::ALL.map(Some));
        ways.push(None);
    }
    ways
}

/// Everything but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).collect()
}
