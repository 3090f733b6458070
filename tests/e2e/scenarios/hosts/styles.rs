//! Styles of the page do not affect the reader, except through its custom properties and parts.

use std::collections::BTreeMap;

use serde_json::json;

use super::Page;
use crate::{check, outcome::Outcome, stage::Stage};

/// The style sheet that gives the reader the same width in the clean page and in the hostile one.
pub(super) const PLACE: &str = r#"<link rel="stylesheet" href="/hosts/hostile/place.css" />"#;

/// The compared elements: a name for the failure, and a selector within the reader.
const PARTS: [(&str, &str); 15] = [
    ("reader", "[data-part=reader]"),
    ("toolbar", "[data-part=toolbar]"),
    ("font-increase", "[data-part=font-increase]"),
    ("font-reset", "[data-part=font-reset]"),
    ("share", "[data-part=share]"),
    ("headline", "[data-part=headline]"),
    ("dek", "[data-part=dek]"),
    ("byline", "[data-part=byline]"),
    ("paragraph", "[data-part=body] > p"),
    ("subheading", "[data-part=body] h2"),
    ("item", "[data-part=body] li"),
    ("quotation", "[data-part=body] blockquote"),
    ("picture", "[data-part=body] img"),
    ("caption", "[data-part=caption]"),
    ("pill", ".share-foot a.pill"),
];

/// The compared properties: those that are inherited, and those that pages often reset.
const PROPERTIES: [&str; 34] = [
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "font-variant",
    "font-feature-settings",
    "line-height",
    "letter-spacing",
    "word-spacing",
    "word-break",
    "overflow-wrap",
    "hyphens",
    "text-align",
    "text-indent",
    "text-transform",
    "text-shadow",
    "white-space",
    "direction",
    "unicode-bidi",
    "writing-mode",
    "color",
    "background-color",
    "cursor",
    "user-select",
    "list-style-type",
    "quotes",
    "display",
    "visibility",
    "opacity",
    "box-sizing",
    "margin",
    "padding",
    "max-width",
    "border-top",
];

/// Style sheets of pages that affect all elements.
const STYLES: [(&str, &str); 8] = [
    ("unset", "* { all: unset; direction: ltr; letter-spacing: 2px; }"),
    ("initial", "*, maqal-reader { all: initial; word-spacing: 1em; text-indent: 3em; }"),
    ("small rem", "html { font-size: 62.5%; } body { font: 1.4rem/1.2 monospace; }"),
    (
        "flood",
        "*, maqal-reader, ::before, ::after { color: red !important; background: yellow !important;
            font: italic 900 9px cursive !important; line-height: 1 !important; letter-spacing: 3px !important;
            text-transform: uppercase !important; text-align: left !important; white-space: nowrap !important;
            cursor: wait !important; user-select: none !important; list-style: square !important;
            display: inline !important; margin: 7px !important; box-sizing: content-box !important; }
         #place { margin: 0 !important; white-space: normal !important; } #place > maqal-reader { margin: 0 !important; }",
    ),
    ("monospace", "html { font-size: 10px; } maqal-reader { font: 30px monospace !important; }"),
    (
        "resets",
        "*, *::before, *::after { box-sizing: content-box; margin: 0; padding: 0; border: 0; font: inherit;
            vertical-align: baseline; } img { max-width: none; height: 900px; } ol, ul { list-style: none; }
         a { color: fuchsia; text-decoration: none; } button { all: unset; } h1, h2 { font-size: 4px; }",
    ),
    (
        "our names",
        ".maqal, .skeleton, .pill, .wide, .message, .icon, #maqal, #maqal-share-menu, [data-part], [part],
         [data-state] { display: none !important; color: red !important; font-size: 4px !important; }
         @keyframes maqal-appear { to { opacity: 0; } } @keyframes maqal-progress { to { opacity: 0; } }",
    ),
    ("left to right", "html, body, maqal-reader { direction: ltr; text-align: left; unicode-bidi: bidi-override; }"),
];

pub(super) type Looks = BTreeMap<String, String>;

