//! The data dictionary: every file, column and measure, as `output/README.md` tells it.

use crate::model::measure::{About, Better, MEASURES, Rows, Timing};

/// What stands before the table of measures.
const FILES: &str = "\
# What the results mean

`caseload run FILE` writes `<folder of the file>/<name of the file>/` here. This page is written by the program; a test keeps
the two alike. Only this page is kept under version control.

| file | what it is |
|---|---|
| `report.html` | the report for people: open this first; it needs no network |
| `board.html` | one page for a board, which prints on one sheet of A4: message, three charts, measures against targets; where the scenario has a target |
| `workbook.xlsx` | for a spreadsheet: summary, targets, months, teams, posts, costs by financial year, changes, assumptions, charts; one table a sheet, named |
| `report.docx` | what `report.html` says, for Word: headings, captions, tables and charts with their text alternatives |
| `results.csv` | every figure, one a row (columns below) |
| `summary.json` | each measure on the first day, at targets and at year ends, with its range; the chance of meeting each target |
| `summary.json`, `outlook` | `recovery`: months from the first record on which people in post and agency workers make up `fully_staffed_percent` of funded posts, none before the last posts are added (`after_posts_added`), to the first from then on with an average caseload of at most `normal_caseload` (the last target on it, else the file's standard), over futures that are fully staffed at some time (`months_p10`, `months_p50`, `months_p90`; `null`: not in the period), and the shares of all futures that are on the first day, that never are, or that never get there. `tipping`: the share of its starters that the council may lose before leaving feeds itself (`margin`, and where 8 futures in 10 lie), with the gain of the loop on the first day and at the end (`gain_at_start`, `gain_at_end`: strength × workload, 1 where leaving feeds itself), with the workload and caseload at which it tips and the caseload above which it would not come back; `null` where it cannot. `spending`: what staff and changes cost over the whole period, as `cost_total_pounds` adds up in each future (`mean`, `p10`, `p50`, `p90`, in pounds); `null` without pay |
| `charts/NAME.svg`, `.png`, `.txt` | each chart, and the same in words |
| `actuals.json` | with `--actuals`: what happened, month by month, counts of fewer than 5 people in a team as `[c]`, and the chances brought up to date |
| `manifest.json` | version, the run's name (`run_id`, which stands on every page and chart), seed, number of futures, SHA-256 of every file read (with `--actuals`, `--with-sensitivity` and `--with-backtest` also of what was drawn from, and the run's name differs with it) and of the two files of figures, the scenario as one file, the command that repeats the run |
| `loops.csv` | with `--loops`: four results at the end of the period with all feedback loops off, each alone and all on (`scenario,loops,measure,unit,statistic,value`) |
| `futures.csv.gz` | with `--keep-futures`: every future's value of each measure of the whole council |

`caseload report FOLDER` makes the report and the charts again from these files, without playing.

The same files, seed and number of futures give the same `results.csv` to the byte, on any platform and with any number of threads.

`caseload compare FILE…` writes one folder for all of them: `<folder>/<options file>/` for an options file, `<folder>/comparison/` for
scenarios named one by one. There `results.csv` holds every option under its own name, and beside it stands

| file | what it is |
|---|---|
| `workbook.xlsx` | options, differences, promises, costs by financial year, what-ifs, teams, posts, changes and assumptions of the preferred option: a named table a sheet, and native charts on a sheet of their own |
| `report.docx` | the investment case as a paper for Word |
| `council.json` | with `--with-backtest`: what past forecasts of this council came to |
| `reports.json.gz` | what the reports are made from, for `caseload report` |
| `costs.csv` | money by financial year, to the penny: `one_off`, `permanent` (salaries, on-costs and the cost of starters, as in `cost_permanent_pounds`), `agency` and `other` (retention payments, changes while they last, and placements where their cost is given) are the option's own spending, `gross` their sum; `saving`, `net`, `cumulative` and `discounted` are against the reference; `agency_premium` and `vacant_posts` are for information and in no other column; `prices` is `cash` or `constant`; `months` is how many months of the year were played, fewer than 12 where the period has only a part of it. A row whose `financial_year` is `all` is the whole period: leave it out, or take it alone, before anything is added up. In cash every line has its rise: pay its own, all else that of prices, which the monthly costs of `results.csv` and of the workbook of a run leave out |
| `differences.csv` | each option less the reference, future by future: the columns below, with `reference` after `scenario` |

