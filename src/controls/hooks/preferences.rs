//! The preferences: a reducer over typed values, with what follows from every change.
//!
//! A component dispatches an [`Action`] through [`Preferences`]. The reducer is pure. Effects do the rest: they show the
//! settings on the reader's root, store what was chosen, and tell the page, other tabs and other readers of the page.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::{platform::spawn_local, prelude::*};

use super::{
    super::context::{ReaderContext, Words},
    announcer::Announcer,
    event::{Target, use_event},
};
use crate::{
    host::{
        appearance,
        events::{self, PREFERENCE},
        intl, scroll_anchor, storage, typography,
    },
    locale::words::fill,
    preferences::{self, Change, Choice, Face, FontStep, Settings},
};

/// The settings of a reader.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What applies.
    settings: Settings,
    /// The choices of the person as they were stored last.
    stored: preferences::Preferences,
    /// Whether they could be stored; else they hold for this visit.
    is_storable: bool,
    /// The face whose fonts are here.
    loaded_face: Option<Face>,
    /// The face that was chosen last, while its fonts are on their way.
    wanted_face: Option<Face>,
    /// How often the size was changed by a step.
    steps: u32,
    /// How often the fonts of a wanted face could not be loaded.
    failures: u32,
}

/// A change of the settings.
pub enum Action {
    /// The person chooses something.
    Choose(Change),
    /// The person chooses a size, relative to the present one.
    Resize(fn(FontStep) -> FontStep),
    /// The person resets everything.
    Reset,
    /// The person chooses a face, whose fonts have to be loaded first.
    WantFace(Face),
    /// The fonts of a face are here.
    FaceLoaded(Face),
    /// The fonts of a face cannot be loaded.
    FaceFailed(Face),
    /// What was chosen has been stored, as this.
    Stored(preferences::Preferences),
    /// What was chosen could not be stored.
    NotStored,
    /// Something else was stored, by another tab or another reader.
    Changed(preferences::Preferences),
    /// The site has other defaults.
    Site(preferences::Preferences),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            Action::Choose(change) => state.settings.chosen = state.settings.chosen.with(change),
            Action::Resize(resize) => {
                let (now, resized) = (state.settings.get::<FontStep>(), resize(state.settings.get()));
                if resized != now {
                    state.settings.chosen = state.settings.chosen.with(Change::to(resized));
                    state.steps += 1;
                }
            }
            Action::Reset => {
                state.settings.chosen = preferences::Preferences::default();
                state.wanted_face = None;
            }
            Action::WantFace(face) => state.wanted_face = Some(face),
            Action::FaceLoaded(face) => {
                if state.wanted_face == Some(face) {
                    state.wanted_face = None;
                    state.settings.chosen = state.settings.chosen.with(choice_of(face, &state.settings.site));
                }
                if state.settings.get::<Face>() == face {
                    state.loaded_face = Some(face);
                }
            }
            Action::FaceFailed(face) => {
                if state.wanted_face == Some(face) {
                    state.wanted_face = None;
                    state.failures += 1;
                }
            }
            Action::Stored(stored) => {
                state.settings.chosen = stored.clone();
                state.stored = stored;
                state.is_storable = true;
            }
            Action::NotStored => {
                state.stored = state.settings.chosen.clone();
                state.is_storable = false;
            }
            // What holds for this visit alone is not overwritten by what is stored.
            Action::Changed(stored) if state.is_storable => {
                state.settings.chosen = stored.clone();
                state.stored = stored;
            }
            Action::Changed(_) => {}
            Action::Site(site) => state.settings.site = site,
        }
        Rc::new(state)
    }
}

/// The choice of a value: the default is no choice, unless the site has another one.
fn choice_of<T: Choice>(value: T, site: &preferences::Preferences) -> Change {
    if value == T::default() && site.get::<T>().is_none() { Change::unset::<T>() } else { Change::to(value) }
}

/// The settings of a reader, and how to change them.
#[derive(Clone, PartialEq)]
pub struct Preferences {
    state: UseReducerHandle<State>,
    reader: ReaderContext,
}

impl Preferences {
    /// The value that applies.
    pub fn get<T: Choice>(&self) -> T {
        self.state.settings.get()
    }

    /// The face that applies, or that is chosen and on its way.
    pub fn face(&self) -> Face {
        self.state.wanted_face.unwrap_or_else(|| self.get())
    }

    /// The theme that applies: if nobody has chosen one, that of the element's attribute.
    pub fn theme(&self) -> preferences::Theme {
        self.state.settings.explicit().or_else(|| self.reader.site.theme()).unwrap_or_default()
    }

    /// Chooses a value.
    pub fn choose<T: Choice>(&self, value: T) {
        self.state.dispatch(Action::Choose(choice_of(value, &self.state.settings.site)));
    }

    /// Chooses a theme, which takes precedence over that of the element's attribute.
    pub fn choose_theme(&self, theme: preferences::Theme) {
        match self.reader.site.theme() {
            Some(_) => self.state.dispatch(Action::Choose(Change::to(theme))),
            None => self.choose(theme),
        }
    }

    /// Chooses a size, relative to the present one.
    pub fn resize(&self, resize: fn(FontStep) -> FontStep) {
        self.state.dispatch(Action::Resize(resize));
    }

    /// Chooses a face, once its fonts are here.
    pub fn choose_face(&self, face: Face) {
        self.state.dispatch(Action::WantFace(face));
        load_face(face, self.state.dispatcher(), self.reader.clone());
    }

