//! The errors of loading an article, each caused by a real fault, and their messages.

use std::{collections::HashSet, time::Duration};

use serde::Deserialize;
use serde_json::json;

use crate::{
    actions::{ARTICLE, SAMPLE},
    browser::Engine,
    check,
    outcome::{Failure, Outcome},
    scenarios::page::is_arabic,
    server::{ClosedPort, Reply},
    stage::Stage,
    wait::{self, SOON},
};

const GOOD: &str = include_str!("../articles/shared.json");

/// The original story of the default article, from the page's configuration. It does not apply to other articles.
const HOME: &str = "https://www.matnnews.com/";

/// The reader's time limit.
const TIME_LIMIT: Duration = Duration::from_secs(15);

/// The reader's size limit.
const SIZE_LIMIT: u64 = 8 * 1024 * 1024;

/// An error message, as shown.
#[derive(Debug, Deserialize)]
struct Message {
    error: String,
    role: String,
    text: String,
    retry: bool,
    original: Option<String>,
}

pub async fn shows_a_message_for_each_server_error(stage: &Stage) -> Outcome {
    let beginning = &GOOD[..GOOD.char_indices().nth(GOOD.chars().count() / 2).map_or(0, |(at, _)| at)];
    let newer = r#"{"maqal":2,"title":"عنوان","canonical":"https://example.com/story","body":["نص"]}"#;
    let faults = [
        ("a 404", Reply::Status(404), "not-found", HOME, &[][..]),
        ("a 401", Reply::Status(401), "forbidden", HOME, &[]),
        ("a 403", Reply::Status(403), "forbidden", HOME, &[]),
        ("a 500", Reply::Status(500), "server", HOME, &[]),
        ("a connection without an answer", Reply::HangUp, "refused", HOME, &[]),
        ("a body that breaks off", Reply::CutOff(beginning.into()), "interrupted", HOME, &[]),
        ("a web page", Reply::Json("<!doctype html>\n<title>404</title>".into()), "html", HOME, &[]),
        ("a stray comma", Reply::Json("{\n  \"maqal\": 1,\n  \"title\": ,\n}".into()), "not-json", HOME, &["3", "12"]),
        ("nothing", Reply::Json(String::new()), "not-json", HOME, &[]),
        ("other JSON", Reply::Json(r#"{"weather":"sunny"}"#.into()), "unknown-format", HOME, &[]),
        ("an empty article", Reply::Json(r#"{"maqal":1,"body":[]}"#.into()), "no-article", HOME, &["title"]),
        ("a later version", Reply::Json(newer.into()), "version", "https://example.com/story", &["2"]),
    ];
    let mut failures = Vec::new();
    let mut texts = HashSet::new();
    for (fault, reply, error, original, named) in faults {
        // 403 has the code `refused`, and its own message.
        let code = if error == "forbidden" { "refused" } else { error };
        stage.site.reply(SAMPLE, [reply]);
        stage.open("/").await?;
        let seen = async {
            stage.wait_for_state("error").await?;
            let message = stage.message().await?;
            message.is_fit(code, Some(original))?;
            let digits = western_digits(&message.text);
            for name in named {
                check::that(digits.contains(name), || format!("the message should name {name:?}: {:?}", message.text))?;
            }
            texts.insert(message.text);
            Ok::<_, Failure>(())
        };
        if let Err(failure) = seen.await {
            failures.push(failure.within(fault).to_string());
        }
    }
    check::none("wrong error messages", &failures)?;
    check::that(texts.len() >= 9, || format!("each fault should have words of its own: {texts:#?}"))
}

pub async fn accepts_a_byte_order_mark_and_whitespace_before_json(stage: &Stage) -> Outcome {
    stage.read(&format!("\u{FEFF}\r\n\t  {GOOD}\n\n")).await
}

pub async fn times_out_if_the_server_does_not_respond(stage: &Stage) -> Outcome {
    assert_times_out(stage, Reply::Silence).await
}

pub async fn times_out_if_the_body_does_not_end(stage: &Stage) -> Outcome {
    assert_times_out(stage, Reply::Stalled(r#"{"maqal":1,"title":"بداية بلا"#.into())).await
}

async fn assert_times_out(stage: &Stage, reply: Reply) -> Outcome {
    stage.site.reply(ARTICLE, [reply, Reply::Json(GOOD.into())]);
    stage.open_article(ARTICLE).await?;
    let opened = tokio::time::Instant::now();
    stage.wait_for_state_within("error", TIME_LIMIT + SOON).await?;
    let waited = opened.elapsed();
    stage.message().await?.is_fit("timed-out", None)?;
    let about = TIME_LIMIT.checked_sub(Duration::from_secs(4)).unwrap_or_default();
    check::that(waited > about, || format!("it gave up after {waited:?} already"))?;
    stage.click_part("retry").await?;
    stage.wait_for_state("ready").await
}

pub async fn stops_reading_at_the_size_limit(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Flood]);
    stage.open_article(ARTICLE).await?;
    stage.wait_for_state("error").await?;
    stage.message().await?.is_fit("too-large", None)?;
    let sent = wait::until("the reader to leave the flood", SOON, async || {
        Ok(stage.site.flood().ok_or_else(|| "the connection is still open".into()))
    })
    .await?;
    check::that(sent >= SIZE_LIMIT, || format!("it stopped after {sent} bytes already"))
}

pub async fn shows_a_message_when_offline(stage: &Stage) -> Outcome {
    // The page has to load first, so the browser goes offline between two attempts.
    let unreachable = if stage.browser.engine == Engine::WebKit { Reply::HangUp } else { Reply::Json(GOOD.into()) };
    stage.site.reply(SAMPLE, [Reply::Status(500), unreachable]);
    stage.open("/").await?;
    stage.wait_for_state("error").await?;
    stage.browser.set_offline(true).await?;
    stage.click_part("retry").await?;
    stage.wait_for_error("offline").await?;
    stage.message().await?.is_fit("offline", Some(HOME))?;

    stage.browser.set_offline(false).await?;
    stage.site.reply(SAMPLE, [Reply::Json(GOOD.into())]);
    stage.click_part("retry").await?;
    stage.wait_for_state("ready").await
}

pub async fn shows_a_message_when_the_server_is_unreachable(stage: &Stage) -> Outcome {
    let closed = ClosedPort::new()?;
    let origin = closed.origin()?;
    stage.site.vary(|variant| {
        variant.origins.push(origin.clone());
        variant.connect.push(origin.clone());
    });
    stage.open_article(&format!("{origin}{ARTICLE}")).await?;
    stage.wait_for_state("error").await?;
    stage.message().await?.is_fit("refused", None)
}

pub async fn shows_a_message_without_a_cors_header(stage: &Stage) -> Outcome {
    stage.site.vary(|variant| variant.origins.push(stage.other.origin.clone()));
    stage.other.reply(ARTICLE, [Reply::Json(GOOD.into())]);
    stage.open_article(&stage.other.address(ARTICLE)).await?;
    stage.wait_for_state("error").await?;
    stage.message().await?.is_fit("refused", None)?;
    check::equal("the requests to the other server", &stage.other.requests(), &vec![ARTICLE.to_owned()])
}

pub async fn shows_an_article_from_an_allowed_origin(stage: &Stage) -> Outcome {
    stage.site.vary(|variant| variant.origins.push(stage.other.origin.clone()));
    stage.other.reply(ARTICLE, [Reply::SharedJson(GOOD.into())]);
    stage.open_article(&stage.other.address(ARTICLE)).await?;
    stage.wait_for_state("ready").await?;
    // A simple request: a header that is not CORS-safelisted would cause a preflight request.
    check::equal("the requests to the other server", &stage.other.requests(), &vec![ARTICLE.to_owned()])
}

pub async fn sends_no_request_to_other_origins(stage: &Stage) -> Outcome {
    stage.other.reply(ARTICLE, [Reply::SharedJson(GOOD.into())]);
    // The same host with another port, without a scheme, with user information, and a `data:` URL.
    let host = stage.other.origin.trim_start_matches("http:").to_owned();
    let own = stage.site.origin.trim_start_matches("http://").to_owned();
    for address in [
        stage.other.address(ARTICLE),
        format!("{host}{ARTICLE}"),
        format!("http://{own}@{}{ARTICLE}", host.trim_start_matches('/')),
        "data:application/json,{}".to_owned(),
    ] {
        stage.open_article(&address).await?;
        stage.wait_for_state("error").await?;
        stage.message().await?.is_fit("origin", None).map_err(|failure| failure.within(&address))?;
    }
    check::none("requests to an origin that is not allowed", &stage.other.requests())
}

/// The policy of the page allows the other origin, and would not stop the redirect.
pub async fn refuses_a_redirect_to_an_origin_that_is_not_listed(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Redirect(stage.other.address(ARTICLE))]);
    // The second response never ends: it is refused before its body is read, and its connection is closed.
    for reply in [Reply::SharedJson(GOOD.into()), Reply::Stalled(GOOD.into())] {
        stage.other.reply(ARTICLE, [reply]);
        stage.open_article(ARTICLE).await?;
        stage.wait_for_state("error").await?;
        let message = stage.message().await?;
        message.is_fit("origin", None)?;
        check::that(message.text.contains(&stage.other.origin), || {
            format!("the message should name the origin: {:?}", message.text)
        })?;
    }
    wait::until("the connection to be closed", SOON, async || {
        let stalled = stage.other.stalled();
        Ok(if stalled == 0 { Ok(()) } else { Err(format!("{stalled} are open")) })
    })
    .await
}

pub async fn follows_a_redirect_to_a_listed_origin(stage: &Stage) -> Outcome {
    stage.site.vary(|variant| variant.origins.push(stage.other.origin.clone()));
    stage.other.reply(ARTICLE, [Reply::SharedJson(GOOD.into())]);
    stage.site.reply("/e2e/moved.json", [Reply::Json(GOOD.into())]);
    for address in ["/e2e/moved.json".to_owned(), stage.other.address(ARTICLE)] {
        stage.site.reply(ARTICLE, [Reply::Redirect(address)]);
        stage.open_article(ARTICLE).await?;
        stage.wait_for_state("ready").await?;
    }
    check::equal("the requests to the other server", &stage.other.requests(), &vec![ARTICLE.to_owned()])
}

/// Such URLs were refused with the message for an origin that is not listed.
pub async fn reads_an_article_with_a_very_long_url(stage: &Stage) -> Outcome {
    let long = "x".repeat(5000);
    stage.site.reply(ARTICLE, [Reply::Json(GOOD.into())]);
    stage.open_article(&format!("{ARTICLE}?signature={long}")).await?;
    stage.wait_for_state("ready").await?;
    stage.open(&format!("/?campaign={long}&src={ARTICLE}")).await?;
    stage.wait_for_state("ready").await?;
    // Relative URLs would resolve against the path, so it has the limit of all URLs.
    stage.open_article(&format!("/e2e/{long}.json")).await?;
    stage.wait_for_state("error").await?;
    stage.message().await?.is_fit("not-found", None)
}

pub async fn retries_without_reloading_the_page(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Status(500), Reply::Status(404), Reply::Json(GOOD.into())]);
    stage.open_article(ARTICLE).await?;
    stage.wait_for_state("error").await?;
    stage.browser.run::<()>("window.isTheSamePage = true;", vec![]).await?;
    stage.click_part("retry").await?;
    stage.wait_for_error("not-found").await?;
    stage.click_part("retry").await?;
    stage.wait_for_state("ready").await?;
    let same: bool = stage.browser.run("return window.isTheSamePage === true;", vec![]).await?;
    check::equal("whether it is the same page", &same, &true)?;
    let asked = stage.site.request_count(ARTICLE);
    check::equal("the number of requests for the article", &asked, &3)?;
    let message: bool = stage.browser.run("return part('message') === null;", vec![]).await?;
    check::equal("whether the message is removed", &message, &true)
}

