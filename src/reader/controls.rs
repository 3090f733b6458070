//! What it takes to act on an article: the size of the text, the ways to share it, its foot, the place where it is left.
//!
//! All of that comes after the first paint, in a piece of the module of its own ([`crate::host::files`]): to be read, an
//! article needs nothing of it.

mod page;
mod share;
mod size;

use std::hint::black_box;

use gloo_events::EventListener;
use wasm_bindgen::JsValue;

use super::{
    Desk, shortcuts,
    task::{After, Task, Waiting},
};
use crate::{
    host::{
        files::{self, File},
        frame, places, progress, storage,
    },
    preferences::{self, Action, FONT_STEP, places::hash},
    reader::view,
};

/// Tells the page that something has been chosen.
const PREFERENCE: &str = "maqal-preference";
/// What a press of the share button is called when there was no menu yet.
pub const SHARE_FIRST: &str = "share-first";

/// Does a task, once the piece is there.
pub fn run(desk: &mut Desk, task: &Task) -> After {
    // Through the table, where the compiler cannot look.
    black_box(controls as fn(&mut Desk, &Task) -> _)(desk, task)
}

/// The function at which the module is parted: `.ci/split.mjs` knows it by this name.
#[inline(never)]
fn controls(desk: &mut Desk, task: &Task) -> After {
    match task {
        Task::Finish => {
            share::finish(desk);
            desk.listen();
            if let (true, Some(article)) = (desk.is_page, &desk.article) {
                // A page that lacks one of these elements lacks only what it would have said.
                let _ = page::follow(article);
            }
            // What another tab has chosen while nobody heard of it.
            if let Some(kept) = super::desk::stored().filter(|kept| *kept != desk.chosen) {
                desk.chosen = kept;
                return chosen(desk);
            }
        }
        Task::Press(part, element) => match &**part {
            "font-decrease" => return resized(desk, Action::FontDecrease),
            "font-reset" => return resized(desk, Action::FontReset),
            "font-increase" => return resized(desk, Action::FontIncrease),
            "share" => return share::open(desk, true),
            SHARE_FIRST => return share::open(desk, false),
            "share-link" => return share::link(desk, element.get_attribute("data-network").as_deref()),
            "embed-show" => {
                // Pressed twice at once, it is gone already.
                let _ = frame::show(element);
            }
            _ => {}
        },
        Task::Choose(action) => return resized(desk, *action),
        Task::Take(name, value) => {
            desk.choose(name, *value);
            return if *name == FONT_STEP { chosen(desk) } else { After::Then(Task::Apply) };
        }
        Task::TakeNothing => {
            desk.take_nothing();
            return chosen(desk);
        }
        Task::Site(usual) => {
            desk.site.clone_from(usual);
            return chosen(desk);
        }
        // A reader hears of its own choices too.
        Task::Elsewhere(kept) if *kept != desk.chosen && !desk.unkept => {
            desk.chosen.clone_from(kept);
            return chosen(desk);
        }
        Task::Settled(Waiting::Copy, result) => return share::copied(desk, result.is_ok()),
        Task::Settled(Waiting::Sheet, result) => share::sheet_closed(desk, result),
        Task::Rest => share::rest(desk),
        Task::Leave => {
            if let (Some(article), Some(root), false) = (&desk.article, &desk.root, desk.is_framed()) {
                places::keep(hash(&view::shared_address(article)), root);
            }
        }
        _ => {}
    }
    After::Nothing
}

/// Gives the text the size that has been chosen, and has the rest applied, where there is any and ever was.
fn chosen(desk: &mut Desk) -> After {
    size::resize(desk, desk.chosen_step());
    let has_more =
        files::is_here(File::Extras) || preferences::has_more(&desk.chosen) || preferences::has_more(&desk.site);
    if has_more { After::Then(Task::Apply) } else { After::Nothing }
}

fn resized(desk: &mut Desk, action: Action) -> After {
    size::choose(desk, action);
    // The panel says the size too.
    if desk.find("[data-part=settings-panel]").is_some() { After::Then(Task::Apply) } else { After::Nothing }
}

impl Desk {
    /// Hears keys, other tabs and other readers, has the page told how far the article is read, and keeps where it is left.
    fn listen(&mut self) {
        let Some(root) = &self.root else { return };
        self.progress = progress::watch(root);
        let want = || self.want.clone();
        let (elsewhere, leave) = (want(), want());
        let keys = self.shortcuts.target(root).map(|target| shortcuts::listen(&target, (**root).clone(), want()));
        let tabs = storage::listen(preferences::KEY, move |chosen| elsewhere.emit(Task::Elsewhere(chosen)));
        // Other readers of this page: no other tab is told of them.
        let beside = want();
        let readers = web_sys::window().and_then(|window| window.document()).map(|page| {
            EventListener::new(&page, PREFERENCE, move |_| {
                if let Some(kept) = super::desk::stored() {
                    beside.emit(Task::Elsewhere(kept));
                }
            })
        });
        let leaves = places::on_leave(move || leave.emit(Task::Leave));
        self.listeners = leaves.into_iter().flatten().chain(keys).chain(tabs).chain(readers).collect();
    }

    /// Takes all choices back.
    fn take_nothing(&mut self) {
        let chosen = std::mem::take(&mut self.chosen);
        self.keep("", None);
        for (name, _) in chosen.split(' ').filter_map(|field| field.split_once('=')) {
            self.tell(name, None);
        }
    }

    /// Takes a choice, keeps it for the next visit and for other tabs, and tells the page.
    pub fn choose(&mut self, name: &str, value: Option<&str>) {
        // Another tab may have chosen something else meanwhile.
        if let Some(kept) = super::desk::stored().filter(|_| !self.unkept) {
            self.chosen = kept;
        }
        self.keep(name, value);
        self.tell(name, value);
    }

    /// Keeps what is chosen, with one choice replaced.
    fn keep(&mut self, name: &str, value: Option<&str>) {
        self.chosen = preferences::with(&self.chosen, name, value);
        self.unkept = !storage::set(preferences::KEY, &self.chosen);
        storage::remove(preferences::FIRST_KEY);
    }

    /// Tells the page what is chosen: `null` for nothing, but of the size always the step.
    fn tell(&self, name: &str, value: Option<&str>) {
        let value = match value {
            _ if name == FONT_STEP => self.chosen_step().get().into(),
            Some(value) => value.into(),
            None => JsValue::NULL,
        };
        self.report(PREFERENCE, &[("name", name.into()), ("value", value)]);
    }
}
