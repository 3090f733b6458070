//! Properties of languages: direction, punctuation, digits, calendars, scripts, fonts.
//!
//! Every function takes a language tag ([BCP 47]) and, unless it says otherwise, looks at the primary subtag only: `fa`
//! and `fa-AF` give the same result. Tags of other languages, and strings that are no tags, give the default. The
//! interface's messages are in [`super::messages`], and reading speeds in [`crate::article::reading_time`].
//!
//! [BCP 47]: https://www.rfc-editor.org/info/bcp47

use super::{Direction, digits::Digits};
use crate::text;

/// Returns the primary subtag: the language without script and region.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// Returns the separator between the items of a list, such as the names of authors. `and` is the conjunction of that
/// language, with its spaces: Arabic repeats it before every item but the first.
pub fn list_separator<'a>(tag: &str, and: &'a str) -> &'a str {
    match primary(tag) {
        "ar" => and,
        "fa" | "ur" | "ckb" => "، ",
        _ => ", ",
    }
}

/// Returns the colon between a name and its value, with its spaces: French has a no-break space before it.
pub fn colon(tag: &str) -> &'static str {
    if primary(tag) == "fr" { "\u{A0}: " } else { ": " }
}

/// Returns the calendar that a reader may show beside the usual one of the language, as the value of the Unicode
/// extension `ca`. Persian dates are in the Solar Hijri calendar, so the second one is Gregorian; other dates are
/// Gregorian, so the second one is Hijri (Umm al-Qura).
pub fn second_calendar(tag: &str) -> &'static str {
    if primary(tag) == "fa" { "gregory" } else { "islamic-umalqura" }
}

/// Returns the digits of a language that is written in Arabic script.
pub fn digits(tag: &str) -> Digits {
    match primary(tag) {
        "fa" | "ur" | "ps" => Digits::Persian,
        _ => Digits::Arabic,
    }
}

/// Whether a language is written in Hebrew script.
pub fn is_hebrew_script(tag: &str) -> bool {
    matches!(primary(tag), "he" | "yi")
}

/// Whether a language is often set in Nastaliq.
pub fn uses_nastaliq(tag: &str) -> bool {
    matches!(primary(tag), "ur" | "fa" | "ps" | "pnb")
}

/// Whether browsers have the names of the months in a language. They do not for Kurdish, so its dates are numeric.
pub fn has_month_names(tag: &str) -> bool {
    primary(tag) != "ckb"
}

/// Returns the locale for `Intl`, for a language of the interface whose region is unknown.
///
/// Browsers do not agree on the digits of Arabic, so the locale selects those of most Arabic countries. Browsers do not
/// support Kurdish, so its numbers and dates have the format of Iraqi Arabic.
pub fn default_locale(language: &'static str) -> &'static str {
    match language {
        "ar" => "ar-u-nu-arab",
        "ckb" => "ar-IQ-u-nu-arab",
        _ => language,
    }
}

/// Whether `Intl` can use the region of a language.
pub fn has_regions(language: &str) -> bool {
    language != "ckb"
}

/// Returns the direction of the script that a language is written in: the script subtag's, or else that of the likely
/// script for the language and its region.
///
/// The likely scripts are the [likely subtags] of CLDR: `pa-PK` is written in Arabic script, `pa` is not.
///
/// [likely subtags]: https://www.unicode.org/reports/tr35/#Likely_Subtags
pub fn direction(tag: &str) -> Direction {
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    let mut region = "";
    for subtag in subtags {
        match subtag.len() {
            4 => return if contains(RTL_SCRIPTS, subtag) { Direction::Rtl } else { Direction::Ltr },
            2 if region.is_empty() => region = subtag,
            // A singleton begins an extension.
            1 => break,
            _ => {}
        }
    }
    let in_region = &[primary, "-", region].concat();
    if contains(RTL_IN_REGION, in_region) || (contains(RTL_LANGUAGES, primary) && !contains(LTR_IN_REGION, in_region)) {
        Direction::Rtl
    } else {
        Direction::Ltr
    }
}

/// Whether a language that is usually written from left to right is also written in Arabic script.
pub fn has_arabic_form(primary: &str) -> bool {
    RTL_IN_REGION.split([' ', '-']).any(|subtag| subtag.len() == 2 && subtag.eq_ignore_ascii_case(primary))
}

/// Whether the letters of a text can indicate a language.
pub fn is_detected(primary: &str) -> bool {
    contains(DETECTED, primary)
}

/// Whether a primary subtag stands for no language, an unknown one or several: `zxx`, `und`, `mis`, `mul`.
pub fn is_no_language(primary: &str) -> bool {
    contains("und mul mis zxx", primary)
}

/// Returns the tag of a language by its English name, its own name or its code of three letters, in any case. A region
/// in parentheses is ignored: `Arabic (Egypt)`.
pub fn named(name: &str) -> Option<&'static str> {
    let name = text::split(name, " (").next().unwrap_or_default();
    let is_name = |known: &&str| known.eq_ignore_ascii_case(name);
    NAMES.split('|').find_map(|names| {
        let (tag, names) = names.split_once(' ')?;
        names.split(' ').find(is_name).map(|_| tag)
    })
}

/// Whether a list, separated by spaces, contains a subtag, in any case.
fn contains(list: &str, subtag: &str) -> bool {
    list.split(' ').any(|entry| entry.eq_ignore_ascii_case(subtag))
}

const RTL_SCRIPTS: &str = "Adlm Arab Aran Armi Avst Hebr Mand Mani Nkoo Phnx Rohg Samr Syrc Thaa";

const RTL_LANGUAGES: &str = "aao abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd ar arb arc arq ars ary arz ayl ayn azb \
    bal bgn bqi brh ckb dv fa glk gwc haz he hnd hno iw ji khw ks lrc luz mzn nqo pes phr pnb prs ps \
    rhg sd sdh shu skr syr trw ug ur yi";

/// Languages written from right to left in these regions only.
const RTL_IN_REGION: &str = "az-IQ az-IR kk-CN ku-IQ ku-IR ku-LB ky-CN pa-PK uz-AF";
/// Languages of [`RTL_LANGUAGES`] written from left to right in these regions.
const LTR_IN_REGION: &str = "sd-IN";

/// The languages that [`super::Letters`] distinguishes.
const DETECTED: &str = "ar fa ur ckb ps sd ug pnb ks he yi dv syr";

/// Tags, each with the names of its language.
const NAMES: &str = "ar ara arabic العربية|fa fas per persian farsi dari فارسی دری|ur urd urdu اردو|\
    he heb hebrew עברית|ckb sorani کوردی سۆرانی|ku kur kurdish kurdî|ps pus pashto پښتو|sd snd sindhi سنڌي|\
    ug uig uyghur uighur ئۇيغۇرچە|pa punjabi|pnb shahmukhi پنجابی|ks kas kashmiri کٲشُر|yi yid yiddish ייִדיש|\
    dv div dhivehi divehi ދިވެހި|syr syriac ܣܘܪܝܝܐ|en eng english|fr fra fre french français|tr tur turkish türkçe";
