//! Readers in pages that make it hard for them: whose styles flood everything, whose scripts have changed the
//! language, whose policy allows next to nothing, whose files were exchanged on the way. And pages that give them other
//! looks, as they may.

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

/// An article with what pages most like to restyle.
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
    /// More attributes of the script element.
    script: &'a str,
    /// The article's address, where it is not the usual one.
    src: Option<&'a str>,
    /// How the page is parsed.
    parsed: Parsed,
}

/// The ways to parse a page.
#[derive(Clone, Copy, Default)]
enum Parsed {
    /// As the standard says.
    #[default]
    Standard,
    /// As browsers did before there was one: the page has no doctype.
    Quirks,
    /// As XML.
    Xml,
}

/// Tells a page in which there are the children to be seen, and nothing of a reader.
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

    /// Serves the article, opens a page and waits until the article can be read there.
    async fn read_in_host(&self, page: Page<'_>) -> Outcome {
        self.site.reply(ARTICLE, [Reply::Json(article(self))]);
        self.open_host(page).await?;
        self.complete().await
    }

    /// Clicks what a script finds, as a person does: what lies over it would get the click.
    async fn click_found(&self, script: &str) -> Outcome {
        let script = format!("{}\nreturn {script};", include_str!("../page/library.js"));
        let found: WebElement = self.browser.driver.execute(script.as_str(), vec![]).await?.element()?;
        found.click().await.map_err(|error| Failure::from(error).within(format_args!("a click on {script}")))
    }
}
