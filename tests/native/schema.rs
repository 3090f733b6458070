//! The JSON Schema `static/schema/article-1.json` agrees with the types of the library.

use std::{collections::BTreeSet, sync::LazyLock};

use maqal::article::{Article, Block, Inline};
use serde_json::{Map, Value, json};

use crate::support::{json_file, read, to_json};

static SCHEMA: LazyLock<Value> = LazyLock::new(|| json_file("static/schema/article-1.json"));
static ARTICLE: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::validator_for(&SCHEMA).expect("article-1.json is a JSON Schema"));

/// Validates an article against the schema, and returns the errors with their paths.
pub fn errors(article: &Value) -> Vec<String> {
    ARTICLE.iter_errors(article).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Lists the variants of a type. The match is exhaustive, so a new variant must be added here, and then the tests
/// require it in the schema.
macro_rules! variants {
    ($type:ident, $names:ident, $name_of:ident, $($variant:ident => $name:literal,)*) => {
        const $names: &[&str] = &[$($name),*];
        fn $name_of(value: &$type) -> &'static str {
            match value {
                $($type::$variant { .. } => $name,)*
            }
        }
    };
}

variants! {
    Block, BLOCKS, block_name,
    Heading => "heading",
    Paragraph => "paragraph",
    List => "list",
    Quote => "quote",
    PullQuote => "pullQuote",
    Figure => "figure",
    Gallery => "gallery",
    Video => "video",
    Audio => "audio",
    Embed => "embed",
    Table => "table",
    Code => "code",
    Preformatted => "preformatted",
    KeyPoints => "keyPoints",
    Note => "note",
    Update => "update",
    Poll => "poll",
    Divider => "divider",
    Related => "related",
}

variants! {
    Inline, INLINES, inline_name,
    Strong => "strong",
    Emphasis => "emphasis",
    Mark => "mark",
    Strike => "strike",
    Anchor => "anchor",
    Reference => "reference",
    Code => "code",
    Image => "image",
    Link => "link",
    Break => "break",
    Sub => "sub",
    Sup => "sup",
    Foreign => "foreign",
    Isolate => "isolate",
    // Text has no name, because it is a string.
    Text => "",
}

fn definition(name: &str) -> &'static Value {
    let definition = &SCHEMA["$defs"][name];
    assert!(definition.is_object(), "the schema defines no {name}");
    definition
}

/// Returns the alternatives in the definition of `block` or `inline`.
fn choices(of: &str) -> Vec<&'static Value> {
    let choices = definition(of)["oneOf"].as_array().expect("a choice");
    choices
        .iter()
        .map(|choice| {
            let reference = choice["$ref"].as_str().expect("a reference");
            definition(reference.strip_prefix("#/$defs/").expect("a definition of this schema"))
        })
        .collect()
}

