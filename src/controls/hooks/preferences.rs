//! The preferences: a reducer of typed values, and the effects of each change.
//!
//! A component dispatches an [`Action`] through [`Preferences`]. The reducer is pure. Effects apply the settings to the
//! reader's root, store the choices, and notify the page, other tabs and other readers of the page.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::{platform::spawn_local, prelude::*};

use super::{
    super::context::{Messages, ReaderContext},
    announcer::Announcer,
    event::{Target, use_event},
};
use crate::{
    host::{
        appearance,
        events::{self, PREFERENCE},
        intl, scroll_anchor, storage, typography,
    },
    locale::templates::fill,
    preferences::{self, Change, Choice, Face, FontStep, Settings},
};

/// The settings of a reader.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The choices, and the site's defaults.
    settings: Settings,
    /// The choices as last stored.
    stored: preferences::Preferences,
    /// Whether storing them succeeded. If not, they apply to this visit only.
    is_storable: bool,
    /// The face whose fonts are loaded.
    loaded_face: Option<Face>,
    /// The face that was chosen last, while its fonts are loading.
    pending_face: Option<Face>,
    /// The number of font size steps so far.
    steps: u32,
    /// How often the fonts of a chosen face failed to load.
    failures: u32,
}

/// A change of the settings.
pub enum Action {
    /// The person chooses a value.
    Choose(Change),
    /// The person chooses a size relative to the current one.
    Resize(fn(FontStep) -> FontStep),
    /// The person resets all settings.
    Reset,
    /// The person chooses a face, whose fonts are loaded first.
    RequestFace(Face),
    /// The fonts of a face are loaded.
    FaceLoaded(Face),
    /// The fonts of a face failed to load.
    FaceFailed(Face),
    /// The choices were stored, merged with those of other tabs.
    Stored(preferences::Preferences),
    /// The choices could not be stored.
    NotStored,
    /// Another tab or another reader stored other choices.
    ChangedElsewhere(preferences::Preferences),
    /// The site changed its defaults.
    SiteChanged(preferences::Preferences),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            Action::Choose(change) => state.settings.chosen = state.settings.chosen.with(change),
            Action::Resize(resize) => {
                let (current, resized) = (state.settings.get::<FontStep>(), resize(state.settings.get()));
                if resized != current {
                    state.settings.chosen = state.settings.chosen.with(Change::to(resized));
                    state.steps += 1;
                }
            }
            Action::Reset => {
                state.settings.chosen = preferences::Preferences::default();
                state.pending_face = None;
            }
            Action::RequestFace(face) => state.pending_face = Some(face),
            Action::FaceLoaded(face) => {
                if state.pending_face == Some(face) {
                    state.pending_face = None;
                    state.settings.chosen = state.settings.chosen.with(change_to(face, &state.settings.site));
                }
                if state.settings.get::<Face>() == face {
                    state.loaded_face = Some(face);
                }
            }
            Action::FaceFailed(face) => {
                if state.pending_face == Some(face) {
                    state.pending_face = None;
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
            // Stored choices do not overwrite choices that apply to this visit only.
            Action::ChangedElsewhere(stored) if state.is_storable => {
                state.settings.chosen = stored.clone();
                state.stored = stored;
            }
            Action::ChangedElsewhere(_) => {}
            Action::SiteChanged(site) => state.settings.site = site,
        }
        Rc::new(state)
    }
}

/// Returns the change to a value. The default value unsets the choice, unless the site has another default.
fn change_to<T: Choice>(value: T, site: &preferences::Preferences) -> Change {
    if value == T::default() && site.get::<T>().is_none() { Change::unset::<T>() } else { Change::to(value) }
}

/// Reads and changes the settings of a reader.
#[derive(Clone, PartialEq)]
pub struct Preferences {
    state: UseReducerHandle<State>,
    reader: ReaderContext,
}

impl Preferences {
    /// Returns the value that applies.
    pub fn get<T: Choice>(&self) -> T {
        self.state.settings.get()
    }

    /// Returns the face that is chosen, even if its fonts are still loading.
    pub fn face(&self) -> Face {
        self.state.pending_face.unwrap_or_else(|| self.get())
    }

    /// Returns the theme that applies: the chosen one, or else that of the element's `theme` attribute.
    pub fn theme(&self) -> preferences::Theme {
        self.state.settings.explicit().or_else(|| self.reader.site.theme()).unwrap_or_default()
    }

    /// Chooses a value.
    pub fn choose<T: Choice>(&self, value: T) {
        self.state.dispatch(Action::Choose(change_to(value, &self.state.settings.site)));
    }

    /// Chooses a theme. It takes precedence over the element's `theme` attribute.
    pub fn choose_theme(&self, theme: preferences::Theme) {
        match self.reader.site.theme() {
            Some(_) => self.state.dispatch(Action::Choose(Change::to(theme))),
            None => self.choose(theme),
        }
    }

