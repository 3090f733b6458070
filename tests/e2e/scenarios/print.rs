//! Printing an article.

use std::process::Command;

use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;

use crate::{
    check,
    outcome::{Failure, Outcome},
    requirements,
    scenarios::pressed::PAGE,
    stage::{Stage, pictures},
};

/// An article that is longer than a page, with elements that are difficult to print.
fn story() -> Value {
    let mut body = vec![json!("في البدء فقرة من الخبر.")];
    body.extend((0..40).map(|_| json!("كلام طويل يملأ الصفحة سطرًا بعد سطر حتى تأتي صفحة أخرى بعدها. ".repeat(4))));
    body.push(json!({ "type": "heading", "level": 2, "text": "عنوان فرعي" }));
    body.push(json!("هنا ينتهي الخبر."));
    json!({ "maqal": 1, "title": "عنوان للطباعة", "lang": "ar", "source": "صحيفة المثال", "published": "2025-11-04",
        "canonical": "https://news.example/story/42", "body": body })
}

/// Whether a character only controls the direction of text.
const IS_MARK: fn(char) -> bool =
    |letter| matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');

pub async fn prints_the_text_the_source_and_the_url(stage: &Stage) -> Outcome {
    stage.record();
    stage.open("/e2e/plain.html").await?;
    // The dark theme does not apply to paper.
    stage.browser.run::<()>("localStorage.setItem('maqal.preferences', '2 theme=black');", vec![]).await?;
    stage.read(&story().to_string()).await?;
    stage.wait_until("the theme", "return document.querySelector('.maqal').dataset.theme === 'black';").await?;
    assert_story_on_paper(stage, "paper.pdf").await
}

pub async fn prints_a_pressed_page_without_scripts(stage: &Stage) -> Outcome {
    stage.press_page(&story().to_string(), "")?;
    stage.open(PAGE).await?;
    assert_story_on_paper(stage, "paper-without-scripts.pdf").await
}

/// Prints the page, and asserts that the whole story is on paper, without the controls. The file is left with the pictures.
async fn assert_story_on_paper(stage: &Stage, name: &str) -> Outcome {
    let pdf = stage.browser.driver.print_page(PrintParameters::default()).await?;
    let file = pictures(stage.browser.engine)?.join(name);
    std::fs::write(&file, pdf)?;
    let text = Command::new(requirements::program(&["pdftotext"], "Debian's poppler-utils").map_err(Failure::new)?)
        .arg(&file)
        .arg("-")
        .output()?;
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    // Spaces and marks in text extracted from a PDF are unreliable.
    let letters = |text: &str| text.replace(|letter: char| letter.is_whitespace() || IS_MARK(letter), "");
    let printed = letters(&text);
    for words in [
        "عنوان للطباعة",
        "صحيفة المثال",
        "نوفمبر",
        "في البدء فقرة من الخبر",
        "عنوان فرعي",
        "هنا ينتهي الخبر",
        "news.example/story/42",
    ] {
        check::that(printed.contains(&letters(words)), || format!("{words:?} should be on paper: {text}"))?;
    }
    let controls = ["مشاركة", "٪", "إلى نص المقال", "نسخ الرابط", "شارك هذا", "واتساب"];
    for words in controls {
        check::that(!printed.contains(&letters(words)), || format!("{words:?} should not be on paper: {text}"))?;
    }
    let pages = text.matches('\u{c}').count();
    check::that((2..=6).contains(&pages), || format!("it should have a few pages and has {pages}"))
}
