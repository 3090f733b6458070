//! The root component: loads the messages of the interface, owns the state, and renders the components.

use web_sys::Element;
use yew::prelude::*;

use super::{
    context::{AppContext, Messages, ReaderContext},
    help::Help,
    hooks::{
        use_announcer, use_broken_images, use_document_head, use_embeds, use_is_complete, use_messages,
        use_preferences, use_reading_progress, use_sharing, use_sheet, use_shortcuts,
    },
    resume::Resume,
    share_links::ShareFooter,
    status::Status,
    toolbar::Toolbar,
};
use crate::{
    document::{SHARE_SLOT, TOOLBAR_SLOT},
    preferences::Preferences,
};

/// The properties of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The reader that the controls belong to.
    pub reader: ReaderContext,
    /// The site's defaults.
    pub site: Preferences,
}

/// The controls. Renders nothing until the messages of the interface are loaded.
#[component]
pub fn App(props: &AppProps) -> Html {
    match use_messages(&props.reader) {
        Some(messages) => html! { <Controls reader={props.reader.clone()} {messages} site={props.site.clone()} /> },
        None => Html::default(),
    }
}

#[derive(PartialEq, Properties)]
struct ControlsProps {
    reader: ReaderContext,
    messages: Messages,
    site: Preferences,
}

#[component]
fn Controls(props: &ControlsProps) -> Html {
    let ControlsProps { reader, messages, site } = props;
    let is_complete = use_is_complete(reader);
    let announcer = use_announcer();
    let app = AppContext {
        reader: reader.clone(),
        messages: messages.clone(),
        preferences: use_preferences(reader, messages, site, &announcer),
        sharing: use_sharing(reader, messages, &announcer),
        announcer,
    };
    let help = use_sheet();
    use_shortcuts(&app, &help);
    use_embeds(reader);
    use_broken_images(reader);
    use_document_head(reader);
    use_reading_progress(reader, is_complete);
    let is_framed = reader.is_framed();
    let resume = is_complete.then(|| html! { <Resume /> });
    let announcement = (*app.announcer).clone();

    html! {
        <ContextProvider<AppContext> context={app}>
            { in_slot(&reader.article, TOOLBAR_SLOT, html! {
                <>
                    <Toolbar />
                    // The frame is as high as its content, so the end of it may be outside the viewport.
                    { resume.clone().filter(|_| is_framed) }
                </>
            }) }
            // The footer is built after the whole text.
            if is_complete {
                { in_slot(&reader.article, SHARE_SLOT, html! { <ShareFooter /> }) }
            }
            <Status {announcement} />
            { resume.filter(|_| !is_framed) }
            <Help sheet={help} />
        </ContextProvider<AppContext>>
    }
}

/// Renders `content` into the element of the article with this class; nothing if there is none.
fn in_slot(article: &Element, class: &str, content: Html) -> Html {
    match article.query_selector(&[".", class].concat()) {
        Ok(Some(slot)) => create_portal(content, slot),
        _ => Html::default(),
    }
}