impl Stage {
    /// Returns the computed styles and sizes of all parts in a page, by `part property`.
    pub(super) async fn looks(&self, page: Page<'_>) -> Outcome<Looks> {
        self.read_in_host(page).await?;
        self.wait_until(
            "the picture to be there",
            "return readersRoot().querySelector('[data-part=body] img').complete;",
        )
        .await?;
        let script = "const [selectors, properties] = arguments;
            const looks = {};
            for (const [name, selector] of selectors) {
                const element = readersRoot().querySelector(selector);
                const style = getComputedStyle(element);
                for (const property of properties) looks[`${name} ${property}`] = style.getPropertyValue(property);
                const { width, height } = element.getBoundingClientRect();
                looks[`${name} size`] = [width, height].map((length) => length.toFixed(1)).join(' × ');
                looks[`${name} is seen`] = String(isVisible(element));
            }
            return looks;";
        self.browser.run(script, vec![json!(PARTS), json!(PROPERTIES.as_slice())]).await
    }
}

pub async fn styles_of_the_page_do_not_affect_the_reader(stage: &Stage) -> Outcome {
    let clean = stage.looks(Page { head: PLACE, ..Page::default() }).await?;
    check::equal("the entries of the table", &clean.len(), &(PARTS.len() * (PROPERTIES.len() + 2)))?;
    check::equal("the font size", &clean["paragraph font-size"].as_str(), &"20px")?;
    let mut differences = Vec::new();
    for (name, css) in STYLES {
        let page = Page { head: &format!("{PLACE}<style>{css}</style>"), ..Page::default() };
        let looks = stage.looks(page).await.map_err(|failure| failure.within(name))?;
        differences.extend(unlike(&looks, &clean).map(|difference| format!("{name}: {difference}")));
    }
    check::none("differences", &differences)
}

/// Returns the differences from the clean page.
pub(super) fn unlike(looks: &Looks, clean: &Looks) -> impl Iterator<Item = String> {
    looks
        .iter()
        .filter(|(key, value)| clean.get(*key) != Some(value))
        .map(|(key, value)| format!("{key} is {value}, in a clean page {}", clean[key]))
}

/// Layouts of pages around the reader: those in which the reader must have the whole width, and those in which it must have
/// some width.
const LAYOUTS: [(&str, bool, &str); 18] = [
    ("row", true, "#place { display: flex !important; }"),
    ("row, unset", false, "* { all: unset; } #place { display: flex !important; }"),
    ("column", true, "#place { display: flex !important; flex-direction: column; align-items: center; }"),
    (
        "column, unset",
        false,
        "* { all: unset; } #place { display: flex !important; flex-direction: column; align-items: center; }",
    ),
    ("grid", true, "#place { display: grid !important; grid-template-columns: auto; }"),
    ("grid, centred", true, "#place { display: grid !important; place-items: center; }"),
    ("grid, unset", false, "* { all: unset; } #place { display: grid !important; place-items: center; }"),
    (
        "grid, automatic columns",
        false,
        "#place { display: grid !important; grid-auto-flow: column; grid-auto-columns: max-content; }",
    ),
    ("sidebar", true, "#place { inline-size: 280px !important; }"),
    ("sidebar, row", true, "#place { inline-size: 280px !important; display: flex !important; }"),
    ("float", false, "maqal-reader { float: inline-start; }"),
    ("inline block", false, "maqal-reader { display: inline-block; }"),
    ("shrunk", false, "#place { inline-size: fit-content !important; }"),
    ("absolute", false, "#place { position: relative; } maqal-reader { position: absolute; }"),
    (
        "cell",
        false,
        "#place { display: table !important; inline-size: auto !important; } maqal-reader { display: table-cell; }",
    ),
    ("vertical", false, "maqal-reader { writing-mode: vertical-rl; text-orientation: upright; }"),
    ("vertical page", false, "body { writing-mode: vertical-lr; }"),
    ("contents", false, "#place { display: flex !important; } maqal-reader { display: contents !important; }"),
];

pub async fn always_has_a_width(stage: &Stage) -> Outcome {
    let mut faults = Vec::new();
    for (name, fills, css) in LAYOUTS {
        let head = format!("{PLACE}<style>{css}</style>");
        stage.read_in_host(Page { head: &head, ..Page::default() }).await.map_err(|failure| failure.within(name))?;
        let script = "const width = (element) => element.getBoundingClientRect().width;
            const place = document.getElementById('place');
            return [width(part('reader')), width(place), place.scrollWidth];";
        let [reader, place, content]: [f64; 3] = stage.browser.run(script, vec![]).await?;
        if reader < 200.0 || fills && (reader - place).abs() > 0.5 || content > place + 0.5 {
            faults.push(format!("{name}: {reader} px wide, in a place of {place} px with content of {content} px"));
        }
    }
    check::none("wrong layouts", &faults)
}
