//! The table of an options appraisal: options as rows, on the day that the tables speak of.

use super::{ComparisonReport, words};
use crate::experiment::compare::OptionFindings;
use crate::experiment::findings::Band;
use crate::foundations::time::MONTH_DAYS;
use crate::model::measure::Measure;
use crate::report::{days, figures};

/// One option as it stands in the table.
pub(crate) struct Row {
    /// Its name for people.
    pub(crate) label: String,
    /// Whether it is proposed.
    pub(crate) preferred: bool,
    /// The middle future, of money the mean, and the range beneath, a pair a column.
    pub(crate) cells: Vec<(String, String)>,
}

/// The headings, in two lines each. What it costs is told by its mean everywhere, so that years add up.
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
        ["Mean net cost".into(), format!("over {}", span(report))],
    ]
}

/// "4 years", by the period: what costs is told by its mean everywhere, so that years and options add up.
fn span(report: &ComparisonReport<'_>) -> String {
    let period = &report.council().period;
    let months = (days::between(period.start, period.end) / MONTH_DAYS).round();
    if (months / 6.0).fract() < 0.01 && (months >= 36.0 || (months / 12.0).fract() < 0.01) {
        format!("{} years", figures::written(months / 12.0))
    } else {
        format!("{months} months")
    }
}

/// The largest error of a measure among the options on the day that tables speak of, to whose digits all of its levels are printed.
pub(crate) fn error(report: &ComparisonReport<'_>, measure: Measure) -> f64 {
    let comparison = report.comparison;
    let at = |option: &OptionFindings| {
        Some(option.findings.council(measure)?.get(comparison.record).copied().flatten()?.mc_error)
    };
    figures::largest(comparison.options.iter().filter_map(at))
}

/// A level of a measure on that day with the sign of its unit, as every table and sentence prints it.
pub(crate) fn level(report: &ComparisonReport<'_>, measure: Measure, value: f64) -> String {
    let about = measure.about();
    let number = figures::level(value, error(report, measure), about.decimals);
    if about.unit == "percent" { format!("{number}%") } else { number }
}

/// Every option, in the order in which they were given; a column has one number of decimals.
pub(crate) fn rows(report: &ComparisonReport<'_>) -> Vec<Row> {
    let comparison = report.comparison;
    let options = || comparison.options.iter();
    let at = |option: &OptionFindings, measure: Measure| {
        option.findings.council(measure)?.get(comparison.record).copied().flatten()
    };
    let column = |measure: Measure, decimals: usize| {
        let bands: Vec<Option<Band>> = options().map(|option| at(option, measure)).collect();
        let error = error(report, measure);
        let number = move |value: f64| figures::level(value, error, decimals);
        let cell = move |band: Option<Band>| {
            band.map_or_else(none, |band| (number(band.p50), spread(number(band.p10), number(band.p90))))
        };
        bands.into_iter().map(cell).collect::<Vec<_>>()
    };
    let funded = options().map(|option| at(option, Measure::PostsFte));
    let most = options().filter_map(|option| at(option, Measure::PostsFte)).map(|band| band.p50).fold(0.0, f64::max);
    let decimals = figures::decimals_of_posts(most);
    let filled =
        column(Measure::InPostFte, decimals).into_iter().zip(funded).map(|((filled, range), funded)| match funded {
            Some(funded) => (format!("{filled}/{}", figures::shown(funded.p50, decimals)), range),
            None => none(),
        });
    let decimals = |measure: Measure| measure.about().decimals;
    let plain = |measure: Measure| column(measure, decimals(measure));
    let columns: [Vec<(String, String)>; 6] = [
        plain(Measure::AverageCaseload),
        plain(Measure::WorkersOverThreshold),
        plain(Measure::ChildrenUnallocated),
        filled.collect(),
        column(Measure::AgencyFte, 0),
        net_costs(report),
    ];
    let row = |(index, option): (usize, &OptionFindings)| Row {
        label: option.label.clone(),
        preferred: comparison.preferred == Some(index),
        cells: columns.iter().map(|column| column[index].clone()).collect(),
    };
    options().enumerate().map(row).collect()
}

fn none() -> (String, String) {
    ("-".into(), String::new())
}

/// A range; nothing where both ends read alike.
fn spread(low: String, high: String) -> String {
    if low == high { String::new() } else { format!("{low}–{high}") }
}

fn net_costs(report: &ComparisonReport<'_>) -> Vec<(String, String)> {
    let comparison = report.comparison;
    let column = words::Column::of(comparison.options.iter().filter_map(|option| option.net.as_ref()));
    let cell = |(index, option): (usize, &OptionFindings)| {
        if index == comparison.reference {
            return ("reference".into(), String::new());
        }
        option.net.as_ref().map_or_else(none, |band| {
            let own = column.with_error(band.mc_error);
            (own.said(band.mean), spread(own.said(band.p10), own.said(band.p90)))
        })
    };
    comparison.options.iter().enumerate().map(cell).collect()
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
