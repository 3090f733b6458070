//! The contrast of the colors of every theme, measured as the contrast ratio of WCAG 2.2.
//!
//! The colors are read from the style sheet: every block that sets `--maqal-paper` is a theme, with a light and a dark
//! variant.

use std::collections::HashMap;

const SHEET: &str = include_str!("../../static/css/maqal/palettes.css");

/// Foreground, background and the minimum contrast. WCAG requires 4.5 for text (1.4.3) and 3 for the edges of controls
/// (1.4.11).
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

/// The minimum contrast in the high-contrast theme (1.4.6).
const HIGH: f64 = 7.0;

/// Returns the variants of all themes, each with its selector and its colors by name.
fn themes() -> Vec<(String, HashMap<&'static str, [u8; 3]>)> {
    let properties: Vec<_> = SHEET.split('}').flat_map(properties).collect();
    let mut themes = Vec::new();
    for block in SHEET.split('}').filter(|block| block.contains("--maqal-paper:")) {
        let (before, _) = block.rsplit_once('{').expect("the block has a selector");
        let selector = before.rsplit(['{', ';']).next().unwrap_or_default().trim();
        let own: Vec<_> = self::properties(block).collect();
        // The block's own properties take precedence.
        let known: HashMap<_, _> = properties.iter().chain(&own).copied().collect();
        for is_dark in [false, true] {
            let colors = own.iter().filter_map(|(name, value)| Some((*name, resolve(value, is_dark, &known)?)));
            themes.push((format!("{selector}, {}", if is_dark { "dark" } else { "light" }), colors.collect()));
        }
    }
    themes
}

/// Returns the custom properties that a block sets.
fn properties(block: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    block.lines().filter_map(|line| {
        let (name, value) = line.trim().strip_prefix("--maqal-")?.split_once(": ")?;
        Some((name, value.trim_end_matches(';')))
    })
}

/// Resolves a value: a color, a reference to another property, or a pair of a light and a dark value.
fn resolve(value: &str, is_dark: bool, known: &HashMap<&str, &str>) -> Option<[u8; 3]> {
    if let Some(pair) = value.strip_prefix("var(--maqal-if-light, ") {
        let (light, dark) = pair.split_once(" var(--maqal-if-dark, ")?;
        return resolve(if is_dark { dark } else { light }.strip_suffix(')')?, is_dark, known);
    }
    match value.strip_prefix("var(--maqal-").and_then(|name| name.strip_suffix(')')) {
        Some(name) => resolve(known.get(name)?, is_dark, known),
        None => color(value),
    }
}

/// Parses a color in the notation `#rgb` or `#rrggbb`.
fn color(value: &str) -> Option<[u8; 3]> {
    let digits = value.strip_prefix('#')?;
    let channel = |index: usize| match digits.len() {
        3 => u8::from_str_radix(&digits[index..=index].repeat(2), 16).ok(),
        6 => u8::from_str_radix(&digits[2 * index..2 * index + 2], 16).ok(),
        _ => None,
    };
    Some([channel(0)?, channel(1)?, channel(2)?])
}

/// Returns the [contrast ratio](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio) of two colors, from 1 to 21.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let [mut light, mut dark] = [luminance(one), luminance(other)];
    if light < dark {
        (light, dark) = (dark, light);
    }
    (light + 0.05) / (dark + 0.05)
}

/// Returns the [relative luminance](https://www.w3.org/TR/WCAG22/#dfn-relative-luminance) of a color, from 0 to 1.
fn luminance(color: [u8; 3]) -> f64 {
    let [red, green, blue] = color.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[test]
fn contrast_matches_the_definition_of_wcag() {
    for (one, other, ratio) in [([0; 3], [255; 3], 21.0), ([119; 3], [255; 3], 4.48), ([255, 0, 0], [255; 3], 4.0)] {
        assert!((contrast(one, other) - ratio).abs() < 0.01, "{one:?} on {other:?}: {}", contrast(one, other));
    }
}

#[test]
fn every_theme_meets_the_contrast_requirements() {
    let themes = themes();
    // The default, sepia, black and high-contrast themes, each with a light and a dark variant.
    assert_eq!(themes.len(), 4 * 2, "{:?}", themes.iter().map(|(name, _)| name).collect::<Vec<_>>());
    let mut lacking = Vec::new();
    for (name, colors) in &themes {
        let is_high = name.contains("contrast");
        for (front, back, needed) in PAIRS {
            let needed = if is_high { HIGH } else { needed };
            let found = contrast(colors[front], colors[back]);
            if found < needed {
                lacking.push(format!("{name}: {front} on {back} has a contrast of {found:.2}, not {needed}"));
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}
