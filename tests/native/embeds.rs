//! Posts and videos whose URL is in an unusual attribute or element: consent plugins, lazy loading, settings of page
//! builders.

use maqal::{
    article::{Block, from_html},
    host::html::parse,
};

use crate::support::{HOME, lines, web};

const VIDEO: &str = "https://www.youtube.com/watch?v=Kd83";

/// HTML, the URLs of its posts and videos, and its text.
const CASES: &[(&str, &[&str], &str)] = &[
    // Consent plugins, with a placeholder in `src` or without.
    (
        r#"<p>قبل</p><iframe data-src-cmplz="https://www.youtube.com/embed/Kd83?feature=oembed" data-cmplz-target="src"
            data-placeholder-image="https://a.example/p.webp" src="https://a.example/placeholder.mp4?cmplz=1"></iframe>"#,
        &[VIDEO],
        "قبل",
    ),
    (
        r#"<iframe data-cookieblock-src="https://youtu.be/Kd83" data-cookieconsent="marketing"></iframe><p>בהמשך</p>"#,
        &[VIDEO],
        "בהמשך",
    ),
    (
        r#"<iframe class="_iub_cs_activate" src="about:blank" data-suppressedsrc="//www.youtube.com/embed/Kd83"></iframe>"#,
        &[VIDEO],
        "",
    ),
    (r#"<iframe data-uc-src="https://www.youtube-nocookie.com/embed/Kd83"></iframe>"#, &[VIDEO], ""),
    (
        r#"<iframe consent-click-original-src-_="https://www.youtube.com/embed/Kd83?autoplay=1" consent-required="1"
            consent-original-src-_="https://www.youtube.com/embed/Kd83"></iframe>"#,
        &[VIDEO],
        "",
    ),
    (r#"<iframe data-consent-src="https://www.youtube.com/embed/Kd83" src=""></iframe>"#, &[VIDEO], ""),
    (r#"<iframe data-gdpr-iframesrc="https://www.youtube.com/embed/Kd83"></iframe>"#, &[VIDEO], ""),
    (
        r#"<iframe class="optanon-category-C0004" data-src="https://player.vimeo.com/video/76" src="about:blank"></iframe>"#,
        &["https://vimeo.com/76"],
        "",
    ),
    (
        r#"<iframe data-privacy-type="gmaps" src="/blank.html" data-privacy-src="https://www.google.com/maps/embed?pb=1"></iframe>"#,
        &["https://www.google.com/maps/embed?pb=1"],
        "",
    ),
    (
        r#"<div class="fluid-width-video-wrapper"><iframe class="fusion-hidden" src=""
            data-privacy-src="https://www.youtube.com/embed/Kd83"></iframe><div
            class="fusion-privacy-placeholder" data-privacy-type="youtube"><div>We need your permission.<a
            href="" class="fusion-privacy-consent">I Accept</a></div></div></div><p>ئەمڕۆ</p>"#,
        &[VIDEO],
        "ئەمڕۆ",
    ),
    (
        r#"<div class="BorlabsCookie"><div class="_brlbs-content-blocker"><p>By loading you agree.</p></div><div
            class="borlabs-hide" data-borlabs-cookie-type="content-blocker"><script type="text/template">@YT@</script></div></div><p>متن</p>"#,
        &[VIDEO],
        "متن",
    ),
    (
        r#"<div class="brlbs-cmpnt-container brlbs-cmpnt-content-blocker" data-borlabs-cookie-content="@MAPS@"><p>By loading</p></div>"#,
        &["https://www.google.com/maps/embed?pb=1"],
        "",
    ),
    (
        r#"<div class="embed-privacy-container"><div class="embed-privacy-overlay"><p>Click here.</p></div><div
            class="embed-privacy-content"><script>var _oembed_1 = '{\"embed\":\"&lt;iframe src=&quot;https:\\/\\/www.youtube.com\\/embed\\/Kd83?feature=oembed&quot;&gt;\"}';</script></div></div>"#,
        &[VIDEO],
        "",
    ),
    (r#"<div class="youtube_player" videoID="Kd83" width="560"></div>"#, &[VIDEO], ""),
    // Lazy loading.
    (
        r#"<p>اردو</p><iframe data-lazy-src="https://www.youtube.com/embed/Kd83" src="about:blank"></iframe><noscript><iframe
            src="https://www.youtube.com/embed/Kd83"></iframe></noscript>"#,
        &[VIDEO],
        "اردو",
    ),
    (
        r#"<div class="rll-youtube-player" data-src="https://www.youtube.com/embed/Kd83" data-id="Kd83"><div data-id="Kd83"><img
            src="https://i.ytimg.com/vi/Kd83/hqdefault.jpg"></div></div><noscript><iframe
            src="https://www.youtube.com/embed/Kd83"></iframe></noscript><p>گفت‌وگو</p>"#,
        &[VIDEO],
        "گفت‌وگو",
    ),
    (r#"<div class="youtube-player" data-id="Kd83"></div>"#, &[VIDEO], ""),
    (r#"<iframe srcdoc="<a href=/1>x</a>"></iframe><p>نص</p>"#, &[], "نص"),
    (r#"<iframe data-src="true" src="https://www.youtube.com/embed/Kd83"></iframe>"#, &[VIDEO], ""),
    (
        r#"<iframe data-litespeed-src="/maps/1.html" src="about:blank"></iframe>"#,
        &["https://news.example/maps/1.html"],
        "",
    ),
    // Settings and attributes of page builders.
    (
        r#"<div class="elementor-widget-video" data-settings="{&quot;youtube_url&quot;:&quot;https:\/\/www.youtube.com\/watch?v=Kd83&quot;,&quot;video_type&quot;:&quot;youtube&quot;}"><div
            class="elementor-video"></div></div>"#,
        &[VIDEO],
        "",
    ),
    (
        r#"<div data-settings='{"video_type":"vimeo","youtube_url":"https:\/\/youtu.be\/other","vimeo_url":"https:\/\/vimeo.com\/76"}'><div
            class="elementor-custom-embed-image-overlay"><img src="https://a.example/o.jpg"><span>Play Video</span></div></div>"#,
        &["https://vimeo.com/76"],
        "",
    ),
    (
        r#"<div data-settings='{"video_type":"hosted","hosted_url":{"url":"https:\/\/a.example\/f.mp4","id":7}}'><div></div></div>"#,
        &["https://a.example/f.mp4"],
        "",
    ),
    (
        r#"<div data-settings='{"video_type":"hosted","controls":"yes"}'><video src="https://a.example/f.mp4"></video></div>"#,
        &["https://a.example/f.mp4"],
        "",
    ),
    (r#"<div data-settings='{"background_video_link":"https:\/\/youtu.be\/other"}'><p>ئەمڕۆ</p></div>"#, &[], "ئەمڕۆ"),
    (
        r#"<div class="thrv_responsive_video" data-type="youtube" data-url="https://www.youtube.com/watch?v=Kd83"><div></div></div>"#,
        &[VIDEO],
        "",
    ),
    (r#"<div data-url="https://www.youtube.com/watch?v=Kd83"><p>نص</p></div>"#, &[], "نص"),
    (r#"<div data-url="https://news.example/story"></div><p>نص</p>"#, &[], "نص"),
    // Aparat.
    (
        r#"<div id="1"><script src="https://www.aparat.com/embed/k7TzQ?data[rnddiv]=1&data[responsive]=yes"></script></div>"#,
        &["https://www.aparat.com/v/k7TzQ"],
        "",
    ),
    (
        r#"<style>.h{}</style><div class="h"><span style="display: block"></span><iframe
            src="https://www.aparat.com/video/video/embed/videohash/pW3nd/vt/frame"></iframe></div>"#,
        &["https://www.aparat.com/v/pW3nd"],
        "",
    ),
    (r#"<script src="https://platform.twitter.com/widgets.js"></script><p>نص</p>"#, &[], "نص"),
    // A URL on a line of its own becomes an embed, a link does not.
    (r"<p> https://youtu.be/Kd83 </p>", &[VIDEO], ""),
    (r#"<p><a href="https://youtu.be/Kd83">الفيلم</a></p>"#, &[], "الفيلم"),
];

/// HTML, and the text of its headings and paragraphs.
const TABS: &[(&str, &str)] = &[
    (
        r#"<div class="wp-block-themeisle-blocks-tabs-item" data-title="الحروق"><div><p>برّد موضع الحرق.</p></div></div>"#,
        "الحروق|برّد موضع الحرق.",
    ),
    (
        r#"<div class="wp-block-themeisle-blocks-tabs-item" data-title="כוויות"><div>כוויות</div><p>לקרר במים.</p></div>"#,
        "כוויות|לקרר במים.",
    ),
    (r#"<div class="su-tabs-pane" data-title="سوختگی">با آب خنک کنید.</div>"#, "سوختگی|با آب خنک کنید."),
    (r#"<p data-title="tooltip">Cool it.</p>"#, "Cool it."),
    (
        r#"<div class="tabs" data-tabs='[{"title":"\u0627\u0644\u0623\u0648\u0644","content":"<p>a \"b\" <b>c</b><\/p><p>d"},{"title":"x \ud83d\ude42","content":"e"}]'></div><p>نص</p>"#,
        "الأول|a \"b\" c|d|x 🙂|e|نص",
    ),
    (
        r#"<div data-settings="{&quot;tabs&quot;:[{&quot;tab_title&quot;:&quot;زخم&quot;,&quot;tab_content&quot;:&quot;پٹی باندھیں&quot;}]}"><div></div></div>"#,
        "زخم|پٹی باندھیں",
    ),
    (r#"<div data-settings='{"title":"x","tab_content":"y"}'><p>خبر</p></div>"#, "خبر"),
    (r#"<div data-x='{"title":"x"}'></div><div data-x='["title":"content":'></div><p>ھەواڵ</p>"#, "ھەواڵ"),
];

#[test]
fn tabs_in_attributes_of_plugins_are_found() {
    for (html, words) in TABS {
        let html = parse(html).expect("the native parser always returns a tree");
        let (blocks, _) = from_html::body(&html, &web(HOME), None);
        assert_eq!(lines(&blocks).join("|"), *words);
    }
}

#[test]
fn posts_in_attributes_of_plugins_are_found() {
    let mut wrong = Vec::new();
    for (html, posts, words) in CASES {
        let html = html.replace("@YT@", YOUTUBE).replace("@MAPS@", MAPS);
        let (blocks, _) =
            from_html::body(&parse(&html).expect("the native parser always returns a tree"), &web(HOME), None);
        let urls: Vec<_> = blocks
            .iter()
            .filter_map(|block| match block {
                Block::Embed { url, .. } | Block::Video { src: url, .. } => Some(url.as_str()),
                Block::Figure { image } => Some(image.src.as_str()),
                _ => None,
            })
            .collect();
        let found = lines(&blocks).concat();
        if urls != *posts || found != *words {
            wrong.push(format!("{html}\n  {urls:?} {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An `iframe` of the video, in Base64.
const YOUTUBE: &str = "PGlmcmFtZSB3aWR0aD0iNTYwIiBzcmM9Imh0dHBzOi8vd3d3LnlvdXR1YmUuY29tL2VtYmVkL0tkODM/ZmVhdHVyZT1vZW1iZWQiIHRpdGxlPSJ4Ij48L2lmcmFtZT4=";
/// An `iframe` of a map, in Base64.
const MAPS: &str = "PGlmcmFtZSBzcmM9Imh0dHBzOi8vd3d3Lmdvb2dsZS5jb20vbWFwcy9lbWJlZD9wYj0xIj48L2lmcmFtZT4=";
