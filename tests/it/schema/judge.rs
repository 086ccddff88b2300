//! A judge of JSON against a schema, as far as our schemas go: a word it does not know fails the test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, also in what it calls")]

use serde_json::{Map, Value, json};

/// A TOML table as JSON, dates as text: what editors hand to a schema.
pub(super) fn as_json(table: &toml::Table) -> Value {
    Value::Object(table.iter().map(|(key, value)| (key.clone(), one(value))).collect())
}

fn one(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(whole) => json!(whole),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(list) => Value::Array(list.iter().map(one).collect()),
        toml::Value::Table(table) => as_json(table),
    }
}

/// What a schema has against a value.
pub(super) fn complaints(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    judge(schema, schema, value, "", &mut found);
    found
}

fn holds(root: &Value, schema: &Value, value: &Value) -> bool {
    let mut found = Vec::new();
    judge(root, schema, value, "", &mut found);
    found.is_empty()
}

fn judge(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let Value::Object(schema) = schema else { return };
    for (word, asked) in schema {
        if !keeps(root, (schema, word, asked), value, at, found) {
            found.push(format!("{at}: {word} {asked}"));
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one arm for each word of a schema")]
fn keeps(
    root: &Value,
    (schema, word, asked): (&Map<String, Value>, &str, &Value),
    value: &Value,
    at: &str,
    found: &mut Vec<String>,
) -> bool {
    let number = |holds: fn(f64, f64) -> bool| value.as_f64().is_none_or(|is| holds(is, asked.as_f64().unwrap()));
    match word {
        "$schema" | "$defs" | "title" | "description" | "format" => true,
        "$ref" => {
            let named = asked.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
            holds(root, root["$defs"].get(named).unwrap_or_else(|| panic!("no {named}")), value)
        }
        "type" => match asked.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "number" => value.is_number(),
            "integer" => value.is_i64() || value.is_u64(),
            other => panic!("type {other}"),
        },
        "enum" => asked.as_array().unwrap().contains(value),
        "const" => asked == value,
        "minimum" => number(|is, least| is >= least),
        "exclusiveMinimum" => number(|is, least| is > least),
        "maximum" => number(|is, most| is <= most),
        "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= asked.as_u64().unwrap()),
        "uniqueItems" => {
            value.as_array().is_none_or(|list| (1..list.len()).all(|index| !list[..index].contains(&list[index])))
        }
        "pattern" => value.as_str().is_none_or(|text| matches(asked.as_str().unwrap(), text)),
        "items" => {
            value.as_array().into_iter().flatten().for_each(|item| judge(root, asked, item, &format!("{at}[]"), found));
            true
        }
        "required" => value.as_object().is_none_or(|object| {
            asked.as_array().unwrap().iter().all(|key| object.contains_key(key.as_str().unwrap()))
        }),
        "properties" => {
            for (key, inner) in value.as_object().into_iter().flatten() {
                if let Some(asked) = asked.get(key) {
                    judge(root, asked, inner, &format!("{at}.{key}"), found);
                }
            }
            true
        }
        "additionalProperties" => {
            let known = schema.get("properties");
            for (key, inner) in value.as_object().into_iter().flatten() {
                if known.is_some_and(|known| known.get(key).is_some()) {
                    continue;
                }
                if asked == &Value::Bool(false) {
                    found.push(format!("{at}.{key} is not known"));
                } else {
                    judge(root, asked, inner, &format!("{at}.{key}"), found);
                }
            }
            true
        }
        "propertyNames" => {
            value.as_object().into_iter().flatten().all(|(key, _)| holds(root, asked, &Value::String(key.clone())))
        }
        "not" => !holds(root, asked, value),
        "allOf" => asked.as_array().unwrap().iter().all(|one| holds(root, one, value)),
        "anyOf" => asked.as_array().unwrap().iter().any(|one| holds(root, one, value)),
        other => panic!("the judge does not know {other}"),
    }
}

/// The few patterns our schemas use: `[^ ]`, or words between ^( )$ of classes with counts, joined by |.
fn matches(pattern: &str, text: &str) -> bool {
    if pattern == "[^ ]" {
        return text.contains(|letter| letter != ' ');
    }
    let inner = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')).unwrap();
    let inner = inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(inner);
    inner.split('|').any(|way| match way {
        "[a-z0-9-]+" => plain(text, "-"),
        "[a-z0-9_-]+([.][a-z0-9_-]+)*" => text.split('.').all(|part| plain(part, "-_")),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}" => digits(text, &[4, 2, 2]),
        "[0-9]{2}-[0-9]{2}" => digits(text, &[2, 2]),
        word => {
            assert!(plain(word, "_"), "the judge does not know the pattern {word}");
            word == text
        }
    })
}

fn plain(text: &str, also: &str) -> bool {
    let letter = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || also.contains(letter);
    !text.is_empty() && text.chars().all(letter)
}

fn digits(text: &str, counts: &[usize]) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == counts.len()
        && parts
            .iter()
            .zip(counts)
            .all(|(part, count)| part.len() == *count && part.bytes().all(|byte| byte.is_ascii_digit()))
}
