//! The reader: one component, whatever page it stands on.
//!
//! It is a small state machine: an article is on its way, is there, or cannot be had. What each state looks like
//! is a pure [`crate::document`], built into nodes once. What changes later (size, confirmations) changes custom
//! properties and data attributes of the root and the words of the toolbar, and draws no article again.
//!
//! One listener on the root hears every click and asks which part was pressed, so that a part works the same
//! wherever its nodes came from.

mod desk;
pub mod extras;
mod failure;
mod request;
mod shortcuts;
mod view;

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;
use yew::{platform::spawn_local, prelude::*};

use crate::{
    article::Article,
    document::Interface,
    host::{
        broken_images, clipboard, fetch, frame, intl, places, popover, progress, reading_place, references,
        storage,
        web_share::{self, Outcome},
    },
    locale::words::{fill, sentences},
    preferences::{self, Action, FONT_STEP, FontStep},
    share::{COPY, Way},
    source::Asked,
    url::Url,
};
pub use desk::Desk;
use extras::After;
pub use extras::Task;
pub use failure::Failure;
pub use request::Answer;
use request::{Question, Request};
pub use shortcuts::Shortcuts;
use view::Built;

/// How long a confirmation stands, in milliseconds.
const CONFIRMED: u32 = 3_000;

/// What a page tells a reader.
#[derive(Properties)]
pub struct ReaderProps {
    /// Where the article is, or why it may not be asked for.
    pub address: Result<Url, Failure>,
    /// Gives the answer at that address, where the page does not leave it to the reader to ask
    /// ([`fetch::From::Page`]).
    pub ask: Option<Function>,
    /// What is asked of the answer.
    pub asked: Asked,
    /// The interface's language, where the page says which; else it is the article's.
    pub lang: String,
    /// The language of the page around, where the article's is not known.
    pub around: String,
    /// The original story, where the page knows it.
    pub original: Option<Url>,
    /// Where `+`, `-` and `0` change the text's size.
    pub shortcuts: Shortcuts,
    /// Gives a promise that the font of a face is there.
    pub faces: Option<Function>,
    /// What is usual on this site for who has chosen nothing else ([`preferences`]).
    pub site: String,
    /// The ways to share the article.
    pub ways: Vec<Way>,
    /// Called with the name of every state, as it stands in `data-state`.
    pub on_state: Callback<&'static str>,
    /// Called with every article that is shown.
    pub on_load: Callback<Rc<Article>>,
}

/// Only another article makes another reader: the rest is said once, when it is mounted.
impl PartialEq for ReaderProps {
    fn eq(&self, other: &Self) -> bool {
        self.address == other.address && self.asked == other.asked
    }
}

/// Shows the article at an address.
pub struct Reader {
    state: State,
    desk: Desk,
    font_step: FontStep,
    copying: Copying,
    root: NodeRef,
    /// Somebody pressed retry, and has the focus where the button was.
    retried: bool,
    /// The state has changed, and the page does not know yet.
    news: bool,
    /// Dropped with the reader, they listen no more.
    listeners: Vec<EventListener>,
    progress: Option<progress::Progress>,
}

