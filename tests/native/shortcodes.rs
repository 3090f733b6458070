//! Shortcodes that a publishing system did not process.

use maqal::article::shortcodes;
use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::json;

use crate::support::{lines, read};

/// HTML with shortcodes, and the result.
const HTML: &[(&str, &str)] = &[
    // Brackets that belong to the text.
    ("<p>وفي الإعلان [كما نُشر] خطأ</p>", "<p>وفي الإعلان [كما نُشر] خطأ</p>"),
    ("<p>[as of day=3, the count was nine]</p>", "<p>[as of day=3, the count was nine]</p>"),
    ("<p>as before [1][2] and [sic]</p>", "<p>as before [1][2] and [sic]</p>"),
    ("[Video] and [video], [audio], [gallery] of [caption]", "[Video] and [video], [audio], [gallery] of [caption]"),
    (
        "[video plays] [clear and calm] [youtube clip] [total n=12]",
        "[video plays] [clear and calm] [youtube clip] [total n=12]",
    ),
    ("<p>[…] [ب] [re-elected] [x] [/z] [/s]</p>", "<p>[…] [ب] [re-elected] [x] [/z] [/s]</p>"),
    ("[see <a href=\"https://a.example/?b=1\">the list</a>]", "[see <a href=\"https://a.example/?b=1\">the list</a>]"),
    ("[note: \"a\"=\"b\"] [i]", "[note: \"a\"=\"b\"] [i]"),
    ("[[gallery ids=\"1\"]] [unclosed a=\"b\"", "[[gallery ids=\"1\"]] [unclosed a=\"b\""),
    // Shortcodes of page builders.
    ("[vc_row][vc_column width=\"2/3\"]نص[/vc_column][/vc_row]", "<p><p>نص<p><p>"),
    ("[vc_row css=&#8221;.a{margin: 0px !important;}&#8221;]نص", "<p>نص"),
    ("[et_pb_text _builder_version=”4.9″ text_font=”||||”]متن[/et_pb_text]", "<p>متن<p>"),
    ("[fusion_text columns='' <br />\nrule=&quot;a b&quot;]טקסט[/fusion_text]", "<p>טקסט<p>"),
    ("[fl_builder_insert_layout id=\"3\"][elementor-template id=\"3\"]", "<p><p>"),
    ("[contact-form-7 404 \"Not Found\"][gravityform id=1 title=false]", "<p><p>"),
    ("<p>[gallery]</p>\n<p>[spacer]</p>", "<p><p></p>\n<p><p></p>"),
    ("[playlist ids=\"1,2\"][divider style=2]", "<p><p>"),
    // Any shortcode with quoted attributes, or with a closing tag.
    ("[my-box color=\"red\" wide=1]نص[/my-box]", "نص"),
    ("[dropcap]ק[/dropcap]ול [button link=https://a.example/?b=c]اضغط[/button]", "קול اضغط"),
    ("[one_half]أ[/one_half][one_half_last]ب[/one_half_last]", "أ ب"),
    ("[poll id='3' /]نص[Ad_Slot size=«300»]", "نص"),
    ("[b]x[/b] [b]y", "x y"),
    // Titles of sections.
    ("[vc_tta_section title=\"الحروق\" tab_id=\"1\"]برّد[/vc_tta_section]", "<p><h3>الحروق</h3><p>برّد<p>"),
    ("[tab title=“سوختگی”]خنک کنید[/tab]", "<p><h3>سوختگی</h3><p>خنک کنید<p>"),
    ("[vc_custom_heading text=\"It's \"late\" now\"]", "<p><h3>It's \"late\" now</h3><p>"),
    // Encoded scripts are removed.
    ("[vc_raw_html]JTNDcCUzRQ==[/vc_raw_html]نص", "<p>نص"),
    ("[fusion_code]PHA+[/fusion_code]", "<p>"),
    // Media.
    ("[caption id=\"a\" width=\"3\"]<img src=\"a.png\"> شرح[/caption]", "<figure><img src=\"a.png\"> شرح</figure>"),
    ("[caption caption=\"شرح\"]<img>[/caption]", "<figure><figcaption>شرح</figcaption><p><img></figure>"),
    ("[gallery]<img><img>[/gallery]", "<figure class=gallery><img><img></figure>"),
    (
        "[video width=\"6\" mp4=\"https://a.example/f.mp4?x=1\" poster=\"p.jpg\"][/video]نص",
        "<video src=\"https://a.example/f.mp4?x=1\" poster=\"p.jpg\" alt=\"\"></video>نص",
    ),
    ("[audio src=\"a.mp3\"]", "<audio src=\"a.mp3\" poster=\"\" alt=\"\"></audio>"),
    ("[et_pb_image src=\"a.jpg\" alt=\"قارب\" /]", "<img src=\"a.jpg\" poster=\"\" alt=\"قارب\"></img>"),
    ("[embed width=\"5\"]https://youtu.be/a[/embed]", "<p>https://youtu.be/a<p>"),
    ("[embed]<a href=\"https://youtu.be/a\">https://youtu.be/a</a>[/embed]", "<p>https://youtu.be/a<p>"),
    ("[box a='1'b=\"2\" c=d]نص", "نص"),
    ("[youtube]a1-_Z[/youtube]", "<p>https://www.youtube.com/watch?v=a1-_Z<p>"),
    ("[youtube https://youtu.be/a w=5]", "<p>https://youtu.be/a<p>"),
    ("[youtube=https://youtu.be/a]", "<p>https://youtu.be/a<p>"),
    ("[fusion_youtube id=\"a1\" /]", "<p>https://www.youtube.com/watch?v=a1<p>"),
    ("[vimeo 123456]", "<p>https://vimeo.com/123456<p>"),
    ("[aparat id='k7TzQ']", "<p>https://www.aparat.com/v/k7TzQ<p>"),
    ("[vc_video link=\"https://vimeo.com/1\" el_id=\"v\"]", "<p>https://vimeo.com/1<p>"),
    ("[video src=\"javascript:x\"]نص[/video]", "<p><p>نص<p>"),
    ("[embed]javascript:x[/embed]", "<p>javascript:x<p>"),
    // Shortcodes in tags, comments, code and scripts are kept.
    (
        "<a href=\"[embed]x[/embed]\" title=\"[b c=&quot;d&quot;]\">نص</a>",
        "<a href=\"[embed]x[/embed]\" title=\"[b c=&quot;d&quot;]\">نص</a>",
    ),
    ("<code>[vc_row a=\"b\"]</code>[vc_row]<!-- [vc_row] -->", "<code>[vc_row a=\"b\"]</code><p><!-- [vc_row] -->"),
    ("<pre>[vc_row]</pre> 1 < 2 [vc_row]", "<pre>[vc_row]</pre> 1 < 2 <p>"),
    ("<script>x[vc_row]", "<script>x[vc_row]"),
];

