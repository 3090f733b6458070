//! The element of an article: a fragment of HTML for a page of the publisher. It is `<maqal-reader>` with a declarative shadow
//! root, which contains the article. `static/element.js` keeps this article, and adds only the controls.

use super::{Entry, Site, assets::Assets, markup::Markup, reader};

/// The name of the script for pages with elements.
pub const SCRIPT: &str = "maqal.js";

/// Returns the HTML of the element of an article.
pub fn element(entry: &Entry, site: &Site, assets: &Assets) -> String {
    let canonical = entry.article.canonical.as_ref();
    let mut out = Markup::default();
    out.open("maqal-reader", &[]);
    out.open("template", &[("shadowrootmode", Some("open"))]);
    // The page around the element may have any URL.
    let style = site.url_of(&assets.path("css/maqal.css"));
    out.open("link", &[("rel", Some("stylesheet")), ("href", Some(style.as_str()))]);
    out.open("div", &[]);
    reader::write(&mut out, entry, None, canonical);
    out.close("div");
    out.close("template");
    // Shown by a browser without declarative shadow roots and without scripts.
    if let Some(url) = canonical {
        out.element("a", &[("href", Some(url.as_str()))], &entry.article.title);
    }
    out.close("maqal-reader");
    out.raw("\n");
    out.finish()
}

/// Returns the script for pages with elements. Its URL stays the same, and it loads the current version of the reader.
pub fn script(assets: &Assets) -> String {
    format!("export * from \"./{}\";\n", assets.path(SCRIPT))
}
