//! The articles with attacks as pressed pages.

use maqal::{
    article::{Article, Author},
    host,
    press::{Artifact, Entry, Site, assets::Assets, page::page, template::Template},
    source::{self, Options},
    url::Url,
};

use crate::{
    outcome::{Failure, Outcome},
    requirements,
};

/// The path of the pages. The number of an article is in the query.
pub const PATH: &str = "/attacks/pressed/";

/// The pressed pages, and the files that they load.
pub struct Pages {
    assets: Assets,
    /// By the number of the article; `None` if the response contains no article.
    pages: Vec<Option<String>>,
}

impl Pages {
    /// Presses the articles in some responses, as if they came from a server. `texts` are further texts of each article.
    pub fn press(responses: &[String], texts: impl Iterator<Item = Vec<String>>, origin: &str) -> Outcome<Self> {
        let web = |url: &str| Url::web(url, None).ok_or_else(|| Failure::new(format!("{url} is no web URL")));
        let assets =
            Assets::load(&requirements::dist(), Artifact::Page).map_err(|error| Failure::new(error.to_string()))?;
        let site = Site { url: web(&format!("{origin}/"))?, name: String::new() };
        let template = Template::new(&site, &assets);
        let home = web(&format!("{origin}/attacks/articles/1.json"))?;
        let press = |(response, texts): (&String, Vec<String>)| {
            let mut article = source::read(response.as_bytes(), &home, &Options::default(), host::html::parse).ok()?;
            add(&mut article, &texts);
            let mut entry = Entry::new(String::new(), article);
            PATH.trim_start_matches('/').clone_into(&mut entry.path);
            Some(page(&entry, &entry.metadata(&site), &template))
        };
        let pages = responses.iter().zip(texts).map(press).collect();
        Ok(Self { assets, pages })
    }

    /// Returns the page of an article.
    pub fn get(&self, number: usize) -> Option<&str> {
        self.pages.get(number)?.as_deref()
    }

    /// Returns the name of the built file that pages load at this path.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.assets.names().find(|name| path.strip_prefix('/') == Some(&*self.assets.path(name)))
    }
}

/// Adds texts to the fields of an article that the head of its page contains.
fn add(article: &mut Article, texts: &[String]) {
    // Each ends the elements and the attribute values of the head. Long texts are shortened there.
    let texts: Vec<_> = texts.iter().map(|text| format!("\"'></title></script>{text}")).collect();
    let mut all = texts.iter().cycle();
    let mut fill = |field: &mut String| all.next().into_iter().for_each(|text| text.clone_into(field));
    fill(&mut article.title);
    fill(&mut article.dek);
    fill(&mut article.section);
    fill(&mut article.source.name);
    fill(&mut article.copyright);
    article.byline = texts.iter().map(|text| Author { name: text.clone(), url: None }).collect();
    article.tags = texts;
}
