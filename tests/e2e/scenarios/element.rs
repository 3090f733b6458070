//! Readers in pages of sites: `<maqal-reader>`, from another origin than the page's.

use crate::{act::ARTICLE, check, outcome::Outcome, server::Reply, stage::Stage};

const SHARED: &str = include_str!("../articles/shared.json");

pub async fn reads_an_article_in_a_news_page(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    for width in [360, 1280] {
        stage.browser.resize(width, 900).await?;
        stage.open("/hosts/news.html").await?;
        stage.state("ready").await?;
        stage.painted().await?;
        let file = crate::stage::pictures(stage.browser.engine)?.join(format!("element-{width}.png"));
        stage.browser.driver.screenshot(&file).await?;
    }
    check::equal(
        "whether the fallback is seen",
        &stage.browser.run("return isSeen(document.querySelector('.fallback'));", vec![]).await?,
        &false,
    )
}