## Columns of `results.csv`

UTF-8 without a mark, line feeds, no thousands separators, at most six significant digits.

| column | what it holds |
|---|---|
| `scenario` | the name of the scenario's file, without its ending |
| `date` | ISO date: the last day of the month; the first row is the first day of the period. A period that ends inside a month has no row for that part, nor any total with it; `check` and the notes of the run say so. What is counted over a month is counted in the first one from the first day on: a period that starts on 30 September counts 32 days as its October, and one that starts inside a month only what is left of it |
| `team` | the team's name in the file, or `all` |
| `role` | the role's name in the file, or `all` |
| `measure` | one of the measures below |
| `unit` | its unit; of a `share_meeting_target`, `share_of_futures` |
| `statistic` | one of the statistics below |
| `value` | the value |

There is no row where a measure has no value: a share of nothing, a team that is not open, a yearly rate in the first year.

| statistic | what it is |
|---|---|
| `mean` | mean over futures: of what is counted (children, people, FTE, £) over all of them, with none where the team or role is not there; of a rate, over those in which there is one |
| `p10`, `p25`, `p50`, `p75`, `p90` | the value that 10, 25, 50, 75, 90 futures in 100 lie below (interpolated between neighbours; what comes in whole months is told otherwise: `docs/model.md`, V2) |
| `mc_error` | standard error of the mean: how far another seed might move it; empty (`null` in `summary.json`) of one future, which tells of none |
| `share_meeting_target` | share of futures that keep a target, on the last record on or before the date promised, of those that have a figure then: a future without one (a team that has closed, a rate of nothing) neither keeps nor breaks it. `futures` of the target in `summary.json` says how many have one, and reports say so where they are not all |
| `share_better` | `differences.csv`: share of the pairs of futures in which both have a figure and the option is strictly better than the reference, where one way is better; a tie is better for neither |
| `share_same` | `differences.csv`: share of the same pairs in which both are alike |

Percentiles of different measures or teams do not add up: each is the percentile of its own row.

## Columns of `futures.csv.gz`

`scenario`, `replication` (the future's number, from 1), `date`, `measure`, `value`: the whole council only.

## Measures

`rows`: for whom it is written. `when`: on the day of the record, over the calendar month, or over the twelve months to it.

";

/// `output/README.md`.
#[must_use]
pub fn markdown() -> String {
    let mut text = String::from(FILES);
    text.push_str("| measure | unit | when | rows | better | what it is |\n|---|---|---|---|---|---|\n");
    MEASURES.iter().for_each(|about| text.push_str(&row(about)));
    text
}

fn row(about: &About) -> String {
    let when = match about.timing {
        Timing::Stock => "on the day",
        Timing::Flow => "month",
        Timing::Year => "twelve months",
    };
    let rows = match about.rows {
        Rows::Council => "council",
        Rows::Teams => "council, teams",
        Rows::TeamsAndRoles => "council, teams, roles",
        Rows::TeamsByRole => "council, teams, roles, roles in teams",
    };
    let better = match about.better {
        Better::Lower => "lower",
        Better::Higher => "higher",
        Better::Neither => "-",
    };
    format!("| `{}` | {} | {when} | {rows} | {better} | {}: {} |\n", about.key, about.unit, about.label, about.meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_a_table_follows_its_heading_without_a_gap() {
        let text = markdown();
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with('|')) {
            let begins = !lines[at - 1].starts_with('|');
            assert!(!begins || lines[at + 1].starts_with("|---"), "a row without a heading: {line}");
        }
    }
}
