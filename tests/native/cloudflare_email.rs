//! E-mail addresses that Cloudflare obfuscates.

use std::fmt::Write;

use maqal::{
    article::{Block, Inline, from_html},
    host::html,
};

use crate::support::{HOME, line, web};

/// Obfuscates a text as Cloudflare does.
fn obfuscate(text: &str, key: u8) -> String {
    let mut code = format!("{key:02x}");
    for byte in text.bytes() {
        write!(code, "{:02x}", byte ^ key).expect("a string can be written to");
    }
    code
}

fn paragraph(content: &str) -> Vec<Inline> {
    let html = html::parse(&["<p>", content, "</p>"].concat()).expect("HTML");
    let (mut blocks, _) = from_html::body(&html, &web(HOME), None);
    match blocks.pop() {
        Some(Block::Paragraph { content, .. }) if blocks.is_empty() => content,
        block => panic!("{block:?} is not one paragraph"),
    }
}

fn link(url: &str, text: &str) -> Inline {
    let url = maqal::url::Url::link(url, None).expect("a link");
    Inline::Link { url, content: vec![Inline::Text(text.into())] }
}

const WORDS: &str = "[email&nbsp;protected]";

#[test]
fn an_obfuscated_email_address_becomes_a_link() {
    for (address, key) in [("desk@news.example", 0x5a), ("هدى@صحيفة.example", 0xff), ("a.b+c@news.example", 0)]
    {
        let code = obfuscate(address, key);
        let shown = link(&["mailto:", address].concat(), address);
        for element in [
            format!("<a href='/cdn-cgi/l/email-protection' class='__cf_email__' data-cfemail='{code}'>{WORDS}</a>"),
            format!("<span class='__cf_email__' data-cfemail='{code}'>{WORDS}</span>"),
            format!("<a href='/cdn-cgi/l/email-protection#{code}'><span data-cfemail='{code}'>{WORDS}</span></a>"),
            format!("<a href='https://news.example/cdn-cgi/l/email-protection#{code}'>{address}</a>"),
        ] {
            let content = paragraph(&["إلى ", &element, "، وننشر"].concat());
            let expected = [Inline::Text("إلى ".into()), shown.clone(), Inline::Text("، وننشر".into())];
            assert_eq!(content, expected, "{element}");
        }
    }
}

#[test]
fn an_obfuscated_link_keeps_its_text_and_subject() {
    let code = obfuscate("desk@news.example?subject=رأي", 0x21);
    let content = paragraph(&format!("<a href=\"/cdn-cgi/l/email-protection#{code}\">به ما <b>بنویسید</b></a>"));
    let Some(Inline::Link { url, content }) = content.first() else { panic!("{content:?} is no link") };
    assert_eq!(url.as_str(), "mailto:desk@news.example?subject=%D8%B1%D8%A3%D9%8A");
    assert_eq!(line(content), "به ما بنویسید");
}

/// Cloudflare obfuscates any text with an `@`.
#[test]
fn obfuscated_text_that_is_not_an_address_becomes_text() {
    for text in ["IDOLM@STER", "Point_Me_@_The_Sky", "C++@home", "@media", "من @ إلى"] {
        let code = obfuscate(text, 7);
        let element = format!("<a href='/cdn-cgi/l/email-protection' data-cfemail='{code}'>{WORDS}</a>");
        assert_eq!(paragraph(&element), [Inline::Text(text.into())]);
    }
}

#[test]
fn invalid_obfuscation_keeps_the_text_without_a_link() {
    for code in ["", "5", "5a", "zz00", "5a2e3", "00ff40", &obfuscate("no address", 7)] {
        for element in [
            format!("<a href='/cdn-cgi/l/email-protection#{code}'>كتبوا</a>"),
            format!("<a href='/cdn-cgi/l/email-protection' data-cfemail='{code}'>كتبوا</a>"),
            format!("<span data-cfemail='{code}'>كتبوا</span>"),
        ] {
            assert_eq!(paragraph(&element), [Inline::Text("كتبوا".into())], "{element}");
        }
    }
}
