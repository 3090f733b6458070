//! The documentation in `docs/` agrees with the code: its articles, its tables of names, and the names of tests.

use std::{collections::BTreeSet, fs, path::Path};

use maqal::{
    host::reading_positions,
    locale::messages::LANGUAGES,
    preferences::{
        self, Alignment, Calendar, Choice, Digits, Face, FontStep, Harakat, LineHeight, Measure, Shortcuts, Theme,
        names,
    },
};
use serde_json::{Value, json};

use crate::{
    schema,
    support::{file, json_file, read},
};

fn page(name: &str) -> String {
    fs::read_to_string(file(&format!("docs/{name}.md"))).unwrap_or_else(|error| panic!("docs/{name}.md: {error}"))
}

/// Returns the rows of the table whose header begins with `head`, each a list of cells.
fn table<'a>(page: &'a str, head: &str) -> Vec<Vec<&'a str>> {
    let (_, table) = page.split_once(&format!("\n{head}")).unwrap_or_else(|| panic!("there is no table {head}"));
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// Returns the words in backticks.
fn code(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Returns the code in the first cell of each row.
fn first_names<'a>(rows: &[Vec<&'a str>]) -> Vec<&'a str> {
    rows.iter().flat_map(|row| code(row[0])).collect()
}

/// Returns the contents of the fenced code blocks in a language.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let begin = format!("\n```{language}\n");
    page.split(&*begin).skip(1).map(|rest| rest.split("\n```").next().unwrap_or_default()).collect()
}

