//! Preferences: font steps, the stored form, and invalid content of the storage.

use maqal::preferences::{
    self, Alignment, Calendar, Change, Choice, Digits, Face, FontStep, Harakat, LineHeight, Measure, Preferences,
    Settings, Shortcuts, Theme,
};
use serde_json::{Value, json};

use crate::support::json_file;

/// All steps: the number, the percentage, and the factor in CSS.
const STEPS: [(i8, u16, &str); 9] = [
    (-2, 85, "0.85"),
    (-1, 92, "0.92"),
    (0, 100, "1.00"),
    (1, 115, "1.15"),
    (2, 130, "1.30"),
    (3, 150, "1.50"),
    (4, 175, "1.75"),
    (5, 210, "2.10"),
    (6, 250, "2.50"),
];

fn at(step: i8) -> FontStep {
    step.to_string().parse().expect("a step")
}

fn step(step: FontStep) -> i8 {
    step.get()
}

#[test]
fn the_default_font_step_is_zero() {
    assert_eq!(step(FontStep::default()), 0);
    assert_eq!(FontStep::default().percent(), 100);
}

#[test]
fn every_step_has_its_size() {
    for (number, percent, scale) in STEPS {
        let step = at(number);
        assert_eq!((step.get(), step.percent(), &*step.scale()), (number, percent, scale));
    }
}

#[test]
fn the_css_scale_equals_the_percentage() {
    for (number, percent, _) in STEPS {
        let factor: f64 = at(number).scale().parse().expect("a number");
        assert!((factor * 100.0 - f64::from(percent)).abs() < 1e-9, "{number}");
    }
}

#[test]
fn larger_and_smaller_move_by_one_step() {
    for (number, ..) in STEPS {
        let from = at(number);
        assert_eq!(step(from.larger()), (number + 1).min(6), "increase from {number}");
        assert_eq!(step(from.smaller()), (number - 1).max(-2), "decrease from {number}");
    }
}

#[test]
fn the_first_and_last_steps_are_the_limits() {
    for (number, ..) in STEPS {
        let font = at(number);
        assert_eq!(font.is_smallest(), number == -2, "{number}");
        assert_eq!(font.is_largest(), number == 6, "{number}");
        assert_eq!(font.is_smallest(), at(number).smaller() == at(number), "{number}");
        assert_eq!(font.is_largest(), at(number).larger() == at(number), "{number}");
    }
}

#[test]
fn a_stored_step_round_trips() {
    for (number, ..) in STEPS {
        let font = at(number);
        assert_eq!(font.to_string(), number.to_string());
        assert_eq!(font.to_string().parse(), Ok(font));
    }
}

#[test]
fn invalid_stored_values_are_not_steps() {
    for stored in [
        "",
        " ",
        "-3",
        "7",
        "127",
        "128",
        "-129",
        "99999999999999999999",
        "1.0",
        "1e0",
        "0x1",
        "one",
        "١",
        "2 3",
        "--1",
        "- 1",
        "null",
        "NaN",
        "{\"step\":2}",
        "\u{0}",
        "2\u{A0}",
        "−2",
    ] {
        assert!(stored.parse::<FontStep>().is_err(), "{stored:?}");
        assert_eq!(Preferences::from_version_1(stored).get(), Some(FontStep::default()), "{stored:?}");
    }
}

#[test]
fn storage_keys_have_a_prefix() {
    assert_eq!((preferences::KEY, preferences::KEY_OF_VERSION_1), ("maqal.preferences", "maqal.font-step"));
}

/// Parses stored preferences.
fn stored(text: &str) -> Preferences {
    text.parse().unwrap_or_default()
}

#[test]
fn a_change_keeps_the_other_choices() {
    let step = |number| Change::to(at(number));
    for (kept, change, now) in [
        ("", Change::to(Theme::Sepia), "2 theme=sepia"),
        ("2 theme=sepia", step(3), "2 theme=sepia font-step=3"),
        ("2 theme=sepia font-step=3", Change::to(Theme::Dark), "2 font-step=3 theme=dark"),
        ("2 theme=sepia font-step=3", Change::unset::<Theme>(), "2 font-step=3"),
        ("2", Change::unset::<Theme>(), "2"),
        // Preferences of a later version are kept.
        ("7 voice=huda theme=sepia later", Change::to(Theme::Black), "7 voice=huda theme=black"),
        // Anything but choices is dropped.
        ("{\"theme\":\"dark\"}", Change::to(Theme::Dark), "2 theme=dark"),
        ("null", Change::to(Theme::Dark), "2 theme=dark"),
    ] {
        let after = stored(kept).with(change);
        assert_eq!(after.to_string(), now, "{kept}");
        assert_eq!(stored(now).to_string(), now, "{kept}");
    }
}

