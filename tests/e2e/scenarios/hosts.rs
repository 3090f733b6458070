//! Difficult host pages: their styles apply to everything, their scripts change built-in objects, their content security
//! policy is strict, or files were replaced in transit. Also pages that use the supported ways to style a reader.

mod integrity;
mod parsing;
mod policy;
mod scripts;
mod styles;

use serde_json::json;
use thirtyfour::WebElement;

pub use self::{integrity::*, parsing::*, policy::*, scripts::*, styles::*};
use crate::{
    actions::ARTICLE,
    outcome::{Failure, Outcome},
    server::Reply,
    stage::Stage,
};

const HOST: &str = include_str!("../hosts/hostile.html");
const PAGE: &str = "/hostile";

/// An article with the elements that pages often style.
fn article(stage: &Stage) -> String {
    json!({
        "maqal": 1,
        "title": "عنوان يكفي لسطرين على شاشة الهاتف الضيقة",
        "lang": "ar",
        "dek": "سطر تحت العنوان يقول في كلمات قليلة ما الذي حدث.",
        "byline": ["سلمى الكاتبة"],
        "published": "2025-11-04T09:30:00+02:00",
        "source": { "name": "صحيفة المثال", "url": "https://example.com/" },
        "canonical": "https://example.com/story",
        "body": [
            "الفقرة الأولى من نص الاختبار، وفيها ما يكفي من الكلمات لتملأ أكثر من سطر واحد على شاشة الهاتف.",
            { "type": "heading", "level": 2, "content": ["عنوان فرعي"] },
            { "type": "paragraph", "content": [
                "في هذه الفقرة ", { "type": "link", "url": "https://example.com/other", "content": ["رابط"] }, ".",
            ] },
            { "type": "list", "items": [["بند أول"], ["بند ثان"]] },
            { "type": "quote", "body": ["اقتباس قصير."] },
            { "type": "figure", "image": {
                "src": stage.site.address("/icon.svg"), "alt": "شعار", "width": 1600, "height": 900, "caption": ["تعليق على الصورة"],
            } },
        ],
    })
    .to_string()
}

/// How a hostile page differs from the clean one.
#[derive(Clone, Copy, Default)]
struct Page<'a> {
    /// The content of its head before the reader's script.
    head: &'a str,
    /// Additional attributes of the script element.
    script: &'a str,
    /// The URL of the article, if it is not the default one.
    src: Option<&'a str>,
    /// How the page is parsed.
    parsed: Parsed,
}

/// The ways to parse a page.
#[derive(Clone, Copy, Default)]
enum Parsed {
    /// HTML in standards mode.
    #[default]
    Standard,
    /// HTML in quirks mode: the page has no doctype.
    Quirks,
    /// As XML.
    Xml,
}

/// A script that returns whether the children of the element are visible and there is no reader.
const FALLBACK: &str = "const reader = document.querySelector('maqal-reader');
    const failed = reader.shadowRoot ? reader.shadowRoot.querySelector('slot > p') !== null : recorded.complaints.length > 0;
    return failed && isVisible(document.querySelector('.fallback')) && part('reader') === null;";

impl Stage {
    /// Opens a page with the reader in it.
    async fn open_host(&self, page: Page<'_>) -> Outcome {
        let html = HOST.replace("{head}", page.head).replace("{script}", page.script);
        let html = html.replace("{cdn}", &self.other.origin).replace(ARTICLE, page.src.unwrap_or(ARTICLE));
        let (kind, html) = match page.parsed {
            Parsed::Standard => ("text/html; charset=utf-8", html),
            Parsed::Quirks => ("text/html; charset=utf-8", html.replace("<!doctype html>", "")),
            Parsed::Xml => {
                let rooted = html.replace("<html ", r#"<html xmlns="http://www.w3.org/1999/xhtml" "#);
                ("application/xhtml+xml", rooted.replace("<!doctype html>", ""))
            }
        };
        self.site.reply(PAGE, [Reply::File(kind, html)]);
        self.open(PAGE).await
    }

    /// Serves the article, opens a page, and waits until the article is shown.
    async fn read_in_host(&self, page: Page<'_>) -> Outcome {
        self.site.reply(ARTICLE, [Reply::Json(article(self))]);
        self.open_host(page).await?;
        self.wait_for_article().await
    }

    /// Clicks the element that a script returns, like a user: an element on top of it would get the click.
    async fn click_result(&self, script: &str) -> Outcome {
        let script = format!("{}\nreturn {script};", include_str!("../page/library.js"));
        let found: WebElement = self.browser.driver.execute(script.as_str(), vec![]).await?.element()?;
        found.click().await.map_err(|error| Failure::from(error).within(format_args!("a click on {script}")))
    }
}
