//! The content security policy of pages: that of the standalone page (`index.html`), which also allows the two inline
//! scripts of a page by their hashes.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The standalone page, as its source is.
const INDEX: &str = include_str!("../../index.html");

/// Returns the policy for a page with these inline scripts. Scripts of the type `speculationrules` count as well.
pub fn policy(scripts: &[&str]) -> String {
    let mut sources = String::from("script-src");
    for script in scripts {
        sources.extend([" 'sha256-", &BASE64_STANDARD.encode(Sha256::digest(script)), "'"]);
    }
    index_policy().replacen("script-src", &sources, 1)
}

/// Returns the policy of the standalone page.
fn index_policy() -> &'static str {
    let (_, rest) = INDEX.split_once("http-equiv=\"Content-Security-Policy\"").unwrap_or_default();
    let (_, rest) = rest.split_once("content=\"").unwrap_or_default();
    rest.split('"').next().unwrap_or_default()
}
