//! Generates tag soup: misnested and unclosed elements, attributes and classes that matter to the conversion, forbidden
//! URLs, and whole elements as publishing systems write them.

use super::random::Random;

const WORDS: &[&str] = &[
    "سوق",
    "الكتب",
    "مُدَرِّسَةٌ",
    "نمی\u{200C}شود",
    "٢٠٢٥",
    "1996",
    "Vega",
    "«قال»",
    "😀",
    "\u{200B}",
    "\u{200F}",
    "\u{FEFF}",
    "ש",
    "a",
    "a b",
    "[b]",
    "{title}",
    "…",
    "\u{2067}x\u{2069}",
    "\0",
    "\u{FFFD}",
    "\u{1F}",
    "ﷺ",
    "e\u{301}",
];

const SPACES: &[&str] =
    &["", " ", " ", " ", "\n", "\n\n", "\t", "\r\n", "\u{A0}", "&nbsp;", " \u{A0} ", "\u{2003}", "\u{C}"];

const ENTITIES: &[&str] = &[
    "&amp;",
    "&lt;",
    "&gt;",
    "&quot;",
    "&#8217;",
    "&hellip;",
    "&#x200f;",
    "&zwnj;",
    "&#0;",
    "&#xD800;",
    "&#x110000;",
    "&#128;",
    "&notit;",
    "&amp;amp;",
    "&amp;lt;b&amp;gt;",
    "&NotEqualTilde;",
    "&#",
    "&;",
    "&",
    "&lt;script&gt;",
    "&#10;",
    "&#13;",
    "&shy;",
];

/// Elements with and without a role in the conversion.
const ELEMENTS: &str = "\
    p p p div div span span a a b strong i em u font small code kbd mark s del ins sub sup bdi bdo q cite abbr time br \
    hr wbr h1 h2 h3 h6 ul ol li li dl dt dd menu blockquote footer header section article main aside nav figure \
    figcaption img picture source video audio track iframe embed object param frame frameset noframes noscript table \
    caption colgroup col tbody thead tfoot tr td th pre listing xmp plaintext textarea title style script template \
    form input button select option optgroup label fieldset legend details summary dialog center address nobr marquee \
    ruby rt rp svg math mi mo mtext mrow msup msubsup munder mfrac msqrt mroot mtr semantics annotation-xml \
    foreignObject desc image metadata use html head body base meta link map area canvas slot portal search hgroup dir \
    amp-img amp-video amp-audio amp-iframe amp-youtube amp-twitter amp-carousel amp-base-carousel amp-social-share \
    amp-facebook amp-instagram amp-tiktok amp-vimeo lite-youtube x-own isindex keygen acronym strike tt dfn var samp \
    data meter progress output";

const CLASSES: &[&str] = &[
    "sr-only",
    "visually-hidden",
    "accordion-body",
    "faq",
    "social-share-story",
    "slick-cloned",
    "wp-block-gallery",
    "blocks-gallery-grid",
    "gallery",
    "tiled-gallery",
    "gallery-caption",
    "kg-gallery-card",
    "wp-caption",
    "wp-caption-text",
    "kg-audio-card",
    "kg-audio-player",
    "wp-block-pullquote",
    "pullquote",
    "kg-callout-card",
    "kg-callout-emoji",
    "kg-callout-text",
    "kg-toggle-card",
    "kg-bookmark-card",
    "kg-bookmark-title",
    "kg-bookmark-description",
    "kg-bookmark-author",
    "kg-bookmark-publisher",
    "kg-signup-card",
    "more-link",
    "screen-reader-text",
    "sharedaddy",
    "sd-sharing-x",
    "jp-relatedposts",
    "wp-block-search",
    "wp-block-file__button",
    "wp-block-social-links",
    "adsbygoogle",
    "twitter-tweet",
    "twitter-video",
    "bluesky-embed",
    "text-post-media",
    "instagram-media",
    "tiktok-embed",
    "fb-post",
    "fb-video",
    "flourish-embed",
    "wp-embedded-content",
    "wp-smiley",
    "emoji",
    "latex",
    "has-text-align-center",
    "language-rust",
    "lang-",
    "lang-x\u{A0}y",
    "footnotes",
    "a b\tc",
    "wp-block-image",
    "wp-block-table",
    "wp-block-quote",
    "addtoany_share",
    "a2a_kit",
    "visually-hidden",
];