enum State {
    /// Held for its end: dropped, the request is aborted.
    Loading(Built, #[expect(dead_code, reason = "aborts when it is dropped")] Option<Request>),
    Ready(Rc<Article>, Built),
    Failed(Failure, Built),
}

enum Copying {
    Idle,
    /// Held for its end: dropped, the confirmation stays.
    Copied(#[expect(dead_code, reason = "ends the timer when it is dropped")] Timeout),
    Refused,
}

/// What happens to a reader.
pub enum Event {
    /// The answer of the present request.
    Arrived(Answer),
    /// A part was pressed.
    Press(Pressed),
    /// The reader chooses, by a button or a key.
    Choose(Action),
    /// The page around has chosen a size.
    Resize(FontStep),
    /// The reader has chosen in another tab.
    ChosenElsewhere(String),
    /// Something that not every reader wants is wanted; told once more when it is there, or cannot be had.
    Extra(Task),
    /// The page is being left.
    Leave,
    /// Whether the browser let us copy the address.
    Copied(bool),
    /// The confirmation has stood long enough.
    Rest,
    /// The share sheet has closed.
    ShareSheet(Outcome),
}

/// What a click was on.
pub struct Pressed {
    /// Its `data-part`.
    part: String,
    /// Its `data-network`.
    network: Option<String>,
    element: Element,
}

impl Pressed {
    /// Asks the event while it is on its way: afterwards its target is not told any more, and what it would do by
    /// itself is done.
    fn of(event: &web_sys::Event) -> Option<Self> {
        let target: Element = event.target()?.dyn_into().ok()?;
        references::follow(event.unchecked_ref(), &target);
        let pressed = target.closest("[data-part]").ok()??;
        let part = pressed.get_attribute("data-part")?;
        if part == "share" && web_share::is_available() {
            // The sheet comes instead of the menu that `popovertarget` would open.
            event.prevent_default();
        }
        Some(Self { part, network: pressed.get_attribute("data-network"), element: pressed })
    }
}

impl Component for Reader {
    type Message = Event;
    type Properties = ReaderProps;

    fn create(ctx: &Context<Self>) -> Self {
        let desk = Desk {
            root: None,
            interface: &intl::ARABIC,
            chosen: desk::stored().unwrap_or_default(),
            site: ctx.props().site.clone(),
            faces: ctx.props().faces.clone(),
        };
        Self {
            state: State::start(ctx, &desk),
            font_step: desk.font_step(),
            desk,
            copying: Copying::Idle,
            root: NodeRef::default(),
            retried: false,
            news: true,
            listeners: Vec::new(),
            progress: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &ReaderProps) -> bool {
        self.show(State::start(ctx, &self.desk));
        true
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Arrived((answer, interface)) => {
                self.desk.interface = interface;
                self.show(match answer {
                    Ok(article) => {
                        let built = view::article(&article, interface, self.font_step, &ctx.props().ways);
                        State::Ready(article, built)
                    }
                    Err(failure) => State::failed(ctx, interface, failure),
                });
            }
            Event::Press(pressed) => return self.press(ctx, pressed),
            Event::Choose(action) => {
                self.choose(action);
                return false;
            }
            Event::Resize(font_step) => {
                self.resize(font_step);
                return false;
            }
            Event::ChosenElsewhere(chosen) => {
                self.desk.chosen = chosen;
                self.resize(self.desk.font_step());
                self.extra(ctx, Task::Apply);
                return false;
            }
            Event::Extra(task) => {
                self.do_extra(ctx, &task);
                return false;
            }
            Event::Leave => {
                self.leave();
                return false;
            }
            Event::Copied(true) => {
                self.desk.announce(self.desk.interface.messages.copied);
                self.desk.report("maqal-share", &[("network", COPY.into())]);
                let rest = ctx.link().callback(|()| Event::Rest);
                self.copying = Copying::Copied(Timeout::new(CONFIRMED, move || rest.emit(())));
            }
            Event::Copied(false) => {
                self.desk.announce(self.desk.interface.messages.copy_failed);
                self.copying = Copying::Refused;
            }
            Event::Rest => {
                // Emptied, so that a second copy is a change and is announced again.
                self.desk.announce("");
                self.copying = Copying::Idle;
            }
            Event::ShareSheet(outcome) => {
                match outcome {
                    Outcome::Shared => self.desk.report("maqal-share", &[("network", "native".into())]),
                    Outcome::Closed => {}
                    Outcome::Unavailable => self.show_share_menu(),
                }
                return false;
            }
        }
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let messages = self.desk.interface.messages;
        let (State::Loading(content, _) | State::Ready(_, content) | State::Failed(_, content)) = &self.state;
        let copy = match self.copying {
            Copying::Idle => None,
            Copying::Copied(_) => Some("copied"),
            Copying::Refused => Some("refused"),
        };
        html! {
            <div ref={self.root.clone()} class="maqal" data-part="reader" part="reader" data-state={self.state.name()} data-copy={copy}
                lang={messages.lang} dir={messages.direction().as_str()}>
                { view::html(content) }
                <p class="visually-hidden" role="status" data-part="status"></p>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.desk.root = self.root.cast();
            self.set_scale();
            self.listen(ctx);
        }
        if !std::mem::take(&mut self.news) {
            return;
        }
        ctx.props().on_state.emit(self.state.name());
        match &self.state {
            State::Loading(..) => return,
            State::Ready(article, _) => {
                let url = article.canonical.as_ref().map_or(JsValue::NULL, |url| url.as_str().into());
                self.desk.report("maqal-load", &[("title", (&*article.title).into()), ("url", url)]);
                ctx.props().on_load.emit(article.clone());
                self.progress = self.desk.root.as_ref().and_then(|root| progress::watch(root));
                // Still before it is painted.
                if extras::are_here() {
                    self.do_extra(ctx, &Task::Show(article_id(article)));
                }
            }
            State::Failed(failure, _) => self.desk.report("maqal-error", &[("code", failure.code().into())]),
        }
        // The button that was pressed is gone: whoever pressed it goes on at what came instead.
        if std::mem::take(&mut self.retried) {
            self.focus("[data-part=headline],[data-part=retry]");
        }
    }
}

impl Reader {
    fn listen(&mut self, ctx: &Context<Self>) {
        let Some(root) = self.root.cast::<Element>() else { return };
        let link = ctx.link();
        let keys =
            ctx.props().shortcuts.target(&root).map(|target| shortcuts::listen(&target, link.callback(|key| key)));
        self.listeners.extend(keys);
        // Not by Yew: what it listens with stays, and with it the place of every reader that has gone.
        for name in ["click", "input"] {
            let press = link.callback(Event::Press);
            let options = EventListenerOptions::enable_prevent_default();
            self.listeners.push(EventListener::new_with_options(&root, name, options, move |event| {
                if let Some(pressed) = Pressed::of(event) {
                    press.emit(pressed);
                }
            }));
        }
        self.listeners.push(broken_images::listen(&root));
        let elsewhere = link.callback(Event::ChosenElsewhere);
        self.listeners.extend(storage::listen(preferences::KEY, move |stored| elsewhere.emit(stored)));
        let leave = link.callback(|()| Event::Leave);
        self.listeners.extend(places::on_leave(move || leave.emit(())).into_iter().flatten());
    }