impl Stage {
    /// Waits until an error message is shown.
    async fn wait_for_error(&self, code: &str) -> Outcome {
        wait::until(&format!("the error {code:?}"), SOON, async || {
            let script = "return part('message')?.dataset.error ?? '';";
            let seen: String = self.browser.run(script, vec![]).await?;
            Ok(if seen == code { Ok(()) } else { Err(format!("it is {seen:?}")) })
        })
        .await
    }

    /// Returns the error message, as shown.
    async fn message(&self) -> Outcome<Message> {
        let script = "const message = part('message');
            if (!isVisible(message)) throw new Error('the message is not seen');
            const alert = message.closest('[role=alert]') ?? message.querySelector('[role=alert]');
            return { error: message.dataset.error, role: alert?.getAttribute('role') ?? 'none', text: message.innerText,
                retry: isVisible(part('retry')), original: message.querySelector('a[href]')?.href ?? null };";
        self.browser.run(script, vec![json!(null)]).await
    }
}

impl Message {
    /// Asserts what every error message has: its code, an alert in Arabic, and advice.
    fn is_fit(&self, code: &str, original: Option<&str>) -> Outcome {
        check::equal("the error", &self.error.as_str(), &code)?;
        check::equal("the role", &self.role.as_str(), &"alert")?;
        check::that(is_arabic(&self.text), || format!("the message should be Arabic: {:?}", self.text))?;
        let mends_itself =
            !matches!(code, "origin" | "version" | "no-article" | "unknown-format" | "locked" | "html-refused");
        check::equal("whether a retry is offered", &self.retry, &mends_itself)?;
        check::equal("the link to the original", &self.original.as_deref(), &original)
    }
}

