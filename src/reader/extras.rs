//! What not every reader wants: the panel of preferences and all that is chosen there but the size, the keys beside
//! those of the size, and the way back to where an article was left.
//!
//! It comes in a piece of the module of its own ([`crate::host::files`]), with the first click or key that asks for it,
//! or before the article is shown where something has been chosen before. A piece can have no callbacks: whatever is
//! pressed in the panel, the reader hears, and hands on as a [`Task`].

mod apply;
mod dates;
mod keys;
mod panel;
mod resume;
mod text;

use std::hint::black_box;

use js_sys::Promise;
use web_sys::{AbortController, Element};

use super::Desk;
use crate::host::files::{self, File};

/// What is to be done.
pub enum Task {
    /// An article with this number has come: give it what has been chosen, and go on where it was left.
    Show(u32),
    /// Something else has been chosen elsewhere.
    Apply,
    /// A part was pressed, or its value has changed.
    Press(String, Element),
    /// A key was pressed.
    Key(String),
    /// The font that was asked for is there.
    Face(String),
}

/// What the reader has to do afterwards.
pub enum After {
    /// Nothing.
    Nothing,
    /// Give the text another size.
    Resize,
    /// Wait for this, and have that done if it succeeds.
    Wait(Promise, Task),
}

/// Brings what [`run`] needs. Where it cannot be had [`are_here`] says so.
pub async fn load() {
    if let Ok(controller) = AbortController::new() {
        let _ = files::piece(File::Extras, &controller).await;
    }
}

/// Whether tasks can be done.
pub fn are_here() -> bool {
    files::is_here(File::Extras)
}

/// Does a task, once it can be done.
pub fn run(desk: &mut Desk, task: &Task) -> After {
    // Through the table, where the compiler cannot look.
    black_box(extras as fn(&mut Desk, &Task) -> _)(desk, task)
}

/// The function at which the module is parted: `.ci/split.mjs` knows it by this name.
#[inline(never)]
fn extras(desk: &mut Desk, task: &Task) -> After {
    match task {
        Task::Show(article) => {
            apply::style(desk);
            // Found by its letters, as they were written.
            let stopped = resume::block(desk, *article);
            apply::all(desk);
            resume::resume(desk, stopped);
            After::Nothing
        }
        Task::Apply => {
            apply::keeping_place(desk);
            panel::update(desk);
            After::Nothing
        }
        Task::Press(part, element) => match &**part {
            "settings" => {
                panel::open(desk);
                After::Nothing
            }
            "choice" => panel::chosen(desk, element),
            "settings-reset" => panel::reset(desk),
            "resume" => {
                resume::go_on(desk, element);
                After::Nothing
            }
            "back-to-top" => {
                resume::back(desk);
                After::Nothing
            }
            _ => {
                panel::close(element);
                After::Nothing
            }
        },
        Task::Key(key) => keys::press(desk, key),
        Task::Face(face) => {
            // Something else may have been chosen while it came.
            if desk.value("face") == Some(face) {
                apply::keeping_place(desk);
            }
            After::Nothing
        }
    }
}
