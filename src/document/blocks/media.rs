//! Writes videos, audio and embedded posts.

use crate::{
    article::{
        Inline,
        body::{Frame, Track},
    },
    document::{
        Attributes, Fragment, Part, dir,
        image::{caption, published_url},
    },
    locale::{Direction, Language, templates::fill},
    url::Url,
};

/// Writes a video or an audio element. It loads nothing before playback.
pub(super) fn player(
    out: &mut Fragment,
    name: &'static str,
    src: &Url,
    poster: Option<&Url>,
    tracks: &[Track],
    caption_content: &[Inline],
    around: Direction,
) {
    let original = src.published();
    let attributes: Attributes = &[
        ("src", Some(src.as_str())),
        ("poster", poster.map(Url::as_str)),
        ("controls", Some("")),
        ("preload", Some("none")),
        published_url(original.as_deref()),
    ];
    out.element("figure", &[Part::Figure.attribute()], |out| {
        out.element(name, attributes, |out| {
            out.each(tracks, |out, track| {
                out.empty(
                    "track",
                    &[
                        ("kind", Some("captions")),
                        ("src", Some(track.src.as_str())),
                        ("srclang", track.lang.as_ref().map(Language::as_str)),
                        ("label", (!track.label.is_empty()).then_some(&*track.label)),
                    ],
                );
            });
        });
        caption(out, caption_content, "", around);
    });
}

/// Writes the card of an embedded post. If the provider is known, a button loads the post into a frame. Nothing is loaded
/// before that.
pub(super) fn embed(
    out: &mut Fragment,
    provider: &str,
    title: &str,
    description: &str,
    url: &Url,
    frame: Option<&Frame>,
) {
    let messages = out.interface.messages;
    let host = url.host();
    let provider = if provider.is_empty() { &host } else { provider };
    let shape = frame.map(|frame| frame.shape.name());
    out.element("div", &[("class", Some("card")), Part::Embed.attribute(), ("data-shape", shape)], |out| {
        for text in [title, description].into_iter().filter(|text| !text.is_empty()) {
            out.text_element("p", &[dir(Direction::of_text(text))], text);
        }
        out.element("div", &[("class", Some("actions"))], |out| {
            if let Some(frame) = frame {
                let button = [
                    ("type", Some("button")),
                    ("class", Some("pill")),
                    Part::EmbedShow.attribute(),
                    ("data-src", Some(&*frame.src)),
                ];
                out.text_element("button", &button, &fill(messages.show_from, &[("provider", provider)]));
            }
            out.open_link(url, Some("label"));
            out.text(&fill(messages.open_at, &[("provider", provider)]));
            out.close();
        });
    });
}
