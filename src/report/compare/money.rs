//! Money on the page: by financial year, what it is worth today, when it is earned back, and what it buys.

use super::{ComparisonReport, words};
use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::costs::{Column, Costs};
use crate::experiment::compare::worth::{UnitCost, Worth};
use crate::experiment::findings::Band;
use crate::report::escape::markup;
use crate::report::page::wide;
use crate::report::{days, figures};

/// The columns that people are shown.
const SHOWN: [(Column, &str); 7] = [
    (Column::OneOff, "One-off"),
    (Column::Permanent, "Permanent staff"),
    (Column::Agency, "Agency"),
    (Column::Other, "Other running"),
    (Column::Saving, "Cashable saving"),
    (Column::Net, "Net against the reference"),
    (Column::Cumulative, "Net so far"),
];

/// The section; nothing where no cost is reported.
pub(crate) fn section(report: &ComparisonReport<'_>) -> String {
    let comparison = report.comparison;
    let others = comparison.options.iter().filter(|option| option.worth.is_some());
    let tables: String = others.clone().filter_map(|option| Some(table(option, option.costs.as_ref()?))).collect();
    if tables.is_empty() {
        return String::new();
    }
    let said: String =
        others.flat_map(|option| sentences(report, option)).map(|said| format!("<li>{said}</li>\n")).collect();
    format!(
        "<section class=\"long\">\n<h2>Money by financial year</h2>\n<ul>\n{said}</ul>\n{tables}\
         <p>In cash: salaries and agency costs with their rises, other costs with the rise of prices. A post that nobody fills saves its pay, \
         which is in these figures already; what it was budgeted at stands in costs.csv for information, as does what agency workers cost above \
         employees. Not cashable, and so in no figure: time of workers freed, fewer changes of worker, fewer children waiting. Fewer children in \
         care save placements only where the scenario gives their cost.</p>\n</section>\n"
    )
}

fn table(option: &OptionFindings, costs: &Costs) -> String {
    let heads: String = SHOWN.iter().map(|(_, head)| format!("<th scope=\"col\">{head}</th>")).collect();
    let names = costs.years.names.iter().map(String::as_str).chain(["In all"]);
    let lines: String = names.zip(&costs.cash).map(|(year, row)| line(year, row)).collect();
    let caption = format!("{}: the mean of futures, and the range of 8 in 10 beneath, in cash", markup(&option.label));
    wide(
        &option.label,
        &format!(
            "<table>\n<caption>{caption}</caption>\n<thead><tr><th scope=\"col\">Financial year</th>{heads}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"
        ),
    )
}

fn line(year: &str, row: &[Option<Band>]) -> String {
    let cells: String = SHOWN
        .iter()
        .map(|(column, _)| match row.get(*column as usize).copied().flatten() {
            Some(band) => {
                let [mean, low, high] =
                    [band.mean, band.p10, band.p90].map(|value| words::pounds(value, band.mc_error));
                let range = if low == high { String::new() } else { format!("<small>{low} to {high}</small>") };
                format!("<td>{mean}{range}</td>")
            }
            None => "<td>no figure</td>".to_owned(),
        })
        .collect();
    format!("<tr><th scope=\"row\">{year}</th>{cells}</tr>\n")
}

/// What an option's money comes to and what it buys.
pub(crate) fn sentences(report: &ComparisonReport<'_>, option: &OptionFindings) -> Vec<String> {
    let (Some(costs), Some(worth)) = (&option.costs, &option.worth) else { return Vec::new() };
    let label = markup(&option.label);
    let mut said = Vec::new();
    if let (Some(present), Some(optimism)) = (costs.present, costs.with_optimism) {
        said.push(format!(
            "{label}: {} in present value over the period ({} to {} in 8 in 10 futures), in the first year’s prices; {} with an allowance of {}% for optimism on the costs of changes.",
            amount(&present),
            words::pounds(present.p10, present.mc_error),
            words::pounds(present.p90, present.mc_error),
            words::pounds(optimism.mean, optimism.mc_error),
            figures::written(costs.optimism_percent),
        ));
    }
    said.push(format!("{label}: {}.", break_even(report, worth)));
    said.extend(worth.case_month.map(|cost| {
        format!(
            "{label}: {} for each month of one child out of the care of nobody or of a worker over the threshold.",
            unit(&cost)
        )
    }));
    said.extend(worth.caseload_point.map(|cost| {
        format!("{label}: {} for one child fewer in the average caseload, averaged over the whole period.", unit(&cost))
    }));
    said
}

fn amount(band: &Band) -> String {
    let size = words::pounds(band.mean.abs(), band.mc_error);
    if band.mean < 0.0 { format!("{size} less than the reference") } else { format!("{size} more than the reference") }
}

fn unit(cost: &UnitCost) -> String {
    if cost.pounds < 0.0 {
        "nothing, as it costs less than the reference,".into()
    } else {
        words::pounds(cost.pounds, cost.error)
    }
}

fn break_even(report: &ComparisonReport<'_>, worth: &Worth) -> String {
    let dates = &report.comparison.reference().findings.dates;
    let found = worth.break_even;
    if found.share <= 0.0 {
        return "what it costs more is earned back in none of the futures by the end of the period".into();
    }
    let middle = found.records[1].and_then(|record| dates.get(record)).map_or_else(
        || "in the middle future it is not".to_owned(),
        |date| format!("in the middle future by {}", days::long(*date)),
    );
    format!(
        "what it costs more is earned back by the end of the period in {}; {middle}",
        figures::futures_in_100(found.share)
    )
}
