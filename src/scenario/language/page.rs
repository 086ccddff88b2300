//! The language as a page of tables in Markdown, for `docs/scenario.md`.

use std::fmt::Write as _;

use super::{ANNOTATIONS, Forms, Key, Kind, ROOT, Spec, options::OPTIONS, shapes::SHAPE};
use crate::scenario::check::spoken::{shown, takes};

/// Every table and key, with what it takes, its limits and its meaning.
#[must_use]
pub fn page() -> String {
    let mut out = String::new();
    section(&mut out, "The top of a file", ROOT);
    section(&mut out, "In any table", ANNOTATIONS);
    section(&mut out, "A shape", SHAPE);
    for key in ROOT.keys.iter().chain(SHAPE.keys) {
        below(&mut out, key, "");
    }
    section(&mut out, "The top of an options file", OPTIONS);
    for key in OPTIONS.keys {
        below(&mut out, key, "");
    }
    out
}

fn below(out: &mut String, key: &Key, path: &str) {
    let (Kind::Table(spec) | Kind::Tables(spec)) = key.kind else { return };
    let by_name = if matches!(key.kind, Kind::Tables(_)) { ".NAME" } else { "" };
    let name = format!("{path}{}{by_name}", key.name);
    section(out, &format!("`[{name}]`"), spec);
    for key in spec.keys {
        below(out, key, &format!("{name}."));
    }
}

fn section(out: &mut String, title: &str, spec: &Spec) {
    // Writing to a String cannot fail.
    let _ = write!(out, "### {title}\n\n{}\n\n| key | takes | needed | meaning |\n|---|---|---|---|\n", spec.doc);
    for key in spec.keys {
        let needed = if key.required {
            "yes"
        } else if in_forms(spec, key) {
            "one way"
        } else {
            ""
        };
        let _ = writeln!(
            out,
            "| `{}` | {}{} | {needed} | {} |",
            key.name,
            takes(&key.kind),
            limits(key),
            key.doc.replace('|', "\\|")
        );
    }
    for forms in spec.forms {
        let _ = writeln!(out, "\n{}", said(forms));
    }
    out.push('\n');
}

fn in_forms(spec: &Spec, key: &Key) -> bool {
    spec.forms.iter().any(|forms| forms.required && forms.ways.iter().any(|way| way.contains(&key.name)))
}

fn said(forms: &Forms) -> String {
    let ways: Vec<String> = forms
        .ways
        .iter()
        .map(|way| way.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" with "))
        .collect();
    let how = if forms.required { "Exactly one" } else { "At most one" };
    format!("{how} of these says {}: {}.", forms.what, ways.join(", "))
}

fn limits(key: &Key) -> String {
    match key.kind {
        Kind::Number(limits, _) | Kind::Numbers(limits, _) | Kind::ByName(_, limits, _) => {
            let least = if limits.above {
                format!("above {}", shown(limits.least))
            } else {
                format!("{} or more", shown(limits.least))
            };
            match (limits.least.is_finite(), limits.most.is_finite()) {
                (true, true) if limits.above => format!("; {least}, at most {}", shown(limits.most)),
                (true, true) => format!("; {} to {}", shown(limits.least), shown(limits.most)),
                (true, false) => format!("; {least}"),
                (false, true) => format!("; at most {}", shown(limits.most)),
                (false, false) => String::new(),
            }
        }
        Kind::Whole(least, most) if most < i64::MAX => format!("; {least} to {most}"),
        Kind::Whole(..)
        | Kind::Text
        | Kind::Flag
        | Kind::Date
        | Kind::Choice(_)
        | Kind::Name(_)
        | Kind::Names(_)
        | Kind::Addresses
        | Kind::Shape
        | Kind::Exits
        | Kind::ByDate
        | Kind::ByDay
        | Kind::Becomes
        | Kind::Between(_)
        | Kind::ByAddress(_)
        | Kind::Table(_)
        | Kind::Tables(_) => String::new(),
    }
}
