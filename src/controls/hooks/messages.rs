//! Loads the messages of the interface.

use yew::{platform::spawn_local, prelude::*};

use super::super::context::{Messages, ReaderContext};
use crate::{
    host::languages::{self, Cache, Chosen},
    locale::ControlsMessages,
};

thread_local! {
    static MESSAGES: Cache<ControlsMessages> = const { Cache::new() };
}

/// Returns the messages in the interface language of the article; `None` while they are loading. They are Arabic if they
/// fail to load.
#[hook]
pub fn use_messages(reader: &ReaderContext) -> Option<Messages> {
    let chosen = use_memo((), |()| language(reader));
    let messages =
        use_state(|| MESSAGES.with(|cache| cache.get(chosen.lang)).map(|messages| in_locale(messages, &chosen)));
    {
        let (state, reader) = (messages.clone(), reader.clone());
        use_effect_with((), move |()| {
            if state.is_none() {
                spawn_local(async move {
                    let fetched = languages::load(&MESSAGES, chosen.lang, &reader.loader).await;
                    state.set(Some(match fetched {
                        Some(messages) => in_locale(messages, &chosen),
                        None => in_locale(ControlsMessages::arabic(), &Chosen::arabic()),
                    }));
                });
            }
        });
    }
    (*messages).clone()
}

fn in_locale(catalog: &'static ControlsMessages, chosen: &Chosen) -> Messages {
    Messages { catalog, locale: chosen.locale.clone().into() }
}

/// Returns the interface language of the article. It is negotiated in the same way as in `render.wasm`. If `render.wasm`
/// could not load the messages of that language, the language of the document takes precedence.
fn language(reader: &ReaderContext) -> Chosen {
    let shown = reader.root.get_attribute("lang").unwrap_or_default();
    let chosen = Chosen::of(&[&reader.site.lang(), &reader.facts.lang, &reader.site.surrounding_lang()]);
    if chosen.lang == shown { chosen } else { Chosen::of(&[&shown]) }
}
