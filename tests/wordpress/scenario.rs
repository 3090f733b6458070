//! What a scenario is here: one in Chromium alone, since what differs is the article and not the browser.

use futures::future::LocalBoxFuture;

use crate::{browser::Options, outcome::Outcome, scenarios, stage::Stage};

/// Something a reader does, and what has to come of it.
#[derive(Clone, Copy)]
pub struct Scenario {
    /// What is true if it passes, as a name.
    pub name: &'static str,
    /// How its browser is started.
    pub options: Options,
    /// What it does.
    pub run: for<'a> fn(&'a Stage) -> LocalBoxFuture<'a, Outcome>,
}

macro_rules! scenarios {
    ($($name:ident)*) => {
        vec![$(Scenario {
            name: stringify!($name),
            options: Options::default(),
            run: |stage| Box::pin(scenarios::$name(stage)),
        }),*]
    };
}

/// All scenarios.
pub fn all() -> Vec<Scenario> {
    scenarios![
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
    ]
}
