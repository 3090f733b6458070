//! Starting an engine: its driver, a fresh session, an empty profile; and what only one engine can do its own way.

use std::{
    fmt, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use axum::http::Method;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver, common::command::FormatRequestData};

use crate::{
    outcome::{Failure, Outcome},
    process::Group,
    requirements, wait,
};

/// How long a driver and a browser may take to start.
const START: Duration = Duration::from_secs(60);

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge and most of the rest.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari; here as `WebKitGTK`.
    WebKit,
}

impl Engine {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Where its programs are, or the line that says which is missing.
    pub fn programs(self) -> Result<Programs, String> {
        let (browser, driver) = match self {
            Self::Chromium => (
                requirements::program(&["chromium", "chromium-browser", "google-chrome"], "Debian's chromium")?,
                requirements::program(&["chromedriver"], "Debian's chromium-driver")?,
            ),
            Self::Firefox => (
                requirements::program(&["firefox-esr", "firefox"], "Debian's firefox-esr")?,
                requirements::program(&["geckodriver"], "`cargo install geckodriver`")?,
            ),
            Self::WebKit => {
                requirements::program(&["Xvfb"], "Debian's xvfb")?;
                (
                    requirements::mini_browser()?,
                    requirements::program(&["WebKitWebDriver"], "Debian's webkit2gtk-driver")?,
                )
            }
        };
        Ok(Programs { browser, driver })
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}

/// The two programs of an engine.
pub struct Programs {
    browser: PathBuf,
    driver: PathBuf,
}

/// The colours that the reader's system prefers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Light => "light",
            Self::Dark => "dark",
        })
    }
}

/// What has to be decided before a browser starts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The preferred colours.
    pub scheme: Scheme,
    /// Whether the browser refuses pages its storage. Chromium and Firefox do it themselves; `WebKitGTK` has no such
    /// switch, so there the server puts a script before the page's own that makes the storage throw as Safari's does.
    pub storage_blocked: bool,
    /// Whether the browser runs no scripts of a page. Those of the tests run all the same.
    pub scripts_off: bool,
}

/// A running browser. Its processes and its profile go when it is dropped.
pub struct Browser {
    /// Which one it is.
    pub engine: Engine,
    // Before the session: where it could not be ended in words, ending its programs ends it at once.
    _programs: Vec<Group>,
    /// The session.
    pub driver: WebDriver,
    _home: Home,
}

