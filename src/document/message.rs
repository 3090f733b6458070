//! Why there is no article, in the reader's language, and what can be done about it.

use super::{Fragment, Interface, Part};
use crate::url::Url;

/// What a failure looks like: its `code` for scripts, `what` happened and `advice` for people. `retry` offers another
/// try, `original` the story where it was published.
pub fn message(
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
            out.words("h1", &[], what);
            out.words("p", &[], advice);
        });
        out.element("div", &[("class", Some("actions"))], |out| {
            if retry {
                let button = [("type", Some("button")), ("class", Some("primary")), Part::Retry.attribute()];
                out.words("button", &button, messages.retry);
            }
            if let Some(url) = original {
                let link = [
                    ("class", Some("pill")),
                    Part::Source.attribute(),
                    ("href", Some(url.as_str())),
                    ("rel", Some("noopener")),
                ];
                out.words("a", &link, messages.open_original);
            }
        });
    });
    out
}
