//! The table of an options appraisal: options as rows, on the day that the tables speak of.

use super::{ComparisonReport, words};
use crate::experiment::compare::OptionFindings;
use crate::experiment::findings::Band;
use crate::model::measure::Measure;
use crate::report::{days, figures};

/// One option as it stands in the table.
pub(crate) struct Row {
    /// Its name for people.
    pub(crate) label: String,
    /// Whether it is proposed.
    pub(crate) preferred: bool,
    /// The middle future and the range beneath, a pair a column.
    pub(crate) cells: Vec<(String, String)>,
}

/// The headings, in two lines each.
pub(crate) fn heads(report: &ComparisonReport<'_>) -> Vec<[String; 2]> {
    let most = report.council().standard.as_ref().map(|standard| figures::written(standard.most_children));
    let over = most.map_or_else(|| "over threshold".to_owned(), |most| format!("above {most}"));
    let head = |first: &str, second: &str| [first.to_owned(), second.to_owned()];
    vec![
        head("Children per", "worker"),
        ["Workers".into(), over],
        head("Children with", "no worker"),
        head("Posts filled,", "of funded"),
        head("Agency", "FTE"),
        ["Net cost over".into(), span(report)],
    ]
}

/// "4 years, £m", by the period.
fn span(report: &ComparisonReport<'_>) -> String {
    let period = &report.council().period;
    let months = (days::between(period.start, period.end) / 30.4375).round();
    if (months / 12.0).fract() < 0.01 || months >= 36.0 {
        format!("{} years", figures::written((months / 12.0 * 2.0).round() / 2.0))
    } else {
        format!("{months} months")
    }
}

/// Every option, in the order in which they were given.
pub(crate) fn rows(report: &ComparisonReport<'_>) -> Vec<Row> {
    let comparison = report.comparison;
    let row = |(index, option): (usize, &OptionFindings)| Row {
        label: option.label.clone(),
        preferred: comparison.preferred == Some(index),
        cells: cells(report, option, index == comparison.reference),
    };
    comparison.options.iter().enumerate().map(row).collect()
}

fn cells(report: &ComparisonReport<'_>, option: &OptionFindings, is_reference: bool) -> Vec<(String, String)> {
    let record = report.comparison.record;
    let at = |measure: Measure| option.findings.council(measure)?.get(record).copied().flatten();
    let of = |measure: Measure| at(measure).map_or_else(none, |band| shown(measure, &band));
    vec![
        of(Measure::AverageCaseload),
        of(Measure::WorkersOverThreshold),
        of(Measure::ChildrenUnallocated),
        filled(at(Measure::InPostFte), at(Measure::PostsFte)),
        of(Measure::AgencyFte),
        if is_reference { ("reference".into(), String::new()) } else { cost(option) },
    ]
}

fn none() -> (String, String) {
    ("-".into(), String::new())
}

fn shown(measure: Measure, band: &Band) -> (String, String) {
    let number = |value: f64| figures::to_error(value, band.mc_error, measure.about().decimals);
    (number(band.p50), spread(number(band.p10), number(band.p90)))
}

/// A range; nothing where both ends read alike.
fn spread(low: String, high: String) -> String {
    if low == high { String::new() } else { format!("{low}–{high}") }
}

fn filled(filled: Option<Band>, funded: Option<Band>) -> (String, String) {
    let (Some(filled), Some(funded)) = (filled, funded) else { return none() };
    let number = |value: f64| figures::to_error(value, filled.mc_error, 0);
    (
        format!("{}/{}", number(filled.p50), figures::shown(funded.p50, 0)),
        spread(number(filled.p10), number(filled.p90)),
    )
}

fn cost(option: &OptionFindings) -> (String, String) {
    let Some(band) = option.net else { return none() };
    let number = |value: f64| words::pounds(value, band.mc_error);
    (number(band.p50), spread(number(band.p10), number(band.p90)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_whose_ends_read_alike_is_none() {
        assert_eq!(spread("3".into(), "3".into()), "");
        assert_eq!(spread("3".into(), "4".into()), "3–4");
    }
}
