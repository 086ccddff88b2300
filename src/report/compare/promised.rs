//! Promises in tables: the chance of keeping them and of holding them, when they are first kept, and how they are broken.

use super::ComparisonReport;
use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::promises::{Dated, Promise};
use crate::model::measure::About;
use crate::report::paper::{Cell, Paper};
use crate::report::{days, figures, message};
use crate::scenario::council::Council;

const HEADS: [&str; 8] = [
    "Option",
    "Promised",
    "Kept on the date",
    "Held for three months",
    "First kept, even once",
    "Months broken",
    "Longest run",
    "Furthest beyond",
];

/// A table for each promise; nothing where nothing is promised.
pub(crate) fn tables(paper: &mut Paper, report: &ComparisonReport<'_>) {
    let proposed = report.comparison.proposed();
    if proposed.promises.is_empty() {
        return;
    }
    paper.part("What was promised");
    let each = report.council().period.record.word();
    paper.text(format!(
        "“Held” means kept on the date and at every {each}’s end of the three months after. A promise counts as broken in every month, from that of its first date on, at whose end it is not kept. \
         In the last four columns the middle future stands above 8 in 10 futures.",
    ));
    for promise in &proposed.promises {
        let label = promise.series.measure.about().label;
        let team = report.proposed().council.team.get(&promise.series.team);
        let whose = team.map_or_else(String::new, |team| format!(", {}", team.name));
        let unadopted = message::unadopted(report.proposed().council, &promise.target);
        paper.table(&format!("{label}{whose}{unadopted}, option by option"), &HEADS, rows(report, promise));
    }
}

/// An option and a date a row.
fn rows(report: &ComparisonReport<'_>, promise: &Promise) -> Vec<Vec<Cell>> {
    let of_option = |(place, option): (usize, &OptionFindings)| {
        let council = report.scenarios[place].council;
        let Some(same) = option.promises.iter().find(|other| other.target == promise.target) else {
            let mut cells = vec![Cell::of(&option.label), Cell::of("no figure: it has no such team")];
            cells.resize(HEADS.len(), Cell::of("–"));
            return vec![cells];
        };
        let dated = same.dates.iter().enumerate();
        dated.map(|(index, dated)| row(report, (option, council), same, dated, index == 0)).collect()
    };
    report.comparison.options.iter().enumerate().flat_map(of_option).collect()
}

fn row(
    report: &ComparisonReport<'_>,
    (option, council): (&OptionFindings, &Council),
    promise: &Promise,
    dated: &Dated,
    first: bool,
) -> Vec<Cell> {
    let (with, all) = (dated.futures, option.findings.replications);
    let chance = |share: Option<f64>, with: u32| {
        share.map_or_else(Cell::none, |share| Cell::of(figures::chance(share, with, all)))
    };
    let way = if promise.at_most { "at most" } else { "at least" };
    let wanted = message::level(promise.series.measure, dated.value);
    let promised = format!("{way} {wanted} by {}", days::brief(dated.date));
    let mut cells = vec![Cell::of(&option.label), Cell::of(promised)];
    if dated.futures == 0 {
        cells.extend([Cell::of(unjudged(council, promise, dated)), Cell::of("–")]);
    } else {
        // The second asks for three months more, in which fewer futures may have a figure.
        let held = if dated.held_futures == 0 { all } else { dated.held_futures };
        cells.extend([chance(dated.meeting, with), chance(dated.holding, held)]);
    }
    if !promise.is_judged() {
        cells.extend(vec![Cell::of("–"); 4]);
    } else if first {
        cells.extend(course(report, promise));
    } else {
        cells.extend(vec![Cell::of("as above"); 4]);
    }
    cells
}

/// Why no future has a figure on a date promised.
pub(crate) fn unjudged(council: &Council, promise: &Promise, dated: &Dated) -> &'static str {
    let closing = council.change.values().filter(|change| change.date <= dated.date);
    let mut closed = closing.filter_map(|change| change.reorganise.as_ref()).flat_map(|it| &it.close);
    if closed.any(|team| *team == promise.series.team) { "no figure: the team has closed by then" } else { "no figure" }
}

