//! Lists the elements that the conversion removes with their content, for reports. Only the native target uses it.

use super::{
    Role,
    embed::{self, Searched},
    roles,
    visibility::{is_form, is_hidden, is_share_buttons},
};
use crate::{html::Html, text, url::Url};

/// Elements that contain no content of their own: parts of media and of the head, and the options of forms.
const PARTS: &str = "head title meta link base area param source track desc metadata defs symbol annotation annotation-xml colgroup \
     option datalist";

/// Calls `each` with the name of every element that is removed with its content. Elements inside it are not listed.
/// Buttons are not listed, because their context decides. `base` is the URL of the article.
pub fn removed(html: &Html, base: &Url, each: &mut dyn FnMut(&str)) {
    let mut searched = Searched::default();
    for root in html.roots() {
        root.visit(|node| {
            if node.text().is_some() {
                return true;
            }
            if embed::post(node, base, &mut searched).is_some() {
                return false;
            }
            let is_removed = is_hidden(node)
                || match roles::role(node) {
                    Role::Removed => true,
                    Role::Form => is_form(node),
                    Role::ShareButtons => is_share_buttons(node),
                    _ => false,
                };
            if is_removed && !text::is_in(PARTS, node.name()) {
                each(node.name());
            }
            !is_removed
        });
    }
}
