//! Posts of `WordPress` in the reader.

pub mod plugin;

use serde_json::json;

use crate::{
    check, compare,
    outcome::{Failure, Outcome},
    stage::Stage,
    wordpress::WordPress,
};

/// The error code of a post with a password.
const LOCKED: &str = "locked";

pub async fn shows_a_post_with_every_block(stage: &Stage) -> Outcome {
    reads(stage, "every-block").await
}

pub async fn shows_a_post_of_the_classic_editor(stage: &Stage) -> Outcome {
    reads(stage, "classic").await
}

/// Opens a post in the reader, and asserts that it shows all text and images.
async fn reads(stage: &Stage, name: &str) -> Outcome {
    let site = WordPress::here()?;
    site.read(stage, name).await?;
    shows_everything_of(stage, &site, name).await
}

/// Asserts that the open reader shows all text and images of a post.
async fn shows_everything_of(stage: &Stage, site: &WordPress, name: &str) -> Outcome {
    let text = stage.article_text().await?;
    let pictures = stage.pictures().await?;
    let links: Vec<String> = stage
        .browser
        .run("return [...part('body').querySelectorAll('a[href]')].map((link) => link.href);", vec![])
        .await?;

    let shown = site.shows(stage, name).await?;
    // WordPress shows the URL of an embed that it does not support. The reader may show a link with another text, and with
    // the current domain of the provider.
    let (addresses, words): (Vec<&str>, Vec<&str>) =
        shown.text.split_whitespace().partition(|word| word.starts_with("https://"));
    let path = |address: &str| address.splitn(4, '/').nth(3).unwrap_or_default().to_owned();
    let is_lost = |address: &&str| !text.contains(address) && !links.iter().any(|link| path(link) == path(address));
    let mut failures: Vec<String> = addresses.into_iter().filter(is_lost).map(String::from).collect();
    let words = words.join(" ");
    failures.extend(compare::lost(&words, &text));
    check::none("words that are missing or out of order", &failures)?;
    check::none("joined words", &compare::stuck(&words, &text))?;
    let litter = ["سُرق", "color:", "[gallery", "[caption ", "wp-block", "wp:", "&#", "<!--"];
    let litter: Vec<_> = litter.into_iter().filter(|trace| text.contains(trace)).collect();
    check::none("traces of code", &litter)?;
    check::none("missing images", &compare::missing_pictures(shown.pictures, pictures))
}

pub async fn loads_every_image_without_errors(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    let mut complaints = Vec::new();
    for name in ["every-block", "classic"] {
        site.read(stage, name).await?;
        // Lazy images load only near the viewport.
        let script = "const all = [...document.querySelectorAll('article img')];
            for (const image of all) image.loading = 'eager';
            return all.every((image) => image.complete && image.naturalWidth > 0)
                || all.filter((image) => !image.naturalWidth).map((image) => image.src);";
        stage.wait_until("every image to load", script).await?;
        complaints.extend(stage.browser.console().await?);
    }
    check::none("console messages", &complaints)
}

pub async fn shows_the_structure_of_every_block(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    site.read(stage, "every-block").await?;
    has_elements(
        stage,
        &[
            ("h2", 1),
            // One of them was published as `h4` below an `h2`.
            ("h3", 3),
            ("ul ul ol li", 1),
            ("ol[start='4'] > li", 2),
            ("blockquote", 2),
            ("pre", 3),
            ("pre code", 1),
            ("table th", 3),
            ("table td", 9),
            ("audio[controls]", 1),
            ("video[controls][poster]", 1),
            ("video track[srclang=ar]", 1),
            ("hr", 1),
            ("br", 1),
            ("strong", 1),
            ("em", 1),
            ("mark", 1),
            ("sub", 1),
            ("sup", 1),
            ("p code", 2),
            ("[dir=ltr]", 1),
            ("a[href='https://news.example/moon']", 1),
            ("a[href='https://news.example/subscribe']", 1),
            ("a[href='https://news.example/about']", 1),
            ("a[href$='.pdf']", 1),
            ("a[href*='maqal000001']", 1),
            ("a[href*='gone0000001']", 1),
            ("a[href*='1234567890123456789']", 1),
            ("a[href*='9876543210987654321']", 1),
            ("a[href^='https://maps.example/wadi']", 1),
        ],
    )
    .await?;
    let rows: Vec<u32> = stage
        .browser
        .run("return [...part('body').querySelector('table').rows].map((row) => row.cells.length);", vec![])
        .await?;
    check::equal("the cells of the table's rows", &rows, &vec![3, 3, 3, 3])?;
    has_no_active_content(stage).await
}

