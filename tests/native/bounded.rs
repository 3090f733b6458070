//! Limits on HTML: the parsed tree is no deeper and no larger than they allow, and HTML within them does not change.

use maqal::{
    host::html,
    html::{Html, NodeRef, bounded},
    limits,
};

/// Returns the maximum depth and the number of the elements in a tree.
fn measure(html: &Html) -> (usize, usize) {
    let (mut deepest, mut count) = (0, 0);
    let mut next: Vec<(NodeRef, usize)> = html.roots().map(|root| (root, 1)).collect();
    while let Some((node, depth)) = next.pop() {
        if node.text().is_none() {
            (deepest, count) = (deepest.max(depth), count + 1);
        }
        next.extend(node.children().map(|child| (child, depth + 1)));
    }
    (deepest, count)
}

/// Parses a repeated pattern, and returns the depth and the number of elements.
fn measure_repeated(pattern: &str, times: usize) -> (usize, usize) {
    measure(&html::parse(&pattern.repeat(times)).expect("natively there is always a tree"))
}

/// The maximum depth of a tree. Between two elements that the limit counts there may be elements that it does not
/// count, such as `tbody`, `tr`, `td` and `p`.
const DEPTH: usize = 5 * limits::OPEN_ELEMENTS;

/// Patterns that nest to any depth when they are repeated, although some of them close their elements.
const NESTING: [&str; 32] = [
    "<picture>",
    "<span>",
    "<b>",
    "<div>",
    "<ul><li>",
    "<dl><dd>",
    "<table><td>",
    "<table><tr><td></table><table><td>",
    "<span><div></span></div>",
    "<span><p></span></p>",
    "<x-own><li></x-own></li>",
    "<noscript><div></noscript></div>",
    "<form><div></form>",
    "<div><table><td></div>",
    "<b><table><td></b></td></table>",
    "<div><object></div>",
    "<svg><foreignObject><p></foreignObject>",
    "<svg><td>",
    "<svg><a>",
    "<svg><wbr>",
    "<math><mi><p></mi>",
    "<svg></p><g>",
    "<button><table><td>",
    "<ruby><rt>",
    "<rt>",
    "<optgroup>",
    "<fieldset><legend>",
    "<details><summary>",
    "<em><section></em>",
    "<PICTURE></SPAN>",
    "<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>",
    "<span<b>",
];

#[test]
fn nesting_depth_is_limited() {
    for pattern in NESTING {
        let (depth, _) = measure_repeated(pattern, 4000);
        assert!(depth <= DEPTH, "{pattern}: {depth}");
    }
}

/// The patterns are random sequences of tags. `MAQAL_PATTERNS` sets their number.
#[test]
fn nesting_depth_is_limited_for_random_patterns_of_tags() {
    const NAMES: [&str; 28] = [
        "p",
        "li",
        "dd",
        "td",
        "tr",
        "table",
        "caption",
        "div",
        "span",
        "b",
        "a",
        "form",
        "button",
        "svg",
        "math",
        "mi",
        "foreignObject",
        "template",
        "select",
        "option",
        "object",
        "h2",
        "x-own",
        "noscript",
        "ruby",
        "rt",
        "nobr",
        "br",
    ];
    let rounds = std::env::var("MAQAL_PATTERNS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(40);
    let mut seed = 7_u64;
    let mut random_below = |count: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or_default() % count
    };
    for _ in 0..rounds {
        let names: Vec<_> = (0..=random_below(3)).map(|_| NAMES[random_below(NAMES.len())]).collect();
        let tags = (0..=random_below(6)).map(|_| {
            let end = if random_below(2) == 0 { "/" } else { "" };
            format!("<{end}{}>", names[random_below(names.len())])
        });
        let pattern: String = tags.collect();
        let (depth, _) = measure_repeated(&pattern, 2600);
        assert!(depth <= DEPTH, "{pattern}: {depth}");
    }
}

#[test]
fn the_number_of_reopened_formatting_elements_is_limited() {
    let marks: String = (0..1000).flat_map(|at: u32| ["<b id=".to_owned(), at.to_string(), ">".to_owned()]).collect();
    let (_, elements) = measure(&html::parse(&[marks, "<p>x".repeat(1000)].concat()).expect("a tree"));
    assert!(elements <= 1000 * (limits::FORMATTING_ELEMENTS + 2), "{elements}");
}

#[test]
fn html_within_the_limits_is_unchanged() {
    let many = |part: &str| part.repeat(3000);
    for html in [
        many("<p>كلمة"),
        many("<p><b>كلمة</b></p>"),
        many("<div class=\"a\"><p>كلمة<br>كلمة</div>"),
        many("<ul><li>كلمة<li><em>كلمة</em></ul>"),
        many("<a href=a>كلمة<a href=b>كلمة"),
        many("<tr><td><b>كلمة</b><td>كلمة"),
        many("<figure><img src=a><figcaption>كلمة</figcaption></figure>"),
        many("<svg><path d=1></path><g><circle></circle></g></svg>"),
        many("<span><b>كلمة</span></b>"),
        many("<x-own><p>كلمة</p><p>كلمة</p></x-own>"),
        many("كلمة < كلمة </ كلمة <3"),
        ["<div>".repeat(limits::OPEN_ELEMENTS - 1), many("<img src=a>")].concat(),
    ] {
        let (same, is_truncated) = bounded(&html);
        assert!(same == *html && !is_truncated, "{}", &html[..40]);
    }
}

#[test]
fn html_beyond_the_nesting_limit_keeps_its_text() {
    let html = ["<div a='>'>كلمة ".repeat(limits::OPEN_ELEMENTS + 100), "آخر".to_owned()].concat();
    let tree = html::parse(&html).expect("a tree");
    let mut words = String::new();
    tree.roots().flat_map(NodeRef::descendants).for_each(|node| words.push_str(node.text().unwrap_or_default()));
    assert_eq!(words.matches("كلمة").count(), limits::OPEN_ELEMENTS + 100);
    assert!(words.ends_with("آخر") && !words.contains('>'), "{words}");
    assert!(!tree.is_truncated);
}

#[test]
fn html_is_truncated_at_the_element_limit() {
    let whole = "<br>x".repeat(limits::ELEMENTS + 5);
    let (html, is_truncated) = bounded(&whole);
    assert!(is_truncated);
    assert_eq!(html.matches("<br>").count(), limits::ELEMENTS);
    assert!(html.ends_with('x'));
}

#[test]
fn attributes_beyond_the_limit_are_removed() {
    let many: String = (0..5000).flat_map(|at: u32| [" a".to_owned(), at.to_string(), "='>'".to_owned()]).collect();
    for html in [
        format!("<p{many}>كلمة<b>آخر</b>"),
        format!("<p{many}><i title=x>كلمة</i><b>آخر</b>"),
        format!("<br{}>كلمة<b>آخر</b>", "/x".repeat(5000)),
        format!("</p{many}>كلمة<b>آخر</b>"),
    ] {
        let (html, is_truncated) = bounded(&html);
        assert!(html.len() < 16_000 && html.ends_with("<b>آخر</b>") && html.contains("كلمة") && !is_truncated);
        let tree = html::parse(&html).expect("a tree");
        let mut words = String::new();
        tree.roots().flat_map(NodeRef::descendants).for_each(|node| words.push_str(node.text().unwrap_or_default()));
        assert_eq!(words, "كلمةآخر");
    }
    let few: String = (1..limits::ATTRIBUTES).flat_map(|at| [" a".to_owned(), at.to_string()]).collect();
    let html = format!("<p{few}>كلمة");
    assert_eq!(bounded(&html).0, html);
}
