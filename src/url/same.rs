//! Compares the URLs of web pages, and removes tracking parameters.

use percent_encoding::percent_decode_str;

use super::Url;
use crate::text;

/// The names of query parameters that track where a reader comes from and do not change the page. A name that ends with
/// `*` is a prefix.
///
/// They belong to Google Analytics and Ads, Matomo, Meta, Microsoft, X, TikTok, `LinkedIn`, Yandex, Mailchimp,
/// `HubSpot`, Marketo, AT Internet and Adobe.
const TRACKING: &[&str] = &[
    "utm_*",
    "pk_*",
    "mtm_*",
    "hsa_*",
    "_hs*",
    "_ga",
    "_gl",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "gad_*",
    "srsltid",
    "fbclid",
    "fb_*",
    "igshid",
    "igsh",
    "msclkid",
    "twclid",
    "ttclid",
    "li_fat_id",
    "yclid",
    "ysclid",
    "_openstat",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "vero_id",
    "oly_*",
    "xtor",
    "at_*",
    "ns_*",
    "s_cid",
    "cmpid",
    "ref_src",
    "ref_url",
    "__twitter_impression",
];

impl Url {
    /// Whether two URLs lead to the same web page. They may differ in scheme, `www.`, percent-encoding, a trailing
    /// slash and tracking parameters. Fragments count only if both URLs have one.
    pub fn is_same_page(&self, other: &Self) -> bool {
        let (this, other) = (Parts::of(&self.href), Parts::of(&other.href));
        let fragments = this.fragment.is_empty() || other.fragment.is_empty() || same(this.fragment, other.fragment);
        fragments && same(this.path, other.path) && same(&this.query(), &other.query())
    }

    /// Returns the host without `www.`.
    pub fn site(&self) -> String {
        let host = self.host();
        without_www(&host).to_owned()
    }

    /// Returns the URL without tracking parameters.
    #[must_use]
    pub fn without_tracking(self) -> Self {
        let (page, fragment) = split(&self.href, '#');
        let (path, query) = split(page, '?');
        if !query.split('&').any(is_tracking) {
            return self;
        }
        let mut url = path.to_owned();
        for (sign, part) in [('?', &*other_parameters(query)), ('#', fragment)] {
            if !part.is_empty() {
                url.push(sign);
                url.push_str(part);
            }
        }
        Self { href: url, ..self }
    }
}

/// The parts of a URL that identify a page.
struct Parts<'a> {
    /// The host and the path.
    path: &'a str,
    query: &'a str,
    fragment: &'a str,
}

impl<'a> Parts<'a> {
    fn of(url: &'a str) -> Self {
        let (page, fragment) = split(url, '#');
        let (path, query) = split(page, '?');
        let path = path.strip_prefix("https://").or_else(|| path.strip_prefix("http://")).unwrap_or(path);
        let path = without_www(path).trim_end_matches('/');
        Self { path, query, fragment }
    }

    fn query(&self) -> String {
        other_parameters(self.query)
    }
}

/// Removes `www.` from the beginning of a host. A path may follow the host.
pub fn without_www(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

/// Splits a text at the first occurrence of a character, which is in neither half. Without it, the second half is
/// empty.
fn split(text: &str, at: char) -> (&str, &str) {
    text.split_once(at).unwrap_or((text, ""))
}

/// Whether two parts of URLs are equal after percent-decoding.
fn same(one: &str, other: &str) -> bool {
    percent_decode_str(one).eq(percent_decode_str(other))
}

/// Returns a query without tracking parameters.
fn other_parameters(query: &str) -> String {
    let mut out = String::new();
    for parameter in query.split('&') {
        if !parameter.is_empty() && !is_tracking(parameter) {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(parameter);
        }
    }
    out
}

fn is_tracking(parameter: &str) -> bool {
    let name = split(parameter, '=').0;
    TRACKING.iter().any(|known| text::fits(name, known))
}
