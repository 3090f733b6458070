//! Writes the message that the reader shows instead of an article: what happened, and what the person can do about it.

use super::{Fragment, Interface, Part};
use crate::url::Url;

/// Returns the message of a failure. `code` is its error code, `what` and `advice` are the two sentences of the message. If
/// `retry` is true, there is a button to try again. `original` is the URL of the original story.
pub fn error_message(
    interface: &'static Interface,
    code: &str,
    what: &str,
    advice: &str,
    retry: bool,
    original: Option<&Url>,
) -> Fragment {
    let messages = interface.messages;
    let mut out = Fragment::new(interface);
    let section = [("class", Some("message")), Part::Message.attribute(), ("data-error", Some(code))];
    out.element("section", &section, |out| {
        out.empty("span", &[("class", Some("glyph")), ("aria-hidden", Some("true"))]);
        out.element("div", &[("role", Some("alert"))], |out| {
            out.text_element("h1", &[], what);
            out.text_element("p", &[], advice);
        });
        out.element("div", &[("class", Some("actions"))], |out| {
            if retry {
                let button = [("type", Some("button")), ("class", Some("primary")), Part::Retry.attribute()];
                out.text_element("button", &button, messages.retry);
            }
            if let Some(url) = original {
                let link = [
                    ("class", Some("pill")),
                    Part::Source.attribute(),
                    ("href", Some(url.as_str())),
                    ("rel", Some("noopener")),
                ];
                out.text_element("a", &link, messages.open_original);
            }
        });
    });
    out
}
