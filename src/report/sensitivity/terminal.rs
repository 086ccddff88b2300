//! What the terminal says, as wide as it is.

use std::path::{Path, PathBuf};

use super::{SensitivityReport, count, decision, fails, sketch, words};
use crate::experiment::sensitivity::global::Factor;
use crate::report::days;
use crate::report::lines::width;
use crate::report::terminal::{files, named, notes, repeat, wrap};

/// Figures shown.
const SHOWN: usize = 12;
/// Room for what stands to the right of a figure's name.
const BESIDE: usize = 48;

/// What matters, which files hold it, and how to repeat it.
#[must_use]
pub fn summary(report: &SensitivityReport<'_>, folder: &Path, written: &[PathBuf]) -> String {
    [
        heading(report),
        ranked(report),
        said(report),
        notes(report.notes.iter()),
        files(folder, written),
        repeat(report.command),
        named(&report.run_id()),
    ]
    .concat()
}

fn heading(report: &SensitivityReport<'_>) -> String {
    let against = report.against().map_or_else(String::new, |other| format!(" against {other}"));
    let mut text: String = wrap(report.title, width()).into_iter().map(|line| line + "\n").collect();
    let line = format!("{}{against} on {} · seed {}", report.label(), days::long(report.found.date), report.seed);
    text.extend(wrap(&line, width()).into_iter().map(|line| line + "\n"));
    text + "\n"
}

/// Figures by how far they move the answer, each beside its share of variance with interactions.
fn ranked(report: &SensitivityReport<'_>) -> String {
    let (found, outcome) = (report.found, report.found.outcome);
    let (at, named) = (outcome.place(), width() - BESIDE);
    let head = format!(
        "What each figure does to {} by itself ({} futures of each end)",
        words::outcome(report, outcome),
        count(found.one_at_a_time.futures)
    );
    let mut text: String = wrap(&head, width() - 1).into_iter().map(|line| format!(" {line}\n")).collect();
    text.push_str(&format!(" {:<named$}  {:>9}  {:>9}  {:>20}\n", "Figure", "at low", "at high", "share of variance*"));
    for input in found.by_reach(outcome).into_iter().take(SHOWN) {
        let bar = &found.one_at_a_time.bars[input];
        let cell = |of: Option<crate::experiment::sensitivity::outcome::Estimate>| {
            of.map_or_else(|| "-".into(), |it| words::change(outcome, &it))
        };
        let [_, total] = match found.index(outcome, Factor::Input(input)) {
            Some(_) => words::shares(report, outcome, Factor::Input(input)),
            None => [String::new(), "in the rest".into()],
        };
        let told = if bar.is_told(at) { "" } else { " ?" };
        let mut name = wrap(&format!("{}{told}", words::input(report, input)), named - 2).into_iter();
        text.push_str(&format!(
            " {:<named$}  {:>9}  {:>9}  {total:>20}\n",
            name.next().unwrap_or_default(),
            cell(bar.low[at]),
            cell(bar.high[at]),
        ));
        // What a line has no room for stands beneath it.
        text.extend(name.map(|rest| format!("   {rest}\n")));
    }
    for factor in [Factor::Rest, Factor::Chance] {
        if found.index(outcome, factor).is_some() {
            let [_, share] = words::shares(report, outcome, factor);
            let name = match factor {
                Factor::Rest => format!("The rest: {} figures together", words::others(report)),
                Factor::Input(_) | Factor::Chance => words::factor(report, factor),
            };
            text.push_str(&format!(" {name:<named$}  {:>9}  {:>9}  {share:>20}\n", "", ""));
        }
    }
    let beneath = format!(
        "* everything moving at once, {} rows; interactions count for each of their figures, so that shares may add up to more than 100%; ? may be chance alone",
        count(found.global.rows)
    );
    let set_in = |(place, line): (usize, String)| format!("{}{line}\n", if place == 0 { " " } else { "   " });
    text.extend(wrap(&beneath, width() - 3).into_iter().enumerate().map(set_in));
    text + "\n"
}

fn said(report: &SensitivityReport<'_>) -> String {
    let mut said = decision::sentences(report);
    let last = said.pop();
    said.extend(sketch(report));
    said.push(fails::failing(report));
    said.extend(decision::taper(report));
    said.push(decision::warning(report));
    said.extend(decision::typed(report).into_iter().map(|(what, how)| format!("To say {what}: {how}.")));
    said.extend(last);
    let lines = said.iter().flat_map(|said| wrap(said, width() - 2)).map(|line| format!(" {line}\n"));
    lines.collect::<String>() + "\n"
}
