//! The reader: one component, whatever page it stands on.
//!
//! It is a small state machine: an article is on its way, is there, or cannot be had. What each state looks like
//! is a pure [`crate::document`], built into nodes once. What changes later (size, confirmations) changes custom
//! properties and data attributes of the root and the words of the toolbar, and draws no article again.
//!
//! One listener on the root hears every click and asks which part was pressed, so that a part works the same
//! wherever its nodes came from.

mod controls;
mod desk;
mod extras;
mod failure;
mod request;
mod shortcuts;
mod task;
mod view;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, KeyboardEvent};
use yew::{platform::spawn_local, prelude::*};

use crate::{
    document::Interface,
    host::{
        broken_images,
        files::{self, File},
        intl, languages, references, web_share,
    },
    locale::words::sentences,
    preferences::{self, FontStep},
    source::Asked,
    url::Url,
};
pub use desk::Desk;
pub use failure::Failure;
pub use request::Answer;
use request::{Question, Request};
pub use shortcuts::Shortcuts;
pub use task::Task;
use task::{After, Waiting};
use view::Built;

/// What a page tells a reader.
#[derive(Properties)]
pub struct ReaderProps {
    /// Where the article is, or why it may not be asked for.
    pub address: Result<Url, Failure>,
    /// Gives the answer at that address, where the page does not leave it to the reader to ask
    /// ([`crate::host::fetch::From::Page`]).
    pub ask: Option<Function>,
    /// What is asked of the answer.
    pub asked: Asked,
    /// The interface's language, where the page says which, as a tag of [BCP 47]; else it is the article's.
    ///
    /// [BCP 47]: https://www.rfc-editor.org/info/bcp47
    pub lang: String,
    /// The language of the page around, likewise, where neither is one that the interface speaks.
    pub around: String,
    /// The original story, where the page knows it.
    pub original: Option<Url>,
    /// Where single keys work.
    pub shortcuts: Shortcuts,
    /// Gives a promise that the font of a face is there.
    pub faces: Option<Function>,
    /// What is usual on this site for who has chosen nothing else: names and values, parted by spaces
    /// ([`preferences`]).
    pub site: String,
    /// The ways to share the article ([`crate::share::ways`]).
    pub share: String,
    /// Called with the name of every state, as it stands in `data-state`.
    pub on_state: Callback<&'static str>,
    /// Whether the page is the reader's own, and follows the article.
    pub is_page: bool,
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
    root: NodeRef,
    /// Somebody pressed retry, and has the focus where the button was.
    retried: bool,
    /// The state has changed, and the page does not know yet.
    news: bool,
    /// What is to be done, in the order it was asked for: its pieces are not there yet.
    asked: Vec<Task>,
    /// The pieces that are on their way.
    coming: Vec<File>,
    /// Dropped with the reader, they listen no more.
    listeners: Vec<EventListener>,
    /// Ends the confirmation. Dropped, it stays.
    rest: Option<Timeout>,
}

