//! Share links: the networks, and the URLs that share an article there.
//!
//! Every network documents a URL template for links without scripts. Title and URL are percent-encoded once ([RFC 3986],
//! all but the unreserved characters) and inserted into it.
//!
//! [RFC 3986]: https://www.rfc-editor.org/info/rfc3986

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::locale::{ControlsMessages, templates::fill};

/// A network to share an article on.
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
    /// An e-mail.
    Email,
}

impl Network {
    /// All networks, the most used among readers of Arabic news first.
    pub const ALL: [Self; 6] = [Self::WhatsApp, Self::X, Self::Facebook, Self::Telegram, Self::LinkedIn, Self::Email];

    /// Returns the name in attributes and events.
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

    /// Returns the name in the language of some messages.
    pub fn label(self, messages: &ControlsMessages) -> &'static str {
        match self {
            Self::WhatsApp => messages.whatsapp,
            Self::X => messages.x,
            Self::Facebook => messages.facebook,
            Self::Telegram => messages.telegram,
            Self::LinkedIn => messages.linkedin,
            Self::Email => messages.email,
        }
    }

    /// Returns the network with a name.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|network| network.name() == name)
    }

    /// The URL that shares `url` with `title`, which may be empty.
    ///
    /// # Examples
    ///
    /// ```
    /// use maqal::share::Network;
    ///
    /// assert_eq!(
    ///     Network::Telegram.link("Rain & wheat", "https://news.example/rain?id=7"),
    ///     "https://t.me/share/url?url=https%3A%2F%2Fnews.example%2Frain%3Fid%3D7&text=Rain%20%26%20wheat",
    /// );
    /// ```
    pub fn link(self, title: &str, url: &str) -> String {
        let template = match self {
            // The URL alone if there is no title: a message must not begin with an empty line.
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

/// A way to share an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A link of a network.
    Network(Network),
    /// The button that copies the URL.
    Copy,
}

/// The name of [`Way::Copy`] in attributes and events.
pub const COPY: &str = "copy";

impl Way {
    /// Returns the way with a name.
    fn named(name: &str) -> Option<Self> {
        if name == COPY { Some(Self::Copy) } else { Network::named(name).map(Self::Network) }
    }
}

/// Returns the ways in a list of names, which are separated by spaces, in that order. Ignores repeated and unknown names.
/// Returns all ways if the list contains no known name.
///
/// # Examples
///
/// ```
/// use maqal::share::{Network, Way, ways};
///
/// assert_eq!(ways("copy telegram telegram"), [Way::Copy, Way::Network(Network::Telegram)]);
/// assert_eq!(ways("").len(), Network::ALL.len() + 1);
/// ```
pub fn ways(list: &str) -> Vec<Way> {
    let mut ways = Vec::new();
    for way in list.split_ascii_whitespace().filter_map(Way::named) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    if ways.is_empty() {
        ways.extend(Network::ALL.map(Way::Network));
        ways.push(Way::Copy);
    }
    ways
}

/// Everything but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).collect()
}
