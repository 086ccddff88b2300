//! One thing wrong with a file that is sound otherwise is told as one fault: what was put right in reading on, or what
//! another rule makes of it, is no second one.

use caseload::scenario::diagnostic::Severity;
use caseload::scenario::library::OneText;
use caseload::scenario::loaded::load;

use crate::language::EVERY_KEY;

fn faults(text: &str) -> Vec<String> {
    let found = load("one", &OneText(text), &[]).err().unwrap_or_default();
    let faults = found.into_iter().filter(|found| found.severity == Severity::Fault);
    faults.map(|fault| format!("line {}: {}", fault.place.map_or(0, |place| place.line()), fault.title)).collect()
}

/// A line as people write it by mistake.
fn slips(line: &str) -> Vec<String> {
    if line.starts_with('[') {
        return vec![line.trim_end_matches(']').to_owned()];
    }
    let Some((key, value)) = line.split_once('=').filter(|_| !line.starts_with('#')) else { return Vec::new() };
    let value = value.trim();
    let mut found = vec![format!("{line}\n{line}"), format!("{line}\nqqzzqq = 1")];
    if value.parse::<f64>().is_ok() {
        found.extend(["%", ","].map(|sign| format!("{key}= {value}{sign}")));
        found.extend([format!("{key}= £{value}"), format!("{key}= \"x\"")]);
        // What may fall may be below 0.
        if !key.starts_with("growth") {
            found.push(format!("{key}= -5"));
        }
    }
    if let [year, month, day] = value.split('-').collect::<Vec<_>>().as_slice()
        && value.len() == 10
    {
        found.extend([format!("{key}= {day}/{month}/{year}"), format!("{key}= {year}-02-30")]);
    }
    if let Some(text) = value.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        found.extend([format!("{key}= {text}"), format!("{key}= “{text}”"), format!("{key}= \"{text}")]);
    }
    if let Some(open) = value.strip_suffix(['}', ']']) {
        found.push(format!("{key}= {open}"));
    }
    found
}

#[test]
fn one_slip_of_writing_or_one_wrong_value_is_one_fault() {
    let lines: Vec<&str> = EVERY_KEY.lines().collect();
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (index, line) in lines.iter().enumerate() {
        for slip in slips(line) {
            tried += 1;
            let text: Vec<&str> =
                lines.iter().enumerate().map(|(at, line)| if at == index { slip.as_str() } else { *line }).collect();
            let told = faults(&text.join("\n"));
            if told.len() != 1 {
                wrong.push(format!("{slip}\n    {}", told.join("\n    ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried > 1_000, "only {tried} slips");
}

#[test]
fn a_heading_that_stands_twice_keeps_nothing_else_from_being_told() {
    let twice = format!("{EVERY_KEY}\n[leaving]\nqqzzqq = 1\n");
    let told = faults(&twice);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].ends_with("the heading [leaving] stands twice") && told[1].contains("qqzzqq"), "{told:?}");
}
