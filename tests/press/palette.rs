//! The colors that are not in style sheets are those of the themes.

use maqal::press::{
    card::{canvas::Color, palette},
    head,
};

const PALETTES: &str = include_str!("../../static/css/maqal/palettes.css");
const INDEX: &str = include_str!("../../index.html");

/// Returns the color after the first occurrence of a text in the style sheet.
fn color(before: &str) -> &'static str {
    let (_, rest) = PALETTES.split_once(before).unwrap_or_else(|| panic!("the style sheet lacks {before}"));
    rest.split([';', ')']).next().unwrap_or_default()
}

#[test]
fn the_browser_has_the_background_of_the_page() {
    for (scheme, own) in head::COLORS {
        assert_eq!(own, color(&format!("--maqal-{scheme}-paper: ")), "{scheme}");
        let meta = format!("media=\"(prefers-color-scheme: {scheme})\" content=\"{own}\"");
        assert!(INDEX.contains(&meta), "index.html lacks {meta}");
    }
}

#[test]
fn cards_have_the_colors_of_the_light_theme() {
    for (name, Color([red, green, blue])) in [
        ("light-paper: ", palette::PAPER),
        ("ink: var(--maqal-if-light, ", palette::INK),
        ("soft: var(--maqal-if-light, ", palette::SOFT),
        ("accent: var(--maqal-if-light, ", palette::ACCENT),
        ("line: var(--maqal-if-light, ", palette::LINE),
    ] {
        assert_eq!(format!("#{red:02x}{green:02x}{blue:02x}"), color(&format!("--maqal-{name}")), "{name}");
    }
}
