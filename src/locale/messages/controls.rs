//! The messages of the controls: the toolbar, the share menu, the settings, the help and the announcements.

use super::catalog::catalog;

catalog! {
    "controls",
    /// The messages of the controls.
    ControlsMessages {
        /// The accessible name of the toolbar.
        toolbar,
        /// The accessible name of the font-size buttons.
        font_size,
        /// The letter on the font-size buttons.
        letter,
        /// The accessible name of the button that makes the text smaller.
        font_decrease,
        /// The accessible name of the button that makes the text larger.
        font_increase,
        /// The accessible name of the button that shows the font size and resets it; `{size}`.
        font_reset,
        /// Announced after the font size has changed; `{size}`.
        font_size_now,
        /// The accessible name of the button that opens the settings.
        settings,
        /// The link that skips the toolbar.
        skip,

        /// The share button.
        share,
        /// The heading over the share links.
        share_article,
        /// The accessible name of a share link; `{network}`.
        share_on,
        /// The button that copies the article's URL.
        copy,
        /// Confirms that the URL was copied.
        copied,
        /// Precedes the URL if the browser does not allow copying.
        copy_failed,
        /// The name of `WhatsApp`.
        whatsapp,
        /// The name of X.
        x,
        /// The name of Facebook.
        facebook,
        /// The name of Telegram.
        telegram,
        /// The name of `LinkedIn`.
        linkedin,
        /// The share link that opens a mail program.
        email,

        /// The title of the settings.
        settings_title,
        /// The accessible name of the button that closes the settings or the help.
        close,
        /// The button that resets all settings.
        settings_reset,
        /// Announced after all settings have been reset.
        settings_were_reset,
        /// The setting `font-step`.
        font_step,
        /// The setting `line-height`.
        line_height,
        /// The setting `measure`.
        measure,
        /// The first value of the setting `measure`.
        measure_very_narrow,
        /// The second value of the setting `measure`.
        measure_narrow,
        /// The third value of the setting `measure`, which is the default.
        measure_normal,
        /// The fourth value of the setting `measure`.
        measure_wide,
        /// The last value of the setting `measure`.
        measure_very_wide,
        /// The setting `face`.
        face,
        /// The value `usual` of the setting `face`.
        face_default,
        /// The value `naskh` of the setting `face`.
        face_naskh,
        /// The value `amiri` of the setting `face`.
        face_amiri,
        /// The value `plex` of the setting `face`.
        face_plex,
        /// The value `nastaliq` of the setting `face`.
        face_nastaliq,
        /// The value `hebrew` of the setting `face`.
        face_hebrew,
        /// The value `system` of the setting `face`.
        face_system,
        /// The value `page` of the setting `face`.
        face_page,
        /// The setting `theme`.
        theme,
        /// The value `auto` of the setting `theme`.
        theme_auto,
        /// The value `light` of the setting `theme`.
        theme_light,
        /// The value `sepia` of the setting `theme`.
        theme_sepia,
        /// The value `dark` of the setting `theme`.
        theme_dark,
        /// The value `black` of the setting `theme`.
        theme_black,
        /// The value `contrast` of the setting `theme`.
        theme_contrast,
        /// The setting `digits`.
        digits,
        /// The value `written` of the setting `digits`.
        digits_as_written,
        /// The value `arab` of the setting `digits`.
        digits_arab,
        /// The value `latn` of the setting `digits`.
        digits_latn,
        /// The setting `calendar`.
        calendar,
        /// The value `gregorian` of the setting `calendar`.
        calendar_gregorian,
        /// The value `both` of the setting `calendar`.
        calendar_both,
        /// The setting `align`.
        align,
        /// The value `start` of the setting `align`.
        align_start,
        /// The value `justify` of the setting `align`.
        align_justify,
        /// The setting `harakat`.
        harakat,
        /// The value `shown` of the setting `harakat`.
        harakat_shown,
        /// The value `hidden` of the setting `harakat`.
        harakat_hidden,
        /// The setting `keys`.
        keys,
        /// The value `on` of the setting `keys`.
        keys_on,
        /// The value `off` of the setting `keys`.
        keys_off,

        /// Says that reading has resumed at the last position.
        resumed,
        /// The button that scrolls to the last reading position.
        resume,
        /// The button that scrolls to the beginning of the article.
        back_to_top,

        /// The title of the help, which lists the keyboard shortcuts.
        help_title,
        /// The shortcut that makes the text larger.
        key_larger,
        /// The shortcut that makes the text smaller.
        key_smaller,
        /// The shortcut that resets the font size.
        key_default_size,
        /// The shortcut that chooses the next theme.
        key_theme,
        /// The shortcut that goes to the next section.
        key_next_section,
        /// The shortcut that goes to the previous section.
        key_previous_section,
        /// The shortcut that shares the article.
        key_share,
        /// The shortcut that tells how much of the article has been read.
        key_progress,
        /// The shortcut that opens the help.
        key_help,

        /// Tells how much of the article has been read; `{percent}`.
        progress,
        /// Says that a font could not be loaded.
        unavailable,
    }
}
