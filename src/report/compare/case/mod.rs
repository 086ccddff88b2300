//! The investment case: what a cabinet is asked, why, what it costs and how sure it is, in the order of a cabinet paper.

mod agency;
mod annex;
mod approval;
mod assumed;
mod children;
mod decision;
mod history;
mod matters;
mod officers;
mod opening;
mod preferred;
mod priced;
mod reliance;
mod rivals;
mod spending;
mod teams;
mod turns;
mod watch;

use super::{ComparisonReport, doubts, promised, table};
use crate::experiment::compare::OptionFindings;
use crate::experiment::findings::Band;
use crate::model::measure::Measure;
use crate::report::chart::Drawing;
use crate::report::days;
use crate::report::paper::{Cell, Paper};

pub(crate) use opening::{alarm, cost, sentences};
pub(crate) use rivals::rival;

/// The paper.
pub(crate) fn paper(report: &ComparisonReport<'_>, drawings: &[Drawing]) -> Paper {
    let mut paper = Paper::default();
    reliance::assurance(&mut paper, report);
    decision::decision(&mut paper, report);
    decision::why_now(&mut paper, report, drawings);
    options(&mut paper, report);
    preferred::without_change(&mut paper, report, drawings);
    preferred::with_it(&mut paper, report, drawings);
    preferred::posts(&mut paper, report, drawings);
    preferred::pace(&mut paper, report, drawings);
    children::effects(&mut paper, report);
    spending::money(&mut paper, report, drawings);
    doubt(&mut paper, report, drawings);
    watch::watched(&mut paper, report);
    watch::milestones(&mut paper, report);
    officers::implications(&mut paper, report);
    assumed::assumptions(&mut paper, report);
    annex::method(&mut paper, report, drawings);
    annex::repeat(&mut paper, report);
    paper.list_sections();
    paper
}

/// The day that tables speak of, in words.
pub(super) fn table_date(report: &ComparisonReport<'_>) -> String {
    report.date().map(days::long).unwrap_or_default()
}

/// A measure of an option with its range, on the day that tables speak of.
fn cell(report: &ComparisonReport<'_>, option: &OptionFindings, measure: Measure) -> Cell {
    let bands = option.findings.council(measure);
    let band: Option<Band> = bands.and_then(|bands| bands.get(report.comparison.record).copied().flatten());
    let level = |value: f64| table::level(report, measure, value);
    band.map_or_else(Cell::none, |band| {
        let [low, high] = [band.p10, band.p90].map(level);
        Cell::with(level(band.p50), if low == high { String::new() } else { format!("{low} to {high}") })
    })
}

fn options(paper: &mut Paper, report: &ComparisonReport<'_>) {
    paper.section("3. Options");
    paper.text(
        "Every option meets the same families, the same applicants and the same luck, so a difference between two options is taken within each future. \
         “8 in 10 futures” leaves out the lowest tenth and the highest tenth.",
    );
    let heads: Vec<String> = table::heads(report)
        .into_iter()
        .map(|[first, second]| format!("{first} {second}").replace(", ", " "))
        .collect();
    let heads: Vec<&str> = std::iter::once("Option").chain(heads.iter().map(String::as_str)).collect();
    let row = |row: table::Row| {
        let name = Cell::with(row.label, if row.preferred { "preferred" } else { "" });
        std::iter::once(name).chain(row.cells.into_iter().map(|(middle, range)| Cell::with(middle, range))).collect()
    };
    let rows = table::rows(report).into_iter().map(row).collect();
    let count = report.comparison.options.len();
    paper.table(
        &format!(
            "The {count} options on {}: the middle future, money on average, and 8 in 10 futures beneath",
            table_date(report)
        ),
        &heads,
        rows,
    );
    rivals::rivals(paper, report);
    guards(paper, report);
}

/// What a lower average might hide behind, option by option.
fn guards(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let comparison = report.comparison;
    let heads: Vec<&str> =
        std::iter::once("Option").chain(super::GUARDS.iter().map(|measure| measure.about().label)).collect();
    let row = |option: &OptionFindings| {
        let cells = super::GUARDS.iter().map(|measure| cell(report, option, *measure));
        std::iter::once(Cell::of(&option.label)).chain(cells).collect()
    };
    paper.table(
        "What a lower average must not hide: children waiting, children coming back, fewer registered workers",
        &heads,
        comparison.options.iter().map(row).collect(),
    );
}

fn doubt(paper: &mut Paper, report: &ComparisonReport<'_>, drawings: &[Drawing]) {
    paper.section("10. What would change our answer");
    for said in doubts::sentences(report) {
        paper.text(said);
    }
    matters::hangs_on(paper, report, drawings);
    if !report.comparison.what_ifs.is_empty() || report.comparison.waterfall.is_some() {
        paper.part("If something turns out otherwise");
    }
    paper.figure(drawings, "what-ifs");
    doubts::table(paper, report);
    paper.figure(drawings, "waterfall");
}

/// What was promised, over time.
pub(super) fn promises(paper: &mut Paper, report: &ComparisonReport<'_>) {
    promised::tables(paper, report);
}
