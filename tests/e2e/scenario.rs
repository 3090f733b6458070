//! The list of all scenarios.

use futures::future::LocalBoxFuture;

use crate::{
    browser::{Engine, Options, Scheme},
    outcome::Outcome,
    scenarios::{
        accessibility, attacks, device,
        element::{self, attributes, fallback, laziness, leaks, manners, moves, places},
        errors, faces, font_size, formats, gallery, hosts,
        iframe::{self, meeting, messages},
        keyboard, loading, page, paper, pixels, preferences, reading, safety, screenshots, share, storage, tree, zoom,
    },
    stage::Stage,
};

/// Something a reader does, and what has to come of it.
#[derive(Clone, Copy)]
pub struct Scenario {
    /// What is true if it passes, as a name.
    pub name: &'static str,
    /// The engines it is for.
    pub engines: &'static [Engine],
    /// How its browser is started.
    pub options: Options,
    /// Whether it is only played when it is asked for (`--ignored`).
    pub on_request: bool,
    /// What it does.
    pub run: for<'a> fn(&'a Stage) -> LocalBoxFuture<'a, Outcome>,
}

/// A scenario made of an `async fn(&Stage) -> Outcome`, for all engines unless said otherwise.
macro_rules! scenario {
    ($theme:ident::$name:ident $(, $field:ident: $value:expr)*) => {{
        #[allow(clippy::needless_update, reason = "a scenario may set every field that has a default")]
        let scenario = Scenario {
            $($field: $value,)*
            ..Scenario {
                name: stringify!($name),
                engines: &Engine::ALL,
                options: LIGHT,
                on_request: false,
                run: |stage| Box::pin($theme::$name(stage)),
            }
        };
        scenario
    }};
}

const LIGHT: Options = Options { scheme: Scheme::Light, storage_blocked: false, scripts_off: false };
const DARK: Options = Options { scheme: Scheme::Dark, ..LIGHT };
const NO_STORAGE: Options = Options { storage_blocked: true, ..LIGHT };
const NO_SCRIPTS: Options = Options { scripts_off: true, ..LIGHT };