    /// Resets everything.
    pub fn reset(&self) {
        self.state.dispatch(Action::Reset);
    }
}

fn load_face(face: Face, dispatcher: UseReducerDispatcher<State>, reader: ReaderContext) {
    spawn_local(async move {
        let is_loaded = reader.loader.font(face.as_str()).await.is_ok();
        dispatcher.dispatch(if is_loaded { Action::FaceLoaded(face) } else { Action::FaceFailed(face) });
    });
}

/// The settings of the reader, whose site has these defaults.
#[hook]
pub fn use_preferences(
    reader: &ReaderContext,
    words: &Words,
    site: &preferences::Preferences,
    announcer: &Announcer,
) -> Preferences {
    let state = use_reducer({
        let root = reader.root.clone();
        let site = site.clone();
        move || {
            let stored = storage::preferences().unwrap_or_default();
            State {
                settings: Settings { chosen: stored.clone(), site },
                stored,
                is_storable: true,
                loaded_face: root.get_attribute("data-face").and_then(|face| face.parse().ok()),
                wanted_face: None,
                steps: 0,
                failures: 0,
            }
        }
    });
    use_site(&state, site);
    use_stored_by_others(&state);
    use_storing(&state, reader);
    use_appearance(&state, reader, &words.locale);
    use_face(&state, reader);
    use_announcements(&state, words, announcer);
    Preferences { state, reader: reader.clone() }
}

/// Follows the site's defaults.
#[hook]
fn use_site(state: &UseReducerHandle<State>, site: &preferences::Preferences) {
    let state = state.clone();
    use_effect_with(site.clone(), move |site| {
        if state.settings.site != *site {
            state.dispatch(Action::Site(site.clone()));
        }
    });
}

/// Follows what other tabs, and other readers of this page, have stored.
#[hook]
fn use_stored_by_others(state: &UseReducerHandle<State>) {
    {
        let dispatcher = state.dispatcher();
        use_effect_with((), move |()| {
            let listener = storage::listen(preferences::KEY, move |stored| {
                dispatcher.dispatch(Action::Changed(stored.parse().unwrap_or_default()));
            });
            move || drop(listener)
        });
    }
    let document = web_sys::window().and_then(|window| window.document());
    let target = document.map_or(Target::None, |document| Target::Other(document.into()));
    let state = state.clone();
    let changed = Callback::from(move |_| {
        // A reader hears of its own choices too.
        if let Some(stored) = storage::preferences().filter(|stored| *stored != state.stored) {
            state.dispatch(Action::Changed(stored));
        }
    });
    use_event(target, PREFERENCE, changed);
}

/// Stores what was chosen, and tells the page.
#[hook]
fn use_storing(state: &UseReducerHandle<State>, reader: &ReaderContext) {
    let (state, reader) = (state.clone(), reader.clone());
    use_effect_with((state.settings.chosen.clone(), state.stored.clone()), move |(chosen, stored)| {
        if chosen == stored {
            return;
        }
        // Another tab may have stored something else in the meantime.
        let others = storage::preferences().filter(|_| state.is_storable).unwrap_or_else(|| stored.clone());
        let merged = others.with_changes(stored, chosen);
        let is_stored = storage::store_preferences(&merged);
        state.dispatch(if is_stored { Action::Stored(merged) } else { Action::NotStored });
        for (name, value) in chosen.changes_since(stored) {
            let value = match value {
                _ if name == FontStep::NAME => state.settings.get::<FontStep>().get().into(),
                Some(value) => value.into(),
                None => JsValue::NULL,
            };
            events::dispatch(&reader.root, PREFERENCE, &[("name", name.into()), ("value", value)]);
        }
    });
}

/// Shows the settings on the reader's root, and keeps what is being read where it is.
#[hook]
fn use_appearance(state: &UseReducerHandle<State>, reader: &ReaderContext, locale: &AttrValue) {
    let (reader, locale) = (reader.clone(), locale.clone());
    use_effect_with((state.settings.clone(), state.loaded_face), move |(settings, face)| {
        let root = &reader.root;
        scroll_anchor::keep(root, || {
            typography::follow(root, &reader.article, &locale, || appearance::apply(root, settings, *face));
        });
    });
}

/// Loads the fonts of a face that was chosen elsewhere.
#[hook]
fn use_face(state: &UseReducerHandle<State>, reader: &ReaderContext) {
    let is_first = use_mut_ref(|| true);
    let (state, reader) = (state.clone(), reader.clone());
    use_effect_with(state.settings.explicit::<Face>(), move |face| {
        // A font that was not here in time for the first paint is for the next text, so that none changes its face.
        let is_first = is_first.replace(false);
        if let Some(face) = face.filter(|face| !is_first && state.loaded_face != Some(*face)) {
            load_face(face, state.dispatcher(), reader);
        }
    });
}

/// Announces what cannot be seen: the size after a step, and that a face cannot be had.
#[hook]
fn use_announcements(state: &UseReducerHandle<State>, words: &Words, announcer: &Announcer) {
    let words = words.clone();
    let step = state.settings.get::<FontStep>();
    {
        let (announcer, words) = (announcer.clone(), words.clone());
        use_effect_with(state.steps, move |steps| {
            if *steps > 0 {
                let size = intl::percent(&words.locale, step.percent());
                announcer.say(fill(words.font_size_now, &[("size", &size)]));
            }
        });
    }
    let announcer = announcer.clone();
    use_effect_with(state.failures, move |failures| {
        if *failures > 0 {
            announcer.toast(words.unavailable);
        }
    });
}
