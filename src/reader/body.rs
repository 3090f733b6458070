//! Blocks as the elements that mean them.
//!
//! What is wider than the text (tables, code) scrolls inside a region of its own, which the keyboard reaches.

use yew::{prelude::*, virtual_dom::VTag};

use super::{
    document::href,
    image::{Loading, figure},
    inline::{inlines, lang_of, own_direction},
};
use crate::{
    article::{Block, Inline, Related, body::Cell},
    locale::{Direction, Messages},
};

pub fn blocks(blocks: &[Block], dir: Direction) -> Html {
    blocks.iter().map(|part| block(part, dir)).collect()
}

fn block(part: &Block, dir: Direction) -> Html {
    let messages = Messages::get();
    match part {
        Block::Heading { level, content } => {
            let name = match level {
                2 => "h2",
                3 => "h3",
                4 => "h4",
                5 => "h5",
                _ => "h6",
            };
            text(name, content, dir)
        }
        Block::Paragraph { content } => text("p", content, dir),
        Block::List { ordered, start, items } => {
            let items = items.iter().map(|item| html! { <li>{ list_item(item, dir) }</li> });
            if *ordered {
                html! { <ol start={(*start != 1).then(|| start.to_string())}>{ for items }</ol> }
            } else {
                html! { <ul>{ for items }</ul> }
            }
        }
        Block::Quote { body, cite, url } => html! {
            <blockquote cite={url.as_ref().map(href)}>
                { blocks(body, dir) }
                if let Some(url) = url {
                    <footer>
                        <a href={href(url)} rel="noopener">
                            if cite.is_empty() { <bdi>{ url.host() }</bdi> } else { { inlines(cite, dir) } }
                        </a>
                    </footer>
                } else if !cite.is_empty() {
                    <footer>{ inlines(cite, dir) }</footer>
                }
            </blockquote>
        },
        Block::PullQuote { content, cite } => html! {
            <blockquote class="pull">
                { text("p", content, dir) }
                if !cite.is_empty() { <footer>{ inlines(cite, dir) }</footer> }
            </blockquote>
        },
        Block::Figure { image } => figure(image, dir, Loading::Lazy),
        Block::Gallery { images, caption } => html! {
            <figure class="gallery">
                <div>{ for images.iter().map(|image| figure(image, dir, Loading::Lazy)) }</div>
                { figcaption(caption, dir) }
            </figure>
        },
        Block::Video { src, poster, tracks, caption } => html! {
            <figure data-part="figure">
                <video controls=true preload="none" src={href(src)} poster={poster.as_ref().map(href)}>
                    { for tracks.iter().map(|track| html! {
                        <track kind="captions" src={href(&track.src)} srclang={lang_of(track.lang.as_ref())}
                            label={track.label.clone()} />
                    }) }
                </video>
                { figcaption(caption, dir) }
            </figure>
        },
        Block::Audio { src, caption } => html! {
            <figure data-part="figure">
                <audio controls=true preload="none" src={href(src)}></audio>
                { figcaption(caption, dir) }
            </figure>
        },
        Block::Embed { provider, title, url } => {
            let host = url.host();
            let provider = if provider.is_empty() { &host } else { provider };
            html! {
                <a class="card" href={href(url)} rel="noopener">
                    if !title.is_empty() { <span>{ title }</span> }
                    <span class="label">{ messages.open_at.replace("{provider}", provider) }</span>
                </a>
            }
        }
        Block::Table { caption, rows } => html! {
            <div class="wide" role="region" tabindex="0" aria-label={messages.table}>
                <table>
                    if !caption.is_empty() { <caption>{ inlines(caption, dir) }</caption> }
                    <tbody>{ for rows.iter().map(|row| html! { <tr>{ for row.iter().map(|part| cell(part, dir)) }</tr> }) }</tbody>
                </table>
            </div>
        },
        Block::Code { language, text } => html! {
            <div class="wide" role="region" tabindex="0" aria-label={messages.code} dir="ltr">
                <pre><code data-language={(!language.is_empty()).then(|| language.clone())}>{ text }</code></pre>
            </div>
        },
        Block::Preformatted { text } => html! {
            <pre class="verse" dir={Direction::of_text(text).map(Direction::as_str)}>{ text }</pre>
        },
        Block::KeyPoints { title, items } => html! {
            <section class="key-points">
                <h2>{ or(title, messages.key_points) }</h2>
                <ul>{ for items.iter().map(|item| text("li", item, dir)) }</ul>
            </section>
        },
        Block::Note { title, body } => html! {
            <aside class="note">
                if !title.is_empty() { <h2>{ title }</h2> }
                { blocks(body, dir) }
            </aside>
        },
        Block::Divider => html! { <hr /> },
        Block::Related { title, links } => related(or(title, messages.related), links),
    }
}

/// Links to other articles under a title; nothing where there are none.
pub fn related(title: &str, links: &[Related]) -> Html {
    if links.is_empty() {
        return html! {};
    }
    html! {
        <nav class="related" aria-label={title.to_owned()}>
            <h2>{ title }</h2>
            <ul>{ for links.iter().map(|link| html! {
                <li><a href={href(&link.url)} rel="noopener" dir="auto">{ &link.title }</a></li>
            }) }</ul>
        </nav>
    }
}

/// An element of words, with a direction of its own where they run against the text around them.
fn text(name: &'static str, content: &[Inline], dir: Direction) -> Html {
    let mut tag = VTag::new(name);
    if let Some(own) = own_direction(content, dir) {
        tag.add_attribute("dir", own);
    }
    tag.add_child(inlines(content, dir));
    tag.into()
}

/// An item of one paragraph is that paragraph's words; a longer one keeps its blocks.
fn list_item(item: &[Block], dir: Direction) -> Html {
    match item {
        [Block::Paragraph { content }] => inlines(content, dir),
        [Block::Paragraph { content }, nested @ Block::List { .. }] => {
            html! { <>{ inlines(content, dir) }{ block(nested, dir) }</> }
        }
        _ => blocks(item, dir),
    }
}

fn cell(part: &Cell, dir: Direction) -> Html {
    let mut tag = VTag::new(if part.header { "th" } else { "td" });
    for (name, span) in [("colspan", part.colspan), ("rowspan", part.rowspan)] {
        if span > 1 {
            tag.add_attribute(name, span.to_string());
        }
    }
    if let Some(own) = own_direction(&part.content, dir) {
        tag.add_attribute("dir", own);
    }
    tag.add_child(inlines(&part.content, dir));
    tag.into()
}

fn figcaption(caption: &[Inline], dir: Direction) -> Html {
    if caption.is_empty() {
        return html! {};
    }
    html! { <figcaption data-part="caption">{ inlines(caption, dir) }</figcaption> }
}

fn or<'a>(title: &'a str, usual: &'a str) -> &'a str {
    if title.is_empty() { usual } else { title }
}