impl Browser {
    /// Starts an engine with an empty profile.
    pub async fn start(engine: Engine, options: Options) -> Outcome<Self> {
        let programs = engine.programs().map_err(Failure::new)?;
        let home = Home::new()?;
        let port = free_port()?;
        let mut groups = Vec::new();
        let mut arguments = vec![format!("--port={port}")];
        let folder = home.folder.display().to_string();
        // All that a browser writes lands in the trial's own folder, also when the browser is killed.
        let mut variables = vec![("HOME", folder.clone()), ("TMPDIR", folder.clone())];
        let capabilities = match engine {
            Engine::Chromium => chromium(&programs, &folder, options),
            Engine::Firefox => {
                // Port 0: any free one, since two trials at once would quarrel over the usual one. Access to the
                // browser's own context is what `Browser::in_browser` needs.
                arguments.extend(["--websocket-port=0".into(), "--allow-system-access".into()]);
                firefox(&programs, options)
            }
            Engine::WebKit => {
                let (xvfb, number) = display()?;
                groups.push(xvfb);
                variables.extend(web_kit_variables(&home.folder, &number, options)?);
                web_kit(&programs, options)
            }
        };
        groups.push(Group::start(&programs.driver, &arguments, &variables, &home.log())?);
        let driver = connect(port, capabilities).await.map_err(|failure| {
            let log = fs::read_to_string(home.log()).unwrap_or_default();
            failure.within(format_args!("{engine} does not start; its driver says {:?}", last_lines(&log)))
        })?;
        let browser = Self { engine, _programs: groups, driver, _home: home };
        if engine == Engine::Chromium {
            let feature = json!({ "name": "prefers-color-scheme", "value": options.scheme.to_string() });
            browser.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] })).await?;
        }
        browser.resize(1280, 900).await?;
        Ok(browser)
    }

    /// Ends the session; the processes end with the value itself.
    pub async fn quit(self) {
        // A session that cannot be ended in words is ended by killing its processes, a moment later.
        let _ = tokio::time::timeout(Duration::from_secs(10), self.driver.clone().quit()).await;
    }

    /// Runs a script in the page and gives what it returns. The functions of `page/library.js` are at hand.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Outcome<T> {
        let script = format!("{}\n{script}", include_str!("page/library.js"));
        let value = self.driver.execute(script.as_str(), arguments).await?;
        serde_json::from_value(value.json().clone())
            .map_err(|error| Failure::new(format!("a script gave {}: {error}", value.json())))
    }

    /// Gives the page a viewport of so many CSS pixels.
    ///
    /// A window cannot be made as narrow as a telephone in Firefox (500 px), so there the element that holds the page
    /// is sized inside its window. Elsewhere the window is made as much larger than the page as its frame needs.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        if self.engine == Engine::Firefox {
            let size = "const style = gBrowser.selectedBrowser.style;
                for (const [name, value] of [['width', arguments[0]], ['height', arguments[1]]])
                    for (const limit of ['', 'min-', 'max-']) style.setProperty(limit + name, value + 'px');";
            self.in_browser(size, vec![json!(width), json!(height)]).await?;
        }
        wait::until(&format!("a viewport of {width} × {height}"), wait::SOON, async || {
            let measure = "return [innerWidth, innerHeight, outerWidth - innerWidth, outerHeight - innerHeight];";
            let seen: [i64; 4] = self.run(measure, vec![]).await?;
            let [inner_width, inner_height, beside, above] = seen;
            if [inner_width, inner_height] == [i64::from(width), i64::from(height)] {
                return Ok(Ok(()));
            }
            if self.engine != Engine::Firefox {
                let frame = |size: i64| u32::try_from(size).unwrap_or_default();
                self.driver.set_window_rect(0, 0, width + frame(beside), height + frame(above)).await?;
            }
            Ok(Err(format!("it is {inner_width} × {inner_height}")))
        })
        .await
    }

    /// Takes the browser off the network, or puts it back.
    ///
    /// `WebKitGTK` has no switch for it: `WebKitWebDriver` knows no network commands, and what `navigator.onLine` says
    /// comes from `GLib`'s network monitor, which watches the machine's own routes (`GIO_USE_NETWORK_MONITOR` only
    /// chooses who watches; taking the routes away in a network namespace takes the loopback away that the driver and
    /// the server need). So there the page is told so by its own property, and the scenario has the server hang up
    /// on it: the failed request is real, only its reason is said by the test.
    pub async fn set_offline(&self, offline: bool) -> Outcome {
        match self.engine {
            Engine::Chromium => {
                let conditions = json!({ "offline": offline, "latency": 0, "throughput": -1 });
                let body = json!({ "network_conditions": conditions });
                self.command("chromium/network_conditions", body).await?;
            }
            Engine::Firefox => {
                // Firefox spares the loopback unless this preference is set, and uses open connections on.
                let switch = "Services.prefs.setBoolPref('network.disable-localhost-when-offline', true);
                    Services.io.offline = arguments[0];
                    Services.obs.notifyObservers(null, 'net:prune-all-connections');";
                self.in_browser(switch, vec![json!(offline)]).await?;
            }
            Engine::WebKit => {
                let say = "Object.defineProperty(navigator, 'onLine', { value: !arguments[0], configurable: true });";
                self.run::<Value>(say, vec![json!(offline)]).await?;
            }
        }
        wait::until("the page to know whether it is online", wait::SOON, async || {
            let online: bool = self.run("return navigator.onLine;", vec![]).await?;
            Ok(if online == offline { Err(format!("navigator.onLine is {online}")) } else { Ok(()) })
        })
        .await
    }

    /// What Chromium itself wrote into its console, such as a refused request; the other engines keep it to themselves.
    pub async fn console(&self) -> Outcome<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let log = self.driver.browser_log().await?;
        Ok(log.into_iter().map(|entry| format!("{:?}: {}", entry.level, entry.message)).collect())
    }

    /// Runs a script in Firefox's own window rather than in the page.
    async fn in_browser(&self, script: &str, arguments: Vec<Value>) -> Outcome {
        self.command("moz/context", json!({ "context": "chrome" })).await?;
        let ran = self.driver.execute(script, arguments).await;
        self.command("moz/context", json!({ "context": "content" })).await?;
        ran?;
        Ok(())
    }

    /// Sends Chromium a command of its developer tools, and gives what they answer.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    /// Sends the driver a command of its own making.
    async fn command(&self, path: &'static str, body: Value) -> Outcome<Value> {
        Ok(self.driver.cmd(Extension { path, body }).await?.value_json()?)
    }
}

