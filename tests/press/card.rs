//! The preview images. Each sample is written to `target/tmp/cards/`, to be looked at.

use std::{fs, path::Path, thread};

use maqal::{
    locale::Direction,
    press::card::{
        self, Card, Error, Role, Shape,
        text::{Block, Fit, Text, Typesetter},
    },
};
use unicode_bidi::{BidiInfo, Level};

use crate::samples::SAMPLES;

/// A card of an article in a language.
fn card(lang: &str, dir: Direction, [headline, section, source, date]: [&str; 4]) -> Card {
    Card {
        headline: headline.into(),
        section: section.into(),
        source: source.into(),
        date: date.into(),
        dir,
        lang: lang.into(),
    }
}

/// The cards of [`SAMPLES`] and their names.
fn samples() -> Vec<(&'static str, Card)> {
    SAMPLES.iter().map(|(name, lang, dir, texts)| (*name, card(lang, *dir, *texts))).collect()
}

/// Sets a text on lines of a width, in one font size.
fn set(content: &str, dir: Direction, lang: &str, width: f32) -> Option<Block> {
    let text = Text { content, dir, lang, role: Role::Headline };
    let fit = Fit { width, height: 1000.0, sizes: &[50.0], line_height: 1.5, lines: 10 };
    Typesetter::default().set(&text, &fit)
}

/// A decoded card.
struct Picture {
    width: usize,
    pixels: Vec<[u8; 3]>,
}

const PAPER: [u8; 3] = [0xfb, 0xf9, 0xf4];

impl Picture {
    fn of(card: &Card, shape: Shape) -> Self {
        let file = card::png(card, shape).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut bytes).unwrap();
        assert_eq!((frame.width, frame.height), (shape.size().0.into(), shape.size().1.into()));
        assert_eq!(frame.color_type, png::ColorType::Rgb);
        let pixels = bytes.as_chunks().0.to_vec();
        Self { width: frame.width as usize, pixels }
    }

    fn rows(&self) -> impl Iterator<Item = &[[u8; 3]]> {
        self.pixels.chunks(self.width)
    }

    /// The first and the last column of a row that are not empty.
    fn ink(row: &[[u8; 3]]) -> Option<(usize, usize)> {
        let first = row.iter().position(|pixel| *pixel != PAPER)?;
        Some((first, row.iter().rposition(|pixel| *pixel != PAPER)?))
    }
}

#[test]
fn samples_are_small_files() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cards");
    fs::create_dir_all(&folder).unwrap();
    for (name, card) in samples() {
        for shape in Shape::ALL {
            let png = card::png(&card, shape).unwrap();
            fs::write(folder.join(format!("{name}-{shape:?}.png").to_lowercase()), &png).unwrap();
            assert!(png.len() < 200_000, "{name}, {shape:?}: {} bytes", png.len());
        }
    }
}

#[test]
fn the_same_card_has_the_same_bytes() {
    let (_, card) = samples().swap_remove(0);
    let first = card::png(&card, Shape::Wide).unwrap();
    for (_, other) in samples() {
        card::png(&other, Shape::Square).unwrap();
    }
    assert!(card::png(&card, Shape::Wide).unwrap() == first, "after other cards");
    let elsewhere = thread::spawn(move || card::png(&card, Shape::Wide).unwrap()).join().unwrap();
    assert!(elsewhere == first, "in another thread");
}

#[test]
fn nothing_is_clipped_and_no_texts_overlap() {
    for (name, card) in samples() {
        for (shape, bar, margin) in [(Shape::Wide, 12, 30), (Shape::Square, 16, 44)] {
            let picture = Picture::of(&card, shape);
            let height = usize::from(shape.size().1);
            for (y, row) in picture.rows().enumerate().skip(bar) {
                let Some((first, last)) = Picture::ink(row) else { continue };
                assert!(y >= bar + margin && y < height - margin, "{name}, {shape:?}: ink in row {y}");
                assert!(
                    first >= margin && last < picture.width - margin,
                    "{name}, {shape:?}: ink from {first} to {last} in row {y}"
                );
            }
            // The line above the source is not crossed by the marks of the headline.
            if !card.source.is_empty() {
                let line = picture.rows().skip(bar).filter_map(Picture::ink).filter(|(first, last)| {
                    *first == picture.width - 1 - *last && last - first == if margin == 30 { 1055 } else { 1007 }
                });
                assert!(line.count() >= 2, "{name}, {shape:?}: the line is missing");
            }
        }
    }
}

