//! The contrast of the colors of every theme, by the contrast ratio of WCAG 2.2.
//!
//! The colors are those of the style sheet: every block that sets `--maqal-paper` is a theme, in light and in dark.

use std::collections::HashMap;

const SHEET: &str = include_str!("../../static/css/maqal/palettes.css");

/// Foreground, background and the minimum contrast: 4.5 for text (1.4.3), 3 for the edges of controls (1.4.11).
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

/// The themes: the selector of each, and its colors by name.
fn themes() -> Vec<(String, HashMap<&'static str, [u8; 3]>)> {
    let properties: Vec<_> = SHEET.split('}').flat_map(properties).collect();
    let mut themes = Vec::new();
    for block in SHEET.split('}').filter(|block| block.contains("--maqal-paper:")) {
        let (before, _) = block.rsplit_once('{').expect("a block begins");
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

/// The custom properties that a block sets.
fn properties(block: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    block.lines().filter_map(|line| {
        let (name, value) = line.trim().strip_prefix("--maqal-")?.split_once(": ")?;
        Some((name, value.trim_end_matches(';')))
    })
}

/// The color of a value: a color, a reference to another property, or a pair of a light and a dark value.
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

/// A color in the notation `#rgb` or `#rrggbb`.
fn color(value: &str) -> Option<[u8; 3]> {
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
fn luminance(color: [u8; 3]) -> f64 {
    let [red, green, blue] = color.map(|channel| {
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
    // Light and dark, sepia, black, and high contrast: each in light and in dark.
    assert_eq!(themes.len(), 4 * 2, "{:?}", themes.iter().map(|(name, _)| name).collect::<Vec<_>>());
    let mut lacking = Vec::new();
    for (name, colors) in &themes {
        let is_high = name.contains("contrast");
        for (front, back, needed) in PAIRS {
            let needed = if is_high { HIGH } else { needed };
            let found = contrast(colors[front], colors[back]);
            if found < needed {
                lacking.push(format!("{name}: {front} on {back} has {found:.2} of {needed}"));
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}
