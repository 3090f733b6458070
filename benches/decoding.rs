//! Measures how long reading an article takes, for each format and for responses up to the maximum size.
//!
//! The limit is `serde_json` parsing the same bytes into its own tree. For formats with HTML, the peer is `ammonia` cleaning
//! the same HTML. Compare ratios of the same run, not times. The growth is the time per byte of a response divided by that of
//! the smallest response. It is 1 if the time is linear in the size. The program prints a table of these, and one of
//! [`damaged`] JSON.

#![allow(clippy::print_stdout, reason = "this program prints a report")]
#![allow(clippy::cast_precision_loss, reason = "the report rounds its numbers")]

#[path = "decoding/damaged.rs"]
mod damaged;

use std::{cell::LazyCell, env, fs, hint::black_box, path::Path, time::Duration};

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use maqal::{
    host::html,
    source::{self, Options},
    url::Url,
};
use serde_json::{Value, json};

/// The sizes of the responses in bytes, with their names. The last one is just below the maximum.
const SIZES: [(usize, &str); 3] = [(10_000, "10 kB"), (1_000_000, "1 MB"), ((8 << 20) - 2_000, "8 MB")];

/// The formats, each with the percentage of HTML in its responses.
const FORMATS: [(&str, usize); 14] = [
    ("wordpress", 100),
    ("json-feed", 100),
    ("ghost", 100),
    ("activity-streams", 100),
    // It contains the text a second time, without tags.
    ("readability", 50),
    ("news-article", 0),
    ("maqal", 0),
    ("ans", 100),
    ("ninjs", 100),
    ("wordpress-graphql", 100),
    ("drupal", 100),
    ("guardian", 100),
    ("quintype", 100),
    ("apple-news", 100),
];

const OURS: &str = "ours";
const LIMIT: &str = "limit";
const PEER: &str = "peer";

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("benches");
    let mut criterion = Criterion::default()
        .output_directory(&folder)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .without_plots()
        .configure_from_args();
    for (format, share) in FORMATS {
        for (size, name) in SIZES {
            measure(&mut criterion, format, share, size, name);
        }
    }
    let (megabyte, _) = SIZES[1];
    criterion.final_summary();
    sum_up(&folder);
    // A filter is for the benchmarks of `criterion`, which leave this one out unless it is named.
    if env::args().skip(1).all(|arg| arg.starts_with('-') || arg == "damaged") {
        damaged::compare(&response("wordpress", 100, megabyte).1);
    }
}

/// Measures one format at one size: ours, the limit and the peer. The response is generated only if one of them runs.
fn measure(criterion: &mut Criterion, format: &str, share: usize, size: usize, name: &str) {
    let made = LazyCell::new(|| response(format, share, size));
    let bytes = || made.1.as_bytes();
    let address = Url::web("https://news.example/2025/11/story.json", None).expect("the URL is valid");
    let read = || source::read(bytes(), &address, &Options::default(), html::parse);

    let mut group = criterion.benchmark_group(format!("{format} {name}"));
    group.throughput(Throughput::Bytes(size as u64)).sample_size(10).sampling_mode(SamplingMode::Flat);
    group.bench_function(BenchmarkId::from_parameter(OURS), |run| {
        let article = read().expect("the response has an article");
        assert!(bytes().len() < 8 << 20, "{format} of {name} has {} bytes", bytes().len());
        assert!(article.body.len() > size / 2_000, "{format} of {name} has {} blocks", article.body.len());
        run.iter(read);
    });
    group.bench_function(BenchmarkId::from_parameter(LIMIT), |run| {
        run.iter(|| serde_json::from_slice::<Value>(black_box(bytes())));
    });
    if share > 0 {
        group.bench_function(BenchmarkId::from_parameter(PEER), |run| run.iter(|| ammonia::clean(black_box(&made.0))));
    }
    group.finish();
}

/// Returns the median time of a benchmark in nanoseconds, from the files that Criterion has written.
fn median(folder: &Path, group: &str, name: &str) -> Option<f64> {
    let path = folder.join(group).join(name).join("new/estimates.json");
    let estimates: Value = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    estimates["median"]["point_estimate"].as_f64()
}