/// Replaces Arabic digits with Western ones.
fn western_digits(text: &str) -> String {
    let western = |letter: char| match letter {
        '٠'..='٩' => char::from_digit(letter as u32 - '٠' as u32, 10).unwrap_or(letter),
        _ => letter,
    };
    text.chars().map(western).collect()
}

/// Fails if messages are loaded only after the article, or twice.
pub async fn uses_the_language_of_the_page_from_the_beginning(stage: &Stage) -> Outcome {
    let says = "const reader = part('reader');
        return reader ? [reader.lang, reader.dir, reader.querySelector('h1').textContent].join('|') : 'nothing';";
    stage.site.vary(|variant| variant.lang = "en");
    let (held, article) = Reply::held(Reply::Json(r#"{"maqal":1,"title":"عنوان","lang":"ar","body":["نص"]}"#.into()));
    stage.site.reply(ARTICLE, [held]);
    stage.open_article(ARTICLE).await?;
    let loading = format!("const found = (() => {{ {says} }})(); return found === 'en|ltr|Loading article' || found;");
    stage.wait_until("the skeleton to speak English", &loading).await?;
    article.notify_one();
    stage.wait_for_article().await?;
    check::equal("the share button", &stage.text_of("share").await?.as_str(), &"Share")?;
    let asked = stage.site.request_count("/languages/en.json");
    check::equal("the number of requests for the messages", &asked, &1)?;

    // The message for a refused URL is in the same language from the beginning.
    stage.record();
    stage.open_article("https://evil.example/article.json").await?;
    stage.wait_for_state("error").await?;
    let refused: String = stage.browser.run(says, vec![]).await?;
    check::that(refused.starts_with("en|ltr|") && refused.contains("evil.example"), || refused)
}