/// Plain text with shortcodes, and the result.
const TEXT: &[(&str, &str)] = &[
    ("[vc_row]خبر[/vc_row]تالٍ", "\nخبر\nتالٍ"),
    ("خبر [كما نُشر] <[b c=\"d\"]>", "خبر [كما نُشر] <>"),
    ("[caption id=\"1\"]شرح[/caption]", "شرح"),
    ("[youtube]a1-_Z[/youtube][video src=\"https://a.example/f.mp4\"]خبر", "\n\nخبر"),
    ("[tab title=\"عنوان\"]نص[/tab]", "\nعنوان\nنص\n"),
    ("[gallery]\nنص", "\n\nنص"),
];

#[test]
fn shortcodes_are_removed_and_text_is_kept() {
    let mut wrong = Vec::new();
    let html = HTML.iter().map(|(source, expected)| (source, shortcodes::html(source), expected));
    let text = TEXT.iter().map(|(source, expected)| (source, shortcodes::text(source), expected));
    for (source, found, expected) in html.chain(text) {
        if found != **expected {
            wrong.push(format!("{source}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The shortcodes of a page builder have more letters than the text, and all of them are Latin.
#[test]
fn shortcodes_are_removed_from_every_field() {
    let text = "[vc_row full_width=\"stretch_row_content\" css=\".vc_custom_1{margin-top: 0px !important;}\"][vc_column]\
                [vc_column_text css_animation=\"top-to-bottom\"]باز شد.[/vc_column_text][/vc_column][/vc_row]";
    for article in [
        json!({ "@type": "NewsArticle", "headline": "[tag a=\"b\"]خبر", "description": text, "articleBody": format!("{text}\nدو") }),
        json!({
            "title": { "rendered": "[tag a=&#8221;b&#8221;]خبر" },
            "excerpt": { "rendered": format!("<p>{text} سه [&hellip;]</p>") },
            "content": { "rendered": format!("<p>{text}</p><p>دو</p>") },
        }),
    ] {
        let article = read(&article).expect("it is an article");
        assert_eq!(article.title, "خبر");
        assert_eq!(lines(&article.body), ["باز شد.", "دو"]);
        assert!(!article.dek.contains("vc_"), "{}", article.dek);
        assert_eq!(article.dir.as_str(), "rtl");
    }
}

/// Pieces of a text, and the words that each leaves.
const PIECES: &[(&str, &str)] = &[
    ("[vc_row][vc_column width=&#8221;1/2&#8243;]", ""),
    ("[/vc_column][/vc_row]", ""),
    ("[et_pb_text a=\"b\" /]", ""),
    ("[box color=”red”]", ""),
    ("[gravityform id=1]", ""),
    ("كلمة", "كلمة"),
    ("<b>words</b>", "words"),
    ("<p>مِن</p>", "مِن"),
    ("[sic]", "[sic]"),
    ("[1]", "[1]"),
    ("[كما نُشر]", "[كما نُشر]"),
    ("[as of day=3]", "[as of day=3]"),
    ("[he said \"no\"]", "[he said \"no\"]"),
    ("<i title='[box a=\"b\"]'>i</i>", "i"),
    ("]", "]"),
    ("<!-- [sic] -->", ""),
];

proptest! {
    /// Every shortcode is removed and every word is kept in order, whatever surrounds it.
    #[test]
    fn adjacent_pieces_do_not_affect_each_other(pieces in vec(select(PIECES), 0..20)) {
        let join = |words: Vec<&str>| words.join(" ");
        let found = shortcodes::html(&join(pieces.iter().map(|(source, _)| *source).collect())).into_owned();
        let mut words = String::new();
        for (at, part) in found.split('<').enumerate() {
            words.push_str(if at == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) });
            words.push(' ');
        }
        let expected = join(pieces.iter().map(|(_, words)| *words).collect());
        prop_assert_eq!(words.split_whitespace().collect::<Vec<_>>(), expected.split_whitespace().collect::<Vec<_>>());
    }
}
