//! What a scenario is here: one in Chromium alone, since what differs is the article and not the browser.

use futures::future::LocalBoxFuture;

use crate::{
    browser::Options,
    outcome::Outcome,
    scenarios::{self, plugin},
    stage::Stage,
};

/// Something a reader does, and what has to come of it.
#[derive(Clone, Copy)]
pub struct Scenario {
    /// What is true if it passes, as a name.
    pub name: &'static str,
    /// How its browser is started.
    pub options: Options,
    /// Whether it runs only on request.
    pub on_request: bool,
    /// What it does.
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

/// All scenarios.
pub fn all() -> Vec<Scenario> {
    let reader = scenarios![scenarios:
        reads_a_post_with_every_block
        reads_a_post_of_the_classic_editor
        loads_every_picture_and_the_browser_complains_of_nothing
        shows_the_structure_of_every_block
        shows_the_structure_of_a_classic_post
        says_what_wordpress_says_around_the_post
        reads_a_post_asked_for_by_its_name
        reads_a_post_of_a_site_without_pretty_addresses
        reads_a_post_of_another_origin
        leads_from_a_protected_post_to_the_original
        says_so_where_there_is_no_such_post
    ];
    let plugin = scenarios![plugin:
        shows_the_post_of_a_shortcode_word_for_word
        shows_the_post_of_a_block
        loads_its_script_once_and_where_there_is_a_reader
        shows_a_post_around_its_own_text
        leaves_what_is_not_for_everybody_alone
        makes_nothing_of_hostile_attributes
        keeps_the_fallback_where_the_script_is_missing
        shows_every_post_where_the_editor_wants_it
    ];
    reader.into_iter().chain(plugin).collect()
}