pub async fn shows_the_structure_of_a_classic_post(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    site.read(stage, "classic").await?;
    has_elements(
        stage,
        &[
            ("h2, h3", 1),
            ("ol > li", 3),
            ("ol ul > li", 2),
            ("blockquote p", 2),
            ("figure img", 4),
            ("figcaption", 3),
            ("figcaption a[href='https://news.example/square']", 1),
            ("table th", 2),
            ("table td", 4),
            ("audio", 1),
            ("video", 1),
            ("pre", 1),
            ("hr", 1),
            ("br", 1),
            ("[dir=ltr]", 1),
            ("a[href*='gone0000002']", 1),
        ],
    )
    .await?;
    has_no_active_content(stage).await
}

/// Asserts that the body contains elements, at least this number of each.
async fn has_elements(stage: &Stage, due: &[(&str, usize)]) -> Outcome {
    let mut missing = Vec::new();
    for (css, least) in due {
        let script = "return part('body').querySelectorAll(arguments[0]).length;";
        let count: usize = stage.browser.run(script, vec![json!(css)]).await?;
        if count < *least {
            missing.push(format!("`{css}`: {count} of {least}"));
        }
    }
    check::none("elements that are missing", &missing)
}

/// Asserts that nothing in a post runs, sends or loads anything without a click.
async fn has_no_active_content(stage: &Stage) -> Outcome {
    let script = "const alive = 'script, style, link, object, form, input, select, textarea, iframe';
        const handlers = [...part('body').querySelectorAll('*')].filter((element) =>
            [...element.attributes].some(({ name }) => name.startsWith('on') || name === 'style'));
        return [...part('body').querySelectorAll(alive), ...handlers].map((element) => element.outerHTML);";
    let alive: Vec<String> = stage.browser.run(script, vec![]).await?;
    check::none("active content in the body", &alive)
}

pub async fn shows_the_metadata_of_a_post(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    for (name, title, dek, instant) in [
        (
            "every-block",
            "ليلة «البدر» في الوادي – حكاية & صور",
            "سهرة على السطوح جمعت أهل القرية حول قمر مكتمل.",
            "2025-03-10T17:05:00.000Z",
        ),
        (
            "classic",
            "معرض الكتاب: “ثلاثة أيام” في ساحة القرية — وأكثر",
            "جولة في معرض الكتاب الأول.",
            "2025-03-08T18:40:00.000Z",
        ),
    ] {
        site.read(stage, name).await?;
        check::equal("the headline", &stage.text_of("headline").await?.as_str(), &title)?;
        check::equal("the dek", &stage.text_of("dek").await?.as_str(), &dek)?;
        let byline = stage.text_of("byline").await?;
        check::that(byline.contains("هدى سالم الحارثي"), || format!("the byline is {byline:?}"))?;
        let script = "const time = part('published');
            return new Date((time.querySelector('time') ?? time).dateTime).toISOString();";
        let published: String = stage.browser.run(script, vec![]).await?;
        check::equal("the publication time", &published.as_str(), &instant)?;
        stage.wait_until("the title to follow", "return document.title.includes(part('headline').innerText);").await?;
        stage.wait_until("the canonical URL", "return document.querySelector('link[rel=canonical]') !== null;").await?;
        let facts = stage.document_facts().await?;
        let fact = |name: &str| facts.get(name).cloned().flatten().unwrap_or_default();
        check::equal("the language", &fact("lang").as_str(), &"ar")?;
        check::equal("the direction", &fact("dir").as_str(), &"rtl")?;
        let canonical = url::Url::parse(&fact("canonical"))?;
        check::equal("the canonical URL", &canonical, &url::Url::parse(&site.post(name)?.link)?)?;
    }
    site.read(stage, "every-block").await?;
    let script = "const image = part('lead').querySelector('img');
        return [image.alt, decodeURI(image.currentSrc || image.src), part('lead').innerText];";
    let (alt, address, words): (String, String, String) = stage.browser.run(script, vec![]).await?;
    check::equal("the lead's alternative text", &alt.as_str(), &"قمر مكتمل فوق بيوت القرية")?;
    check::that(address.contains("القمر-فوق-الوادي"), || format!("the lead is {address}"))?;
    check::none("words lost under the lead", &compare::lost("البدر كما بدا من سطح المدرسة — تصوير: ليلى نصر", &words))
}