#[test]
fn changes_apply_to_what_another_tab_has_stored() {
    let (old, new) = (stored("2 theme=sepia digits=latn"), stored("2 theme=dark font-step=1"));
    let changes: Vec<_> = new.changes_since(&old).collect();
    assert_eq!(changes, [("theme", Some("dark")), ("font-step", Some("1")), ("digits", None)]);
    let other = stored("2 theme=sepia digits=latn keys=off");
    assert_eq!(other.with_changes(&old, &new).to_string(), "2 keys=off theme=dark font-step=1");
    assert_eq!(new.changes_since(&new).count(), 0);
}

#[test]
fn invalid_stored_preferences_are_ignored() {
    for kept in
        ["", " ", "2", "=", "= =", "theme", "2 theme", "{\"theme\":\"dark\"}", "theme:dark", "\u{0}", "Theme=dark"]
    {
        assert_eq!(stored(kept).get::<Theme>(), None, "{kept:?}");
    }
    for kept in ["2 theme=pink", "2 theme=", "2 theme=dark\u{A0}", "2 theme=DARK"] {
        assert_eq!(stored(kept).get::<Theme>(), None, "{kept:?}");
    }
    assert_eq!(stored("2 theme=pink digits=latn theme=dark").get::<Theme>(), None);
    assert_eq!(stored("2 theme=pink digits=latn").get(), Some(Digits::Latin));
}

#[test]
fn a_reader_takes_precedence_over_a_site_and_a_site_over_the_default() {
    let mut settings = Settings::default();
    assert_eq!((settings.get(), settings.explicit::<Theme>()), (Theme::Auto, None));
    settings.site = stored("theme=sepia");
    assert_eq!((settings.get(), settings.explicit()), (Theme::Sepia, Some(Theme::Sepia)));
    settings.chosen = stored("2 theme=dark");
    assert_eq!(settings.get::<Theme>(), Theme::Dark);
}

/// Returns the name of a choice, all its values as they are stored, and the default value.
fn values<T: Choice>() -> (&'static str, Vec<&'static str>, &'static str) {
    let values: Vec<_> = T::ALL.iter().map(|value| value.as_str()).collect();
    for (index, value) in T::ALL.iter().enumerate() {
        assert!(value.as_str().parse() == Ok(*value), "{}: {}", T::NAME, value.as_str());
        assert_eq!(value.position(), index, "{}", T::NAME);
    }
    (T::NAME, values, T::default().as_str())
}

/// The stored form is public: sites set defaults in it, and stored preferences must stay valid.
#[test]
fn the_stored_form_of_every_choice_is_stable() {
    let found = [
        values::<FontStep>(),
        values::<LineHeight>(),
        values::<Measure>(),
        values::<Face>(),
        values::<Theme>(),
        values::<Digits>(),
        values::<Harakat>(),
        values::<Calendar>(),
        values::<Alignment>(),
        values::<Shortcuts>(),
    ];
    let expected = [
        ("font-step", "-2 -1 0 1 2 3 4 5 6", "0"),
        ("line-height", "1.4 1.6 1.75 1.9 2.1 2.4", "1.9"),
        ("measure", "26em 32em 38em 46em 54em", "38em"),
        ("face", "usual naskh amiri plex nastaliq hebrew system page", "usual"),
        ("theme", "auto light sepia dark black contrast", "auto"),
        ("digits", "written arab latn", "written"),
        ("harakat", "shown hidden", "shown"),
        ("calendar", "gregorian both", "gregorian"),
        ("align", "start justify", "start"),
        ("keys", "on off", "on"),
    ];
    for ((name, values, default), wanted) in found.into_iter().zip(expected) {
        assert_eq!((name, &*values.join(" "), default), wanted);
    }
    assert_eq!(preferences::names(), expected.map(|(name, ..)| name));
}

/// The settings that `static/settings.js` applies, as `static/settings.json` lists them: the name, the custom property that
/// shows the setting (or an empty string for the attribute `data-<name>`), the stored values, and the values to show, if
/// they differ.
#[test]
fn scripts_know_the_settings() {
    fn list<T: Choice>(property: &str, values: &[T]) -> Value {
        json!([T::NAME, property, join(values.iter().map(|value| value.as_str()))])
    }
    fn join<S: AsRef<str>>(values: impl Iterator<Item = S>) -> String {
        values.map(|value| value.as_ref().to_owned()).collect::<Vec<_>>().join(" ")
    }
    let mut size = list("--maqal-font-scale", FontStep::ALL);
    size.as_array_mut().expect("an array").push(join(FontStep::ALL.iter().map(|step| step.scale())).into());
    let settings = json!([
        size,
        list("--maqal-line-height", LineHeight::ALL),
        list("--maqal-measure", Measure::ALL),
        // The other faces need fonts.
        list("", &[Face::System, Face::Page]),
        list("", Theme::ALL),
        list("", Alignment::ALL),
        list("", Shortcuts::ALL),
    ]);
    assert_eq!(json_file("static/settings.json"), settings);
}