    /// Chooses a size relative to the current one.
    pub fn resize(&self, resize: fn(FontStep) -> FontStep) {
        self.state.dispatch(Action::Resize(resize));
    }

    /// Loads the fonts of a face, and chooses the face when they are loaded.
    pub fn choose_face(&self, face: Face) {
        self.state.dispatch(Action::RequestFace(face));
        load_face(face, self.state.dispatcher(), self.reader.clone());
    }

    /// Resets all settings to the site's defaults.
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

/// Returns the preferences of the reader. `site` has the site's defaults.
#[hook]
pub fn use_preferences(
    reader: &ReaderContext,
    messages: &Messages,
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
                pending_face: None,
                steps: 0,
                failures: 0,
            }
        }
    });
    use_site_defaults(&state, site);
    use_external_changes(&state);
    use_persistence(&state, reader);
    use_appearance(&state, reader, &messages.locale);
    use_face_loading(&state, reader);
    use_announcements(&state, messages, announcer);
    Preferences { state, reader: reader.clone() }
}

/// Applies changes of the site's defaults.
#[hook]
fn use_site_defaults(state: &UseReducerHandle<State>, site: &preferences::Preferences) {
    let state = state.clone();
    use_effect_with(site.clone(), move |site| {
        if state.settings.site != *site {
            state.dispatch(Action::SiteChanged(site.clone()));
        }
    });
}

/// Applies choices that other tabs and other readers of this page store.
#[hook]
fn use_external_changes(state: &UseReducerHandle<State>) {
    {
        let dispatcher = state.dispatcher();
        use_effect_with((), move |()| {
            let listener = storage::listen(preferences::KEY, move |stored| {
                dispatcher.dispatch(Action::ChangedElsewhere(stored.parse().unwrap_or_default()));
            });
            move || drop(listener)
        });
    }
    let document = web_sys::window().and_then(|window| window.document());
    let target = document.map_or(Target::None, |document| Target::Other(document.into()));
    let state = state.clone();
    let changed = Callback::from(move |_| {
        // The reader's own events arrive here, too.
        if let Some(stored) = storage::preferences().filter(|stored| *stored != state.stored) {
            state.dispatch(Action::ChangedElsewhere(stored));
        }
    });
    use_event(target, PREFERENCE, changed);
}

/// Stores the choices, and dispatches an event for each change.
#[hook]
fn use_persistence(state: &UseReducerHandle<State>, reader: &ReaderContext) {
    let (state, reader) = (state.clone(), reader.clone());
    use_effect_with((state.settings.chosen.clone(), state.stored.clone()), move |(chosen, stored)| {
        if chosen == stored {
            return;
        }
        // Another tab may have stored other choices in the meantime.
        let latest = storage::preferences().filter(|_| state.is_storable).unwrap_or_else(|| stored.clone());
        let merged = latest.with_changes(stored, chosen);
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

/// Applies the settings to the reader's root, and keeps the text that is being read at its place on the screen.
#[hook]
fn use_appearance(state: &UseReducerHandle<State>, reader: &ReaderContext, locale: &AttrValue) {
    let (reader, locale) = (reader.clone(), locale.clone());
    use_effect_with((state.settings.clone(), state.loaded_face), move |(settings, face)| {
        let root = &reader.root;
        // `render.wasm` usually applies the settings before the controls are mounted. Scroll anchoring would force a layout.
        if appearance::is_applied(root, settings, *face) {
            return;
        }
        scroll_anchor::keep(root, || {
            typography::update(root, &reader.article, &locale, || appearance::apply(root, settings, *face));
        });
    });
}

/// Loads the fonts of a face that was chosen in another tab or reader.
#[hook]
fn use_face_loading(state: &UseReducerHandle<State>, reader: &ReaderContext) {
    let is_first = use_mut_ref(|| true);
    let (state, reader) = (state.clone(), reader.clone());
    use_effect_with(state.settings.explicit::<Face>(), move |face| {
        // If the font was not loaded in time for the first paint, the text keeps its face while it is read.
        let is_first = is_first.replace(false);
        if let Some(face) = face.filter(|face| !is_first && state.loaded_face != Some(*face)) {
            load_face(face, state.dispatcher(), reader);
        }
    });
}

/// Announces the size after a step, and that a face failed to load.
#[hook]
fn use_announcements(state: &UseReducerHandle<State>, messages: &Messages, announcer: &Announcer) {
    let messages = messages.clone();
    let step = state.settings.get::<FontStep>();
    {
        let (announcer, messages) = (announcer.clone(), messages.clone());
        use_effect_with(state.steps, move |steps| {
            if *steps > 0 {
                let size = intl::percent(&messages.locale, step.percent());
                announcer.announce(fill(messages.font_size_now, &[("size", &size)]));
            }
        });
    }
    let announcer = announcer.clone();
    use_effect_with(state.failures, move |failures| {
        if *failures > 0 {
            announcer.toast(messages.unavailable);
        }
    });
}
