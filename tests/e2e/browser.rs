//! Starts a browser with its driver, a session and an empty profile, and provides what differs between the engines.

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
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver, WebElement, common::command::FormatRequestData};

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
    /// The engine of Chrome, Edge and others.
    Chromium,
    /// Firefox.
    Firefox,
    /// The engine of Safari, here as `WebKitGTK`.
    WebKit,
}

impl Engine {
    /// All engines.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Returns the paths of its programs, or a message about a missing one.
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

/// The color scheme that the system prefers.
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

/// The settings with which a browser starts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The preferred color scheme.
    pub scheme: Scheme,
    /// Whether the browser blocks storage. Chromium and Firefox have a setting for this. `WebKitGTK` has none, so the
    /// server inserts a script before the scripts of the page that makes storage throw, as in Safari.
    pub storage_blocked: bool,
    /// Whether scripts of pages are disabled. Scripts of the tests still run.
    pub scripts_off: bool,
}

/// A running browser. Dropping it ends its processes and deletes its profile.
pub struct Browser {
    /// The engine.
    pub engine: Engine,
    // Declared before the session, so that the programs are ended even if the session cannot be.
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
        // The browser writes only to the folder of the trial, even if it is killed.
        let mut variables = vec![("HOME", folder.clone()), ("TMPDIR", folder.clone())];
        let capabilities = match engine {
            Engine::Chromium => chromium(&programs, &folder, options),
            Engine::Firefox => {
                // Port 0 selects a free port, because parallel trials cannot share the default one.
                // `Browser::in_browser` needs access to the browser's own context.
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
            failure
                .within(format_args!("{engine} does not start; the log of its driver ends with {:?}", last_lines(&log)))
        })?;
        let browser = Self { engine, _programs: groups, driver, _home: home };
        if engine == Engine::Chromium {
            let feature = json!({ "name": "prefers-color-scheme", "value": options.scheme.to_string() });
            browser.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] })).await?;
        }
        browser.resize(1280, 900).await?;
        Ok(browser)
    }

    /// Ends the session. The processes end when the value is dropped.
    pub async fn quit(self) {
        // If this fails, dropping the value kills the processes.
        let _ = tokio::time::timeout(Duration::from_secs(10), self.driver.clone().quit()).await;
    }

    /// Runs a script in the page, with the functions of `page/library.js`, and returns its result.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Outcome<T> {
        let script = format!("{}\n{script}", include_str!("page/library.js"));
        let value = self.driver.execute(script.as_str(), arguments).await?;
        serde_json::from_value(value.json().clone())
            .map_err(|error| Failure::new(format!("a script gave {}: {error}", value.json())))
    }

    /// Sets the size of the viewport, in CSS pixels.
    ///
    /// Firefox windows cannot be as narrow as a phone (500 px at least), so the element that contains the page is resized
    /// within the window. In other browsers, the window is larger than the viewport by the size of its borders.
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

    /// Sets the browser offline or online.
    ///
    /// `WebKitGTK` has no way to do so: `WebKitWebDriver` has no network commands, and `navigator.onLine` depends on the
    /// network monitor of `GLib`, which watches the routes of the machine. Without routes, the driver and the server could
    /// not communicate either. So the test overrides `navigator.onLine`, and the scenario makes the server close the
    /// connection: the request really fails, and only the cause is simulated.
    pub async fn set_offline(&self, offline: bool) -> Outcome {
        match self.engine {
            Engine::Chromium => {
                let conditions = json!({ "offline": offline, "latency": 0, "throughput": -1 });
                let body = json!({ "network_conditions": conditions });
                self.command("chromium/network_conditions", body).await?;
            }
            Engine::Firefox => {
                // By default Firefox still allows the loopback when offline, and it continues to use open connections.
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

    /// Returns the messages that Chromium itself writes to its console, such as blocked requests. The other engines do not
    /// expose them.
    pub async fn console(&self) -> Outcome<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let log = self.driver.browser_log().await?;
        Ok(log.into_iter().map(|entry| format!("{:?}: {}", entry.level, entry.message)).collect())
    }

    /// Runs a script in the window of Firefox, not in the page.
    async fn in_browser(&self, script: &str, arguments: Vec<Value>) -> Outcome {
        self.command("moz/context", json!({ "context": "chrome" })).await?;
        let ran = self.driver.execute(script, arguments).await;
        self.command("moz/context", json!({ "context": "content" })).await?;
        ran?;
        Ok(())
    }

    /// Sends Chromium a command of the DevTools protocol, and returns the response.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    /// Returns the role and the name of an element in the accessibility tree.
    pub async fn semantics(&self, element: &WebElement) -> Outcome<(String, String)> {
        let read = async |what: &str| {
            let path = format!("element/{}/computed{what}", element.element_id());
            let value = self.driver.cmd(Command { method: Method::GET, path, body: None }).await?.value_json()?;
            Ok::<_, Failure>(value.as_str().unwrap_or_default().to_owned())
        };
        Ok((read("role").await?, read("label").await?))
    }

    /// Sends the driver a command that is not part of the standard.
    async fn command(&self, path: &str, body: Value) -> Outcome<Value> {
        let command = Command { method: Method::POST, path: path.into(), body: Some(body) };
        Ok(self.driver.cmd(command).await?.value_json()?)
    }
}

/// A command of a driver that `thirtyfour` does not have.
#[derive(Debug)]
struct Command {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl FormatRequestData for Command {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let request = RequestData::new(self.method.clone(), format!("session/{session}/{}", self.path));
        match &self.body {
            Some(body) => request.add_body(body.clone()),
            None => request,
        }
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
            // Containers rarely have the privileges that the sandbox needs. Only our own pages are opened.
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                // Allows a page with an opaque origin to have frames from this machine.
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
    // The buttons of the window's toolbar would require a width of 447 px. Smaller ones allow the width of a phone.
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
        // Containers rarely have the privileges that the sandbox needs. Only our own pages are opened.
        ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1".into()),
    ])
}

/// Starts a display for one browser, so that it has its own focus and clipboard. Returns it with its number.
fn display() -> Outcome<(Group, String)> {
    let xvfb = requirements::program(&["Xvfb"], "Debian's xvfb").map_err(Failure::new)?;
    let arguments = ["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"].map(String::from);
    let (group, number) = Group::start_and_read_line(&xvfb, &arguments)?;
    if number.is_empty() { Err(Failure::new("Xvfb ended before it had a display")) } else { Ok((group, number)) }
}

/// Waits until the driver listens, and opens a session.
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

/// Returns a free port, for the driver to listen on.
fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn last_lines(log: &str) -> String {
    let lines: Vec<_> = log.trim().lines().collect();
    lines[lines.len().saturating_sub(3)..].join(" / ")
}

/// The folder of a browser. Dropping it deletes the folder.
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
        // If this fails, the folder stays in the system's folder for temporary files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