pub async fn shows_a_post_requested_by_its_slug(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    let slug = &site.post("plain")?.slug;
    site.open(stage, &format!("{}/wp-json/wp/v2/posts?slug={slug}&_embed", site.origin)).await?;
    is_the_plain_post(stage).await
}

pub async fn shows_a_post_of_a_site_with_plain_permalinks(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    let id = site.post("plain")?.id;
    site.open(stage, &format!("{}/?rest_route=/wp/v2/posts/{id}&_embed", site.origin)).await?;
    is_the_plain_post(stage).await
}

/// The REST API of `WordPress` allows every origin, so only the page's own configuration restricts origins.
pub async fn shows_a_post_of_another_origin(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    stage.site.vary(|variant| {
        variant.origins.push(site.origin.clone());
        variant.connect.push(site.origin.clone());
    });
    stage.record();
    stage.open_article(&site.address("plain")?).await?;
    is_the_plain_post(stage).await?;
    stage.assert_no_errors().await
}

/// Asserts that the reader shows the post without images.
async fn is_the_plain_post(stage: &Stage) -> Outcome {
    stage.wait_for_state("ready").await?;
    check::equal("the headline", &stage.text_of("headline").await?.as_str(), &"أسعار الزيت تهدأ بعد موسم ماطر")?;
    let text: String = stage.browser.run("return part('body').innerText;", vec![]).await?;
    let expected = "هدأت أسعار زيت الزيتون في أسواق الوادي هذا الأسبوع، بعد أن بلغت أعلى مستوياتها في الخريف.
        مطر مبكر
        ويرد التجار ذلك إلى مطر مبكر أنعش البساتين، و«أعاد إلى المعاصر حركتها» كما يقول أحدهم …";
    check::same_words("the body", &text, expected)
}

pub async fn links_a_protected_post_to_the_original(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    let link = &site.post("protected")?.link;
    site.open(stage, &site.address("protected")?).await?;
    stage.wait_for_state("error").await?;
    let (code, original): (String, Vec<String>) = message(stage).await?;
    check::equal("the error", &code.as_str(), &LOCKED)?;
    let originals: Vec<_> = original.iter().filter_map(|address| url::Url::parse(address).ok()).collect();
    check::that(originals.contains(&url::Url::parse(link)?), || format!("no link of {original:?} leads to {link}"))
}

pub async fn reports_a_missing_post(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    site.open(stage, &format!("{}/wp-json/wp/v2/posts/4040404?_embed", site.origin)).await?;
    stage.wait_for_state("error").await?;
    check::equal("the error for a number", &message(stage).await?.0.as_str(), &"not-found")?;
    // For a slug, WordPress responds with 200 and an empty list.
    site.open(stage, &format!("{}/wp-json/wp/v2/posts?slug=no-such-post&_embed", site.origin)).await?;
    stage.wait_for_state("error").await?;
    let (code, _) = message(stage).await?;
    check::that(!code.is_empty() && code != "not-json", || format!("the error for a name is {code:?}"))
}

/// Returns the code of the error message, and the URLs of its links.
async fn message(stage: &Stage) -> Result<(String, Vec<String>), Failure> {
    let script = "const message = part('message');
        return [message.dataset.error, [...message.querySelectorAll('a[href]')].filter(isVisible).map((link) => link.href)];";
    stage.browser.run(script, vec![]).await
}
