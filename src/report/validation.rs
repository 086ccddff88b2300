//! Published targets beside what is simulated: a page, and the same as JSON.

use std::fmt::Write as _;

use serde::Serialize;

use crate::experiment::validate::{Row, SETTLED, UNTESTED};

const HEAD: &str = "\
# Published figures against simulated ones

What councils and England showed, and what the program shows when it plays the same. A target is **met** when the mean over
futures lies in its range: what was published, or near it where one figure was. A **miss** is shown as a miss, with the likely
reason. `±` is the standard error of the mean; *8 in 10* is where eight futures in ten lie.

Where a figure of a file was settled by looking at the target, the verdict is *agrees* and not *met*: the model can be made to show
it, and did not foresee it. Which figure that was stands below the table.

How forecasts of published figures did, council by council and year by year, is in [backtest.md](backtest.md).
";

/// The page, as `docs/validation.md`.
#[must_use]
pub fn markdown(rows: &[Row], replications: u32, seed: u64) -> String {
    let met = rows.iter().filter(|row| row.is_met()).count();
    let settled = rows.iter().filter(|row| row.is_met() && row.settled.is_some()).count();
    let mut text = format!(
        "{HEAD}\n`caseload validate` writes this page: {replications} futures of each scenario, seed {seed}. {met} of {} comparisons are met, {settled} of them by figures that were settled by them.\n\n",
        rows.len()
    );
    text += "| no. | what is compared | published | range | simulated | 8 in 10 | verdict |\n|---|---|---|---|---|---|---|\n";
    for row in rows {
        let verdict = match (row.is_met(), row.settled) {
            (true, None) => "met",
            (true, Some(_)) => "agrees",
            (false, _) => "**missed**",
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} to {} | {:.1} ± {:.1} | {} | {verdict} |",
            row.id,
            row.what,
            row.published,
            shown(row.range.0),
            shown(row.range.1),
            row.found,
            row.error,
            row.spread.map_or_else(String::new, |(low, high)| format!("{low:.1} to {high:.1}")),
        );
    }
    text += "\n## Misses, and why\n\n";
    for row in rows.iter().filter(|row| !row.is_met()) {
        let near = if row.is_near() { " The range is within two standard errors." } else { "" };
        let _ = writeln!(text, "- **{}**, {} (`{}`): {}.{near}", row.id, row.what, row.file, row.if_missed);
    }
    text += "\n## Settled by the target itself\n\n";
    for of in SETTLED {
        let _ = writeln!(text, "- **{}**, {}: {}.", of.id, of.what, of.figure);
    }
    text += "\n## Not tested yet\n\n";
    for target in UNTESTED {
        let _ = writeln!(text, "- **{}**, {}: {}.", target.id, target.what, target.why);
    }
    text
}

fn shown(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[derive(Serialize)]
struct Found<'a> {
    target: &'a str,
    scenario: &'a str,
    what: &'a str,
    published: &'a str,
    low: f64,
    high: f64,
    simulated: f64,
    standard_error: f64,
    p10: Option<f64>,
    p90: Option<f64>,
    met: bool,
    settled: Option<&'a str>,
}

/// The same for other programs.
#[must_use]
pub fn json(rows: &[Row]) -> String {
    let each: Vec<Found<'_>> = rows
        .iter()
        .map(|row| Found {
            target: row.id,
            scenario: row.file,
            what: row.what,
            published: row.published,
            low: row.range.0,
            high: row.range.1,
            simulated: row.found,
            standard_error: row.error,
            p10: row.spread.map(|spread| spread.0),
            p90: row.spread.map(|spread| spread.1),
            met: row.is_met(),
            settled: row.settled,
        })
        .collect();
    serde_json::to_string_pretty(&each).map(|text| text + "\n").unwrap_or_default()
}