const STYLES: &[&str] = &[
    "display:none",
    "DISPLAY : NONE !important",
    "visibility:hidden",
    "text-align:center",
    "direction:rtl",
    "direction: ltr",
    "background:url(javascript:1)",
    "color:red",
    ";;:",
    "display:block;display:none",
    "width:expression(1)",
    ":",
    "a:b!c!d",
];

/// URLs of every kind, allowed and forbidden.
const ADDRESSES: &[&str] = &[
    "https://news.example/a",
    "https://cdn.example/a.jpg",
    "/a.jpg",
    "a.jpg?w=1,2",
    "//cdn.example/a.webp",
    "../../..",
    "?a",
    ".",
    "#n1",
    "#fn-2",
    "#",
    "#%66n-2",
    "story.json#n1",
    "https://news.example/2025/11/story.json#fn-2",
    "http://other.example/a.jpg",
    "http://localhost:1/a",
    "http://127.0.0.1/a",
    "http://127.evil.example/a",
    "http://news.example/a.mp4",
    "mailto:a@b.example",
    "tel:+1",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    " JavaScript:alert(1)",
    "data:text/html,<b>",
    "vbscript:1",
    "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==",
    "data:image/svg+xml,<svg>",
    "data:image/png;base64,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
     AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "blob:https://news.example/1",
    "file:///etc/passwd",
    "about:blank",
    "https://",
    "https://[",
    "https://a:b@c.example/",
    "http:\\\\evil.example\\a",
    "https://xn--",
    "https://مثال.example/طريق",
    "https://news.example/a b",
    "ftp://a.example/",
    "https://www.youtube.com/watch?v=abc_-1",
    "https://youtu.be/a",
    "https://www.youtube.com/embed/videoseries?list=P",
    "https://x.com/i/status/1",
    "https://twitter.com/a/status/1?s=2",
    "https://www.instagram.com/p/A/",
    "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1&width=500",
    "https://www.facebook.com/plugins/video.php?href=https://evil.example/",
    "https://www.facebook.com/a/videos/1",
    "https://www.tiktok.com/@a/video/1",
    "https://t.me/a/1",
    "https://vimeo.com/1/a",
    "https://player.vimeo.com/video/1?h=a",
    "https://open.spotify.com/embed/track/a",
    "https://soundcloud.com/a/b",
    "https://w.soundcloud.com/player/?url=https%3A//a",
    "https://flo.uri.sh/visualisation/1/embed",
    "https://datawrapper.dwcdn.net/a/1/",
    "https://m.youtube.com/shorts/x?y=z#w",
    "",
    " ",
    "\u{A0}",
];

const DESCRIPTORS: &[&str] =
    &[" 300w", " 2x", " 1.5x", " 0w", " -1w", " 99999999999w", " 640w 480h", "", " x", " w", "(", " 4294967295x"];

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "150",
    "640",
    "640px",
    "100%",
    "-1",
    "4294967295",
    "4294967296",
    "1e3",
    " 5 ",
    "0.5",
    "+7",
    "x",
    "",
    "٣",
];

const LANGUAGES: &[&str] =
    &["ar", "en", "AR-sa", "fa_IR", "he", "x", "", "ur-PK", "zh-Hant-TW", "en-", "ckb", "und", "a\u{A0}b"];

const NAMES: &[&str] = &["n1", "fn-2", "n 1", "", "maqal-1", "top", "ن", "maqal-share-menu", "__proto__"];