fn kind(definition: &'static Value) -> &'static str {
    definition["properties"]["type"]["const"].as_str().expect("every block and inline has its name as a const")
}

fn examples(definition: &'static Value) -> &'static [Value] {
    let examples = definition["examples"].as_array().map(Vec::as_slice).unwrap_or_default();
    assert!(!examples.is_empty(), "no example in {definition}");
    examples
}

fn keys(object: &Value) -> BTreeSet<&str> {
    let object: &Map<_, _> = object.as_object().expect("an object");
    object.keys().map(String::as_str).collect()
}

fn article(body: &Value) -> Article {
    read(&json!({ "maqal": 1, "title": "عنوان المقال", "body": [body] })).expect("an article with a title")
}

fn only_inline(example: &Value) -> Inline {
    let article = article(&json!({ "type": "paragraph", "content": ["قبل", example, "بعد"] }));
    match &*article.body {
        [Block::Paragraph { content, .. }] => content[1].clone(),
        other => panic!("{example} turned a paragraph into {other:?}"),
    }
}

#[test]
fn the_schema_is_valid() {
    assert!(jsonschema::meta::is_valid(&SCHEMA), "{:?}", jsonschema::meta::validate(&SCHEMA).err());
}

#[test]
fn the_schema_names_exactly_the_blocks_of_the_reader() {
    let named: BTreeSet<_> = choices("block").into_iter().map(kind).collect();
    assert_eq!(named, BLOCKS.iter().copied().collect());
}

#[test]
fn the_schema_names_exactly_the_inlines_of_the_reader() {
    let named: BTreeSet<_> = choices("inline").into_iter().map(kind).collect();
    assert_eq!(named, INLINES.iter().copied().filter(|name| !name.is_empty()).collect());
}

#[test]
fn every_block_of_the_schema_is_read_as_that_block() {
    for definition in choices("block") {
        for example in examples(definition) {
            let article = article(example);
            let [block] = &*article.body else { panic!("{example} became {:?}", article.body) };
            assert_eq!(block_name(block), kind(definition), "{example}");
            let written = serde_json::to_value(block).expect("a block has a JSON form");
            assert_eq!(keys(&written), keys(&definition["properties"]), "fields of {}", kind(definition));
        }
    }
}

#[test]
fn every_inline_of_the_schema_is_read_as_that_inline() {
    for definition in choices("inline") {
        for example in examples(definition) {
            let inline = only_inline(example);
            assert_eq!(inline_name(&inline), kind(definition), "{example}");
            let written = serde_json::to_value(&inline).expect("an inline has a JSON form");
            assert_eq!(keys(&written), keys(&definition["properties"]), "fields of {}", kind(definition));
        }
    }
    assert_eq!(inline_name(&only_inline(&json!("نص"))), "");
}

/// Every example has all fields, and all its text is in the article.
#[test]
fn every_example_is_read_completely() {
    for definition in choices("block").into_iter().chain(choices("inline")) {
        for example in examples(definition) {
            for key in keys(&definition["properties"]) {
                assert!(example.get(key).is_some(), "the example of {} shows no {key}", kind(definition));
            }
        }
    }
    for definition in choices("block") {
        for example in examples(definition) {
            let json = to_json(&article(example));
            assert_eq!(words(&json["body"][0]), words(example), "{example}");
        }
    }
}

/// Returns all strings and numbers in a value, except types, URLs and dimensions, which may be normalized.
fn words(json: &Value) -> String {
    match json {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(entries) => entries.iter().map(words).collect(),
        // Sorted by name, so that the order of the fields does not matter.
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields
                .iter()
                .filter(|(name, _)| {
                    !["type", "src", "url", "poster", "level", "start", "width", "height", "colspan", "rowspan"]
                        .contains(&&***name)
                })
                .collect();
            fields.sort_by_key(|(name, _)| name.as_str());
            fields.into_iter().map(|(_, value)| words(value)).collect()
        }
        Value::Null | Value::Bool(_) => String::new(),
    }
}

#[test]
fn the_schema_knows_exactly_the_fields_of_an_article_and_its_parts() {
    let every_field = json!({
        "maqal": 1,
        "title": "عنوان",
        "byline": [definition("authorObject")["examples"][0]],
        "lead": definition("imageObject")["examples"][0],
        "source": definition("sourceObject")["examples"][0],
        "related": [definition("relatedLink")["examples"][0]],
        "body": [
            { "type": "video", "src": "/film.mp4", "tracks": [definition("track")["examples"][0]] },
            { "type": "table", "rows": [[definition("cellObject")["examples"][0]]] },
            { "type": "poll", "answers": [definition("answerObject")["examples"][0]] },
        ],
    });
    let json = to_json(&read(&every_field).expect("an article with a title"));
    let mut of_article = keys(&json);
    // Only `maqal-press` reads the translations.
    of_article.extend(["$schema", "translations"]);
    assert_eq!(of_article, keys(&SCHEMA["properties"]));
    for (name, part) in [
        ("authorObject", &json["byline"][0]),
        ("imageObject", &json["lead"]),
        ("candidate", &json["lead"]["srcset"][0]),
        ("sourceObject", &json["source"]),
        ("relatedLink", &json["related"][0]),
        ("track", &json["body"][0]["tracks"][0]),
        ("cellObject", &json["body"][1]["rows"][0][0]),
        ("answerObject", &json["body"][2]["answers"][0]),
    ] {
        assert_eq!(keys(part), keys(&definition(name)["properties"]), "fields of {name}");
        assert_eq!(*part, definition(name)["examples"][0], "the example of {name} is read completely");
    }
}

#[test]
fn every_example_in_the_schema_is_valid() {
    for example in examples(&SCHEMA) {
        assert_eq!(errors(example), [""; 0], "{example}");
        assert!(read(example).is_ok(), "{example}");
    }
    let definitions = SCHEMA["$defs"].as_object().expect("definitions");
    for (name, definition) in definitions {
        let alone = json!({ "$ref": format!("#/$defs/{name}"), "$defs": definitions });
        let validator = jsonschema::validator_for(&alone).expect("a definition is a schema");
        for example in definition["examples"].as_array().into_iter().flatten() {
            assert!(validator.is_valid(example), "{name}: {example}");
        }
    }
}

#[test]
fn everything_in_the_schema_is_described() {
    for (name, definition) in SCHEMA["$defs"].as_object().expect("definitions") {
        if name.starts_with("optional") {
            continue;
        }
        for key in ["title", "description"] {
            assert!(definition[key].as_str().is_some_and(|text| !text.is_empty()), "{name} has no {key}");
        }
        for (property, value) in definition["properties"].as_object().into_iter().flatten() {
            let described = value["description"].is_string() || value["const"].is_string() || value["$ref"].is_string();
            assert!(described, "{name}.{property} is not described");
        }
    }
}

#[test]
fn the_schema_rejects_mistakes_that_the_reader_tolerates() {
    let article = |change: Value| {
        let mut article = json!({ "maqal": 1, "title": "عنوان", "body": "نص" });
        for (name, value) in change.as_object().expect("fields to set") {
            article[name] = value.clone();
        }
        article
    };
    assert_eq!(errors(&article(json!({}))), [""; 0]);
    for change in [
        json!({ "maqal": 2 }),
        json!({ "maqal": "1" }),
        json!({ "publised": "2025-11-04" }),
        json!({ "published": "أمس" }),
        json!({ "published": "2025-13-01" }),
        json!({ "lang": "عربي" }),
        json!({ "dir": "auto" }),
        json!({ "title": ["عنوان"] }),
        json!({ "title": null, "body": [] }),
        json!({ "title": " ", "body": "" }),
        json!({ "byline": { "url": "/salma" } }),
        json!({ "lead": { "alt": "بلا عنوان" } }),
        json!({ "body": [{ "type": "timeline" }] }),
        json!({ "body": [{ "type": "paragraph", "text": "نص" }] }),
        json!({ "body": [{ "type": "heading", "level": 1, "content": "عنوان" }] }),
        json!({ "body": [{ "type": "figure" }] }),
        json!({ "body": [{ "type": "video", "src": "" }] }),
        json!({ "body": [{ "type": "table", "rows": [[{ "content": "خلية", "colspan": 0 }]] }] }),
        json!({ "body": [{ "type": "paragraph", "content": [["قائمة في قائمة"]] }] }),
        json!({ "body": [{ "type": "paragraph", "content": { "type": "link", "content": "بلا عنوان" } }] }),
    ] {
        assert_ne!(errors(&article(change.clone())), [""; 0], "{change}");
    }
}

#[test]
fn the_sample_articles_are_valid() {
    for name in ["static/articles/matn-china-russia.json", "docs/public/articles/library.json"] {
        assert_eq!(errors(&json_file(name)), [""; 0], "{name}");
    }
}