enum State {
    /// Held for its end: dropped, the request is aborted.
    Loading(Built, #[expect(dead_code, reason = "aborts when it is dropped")] Option<Request>),
    Ready(Built),
    Failed(Failure, Built),
}

/// What happens to a reader.
pub enum Event {
    /// The interface that the page demands, which an article in another language does not change.
    Speaks(&'static Interface),
    /// The answer of the present request.
    Arrived(Answer),
    /// Another try is asked for.
    Retry,
    /// Something is to be done, by a piece of the module that may have to come first.
    Want(Task),
    /// A piece of the module has come, or cannot be had.
    Brought(File),
}

/// Asks the event while it is on its way: afterwards its target is not told any more, and what it would do by itself is
/// done.
fn asked_by(name: &str, event: &web_sys::Event) -> Option<Event> {
    let target: Element = event.target()?.dyn_into().ok()?;
    if name == "keydown" {
        // Engines do not agree on what an arrow means to a slider where lines run from the right.
        let event: &KeyboardEvent = event.unchecked_ref();
        let key = event.key();
        let is_arrow = matches!(&*key, extras::TO_LEFT | extras::TO_RIGHT);
        if !is_arrow
            || event.alt_key()
            || event.ctrl_key()
            || event.meta_key()
            || !target.matches("[type=range]:dir(rtl)").unwrap_or(false)
        {
            return None;
        }
        event.prevent_default();
        return Some(Event::Want(Task::Prefer(key, target)));
    }
    references::follow(event.unchecked_ref(), &target);
    let element = target.closest("[data-part]").ok()??;
    let part = element.get_attribute("data-part")?;
    Some(match &*part {
        "retry" => Event::Retry,
        "share" if !element.has_attribute("popovertarget") => {
            Event::Want(Task::Press(controls::SHARE_FIRST.to_owned(), element))
        }
        "font-decrease" | "font-reset" | "font-increase" | "share" | "share-link" | "embed-show" => {
            if part == "share" && web_share::is_available() {
                // The sheet comes instead of the menu that `popovertarget` would open.
                event.prevent_default();
            }
            Event::Want(Task::Press(part, element))
        }
        // Of a radio button, which has both, only that it has another value.
        "choice" if name == "click" => return None,
        "settings" if !element.has_attribute("popovertarget") => {
            // The panel is made now, and the button gets to know it, which would close it with this very click.
            event.prevent_default();
            Event::Want(Task::Prefer(part, element))
        }
        "settings" | "choice" | "settings-reset" | "settings-close" | "help-close" | "back-to-top" | "resume" => {
            Event::Want(Task::Prefer(part, element))
        }
        _ => return None,
    })
}

impl Component for Reader {
    type Message = Event;
    type Properties = ReaderProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let mut desk = Desk {
            root: None,
            interface: &intl::ARABIC,
            article: None,
            share: props.share.clone(),
            is_page: props.is_page,
            font_step: FontStep::default(),
            chosen: desk::stored().unwrap_or_default(),
            unkept: false,
            site: props.site.clone(),
            face: None,
            faces: props.faces.clone(),
            want: ctx.link().callback(Event::Want),
            shortcuts: props.shortcuts,
            listeners: Vec::new(),
            progress: None,
        };
        desk.font_step = desk.chosen_step();
        let lang = ctx.props().lang.clone();
        if !lang.is_empty() {
            let speaks = ctx.link().callback(Event::Speaks);
            spawn_local(async move { speaks.emit(languages::interface(&[&lang]).await) });
        }
        Self {
            state: State::start(ctx, &desk),
            desk,
            root: NodeRef::default(),
            retried: false,
            news: true,
            asked: Vec::new(),
            coming: Vec::new(),
            listeners: Vec::new(),
            rest: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &ReaderProps) -> bool {
        self.show(State::start(ctx, &self.desk));
        true
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Speaks(interface) if matches!(self.state, State::Loading(..)) => {
                self.desk.interface = interface;
                if let Some(words) = self.desk.find("[data-part=skeleton] h1") {
                    words.set_text_content(Some(interface.messages.loading));
                }
                return true;
            }
            Event::Speaks(_) => {}
            Event::Arrived((answer, interface, face)) => {
                self.desk.interface = interface;
                self.desk.face = face;
                let state = match answer {
                    Ok(article) => {
                        let built = view::article(&article, &self.desk);
                        self.desk.article = Some(article);
                        State::Ready(built)
                    }
                    Err(failure) => State::failed(ctx, interface, failure),
                };
                self.show(state);
                return true;
            }
            Event::Retry => {
                self.retried = true;
                self.show(State::start(ctx, &self.desk));
                return true;
            }
            Event::Want(task) => {
                let piece = task.piece();
                self.asked.push(task);
                // At once where that is possible: a browser lets copy and share only within the click.
                if files::is_here(piece) {
                    self.catch_up(ctx, piece);
                } else if !self.coming.contains(&piece) {
                    self.coming.push(piece);
                    let done = ctx.link().callback(Event::Brought);
                    spawn_local(async move {
                        files::bring(piece).await;
                        done.emit(piece);
                    });
                }
            }
            Event::Brought(piece) => {
                self.coming.retain(|coming| *coming != piece);
                self.catch_up(ctx, piece);
            }
        }
        false
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let messages = self.desk.interface.messages;
        let (State::Loading(content, _) | State::Ready(content) | State::Failed(_, content)) = &self.state;
        html! {
            <div ref={self.root.clone()} class="maqal" data-part="reader" part="reader" data-state={self.state.name()}
                lang={messages.lang} dir={messages.direction().as_str()}>
                { view::html(content) }
                <p class="visually-hidden" role="status" data-part="status"></p>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.desk.root = self.root.cast();
            self.desk.set_scale();
            self.listen(ctx);
        }
        if !std::mem::take(&mut self.news) {
            return;
        }
        ctx.props().on_state.emit(self.state.name());
        // Still before it is painted.
        if files::is_here(File::Extras) && !matches!(self.state, State::Loading(..)) {
            self.run(ctx, &Task::Show);
        }
        match (&self.state, &self.desk.article) {
            (State::Failed(failure, _), _) => self.desk.report("maqal-error", &[("code", failure.code().into())]),
            (State::Ready(_), Some(article)) => {
                let url = article.canonical.as_ref().map_or(JsValue::NULL, |url| url.as_str().into());
                self.desk.report("maqal-load", &[("title", (&*article.title).into()), ("url", url)]);
                ctx.link().send_message(Event::Want(Task::Finish));
            }
            _ => return,
        }
        // The button that was pressed is gone: whoever pressed it goes on at what came instead.
        if std::mem::take(&mut self.retried)
            && let Some(element) = self.desk.find("[data-part=headline],[data-part=retry]")
        {
            // Focus is refused only by an element that is gone already.
            let _ = element.focus();
        }
    }
}

impl Reader {
    fn listen(&mut self, ctx: &Context<Self>) {
        let Some(root) = self.root.cast::<Element>() else { return };
        let link = ctx.link();
        // Not by Yew: what it listens with stays, and with it the place of every reader that has gone.
        for name in ["click", "input", "keydown"] {
            let asked = link.callback(|event| event);
            let options = EventListenerOptions::enable_prevent_default();
            self.listeners.push(EventListener::new_with_options(&root, name, options, move |event| {
                if let Some(event) = asked_by(name, event) {
                    asked.emit(event);
                }
            }));
        }
        self.listeners.push(broken_images::listen(&root));
    }

