//! The tables of the page: rows of words, made alike for the page and the terminal.

use super::{SensitivityReport, csv, words};
use crate::experiment::sensitivity::Matter;
use crate::experiment::sensitivity::along::Along;
use crate::experiment::sensitivity::outcome::{Estimate, OUTCOMES, Outcome};
use crate::experiment::sensitivity::switching::FEWEST;
use crate::experiment::sensitivity::warning::Warning;
use crate::report::compare::words::Column;
use crate::report::{days, figures};

/// A table: a heading and rows.
pub(crate) struct Table {
    /// What it shows.
    pub(crate) caption: String,
    /// Names of the columns.
    pub(crate) heads: Vec<String>,
    /// The rows, the first cell naming each.
    pub(crate) rows: Vec<Vec<String>>,
}

fn heads(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Every input by itself and in the screening, furthest first.
pub(crate) fn inputs(report: &SensitivityReport<'_>) -> Table {
    let (found, outcome) = (report.found, report.found.outcome);
    let at = outcome.place();
    let bars = found.one_at_a_time.bars.iter().flat_map(|bar| [bar.low[at], bar.high[at]]);
    let walked = found.screening.iter().map(|walked| walked.strength[at]);
    let change = words::changes(outcome, &bars.chain(walked).flatten().collect::<Vec<_>>());
    let cell = |estimate: Option<Estimate>| estimate.map_or_else(|| "no figure".into(), |it| change(&it));
    let level = found.one_at_a_time.middle[at].map(|it| words::level(outcome, &it));
    let level = level.map_or_else(String::new, |level| format!(", which is {level} with every figure at its middle"));
    let row = |input: usize| {
        let (of, bar, walked) = (&found.inputs[input], &found.one_at_a_time.bars[input], &found.screening[input]);
        let error = bar.swing[at].map_or_else(String::new, |it| words::error(outcome, it.error));
        let given = found.given[at][input].map_or_else(|| "no figure".into(), |share| words::share(&share));
        vec![
            words::input(report, input).to_owned(),
            words::range(of),
            csv::confidence(of.confidence).to_owned(),
            cell(bar.low[at]),
            cell(bar.high[at]),
            if bar.is_told(at) { error } else { format!("{error}; may be chance alone") },
            cell(walked.strength[at]).trim_start_matches('+').to_owned(),
            given,
            of.address.clone(),
        ]
    };
    Table {
        caption: format!("What each figure does to {}{level}", words::outcome(report, outcome)),
        heads: heads(&[
            "Figure",
            "Middle (low to high)",
            "Confidence",
            "At its low",
            "At its high",
            "Standard error",
            "Screening: mean size",
            "Share of variance alone, by the options’ futures",
            "In the file",
        ]),
        rows: found.by_reach(outcome).into_iter().map(row).collect(),
    }
}

/// Shares of variance, for every outcome.
pub(crate) fn shares(report: &SensitivityReport<'_>) -> Table {
    let found = report.found;
    let outcomes: Vec<Outcome> =
        OUTCOMES.into_iter().filter(|outcome| found.global.shares[outcome.place()].is_some()).collect();
    let row = |factor: &crate::experiment::sensitivity::global::Factor| {
        let cells = outcomes.iter().flat_map(|outcome| words::shares(report, *outcome, *factor));
        [words::factor(report, *factor)].into_iter().chain(cells).collect()
    };
    let columns = outcomes.iter().flat_map(|outcome| {
        let name = words::outcome(report, *outcome);
        [format!("{name}: alone"), format!("{name}: with interactions")]
    });
    Table {
        caption: "Shares of variance, and the interval that holds each in 95 of 100".into(),
        heads: ["Figure".to_owned()].into_iter().chain(columns).collect(),
        rows: found.global.factors.iter().map(row).collect(),
    }
}

/// Where the answer turns along each figure that is told to move one; without rows where none is.
pub(crate) fn switching(report: &SensitivityReport<'_>) -> Table {
    let found = report.found;
    let moving = report.moving();
    let asked: Vec<Matter> = [Matter::Preferred, Matter::Promise, Matter::Better]
        .into_iter()
        .filter(|matter| moving.iter().flat_map(|(_, told)| told).any(|(it, _)| it == matter))
        .collect();
    let head = |matter: &Matter| match matter {
        Matter::Preferred => format!("{} is worth more than the best other", report.label()),
        Matter::Promise => "The target is kept in half of futures".into(),
        Matter::Better => format!("Caseload below {}", report.against().unwrap_or_default()),
    };
    let row = |(input, told): &(usize, Vec<(Matter, Along)>)| {
        let of = &found.inputs[*input];
        let said = asked.iter().map(|matter| {
            let along = told.iter().find(|(it, _)| it == matter).map(|(_, along)| along);
            along.map_or_else(|| "no figure".into(), |along| turned(of, along))
        });
        [words::input(report, *input).to_owned(), words::range(of)].into_iter().chain(said).collect()
    };
    let matters = asked.iter().map(head);
    Table {
        caption: "Switching values: where the answer turns along one figure, everything else as it may be".into(),
        heads: ["Figure".to_owned(), "Middle (low to high)".to_owned()].into_iter().chain(matters).collect(),
        rows: moving.iter().map(row).collect(),
    }
}

/// Why there is no table of where the answer turns, or that it turns along no figure of it; nothing where some figure turns it.
pub(crate) fn unturned(report: &SensitivityReport<'_>) -> Option<String> {
    let found = report.found;
    if found.turns.is_empty() {
        return Some("No figure moves the answer enough to ask where it turns.".to_owned());
    }
    if found.turns.iter().all(|of| of.matters.is_empty()) {
        return Some(format!(
            "Where the answer turns cannot be told from {}: at least {FEWEST} with a figure are needed.",
            figures::futures(found.sizes.ensemble)
        ));
    }
    let moving = report.moving();
    if moving.is_empty() {
        return Some(
            "No figure by itself is shown to move any of these answers by more than chance would, so no value is told at which one turns."
                .to_owned(),
        );
    }
    let turns = |(_, along): &(Matter, Along)| matches!(along, Along::Turns(_));
    (!moving.iter().flat_map(|(_, told)| told).any(turns))
        .then(|| "No figure is seen to turn any of these answers between its low and its high.".to_owned())
}

/// "below 62 (55 to 70)", that it does not turn, or that it turns more than once, and on which side of the turn nearest the
/// middle it holds.
fn turned(of: &crate::experiment::sensitivity::inputs::Input, along: &Along) -> String {
    let turn = match along {
        Along::Turns(turn) => turn,
        Along::Stays(true) => return "yes, from its low to its high".into(),
        Along::Stays(false) => return "no, from its low to its high".into(),
        Along::Unsure => return "too few futures to tell".into(),
        Along::Unmoved => return "not shown to move it".into(),
    };
    let Some(at) = turn.at else { return "too few futures to tell".into() };
    let ends = [at.value, at.low, at.high].map(|share| of.value(share));
    // No digit that the interval does not allow: it is four standard errors wide.
    let error = (ends[2] - ends[1]).abs() / 4.0;
    let [value, low, high] =
        ends.map(|end| if error > 0.0 { figures::level(end, error, 3) } else { words::value(end) });
    let side = words::holds(turn);
    if turn.is_one_of_several() {
        return format!("turns {} times, so no one value divides; {side} {value} ({low} to {high})", turn.times);
    }
    format!("{side} {value} ({low} to {high})")
}

/// What knowing each figure is worth, most valuable first: at most six, whose estimate is above nought; nothing where none is
/// told from it, or all of them together are not.
pub(crate) fn information(report: &SensitivityReport<'_>) -> Table {
    let mut known = report.found.worth_finding_out();
    known.retain(|(_, known)| known.pounds.mean > 0.0);
    if !known.iter().any(|(_, known)| known.pounds.is_told()) {
        known.clear();
    }
    known.sort_by(|one, other| other.1.pounds.mean.total_cmp(&one.1.pounds.mean).then(one.0.cmp(&other.0)));
    let error = || known.iter().map(|(_, known)| known.pounds.error);
    let column = Column::of_amounts(known.iter().map(|(_, known)| known.pounds.mean), figures::largest(error()));
    let errors = Column::of_amounts(error(), 0.0);
    let row = |(input, known): &(usize, crate::experiment::sensitivity::information::Known)| {
        let told = known.is_worth_something();
        vec![
            words::input(report, *input).to_owned(),
            if told { column.said(known.pounds.mean) } else { "none that shows".into() },
            errors.said(known.pounds.error),
            format!("{} in 100", figures::shown(known.wrong_without, 0)),
            format!("{} in 100", figures::shown(known.wrong_with, 0)),
        ]
    };
    Table {
        caption: "What knowing one figure would be worth before choosing".into(),
        heads: heads(&["Figure", "Worth", "Standard error", "Wrong choice without it", "Wrong choice with it"]),
        rows: known.iter().take(6).map(row).collect(),
    }
}

/// Regret by option; no rows where nobody has said what a gain is worth, for they would rank options by what was taken for it.
pub(crate) fn regret(report: &SensitivityReport<'_>) -> Table {
    let amounts = || report.found.regrets.iter().flat_map(|regret| [regret.mean, regret.p90, regret.most]);
    let least = amounts().filter(|pounds| *pounds > 0.0).fold(f64::INFINITY, f64::min);
    // To two digits of the least of them.
    let column = Column::of_amounts(amounts(), if least.is_finite() { least / 10.0 } else { 0.0 });
    let row = |(option, regret): (usize, &crate::experiment::sensitivity::regret::Regret)| {
        vec![
            report.options[option].label.clone(),
            column.said(regret.mean),
            column.said(regret.p90),
            column.said(regret.most),
            format!("{} in 100", figures::shown(regret.best, 0)),
        ]
    };
    Table {
        caption: "Regret: what each option loses against the one that would have been best in the same future".into(),
        heads: heads(&["Option", "On average", "1 future in 10 more", "At the worst", "Best, or as good"]),
        rows: report.found.regrets.iter().enumerate().filter(|_| report.ranks()).map(row).collect(),
    }
}

/// Every option in every what-if.
pub(crate) fn what_ifs(report: &SensitivityReport<'_>) -> Table {
    let found = report.found;
    let has_target = found.goal.is_some();
    let columns = report.options.iter().map(|option| option.label.clone());
    let row = |what_if: &crate::experiment::sensitivity::what_if::WhatIf| {
        let cell = |shown: &crate::experiment::sensitivity::what_if::ShownIf| {
            let caseload = shown.caseload.map_or_else(|| "-".into(), |it| words::level(Outcome::Caseload, &it));
            let target = shown.target.filter(|_| has_target).map(|it| words::level(Outcome::Target, &it));
            target.map_or(caseload.clone(), |target| format!("{caseload}; {target}"))
        };
        [what_if.label.clone()].into_iter().chain(what_if.options.iter().map(cell)).collect()
    };
    let what = if has_target { "average caseload; futures that keep the target" } else { "average caseload" };
    Table {
        caption: format!(
            "Every option if something turns out otherwise: {what} (the first {} of the futures of each option, every figure as they draw it{})",
            super::count(found.sizes.what_if),
            if super::few(&[(found.sizes.what_if, "")]).is_some() { ", too few to rely on" } else { "" }
        ),
        heads: ["What if".to_owned()].into_iter().chain(columns).collect(),
        rows: found.what_ifs.iter().map(row).collect(),
    }
}

/// The chance that a taper has stopped, step by step.
pub(crate) fn taper(report: &SensitivityReport<'_>) -> Table {
    let said = |chance: crate::experiment::seek::verdict::Chance| {
        let (low, high) = chance.interval();
        let number = |share: f64| figures::shown(100.0 * share, 0);
        format!("{} in 100 ({} to {})", number(chance.share()), number(low), number(high))
    };
    let row = |step: &crate::experiment::sensitivity::taper::TaperStep| {
        vec![days::short(step.date), said(step.stopped), said(step.without)]
    };
    Table {
        caption: "The taper: futures in which it would have had to stop by each step".into(),
        heads: heads(&["By", "With the taper", "Without a taper"]),
        rows: report.found.taper.iter().map(row).collect(),
    }
}

/// The best two signs of each date.
pub(crate) fn warnings(report: &SensitivityReport<'_>) -> Table {
    let mut kept: Vec<&Warning> = Vec::new();
    for warning in &report.found.warnings {
        if kept.iter().filter(|it| it.record == warning.record).count() < 2 && warning.ranks >= 0.6 {
            kept.push(warning);
        }
    }
    let row = |warning: &&Warning| {
        let summed = if words::is_summed(warning.measure) { ", since the first day" } else { "" };
        vec![
            days::short(report.found.dates[warning.record]),
            format!("{}{summed}", words::watched(warning.measure)),
            format!(
                "{} {}",
                if warning.above { "above" } else { "below" },
                words::threshold(warning.measure, warning.threshold)
            ),
            format!("{} in 100", figures::shown(warning.hit, 0)),
            format!("{} in 100", figures::shown(warning.false_alarm, 0)),
        ]
    };
    Table {
        caption: "Figures that would call for another look: signs that the target may be missed".into(),
        heads: heads(&["On", "What is watched", "Warns", "Of futures that miss it", "Of futures that keep it"]),
        rows: kept.iter().map(row).collect(),
    }
}
