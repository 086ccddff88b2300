//! The language as JSON Schemas (2020-12), for editors that help while one types.
//!
//! No table requires a key, for what a file leaves out the file it builds on may supply; but what is laid over
//! whole (a doubt, a shape, an action) must be whole.

use std::collections::BTreeMap;

use super::options::OPTIONS;
use super::{ANNOTATIONS, Family, Forms, Key, Kind, Limits, ROOT, Spec, measures::MEASURE_NAMES, shapes::SHAPE};

/// The name of the schema's file, to which the first line of a scenario points.
pub const FILE: &str = "caseload.schema.json";
/// The same of an options file.
pub const OPTIONS_FILE: &str = "caseload.options.schema.json";

/// The schema of a scenario file, as JSON text.
#[must_use]
pub fn schema() -> String {
    whole(ROOT, "A caseload scenario", false)
}

/// The schema of an options file, as JSON text.
#[must_use]
pub fn of_options() -> String {
    whole(OPTIONS, "Options that caseload compares", true)
}

fn whole(spec: &'static Spec, title: &str, is_whole: bool) -> String {
    let mut writer = Writer { doubts: BTreeMap::new(), is_whole };
    let shape = writer.table(SHAPE, true);
    let mut body = writer.described(spec.doc, |writer| writer.table(spec, is_whole));
    body.insert_str(
        1,
        &format!("\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":{},", text(title)),
    );
    let doubts: Vec<String> = writer.doubts.iter().map(|(name, held)| format!(",{}:{held}", text(name))).collect();
    let end = body.len() - 1;
    body.insert_str(end, &format!(",\"$defs\":{{\"shape\":{shape}{}}}", doubts.concat()));
    body.push('\n');
    body
}

/// Writes schemas and keeps the doubts they refer to: one for each pair of limits.
struct Writer {
    doubts: BTreeMap<String, String>,
    /// Whether the file builds on no other, so that every table of it is whole.
    is_whole: bool,
}

impl Writer {
    fn table(&mut self, spec: &Spec, is_whole: bool) -> String {
        let own: Vec<String> = spec.keys.iter().map(|key| self.property(key, spec)).collect();
        let others = ANNOTATIONS.keys.iter().filter(|told| spec.key(told.name).is_none());
        let others: Vec<String> = others.map(|key| self.property(key, ANNOTATIONS)).collect();
        let mut out = format!(
            "{{\"type\":\"object\",\"properties\":{{{}}},\"additionalProperties\":false",
            [own, others].concat().join(",")
        );
        if is_whole {
            let needed: Vec<&str> = spec.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
            if !needed.is_empty() {
                out.push_str(&format!(",\"required\":{}", names(&needed)));
            }
        }
        let forms: Vec<String> = spec.forms.iter().flat_map(|forms| either(forms, is_whole)).collect();
        if !forms.is_empty() {
            out.push_str(&format!(",\"allOf\":[{}]", forms.join(",")));
        }
        out.push('}');
        out
    }

    fn property(&mut self, key: &Key, spec: &Spec) -> String {
        // What is one of several ways of saying a thing is laid over whole.
        let is_whole = spec.forms.iter().any(|forms| forms.ways.iter().any(|way| way.contains(&key.name)));
        let held = self.described(key.doc, |writer| writer.holds(key.kind, is_whole));
        format!("{}:{held}", text(key.name))
    }

    fn described(&mut self, doc: &str, held: impl FnOnce(&mut Self) -> String) -> String {
        let mut held = held(self);
        let comma = if held == "{}" { "" } else { "," };
        held.insert_str(1, &format!("\"description\":{}{comma}", text(doc)));
        held
    }

    /// What a kind may hold, as a schema.
    fn holds(&mut self, kind: Kind, is_whole: bool) -> String {
        match kind {
            Kind::Number(limits, false) => number(limits),
            Kind::Number(limits, true) => {
                format!("{{\"anyOf\":[{},{}]}}", number(limits), self.doubt(limits))
            }
            Kind::Whole(least, most) => format!("{{\"type\":\"integer\",\"minimum\":{least},\"maximum\":{most}}}"),
            Kind::Text => words(),
            Kind::Name(family) => name(family),
            Kind::Flag => "{\"type\":\"boolean\"}".to_owned(),
            Kind::Date => format!("{{\"type\":\"string\",\"format\":\"date\",\"pattern\":\"^{DATE}$\"}}"),
            Kind::Choice(words) => one_of(words),
            Kind::Names(family) => format!("{{\"type\":\"array\",\"items\":{},\"uniqueItems\":true}}", name(family)),
            Kind::Addresses => format!("{{\"type\":\"array\",\"items\":{},\"uniqueItems\":true}}", words()),
            Kind::Numbers(limits, _) => format!("{{\"type\":\"array\",\"items\":{},\"minItems\":1}}", number(limits)),
            Kind::Shape => format!(
                "{{\"anyOf\":[{},{},{{\"$ref\":\"#/$defs/shape\"}}]}}",
                number(Limits::AMOUNT),
                self.doubt(Limits::AMOUNT)
            ),
            Kind::Exits => {
                let share = self.holds(Kind::unsure(Limits::PERCENT), false);
                self.by_any_name(&format!("{{\"anyOf\":[{{\"const\":\"rest\"}},{share}]}}"), NAME)
            }
            Kind::ByName(_, limits, doubt) => {
                let held = self.holds(Kind::Number(limits, doubt), false);
                self.by_any_name(&held, NAME)
            }
            Kind::ByDate => self.by_any_name(&number(Limits::ANY), DATE),
            Kind::ByDay => self.by_any_name(&number(Limits::PERCENT), "[0-9]{2}-[0-9]{2}"),
            Kind::Becomes => self.by_any_name(&words(), NAME),
            Kind::Between(family) => {
                let shares = self.holds(Kind::ByName(family, Limits::PERCENT, false), false);
                self.by_any_name(&shares, NAME)
            }
            Kind::ByAddress(true) => self.by_any_name(&number(Limits::AMOUNT), ADDRESS),
            Kind::ByAddress(false) => self.by_any_name("{}", ADDRESS),
            Kind::Table(spec) => self.table(spec, is_whole || self.is_whole),
            Kind::Tables(spec) => {
                let held = self.described(spec.doc, |writer| writer.table(spec, writer.is_whole));
                let tables = self.by_any_name(&held, NAME);
                tables.replacen("\"propertyNames\":{", &format!("\"propertyNames\":{{\"not\":{},", one_of(TAKEN)), 1)
            }
        }
    }

    fn by_any_name(&mut self, held: &str, names: &str) -> String {
        let annotations: Vec<String> = ANNOTATIONS.keys.iter().map(|key| self.property(key, ANNOTATIONS)).collect();
        let also: Vec<&str> = ANNOTATIONS.keys.iter().map(|key| key.name).collect();
        format!(
            "{{\"type\":\"object\",\"properties\":{{{}}},\"propertyNames\":{{\"pattern\":\"^({names}|{})$\"}},\"additionalProperties\":{held}}}",
            annotations.join(","),
            also.join("|")
        )
    }

    /// `{ likely, low, high }`, with what may stand in any table, by reference.
    fn doubt(&mut self, limits: Limits) -> String {
        let name = if limits == Limits::PERCENT {
            "doubt-percent".to_owned()
        } else if limits == Limits::AMOUNT {
            "doubt".to_owned()
        } else {
            let above = if limits.above { "above-" } else { "" };
            format!("doubt-{above}{}-{}", limits.least, limits.most)
        };
        if !self.doubts.contains_key(&name) {
            let three = ["likely", "low", "high"].map(|name| format!("{}:{}", text(name), number(limits)));
            let annotations = ANNOTATIONS.keys.iter().map(|key| self.property(key, ANNOTATIONS)).collect::<Vec<_>>();
            let inside: Vec<String> = three.into_iter().chain(annotations).collect();
            let held = format!(
                "{{\"type\":\"object\",\"required\":[\"likely\",\"low\",\"high\"],\"properties\":{{{}}},\"additionalProperties\":false}}",
                inside.join(",")
            );
            self.doubts.insert(name.clone(), held);
        }
        format!("{{\"$ref\":{}}}", text(&format!("#/$defs/{name}")))
    }
}

/// Names of tables; `closed` stands for no stage.
const NAME: &str = "[a-z0-9-]+";
/// Words that name no table, for they mean something else.
const TAKEN: &[&str] = &["closed", "all"];
const DATE: &str = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
const ADDRESS: &str = "[a-z0-9_-]+([.][a-z0-9_-]+)*";

/// Of several ways of saying one thing no two stand together; one of them must where the table is whole.
fn either(forms: &Forms, is_whole: bool) -> Vec<String> {
    let mut out = Vec::new();
    for (index, way) in forms.ways.iter().enumerate() {
        for other in forms.ways.iter().take(index) {
            let pairs =
                other.iter().flat_map(|one| way.iter().map(move |two| (one, two))).filter(|(one, two)| one != two);
            out.extend(pairs.map(|(one, two)| format!("{{\"not\":{{\"required\":{}}}}}", names(&[*one, *two]))));
        }
    }
    if is_whole && forms.required {
        let ways: Vec<String> = forms.ways.iter().map(|way| format!("{{\"required\":{}}}", names(way))).collect();
        out.push(format!("{{\"anyOf\":[{}]}}", ways.join(",")));
    }
    out
}

fn names(all: &[&str]) -> String {
    format!("[{}]", all.iter().map(|name| text(name)).collect::<Vec<_>>().join(","))
}

fn name(family: Family) -> String {
    if family == Family::Measure { one_of(MEASURE_NAMES) } else { words() }
}

/// Text that is not empty.
fn words() -> String {
    "{\"type\":\"string\",\"pattern\":\"[^ ]\"}".to_owned()
}

fn one_of(words: &[&str]) -> String {
    format!("{{\"enum\":{}}}", names(words))
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
