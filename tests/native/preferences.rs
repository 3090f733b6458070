//! Preferences: bounded steps, their actions, and whatever stands in storage.

use maqal::preferences::{Action, FontStep, Preferences};

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

fn at(step: i8) -> Preferences {
    Preferences { font_step: FontStep::from_stored(&step.to_string()) }
}

fn step(preferences: Preferences) -> i8 {
    preferences.font_step.get()
}

#[test]
fn the_usual_size_is_step_nought() {
    assert_eq!(step(Preferences::default()), 0);
    assert_eq!(FontStep::default().percent(), 100);
}

#[test]
fn every_step_has_its_size() {
    for (number, percent, scale) in STEPS {
        let step = at(number).font_step;
        assert_eq!((step.get(), step.percent(), &*step.scale()), (number, percent, scale));
    }
}

#[test]
fn a_scale_in_css_is_the_percents() {
    for (number, percent, _) in STEPS {
        let factor: f64 = at(number).font_step.scale().parse().expect("a number");
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
        let font = at(number).font_step;
        assert_eq!(font.is_smallest(), number == -2, "{number}");
        assert_eq!(font.is_largest(), number == 6, "{number}");
        assert_eq!(font.is_smallest(), at(number).after(Action::FontDecrease) == at(number), "{number}");
        assert_eq!(font.is_largest(), at(number).after(Action::FontIncrease) == at(number), "{number}");
    }
}

#[test]
fn a_stored_step_is_read_back() {
    for (number, ..) in STEPS {
        let font = at(number).font_step;
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
fn preferences_are_kept_under_a_name_of_our_own() {
    assert_eq!(FontStep::KEY, "maqal.font-step");
}