    fn show(&mut self, state: State) {
        self.state = state;
        self.news = true;
    }

    /// Does what the pressed part is for; tells whether anything is to be drawn again.
    fn press(&mut self, ctx: &Context<Self>, pressed: Pressed) -> bool {
        match &*pressed.part {
            "retry" => {
                self.retried = true;
                self.show(State::start(ctx, &self.desk));
                return true;
            }
            "font-decrease" => self.choose(Action::FontDecrease),
            "font-reset" => self.choose(Action::FontReset),
            "font-increase" => self.choose(Action::FontIncrease),
            "share" => self.share(ctx),
            "embed-show" => {
                // Pressed twice at once, it is gone already.
                let _ = frame::show(&pressed.element);
            }
            "share-link" => match (pressed.network, &self.state) {
                (Some(network), State::Ready(article, _)) if network == COPY => {
                    let copied = ctx.link().callback(Event::Copied);
                    let url = view::shared_address(article);
                    spawn_local(async move { copied.emit(clipboard::copy(&url).await) });
                }
                (Some(network), _) => self.desk.report("maqal-share", &[("network", network.into())]),
                (None, _) => {}
            },
            "settings" | "choice" | "settings-reset" | "settings-close" | "help-close" | "back-to-top" | "resume" => {
                self.extra(ctx, Task::Press(pressed.part, pressed.element));
            }
            _ => {}
        }
        false
    }

    /// Takes a choice of size.
    fn choose(&mut self, action: Action) {
        let chosen = self.font_step.after(action);
        if chosen == self.font_step {
            return;
        }
        self.resize(chosen);
        self.desk.choose(FONT_STEP, Some(&chosen.to_stored()));
        let interface = self.desk.interface;
        let size = intl::percent(interface.locale, chosen.percent());
        self.desk.announce(&fill(interface.messages.font_size_now, &[("size", &size)]));
    }