/// A driver's command that the `WebDriver` standard does not have.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl FormatRequestData for Extension {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(Method::POST, format!("session/{session}/{}", self.path)).add_body(self.body.clone())
    }
}

fn chromium(programs: &Programs, folder: &str, options: Options) -> Value {
    let mut preferences = json!({});
    if options.storage_blocked {
        preferences["profile.default_content_setting_values.cookies"] = json!(2);
    }
    if options.scripts_off {
        preferences["profile.default_content_setting_values.javascript"] = json!(2);
    }
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": programs.browser,
            "prefs": preferences,
            // The sandbox needs rights that containers seldom give, and the only pages opened are our own.
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                // A page without an origin may have frames of this machine.
                "--disable-features=LocalNetworkAccessChecks",
                "--window-size=1280,900",
                format!("--user-data-dir={folder}/profile"),
            ],
        },
    })
}

fn firefox(programs: &Programs, options: Options) -> Value {
    let dark = options.scheme == Scheme::Dark;
    let mut preferences = json!({ "layout.css.prefers-color-scheme.content-override": i32::from(!dark) });
    if options.storage_blocked {
        preferences["network.cookie.cookieBehavior"] = json!(2);
    }
    if options.scripts_off {
        preferences["javascript.enabled"] = json!(false);
    }
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": { "binary": programs.browser, "args": ["-headless"], "prefs": preferences },
    })
}

fn web_kit(programs: &Programs, options: Options) -> Value {
    let scripts = format!("--enable-javascript={}", !options.scripts_off);
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": programs.browser, "args": ["--automation", scripts] },
    })
}

fn web_kit_variables(folder: &Path, display: &str, options: Options) -> Outcome<Vec<(&'static str, String)>> {
    // The buttons of the window's own toolbar would keep it 447 px wide; so small they let it be a telephone's.
    fs::create_dir_all(folder.join("gtk-3.0"))?;
    fs::write(folder.join("gtk-3.0/gtk.css"), include_str!("page/narrow-window.css"))?;
    let theme = match options.scheme {
        Scheme::Light => "Adwaita",
        Scheme::Dark => "Adwaita:dark",
    };
    let folder = folder.display().to_string();
    Ok(vec![
        ("DISPLAY", format!(":{display}")),
        ("GTK_THEME", theme.into()),
        ("XDG_CONFIG_HOME", folder.clone()),
        ("XDG_CACHE_HOME", folder.clone()),
        ("XDG_DATA_HOME", folder),
        // The sandbox needs rights that containers seldom give, and the only pages opened are our own.
        ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1".into()),
    ])
}

/// Starts a display for one browser, so that focus and clipboard are its own; gives its number too.
fn display() -> Outcome<(Group, String)> {
    let xvfb = requirements::program(&["Xvfb"], "Debian's xvfb").map_err(Failure::new)?;
    let arguments = ["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"].map(String::from);
    let (group, number) = Group::start_and_read_line(&xvfb, &arguments)?;
    if number.is_empty() { Err(Failure::new("Xvfb ended before it had a display")) } else { Ok((group, number)) }
}

/// Waits for the driver to listen and opens a session.
async fn connect(port: u16, capabilities: Value) -> Outcome<WebDriver> {
    wait::until("the driver to listen", START, async || {
        let connected = tokio::net::TcpStream::connect(("127.0.0.1", port)).await;
        Ok(connected.map(drop).map_err(|error| error.to_string()))
    })
    .await?;
    let Value::Object(capabilities) = capabilities else {
        return Err(Failure::new("capabilities are a JSON object"));
    };
    let session = WebDriver::builder(format!("http://127.0.0.1:{port}"), Capabilities::from(capabilities));
    Ok(session.request_timeout(START).await?)
}

/// A port that nobody listens at. It is free again before the driver takes it, so that the driver can.
fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn last_lines(log: &str) -> String {
    let lines: Vec<_> = log.trim().lines().collect();
    lines[lines.len().saturating_sub(3)..].join(" / ")
}

/// A folder for one browser, which goes with it.
struct Home {
    folder: Arc<Path>,
}

impl Home {
    fn new() -> Outcome<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("maqal-e2e-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder)?;
        Ok(Self { folder: folder.into() })
    }

    fn log(&self) -> PathBuf {
        self.folder.join("driver.log")
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // What cannot be removed is in the system's own folder for temporary files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