/// Prints the table, from the files that Criterion has written.
fn sum_up(folder: &Path) {
    let nanos = |format: &str, name: &str, who: &str| median(folder, &format!("{format} {name}"), who);
    let ratio = |one: Option<f64>, other: Option<f64>| match (one, other) {
        (Some(one), Some(other)) => format!("{:.2}", one / other),
        _ => "–".to_owned(),
    };
    println!(
        "\n{:<18}{:>8}{:>12}{:>14}{:>14}{:>10}",
        "format", "size", "ours MB/s", "ours/limit", "ours/peer", "growth"
    );
    for (format, share) in FORMATS {
        let (smallest, per_byte) = (SIZES[0], |size: usize| move |nanos: f64| nanos / size as f64);
        for (size, name) in SIZES {
            let ours = nanos(format, name, OURS);
            let speed = ours.map_or_else(|| "–".to_owned(), |nanos| format!("{:.1}", size as f64 * 1000.0 / nanos));
            let limit = ratio(ours, nanos(format, name, LIMIT));
            let peer = ratio(ours, nanos(format, name, PEER).filter(|_| share > 0));
            let first = nanos(format, smallest.1, OURS).map(per_byte(smallest.0));
            let growth = ratio(ours.map(per_byte(size)), first);
            println!("{format:<18}{name:>8}{speed:>12}{limit:>14}{peer:>14}{growth:>10}");
        }
    }
    println!(
        "\nours/limit, ours/peer: ratio of the times. growth: ratio of the time per byte to that of {}.",
        SIZES[0].1
    );
}

/// Returns the HTML of a response, and the response, whose size is at most `size`.
fn response(format: &str, share: usize, size: usize) -> (String, String) {
    let room = size - 900;
    let mut writer = Writer(size as u64);
    let (mut html, mut text, mut blocks, mut elements) = (String::new(), String::new(), Vec::new(), Vec::new());
    let mut length = 0;
    loop {
        let block = writer.block();
        let more = match format {
            "maqal" => length_in_json(&block.ours) + 1,
            "news-article" => length_in_json(&block.text.as_str().into()) + 2,
            "readability" => length_in_json(&block.html.as_str().into()) + length_in_json(&block.text.as_str().into()),
            _ => match element(format, &block.html) {
                Some(element) => length_in_json(&element) + 1,
                None => length_in_json(&block.html.as_str().into()),
            },
        };
        if length + more > room {
            break;
        }
        length += more;
        html.push_str(&block.html);
        elements.extend(element(format, &block.html));
        if share < 100 {
            text.push_str(&block.text);
            text.push_str("\n\n");
            blocks.push(block.ours);
        }
    }
    let (title, dek, url) = ("مدينة الأقواس تستعيد أسواقها القديمة", "حكاية ترميم طويل.", "https://news.example/arches");
    let response = match format {
        "wordpress" => json!({
            "id": 31, "date_gmt": "2025-11-04T09:30:00", "modified_gmt": "2025-11-05T08:00:00", "link": url, "type": "post",
            "title": { "rendered": title }, "excerpt": { "rendered": dek }, "content": { "rendered": html, "protected": false },
            "_embedded": { "author": [{ "name": "سلمى نور", "link": "https://news.example/salma" }] },
        }),
        "json-feed" => json!({
            "version": "https://jsonfeed.org/version/1.1", "title": "صحيفة المثال",
            "items": [{ "id": url, "url": url, "title": title, "summary": dek, "content_html": html }],
        }),
        "ghost" => json!({ "posts": [{ "title": title, "custom_excerpt": dek, "url": url, "html": html }] }),
        "activity-streams" => json!({
            "@context": "https://www.w3.org/ns/activitystreams", "type": "Article", "name": title, "url": url, "summary": dek,
            "content": html,
        }),
        "readability" => json!({ "title": title, "excerpt": dek, "content": html, "textContent": text, "lang": "ar" }),
        "news-article" => json!({
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "url": url, "description": dek,
            "articleBody": text,
        }),
        "ans" => json!({
            "type": "story", "headlines": { "basic": title }, "description": { "basic": dek }, "canonical_url": url,
            "content_elements": elements,
        }),
        "ninjs" => json!({
            "uri": url, "type": "text", "versionCreated": "2025-11-04T09:30:00Z", "headlines": [{ "value": title }],
            "bodies": [{ "contentType": "text/html", "value": html }],
        }),
        "wordpress-graphql" => {
            json!({ "data": { "post": { "title": title, "excerpt": dek, "link": url, "content": html } } })
        }
        "drupal" => json!({
            "data": {
                "type": "node--article", "id": "1",
                "attributes": { "title": title, "path": { "alias": "/arches" }, "body": { "processed": html, "summary": dek } },
            },
        }),
        "guardian" => json!({ "response": { "content": {
            "webTitle": title, "webPublicationDate": "2025-11-04T09:30:00Z", "webUrl": url,
            "blocks": { "body": [{ "elements": elements }] },
        } } }),
        "quintype" => {
            json!({ "story": { "headline": title, "subheadline": dek, "url": url, "cards": [{ "story-elements": elements }] } })
        }
        "apple-news" => json!({
            "identifier": "1", "layout": { "columns": 7 }, "title": title, "metadata": { "canonicalURL": url },
            "components": elements,
        }),
        _ => json!({ "maqal": 1, "title": title, "dek": dek, "canonical": url, "body": blocks }),
    };
    (html, response.to_string())
}

