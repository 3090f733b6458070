//! What an element is for an article: by its classes first, then by its name.
//!
//! A class is known by its whole name, or by its beginning where the list has a `*`.

use crate::html::NodeRef;

/// What the walk does with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It goes, with all that is in it.
    Gone,
    /// It is looked through.
    Inline,
    /// It is looked through, and a space parts it from what follows.
    Aside,
    Strong,
    Emphasis,
    Mark,
    Strike,
    Sub,
    Sup,
    Isolate,
    Code,
    Link,
    /// Words in quotation marks that the browser adds.
    Quotation,
    Break,
    /// It goes, except in a heading, which some editors make of buttons.
    Button,
    /// A paragraph, or something that has some.
    Block,
    /// The word that a list of definitions explains.
    Term,
    Heading,
    List,
    Quote,
    PullQuote,
    Preformatted,
    Divider,
    /// A box, or something that folds out.
    Note,
    Form,
    Table,
    Figure,
    Gallery,
    Caption,
    /// Ghost's card that leads to another page.
    Bookmark,
    Image,
    Picture,
    NoScript,
    Video,
    Audio,
    Frame,
}

const CLASSES: &[(Role, &str)] = &[
    (
        Role::Gone,
        "more-link screen-reader-text sr-only visually-hidden sharedaddy sd-sharing* jp-relatedposts addtoany* a2a_* \
         addthis* essb_* heateor* ssba* social-share* share-buttons* sharing-buttons* wp-block-jetpack-sharing* \
         wp-block-social-links swp_social* mashsb* adsbygoogle kg-audio-player kg-video-overlay \
         kg-video-player-container kg-signup-card wp-block-search wp-block-calendar wp-block-file__button",
    ),
    (Role::Gallery, "wp-block-gallery blocks-gallery-grid gallery tiled-gallery kg-gallery-card"),
    (Role::Figure, "wp-caption kg-audio-card"),
    (
        Role::Block,
        "gallery-caption wp-block-latest-posts__post-date wp-block-latest-posts__post-author \
         wp-block-latest-comments__comment-date",
    ),
    (Role::PullQuote, "wp-block-pullquote pullquote"),
    (Role::Note, "kg-callout-card kg-toggle-card"),
    (Role::Aside, "kg-callout-emoji"),
    (Role::Inline, "kg-callout-text"),
    (Role::Bookmark, "kg-bookmark-card"),
];

/// The most frequent first.
const NAMES: &[(Role, &str)] = &[
    (
        Role::Block,
        "p div li td tr section article main header footer aside nav address center body html dd dl th tbody thead \
         tfoot caption colgroup fieldset legend dialog hgroup search optgroup",
    ),
    (Role::Inline, "span font small u ins time abbr"),
    (Role::Link, "a"),
    (Role::Break, "br"),
    (Role::Strong, "strong b"),
    (Role::Emphasis, "em i cite dfn var"),
    (Role::Image, "img amp-img"),
    (Role::Figure, "figure"),
    (Role::Caption, "figcaption"),
    (Role::Heading, "h2 h3 h4 h1 h5 h6 summary"),
    (Role::List, "ul ol menu dir"),
    (Role::Quote, "blockquote"),
    (
        Role::Gone,
        "script style noframes template title head meta link base xml input select textarea datalist option progress meter \
         canvas map area param source track desc metadata defs symbol annotation annotation-xml colgroup \
         amp-social-share amp-ad amp-analytics amp-pixel amp-sticky-ad",
    ),
    (Role::Frame, "iframe embed frame amp-iframe"),
    (Role::Picture, "picture"),
    (Role::NoScript, "noscript"),
    (Role::Table, "table"),
    (Role::Divider, "hr"),
    (Role::Preformatted, "pre xmp listing plaintext"),
    (Role::Code, "code kbd samp tt"),
    (Role::Sup, "sup"),
    (Role::Sub, "sub"),
    (Role::Mark, "mark"),
    (Role::Strike, "s del strike"),
    (Role::Isolate, "bdi"),
    (Role::Quotation, "q"),
    (Role::Term, "dt"),
    (Role::Note, "details"),
    (Role::Button, "button"),
    (Role::Form, "form"),
    (Role::Video, "video amp-video"),
    (Role::Audio, "audio amp-audio"),
    (Role::Gallery, "amp-carousel amp-base-carousel"),
];

/// The role of an element; a text has [`Role::Inline`].
pub(super) fn role(node: NodeRef) -> Role {
    let by_class = CLASSES.iter().find(|(_, list)| has_class(node, list));
    let by_name = || NAMES.iter().find(|(_, list)| list.split(' ').any(|name| name == node.name()));
    by_class.or_else(by_name).map_or(Role::Inline, |(role, _)| *role)
}

/// Whether an element has one of the classes of a list.
pub(super) fn has_class(node: NodeRef, list: &str) -> bool {
    let class = node.attribute("class").unwrap_or_default();
    class.split_ascii_whitespace().any(|class| {
        list.split(' ').any(|known| known.strip_suffix('*').map_or(known == class, |start| class.starts_with(start)))
    })
}

/// Whether an element is not shown, as far as it says so itself.
pub(super) fn is_hidden(node: NodeRef) -> bool {
    node.attribute("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        || node.attribute("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
        || has_style(node, "display", "none")
        || has_style(node, "visibility", "hidden")
        || (node.name() == "dialog" && node.attribute("open").is_none())
}

/// Whether an element's own style gives a property this value.
pub(super) fn has_style(node: NodeRef, property: &str, value: &str) -> bool {
    node.attribute("style").unwrap_or_default().split(';').any(|declaration| {
        let (key, said) = declaration.split_once(':').unwrap_or_default();
        // Before `!important`.
        let said = said.split('!').next().unwrap_or_default();
        key.trim_ascii().eq_ignore_ascii_case(property) && said.trim_ascii().eq_ignore_ascii_case(value)
    })
}

/// Calls `each` with a node and all in it that an article may show, in the order of the document.
pub(super) fn visit<'a>(node: NodeRef<'a>, mut each: impl FnMut(NodeRef<'a>)) {
    node.visit(|inside| {
        let shows = inside.text().is_some() || (!is_hidden(inside) && !matches!(role(inside), Role::Gone | Role::Form));
        if shows {
            each(inside);
        }
        shows
    });
}

/// The words in an element, with their spaces and line breaks.
pub(super) fn text(node: NodeRef) -> String {
    let mut whole = String::new();
    visit(node, |inside| match inside.text() {
        Some(words) => whole.push_str(words),
        None if inside.name() == "br" => whole.push('\n'),
        None => {}
    });
    whole
}
