//! What is left of a line that no habit explains: no value, more than one, or a key of odd signs.

use super::habit::Line;
use super::syntax::Fault;
use crate::scenario::diagnostic::Diagnostic;

/// Such a fault in words; none where the parser says something else.
pub(super) fn told(fault: &Fault<'_>, line: &Line<'_>) -> Option<Diagnostic> {
    let starts = |beginning: &str| fault.message.starts_with(beginning);
    if starts("string values must be quoted") {
        return Some(no_value(line));
    }
    if starts("unexpected key or value") {
        return Some(more(fault, line));
    }
    starts("invalid unquoted key").then(|| {
        Diagnostic::fault("a sign stands here that no key has")
            .because("keys and names of tables are written in the letters a to z, figures, hyphens and _.")
            .fix("Type the key anew with these alone.")
    })
}

fn reads(value: &str) -> bool {
    !value.is_empty() && format!("x = {value}").parse::<toml::Table>().is_ok()
}

/// Something that is no value, such as a word in a list over several lines.
fn no_value(line: &Line<'_>) -> Diagnostic {
    let fault = Diagnostic::fault("no value of a file is written so")
        .because("a value is a number, a date, text in quotes, true or false, a list in [ ] or a table in { }.");
    if !line.written.contains('=') {
        let word = line.written.split(" #").next().unwrap_or("").trim().trim_end_matches(',');
        return fault.fix(format!("Write \"{}\", if it is text.", word.replace('"', "")));
    }
    let single = line.value.trim_start_matches('=').trim();
    if single != line.value && reads(single) {
        return Diagnostic::fault("an equals sign stands twice")
            .because("a line is a key, an equals sign and a value.")
            .fix(format!("Write {} = {single}", line.key));
    }
    fault.fix(format!("Write {} = \"{}\" if it is text, or a number.", line.key, line.value.replace('"', "")))
}

/// A value, and more behind it.
fn more(fault: &Fault<'_>, line: &Line<'_>) -> Diagnostic {
    let told = Diagnostic::fault("more stands on this line than one value");
    let at = fault.span.start.checked_sub(line.value_span.start);
    let parts = at.and_then(|at| Some((line.value.get(..at)?.trim(), line.value.get(at..)?.trim())));
    match parts.filter(|(first, rest)| reads(first) && !rest.is_empty()) {
        Some((first, rest)) if !rest.contains('=') => told
            .because("a line ends with its value; a note behind it begins with #.")
            .fix(format!("Write {} = {first} # {rest}", line.key)),
        _ => told.because("a line is one key, an equals sign and one value.").fix("Give each key a line of its own."),
    }
}
