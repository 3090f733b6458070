//! The redirects at the former paths of pages, so that no URL of a page that was published stops working.
//!
//! A redirect is a small page, because a folder of files cannot answer with a status: a browser goes to the article at once,
//! a search engine takes that for a permanent redirect, and the preview of a messenger, which does not follow it, is that of
//! the article. Each redirect leads to the current path, however often the article has moved.

use std::{collections::HashSet, io};

use super::{hash::hash, head, markup::Markup, oembed, summaries::Pages, summary::Summary, template::Template};

/// Calls `write` with the name and the content of each redirect. A path that another page has now gets none.
pub(super) fn write<E: From<io::Error>>(
    pages: &Pages,
    template: &Template,
    mut write: impl FnMut(&str, &str) -> Result<(), E>,
) -> Result<(), E> {
    let moved = pages.moved()?;
    let mut taken: HashSet<u64> = if moved.is_empty() { HashSet::new() } else { pages.keys().collect() };
    for page in &moved {
        for path in &page.former {
            if taken.insert(hash(&**path)) {
                write(&format!("{path}index.html"), &redirect(path, page, template))?;
            }
        }
    }
    Ok(())
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
