//! The preview image of an article that has no picture of its own: its headline, its section, its source and its date in the
//! colors and the faces of the reader.
//!
//! 1. [`text`] sets each text in its box.
//! 2. [`canvas`] draws the boxes and writes the PNG.
//!
//! ```
//! use maqal::{
//!     locale::Direction,
//!     press::card::{self, Card, Shape},
//! };
//!
//! let card = Card {
//!     headline: "افتتاح الدورة الثالثة من معرض AI Expo في 2025".into(),
//!     section: "تقنية".into(),
//!     source: "متن نيوز".into(),
//!     date: "٤ نوفمبر ٢٠٢٥".into(),
//!     dir: Direction::Rtl,
//!     lang: "ar".into(),
//! };
//! let png = card::png(&card, Shape::Wide)?;
//! assert!(png.starts_with(b"\x89PNG"));
//! # Ok::<(), card::Error>(())
//! ```

pub mod canvas;
mod faces;
pub mod text;

use std::{cell::RefCell, fmt};

use png::EncodingError;

pub use self::faces::Role;
use self::{
    canvas::{Canvas, Color},
    text::{Block, Fit, Text, Typesetter},
};
use crate::locale::Direction;

/// The colors of the light theme. A test compares them with the style sheet (`static/css/maqal/palettes.css`).
pub mod palette {
    use super::Color;

    /// The background.
    pub const PAPER: Color = Color([0xfb, 0xf9, 0xf4]);
    /// The headline and the source.
    pub const INK: Color = Color([0x1d, 0x1b, 0x18]);
    /// The date.
    pub const SOFT: Color = Color([0x62, 0x5c, 0x52]);
    /// The section.
    pub const ACCENT: Color = Color([0x0b, 0x5f, 0x58]);
    /// The lines.
    pub const LINE: Color = Color([0xe4, 0xdd, 0xd0]);
}

/// What a card shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The headline.
    pub headline: String,
    /// The section; empty if unknown.
    pub section: String,
    /// The name of the publication; empty if unknown.
    pub source: String,
    /// The date, as it is shown; empty if unknown.
    pub date: String,
    /// The direction of the article.
    pub dir: Direction,
    /// The language of the article (BCP 47); empty if unknown.
    pub lang: String,
}

/// The shape of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// 1200 × 630 pixels, for large previews.
    Wide,
    /// 1200 × 1200 pixels, for small square previews and for search results.
    Square,
}

/// The sizes of a card in pixels.
struct Design {
    width: u16,
    height: u16,
    /// The distance between the content and the edges.
    margin: f32,
    /// The height of the line at the upper edge.
    bar: f32,
    /// The font sizes of the headline.
    headline: &'static [f32],
    /// The maximum number of lines of the headline.
    lines: usize,
    /// The font size of the section, the source and the date.
    label: f32,
}

impl Shape {
    /// Both shapes.
    pub const ALL: [Self; 2] = [Self::Wide, Self::Square];

    /// The width and the height in pixels.
    pub fn size(self) -> (u16, u16) {
        let Design { width, height, .. } = self.design();
        (width, height)
    }

    fn design(self) -> Design {
        match self {
            Self::Wide => Design {
                width: 1200,
                height: 630,
                margin: 72.0,
                bar: 12.0,
                headline: &[104.0, 96.0, 88.0, 80.0, 72.0, 64.0, 56.0, 50.0, 44.0],
                lines: 4,
                label: 32.0,
            },
            Self::Square => Design {
                width: 1200,
                height: 1200,
                margin: 96.0,
                bar: 16.0,
                headline: &[160.0, 144.0, 132.0, 120.0, 108.0, 96.0, 84.0, 76.0, 68.0, 60.0],
                lines: 6,
                label: 42.0,
            },
        }
    }
}

/// Why an article has no card.
#[derive(Debug)]
pub enum Error {
    /// The article has no headline, or no face of the cards has all of its letters.
    Headline,
    /// The PNG encoder fails.
    Png(EncodingError),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Headline => f.write_str("The headline is empty or has letters that the fonts of the cards lack."),
            Self::Png(error) => write!(f, "The card cannot be encoded as PNG: {error}."),
        }
    }
}

impl std::error::Error for Error {}

impl From<EncodingError> for Error {
    fn from(error: EncodingError) -> Self {
        Self::Png(error)
    }
}

thread_local! {
    /// The fonts and the canvas of a thread, because they are expensive to create.
    static TOOLS: RefCell<(Typesetter, Canvas)> = RefCell::default();
}

