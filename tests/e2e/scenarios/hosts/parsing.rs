//! Pages with a `<base>` element, in quirks mode, and in XHTML.

use super::{PLACE, Page, Parsed, unlike};
use crate::{browser::Engine, check, outcome::Outcome, server::Reply, stage::Stage};

const WORDPRESS: &str = include_str!("../../articles/wordpress.json");

pub async fn resolves_urls_like_the_page(stage: &Stage) -> Outcome {
    let path = "/elsewhere/story.json";
    stage.site.reply(path, [Reply::Json(WORDPRESS.replace("/e2e/nowhere.png", "/icon.svg"))]);
    let page = Page { head: r#"<base href="/elsewhere/">"#, src: Some("story.json"), ..Page::default() };
    stage.open_host(page).await?;
    stage.wait_for_article().await?;
    check::that(stage.site.request_count(path) > 0, || "the base is the page's".into())?;
    // The files of the reader are beside its script, and links within the text stay in the page.
    let other = stage.other.requests();
    for file in
        ["/render.js", "/render_bg.wasm", "/css/maqal.css", "/controls.js", "/controls_bg.wasm", "/css/controls.css"]
    {
        check::that(other.iter().any(|asked| asked == file), || format!("{file} is not requested: {other:?}"))?;
    }
    stage.click_result("part('body').querySelector('sup a')").await?;
    let in_view = "const place = part('body').querySelector('ol li').getBoundingClientRect();
        return place.top >= 0 && place.bottom <= innerHeight;";
    stage.wait_until("the footnote to be in view", in_view).await?;
    check::none("errors and violations", &stage.complaints().await?)
}

pub async fn works_in_xhtml_and_quirks_mode(stage: &Stage) -> Outcome {
    let clean = stage.looks(Page { head: PLACE, ..Page::default() }).await?;
    for (parsed, mode) in [(Parsed::Quirks, "BackCompat text/html"), (Parsed::Xml, "CSS1Compat application/xhtml+xml")]
    {
        // Without it, Chromium and WebKit do not run modules in XHTML.
        let script = if matches!(parsed, Parsed::Xml) { r#"async="""# } else { "" };
        if matches!(parsed, Parsed::Xml) && stage.browser.engine == Engine::WebKit {
            // Even with it, the module does not run, so only the children are shown.
            stage.open_host(Page { script, parsed, ..Page::default() }).await?;
            let left = "return document.contentType === 'application/xhtml+xml'
                && document.readyState === 'complete' && isVisible(document.querySelector('.fallback'));";
            stage.wait_until("the fallback", left).await?;
            continue;
        }
        let looks = stage
            .looks(Page { head: PLACE, script, parsed, ..Page::default() })
            .await
            .map_err(|failure| failure.within(mode))?;
        let how: String = stage.browser.run("return `${document.compatMode} ${document.contentType}`;", vec![]).await?;
        check::equal("the parsing mode of the page", &how.as_str(), &mode)?;
        check::none(&format!("differences in {mode}"), &unlike(&looks, &clean).collect::<Vec<_>>())?;
        check::none("errors and violations", &stage.complaints().await?)?;
    }
    Ok(())
}
