//! The colours of every theme against each other, by the contrast ratio of WCAG 2.2.
//!
//! The rules are those of the style sheets themselves: each block that names a paper is a theme.

use std::collections::HashMap;

const SHEETS: [&str; 2] =
    [include_str!("../../static/css/theme.css"), include_str!("../../src/reader/extras/extras.css")];

/// What stands on what, and how much contrast that needs: 4.5 for words (1.4.3), 3 for the edges of controls (1.4.11).
const PAIRS: [(&str, &str, f64); 9] = [
    ("ink", "paper", 7.0),
    ("ink", "raised", 7.0),
    ("soft", "paper", 4.5),
    ("soft", "raised", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "raised", 4.5),
    ("on-accent", "accent", 4.5),
    ("edge", "paper", 3.0),
    ("edge", "raised", 3.0),
];

/// In the theme of high contrast everything that is read has 7 and more (1.4.6).
const HIGH: f64 = 7.0;

/// The themes: the selector of each, and its colours by name.
fn themes() -> Vec<(String, HashMap<&'static str, [u8; 3]>)> {
    let mut themes = Vec::new();
    for sheet in SHEETS {
        for block in sheet.split('}').filter(|block| block.contains("--maqal-paper:")) {
            let (before, rules) = block.rsplit_once('{').expect("a block begins");
            let selector = before.rsplit(['{', ';']).next().unwrap_or_default().trim().to_owned();
            let colours = rules.lines().filter_map(|line| {
                let (name, value) = line.trim().strip_prefix("--maqal-")?.split_once(": ")?;
                Some((name, colour(value.trim_end_matches(';'))?))
            });
            themes.push((selector, colours.collect()));
        }
    }
    themes
}

/// A colour in the notation `#rgb` or `#rrggbb`.
fn colour(value: &str) -> Option<[u8; 3]> {
    let digits = value.strip_prefix('#')?;
    let channel = |index: usize| match digits.len() {
        3 => u8::from_str_radix(&digits[index..=index].repeat(2), 16).ok(),
        6 => u8::from_str_radix(&digits[2 * index..2 * index + 2], 16).ok(),
        _ => None,
    };
    Some([channel(0)?, channel(1)?, channel(2)?])
}

/// <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let [mut light, mut dark] = [luminance(one), luminance(other)];
    if light < dark {
        (light, dark) = (dark, light);
    }
    (light + 0.05) / (dark + 0.05)
}

/// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[test]
fn contrast_is_that_of_the_definition() {
    for (one, other, ratio) in [([0; 3], [255; 3], 21.0), ([119; 3], [255; 3], 4.48), ([255, 0, 0], [255; 3], 4.0)] {
        assert!((contrast(one, other) - ratio).abs() < 0.01, "{one:?} on {other:?}: {}", contrast(one, other));
    }
}

#[test]
fn every_theme_has_the_contrast_that_its_readers_need() {
    let themes = themes();
    // Light, dark (by attribute and by the system), and those of the panel.
    assert_eq!(themes.len(), 3 + 7, "{:?}", themes.iter().map(|(name, _)| name).collect::<Vec<_>>());
    let mut lacking = Vec::new();
    for (name, colours) in &themes {
        let is_high = name.contains("contrast");
        for (front, back, needed) in PAIRS {
            let needed = if is_high { HIGH } else { needed };
            let found = contrast(colours[front], colours[back]);
            if found < needed {
                lacking.push(format!("{name}: {front} on {back} has {found:.2} of {needed}"));
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}
