//! Measures the parsing of invalid JSON. It is parsed at most twice, and scanned once in between.

use std::{hint::black_box, path::Path};

use criterion::{BenchmarkId, Criterion};
use maqal::source;

use super::median;

const GROUP: &str = "damaged";

/// The name of the valid JSON.
const CLEAN: &str = "clean";

/// Returns variants of the same JSON with their names: the valid JSON, and one for each kind of damage.
fn damaged(json: &str) -> Vec<(&'static str, String)> {
    let notice = "<br />\n<b>Notice</b>: a in <b>/b</b> on line <b>1</b><br />\n";
    let object = json.strip_suffix('}').unwrap_or(json);
    vec![
        (CLEAN, json.to_owned()),
        ("byte order mark before", ["\u{FEFF}\n", json].concat()),
        ("comment after", [json, "\n<!-- cached -->"].concat()),
        ("notice before", [notice, json].concat()),
        ("line break in a string", [object, ",\"a\":\"\n\"}"].concat()),
        ("half of an emoji in a string", [object, ",\"a\":\"\\ud83d\"}"].concat()),
        ("notice before, line break", [notice, object, ",\"a\":\"\n\"}"].concat()),
        ("cut off", object.to_owned()),
    ]
}

/// Measures the parsing of JSON with each kind of damage.
pub fn measure(criterion: &mut Criterion, json: &str) {
    let mut group = criterion.benchmark_group(GROUP);
    for (name, json) in damaged(json) {
        group.bench_function(BenchmarkId::from_parameter(name), |run| {
            run.iter(|| source::parse(black_box(json.as_bytes())));
        });
    }
    group.finish();
}

/// Prints the ratios of the times to that of the valid JSON.
pub fn sum_up(folder: &Path) {
    println!("\n{:<36}{:>10}", "damage", "ours/clean");
    for (name, _) in damaged("") {
        let times = median(folder, GROUP, name).zip(median(folder, GROUP, CLEAN));
        let ratio = times.map_or_else(|| "–".to_owned(), |(time, clean)| format!("{:.2}", time / clean));
        println!("{name:<36}{ratio:>10}");
    }
}
