//! Share links: a network receives the title and the URL unchanged, whatever characters they contain.

use maqal::share::{self, Network, Way};

const ADDRESS: &str = "https://news.example/2025/%D8%B3%D9%88%D9%82?a=1&b=2%26+3#part";

const TITLES: &[&str] = &[
    "سوق الكتب يعود إلى الميدان",
    "Books & bread: 100% #1 + more?",
    "%D8%B3 stays %25 as it is",
    "😀 👩‍🚀 فرح",
    "سطر أول\nسطر ثانٍ\r\nثالث",
    "\u{2067}نص\u{2069} \u{200F}(أ)\u{200F} می\u{200C}شود",
    "«قال» \"نعم\" 'لا' <b>؟</b>",
    "a=b;c,d/e\\f|g`h{t}{u}[i]^j~k_l.m-n",
    "\u{A0}مسافة\u{A0}",
];

/// Returns the decoded query parameters of a link.
fn query(link: &str) -> Vec<(String, String)> {
    let url = url::Url::parse(link).expect("a share link is a URL");
    url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
}

/// Returns the decoded query parameters that a network must receive.
fn expected(network: Network, title: &str) -> Vec<(String, String)> {
    match network {
        Network::WhatsApp if title.is_empty() => pairs(&[("text", ADDRESS)]),
        Network::WhatsApp => pairs(&[("text", &format!("{title}\n{ADDRESS}"))]),
        Network::X => pairs(&[("text", title), ("url", ADDRESS)]),
        Network::Facebook => pairs(&[("u", ADDRESS)]),
        Network::Telegram => pairs(&[("url", ADDRESS), ("text", title)]),
        Network::LinkedIn => pairs(&[("url", ADDRESS)]),
        Network::Email => pairs(&[("subject", title), ("body", ADDRESS)]),
    }
}

#[test]
fn title_and_url_survive_encoding() {
    for network in Network::ALL {
        for title in TITLES {
            assert_eq!(query(&network.link(title, ADDRESS)), expected(network, title), "{network:?} {title:?}");
        }
    }
}

#[test]
fn an_empty_title_leaves_the_url() {
    for network in Network::ALL {
        assert_eq!(query(&network.link("", ADDRESS)), expected(network, ""), "{network:?}");
    }
}

#[test]
fn a_share_link_leads_to_its_network() {
    for (network, place) in [
        (Network::WhatsApp, "https://wa.me/"),
        (Network::X, "https://x.com/intent/tweet"),
        (Network::Facebook, "https://www.facebook.com/sharer/sharer.php"),
        (Network::Telegram, "https://t.me/share/url"),
        (Network::LinkedIn, "https://www.linkedin.com/sharing/share-offsite/"),
        (Network::Email, "mailto:"),
    ] {
        for title in TITLES {
            let url = url::Url::parse(&network.link(title, ADDRESS)).expect("a URL");
            let mut bare = url.clone();
            bare.set_query(None);
            assert_eq!(bare.as_str(), place, "{title:?}");
            assert_eq!(url.fragment(), None, "{network:?} {title:?}");
        }
    }
}

/// Every byte except unreserved characters is percent-encoded, and no `%` of an escape is encoded again.
#[test]
fn values_are_encoded_exactly_once() {
    for network in Network::ALL {
        for (title, encoded) in [
            ("سوق & 100%", "%D8%B3%D9%88%D9%82%20%26%20100%25"),
            ("a+b#c", "a%2Bb%23c"),
            ("%20", "%2520"),
            ("😀\n", "%F0%9F%98%80%0A"),
            ("~_-.", "~_-."),
        ] {
            let link = network.link(title, "https://news.example/%D8%B3?a=1&b=2#c");
            assert!(link.contains("https%3A%2F%2Fnews.example%2F%25D8%25B3%3Fa%3D1%26b%3D2%23c"), "{link}");
            if !matches!(network, Network::Facebook | Network::LinkedIn) {
                assert!(link.contains(encoded), "{link} without {encoded}");
            }
            assert!(link.is_ascii() && !link.contains([' ', '+', '\n', '"', '<', '{']), "{link}");
        }
    }
}

#[test]
fn placeholders_in_a_title_are_not_replaced() {
    let link = Network::X.link("{u}", "https://news.example/");
    assert_eq!(query(&link), pairs(&[("text", "{u}"), ("url", "https://news.example/")]));
}

#[test]
fn a_list_determines_the_ways_and_their_order() {
    let network = Way::Network;
    let all: Vec<_> = Network::ALL.into_iter().map(network).chain([Way::Copy]).collect();
    for (list, expected) in [
        ("whatsapp copy", vec![network(Network::WhatsApp), Way::Copy]),
        ("copy  x\n facebook", vec![Way::Copy, network(Network::X), network(Network::Facebook)]),
        ("telegram telegram copy copy", vec![network(Network::Telegram), Way::Copy]),
        ("myspace email WhatsApp", vec![network(Network::Email)]),
        ("", all.clone()),
        ("myspace", all),
    ] {
        assert_eq!(share::ways(list), expected, "{list:?}");
    }
}

#[test]
fn network_names_are_unique_and_stable() {
    let names = Network::ALL.map(Network::name);
    assert_eq!(names, ["whatsapp", "x", "facebook", "telegram", "linkedin", "email"]);
}