    fn show(&mut self, state: State) {
        self.state = state;
        self.news = true;
    }

    /// Does a task whose piece of the module is there.
    /// Does what was asked for, in that order, once a piece has come; or says that it cannot be had. What nobody pressed
    /// waits for another try.
    fn catch_up(&mut self, ctx: &Context<Self>, piece: File) {
        for task in std::mem::take(&mut self.asked) {
            // One piece brings another along.
            if files::is_here(task.piece()) {
                self.run(ctx, &task);
            } else if task.piece() != piece || task.is_of_nobody() {
                self.asked.push(task);
            } else {
                self.desk.toast(sentences(self.desk.interface.messages.interrupted).0);
            }
        }
    }

    fn run(&mut self, ctx: &Context<Self>, task: &Task) {
        let after = match task.piece() {
            File::Extras => extras::run(&mut self.desk, task),
            _ => controls::run(&mut self.desk, task),
        };
        match after {
            After::Nothing => {}
            After::Then(task) => ctx.link().send_message(Event::Want(task)),
            After::Wait(promise, waiting) => wait(ctx, promise, waiting),
            After::Pause(milliseconds) => {
                let want = ctx.link().callback(Event::Want);
                self.rest = Some(Timeout::new(milliseconds, move || want.emit(Task::Rest)));
            }
        }
    }
}

/// Tells what has come of a promise.
fn wait(ctx: &Context<Reader>, promise: Promise, waiting: Waiting) {
    let want = ctx.link().callback(Event::Want);
    spawn_local(async move {
        let result = JsFuture::from(promise).await;
        want.emit(Task::Settled(waiting, result));
    });
}

impl State {
    /// Its name in `data-state`.
    fn name(&self) -> &'static str {
        match self {
            Self::Loading(..) => "loading",
            Self::Ready(_) => "ready",
            Self::Failed(..) => "error",
        }
    }

    fn start(ctx: &Context<Reader>, desk: &Desk) -> Self {
        let props = ctx.props();
        let face = desk.value("face");
        let font =
            face.zip(desk.faces.as_ref()).and_then(|(face, faces)| faces.call1(&JsValue::NULL, &face.into()).ok());
        let question = Question {
            ask: props.ask.clone(),
            address: props.address.clone(),
            asked: props.asked.clone(),
            lang: props.lang.clone(),
            around: props.around.clone(),
            extras: preferences::has_more(&desk.chosen) || preferences::has_more(&desk.site),
            face: face.map(str::to_owned).zip(font.map(Promise::from)),
        };
        Self::Loading(view::skeleton(desk.interface), Request::start(question, ctx.link().callback(Event::Arrived)))
    }

    fn failed(ctx: &Context<Reader>, interface: &'static Interface, failure: Failure) -> Self {
        let message = view::message(&failure, interface, ctx.props().original.as_ref());
        Self::Failed(failure, message)
    }
}
