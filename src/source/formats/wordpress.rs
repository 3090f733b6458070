//! [WordPress]: a post of the REST API (`/wp-json/wp/v2/posts/1?_embed`, or the list that `?slug=` returns), and a post
//! of the WordPress.com API, which has other names for the same fields.
//!
//! Without `_embed`, the REST API sends only the ids of author, image and terms. The article then lacks them, unless a
//! plugin adds them to the response.
//!
//! [WordPress]: https://developer.wordpress.org/rest-api/reference/posts/

use crate::{
    source::{
        byline,
        draft::{Draft, Picture, RichText, Time},
        json::Json,
    },
    text,
};

/// Whether a value is a post.
pub fn fits(json: &Json) -> bool {
    let is_rest = json.has("excerpt") && (json.has("ping_status") || json.has("date_gmt"));
    let rendered = |name| json.get(name).get("rendered").as_str().is_some();
    is_rest || rendered("content") || rendered("title") || (json.has("ID") && json.has("URL"))
}

/// Maps the fields of a post.
pub fn draft(json: &Json) -> Draft<'_> {
    let embedded = json.get("_embedded");
    let seo = json.get("yoast_head_json");
    let mut draft = Draft::new();
    draft.title = rendered(json, "title");
    draft.dek = rendered(json, "excerpt");
    draft.body = rendered(json, "content");
    // Plugins send all authors, the API itself only the first.
    draft.byline = byline::first(&[
        json.get("coauthors"),
        json.get("authors"),
        embedded.get("author"),
        // An object in WordPress.com, an id in WordPress.
        json.get("author"),
        seo.get("author"),
    ]);
    draft.published = times(json, "date_gmt", "date", "article_published_time");
    draft.modified = times(json, "modified_gmt", "modified", "article_modified_time");
    // Without the region, which the plugin makes up: `ar_AR`.
    let locale = seo.text("og_locale").split('_').next().unwrap_or_default();
    draft.lang = text::first(&[json.first(&["lang", "locale"]), locale]);
    draft.lead = embedded.get("wp:featuredmedia").entries().first().map(featured).or_else(|| plain_picture(json));
    draft.section = terms(json, "category", "categories").first().copied().unwrap_or_default();
    draft.tags = terms(json, "post_tag", "tags");
    draft.source = seo.text("og_site_name");
    draft.canonical = vec![json.text("link"), json.text("URL")];
    draft.is_locked = json.get("content").get("protected").is_true() || !json.text("password").is_empty();
    draft
}

/// Returns the names of the terms of a taxonomy. WordPress.com sends them in a separate field, `field`, as an object
/// with the names as keys.
fn terms<'a>(json: &'a Json, taxonomy: &str, field: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    for terms in json.get("_embedded").get("wp:term").entries() {
        for term in terms.entries() {
            if term.text("taxonomy") == taxonomy {
                names.push(term.text("name"));
            }
        }
    }
    for (_, term) in json.get(field).fields() {
        names.push(term.text("name"));
    }
    names
}

/// Returns a time in UTC, which is zero in imported posts, in the time zone of the site, and from the SEO plugin.
fn times<'a>(json: &'a Json, gmt: &str, local: &str, seo: &str) -> Vec<Time<'a>> {
    vec![Time::Utc(json.text(gmt)), Time::Local(json.text(local)), Time::Local(json.get("yoast_head_json").text(seo))]
}

/// Returns rendered HTML: an object in WordPress, a string in WordPress.com.
fn rendered<'a>(json: &'a Json, name: &str) -> RichText<'a> {
    let value = json.get(name).head();
    RichText::Html(value.as_str().unwrap_or_else(|| value.text("rendered")))
}

/// Returns the featured image that `_embed` adds.
fn featured(media: &Json) -> Picture<'_> {
    let details = media.get("media_details");
    // A cropped size is another image.
    let ratio = |size: &Json| Some((size.get("width").pixels()?, size.get("height").pixels()?));
    let whole = ratio(details);
    let is_whole = |size: &Json| match (ratio(size), whole) {
        (Some((width, height)), Some((full_width, full_height))) => {
            let expected = u64::from(full_height) * u64::from(width) / u64::from(full_width);
            expected.abs_diff(u64::from(height)) <= 2
        }
        _ => false,
    };
    let mut picture = Picture::sized(details);
    picture.src = media.first(&["source_url"]);
    for (_, size) in details.get("sizes").fields() {
        if is_whole(size) {
            picture.srcset.push((size.text("source_url"), size.get("width").pixels()));
        }
    }
    picture.alt = media.text("alt_text");
    picture.caption = rendered(media, "caption");
    picture
}

/// Returns the image of a response without `_embed`, from the fields of WordPress.com and of plugins.
fn plain_picture(json: &Json) -> Option<Picture<'_>> {
    let (thumbnail, social) = (json.get("post_thumbnail"), json.get("yoast_head_json").get("og_image"));
    let social = social.head();
    for (src, size) in [
        (thumbnail.text("URL"), thumbnail),
        (json.first(&["featured_image", "jetpack_featured_media_url"]), &Json::Null),
        (social.text("url"), social),
    ] {
        if !src.is_empty() {
            return Some(Picture { src, ..Picture::sized(size) });
        }
    }
    None
}
