//! The locales of Open Graph: a language and a territory, such as `ar_AR`.

use crate::locale::Language;

/// The locale of each language without a region, as [Facebook] names it.
///
/// [Facebook]: https://developers.facebook.com/docs/javascript/internationalization
const DEFAULTS: &[(&str, &str)] = &[
    ("ar", "ar_AR"),
    ("ckb", "cb_IQ"),
    ("de", "de_DE"),
    ("en", "en_US"),
    ("es", "es_ES"),
    ("fa", "fa_IR"),
    ("fr", "fr_FR"),
    ("he", "he_IL"),
    ("id", "id_ID"),
    ("ku", "ku_TR"),
    ("ms", "ms_MY"),
    ("ps", "ps_AF"),
    ("ru", "ru_RU"),
    ("sd", "sd_PK"),
    ("tr", "tr_TR"),
    ("ur", "ur_PK"),
];

/// Returns the locale of a language: with its own region, or else with the usual one; `None` if neither is known.
pub fn locale(lang: &Language) -> Option<String> {
    let primary = lang.primary().to_ascii_lowercase();
    let region = lang
        .as_str()
        .split('-')
        .skip(1)
        .find(|tag| tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_alphabetic()));
    match region {
        Some(region) => Some(format!("{primary}_{}", region.to_ascii_uppercase())),
        None => DEFAULTS.iter().find(|(language, _)| *language == primary).map(|(_, locale)| (*locale).to_owned()),
    }
}