#[test]
fn every_character_has_a_glyph() {
    for (name, card) in samples() {
        for (content, role) in
            [(&card.headline, Role::Headline), (&card.section, Role::Label), (&card.source, Role::Label)]
        {
            let text = Text { content, dir: card.dir, lang: &card.lang, role };
            let fit = Fit { width: 1000.0, height: 2000.0, sizes: &[50.0], line_height: 1.5, lines: 20 };
            let Some(block) = Typesetter::default().set(&text, &fit) else {
                assert!(content.is_empty(), "{name}: {content}");
                continue;
            };
            for glyph in block.lines.iter().flatten().flat_map(|run| &run.glyphs) {
                assert!(glyph.id != 0, "{name}: no glyph for {:?}", &block.content[glyph.start..]);
            }
            // Nothing but emoji is left out.
            let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
            assert_eq!(letters(&block.content), letters(content), "{name}");
        }
    }
}

#[test]
fn emoji_are_left_out_with_their_spaces() {
    let kept = |text| set(text, Direction::Rtl, "ar", 1000.0).map(|block| block.content);
    assert_eq!(kept("🔴 عاجل 🇸🇦 خبر ❤️").as_deref(), Some("عاجل خبر"));
    assert_eq!(kept("رقم 3️⃣ و👨‍👩‍👧عائلة").as_deref(), Some("رقم 3 وعائلة"));
    assert_eq!(kept("🎉🎊"), None);
    assert_eq!(kept(" \n\t "), None);
}

#[test]
fn a_headline_in_another_script_has_no_card() {
    let headline = |headline| card("zh", Direction::Ltr, [headline, "世界", "新闻", "2025"]);
    assert!(matches!(card::png(&headline("今天的新闻"), Shape::Wide), Err(Error::Headline)));
    assert!(matches!(card::png(&headline(""), Shape::Wide), Err(Error::Headline)));
    assert!(matches!(card::png(&headline("Xi 习近平"), Shape::Wide), Err(Error::Headline)));
    let without = card("zh", Direction::Ltr, ["News", "", "", "2025"]);
    assert!(card::png(&headline("News"), Shape::Wide).unwrap() == card::png(&without, Shape::Wide).unwrap());
}

#[test]
fn arabic_letters_are_joined_at_the_right_edge() {
    let width = |text| set(text, Direction::Rtl, "ar", 1000.0).unwrap().width;
    let joined = width("مجلس");
    let apart: f32 = ["م", "ج", "ل", "س"].map(width).iter().sum();
    assert!(joined < 0.9 * apart, "{joined} of {apart}");

    // The text ends at the margin on the right, and in another direction begins at the margin on the left.
    let ends = |dir| {
        let picture = Picture::of(&card("ar", dir, ["مجلس الأمن", "", "", ""]), Shape::Wide);
        let inks: Vec<_> = picture.rows().skip(12).filter_map(Picture::ink).collect();
        (inks.iter().map(|ink| ink.0).min().unwrap(), inks.iter().map(|ink| ink.1).max().unwrap())
    };
    let (first, last) = ends(Direction::Rtl);
    assert!(first > 400 && (1120..1130).contains(&last), "{first} {last}");
    let (first, last) = ends(Direction::Ltr);
    assert!((72..82).contains(&first) && last < 800, "{first} {last}");
}

