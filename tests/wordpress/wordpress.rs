//! The `WordPress` that the tests run beside, and the reader in its folder.

use std::{collections::HashMap, env, fs, io::ErrorKind};

use serde::Deserialize;
use serde_json::json;

use crate::{
    check as demand,
    outcome::{Failure, Outcome},
    settings,
    stage::Stage,
};

/// What was published.
#[derive(Debug, Deserialize)]
pub struct WordPress {
    /// Such as `http://127.0.0.1:40123`.
    pub origin: String,
    /// The file of what PHP and `WordPress` complain of.
    log: String,
    /// Who may change the site.
    pub editor: Editor,
    posts: HashMap<String, Post>,
}

/// Who may change the site.
#[derive(Debug, Deserialize)]
pub struct Editor {
    /// The name to sign in with.
    pub name: String,
    /// What proves it.
    pub password: String,
}

/// A post.
#[derive(Debug, Deserialize)]
pub struct Post {
    /// Its number.
    pub id: u32,
    /// Its name in addresses.
    pub slug: String,
    /// The address of its own page.
    pub link: String,
}

/// A picture as a reader of a page has it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file, without the size.
    pub name: String,
    /// The words for those who do not see it.
    pub alt: String,
    /// The words under it.
    pub caption: String,
}

/// What `WordPress`'s own page of a post shows of its content.
#[derive(Debug, Default, Deserialize)]
pub struct Shown {
    /// The words, with line breaks where lines end.
    pub text: String,
    /// The pictures.
    pub pictures: Vec<Picture>,
}

/// Makes sure that there is a `WordPress`.
pub fn check() -> Result<(), String> {
    WordPress::here().map(drop).map_err(|failure| failure.to_string())
}

impl WordPress {
    /// The one that `.ci/wordpress.sh` has started.
    pub fn here() -> Outcome<Self> {
        let file = env::var_os("MAQAL_WORDPRESS")
            .ok_or_else(|| Failure::new("there is no WordPress; `make test-wordpress` starts one."))?;
        Ok(serde_json::from_str(&fs::read_to_string(file)?)?)
    }

    /// A post by the name of its file in `posts/`.
    pub fn post(&self, name: &str) -> Outcome<&Post> {
        self.posts.get(name).ok_or_else(|| Failure::new(format!("no post {name:?} was published")))
    }

    /// The address of a post in the REST API.
    pub fn address(&self, name: &str) -> Outcome<String> {
        Ok(format!("{}/wp-json/wp/v2/posts/{}?_embed", self.origin, self.post(name)?.id))
    }

    /// Opens the reader in its folder of the site, with the article at an address.
    pub async fn open(&self, stage: &Stage, address: &str) -> Outcome {
        let query: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
        Ok(stage.browser.driver.goto(format!("{}/maqal/?src={query}", self.origin)).await?)
    }

    /// Opens a post in the reader and waits until it can be read.
    pub async fn read(&self, stage: &Stage, name: &str) -> Outcome {
        self.open(stage, &self.address(name)?).await?;
        let script = "return ['ready', 'error'].includes(part('reader')?.dataset.state);";
        stage.wait_until("the reader to come to an end", script).await?;
        let error: String = stage.browser.run("return part('message')?.dataset.error ?? '';", vec![]).await?;
        demand::equal("the error", &error.as_str(), &"")
    }

    /// Opens `WordPress`'s own page of a post.
    pub async fn visit(&self, stage: &Stage, name: &str) -> Outcome {
        Ok(stage.browser.driver.goto(&self.post(name)?.link).await?)
    }

    /// What the server sends to who is not signed in, whatever scripts make of it. A page of the site has to be open.
    pub async fn served(&self, stage: &Stage, address: &str) -> Outcome<String> {
        let script = "const [address, done] = arguments;
            fetch(address, { credentials: 'omit' }).then((answer) => answer.text()).then(done, (error) => done(`${error}`));";
        let text = stage.browser.driver.execute_async(script, vec![json!(address)]).await?;
        Ok(text.convert()?)
    }

    /// Asserts that nothing was logged, except deprecated features of PHP that this version of `WordPress` itself uses.
    pub fn complains_of_nothing(&self) -> Outcome {
        let log = match fs::read_to_string(&self.log) {
            Ok(log) => log,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error.into()),
        };
        let own = "PHP Deprecated:  Return type of Requests_";
        demand::none("complaints in the log", &log.lines().filter(|line| !line.contains(own)).collect::<Vec<_>>())
    }

    /// What `WordPress`'s own pages of a post show, all of them where there are several.
    pub async fn shows(&self, stage: &Stage, name: &str) -> Outcome<Shown> {
        let _settings = settings::unchanged().await;
        let post = self.post(name)?;
        let mut all = Shown::default();
        for number in 1.. {
            let address = if number == 1 { post.link.clone() } else { format!("{}{number}/", post.link) };
            stage.browser.driver.goto(&address).await?;
            // Beyond the last page it leads back to the first.
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
    /// The article's words on the screen, with everything opened that opens.
    pub async fn article_text(&self) -> Outcome<String> {
        let script = "const article = readersRoot().querySelector('article');
            for (const details of article.querySelectorAll('details')) details.open = true;
            return article.innerText;";
        self.browser.run(script, vec![]).await
    }

    /// The pictures of the article's body.
    pub async fn pictures(&self) -> Outcome<Vec<Picture>> {
        self.browser.run(&format!("{PICTURES}\nreturn pictures(part('body'));"), vec![]).await
    }
}

/// The function that reads the pictures of an element.
const PICTURES: &str = include_str!("page/pictures.js");
/// The function that reads the post as WordPress shows it. It calls the function of `PICTURES`.
const SHOWN: &str = include_str!("page/shown.js");
