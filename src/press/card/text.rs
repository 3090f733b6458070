//! Sets a text in a box: shapes and orders it (`parley`), chooses the font size, breaks it into balanced lines, and shortens
//! it if it is too long. It knows nothing of what a card contains.

use parley::{
    BaseDirection, FontContext, FontData, FontFamily, Layout, LayoutContext, LineHeight, OverflowWrap, StyleProperty,
    layout::BreakReason,
};

use super::faces::{self, Role};
use crate::locale::Direction;

/// The maximum length of a text in characters, which is more than fits any card. What follows is replaced by an ellipsis.
const LENGTH: usize = 600;

/// What a shortened text ends with.
const ELLIPSIS: char = '…';

/// A text and how to set it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The text. White space is collapsed.
    pub content: &'a str,
    /// The direction of the paragraph.
    pub dir: Direction,
    /// The language (BCP 47); empty if unknown. It selects the forms of letters and digits.
    pub lang: &'a str,
    /// What the text is.
    pub role: Role,
}

/// The box of a text and how the text fits into it.
#[derive(Clone, Copy, Debug)]
pub struct Fit<'a> {
    /// The width in pixels. All lines begin at the same edge of the box.
    pub width: f32,
    /// The maximum height in pixels.
    pub height: f32,
    /// The font sizes in pixels, in descending order. The first with which the whole text fits is used.
    pub sizes: &'a [f32],
    /// The distance of baselines, as a multiple of the font size.
    pub line_height: f32,
    /// The maximum number of lines.
    pub lines: usize,
}

/// A text in its box.
#[derive(Clone, Debug)]
pub struct Block {
    /// The lines from top to bottom.
    pub lines: Vec<Line>,
    /// The text of the lines: without characters that no face has, and shortened if necessary.
    pub content: String,
    /// The width of the longest line in pixels.
    pub width: f32,
    /// The height of all lines in pixels.
    pub height: f32,
}

/// A line: runs of glyphs from left to right.
pub type Line = Vec<Run>;

/// Glyphs of one font.
#[derive(Clone, Debug)]
pub struct Run {
    /// The font.
    pub font: FontData,
    /// The font size in pixels.
    pub size: f32,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph in its place.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// The number of the glyph in the font.
    pub id: u32,
    /// The distance of its origin from the left edge of the box, in pixels.
    pub x: f32,
    /// The distance of its origin from the upper edge of the box, in pixels.
    pub y: f32,
    /// Where the characters of the glyph begin in the text of the block, in bytes.
    pub start: usize,
}

/// Sets texts. It is expensive to create and cheap to use.
pub struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self { fonts: faces::context(), layouts: LayoutContext::new() }
    }
}

impl Typesetter {
    /// Sets a text.
    ///
    /// Emoji and other symbols that no face has are left out. Returns `None` if nothing is left, or if no face has one of the
    /// letters.
    pub fn set(&mut self, text: &Text<'_>, fit: &Fit<'_>) -> Option<Block> {
        let (content, is_cut) = limited(&collapsed(text.content));
        let content = self.drawable(&content, text, fit)?;
        let fitting = fit.sizes.iter().find_map(|&size| {
            let mut layout = self.layout(&content, text, fit, size);
            layout.break_all_lines(Some(fit.width));
            let fits = !is_cut && layout.len() <= lines(fit, size) && !is_word_broken(&layout);
            fits.then_some(layout)
        });
        let (content, mut layout) = match fitting {
            Some(layout) => (content, layout),
            None => self.shortened(content, is_cut, text, fit)?,
        };
        balance(&mut layout, fit.width);
        Some(placed(&layout, content, text.dir, fit.width))
    }