/// Returns the element that contains a block, if the format has typed elements.
fn element(format: &str, html: &str) -> Option<Value> {
    match format {
        "ans" => Some(json!({ "type": "raw_html", "content": html })),
        "guardian" => Some(json!({ "type": "text", "textTypeData": { "html": html } })),
        "quintype" => Some(json!({ "type": "text", "text": html })),
        "apple-news" => Some(json!({ "role": "body", "format": "html", "text": html })),
        _ => None,
    }
}

/// Returns the length of a value in JSON.
fn length_in_json(json: &Value) -> usize {
    json.to_string().len()
}

/// One block of an article as HTML, as plain text and in our own format.
struct Block {
    html: String,
    text: String,
    ours: Value,
}

const NOUNS: &[&str] = &[
    "السوق",
    "القوس",
    "الحجر",
    "النجار",
    "الورشة",
    "المدينة",
    "البلدية",
    "الأزقة",
    "الفانوس",
    "المكتبة",
    "النافذة",
    "الحديقة",
    "الجسر",
    "الميناء",
    "الخشب",
    "الزخرفة",
    "المئذنة",
    "الساحة",
    "الخان",
    "البائع",
    "الصائغ",
    "العطار",
    "الدفتر",
    "الخريطة",
    "الذاكرة",
    "الحرفة",
    "القافلة",
    "البئر",
    "السقف",
    "الباب",
];

const VERBS: &[&str] = &[
    "يستعيد",
    "يفتح",
    "يحمل",
    "يرمم",
    "يكتب",
    "ينتظر",
    "يحفظ",
    "يعبر",
    "يجمع",
    "يصنع",
    "يروي",
    "يضيء",
    "يقيس",
    "يشتري",
    "ينقش",
    "يراقب",
];

const ENDS: &[&str] = &[
    "منذ قرن ونصف",
    "قبل أن يحل المساء",
    "كما فعل جده من قبل",
    "في عام ١٩٣٤",
    "على مهل",
    "رغم الغبار",
    "بين يومي السبت والأحد",
    "أمام أعين الزوار",
    "بحسب تقرير Atlas",
    "من دون أن يلتفت",
    "بنسبة 37 في المئة",
    "وهو يبتسم",
    "خلف الستارة الزرقاء",
    "تحت المطر",
];

/// Generates blocks with different text, from a seed.
struct Writer(u64);

