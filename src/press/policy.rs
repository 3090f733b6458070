//! The content security policy of pages: that of the standalone page (`index.html`), which also allows the inline
//! scripts and the inline style sheet of a page by their hashes.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The standalone page, as its source is.
const INDEX: &str = include_str!("../../index.html");

/// Returns the policy for a page with these inline scripts and this inline style sheet. Scripts of the type
/// `speculationrules` count as well.
pub fn policy(scripts: &[&str], style: &str) -> String {
    let allow = |directive: &str, contents: &[&str]| {
        let mut sources = directive.to_owned();
        for content in contents {
            sources.extend([" 'sha256-", &BASE64_STANDARD.encode(Sha256::digest(content)), "'"]);
        }
        sources
    };
    let policy = index_policy().replacen("script-src", &allow("script-src", scripts), 1);
    policy.replacen("style-src", &allow("style-src", &[style]), 1)
}

/// Returns the policy of the standalone page.
fn index_policy() -> &'static str {
    let (_, rest) = INDEX.split_once("http-equiv=\"Content-Security-Policy\"").unwrap_or_default();
    let (_, rest) = rest.split_once("content=\"").unwrap_or_default();
    rest.split('"').next().unwrap_or_default()
}