/// Attributes, each with its possible values.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("class", CLASSES),
    ("class", CLASSES),
    ("class", CLASSES),
    ("style", STYLES),
    ("href", ADDRESSES),
    ("href", ADDRESSES),
    ("src", ADDRESSES),
    ("src", ADDRESSES),
    ("data-src", ADDRESSES),
    ("data-lazy-src", ADDRESSES),
    ("data-original", ADDRESSES),
    ("data-full-url", ADDRESSES),
    ("data-large-file", ADDRESSES),
    ("poster", ADDRESSES),
    ("cite", ADDRESSES),
    ("data-href", ADDRESSES),
    ("data-instgrm-permalink", ADDRESSES),
    ("xlink:href", ADDRESSES),
    ("data-litespeed-src", ADDRESSES),
    ("action", ADDRESSES),
    ("width", NUMBERS),
    ("height", NUMBERS),
    ("colspan", NUMBERS),
    ("rowspan", NUMBERS),
    ("start", NUMBERS),
    ("value", NUMBERS),
    ("data-tweetid", NUMBERS),
    ("data-videoid", NUMBERS),
    ("videoid", NUMBERS),
    ("data-telegram-post", &["a/1", "../", "javascript:"]),
    ("lang", LANGUAGES),
    ("xml:lang", LANGUAGES),
    ("srclang", LANGUAGES),
    ("dir", &["rtl", "LTR", "auto", ""]),
    ("id", NAMES),
    ("name", NAMES),
    ("alt", WORDS),
    ("title", WORDS),
    ("label", WORDS),
    ("hidden", &["", "until-found", "x"]),
    ("align", &["center", "LEFT"]),
    ("aria-hidden", &["true", "false"]),
    ("role", &["presentation", "none", "img", "tab", "tabpanel", "region", "dialog"]),
    ("aria-labelledby", NAMES),
    ("aria-controls", NAMES),
    ("kind", &["captions", "subtitles", "metadata"]),
    ("media", &["(min-width:1px)"]),
    ("open", &[""]),
    ("onerror", &["alert(1)"]),
    ("onload", &["alert`1`"]),
    ("srcdoc", &["<b>x"]),
    ("encoding", &["text/html", "application/xhtml+xml"]),
    ("type", &["hidden", "text/html"]),
    ("color", &["red"]),
];

const SHORTCODES: &[&str] = &[
    "[caption id=\"a\" width=\"300\"]",
    "[/caption]",
    "[wp_caption]",
    "[/wp_caption]",
    "[embed]",
    "[/embed]",
    "[gallery ids=\"1,2\"]",
    "[playlist ids=1]",
    "[",
    "]",
    "[caption",
    "[caption][caption]",
    "[embed]https://youtu.be/a[/embed]",
    "[a]=[b]",
    "[x=1]",
    "[x y=&#8221;z&#8243;]",
    "[/x]",
    "[vc_row][vc_column_text css=\"a\"]",
    "[/vc_column_text]",
    "[vc_tta_section title='t']",
    "[vc_raw_html]PHA+[/vc_raw_html]",
    "[youtube]a[/youtube]",
    "[vimeo 123456]",
    "[video mp4=\"/v.mp4\" poster=/p.jpg][/video]",
    "[audio src=\"/a.mp3\"]",
    "[gallery]<img src=/a.jpg>[/gallery]",
    "[[x y=\"z\"]]",
];

/// Comments, markup errors and elements with special parsing rules.
const ODD: &[&str] = &[
    "<!-- c -->",
    "<!--",
    "-->",
    "<!-->",
    "<![CDATA[x]]>",
    "<!DOCTYPE html>",
    "<?xml version=1?>",
    "</>",
    "<",
    "<>",
    "</",
    "<a",
    "<3",
    "<p/>",
    "<br/>",
    "</br>",
    "</p>",
    "<!--more-->",
    "<svg><![CDATA[</svg>]]>",
    "<svg/><p>",
    "<math><mtext><table><mglyph><style>",
    "<noscript><img src=/n.jpg></noscript>",
    "<template><p>x",
    "<select><b>x</select>",
    "<table>x<b>y",
    "<table><tr>z<td>w",
    "<a href=/1>x<a href=/2>y",
    "<b><p>x</b>y</p>",
    "<p><table><td>a<td>b</table>",
    "<form><form>",
    "<button><button>",
    "<h2><h3>x</h2>",
    "<li><li>x",
    "<dd><dt>",
    "<ruby>字<rt>x</ruby>",
    "<svg><title><p>x",
    "<svg><foreignObject><div>x</svg>y",
    "<frameset>",
    "</body>",
    "</html>",
    "<body class=x>",
    "<html lang=en>",
    "<plaintext>",
    "<xmp><b>",
    "<textarea><p>",
    "<script>x</script>",
    "<style>x",
    "<title>x</title>",
    "<iframe>x</iframe>",
    "<noembed>x",
    "<pre>\n\nx\n </pre>",
    "<pre> x</pre>",
];

