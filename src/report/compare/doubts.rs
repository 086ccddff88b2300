//! How sure it is: what would change the answer, chance and ignorance apart, and how closely the figures are known.

use super::{ComparisonReport, table as options, terminal, words};
use crate::experiment::compare::ignorance::{EACH, Shares, WORLDS};
use crate::experiment::compare::tried::WhatIfFindings;
use crate::experiment::findings::Band;
use crate::foundations::statistics::EITHER_SIDE;
use crate::model::measure::Measure;
use crate::report::paper::{Cell, Paper};
use crate::report::terminal::wrap;
use crate::report::{days, figures};
use crate::scenario::check::spoken::capital;

const MEASURE: Measure = Measure::AverageCaseload;
/// Letters of a line on a terminal.
const WIDTH: usize = 100;
/// Most letters of a label there.
const LABEL: usize = 56;
/// Letters of the longest bar on a terminal.
const BAR: f64 = 16.0;

/// What was tried, and what it makes of the answer; before it, in the same futures, the option as it is.
pub(crate) fn table(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let tried = &report.comparison.what_ifs;
    let Some(first) = tried.first() else { return };
    let caption = format!(
        "What if: {} with it, and against {}, which meets the same ({} futures in each row)",
        report.comparison.proposed().label,
        report.comparison.reference().label,
        report.first_of(first.futures),
    );
    let heads = [
        "What if",
        "Children per worker then",
        "Change from as it is, on average",
        "Then against the reference, on average",
        "Then better than the reference",
    ];
    let rows = || report.comparison.as_it_is.iter().chain(tried);
    let error = figures::largest(rows().map(|one| one.option.mc_error));
    let mut rows: Vec<Vec<Cell>> = rows().map(|one| row(one, error)).collect();
    if report.comparison.as_it_is.is_some() {
        rows[0][0] = Cell::with(rows[0][0].text.clone(), same_plan(report));
        rows[0][2] = Cell::of("–");
    }
    paper.table(&caption, &heads, rows);
}

/// What stands beneath the row of the plan as it is, where that is of a part of the futures: what all of them show, as everywhere
/// else, so that nobody finds two figures for one plan and asks which holds. Nothing where all were played.
pub(crate) fn same_plan(report: &ComparisonReport<'_>) -> String {
    let comparison = report.comparison;
    let (option, all) = (comparison.proposed(), comparison.reference().findings.replications);
    let Some(part) = comparison.as_it_is.as_ref().filter(|one| one.futures < all) else { return String::new() };
    let caseload =
        of_all(report).map(|band| format!("{} children per worker", options::level(report, MEASURE, band.p50)));
    let net = option.net.map(|net| format!("{} on average", words::pounds(net.mean, net.mc_error)));
    let shown: Vec<String> = caseload.into_iter().chain(net).collect();
    let [part, all] = [part.futures, all].map(|count| figures::shown(f64::from(count), 0));
    format!("the same plan in the first {part} futures alone; in all {all} it is {}", shown.join(" and "))
}

/// The proposed option's caseload in all futures, on the day that tables speak of.
fn of_all(report: &ComparisonReport<'_>) -> Option<Band> {
    report.comparison.proposed().findings.council(MEASURE)?.get(report.comparison.record).copied().flatten()
}

/// Caseloads to the digits that the largest of their errors allows; a difference to those of its own, as everywhere.
fn row(tried: &WhatIfFindings, error: f64) -> Vec<Cell> {
    let (option, shift, against) = (&tried.option, &tried.shift, &tried.against.band);
    let number = |value: f64| figures::level(value, error, 1);
    let change =
        |band: &Band| Cell::with(words::amount(MEASURE, band.mean, band.mc_error), range(MEASURE, band, band.mc_error));
    vec![
        Cell::of(capital(&tried.label)),
        Cell::with(number(option.p50), format!("{} to {}", number(option.p10), number(option.p90))),
        change(shift),
        change(against),
        Cell::of(tried.against.share_better.map_or_else(String::new, figures::futures_in_100)),
    ]
}

/// The range of a difference; nothing where both ends read alike.
pub(crate) fn range(measure: Measure, band: &Band, error: f64) -> String {
    words::apart(measure, band.p10, band.p90, error).unwrap_or_default()
}

