//! `docs/scenario.md` tells every key of the language, and no other.
#![expect(clippy::unwrap_used, reason = "a test that cannot read what it judges stops")]

use std::fmt::Write;
use std::fs;

use caseload::scenario::language::shapes::SHAPE;
use caseload::scenario::language::{ANNOTATIONS, Kind, Limits, ROOT, Spec};

use crate::disk::package;

/// What follows this line is written by the test.
const MARK: &str = "<!-- What follows is written by `CASELOAD_BLESS=1 cargo test scenario_page`. -->\n";

#[test]
fn the_page_of_keys_is_the_language() {
    let path = package().join("docs/scenario.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, after) = page.split_once(MARK).expect("the line that divides the page");
    let wanted = tables();
    if std::env::var_os("CASELOAD_BLESS").is_some() {
        fs::write(&path, format!("{before}{MARK}{wanted}")).unwrap();
    } else {
        assert!(after == wanted, "docs/scenario.md has fallen behind: CASELOAD_BLESS=1 cargo test scenario_page");
    }
}

fn tables() -> String {
    let mut page = String::new();
    table(&mut page, "The top of the file", "", ROOT);
    table(&mut page, "In any table", "", ANNOTATIONS);
    table(&mut page, "A shape", "{}", SHAPE);
    page
}

/// A table and those inside it; `path` is how its own tables are headed, `{}` for what stands inside a key.
fn table(page: &mut String, heading: &str, path: &str, spec: &'static Spec) {
    write!(page, "\n### {heading}\n\n{}\n\n", spec.doc).unwrap();
    page.push_str("| key | holds | needed | meaning |\n|---|---|---|---|\n");
    for key in spec.keys {
        let needed = if key.required { "yes" } else { "" };
        writeln!(page, "| `{}` | {} | {needed} | {} |", key.name, holds(&key.kind), key.doc.replace('|', "\\|"))
            .unwrap();
    }
    for forms in spec.forms {
        let ways: Vec<String> = forms
            .ways
            .iter()
            .map(|way| way.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" with "))
            .collect();
        let how = if forms.required { "Exactly one way" } else { "At most one way" };
        write!(page, "\n{how} to say {}: {}.\n", forms.what, ways.join("; or ")).unwrap();
    }
    for key in spec.keys {
        let below = match path {
            "" => key.name.to_owned(),
            "{}" => format!("{{}}{}", key.name),
            _ => format!("{path}.{}", key.name),
        };
        if let Kind::Table(inner) = key.kind {
            table(page, &head(&below), &below, inner);
        } else if let Kind::Tables(inner) = key.kind {
            let below = format!("{below}.NAME");
            table(page, &head(&below), &below, inner);
        }
    }
}

/// A table's heading as a file writes it; a shape stands inside a key and has none.
fn head(path: &str) -> String {
    path.strip_prefix("{}").map_or_else(|| format!("`[{path}]`"), |name| format!("`{name}`"))
}

fn holds(kind: &Kind) -> String {
    match kind {
        Kind::Number(limits, doubt) => format!("number{}{}", range(*limits), unsure(*doubt)),
        Kind::Whole(least, most) => format!("whole number{}", range(Limits::new(*least as f64, *most as f64))),
        Kind::Text => "text".into(),
        Kind::Flag => "`true` or `false`".into(),
        Kind::Date => "date".into(),
        Kind::Choice(words) => words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", "),
        Kind::Name(family) => format!("name of a {}", family.spoken()),
        Kind::Names(family) => format!("list of names, each of a {}", family.spoken()),
        Kind::Addresses => "list of addresses of tables".into(),
        Kind::Numbers(limits, ascending) => {
            format!("list of {}numbers{}", if *ascending { "ascending " } else { "" }, range(*limits))
        }
        Kind::Shape => "a shape".into(),
        Kind::Exits => "shares by stage, `closed` among them; one may be `\"rest\"`".into(),
        Kind::ByName(family, limits, doubt) => {
            format!("number by {}{}{}", family.spoken(), range(*limits), unsure(*doubt))
        }
        Kind::ByDate => "number by date".into(),
        Kind::ByDay => "shares by day of the year, as `\"09-15\"`".into(),
        Kind::Becomes => "role by role".into(),
        Kind::Table(_) => "table".into(),
        Kind::Tables(_) => "tables by name".into(),
    }
}

fn unsure(doubt: bool) -> &'static str {
    if doubt { ", may be in doubt" } else { "" }
}

fn range(limits: Limits) -> String {
    let least = if limits.least == 0.0 { "0".to_owned() } else { limits.least.to_string() };
    match (limits.least.is_finite(), limits.most.is_finite() && limits.most < 1e15) {
        (true, true) if limits.above => format!(", above {least}, at most {}", limits.most),
        (true, true) => format!(" from {least} to {}", limits.most),
        (true, false) if limits.above => format!(" above {least}"),
        (true, false) => format!(", {least} or more"),
        (false, true) => format!(", at most {}", limits.most),
        (false, false) => String::new(),
    }
}