/// Whole elements of publishing systems.
const WHOLE: &[&str] = &[
    "<figure class=\"wp-block-image\"><img src=\"/a.jpg\" alt=\"x\"/><figcaption>تعليق</figcaption></figure>",
    "<figure class=\"wp-block-gallery\"><figure><img src=/a.jpg></figure><figure><img src=/b.jpg><figcaption>b</figcaption></figure></figure>",
    "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://www.youtube.com/watch?v=a\n</div></figure>",
    "<figure class=\"wp-block-table\"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1<td>2</table></figure>",
    "<figure class=\"wp-block-pullquote\"><blockquote><p>x</p><cite>y</cite></blockquote></figure>",
    "<blockquote cite=\"/q\"><p>x</p><cite><a href=\"/c\">y</a></cite></blockquote>",
    "<blockquote class=\"twitter-tweet\"><p>x</p>&mdash; A <a href=\"https://twitter.com/a/status/1\">d</a></blockquote>",
    "<div class=\"kg-card kg-callout-card\"><div class=\"kg-callout-emoji\">💡</div><div class=\"kg-callout-text\">x</div></div>",
    "<figure class=\"kg-card kg-bookmark-card\"><a href=/b><div class=kg-bookmark-title>t</div></a><figcaption>c</figcaption></figure>",
    "<div class=\"kg-card kg-toggle-card\"><h4>t</h4><p>x</p></div>",
    "<details><summary>t</summary><p>x</p></details>",
    "<picture><source srcset=\"/a.webp 300w, /b.webp 600w\"><img src=/a.jpg width=300 height=200></picture>",
    "<a href=\"/big.jpg\"><img src=\"/small.jpg\" width=150 height=150></a>",
    "<img src=\"data:image/gif;base64,R0\" data-src=\"/a.jpg\"><noscript><img src=/a.jpg></noscript>",
    "<video controls poster=/p.jpg src=/v.mp4><track kind=captions src=/t.vtt srclang=ar></video>",
    "<audio controls><source src=/a.mp3></audio>",
    "<iframe src=\"https://www.youtube.com/embed/a\" title=x></iframe>",
    "<iframe src=/placeholder.mp4 data-src-cmplz=\"https://www.youtube.com/embed/a\"></iframe>",
    "<iframe data-src=/maps src=about:blank></iframe><noscript><iframe src=/maps></iframe></noscript>",
    "<div data-settings='{\"video_type\":\"youtube\",\"youtube_url\":\"https:\\/\\/youtu.be\\/a\"}'><div></div></div>",
    "<div class=brlbs-cmpnt-content-blocker data-borlabs-cookie-content=PGlmcmFtZSBzcmM9Imh0dHBzOi8veW91dHUuYmUvYSI+PC9pZnJhbWU+>x</div>",
    "<script src=\"https://www.aparat.com/embed/a?data[rnddiv]=1\"></script>",
    "<p>x<sup><a href=\"#n1\" id=\"r1\">1</a></sup></p><ol><li id=\"n1\">y <a href=\"#r1\">↩</a></li></ol>",
    "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>",
    "<p style=\"text-align:center\">***</p>",
    "<p>a<br>b<br><br>c</p>",
    "<pre><code class=\"language-rust\">fn main() {}</code></pre>",
    "<p lang=en dir=ltr>x</p>",
    "<dl><dt>a</dt><dd>b</dd></dl>",
    "<amp-img src=/a.jpg width=1 height=1></amp-img>",
    "<amp-carousel><amp-img src=/a.jpg></amp-img><amp-img src=/b.jpg></amp-img></amp-carousel>",
];