/// Chance and ignorance apart, and how closely the difference is known.
pub(crate) fn sentences(report: &ComparisonReport<'_>) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(apart) = &report.comparison.ignorance {
        said.push(format!(
            "Of the variance of the difference in average caseload, {} is chance alone and {} is what nobody knows; of that of the option’s own caseload, {} and {}. ({WORLDS} draws of what is not known, {EACH} futures of chance in each.)",
            share(&apart.difference, false),
            share(&apart.difference, true),
            share(&apart.option, false),
            share(&apart.option, true),
        ));
    }
    // One future says nothing of how far others lie.
    if let Some(difference) = terminal::proposed(report, MEASURE).filter(|it| it.band.futures > 1) {
        let half = EITHER_SIDE * difference.band.mc_error;
        said.push(format!(
            "The mean difference in average caseload is known to within {} either way (95 in 100), from {} futures; a difference is printed to no finer digit than the one in which its standard error begins, so that its last digit may be out by a few.",
            figures::level(half, half / 10.0, 2),
            figures::shown(f64::from(difference.band.futures), 0)
        ));
    }
    said
}

/// "38% (give or take 7)" for chance, and what is left of a hundred for the rest.
fn share(shares: &Shares, rest: bool) -> String {
    let chance = (100.0 * shares.chance).round();
    let part = if rest { 100.0 - chance } else { chance };
    format!("{}% (give or take {})", figures::shown(part, 0), figures::shown(100.0 * shares.error, 0))
}

/// What would change the answer, as the terminal shows it.
pub(crate) fn lines(report: &ComparisonReport<'_>) -> String {
    let comparison = report.comparison;
    let mut tried: Vec<&WhatIfFindings> = comparison.what_ifs.iter().collect();
    let Some(longest) = tried.iter().map(|one| one.label.chars().count()).max().map(|longest| longest.min(LABEL))
    else {
        return String::new();
    };
    tried.sort_by(|one, other| other.shift.mean.abs().total_cmp(&one.shift.mean.abs()));
    let most = tried[0].shift.mean.abs().max(1e-9);
    let date =
        comparison.reference().findings.dates.get(comparison.record).copied().map(days::brief).unwrap_or_default();
    let planned = &comparison.as_it_is;
    let error = figures::largest(tried.iter().copied().chain(planned).map(|one| one.option.mc_error));
    let from = planned.as_ref().map_or_else(String::new, |one| {
        let own = figures::level(one.option.p50, error, 1);
        let all = of_all(report).map(|band| options::level(report, MEASURE, band.p50)).filter(|all| *all != own);
        format!(", from {own}{}", all.map_or_else(String::new, |all| format!(" ({all} in all futures)")))
    });
    let said = format!(
        "What would change the answer ({}, children per worker in {date}{from}: the middle future, and the change on average; {} futures of each)",
        comparison.proposed().label,
        report.first_of(tried[0].futures)
    );
    let mut text: String = wrap(&said, WIDTH - 2).into_iter().map(|line| format!(" {line}\n")).collect();
    for one in tried {
        let value = figures::level(one.option.p50, error, 1);
        let shift = figures::to_error(one.shift.mean, one.shift.mc_error, 1);
        let bar = bar(one.shift.mean / most, &shift);
        let sign = if one.shift.mean < 0.0 || !figures::says_some(&shift) { "" } else { "+" };
        let mut label = terminal::folded(&one.label, LABEL).into_iter();
        let first = label.next().unwrap_or_default();
        text.push_str(&format!("   {first:<longest$}  {value:>5}  {bar:<16}  {sign}{shift}\n"));
        text.extend(label.map(|more| format!("   {more}\n")));
    }
    text + "\n"
}

/// As much of the longest bar, at least one letter; none where the figure beside it reads as nought.
fn bar(share: f64, said: &str) -> String {
    if !figures::says_some(said) {
        return String::new();
    }
    "█".repeat((BAR * share.abs()).round().max(1.0) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_closely_a_difference_is_known_is_itself_told_to_two_digits_and_claims_no_more() {
        let mut played = crate::report::compare::sample::played();
        let record = played.comparison.record;
        let series = crate::report::actuals::whole(MEASURE);
        let rows =
            played.comparison.options[1].differences.as_mut().and_then(|all| all.get_mut(&series)).expect("rows");
        rows[record].as_mut().expect("a difference").band.mc_error = 0.7194;
        let said = sentences(&played.report()).pop().expect("a sentence");
        assert!(
            said.contains("known to within 1.4 either way") && said.contains("its last digit may be out"),
            "{said}"
        );
    }

    #[test]
    fn what_reads_as_nought_has_no_bar() {
        assert_eq!(bar(0.02, "0.0"), "");
        assert_eq!(bar(0.02, "0.1"), "█");
        assert_eq!(bar(-1.0, "\u{2212}1.1").chars().count(), 16);
    }
}
