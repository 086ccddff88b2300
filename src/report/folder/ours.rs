//! Names of the files that this program writes into a folder of results: only these are ever replaced.

/// Reports and figures of every command, now and in earlier versions.
const FILES: [&str; 28] = [
    "actuals.json",
    "answer.toml",
    "board.html",
    "costs.csv",
    "council.json",
    "differences.csv",
    "forecasts.csv",
    "frontier.csv",
    "futures.csv.gz",
    "indices.csv",
    "information.csv",
    "loops.csv",
    "manifest.json",
    "matters.json.gz",
    "original.toml",
    "report.docx",
    "report.html",
    "reports.json.gz",
    "results.csv",
    "robustness.csv",
    "scores.csv",
    "scores.md",
    "sensitivity.csv",
    "summary.json",
    "switching.csv",
    "trials.csv",
    "warnings.csv",
    "workbook.xlsx",
];

/// Charts of every command.
const CHARTS: [&str; 24] = [
    "agency-and-permanent",
    "backtest",
    "calibration",
    "caseload-by-team",
    "caseload-fan",
    "caseload-spread",
    "chance-of-target",
    "cost-by-year",
    "difference-caseload",
    "difference-unallocated",
    "forecast-and-outcome",
    "frontier",
    "history",
    "options-caseload",
    "over-threshold-by-team",
    "posts",
    "proposed-assessments",
    "proposed-posts",
    "reference-caseload",
    "shares-of-variance",
    "tornado",
    "unallocated",
    "waterfall",
    "what-ifs",
];
/// Endings of a chart's three files.
const ENDINGS: [&str; 3] = ["svg", "png", "txt"];
/// Where charts lie, and what parts a folder's name from a file's.
pub(super) const IN_CHARTS: &str = "charts/";

/// Whether a file of a results folder, named from that folder with `/`, is one of this program's.
pub(super) fn is(name: &str) -> bool {
    match name.strip_prefix(IN_CHARTS) {
        Some(chart) => {
            chart.rsplit_once('.').is_some_and(|(stem, ending)| CHARTS.contains(&stem) && ENDINGS.contains(&ending))
        }
        None => FILES.contains(&name),
    }
}
