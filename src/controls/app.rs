//! The root component: loads the interface's words, provides the contexts, and places the components.

use web_sys::Element;
use yew::prelude::*;

use super::{
    help::Help,
    hooks::{
        Announcer, PreferencesContext, Sharing, use_announcer, use_document_head, use_embeds, use_is_complete,
        use_preferences, use_reading_position, use_reading_progress, use_sharing, use_sheet, use_shortcuts,
        use_words_of,
    },
    reader::{ReaderContext, Words, use_reader},
    resume::Resume,
    share_links::ShareFoot,
    status::Status,
    toolbar::Toolbar,
};
use crate::{
    document::{SHARE_SLOT, TOOLBAR_SLOT},
    preferences::Preferences,
};

/// What the root component is given.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The reader that the controls belong to.
    pub reader: ReaderContext,
    /// The site's defaults.
    pub site: Preferences,
}

/// The controls, once the interface's words are here.
#[component]
pub fn App(props: &AppProps) -> Html {
    let Some(words) = use_words_of(&props.reader) else { return Html::default() };
    html! {
        <ContextProvider<ReaderContext> context={props.reader.clone()}>
            <ContextProvider<Words> context={words}>
                <Controls site={props.site.clone()} />
            </ContextProvider<Words>>
        </ContextProvider<ReaderContext>>
    }
}

#[derive(PartialEq, Properties)]
struct ControlsProps {
    site: Preferences,
}

#[component]
fn Controls(props: &ControlsProps) -> Html {
    let reader = use_reader();
    let is_complete = use_is_complete();
    let announcer = use_announcer();
    let preferences = use_preferences(&props.site, &announcer);
    let sharing = use_sharing(&announcer);
    let help = use_sheet();
    use_shortcuts(&preferences, &sharing, &help, &announcer);
    use_embeds();
    use_document_head();
    use_reading_progress(is_complete);
    use_reading_position(is_complete);
    let is_framed = reader.is_framed();
    let resume = is_complete.then(|| html! { <Resume /> });

    html! {
        <ContextProvider<Announcer> context={announcer.clone()}>
            <ContextProvider<PreferencesContext> context={preferences}>
                <ContextProvider<Sharing> context={sharing}>
                    { in_slot(&reader.article, TOOLBAR_SLOT, html! {
                        <>
                            <Toolbar />
                            // The end of a frame as high as its text is out of sight.
                            { resume.clone().filter(|_| is_framed) }
                        </>
                    }) }
                    // The footer of a long article is built last.
                    if is_complete {
                        { in_slot(&reader.article, SHARE_SLOT, html! { <ShareFoot /> }) }
                    }
                    <Status announcement={(*announcer).clone()} />
                    { resume.filter(|_| !is_framed) }
                    <Help sheet={help} />
                </ContextProvider<Sharing>>
            </ContextProvider<PreferencesContext>>
        </ContextProvider<Announcer>>
    }
}

/// Draws something in an empty element of the document.
fn in_slot(article: &Element, class: &str, content: Html) -> Html {
    match article.query_selector(&[".", class].concat()) {
        Ok(Some(slot)) => create_portal(content, slot),
        _ => Html::default(),
    }
}
