//! The redirects at the former paths of pages, so that no URL of a page that was published stops working.
//!
//! A redirect is a small page, because a folder of files cannot answer with a status: a browser goes to the article at once,
//! a search engine takes that for a permanent redirect, and the preview of a messenger, which does not follow it, is that of
//! the article. Each redirect leads to the current path, however often the article has moved.

use super::{head, markup::Markup, oembed, output, pages::Pages, summary::Summary, template::Template};

/// The number of redirects that are in memory.
const CHUNK: usize = 100;

/// Calls `write` with the name and the content of each redirect. A path that another page has now gets none.
pub(super) fn write(
    pages: &Pages,
    template: &Template,
    mut write: impl FnMut(&str, &str) -> Result<(), output::Error>,
) -> Result<(), output::Error> {
    let mut last = String::new();
    loop {
        let former = pages.former_paths(&last, CHUNK)?;
        for (path, page) in &former {
            write(&format!("{path}index.html"), &redirect(path, page, template))?;
        }
        let Some((path, _)) = former.into_iter().next_back() else { return Ok(()) };
        last = path;
    }
}

/// Returns the HTML of the redirect from `path` to a page.
fn redirect(path: &str, page: &Summary, template: &Template) -> String {
    let href = format!("{}{}", head::root(path), page.path);
    let mut out = Markup::default();
    out.raw("<!doctype html>\n");
    out.open("html", &[("lang", Some(&page.lang)), ("dir", Some(page.dir.as_str()))]);
    let metadata = page.metadata(template.site);
    head::write_redirect(&mut out, &href, &metadata, &template.site.url_of(&oembed::path(&page.path)));
    out.open("body", &[]);
    out.open("main", &[]);
    out.open("p", &[]);
    out.element("a", &[("href", Some(&href))], &page.title);
    for name in ["p", "main", "body", "html"] {
        out.close(name);
    }
    out.raw("\n");
    out.finish()
}
