//! The frames of embedded posts.

/// The frame that shows a post inside an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The URL that the frame loads.
    pub src: String,
    /// The shape of the frame.
    pub shape: Shape,
}

/// The shape of a frame, which determines its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As wide as the text, with an aspect ratio of 16:9.
    Film,
    /// As tall as an audio player.
    Sound,
    /// Taller than it is wide on a phone.
    Post,
}

impl Shape {
    /// Returns the value of the attribute `data-shape`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Film => "film",
            Self::Sound => "sound",
            Self::Post => "post",
        }
    }
}