/// All scenarios, those that only wait first, so that they do so while others work.
#[expect(clippy::too_many_lines, reason = "it is a list")]
pub fn all() -> Vec<Scenario> {
    vec![
        scenario!(errors::gives_up_on_a_server_that_never_answers),
        scenario!(errors::gives_up_on_a_body_that_never_ends),
        scenario!(attacks::no_attack_gets_through_under_the_policy),
        scenario!(attacks::no_attack_gets_through_without_a_policy),
        scenario!(attacks::attacks_on_a_naive_reader_are_noticed),
        scenario!(reading::reads_the_sample_word_for_word),
        scenario!(reading::runs_from_right_to_left),
        scenario!(reading::runs_an_english_article_from_left_to_right),
        scenario!(reading::shows_every_kind_of_block),
        scenario!(reading::tells_how_far_an_article_is_read),
        scenario!(page::document_follows_the_article),
        scenario!(page::reads_another_article_by_its_address),
        scenario!(page::says_what_is_missing_without_scripts, options: NO_SCRIPTS),
        scenario!(page::scrolls_only_wide_things_sideways_at_320_pixels),
        scenario!(loading::never_flashes_the_skeleton_when_the_answer_is_fast),
        scenario!(loading::shows_the_skeleton_when_the_answer_is_slow),
        scenario!(loading::shifts_no_layout, engines: &[Engine::Chromium]),
        scenario!(errors::tells_every_fault_of_a_server_apart),
        scenario!(errors::reads_json_after_a_byte_order_mark_and_spaces),
        scenario!(errors::stops_fetching_at_the_size_limit),
        scenario!(errors::says_so_when_offline),
        scenario!(errors::says_so_when_nobody_listens),
        scenario!(errors::says_so_when_another_origin_does_not_share),
        scenario!(errors::reads_an_article_that_an_allowed_origin_shares),
        scenario!(errors::asks_no_origin_that_is_not_allowed),
        scenario!(errors::retries_without_reloading),
        scenario!(errors::speaks_the_language_of_the_page_from_the_first),
        scenario!(faces::brings_a_face_that_is_asked_for),
        scenario!(faces::brings_every_face),
        scenario!(faces::asks_anew_for_a_face_that_did_not_come),
        scenario!(faces::a_chosen_face_that_comes_late_is_for_the_next_text),
        scenario!(faces::its_own_face_is_for_the_text_that_finds_it_there, engines: &[Engine::Chromium]),
        scenario!(font_size::steps_through_nine_sizes_and_stops_at_the_ends),
        scenario!(font_size::keeps_the_size_over_a_reload),
        scenario!(font_size::a_stored_size_scrolled_a_page_that_opened),
        scenario!(font_size::shares_the_size_with_an_open_tab),
        scenario!(font_size::listens_to_keys_but_not_in_a_field),
        scenario!(font_size::renders_nothing_of_the_article_again),
        scenario!(font_size::keeps_the_paragraph_in_its_place),
        scenario!(formats::reads_a_wordpress_post),
        scenario!(formats::fetches_the_formats_only_for_an_article_that_needs_them),
        scenario!(formats::retries_where_the_formats_did_not_arrive),
        scenario!(formats::shows_a_film_only_on_request),
        scenario!(formats::leads_to_a_footnote_and_back),
        scenario!(formats::a_picture_that_does_not_come_leaves_its_words),
        scenario!(formats::chooses_an_item_of_a_feed),
        scenario!(formats::says_so_where_the_page_may_not_parse_html),
        scenario!(formats::leads_from_a_locked_post_to_the_original),
        scenario!(formats::reads_or_refuses_what_is_nested_without_end),
        scenario!(element::reads_an_article_in_a_news_page),
        scenario!(fallback::shows_the_fallback_until_there_is_an_article),
        scenario!(fallback::shows_a_skeleton_where_there_is_no_fallback),
        scenario!(fallback::keeps_the_fallback_beside_the_message_and_retries),
        scenario!(laziness::loads_nothing_until_it_comes_near),
        scenario!(laziness::an_eager_reader_loads_at_once),
        scenario!(laziness::asks_for_the_article_while_the_module_is_on_its_way),
        scenario!(laziness::keeps_the_fallback_where_the_module_cannot_be_had),
        scenario!(laziness::says_sorry_where_there_is_neither_module_nor_fallback),
        scenario!(laziness::many_readers_share_one_module),
        scenario!(attributes::attributes_and_properties_say_the_same),
        scenario!(attributes::takes_what_was_set_before_it_was_defined),
        scenario!(attributes::reads_an_object_in_every_format),
        scenario!(attributes::becomes_another_reader_once_for_all_changes_at_a_time),
        scenario!(attributes::a_new_address_ends_the_old_request),
        scenario!(attributes::gives_the_size_to_who_has_chosen_none),
        scenario!(attributes::offers_the_ways_to_share_that_it_is_told),
        scenario!(attributes::wears_the_theme_it_is_told),
        scenario!(attributes::wears_the_theme_it_is_told_in_the_dark, options: DARK),
        scenario!(moves::keeps_its_article_when_it_is_moved),
        scenario!(moves::keeps_what_is_scrolled_when_it_is_moved_in_a_single_step),
        scenario!(moves::a_reader_that_waits_goes_on_waiting_where_it_is_moved),
        scenario!(moves::begins_anew_when_it_comes_back),
        scenario!(moves::leaves_nothing_running_when_it_goes),
        scenario!(places::is_no_part_of_the_form_around_it),
        scenario!(places::works_in_the_shadow_root_of_another_element),
        scenario!(places::reads_in_a_dialog),
        scenario!(places::keeps_the_reading_place_in_a_dialog),
        scenario!(places::is_defined_once_however_many_copies_run),
        scenario!(places::takes_over_the_shadow_root_that_a_server_sent),
        scenario!(places::is_made_by_script_as_by_markup),
        scenario!(manners::leaves_no_trace_in_the_page),
        scenario!(manners::its_properties_and_colours_stay_with_it),
        scenario!(manners::hears_single_keys_within_alone),
        scenario!(manners::leads_to_a_footnote_and_back_within_the_element),
        scenario!(manners::axe_finds_nothing_in_a_news_page),
        scenario!(leaks::a_thousand_readers_leave_no_memory, engines: &[Engine::Chromium]),
        scenario!(iframe::a_frame_is_as_high_as_its_text),
        scenario!(iframe::a_failure_in_a_frame_is_as_high_as_its_words),
        scenario!(iframe::a_frame_tells_what_its_reader_does),
        scenario!(meeting::whichever_side_begins_the_other_hears_it),
        scenario!(meeting::a_frame_in_a_shadow_root_is_heard_outside),
        scenario!(meeting::a_frame_that_loads_late_is_heard_then),
        scenario!(iframe::the_menu_of_a_frame_opens_below_its_button),
        scenario!(iframe::links_of_a_frame_open_beside_it),
        scenario!(iframe::without_embed_the_page_in_a_frame_is_a_page),
        scenario!(messages::a_page_believes_only_its_frame),
        scenario!(messages::a_reader_believes_only_the_page_around),
        scenario!(messages::a_reader_has_nothing_to_say_to_a_page_without_an_origin),
        scenario!(messages::each_side_speaks_to_one_origin_alone),
        scenario!(messages::a_reader_refuses_a_page_that_is_not_listed),
        scenario!(messages::a_page_without_embed_answers_nothing),
        scenario!(iframe::every_token_of_the_frame_has_its_use),
        scenario!(hosts::looks_the_same_whatever_the_page_styles),
        scenario!(hosts::looks_as_the_readme_shows, engines: &[Engine::Chromium]),
        scenario!(hosts::is_never_without_width),
        scenario!(hosts::works_beside_any_script),
        scenario!(hosts::works_where_the_page_blocks_its_storage, options: NO_STORAGE),
        scenario!(hosts::a_policy_of_the_least_is_enough_and_none_of_it_too_much),
        scenario!(hosts::runs_only_where_the_script_is_what_the_page_demands),
        scenario!(hosts::runs_nothing_that_was_exchanged),
        scenario!(hosts::asks_again_for_formats_that_were_exchanged),
        scenario!(hosts::takes_addresses_as_the_page_does),
        scenario!(hosts::reads_in_a_page_that_is_parsed_otherwise),
        scenario!(preferences::the_panel_opens_and_closes_as_a_menu_does),
        scenario!(preferences::every_choice_has_its_effect_and_is_kept),
        scenario!(preferences::the_first_form_of_the_store_is_taken_over),
        scenario!(preferences::keys_change_the_theme_and_tell_what_they_are),
        scenario!(preferences::keys_that_are_switched_off_do_nothing),
        scenario!(preferences::reading_goes_on_where_it_stopped),
        scenario!(preferences::other_tabs_follow_a_choice),
        // Without a window manager no window of WebKitGTK is active, and there nothing matches `:focus`.
        scenario!(preferences::the_toolbar_can_be_skipped, engines: &[Engine::Chromium, Engine::Firefox]),
        scenario!(paper::prints_the_text_its_source_and_its_address, engines: &[Engine::Chromium]),
        scenario!(storage::works_where_storage_is_blocked, options: NO_STORAGE),
        scenario!(storage::works_where_storage_holds_garbage),
        scenario!(storage::works_where_storage_is_full),
        scenario!(storage::leaves_alone_what_others_store),
        scenario!(share::links_encode_title_and_address_once),
        scenario!(share::shares_the_page_where_an_article_has_no_address),
        scenario!(share::copies_the_address),
        scenario!(share::menu_opens_and_gives_the_focus_back),
        scenario!(safety::complains_about_nothing),
        scenario!(safety::shows_hostile_json_as_mere_text),
        scenario!(safety::recorder_hears_what_goes_wrong),
        scenario!(accessibility::axe_finds_nothing_in_light),
        scenario!(accessibility::axe_finds_nothing_in_dark, options: DARK),
        scenario!(accessibility::axe_finds_nothing_in_any_theme),
        scenario!(accessibility::axe_finds_nothing_in_any_language),
        scenario!(accessibility::reaches_every_control_by_keyboard),
        scenario!(keyboard::does_everything_by_keys_alone),
        scenario!(keyboard::gets_out_of_an_error_by_keys_alone),
        scenario!(tree::says_what_it_is_to_a_screen_reader, engines: &[Engine::Chromium]),
        scenario!(device::secondary_text_is_as_dark_as_any_where_more_contrast_is_asked_for, engines: &[Engine::Chromium]),
        scenario!(device::shows_what_is_chosen_where_colours_are_forced, engines: &[Engine::Chromium]),
        scenario!(device::moves_nothing_where_less_motion_is_asked_for, engines: &[Engine::Chromium]),
        scenario!(zoom::loses_nothing_at_four_hundred_percent),
        scenario!(zoom::loses_nothing_with_wide_spacing),
        scenario!(screenshots::takes_pictures_in_light),
        scenario!(screenshots::takes_pictures_in_dark, options: DARK),
        scenario!(pixels::looks_as_it_did, engines: &[Engine::Chromium]),
        scenario!(gallery::hangs_arabic_in_the_gallery, on_request: true),
        scenario!(gallery::hangs_persian_in_the_gallery, on_request: true),
        scenario!(gallery::hangs_urdu_in_the_gallery, on_request: true),
        scenario!(gallery::hangs_hebrew_in_the_gallery, on_request: true),
        scenario!(gallery::hangs_english_in_the_gallery, on_request: true),
        scenario!(gallery::hangs_mixed_languages_in_the_gallery, on_request: true),
    ]
}