    /// Gives what is shown a new size: says it in the toolbar, and keeps the reading place.
    fn resize(&mut self, font_step: FontStep) {
        self.font_step = font_step;
        let Some(root) = &self.desk.root else { return };
        view::update_toolbar(root, self.desk.interface, font_step);
        reading_place::keep(root, || self.set_scale());
    }

    /// Sets the custom property that the style sheet reads.
    fn set_scale(&self) {
        if let Some(root) = &self.desk.root {
            // Through the object model, which a strict `style-src` allows, unlike the attribute.
            let _ = root.style().set_property("--maqal-font-scale", &self.font_step.scale());
        }
    }

    /// Has a task done when what it needs is there.
    fn extra(&self, ctx: &Context<Self>, task: Task) {
        let done = ctx.link().callback(Event::Extra);
        spawn_local(async move {
            extras::load().await;
            done.emit(task);
        });
    }

    fn do_extra(&mut self, ctx: &Context<Self>, task: &Task) {
        if !extras::are_here() {
            self.desk.toast(sentences(self.desk.interface.messages.interrupted).0);
            return;
        }
        match extras::run(&mut self.desk, task) {
            After::Nothing => {}
            After::Resize => self.resize(self.desk.font_step()),
            After::Wait(promise, task) => {
                let done = ctx.link().callback(Event::Extra);
                spawn_local(async move {
                    if JsFuture::from(promise).await.is_ok() {
                        done.emit(task);
                    }
                });
            }
        }
    }

    /// Keeps the place for the next visit.
    fn leave(&self) {
        if let (State::Ready(article, _), Some(root)) = (&self.state, &self.desk.root) {
            places::keep(article_id(article), root);
        }
    }

    /// The share sheet, where there is one; else the button's `popovertarget` opens the menu by itself.
    fn share(&self, ctx: &Context<Self>) {
        let State::Ready(article, _) = &self.state else { return };
        if web_share::is_available() {
            let closed = ctx.link().callback(Event::ShareSheet);
            let article = article.clone();
            spawn_local(async move {
                closed.emit(web_share::share(&article.title, &view::shared_address(&article)).await);
            });
        } else if !popover::is_supported() {
            self.show_share_menu();
        }
    }

    /// Opens the menu; where the browser has no popovers, the links at the foot of the article are the menu.
    fn show_share_menu(&self) {
        let shown = self.desk.find("[data-part=share-menu]").is_some_and(|menu| menu.show_popover().is_ok());
        if !shown {
            self.focus(".share-foot [data-part=share-link]");
        }
    }

    fn focus(&self, selector: &str) {
        if let Some(element) = self.desk.find(selector) {
            // Focus is refused only by an element that is gone already.
            let _ = element.focus();
        }
    }
}

impl State {
    /// Its name in `data-state`.
    fn name(&self) -> &'static str {
        match self {
            Self::Loading(..) => "loading",
            Self::Ready(..) => "ready",
            Self::Failed(..) => "error",
        }
    }

    fn start(ctx: &Context<Reader>, desk: &Desk) -> Self {
        match &ctx.props().address {
            Ok(address) => {
                let arrived = ctx.link().callback(Event::Arrived);
                let props = ctx.props();
                let question = Question {
                    from: props.ask.clone().map_or_else(|| fetch::From::Address(address.clone()), fetch::From::Page),
                    address: address.clone(),
                    asked: props.asked.clone(),
                    lang: props.lang.clone(),
                    around: props.around.clone(),
                    extras: preferences::has_more(&desk.chosen) || preferences::has_more(&desk.site),
                };
                Self::Loading(view::skeleton(desk.interface), Request::start(question, arrived))
            }
            Err(failure) => Self::failed(ctx, desk.interface, failure.clone()),
        }
    }

    fn failed(ctx: &Context<Reader>, interface: &'static Interface, failure: Failure) -> Self {
        let message = view::message(&failure, interface, ctx.props().original.as_ref());
        Self::Failed(failure, message)
    }
}

/// By what an article is known when its reader comes back.
fn article_id(article: &Article) -> u32 {
    preferences::places::hash(&view::shared_address(article))
}
