//! What comes out of a printer.

use std::process::Command;

use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;

use crate::{
    check, needs,
    outcome::{Failure, Outcome},
    stage::{Stage, pictures},
};

/// Longer than a page, with what is easily lost or left over on paper.
fn story() -> Value {
    let mut body = vec![json!("الفقرة الأولى من الخبر.")];
    body.extend((0..40).map(|_| json!("كلام طويل يملأ الصفحة سطرًا بعد سطر حتى تأتي صفحة أخرى بعدها. ".repeat(4))));
    body.push(json!({ "type": "heading", "level": 2, "text": "عنوان فرعي" }));
    body.push(json!("الفقرة الأخيرة من الخبر."));
    json!({ "maqal": 1, "title": "عنوان للطباعة", "lang": "ar", "source": "صحيفة المثال", "published": "2025-11-04",
        "canonical": "https://news.example/story/42", "body": body })
}

pub async fn prints_the_text_its_source_and_its_address(stage: &Stage) -> Outcome {
    stage.record();
    // In the dark, which is none of the paper's.
    stage.browser.run::<()>("try { localStorage.clear(); } catch {}", vec![]).await.ok();
    stage.read(&story().to_string()).await?;
    stage.press('t').await?;
    stage.holds("a theme", "return !!document.querySelector('.maqal').dataset.theme;").await?;
    let pdf = stage.browser.driver.print_page(PrintParameters::default()).await?;
    let file = pictures(stage.browser.engine)?.join("paper.pdf");
    std::fs::write(&file, pdf)?;
    let text = Command::new(needs::program(&["pdftotext"], "Debian's poppler-utils").map_err(Failure::new)?)
        .arg(&file)
        .arg("-")
        .output()?;
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    // In which order the words of a line come, only the program that takes them out knows.
    let has = |words: &str| words.split(' ').all(|word| text.contains(word));
    for words in
        ["عنوان للطباعة", "صحيفة المثال", "نوفمبر", "الأولى من الخبر.", "عنوان فرعي", "الأخيرة", "news.example/story/42"]
    {
        check::that(has(words), || format!("{words:?} should be on paper: {text}"))?;
    }
    for words in ["مشاركة", "٪", "إلى نص المقال", "نسخ الرابط"] {
        check::that(!text.contains(words), || format!("{words:?} should not be on paper: {text}"))?;
    }
    let pages = text.matches('\u{c}').count();
    check::that((2..=6).contains(&pages), || format!("it should have a few pages and has {pages}"))
}