/// Generates up to four words with spaces.
pub fn words(random: &mut Random) -> String {
    let mut out = String::new();
    for _ in 0..random.below(5) {
        out.push_str(random.pick(SPACES));
        out.push_str(random.pick(WORDS));
    }
    out.push_str(random.pick(SPACES));
    out
}

/// Returns a URL.
pub fn url(random: &mut Random) -> &'static str {
    random.pick(ADDRESSES)
}

/// Returns a valid or invalid language tag.
pub fn language(random: &mut Random) -> &'static str {
    random.pick(LANGUAGES)
}

/// Returns the text of a number.
pub fn number(random: &mut Random) -> &'static str {
    random.pick(NUMBERS)
}

/// Generates the value of a `srcset`.
fn srcset(random: &mut Random) -> String {
    let mut out = String::new();
    for _ in 0..random.below(4) {
        out.push_str(random.pick(ADDRESSES));
        out.push_str(random.pick(DESCRIPTORS));
        out.push_str(random.pick(&[",", ", ", ",,", " ", ""]));
    }
    out
}

fn attribute(random: &mut Random, out: &mut String) {
    out.push(' ');
    if random.one_in(24) {
        out.push_str(random.pick(&["srcset=\"", "data-srcset=\"", "data-lazy-srcset=\""]));
        out.push_str(&srcset(random));
        out.push('"');
        return;
    }
    let (name, values) = ATTRIBUTES[random.below(ATTRIBUTES.len())];
    let value = random.pick(values);
    out.push_str(name);
    match random.below(8) {
        0 => {}
        1 => {
            out.push('=');
            out.push_str(value);
        }
        2 => {
            out.push_str("='");
            out.push_str(value);
            out.push('\'');
        }
        _ => {
            out.push_str("=\"");
            out.push_str(value);
            if name == "class" && random.one_in(3) {
                out.push(' ');
                out.push_str(random.pick(CLASSES));
            }
            out.push('"');
        }
    }
}

/// Writes a start tag. Returns the name of the element.
pub fn tag(random: &mut Random, out: &mut String) -> &'static str {
    let name = random.word(ELEMENTS);
    out.push('<');
    out.push_str(name);
    while random.one_in(2) {
        attribute(random, out);
    }
    out.push_str(if random.one_in(20) { "/>" } else { ">" });
    name
}

fn close(random: &mut Random, name: &str, out: &mut String) {
    if random.one_in(6) {
        return;
    }
    let name = if random.one_in(12) { random.word(ELEMENTS) } else { name };
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Writes HTML with elements nested up to `depth` levels, until it is about `size` bytes long.
pub fn html(random: &mut Random, depth: usize, size: usize, out: &mut String) {
    for _ in 0..=random.below(5) {
        if out.len() > size {
            return;
        }
        match random.below(20) {
            0..=5 => out.push_str(&words(random)),
            6 => out.push_str(random.pick(ENTITIES)),
            7 => out.push_str(random.pick(SHORTCODES)),
            8 => out.push_str(random.pick(ODD)),
            9 => out.push_str(random.pick(WHOLE)),
            10 => {
                // A URL on a line of its own.
                out.push_str("<p>");
                out.push_str(random.pick(ADDRESSES));
                out.push_str("</p>");
            }
            11 if random.one_in(4) => {
                let times = random.below(150);
                let mut opened = String::new();
                let name = tag(random, &mut opened);
                out.push_str(&opened.repeat(times.min(size / opened.len())));
                html(random, 0, size, out);
                if random.one_in(2) {
                    close(random, name, out);
                }
            }
            _ => {
                let name = tag(random, out);
                if depth > 0 {
                    html(random, depth - 1, size, out);
                }
                close(random, name, out);
            }
        }
    }
}
