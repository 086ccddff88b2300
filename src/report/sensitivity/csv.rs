//! Files of what was found, a value a row.

use super::{SensitivityReport, words};
use crate::experiment::sensitivity::Matter;
use crate::experiment::sensitivity::along::Along;
use crate::experiment::sensitivity::global::Factor;
use crate::experiment::sensitivity::information::Known;
use crate::experiment::sensitivity::outcome::{Estimate, OUTCOMES, Outcome};
use crate::experiment::sensitivity::share::Share;
use crate::report::results_csv::{self, table};
use crate::report::{WriteFault, escape, figures};
use crate::scenario::doubts::Confidence;

type Cells = Vec<String>;

fn number(value: f64) -> Option<String> {
    (!value.is_nan()).then(|| figures::plain(value))
}

fn with_error(name: &str, estimate: Option<Estimate>) -> Vec<(String, f64)> {
    let Some(estimate) = estimate else { return Vec::new() };
    let error = estimate.known_error().map(|error| (format!("{name}_mc_error"), error));
    std::iter::once((name.to_owned(), estimate.mean)).chain(error).collect()
}

fn with_interval(name: &str, share: Option<Share>) -> Vec<(String, f64)> {
    let Some(share) = share else { return Vec::new() };
    vec![(name.to_owned(), share.value), (format!("{name}_low"), share.low), (format!("{name}_high"), share.high)]
}

/// How sure a file is of a figure.
pub(super) fn confidence(of: Option<Confidence>) -> &'static str {
    match of {
        Some(Confidence::High) => "high",
        Some(Confidence::Medium) => "medium",
        Some(Confidence::Low) => "low",
        None => "",
    }
}

/// `sensitivity.csv`: every input, every outcome.
pub(super) fn inputs(report: &SensitivityReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let columns = ["address", "confidence", "likely", "low", "high", "outcome", "unit", "rank", "statistic", "value"];
    let mut rows: Vec<Cells> = Vec::new();
    for outcome in OUTCOMES.into_iter().filter(|outcome| report.found.shown[outcome.place()].is_some()) {
        for (rank, input) in report.found.by_reach(outcome).into_iter().enumerate() {
            let of = &report.found.inputs[input];
            let head = [
                escape::cell(&of.address),
                confidence(of.confidence).to_owned(),
                figures::plain(of.likely),
                figures::plain(of.low),
                figures::plain(of.high),
                outcome.key().to_owned(),
                outcome.unit().to_owned(),
                (rank + 1).to_string(),
            ];
            let found = statistics(report, outcome, input).into_iter();
            rows.extend(found.filter_map(|(name, value)| Some([&head[..], &[name, number(value)?]].concat())));
        }
    }
    table("sensitivity.csv", &columns, rows)
}

fn statistics(report: &SensitivityReport<'_>, outcome: Outcome, input: usize) -> Vec<(String, f64)> {
    let at = outcome.place();
    let bar = &report.found.one_at_a_time.bars[input];
    let walked = &report.found.screening[input];
    let told = f64::from(u8::from(bar.is_told(at)));
    [
        with_error("at_low", bar.low[at]),
        with_error("at_high", bar.high[at]),
        with_error("swing", bar.swing[at]),
        vec![("told_from_nought".to_owned(), told)],
        with_error("screening_strength", walked.strength[at]),
        with_error("screening_effect", walked.effect[at]),
        walked.spread[at].map(|spread| ("screening_spread".to_owned(), spread)).into_iter().collect(),
        with_interval("first_order_given_data", report.found.given[at][input]),
    ]
    .concat()
}

/// `indices.csv`: shares of variance by Saltelli's design.
pub(super) fn indices(report: &SensitivityReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let mut rows: Vec<Cells> = Vec::new();
    for outcome in OUTCOMES {
        let Some(shares) = &report.found.global.shares[outcome.place()] else { continue };
        for (factor, index) in report.found.global.factors.iter().zip(shares) {
            let name = match factor {
                Factor::Input(input) => escape::cell(&report.found.inputs[*input].address),
                Factor::Rest => "all others".into(),
                Factor::Chance => "chance".into(),
            };
            for (statistic, value) in
                [with_interval("first_order", Some(index.first)), with_interval("total", Some(index.total))].concat()
            {
                let Some(value) = number(value) else { continue };
                rows.push(vec![name.clone(), outcome.key().to_owned(), statistic, value]);
            }
        }
    }
    table("indices.csv", &["factor", "outcome", "statistic", "value"], rows)
}