#[test]
fn the_order_of_letters_follows_the_unicode_bidirectional_algorithm() {
    use Direction::{Ltr, Rtl};
    let texts = [
        "شركة OpenAI تطلق GPT-5 في 7 أغسطس 2025 بسعر 20$ (نحو ٧٥ ريالا) عبر تطبيق ChatGPT",
        "السعر 1,234.50 دولار، أي ١٬٢٣٤٫٥٠ و ۱۲۳ (C++/C#) في https://example.com/a?b=1 الآن!",
        "Scientists in Cairo (القاهرة) decode 3,200 words: «نص قديم» — and more",
        "מחיר: 15% (OECD) ו-20 אחוז, לפי ABC.",
        "قال \u{2066}John Smith (UK)\u{2069}: \u{200f}نعم\u{200f}",
    ];
    for text in texts {
        for (dir, level) in [(Rtl, Level::rtl()), (Ltr, Level::ltr())] {
            for width in [400.0, 700.0, 10_000.0] {
                let block = set(text, dir, "ar", width).unwrap();
                assert_eq!(block.content, text);
                let info = BidiInfo::new(text, Some(level));
                let mut count = 0;
                for line in &block.lines {
                    let mut drawn: Vec<_> = line.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.start).collect();
                    // A letter and its dots may be several glyphs.
                    drawn.dedup();
                    let (start, last) = (*drawn.iter().min().unwrap(), *drawn.iter().max().unwrap());
                    let end = last + text[last..].chars().next().unwrap().len_utf8();
                    // Spaces at the end of a line are not drawn.
                    let (levels, runs) = info.visual_runs(&info.paragraphs[0], start..end);
                    let mut expected = Vec::new();
                    for run in runs {
                        let letters = text[run.clone()].char_indices().map(|(index, _)| run.start + index);
                        if levels[run.start].is_rtl() {
                            expected.extend(letters.rev());
                        } else {
                            expected.extend(letters);
                        }
                    }
                    // A ligature is one glyph of several letters.
                    expected.retain(|index| drawn.contains(index));
                    let read = |order: &[usize]| -> String {
                        order.iter().map(|&index| text[index..].chars().next().unwrap()).collect()
                    };
                    assert_eq!(read(&drawn), read(&expected), "{dir:?}, {width}");
                    count += text[start..end].chars().filter(|letter| letter.is_alphanumeric()).count();
                }
                assert_eq!(count, text.chars().filter(|letter| letter.is_alphanumeric()).count());
            }
        }
    }
}

#[test]
fn lines_are_balanced() {
    let (_, card) = samples().swap_remove(0);
    let block = set(&card.headline, card.dir, &card.lang, 1000.0).unwrap();
    let widths: Vec<_> = block.lines.iter().map(|line| 1000.0 - line[0].glyphs[0].x).collect();
    let (shortest, longest) =
        (widths.iter().copied().fold(f32::MAX, f32::min), widths.iter().copied().fold(0.0, f32::max));
    assert!(widths.len() > 1 && shortest > 0.75 * longest, "{widths:?}");
}

#[test]
fn a_long_headline_is_smaller_and_then_shortened() {
    let sizes = [60.0, 40.0, 20.0];
    let set = |words: usize| {
        let content = vec!["كلمات"; words].join(" ");
        let text = Text { content: &content, dir: Direction::Rtl, lang: "ar", role: Role::Headline };
        let fit = Fit { width: 600.0, height: 200.0, sizes: &sizes, line_height: 1.5, lines: 3 };
        let block = Typesetter::default().set(&text, &fit).unwrap();
        assert!(block.lines.len() <= 3 && block.height <= 200.0 && block.width <= 600.0, "{words}");
        (block.lines[0][0].size, block.content.ends_with('…'))
    };
    assert_eq!(
        [2, 12, 30, 100, 5000].map(set),
        [(60.0, false), (40.0, false), (20.0, false), (20.0, true), (20.0, true)]
    );
}

#[test]
fn a_word_longer_than_a_line_is_broken() {
    let word = "أفاستسقيناكموها".repeat(100);
    let text = Text { content: &word, dir: Direction::Rtl, lang: "ar", role: Role::Headline };
    let fit = Fit { width: 600.0, height: 200.0, sizes: &[60.0, 40.0], line_height: 1.5, lines: 2 };
    let block = Typesetter::default().set(&text, &fit).unwrap();
    assert!(block.width <= 600.0 && block.lines.len() == 2, "{}", block.width);
    assert!(block.content.ends_with('…'));
}

#[test]
fn the_colors_are_those_of_the_light_theme() {
    let palettes = include_str!("../../static/css/maqal/palettes.css");
    let picture = Picture::of(&samples().swap_remove(0).1, Shape::Wide);
    for (name, declaration) in [
        ("paper", "--maqal-light-paper: #fbf9f4"),
        ("ink", "--maqal-ink: var(--maqal-if-light, #1d1b18)"),
        ("soft", "--maqal-soft: var(--maqal-if-light, #625c52)"),
        ("accent", "--maqal-accent: var(--maqal-if-light, #0b5f58)"),
        ("line", "--maqal-line: var(--maqal-if-light, #e4ddd0)"),
    ] {
        assert!(palettes.contains(declaration), "{name}");
        let color = &declaration[declaration.rfind('#').unwrap() + 1..][..6];
        let color = u32::from_str_radix(color, 16).unwrap().to_be_bytes();
        assert!(picture.pixels.contains(&[color[1], color[2], color[3]]), "{name} is not in the card");
    }
}
