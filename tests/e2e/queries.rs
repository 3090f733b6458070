//! Queries: finds elements by their public names, and reads what is visible.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::json;
use thirtyfour::{By, WebElement};

use crate::{
    outcome::Outcome,
    stage::Stage,
    wait::{self, SOON},
};

/// A box in the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct Place {
    /// The left edge.
    pub left: f64,
    /// The right edge.
    pub right: f64,
    /// The upper edge.
    pub top: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Place {
    /// Whether two boxes are side by side, and not one above the other.
    pub fn beside(&self, other: &Self) -> bool {
        let shared = self.bottom.min(other.bottom) - self.top.max(other.top);
        shared > 0.5 * (self.bottom - self.top).min(other.bottom - other.top)
    }
}

/// A word and its box.
#[derive(Clone, Debug, Deserialize)]
#[expect(dead_code, reason = "its letters are read by `Debug`, for the failure")]
pub struct Word {
    /// The word, with adjacent punctuation.
    pub word: String,
    /// Its box.
    #[serde(flatten)]
    pub place: Place,
}

impl Stage {
    /// Waits for the first element that matches a CSS selector.
    pub async fn find(&self, css: &str) -> Outcome<WebElement> {
        wait::until(&format!("an element `{css}`"), SOON, async || {
            let found = self.browser.driver.find_all(By::Css(css)).await?;
            Ok(found.into_iter().next().ok_or_else(|| "there is none".into()))
        })
        .await
    }

    /// Returns the trimmed text of a part; empty if the part does not exist.
    pub async fn text_of(&self, part: &str) -> Outcome<String> {
        self.browser.run("return part(arguments[0])?.textContent.trim() ?? '';", vec![json!(part)]).await
    }

    /// Whether a part is visible.
    pub async fn is_visible(&self, part: &str) -> Outcome<bool> {
        self.browser.run("return isVisible(part(arguments[0]));", vec![json!(part)]).await
    }

    /// Returns the box of the element that matches a CSS selector.
    pub async fn place_of(&self, css: &str) -> Outcome<Place> {
        let script = "return box(document.querySelector(arguments[0]).getBoundingClientRect());";
        self.browser.run(script, vec![json!(css)]).await
    }

    /// Returns the words of the element that matches a CSS selector, each with its box.
    pub async fn words_of(&self, css: &str) -> Outcome<Vec<Word>> {
        self.browser.run("return words(document.querySelector(arguments[0]));", vec![json!(css)]).await
    }

    /// Returns the `href` of each share link by network, either in the menu or in the footer of the article.
    pub async fn share_links(&self, in_menu: bool) -> Outcome<HashMap<String, String>> {
        let script = "return Object.fromEntries(parts('share-link')
            .filter((link) => link.localName === 'a' && part('share-menu').contains(link) === arguments[0])
            .map((link) => [link.dataset.network, link.getAttribute('href')]));";
        self.browser.run(script, vec![json!(in_menu)]).await
    }

    /// Returns the font scale, from the custom property.
    pub async fn font_scale(&self) -> Outcome<f64> {
        let script = "const scale = getComputedStyle(part('reader')).getPropertyValue('--maqal-font-scale').trim();
            return scale.endsWith('%') ? Number.parseFloat(scale) / 100 : Number.parseFloat(scale || '1');";
        self.browser.run(script, vec![]).await
    }
}