/// The name of a matter in files.
pub(super) fn matter(matter: Matter) -> &'static str {
    match matter {
        Matter::Preferred => "preferred_is_worth_most",
        Matter::Promise => "target_kept_in_half",
        Matter::Better => "caseload_below_reference",
    }
}

/// `switching.csv`: where an answer turns along an input, in the input's own unit.
pub(super) fn switching(report: &SensitivityReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let mut rows: Vec<Cells> = Vec::new();
    for turns in &report.found.turns {
        let of = &report.found.inputs[turns.input];
        for (asked, turn) in &turns.matters {
            let at = turn.at.map(|at| [at.value, at.low, at.high].map(|share| figures::plain(of.value(share))));
            let [value, low, high] = at.unwrap_or_default();
            rows.push(vec![
                escape::cell(&of.address),
                matter(*asked).to_owned(),
                value,
                low,
                high,
                words::holds(turn),
                figures::plain(turn.seen),
                turn.times.to_string(),
                u8::from(matches!(report.found.along(turns.input, *asked, turn), Along::Turns(_))).to_string(),
            ]);
        }
    }
    let columns = ["address", "matter", "turns_at", "low", "high", "holds", "share_of_resamples", "times", "told"];
    table("switching.csv", &columns, rows)
}

/// `information.csv`: what knowing is worth.
pub(super) fn information(report: &SensitivityReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let mut rows: Vec<Cells> = Vec::new();
    let mut push = |what: String, known: &Known| {
        let cells =
            [Some(known.pounds.mean), known.pounds.known_error(), Some(known.wrong_without), Some(known.wrong_with)];
        rows.push([what].into_iter().chain(cells.map(results_csv::value)).collect());
    };
    if let Some(found) = &report.found.information {
        push("everything, chance too".into(), &found.everything);
        if let Some(known) = &found.doubts {
            push("all that is not known".into(), known);
        }
        for (input, known) in found.inputs.iter().enumerate() {
            if let Some(known) = known.as_ref().filter(|_| !report.found.is_idle(input)) {
                push(escape::cell(&report.found.inputs[input].address), known);
            }
        }
    }
    let columns = ["what", "pounds", "pounds_mc_error", "wrong_without_in_100", "wrong_with_in_100"];
    table("information.csv", &columns, rows)
}

/// `robustness.csv`: regret, and every option in every what-if.
pub(super) fn robustness(report: &SensitivityReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let mut rows: Vec<Cells> = Vec::new();
    let mut push = |option: usize, what_if: &str, statistic: &str, value: f64| {
        let Some(value) = number(value) else { return };
        let name = escape::cell(&report.options[option].name);
        rows.push(vec![name, escape::cell(what_if), statistic.to_owned(), value]);
    };
    for (option, regret) in report.found.regrets.iter().enumerate() {
        let of = [
            ("worth", regret.worth),
            ("regret_mean", regret.mean),
            ("regret_p90", regret.p90),
            ("regret_most", regret.most),
            ("best_in_100", regret.best),
        ];
        for (statistic, value) in of {
            push(option, "", statistic, value);
        }
    }
    for what_if in &report.found.what_ifs {
        for (option, shown) in what_if.options.iter().enumerate() {
            let found = [
                with_error("average_caseload", shown.caseload),
                with_error("target_chance", shown.target),
                with_error("worth", shown.worth),
            ];
            for (statistic, value) in found.concat() {
                push(option, &what_if.label, &statistic, value);
            }
        }
    }
    table("robustness.csv", &["scenario", "what_if", "statistic", "value"], rows)
}

/// `warnings.csv`: signs that the target will be missed.
pub(super) fn warnings(report: &SensitivityReport<'_>) -> Result<Vec<u8>, WriteFault> {
    let line = |warning: &crate::experiment::sensitivity::warning::Warning| {
        vec![
            report.found.dates[warning.record].to_string(),
            warning.measure.about().key.to_owned(),
            if words::is_summed(warning.measure) { "since the first day" } else { "on the day" }.to_owned(),
            if warning.above { "above" } else { "below" }.to_owned(),
            figures::plain(warning.threshold),
            figures::plain(warning.hit),
            figures::plain(warning.false_alarm),
            figures::plain(warning.ranks),
        ]
    };
    let columns =
        ["date", "measure", "counted", "warns", "threshold", "hits_in_100", "false_alarms_in_100", "ranks_right"];
    table("warnings.csv", &columns, report.found.warnings.iter().map(line))
}
