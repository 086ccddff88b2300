//! The language as a JSON Schema (2020-12), for editors that help while one types.
//!
//! No table requires a key: what a file leaves out, the file it builds on may supply.

use super::{ANNOTATIONS, Family, Key, Kind, Limits, ROOT, Spec, measures::MEASURE_NAMES, shapes::SHAPE};

/// The schema of a scenario file, as JSON text.
#[must_use]
pub fn schema() -> String {
    let mut body = table(ROOT);
    body.insert_str(
        1,
        "\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"A caseload scenario\",",
    );
    let end = body.len() - 1;
    let defs = format!(",\"$defs\":{{\"doubt\":{},\"shape\":{}}}", doubt(), table(SHAPE));
    body.insert_str(end, &defs);
    body.push('\n');
    body
}

/// `{ likely, low, high }`, with what may stand in any table.
fn doubt() -> String {
    let three = ["likely", "low", "high"].map(|name| format!("{}:{{\"type\":\"number\"}}", text(name)));
    let inside: Vec<String> = three.into_iter().chain(annotations()).collect();
    format!(
        "{{\"type\":\"object\",\"required\":[\"likely\",\"low\",\"high\"],\"properties\":{{{}}},\"additionalProperties\":false}}",
        inside.join(",")
    )
}

fn table(spec: &Spec) -> String {
    let keys = spec.keys.iter().map(property);
    let inside: Vec<String> = keys
        .chain(
            annotations().filter(|told| !spec.keys.iter().any(|key| told.starts_with(&format!("{}:", text(key.name))))),
        )
        .collect();
    format!(
        "{{\"type\":\"object\",\"description\":{},\"properties\":{{{}}},\"additionalProperties\":false}}",
        text(spec.doc),
        inside.join(",")
    )
}

fn annotations() -> impl Iterator<Item = String> {
    ANNOTATIONS.keys.iter().map(property)
}

fn property(key: &Key) -> String {
    let mut held = holds(key.kind);
    held.insert_str(1, &format!("\"description\":{}{}", text(key.doc), if held == "{}" { "" } else { "," }));
    format!("{}:{held}", text(key.name))
}

/// What a kind may hold, as a schema.
fn holds(kind: Kind) -> String {
    match kind {
        Kind::Number(limits, false) => number(limits),
        Kind::Number(limits, true) => format!("{{\"anyOf\":[{},{{\"$ref\":\"#/$defs/doubt\"}}]}}", number(limits)),
        Kind::Whole(least, most) => format!("{{\"type\":\"integer\",\"minimum\":{least},\"maximum\":{most}}}"),
        Kind::Text => "{\"type\":\"string\"}".to_owned(),
        Kind::Name(family) => name(family),
        Kind::Flag => "{\"type\":\"boolean\"}".to_owned(),
        Kind::Date => "{\"type\":\"string\",\"format\":\"date\"}".to_owned(),
        Kind::Choice(words) => one_of(words),
        Kind::Names(family) => format!("{{\"type\":\"array\",\"items\":{},\"uniqueItems\":true}}", name(family)),
        Kind::Addresses => "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}".to_owned(),
        Kind::Numbers(limits, _) => format!("{{\"type\":\"array\",\"items\":{},\"minItems\":1}}", number(limits)),
        Kind::Shape => format!(
            "{{\"anyOf\":[{},{{\"$ref\":\"#/$defs/doubt\"}},{{\"$ref\":\"#/$defs/shape\"}}]}}",
            number(Limits::AMOUNT)
        ),
        Kind::Exits => by_any_name(&format!(
            "{{\"anyOf\":[{{\"const\":\"rest\"}},{},{{\"$ref\":\"#/$defs/doubt\"}}]}}",
            number(Limits::PERCENT)
        )),
        Kind::ByName(_, limits, doubt) => by_any_name(&holds(Kind::Number(limits, doubt))),
        Kind::ByDate => by_any_name(&number(Limits::ANY)),
        Kind::ByDay => by_any_name(&number(Limits::PERCENT)),
        Kind::Becomes => by_any_name("{\"type\":\"string\"}"),
        Kind::ByAddress(true) => by_any_name(&number(Limits::AMOUNT)),
        Kind::ByAddress(false) => by_any_name("{}"),
        Kind::Table(spec) => table(spec),
        Kind::Tables(spec) => by_any_name(&table(spec)),
    }
}

fn by_any_name(held: &str) -> String {
    let inside: Vec<String> = annotations().collect();
    format!("{{\"type\":\"object\",\"properties\":{{{}}},\"additionalProperties\":{held}}}", inside.join(","))
}

fn name(family: Family) -> String {
    if family == Family::Measure { one_of(MEASURE_NAMES) } else { "{\"type\":\"string\"}".to_owned() }
}

fn one_of(words: &[&str]) -> String {
    format!("{{\"enum\":[{}]}}", words.iter().map(|word| text(word)).collect::<Vec<_>>().join(","))
}

fn number(limits: Limits) -> String {
    let mut out = "{\"type\":\"number\"".to_owned();
    if limits.least.is_finite() {
        let key = if limits.above { "exclusiveMinimum" } else { "minimum" };
        out.push_str(&format!(",\"{key}\":{}", limits.least));
    }
    if limits.most.is_finite() {
        out.push_str(&format!(",\"maximum\":{}", limits.most));
    }
    out.push('}');
    out
}

/// JSON text; the language's own sentences hold no control characters.
fn text(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}
