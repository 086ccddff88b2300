//! Section A: what the case rests on, least sure first, and what differs from the reference.

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::report::compare::ComparisonReport;
use crate::report::figures;
use crate::report::paper::{Cell, Paper};

/// Keys that say where a figure comes from rather than what it is.
const ABOUT: [&str; 5] = ["source", "confidence", "why", "as_of", "owner"];

/// One figure in doubt.
struct Doubt {
    address: String,
    /// Middle value, and what one future in ten is below and above.
    values: [f64; 3],
    source: String,
    confidence: String,
}

/// Every figure in doubt with its source, and what stands otherwise in the reference.
pub(super) fn assumptions(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let own = doubts(report.proposed().merged);
    let other: BTreeMap<String, [f64; 3]> = doubts(report.scenarios[report.comparison.reference].merged)
        .into_iter()
        .map(|one| (one.address, one.values))
        .collect();
    paper.section("A. What the case rests on");
    let low = own.iter().filter(|doubt| doubt.confidence == "low").count();
    paper.text(format!(
        "{} figures of {} are in doubt; {low} of them are marked as of low confidence and come first. “Low” and “high” are what only one future in ten falls below and above. Figures that the files give without a range are taken as known.",
        own.len(),
        report.comparison.proposed().label,
    ));
    let rows = own.iter().map(|doubt| row(doubt, other.get(&doubt.address))).collect();
    paper.words(
        "Assumptions in doubt, low confidence first",
        &["In the file", "Value", "Low", "High", "Confidence", "Against the reference", "Source"],
        rows,
        true,
    );
}

fn row(doubt: &Doubt, other: Option<&[f64; 3]>) -> Vec<Cell> {
    let number = |value: f64| Cell::of(figures::written(value));
    let [likely, low, high] = doubt.values;
    let same = |other: &[f64; 3]| other.iter().zip(doubt.values).all(|(one, own)| (one - own).abs() < 1e-12);
    let against = match other {
        None => "only here".to_owned(),
        Some(other) if same(other) => "the same".into(),
        Some(other) => format!("there {}", figures::written(other[0])),
    };
    let given = |text: &str| Cell::of(if text.is_empty() { "not given" } else { text });
    vec![
        Cell::of(&doubt.address),
        number(likely),
        number(low),
        number(high),
        given(&doubt.confidence),
        Cell::of(against),
        given(&doubt.source),
    ]
}

/// Every figure with a range, the least sure first.
fn doubts(merged: &str) -> Vec<Doubt> {
    let mut found = Vec::new();
    if let Ok(scenario) = merged.parse::<Table>() {
        gather(&scenario, "", [String::new(), String::new()], &mut found);
    }
    let rank = |doubt: &Doubt| match doubt.confidence.as_str() {
        "low" => 0,
        "medium" => 1,
        "high" => 2,
        _ => 3,
    };
    found.sort_by(|one, other| (rank(one), &one.address).cmp(&(rank(other), &other.address)));
    found
}

/// Looks through a table; what it says of itself holds for the tables within that say nothing.
fn gather(table: &Table, address: &str, above: [String; 2], found: &mut Vec<Doubt>) {
    let [source, confidence] =
        [ABOUT[0], ABOUT[1]].map(|key| table.get(key).and_then(Value::as_str).map(str::to_owned));
    let says = [source.unwrap_or_else(|| above[0].clone()), confidence.unwrap_or_else(|| above[1].clone())];
    let number =
        |key: &str| table.get(key).and_then(|value| value.as_float().or(value.as_integer().map(|whole| whole as f64)));
    if let (Some(likely), Some(low), Some(high)) = (number("likely"), number("low"), number("high")) {
        let [source, confidence] = says;
        found.push(Doubt { address: address.to_owned(), values: [likely, low, high], source, confidence });
        return;
    }
    for (key, value) in table.iter().filter(|(key, _)| !ABOUT.contains(&key.as_str())) {
        if let Value::Table(inner) = value {
            let below = if address.is_empty() { key.clone() } else { format!("{address}.{key}") };
            gather(inner, &below, says.clone(), found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_takes_source_and_confidence_from_the_nearest_table_that_gives_them() {
        let found = doubts(
            "[a]\nsource = \"S\"\nconfidence = \"high\"\nx = { likely = 2, low = 1, high = 3.5 }\n[a.b]\nconfidence = \"low\"\ny = { likely = 5, low = 4, high = 6 }\n[c]\nz = 4\n",
        );
        let told: Vec<_> =
            found.iter().map(|one| (one.address.as_str(), one.source.as_str(), one.confidence.as_str())).collect();
        assert_eq!(told, [("a.b.y", "S", "low"), ("a.x", "S", "high")]);
        assert_eq!(found[1].values.to_vec(), [2.0, 1.0, 3.5]);
    }
}