#[test]
fn articles_in_the_documentation_match_the_schema() {
    let (mut count, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(file("docs")).expect("the folder of the documentation can be listed") {
        let path = entry.expect("a file can be listed").path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a page can be read");
        for block in blocks(&text, "json") {
            count += 1;
            let errors = match serde_json::from_str::<Value>(block) {
                Ok(value) => errors_in(&value),
                Err(error) => vec![error.to_string()],
            };
            wrong.extend(errors.into_iter().map(|error| format!("{}: {error}\n{block}", path.display())));
        }
    }
    assert!(count > 15, "only {count} blocks were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Returns the errors in JSON that is an article or a block; none for other JSON.
fn errors_in(value: &Value) -> Vec<String> {
    let article = match value {
        Value::Object(fields) if fields.contains_key("maqal") => value.clone(),
        Value::Object(fields) if fields.contains_key("type") => {
            json!({ "maqal": 1, "title": "عنوان", "body": [value] })
        }
        _ => return Vec::new(),
    };
    let mut errors = schema::errors(&article);
    errors.extend(read(&article).err().map(|error| error.to_string()));
    errors
}

#[test]
fn the_page_about_the_article_format_has_every_field_of_the_schema() {
    let page = page("article-format");
    let documented: BTreeSet<&str> = code(&page).into_iter().collect();
    let schema = json_file("static/schema/article-1.json");
    let mut fields = BTreeSet::new();
    let definitions = schema["$defs"].as_object().expect("the schema has definitions");
    for definition in definitions.values().chain([&schema]) {
        for (name, property) in definition["properties"].as_object().into_iter().flatten() {
            fields.insert(name.as_str());
            fields.extend(property["const"].as_str());
            fields.extend(property["enum"].as_array().into_iter().flatten().filter_map(Value::as_str));
        }
    }
    let missing: Vec<_> = fields.difference(&documented).collect();
    assert!(missing.is_empty(), "fields and values that the page lacks: {missing:?}");

    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let named: BTreeSet<_> = rows.flat_map(|row| code(row.split('|').nth(1).unwrap_or_default())).collect();
    let unknown: Vec<_> = named.difference(&fields).collect();
    assert!(unknown.is_empty(), "names in the page that the schema lacks: {unknown:?}");
}

#[test]
fn the_page_about_settings_has_every_setting_with_its_values() {
    let page = page("settings");
    let rows = table(&page, "| name | values, the default in bold |");
    assert_eq!(first_names(&rows), names());
    has_values::<FontStep>(&rows);
    has_values::<LineHeight>(&rows);
    has_values::<Measure>(&rows);
    has_values::<Face>(&rows);
    has_values::<Theme>(&rows);
    has_values::<Digits>(&rows);
    has_values::<Harakat>(&rows);
    has_values::<Calendar>(&rows);
    has_values::<Alignment>(&rows);
    has_values::<Shortcuts>(&rows);
}

fn has_values<T: Choice>(rows: &[Vec<&str>]) {
    let row = rows.iter().find(|row| code(row[0]) == [T::NAME]).expect("the setting has its row");
    let values: Vec<_> = T::ALL.iter().map(|value| value.as_str()).collect();
    assert_eq!(code(row[1]), values, "the values of {}", T::NAME);
    let bold = format!("**`{}`**", T::default().as_str());
    assert!(row[1].contains(&bold), "{bold} is the default of {}", T::NAME);
}

#[test]
fn the_page_about_languages_has_every_language() {
    let page = page("languages");
    assert_eq!(first_names(&table(&page, "| `lang` | language |")), LANGUAGES);
}

/// `make test-package` compares the manifest with the code.
#[test]
fn the_pages_about_the_element_and_its_events_have_every_name_in_the_manifest() {
    let manifest = json_file("package/custom-elements.json");
    let element = &manifest["modules"][0]["declarations"][0];
    let names = |kind: &str, field: &str| -> BTreeSet<&str> {
        let entries = element[kind].as_array().into_iter().flatten();
        entries.filter_map(|entry| entry[field].as_str()).collect()
    };

    let page_of_element = page("element");
    let attributes = table(&page_of_element, "| attribute | property |");
    assert_eq!(first_names(&attributes).into_iter().collect::<BTreeSet<_>>(), names("attributes", "name"));
    let mut documented: BTreeSet<_> = attributes.iter().flat_map(|row| code(row[1])).collect();
    let methods = first_names(&table(&page_of_element, "| method | returns |"));
    documented.extend(methods.iter().map(|method| method.trim_end_matches("()")));
    // The manifest has no member for an attribute of every element.
    documented.remove("lang");
    assert_eq!(documented, names("members", "name"));

    let page_of_events = page("events");
    let events = first_names(&table(&page_of_events, "| event | when |"));
    assert_eq!(events.into_iter().collect::<BTreeSet<_>>(), names("events", "name"));
}

#[test]
fn the_page_about_security_has_every_key_in_storage() {
    let page = page("security");
    let documented = first_names(&table(&page, "| key | content |"));
    assert_eq!(documented, [preferences::KEY, reading_positions::KEY, preferences::KEY_OF_VERSION_1]);
}

/// `make test-package` compares the type with the code.
#[test]
fn the_page_about_troubleshooting_has_every_error_code() {
    let types = fs::read_to_string(file("package/maqal.d.ts")).expect("the types can be read");
    let (_, codes) = types.split_once("type MaqalErrorCode =").expect("the type of error codes is there");
    let codes: BTreeSet<_> = codes.split(';').next().unwrap_or_default().split('"').skip(1).step_by(2).collect();
    let page = page("troubleshooting");
    let documented: BTreeSet<_> = first_names(&table(&page, "| code | cause |")).into_iter().collect();
    assert_eq!(documented, codes);
}

#[test]
fn the_accessibility_statement_names_tests_that_exist() {
    let page = page("accessibility");
    let named = code(&page)
        .into_iter()
        .filter(|name| name.contains('_') && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_')));
    let named: BTreeSet<_> = named.collect();
    assert!(named.len() > 30, "only {} names were found", named.len());
    let mut sources = String::new();
    for folder in ["tests/native", "tests/web", "tests/e2e"] {
        collect(&file(folder), &mut sources);
    }
    let is_missing = |name: &&&str| !sources.contains(&format!("fn {name}("));
    let missing: Vec<_> = named.iter().filter(is_missing).collect();
    assert!(missing.is_empty(), "tests that do not exist: {missing:?}");
}

/// Adds the Rust sources in a folder and the folders in it.
fn collect(folder: &Path, sources: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of tests can be listed") {
        let path = entry.expect("a file can be listed").path();
        if path.is_dir() {
            collect(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push_str(&fs::read_to_string(&path).expect("a test can be read"));
        }
    }
}
