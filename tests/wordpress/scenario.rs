//! The list of all scenarios. They run in Chromium only, because they test different articles and not different browsers.

use futures::future::LocalBoxFuture;

use crate::{
    browser::Options,
    outcome::Outcome,
    scenarios::{self, plugin},
    stage::Stage,
};

/// A test of a behavior, in a browser.
#[derive(Clone, Copy)]
pub struct Scenario {
    /// Its name, which states the behavior.
    pub name: &'static str,
    /// The settings of its browser.
    pub options: Options,
    /// Whether it runs only on request.
    pub on_request: bool,
    /// Its steps.
    pub run: for<'a> fn(&'a Stage) -> LocalBoxFuture<'a, Outcome>,
}

macro_rules! scenarios {
    ($module:ident: $($name:ident)*) => {
        vec![$(Scenario {
            name: stringify!($name),
            options: Options::default(),
            on_request: false,
            run: |stage| Box::pin($module::$name(stage)),
        }),*]
    };
}

/// Returns all scenarios.
pub fn all() -> Vec<Scenario> {
    let reader = scenarios![scenarios:
        shows_a_post_with_every_block
        shows_a_post_of_the_classic_editor
        loads_every_image_without_errors
        shows_the_structure_of_every_block
        shows_the_structure_of_a_classic_post
        shows_the_metadata_of_a_post
        shows_a_post_requested_by_its_slug
        shows_a_post_of_a_site_with_plain_permalinks
        shows_a_post_of_another_origin
        links_a_protected_post_to_the_original
        reports_a_missing_post
    ];
    let plugin = scenarios![plugin:
        shows_the_post_of_a_shortcode_completely
        shows_the_post_of_a_block
        loads_its_script_once_and_only_for_readers
        shows_a_post_around_its_own_text
        does_not_show_restricted_posts
        escapes_hostile_attributes
        keeps_the_fallback_if_the_script_is_missing
        shows_every_post_in_the_reader_if_configured
    ];
    reader.into_iter().chain(plugin).collect()
}