    /// Shapes a text in a font size.
    fn layout(&mut self, content: &str, text: &Text<'_>, fit: &Fit<'_>, size: f32) -> Layout<()> {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, content, 1.0, true);
        let primary = text.lang.split('-').next().unwrap_or_default();
        builder.push_default(StyleProperty::FontFamily(FontFamily::from(text.role.families(primary))));
        builder.push_default(StyleProperty::FontSize(size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(fit.line_height)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        builder.push_default(StyleProperty::Locale(parley::style::Language::parse(text.lang).ok()));
        builder.set_base_direction(match text.dir {
            Direction::Rtl => BaseDirection::Rtl,
            Direction::Ltr => BaseDirection::Ltr,
        });
        builder.build(content)
    }

    /// Removes what no face can draw. Returns `None` if that is a letter or a digit, or if nothing is left.
    ///
    /// The shaper decides: it reports glyph 0 for a character that is in no face, and it knows which characters are an emoji.
    fn drawable(&mut self, content: &str, text: &Text<'_>, fit: &Fit<'_>) -> Option<String> {
        let mut content = content.to_owned();
        loop {
            let mut layout = self.layout(&content, text, fit, *fit.sizes.first()?);
            layout.break_all_lines(None);
            let missing = missing(&layout);
            if missing.is_empty() {
                return (!content.is_empty()).then_some(content);
            }
            let mut kept = String::with_capacity(content.len());
            let mut end = 0;
            for Missing { range, is_emoji } in missing {
                kept.push_str(content.get(end..range.start).unwrap_or_default());
                let cluster = content.get(range.clone()).unwrap_or_default();
                // The keycap emoji of a digit begins with the digit, which is text without the rest.
                let rest: String = cluster
                    .chars()
                    .filter(
                        |&character| if is_emoji { character.is_ascii_digit() } else { character.is_alphanumeric() },
                    )
                    .collect();
                if rest == cluster {
                    return None;
                }
                kept.push_str(&rest);
                end = range.end;
            }
            kept.push_str(content.get(end..).unwrap_or_default());
            content = collapsed(&kept);
        }
    }

    /// Sets a text that does not fit even in the smallest font size: with an ellipsis, unless it only has too long words.
    fn shortened(
        &mut self,
        content: String,
        is_cut: bool,
        text: &Text<'_>,
        fit: &Fit<'_>,
    ) -> Option<(String, Layout<()>)> {
        let size = *fit.sizes.last()?;
        let maximum = lines(fit, size).max(1);
        let mut layout = self.layout(&content, text, fit, size);
        layout.break_all_lines(Some(fit.width));
        if !is_cut && layout.len() <= maximum {
            return Some((content, layout));
        }
        let end = layout.get(maximum - 1).map_or(content.len(), |line| line.text_range().end);
        let mut kept = content.get(..end)?;
        loop {
            kept = kept.trim_end_matches(|last: char| !last.is_alphanumeric());
            let candidate = format!("{kept}{ELLIPSIS}");
            let mut layout = self.layout(&candidate, text, fit, size);
            layout.break_all_lines(Some(fit.width));
            if layout.len() <= maximum || kept.is_empty() {
                return Some((candidate, layout));
            }
            // Without the last word, or without the last character of the only word.
            let end = kept.rfind(' ').or_else(|| kept.char_indices().next_back().map(|(index, _)| index));
            kept = kept.get(..end.unwrap_or_default())?;
        }
    }
}

/// The number of lines that fit.
fn lines(fit: &Fit<'_>, size: f32) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both numbers are small and positive")]
    let by_height = (fit.height / (size * fit.line_height).round()) as usize;
    by_height.min(fit.lines)
}

/// Replaces white space and control characters by single spaces.
fn collapsed(text: &str) -> String {
    let is_space = |character: char| (character.is_whitespace() && character != '\u{a0}') || character.is_control();
    text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns the text up to the maximum length, and whether that is not all.
fn limited(text: &str) -> (String, bool) {
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => (text.get(..end).unwrap_or_default().to_owned(), true),
        None => (text.to_owned(), false),
    }
}

/// A part of a text that cannot be drawn.
struct Missing {
    range: std::ops::Range<usize>,
    is_emoji: bool,
}

/// Returns the parts that no face has, in the order of the text.
fn missing(layout: &Layout<()>) -> Vec<Missing> {
    let mut missing: Vec<_> = layout
        .lines()
        .flat_map(|line| line.runs())
        .flat_map(|run| run.clusters())
        .filter(|cluster| cluster.glyphs().any(|glyph| glyph.id == 0))
        .map(|cluster| Missing { range: cluster.text_range(), is_emoji: cluster.is_emoji() })
        .collect();
    missing.sort_by_key(|part| part.range.start);
    missing
}

/// Whether a line ends within a word, because the word is longer than the line.
fn is_word_broken(layout: &Layout<()>) -> bool {
    layout.lines().any(|line| line.break_reason() == BreakReason::Emergency)
}

/// Breaks a text into lines that are about equally long, without more lines (CSS `text-wrap: balance`).
fn balance(layout: &mut Layout<()>, width: f32) {
    let count = layout.len();
    let is_broken = is_word_broken(layout);
    let (mut low, mut high) = (0.0, width);
    // Half a pixel is exact enough.
    while !is_broken && count > 1 && high - low > 0.5 {
        let middle = f32::midpoint(low, high);
        layout.break_all_lines(Some(middle));
        if layout.len() <= count && !is_word_broken(layout) {
            high = middle;
        } else {
            low = middle;
        }
    }
    layout.break_all_lines(Some(high));
}

/// Places the glyphs. Each line begins at the start edge of the box.
///
/// The space at the end of a line is left out, because it would be in the middle of a line that ends with a word of the
/// other direction: `parley` does not apply rule L1 of the Unicode Bidirectional Algorithm.
fn placed(layout: &Layout<()>, content: String, dir: Direction, width: f32) -> Block {
    let mut block = Block { lines: Vec::new(), content, width: 0.0, height: layout.height() };
    for line in layout.lines() {
        let range = line.text_range();
        let end = range.start + block.content.get(range).unwrap_or_default().trim_end().len();
        let clusters = || {
            let runs = line.runs().flat_map(|run| run.visual_clusters().map(move |cluster| (run, cluster)));
            runs.filter(move |(_, cluster)| cluster.text_range().start < end)
        };
        let advance: f32 = clusters().map(|(_, cluster)| cluster.advance()).sum();
        let mut x = match dir {
            Direction::Rtl => width - advance,
            Direction::Ltr => 0.0,
        };
        let mut runs = Line::new();
        let mut last = None;
        for (run, cluster) in clusters() {
            if last.replace(run.index()) != Some(run.index()) {
                runs.push(Run { font: run.font().clone(), size: run.font_size(), glyphs: Vec::new() });
            }
            let Some(placed) = runs.last_mut() else { continue };
            let (mut left, start) = (x, cluster.text_range().start);
            for glyph in cluster.glyphs() {
                let y = line.metrics().baseline + glyph.y;
                placed.glyphs.push(Glyph { id: glyph.id, x: left + glyph.x, y, start });
                left += glyph.advance;
            }
            x += cluster.advance();
        }
        block.width = block.width.max(advance);
        block.lines.push(runs);
    }
    block
}
