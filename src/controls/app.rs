//! The root component: loads the interface's words, owns the state, and places the components.

use web_sys::Element;
use yew::prelude::*;

use super::{
    context::{AppContext, ReaderContext, Words},
    help::Help,
    hooks::{
        use_announcer, use_document_head, use_embeds, use_is_complete, use_preferences, use_reading_position,
        use_reading_progress, use_sharing, use_sheet, use_shortcuts, use_words_of,
    },
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
    match use_words_of(&props.reader) {
        Some(words) => html! { <Controls reader={props.reader.clone()} {words} site={props.site.clone()} /> },
        None => Html::default(),
    }
}

#[derive(PartialEq, Properties)]
struct ControlsProps {
    reader: ReaderContext,
    words: Words,
    site: Preferences,
}

#[component]
fn Controls(props: &ControlsProps) -> Html {
    let ControlsProps { reader, words, site } = props;
    let is_complete = use_is_complete(reader);
    let announcer = use_announcer();
    let app = AppContext {
        reader: reader.clone(),
        words: words.clone(),
        preferences: use_preferences(reader, words, site, &announcer),
        sharing: use_sharing(reader, words, &announcer),
        announcer,
    };
    let help = use_sheet();
    use_shortcuts(&app, &help);
    use_embeds(reader);
    use_document_head(reader);
    use_reading_progress(reader, is_complete);
    use_reading_position(reader, is_complete);
    let is_framed = reader.is_framed();
    let resume = is_complete.then(|| html! { <Resume /> });
    let announcement = (*app.announcer).clone();

    html! {
        <ContextProvider<AppContext> context={app}>
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
            <Status {announcement} />
            { resume.filter(|_| !is_framed) }
            <Help sheet={help} />
        </ContextProvider<AppContext>>
    }
}

/// Draws something in an empty element of the document.
fn in_slot(article: &Element, class: &str, content: Html) -> Html {
    match article.query_selector(&[".", class].concat()) {
        Ok(Some(slot)) => create_portal(content, slot),
        _ => Html::default(),
    }
}