/// Draws a card as PNG. The same card has the same bytes on the same machine.
///
/// # Errors
///
/// [`Error::Headline`] if the headline cannot be drawn. A section, a source or a date that cannot be drawn is left out.
pub fn png(card: &Card, shape: Shape) -> Result<Vec<u8>, Error> {
    TOOLS.with_borrow_mut(|(typesetter, canvas)| {
        let content = Content::set(card, &shape.design(), typesetter).ok_or(Error::Headline)?;
        content.draw(card.dir, &shape.design(), canvas);
        Ok(canvas.png()?)
    })
}

/// The texts of a card, each in its box.
struct Content {
    section: Option<Block>,
    headline: Block,
    source: Option<Block>,
    date: Option<Block>,
}

/// The distance of baselines as a multiple of the font size. Lines of vocalized Arabic do not touch.
const HEADLINE_LINE_HEIGHT: f32 = 1.5;
const LABEL_LINE_HEIGHT: f32 = 1.6;

impl Design {
    /// The width of the content.
    fn measure(&self) -> f32 {
        f32::from(self.width) - 2.0 * self.margin
    }

    /// The height of a label.
    fn label_height(&self) -> f32 {
        (self.label * LABEL_LINE_HEIGHT).round()
    }

    /// The vertical space between parts.
    fn gap(&self) -> f32 {
        self.label / 2.0
    }

    /// The upper edge of the headline's area, which is below the line at the upper edge of the card.
    fn top(&self) -> f32 {
        self.bar + self.margin * 0.75
    }

    /// The lower edge of the headline's area, which is above the source and the date.
    fn bottom(&self) -> f32 {
        self.footer() - 2.0 * self.gap()
    }

    /// The upper edge of the source and the date.
    fn footer(&self) -> f32 {
        f32::from(self.height) - self.margin * 0.75 - self.label_height()
    }
}

impl Content {
    /// Sets the texts. Returns `None` if the headline cannot be drawn.
    fn set(card: &Card, design: &Design, typesetter: &mut Typesetter) -> Option<Self> {
        let mut set = |content: &str, role, fit: &Fit<'_>| {
            typesetter.set(&Text { content, dir: card.dir, lang: &card.lang, role }, fit)
        };
        let mut label = |content: &str, width| {
            let (height, sizes) = (design.label_height(), [design.label]);
            let fit = Fit { width, height, sizes: &sizes, line_height: LABEL_LINE_HEIGHT, lines: 1 };
            set(content, Role::Label, &fit)
        };
        let section = label(&card.section, design.measure());
        let date = label(&card.date, design.measure() / 2.0);
        let taken = date.as_ref().map_or(0.0, |date| date.width + design.label);
        let source = label(&card.source, design.measure() - taken);
        let above = section.as_ref().map_or(0.0, |section| section.height + design.gap());
        let fit = Fit {
            width: design.measure(),
            height: design.bottom() - design.top() - above,
            sizes: design.headline,
            line_height: HEADLINE_LINE_HEIGHT,
            lines: design.lines,
        };
        Some(Self { headline: set(&card.headline, Role::Headline, &fit)?, section, source, date })
    }

    /// Draws the texts and the lines between them.
    fn draw(&self, dir: Direction, design: &Design, canvas: &mut Canvas) {
        let (width, measure) = (f32::from(design.width), design.measure());
        canvas.begin(design.width, design.height, palette::PAPER);

        // The line at the upper edge looks like the reader's progress line.
        let progress = (width * 0.38).round();
        canvas.rectangle(0.0, 0.0, width, design.bar, palette::LINE);
        canvas.rectangle(at_start(dir, width, progress), 0.0, progress, design.bar, palette::ACCENT);

        // The section and the headline are in the middle of their area.
        let above = self.section.as_ref().map_or(0.0, |section| section.height + design.gap());
        let free = design.bottom() - design.top() - above - self.headline.height;
        let top = (design.top() + free.max(0.0) / 2.0).round();
        if let Some(section) = &self.section {
            canvas.text(section, design.margin, top, palette::ACCENT);
        }
        canvas.text(&self.headline, design.margin, top + above, palette::INK);

        if self.source.is_some() || self.date.is_some() {
            canvas.rectangle(design.margin, design.footer() - design.gap(), measure, 2.0, palette::LINE);
        }
        if let Some(source) = &self.source {
            let room = self.date.as_ref().map_or(0.0, |date| date.width + design.label);
            canvas.text(source, design.margin + at_start(dir, measure, measure - room), design.footer(), palette::INK);
        }
        if let Some(date) = &self.date {
            // At the end edge.
            let left = match dir {
                Direction::Rtl => design.margin - (measure / 2.0 - date.width),
                Direction::Ltr => design.margin + measure - date.width,
            };
            canvas.text(date, left, design.footer(), palette::SOFT);
        }
    }
}

/// The left edge of a box of a width at the start edge of a wider box.
fn at_start(dir: Direction, outer: f32, inner: f32) -> f32 {
    match dir {
        Direction::Rtl => outer - inner,
        Direction::Ltr => 0.0,
    }
}
