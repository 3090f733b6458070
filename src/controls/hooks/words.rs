//! The interface's words.

use yew::{platform::spawn_local, prelude::*};

use super::super::context::{ReaderContext, Words};
use crate::{
    host::languages::{self, Cache, Chosen},
    locale::ControlsMessages,
};

thread_local! {
    static MESSAGES: Cache<ControlsMessages> = const { Cache::new() };
}

/// The words in the language that the reader shows the article in; `None` while they are on their way. They are Arabic
/// if they cannot be fetched.
#[hook]
pub fn use_words_of(reader: &ReaderContext) -> Option<Words> {
    let chosen = use_memo((), |()| language(reader));
    let words =
        use_state(|| MESSAGES.with(|cache| cache.get(chosen.lang)).map(|messages| in_locale(messages, &chosen)));
    {
        let (words_state, reader) = (words.clone(), reader.clone());
        use_effect_with((), move |()| {
            if words_state.is_none() {
                spawn_local(async move {
                    let fetched = languages::words(&MESSAGES, chosen.lang, &reader.loader).await;
                    words_state.set(Some(match fetched {
                        Some(messages) => in_locale(messages, &chosen),
                        None => in_locale(ControlsMessages::arabic(), &Chosen::arabic()),
                    }));
                });
            }
        });
    }
    (*words).clone()
}

fn in_locale(messages: &'static ControlsMessages, chosen: &Chosen) -> Words {
    Words { messages, locale: chosen.locale.clone().into() }
}

/// The language in which the article is shown, chosen as that was; the words around it may have been impossible to
/// fetch, and then the document says so.
fn language(reader: &ReaderContext) -> Chosen {
    let shown = reader.root.get_attribute("lang").unwrap_or_default();
    let chosen = Chosen::of(&[&reader.site.lang(), &reader.facts.lang, &reader.site.surrounding_lang()]);
    if chosen.lang == shown { chosen } else { Chosen::of(&[&shown]) }
}
