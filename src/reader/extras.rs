//! What not every reader wants: the panel of preferences and all that is chosen there but the size, the keys beside
//! those of the size, and the way back to where an article was left.
//!
//! It comes in a piece of the module of its own ([`crate::host::files`]), with the first click or key that asks for it,
//! or before the article is shown where something has been chosen before.

mod apply;
mod dates;
mod keys;
mod panel;
mod resume;
mod text;

use std::hint::black_box;

use super::{
    Desk,
    task::{After, Task, Waiting},
};
use crate::{
    locale::{settings::Words, words::sentences},
    preferences::{self, places::hash},
    reader::view,
};

/// The keys that move a slider sideways.
pub const TO_LEFT: &str = "ArrowLeft";
pub const TO_RIGHT: &str = "ArrowRight";

/// Does a task, once the piece is there.
pub fn run(desk: &mut Desk, task: &Task) -> After {
    // Through the table, where the compiler cannot look.
    black_box(extras as fn(&mut Desk, &Task) -> _)(desk, task)
}

/// The function at which the module is parted: `.ci/split.mjs` knows it by this name.
#[inline(never)]
fn extras(desk: &mut Desk, task: &Task) -> After {
    match task {
        Task::Show => {
            apply::style(desk);
            // Found by its letters, as they were written.
            let article = desk.article.as_ref().map(|article| hash(&view::shared_address(article)));
            let stopped = article.and_then(|article| resume::block(desk, article));
            apply::all(desk);
            resume::resume(desk, stopped);
        }
        Task::Apply => {
            apply::keeping_place(desk);
            panel::update(desk);
            // In another tab the font is there already.
            let face = apply::chosen(desk, "face").filter(|face| desk.face.as_deref() != Some(face));
            if let (Some(face), Some(faces)) = (face, &desk.faces)
                && let Some(font) = panel::bring(faces, face)
            {
                return After::Wait(font, Waiting::Face(face.to_owned()));
            }
        }
        Task::Prefer(part, element) => match &**part {
            "settings" => panel::open(desk),
            "choice" => return panel::chosen(desk, element),
            TO_LEFT | TO_RIGHT => return panel::step(desk, element, part == TO_LEFT),
            "settings-reset" => {
                let words = Words::of(desk.interface.messages.lang);
                desk.toast(words.get("was_reset", ""));
                panel::want_face(desk, None);
                return After::Then(Task::TakeNothing);
            }
            "resume" => resume::go_on(desk, element),
            "back-to-top" => resume::back(desk),
            _ => panel::close(element),
        },
        Task::Key(key, code) => return keys::press(desk, key, code),
        // It was chosen before. Where it cannot be had, the text stays as it is.
        Task::Settled(Waiting::Face(face), Ok(_)) if desk.value("face") == Some(face) => {
            desk.face = Some(face.clone());
            apply::keeping_place(desk);
        }
        Task::Settled(Waiting::Face(face), Err(_)) if desk.value("face") == Some(face) => {}
        Task::Settled(Waiting::Face(face), _) if !panel::is_wanted(desk, face) => {}
        Task::Settled(Waiting::Face(face), Ok(_)) => {
            desk.face = Some(face.clone());
            let taken = preferences::choice("face").and_then(|choice| choice.values().find(|known| known == face));
            return After::Then(Task::Take("face", taken));
        }
        Task::Settled(..) => {
            // It could not be had: the former face stays, and the panel says so.
            panel::update(desk);
            desk.toast(sentences(desk.interface.messages.interrupted).0);
        }
        _ => {}
    }
    After::Nothing
}
