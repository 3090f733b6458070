//! The reader: one component, whatever page it stands on.
//!
//! It is a small state machine: an article is on its way, is there, or cannot be had. What each state looks like
//! is a pure [`crate::document`], built into nodes once. What changes later (size, confirmations) changes custom
//! properties and data attributes of the root and the words of the toolbar, and draws no article again.
//!
//! One listener on the root hears every click and asks which part was pressed, so that a part works the same
//! wherever its nodes came from.

mod failure;
mod request;
mod shortcuts;
mod view;

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use yew::{platform::spawn_local, prelude::*};

use crate::{
    article::Article,
    host::{
        broken_images, clipboard, events, fetch, frame, intl, popover, progress, reading_place, references, storage,
        web_share::{self, Outcome},
    },
    locale::{Messages, messages::fill},
    preferences::{Action, FontStep, Preferences},
    share::{COPY, Way},
    source::Asked,
    url::Url,
};
pub use failure::Failure;
use request::Request;
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
    /// The original story, where the page knows it.
    pub original: Option<Url>,
    /// Where `+`, `-` and `0` change the text's size.
    pub shortcuts: Shortcuts,
    /// The size for who has chosen none.
    pub font_step: FontStep,
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
    preferences: Preferences,
    copying: Copying,
    root: NodeRef,
    status: NodeRef,
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
    Arrived(Result<Rc<Article>, Failure>),
    /// A part was pressed.
    Press(Pressed),
    /// The reader chooses, by a button or a key.
    Choose(Action),
    /// The reader has chosen in another tab, or the page around has.
    ChosenElsewhere(FontStep),
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
    fn of(event: &MouseEvent) -> Option<Self> {
        let target: Element = event.target()?.dyn_into().ok()?;
        references::follow(event, &target);
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
        let stored = storage::get(FontStep::KEY);
        let font_step = stored.map_or(ctx.props().font_step, |stored| FontStep::from_stored(&stored));
        Self {
            state: State::start(ctx),
            preferences: Preferences { font_step },
            copying: Copying::Idle,
            root: NodeRef::default(),
            status: NodeRef::default(),
            retried: false,
            news: true,
            listeners: Vec::new(),
            progress: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &ReaderProps) -> bool {
        self.show(State::start(ctx));
        true
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Arrived(Ok(article)) => {
                let built = view::article(&article, self.preferences.font_step, &ctx.props().ways);
                self.show(State::Ready(article, built));
            }
            Event::Arrived(Err(failure)) => self.show(State::failed(ctx, failure)),
            Event::Press(pressed) => return self.press(ctx, pressed),
            Event::Choose(action) => {
                self.choose(action);
                return false;
            }
            Event::ChosenElsewhere(font_step) => {
                self.preferences.font_step = font_step;
                self.apply();
                return false;
            }
            Event::Copied(true) => {
                self.announce(Messages::get().copied);
                self.report("maqal-share", &[("network", COPY.into())]);
                let rest = ctx.link().callback(|()| Event::Rest);
                self.copying = Copying::Copied(Timeout::new(CONFIRMED, move || rest.emit(())));
            }
            Event::Copied(false) => {
                self.announce(Messages::get().copy_failed);
                self.copying = Copying::Refused;
            }
            Event::Rest => {
                // Emptied, so that a second copy is a change and is announced again.
                self.announce("");
                self.copying = Copying::Idle;
            }
            Event::ShareSheet(outcome) => {
                match outcome {
                    Outcome::Shared => self.report("maqal-share", &[("network", "native".into())]),
                    Outcome::Closed => {}
                    Outcome::Unavailable => self.show_share_menu(),
                }
                return false;
            }
        }
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let messages = Messages::get();
        let (State::Loading(content, _) | State::Ready(_, content) | State::Failed(_, content)) = &self.state;
        let copy = match self.copying {
            Copying::Idle => None,
            Copying::Copied(_) => Some("copied"),
            Copying::Refused => Some("refused"),
        };
        html! {
            <div ref={self.root.clone()} class="maqal" data-part="reader" part="reader" data-state={self.state.name()} data-copy={copy}
                lang={messages.lang} dir={messages.direction.as_str()}>
                { view::html(content) }
                <p ref={self.status.clone()} class="visually-hidden" role="status" data-part="status"></p>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
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
                self.report("maqal-load", &[("title", (&*article.title).into()), ("url", url)]);
                ctx.props().on_load.emit(article.clone());
                self.progress = self.root.cast::<Element>().and_then(|root| progress::watch(&root));
            }
            State::Failed(failure, _) => self.report("maqal-error", &[("code", failure.code().into())]),
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
        let elsewhere = ctx.link().callback(Event::ChosenElsewhere);
        let choose = ctx.link().callback(Event::Choose);
        let keys = ctx.props().shortcuts.target(&root).map(|target| shortcuts::listen(&target, choose));
        self.listeners.extend(keys);
        // Not by Yew: what it listens with stays, and with it the place of every reader that has gone.
        let press = ctx.link().callback(Event::Press);
        let options = EventListenerOptions::enable_prevent_default();
        self.listeners.push(EventListener::new_with_options(&root, "click", options, move |event| {
            if let Some(pressed) = Pressed::of(event.unchecked_ref()) {
                press.emit(pressed);
            }
        }));
        self.listeners.push(broken_images::listen(&root));
        self.listeners
            .extend(storage::listen(FontStep::KEY, move |stored| elsewhere.emit(FontStep::from_stored(&stored))));
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
                self.show(State::start(ctx));
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
                (Some(network), _) => self.report("maqal-share", &[("network", network.into())]),
                (None, _) => {}
            },
            _ => {}
        }
        false
    }

    /// Takes a choice, keeps it for the next visit and for other tabs, and tells it.
    fn choose(&mut self, action: Action) {
        let chosen = self.preferences.after(action);
        if chosen == self.preferences {
            return;
        }
        self.preferences = chosen;
        self.apply();
        storage::set(FontStep::KEY, &chosen.font_step.to_stored());
        let messages = Messages::get();
        let size = intl::percent(messages.locale, chosen.font_step.percent());
        self.announce(&fill(messages.font_size_now, &[("size", &size)]));
        self.report("maqal-preference", &[("name", "font-step".into()), ("value", chosen.font_step.get().into())]);
    }

    /// Gives what is shown a new size: says it in the toolbar, and keeps the reading place.
    fn apply(&self) {
        let Some(root) = self.root.cast::<Element>() else { return };
        view::update_toolbar(&root, self.preferences.font_step);
        reading_place::keep(&root, || self.set_scale());
    }

    /// Sets the custom property that the style sheet reads.
    fn set_scale(&self) {
        if let Some(root) = self.root.cast::<HtmlElement>() {
            // Through the object model, which a strict `style-src` allows, unlike the attribute.
            let _ = root.style().set_property("--maqal-font-scale", &self.preferences.font_step.scale());
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
        let shown = self.find("[data-part=share-menu]").is_some_and(|menu| menu.show_popover().is_ok());
        if !shown {
            self.focus(".share-foot [data-part=share-link]");
        }
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.cast::<Element>()?.query_selector(selector).ok()??.dyn_into().ok()
    }

    fn focus(&self, selector: &str) {
        if let Some(element) = self.find(selector) {
            // Focus is refused only by an element that is gone already.
            let _ = element.focus();
        }
    }

    /// Says something to those who do not see it: puts it into the reader's live region.
    fn announce(&self, words: &str) {
        if let Some(status) = self.status.get() {
            status.set_text_content(Some(words));
        }
    }

    /// Tells the page around the reader.
    fn report(&self, event: &str, detail: &[(&str, JsValue)]) {
        if let Some(root) = self.root.get() {
            events::dispatch(&root, event, detail);
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

    fn start(ctx: &Context<Reader>) -> Self {
        match &ctx.props().address {
            Ok(address) => {
                let arrived = ctx.link().callback(Event::Arrived);
                let from =
                    ctx.props().ask.clone().map_or_else(|| fetch::From::Address(address.clone()), fetch::From::Page);
                let request = Request::start(from, address.clone(), ctx.props().asked.clone(), arrived);
                Self::Loading(view::skeleton(), request)
            }
            Err(failure) => Self::failed(ctx, failure.clone()),
        }
    }

    fn failed(ctx: &Context<Reader>, failure: Failure) -> Self {
        let message = view::message(&failure, ctx.props().original.as_ref());
        Self::Failed(failure, message)
    }
}