/// What is said once for all dates of a promise.
fn course(report: &ComparisonReport<'_>, promise: &Promise) -> [Cell; 4] {
    let dates = &report.comparison.reference().findings.dates;
    let when = |record: Option<usize>| {
        record.and_then(|at| dates.get(at)).map_or_else(|| "not by the end".into(), |date| days::brief(*date))
    };
    let [early, middle, late] = promise.first_met.map(when);
    let first = if early == late { Cell::of(middle) } else { Cell::with(middle, format!("{early} to {late}")) };
    let spread = |values: [f64; 3], decimals: usize, unit: &str| {
        let [low, middle, high] = values.map(|value| figures::shown(value, decimals));
        Cell::with(format!("{middle}{unit}"), format!("{low} to {high}"))
    };
    let about = promise.series.measure.about();
    [
        first,
        spread(promise.broken, 0, ""),
        spread(promise.longest, 0, ""),
        spread(promise.worst, about.decimals, unit_beyond(about)),
    ]
}

/// What a distance from a promise is counted in, behind its figure: no reader of a table looks up its measure.
fn unit_beyond(about: &About) -> &'static str {
    match about.unit {
        "percent" => " points",
        "fte" => " FTE",
        "weeks" => " weeks",
        "workers" => " workers",
        "people" => " people",
        "pounds" => " pounds",
        "changes_per_child_year" => " changes a child",
        _ => " children",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample;

    #[test]
    fn a_target_of_a_team_that_has_closed_is_no_perfect_record() {
        let mut played = sample::played();
        let promise = &mut played.comparison.options[1].promises[0];
        for dated in &mut promise.dates {
            (dated.meeting, dated.holding, dated.futures) = (None, None, 0);
        }
        let report = played.report();
        let said = rows(&report, &report.comparison.options[0].promises[0]);
        let own: Vec<&Vec<Cell>> = said.iter().filter(|row| row[0].text.starts_with("B. ")).collect();
        assert_eq!(own.len(), 2);
        for row in own {
            assert_eq!(row.len(), HEADS.len());
            assert_eq!(row[2].text, "no figure");
            assert!(row[3..].iter().all(|cell| *cell == Cell::of("–")), "{row:?}");
        }
        assert!(said.iter().any(|row| row[0].text.starts_with("A. ") && row[2].text.contains(" in 100 futures")));
    }

    #[test]
    fn a_team_that_a_change_has_closed_is_named_as_the_cause() {
        let played = sample::played();
        let report = played.report();
        let mut council = report.council().clone();
        let promise = Promise {
            series: crate::experiment::findings::Series {
                team: "help".into(),
                ..report.comparison.options[0].promises[0].series.clone()
            },
            ..report.comparison.options[0].promises[0].clone()
        };
        assert_eq!(unjudged(&council, &promise, &promise.dates[0]), "no figure");
        let closes = "date = 2023-12-01\nwhat = \"Closing\"\nreorganise = { close = [\"help\"], open = [] }";
        council.change.insert("closing".into(), toml::from_str(closes).expect("a change"));
        assert_eq!(unjudged(&council, &promise, &promise.dates[0]), "no figure: the team has closed by then");
    }

    #[test]
    fn what_is_promised_and_how_far_it_is_missed_have_their_units() {
        let mut played = sample::played();
        let said = |played: &sample::Played| {
            let report = played.report();
            rows(&report, &report.comparison.options[1].promises[0])
                .pop()
                .map(|row| (row[1].text.clone(), row[7].text.clone()))
        };
        let whole = said(&played).expect("a row");
        assert!(whole.0.starts_with("at most 11 by ") && whole.1 == "as above", "{whole:?}");
        let promise = &mut played.comparison.options[1].promises[0];
        promise.series.measure = crate::model::measure::Measure::AssessmentsInTime;
        promise.dates.truncate(1);
        (promise.at_most, promise.worst) = (false, [0.8, 12.0, 20.1]);
        let points = said(&played).expect("a row");
        assert_eq!((points.0.as_str(), points.1.as_str()), ("at least 13% by Dec 2023", "12.0 points"));
    }

    #[test]
    fn an_option_without_the_team_says_so() {
        let mut played = sample::played();
        let asked = played.comparison.options[1].promises[0].clone();
        played.comparison.options[0].promises.clear();
        let said = rows(&played.report(), &asked);
        assert_eq!((said[0][1].text.as_str(), said[0].len()), ("no figure: it has no such team", HEADS.len()));
    }
}
