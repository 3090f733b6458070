//! The running `WordPress`, with the reader in a folder of its site.

use std::{collections::HashMap, env, fs, io::ErrorKind};

use serde::Deserialize;
use serde_json::json;

use crate::{
    check as demand,
    outcome::{Failure, Outcome},
    settings,
    stage::Stage,
};

/// A running `WordPress` with its published posts.
#[derive(Debug, Deserialize)]
pub struct WordPress {
    /// Its origin, such as `http://127.0.0.1:40123`.
    pub origin: String,
    /// The log file of PHP and `WordPress`.
    log: String,
    /// The account of the editor.
    pub editor: Editor,
    posts: HashMap<String, Post>,
}

/// The account of an editor.
#[derive(Debug, Deserialize)]
pub struct Editor {
    /// The user name.
    pub name: String,
    /// The password.
    pub password: String,
}

/// A post.
#[derive(Debug, Deserialize)]
pub struct Post {
    /// Its id.
    pub id: u32,
    /// Its slug.
    pub slug: String,
    /// The URL of its page.
    pub link: String,
}

/// An image on a page.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file, without the size.
    pub name: String,
    /// Its alternative text.
    pub alt: String,
    /// Its caption.
    pub caption: String,
}

/// The content that the page of a post shows.
#[derive(Debug, Default, Deserialize)]
pub struct Shown {
    /// The text, with line breaks.
    pub text: String,
    /// The images.
    pub pictures: Vec<Picture>,
}

/// Checks that `WordPress` is running.
pub fn check() -> Result<(), String> {
    WordPress::here().map(drop).map_err(|failure| failure.to_string())
}

impl WordPress {
    /// Returns the `WordPress` that `.ci/wordpress.sh` has started.
    pub fn here() -> Outcome<Self> {
        let file = env::var_os("MAQAL_WORDPRESS")
            .ok_or_else(|| Failure::new("WordPress is not running; run `make test-wordpress`."))?;
        Ok(serde_json::from_str(&fs::read_to_string(file)?)?)
    }

    /// Returns a post by the name of its file in `posts/`.
    pub fn post(&self, name: &str) -> Outcome<&Post> {
        self.posts.get(name).ok_or_else(|| Failure::new(format!("no post {name:?} was published")))
    }

    /// Returns the URL of a post in the REST API.
    pub fn address(&self, name: &str) -> Outcome<String> {
        Ok(format!("{}/wp-json/wp/v2/posts/{}?_embed", self.origin, self.post(name)?.id))
    }

    /// Opens the reader in the folder of the site, with the article at a URL.
    pub async fn open(&self, stage: &Stage, address: &str) -> Outcome {
        let query: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
        Ok(stage.browser.driver.goto(format!("{}/maqal/?src={query}", self.origin)).await?)
    }

    /// Opens a post in the reader, and waits until it is shown.
    pub async fn read(&self, stage: &Stage, name: &str) -> Outcome {
        self.open(stage, &self.address(name)?).await?;
        let script = "return ['ready', 'error'].includes(part('reader')?.dataset.state);";
        stage.wait_until("the reader to finish loading", script).await?;
        let error: String = stage.browser.run("return part('message')?.dataset.error ?? '';", vec![]).await?;
        demand::equal("the error", &error.as_str(), &"")
    }

    /// Opens the page of a post.
    pub async fn visit(&self, stage: &Stage, name: &str) -> Outcome {
        Ok(stage.browser.driver.goto(&self.post(name)?.link).await?)
    }

    /// Returns the HTML that the server sends to visitors who are not signed in. A page of the site must be open.
    pub async fn served(&self, stage: &Stage, address: &str) -> Outcome<String> {
        let script = "const [address, done] = arguments;
            fetch(address, { credentials: 'omit' }).then((answer) => answer.text()).then(done, (error) => done(`${error}`));";
        let text = stage.browser.driver.execute_async(script, vec![json!(address)]).await?;
        Ok(text.convert()?)
    }

    /// Asserts that nothing was logged, except deprecated features of PHP that this version of `WordPress` itself uses.
    pub fn assert_empty_log(&self) -> Outcome {
        let log = match fs::read_to_string(&self.log) {
            Ok(log) => log,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error.into()),
        };
        let own = "PHP Deprecated:  Return type of Requests_";
        demand::none("messages in the log", &log.lines().filter(|line| !line.contains(own)).collect::<Vec<_>>())
    }

    /// Returns the content that the pages of a post show.
    pub async fn shows(&self, stage: &Stage, name: &str) -> Outcome<Shown> {
        let _settings = settings::unchanged().await;
        let post = self.post(name)?;
        let mut all = Shown::default();
        for number in 1.. {
            let address = if number == 1 { post.link.clone() } else { format!("{}{number}/", post.link) };
            stage.browser.driver.goto(&address).await?;
            // After the last page, it redirects to the first one.
            if stage.browser.driver.current_url().await?.as_str() != url::Url::parse(&address)?.as_str() {
                break;
            }
            let page: Shown =
                stage.browser.run(&format!("{PICTURES}\n{SHOWN}\nreturn shown();"), vec![json!(null)]).await?;
            all.text = format!("{}\n{}", all.text, page.text);
            all.pictures.extend(page.pictures);
        }
        Ok(all)
    }
}

impl Stage {
    /// Returns the rendered text of the article, with all `details` open.
    pub async fn article_text(&self) -> Outcome<String> {
        let script = "const article = readersRoot().querySelector('article');
            for (const details of article.querySelectorAll('details')) details.open = true;
            return article.innerText;";
        self.browser.run(script, vec![]).await
    }

    /// Returns the images of the article's body.
    pub async fn pictures(&self) -> Outcome<Vec<Picture>> {
        self.browser.run(&format!("{PICTURES}\nreturn pictures(part('body'));"), vec![]).await
    }
}

/// The function that reads the pictures of an element.
const PICTURES: &str = include_str!("page/pictures.js");
/// The function that reads the post as WordPress shows it. It calls the function of `PICTURES`.
const SHOWN: &str = include_str!("page/shown.js");
