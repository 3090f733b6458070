//! WordPress over GraphQL: the post that [WPGraphQL] returns, and the article of systems with their own schema, such as
//! Al Jazeera's.
//!
//! The query selects the fields, so any field may be missing.
//!
//! [WPGraphQL]: https://www.wpgraphql.com/docs/posts-and-pages

use crate::source::{
    draft::{Draft, Picture, RichText, Time},
    json::Json,
    markup::Markup,
};

/// The fields of the response that contain a post.
const ROOTS: [&str; 9] =
    ["post", "postBy", "page", "pageBy", "article", "articleBySlug", "contentNode", "nodeByUri", "posts"];

/// Whether a value is a response to a query for a post. The post is `null` if there is none.
pub fn fits(json: &Json) -> bool {
    let data = json.get("data");
    let post = post(json);
    ["title", "content", "excerpt"].iter().any(|name| post.has(name))
        || ROOTS.iter().any(|root| data.has(root) && data.get(root).is_null())
}

/// Returns the post in a response, or the first one of a list.
pub(super) fn post(json: &Json) -> &Json {
    let data = json.get("data");
    node(data.either(&ROOTS))
}

/// Returns the objects of a connection: `{"nodes": […]}`, `{"edges": [{"node": …}]}`, `{"node": …}`, or a plain list.
fn nodes(json: &Json) -> Vec<&Json> {
    let mut nodes = Vec::new();
    for name in ["nodes", "edges", "node"] {
        if json.has(name) {
            for entry in json.get(name).entries() {
                nodes.push(if entry.has("node") { entry.get("node") } else { entry });
            }
            return nodes;
        }
    }
    nodes.extend(json.entries());
    nodes
}

/// Returns the first object of a connection.
fn node(json: &Json) -> &Json {
    nodes(json).first().unwrap_or(&&Json::Null)
}

/// Returns a name or a title.
fn label(json: &Json) -> &str {
    json.first(&["name", "title", "display_name"])
}

/// Maps the fields of a post.
pub fn draft(json: &Json) -> Draft<'_> {
    let post = post(json);
    let (seo, site) = (post.get("seo"), json.get("data").get("generalSettings"));
    let mut elements = Markup::default();
    let content = post.text("content");
    elements.html(content);
    if content.is_empty() {
        for name in ["editorBlocks", "blocks"] {
            // The HTML of a block includes the blocks inside it.
            for block in nodes(post.get(name)).into_iter().filter(|block| block.text("parentClientId").is_empty()) {
                elements.html(block.first(&["renderedHtml", "saveContent", "originalContent"]));
            }
        }
    }
    let video = post.text("featuredYoutube");
    if !video.is_empty() {
        elements.embed(video, RichText::default());
    }
    let gallery = post.get("galleryImages").entries();
    if !gallery.is_empty() {
        elements.open("figure", &[("class", "gallery")]);
        for entry in gallery {
            let image = picture(entry.get("image"));
            let caption = RichText::Html(entry.text("caption"));
            elements.picture(&Picture { caption: if caption.is_blank() { image.caption } else { caption }, ..image });
        }
        elements.close("figure");
    }
    let mut byline = Vec::new();
    for author in nodes(post.either(&["coAuthors", "authors", "author", "source"])) {
        byline.push((label(author).into(), author.first(&["link", "uri", "url"])));
    }
    let mut tags = Vec::new();
    for name in ["tags", "where"] {
        for tag in nodes(post.get(name)) {
            tags.push(label(tag));
        }
    }
    let lang = post.get("language");
    let source = seo.text("opengraphSiteName");
    let mut draft = Draft::new();
    draft.title = RichText::Html(post.text("title"));
    draft.dek = RichText::Html(post.text("excerpt"));
    draft.elements = elements;
    draft.byline = byline;
    draft.published = vec![Time::Utc(post.first(&["dateGmt", "date_gmt"])), Time::Local(post.text("date"))];
    draft.modified = vec![Time::Utc(post.first(&["modifiedGmt", "modified_gmt"])), Time::Local(post.text("modified"))];
    draft.lang = lang.as_str().unwrap_or_else(|| lang.first(&["locale", "code", "slug"]));
    draft.lead = Some(picture(node(post.get("featuredImage"))));
    draft.section = label(node(post.get("categories")));
    draft.tags = tags;
    draft.source = if source.is_empty() { site.text("title") } else { source };
    draft.site = site.text("url");
    draft.canonical = vec![post.text("link"), seo.text("canonical"), post.text("uri")];
    draft.is_locked = post.get("hasPassword").is_true();
    draft
}

/// Returns an image. Its size is beside the URL or in the media details.
fn picture(image: &Json) -> Picture<'_> {
    let details = image.get("mediaDetails");
    let size = |name| image.get(name).pixels().or_else(|| details.get(name).pixels());
    Picture {
        src: image.first(&["sourceUrl", "mediaItemUrl"]),
        width: size("width"),
        height: size("height"),
        alt: image.first(&["altText", "alt"]),
        caption: RichText::Html(image.text("caption")),
        credit: image.text("credit"),
        ..Picture::default()
    }
}
