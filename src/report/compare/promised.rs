//! Promises on the page: the chance of keeping them and of holding them, when they are first kept, and how they are broken.

use super::ComparisonReport;
use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::promises::{Dated, Promise};
use crate::report::escape::markup;
use crate::report::page::wide;
use crate::report::{days, figures};

/// The section; nothing where nothing is promised.
pub(crate) fn section(report: &ComparisonReport<'_>) -> String {
    let proposed = report.comparison.proposed();
    let tables: String = proposed.promises.iter().map(|promise| table(report, promise)).collect();
    if tables.is_empty() {
        return String::new();
    }
    format!(
        "<section class=\"long\">\n<h2>What was promised</h2>\n<p>“Held” means kept on the date and at every month’s end of the three months after. \
         A promise counts as broken in every month from its first date in which it is not kept. In the last three columns the middle future stands above 8 in 10 futures.</p>\n{tables}</section>\n"
    )
}

/// One promise, an option and a date a row.
fn table(report: &ComparisonReport<'_>, promise: &Promise) -> String {
    let mut lines = String::new();
    for option in &report.comparison.options {
        let same = option.promises.iter().find(|other| other.target == promise.target);
        for (index, dated) in same.iter().flat_map(|promise| promise.dates.iter().enumerate()) {
            lines.push_str(&line(report, option, same, dated, index));
        }
    }
    let heads = [
        "Promised",
        "Kept on the date",
        "Held for three months",
        "First kept",
        "Months broken",
        "Longest run",
        "Furthest beyond",
    ];
    let heads: String = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    let label = promise.series.measure.about().label;
    let whose =
        if promise.series.team == "all" { String::new() } else { format!(", {}", markup(&promise.series.team)) };
    wide(
        label,
        &format!(
            "<table>\n<caption>{label}{whose}</caption>\n<thead><tr><th scope=\"col\">Option</th>{heads}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"
        ),
    )
}

fn line(
    report: &ComparisonReport<'_>,
    option: &OptionFindings,
    promise: Option<&Promise>,
    dated: &Dated,
    index: usize,
) -> String {
    let Some(promise) = promise else { return String::new() };
    let chance = |share: Option<f64>| share.map_or_else(|| "no figure".to_owned(), figures::futures_in_100);
    let way = if promise.at_most { "at most" } else { "at least" };
    let once = if index == 0 { course(report, promise) } else { "<td></td><td></td><td></td><td></td>".to_owned() };
    format!(
        "<tr><th scope=\"row\">{}</th><td>{way} {} by {}</td><td>{}</td><td>{}</td>{once}</tr>\n",
        if index == 0 { markup(&option.label) } else { String::new() },
        figures::written(dated.value),
        days::brief(dated.date),
        chance(dated.meeting),
        chance(dated.holding),
    )
}

/// What is said once for all dates of a promise.
fn course(report: &ComparisonReport<'_>, promise: &Promise) -> String {
    let dates = &report.comparison.reference().findings.dates;
    let when = |record: Option<usize>| {
        record.and_then(|at| dates.get(at)).map_or_else(|| "not by the end".into(), |date| days::brief(*date))
    };
    let measure = promise.series.measure;
    let [early, middle, late] = promise.first_met.map(when);
    let first = if early == late { String::new() } else { format!("<small>{early} to {late}</small>") };
    let spread = |values: [f64; 3], decimals: usize| {
        let [low, middle, high] = values.map(|value| figures::shown(value, decimals));
        format!("<td>{middle}<small>{low} to {high}</small></td>")
    };
    format!(
        "<td>{middle}{first}</td>{}{}{}",
        spread(promise.broken, 0),
        spread(promise.longest, 0),
        spread(promise.worst, measure.about().decimals)
    )
}
