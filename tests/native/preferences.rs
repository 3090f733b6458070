//! Preferences: bounded steps, their actions, and whatever stands in storage.

use maqal::preferences::{
    self, Action, FontStep, choice, choices, has_more,
    places::{self, hash},
    value, with,
};

/// All steps: the number, the percents, the factor in CSS.
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
    FontStep::from_stored(&step.to_string())
}

fn step(step: FontStep) -> i8 {
    step.get()
}

#[test]
fn the_usual_size_is_step_nought() {
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
fn a_scale_in_css_is_the_percents() {
    for (number, percent, _) in STEPS {
        let factor: f64 = at(number).scale().parse().expect("a number");
        assert!((factor * 100.0 - f64::from(percent)).abs() < 1e-9, "{number}");
    }
}

#[test]
fn actions_move_by_one_step_from_every_step() {
    for (number, ..) in STEPS {
        let from = at(number);
        assert_eq!(step(from.after(Action::FontIncrease)), (number + 1).min(6), "increase from {number}");
        assert_eq!(step(from.after(Action::FontDecrease)), (number - 1).max(-2), "decrease from {number}");
        assert_eq!(step(from.after(Action::FontReset)), 0, "reset from {number}");
    }
}

#[test]
fn steps_end_where_they_say() {
    for (number, ..) in STEPS {
        let font = at(number);
        assert_eq!(font.is_smallest(), number == -2, "{number}");
        assert_eq!(font.is_largest(), number == 6, "{number}");
        assert_eq!(font.is_smallest(), at(number).after(Action::FontDecrease) == at(number), "{number}");
        assert_eq!(font.is_largest(), at(number).after(Action::FontIncrease) == at(number), "{number}");
    }
}

#[test]
fn a_stored_step_is_read_back() {
    for (number, ..) in STEPS {
        let font = at(number);
        assert_eq!(font.to_stored(), number.to_string());
        assert_eq!(FontStep::from_stored(&font.to_stored()), font);
    }
}

#[test]
fn garbage_in_storage_is_the_usual_size() {
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
        assert_eq!(FontStep::from_stored(stored), FontStep::default(), "{stored:?}");
    }
}

#[test]
fn preferences_are_kept_under_names_of_our_own() {
    assert_eq!(
        (preferences::KEY, preferences::FIRST_KEY, places::KEY),
        ("maqal.preferences", "maqal.font-step", "maqal.places")
    );
}

#[test]
fn a_choice_is_kept_beside_the_others() {
    for (kept, name, chosen, now) in [
        ("", "theme", Some("sepia"), "2 theme=sepia"),
        ("2 theme=sepia", "font-step", Some("3"), "2 theme=sepia font-step=3"),
        ("2 theme=sepia font-step=3", "theme", Some("dark"), "2 font-step=3 theme=dark"),
        ("2 theme=sepia font-step=3", "theme", None, "2 font-step=3"),
        ("2", "theme", None, "2"),
        // What a later version keeps there is not lost.
        ("7 voice=huda theme=sepia later", "theme", Some("black"), "7 voice=huda theme=black"),
        // And what is no choice is.
        ("{\"theme\":\"dark\"}", "theme", Some("dark"), "2 theme=dark"),
        ("null", "theme", Some("dark"), "2 theme=dark"),
    ] {
        let after = with(kept, name, chosen);
        assert_eq!(after, now, "{kept}");
        assert_eq!(value(&after, name), chosen, "{kept}");
    }
}

#[test]
fn a_broken_store_says_nothing() {
    for kept in
        ["", " ", "2", "=", "= =", "theme", "2 theme", "{\"theme\":\"dark\"}", "theme:dark", "\u{0}", "Theme=dark"]
    {
        assert_eq!(value(kept, "theme"), None, "{kept:?}");
    }
    for kept in ["2 theme=pink", "2 theme=", "2 theme=dark\u{A0}", "2 theme=DARK"] {
        assert_eq!(choice("theme").expect("there are themes").among(kept), None, "{kept:?}");
    }
    assert_eq!(choice("theme").expect("there are themes").among("2 theme=pink digits=latn theme=dark"), None);
    assert_eq!(choice("digits").expect("there are digits").among("2 theme=pink digits=latn"), Some("latn"));
}

#[test]
fn only_what_is_chosen_beside_the_size_needs_more_than_the_size() {
    for (kept, more) in
        [("", false), ("2", false), ("2 font-step=3", false), ("font-step=3", false), ("2 theme=dark", true)]
    {
        assert_eq!(has_more(kept), more, "{kept}");
    }
}

#[test]
fn every_choice_has_one_usual_value_among_its_values() {
    for choice in choices() {
        let values: Vec<_> = choice.values().collect();
        assert!(values.len() > 1 && values.contains(&choice.usual()), "{}: {values:?}", choice.name);
        assert!(values.iter().all(|value| !value.contains(['*', '=', ' ']) && !value.is_empty()), "{values:?}");
        assert_eq!(preferences::choice(choice.name).map(|found| found.name), Some(choice.name));
    }
    let usual = |name: &str| choice(name).map(preferences::Choice::usual);
    assert_eq!((usual("font-step"), usual("line-height"), usual("theme")), (Some("0"), Some("1.9"), Some("auto")));
    assert!(choice("nothing").is_none());
}

#[test]
fn a_place_is_kept_for_thirty_days() {
    let kept = places::with("", 7, Some(70), 100);
    for (today, found) in [(100, Some(70)), (130, Some(70)), (131, None), (99, Some(70)), (69, None)] {
        assert_eq!(places::find(&kept, 7, today), found, "on day {today}");
    }
    assert_eq!(places::find(&kept, 8, 100), None);
    // Whatever is kept afterwards, what is old goes.
    assert_eq!(places::with(&kept, 8, Some(80), 131), "8 80 131\n");
}

#[test]
fn an_article_has_one_place_and_the_last_fifty_have_theirs() {
    let mut kept = String::from("broken\n1 2\n-1 2 3\n99999999999 1 1\n");
    for article in 0..60 {
        kept = places::with(&kept, article, Some(article + 1000), 5);
    }
    kept = places::with(&kept, 59, Some(1), 5);
    assert_eq!(kept.lines().count(), 50, "{kept}");
    assert_eq!(places::find(&kept, 59, 5), Some(1));
    assert_eq!((places::find(&kept, 10, 5), places::find(&kept, 9, 5)), (Some(1010), None));
    let without = places::with(&kept, 59, None, 5);
    assert_eq!((places::find(&without, 59, 5), without.lines().count()), (None, 49));
}

#[test]
fn a_block_is_known_by_its_letters() {
    let written = "قالَ الرئيسُ يوم ١٢ نوفمبر: «٣٫٥٪».";
    for same in ["قال الرئيس يوم 12 نوفمبر: «3.5%».", " قال الرئيس  يوم\u{2066}۱۲\u{2069} نوفمبر «٣٫٥٪» "]
    {
        assert_eq!(hash(same), hash(written), "{same}");
    }
    for other in ["قال الوزير يوم ١٢ نوفمبر", "نوفمبر يوم الرئيس قال", ""] {
        assert_ne!(hash(other), hash(written), "{other}");
    }
    // FNV-1a of nothing, and of one letter: http://www.isthe.com/chongo/tech/comp/fnv/
    assert_eq!((hash(""), hash("a")), (0x811C_9DC5, 0xE40C_292C));
}
