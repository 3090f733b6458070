//! What all pages of a site have in common: the files that they load, their inline style sheet and scripts, and the policy that
//! allows these.

use super::{Site, assets::Assets, policy::policy};

/// What all pages of a site have in common. It is created once per run.
pub struct Template<'a> {
    /// The site.
    pub site: &'a Site,
    /// The files that pages load.
    pub assets: &'a Assets,
    /// The speculation rules, as JSON.
    pub(super) rules: String,
    /// The style sheet. It is part of each page, because a page without another request is painted earlier
    /// (`benches/page-load`).
    pub(super) style: String,
    /// The content security policy.
    pub(super) policy: String,
}

impl<'a> Template<'a> {
    /// Creates the template of a site.
    pub fn new(site: &'a Site, assets: &'a Assets) -> Self {
        let rules = speculation_rules(site.path());
        // The URLs of fonts do not depend on the path of the page, so the style sheet has the same hash in all pages.
        let style = assets.style().replace("../fonts/", &format!("{}{}", site.path(), assets.path("fonts/")));
        let policy = policy(&[assets.start(), assets.font(), &rules], &style);
        Self { site, assets, rules, style, policy }
    }
}

/// Returns the speculation rules of the site at a path ([specification]): a browser may render another page of the site when
/// a person points at a link to it. The policy allows them by their hash, because only Chromium knows
/// `'inline-speculation-rules'`.
///
/// [specification]: https://wicg.github.io/nav-speculation/speculation-rules.html
fn speculation_rules(path: &str) -> String {
    // A backslash escapes the syntax of URL patterns, and another one the backslash in JSON.
    let mut pattern = String::new();
    for letter in path.chars() {
        if "(){}*+?:\\".contains(letter) {
            pattern.push_str(r"\\");
        }
        pattern.push(letter);
    }
    format!(r#"{{"prerender":[{{"where":{{"href_matches":"{pattern}*/"}},"eagerness":"moderate"}}]}}"#)
}