impl Writer {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 40).unwrap_or_default() % end
    }

    fn sentence(&mut self) -> String {
        let mut word = |list: &[&'static str]| list[self.below(list.len())];
        format!("{} {} {} {} {}", word(VERBS), word(NOUNS), word(NOUNS), word(NOUNS), word(ENDS))
    }

    fn sentences(&mut self, most: usize) -> String {
        let mut out = self.sentence();
        for _ in 0..self.below(most) {
            out.push_str("، ثم ");
            out.push_str(&self.sentence());
        }
        out.push('.');
        out
    }

    fn block(&mut self) -> Block {
        let number = self.below(1_000_000);
        match self.below(20) {
            0 => {
                let words = self.sentence();
                Block {
                    html: format!("\n<h2 class=\"wp-block-heading\" id=\"h-{number}\">{words}</h2>\n\n\n\n"),
                    ours: json!({ "type": "heading", "level": 2, "content": words }),
                    text: words,
                }
            }
            1 => {
                let items: Vec<_> = (0..4).map(|_| self.sentence()).collect();
                let html = format!("<li>{}</li>\n\n", items.join("</li>\n\n<li>"));
                Block {
                    html: format!("\n<ul class=\"wp-block-list\">{html}</ul>\n\n\n\n"),
                    text: items.join("\n"),
                    ours: json!({ "type": "list", "items": items }),
                }
            }
            2 => {
                let (words, who) = (self.sentences(2), self.sentence());
                Block {
                    html: format!(
                        "\n<blockquote class=\"wp-block-quote is-layout-flow\"><p>«{words}»</p><cite>{who}</cite></blockquote>\n\n"
                    ),
                    text: format!("«{words}» {who}"),
                    ours: json!({ "type": "quote", "body": [words], "cite": who }),
                }
            }
            3 => {
                let (words, src) = (self.sentence(), format!("https://cdn.news.example/2025/11/{number}"));
                let widths: Vec<_> = [300, 768, 1024].map(|width| format!("{src}-{width}.jpg {width}w")).into();
                Block {
                    html: format!(
                        "\n<figure class=\"wp-block-image size-large\"><img decoding=\"async\" width=\"1024\" height=\"683\" \
                         src=\"{src}.jpg\" alt=\"{words}\" class=\"wp-image-{number}\" srcset=\"{}\" \
                         sizes=\"(max-width: 1024px) 100vw, 1024px\" /><figcaption class=\"wp-element-caption\">{words}\
                         </figcaption></figure>\n\n\n\n",
                        widths.join(", ")
                    ),
                    ours: json!({
                        "type": "figure",
                        "image": { "src": format!("{src}.jpg"), "width": 1024, "height": 683, "alt": words, "caption": words },
                    }),
                    text: words,
                }
            }
            4 if number.is_multiple_of(3) => {
                let cells: Vec<Vec<_>> = (0..3).map(|_| (0..3).map(|_| self.sentence()).collect()).collect();
                let row = |row: &Vec<String>| format!("<tr><td>{}</td></tr>", row.join("</td><td>"));
                Block {
                    html: format!(
                        "\n<figure class=\"wp-block-table\"><table class=\"has-fixed-layout\"><tbody>{}</tbody></table></figure>\n\n",
                        cells.iter().map(row).collect::<String>()
                    ),
                    text: cells.concat().join("\n"),
                    ours: json!({ "type": "table", "rows": cells }),
                }
            }
            _ => {
                let (before, marked, after) = (self.sentences(3), self.sentence(), self.sentences(4));
                let url = format!("https://news.example/{number}/?ref=text");
                let (mark, open) = if number.is_multiple_of(2) { ("strong", "<strong>") } else { ("emphasis", "<em>") };
                Block {
                    html: format!(
                        "\n<p>{before}&nbsp;{open}{marked}</{} &#8230; <a href=\"{url}\" target=\"_blank\" rel=\"noreferrer noopener\">\
                         {}</a> {after}</p>\n\n\n\n",
                        &open[1..],
                        self.sentence()
                    ),
                    text: format!("{before} {marked} … {after}"),
                    ours: json!({
                        "type": "paragraph",
                        "content": [before, " ", { "type": mark, "content": marked }, " ", { "type": "link", "url": url, "content": "هنا" }, after],
                    }),
                }
            }
        }
    }
}
