//! What the terminal says, as wide as it is.

use std::path::{Path, PathBuf};

use super::sentences::sentences;
use super::{SeekReport, words};
use crate::report::lines::width;
use crate::report::terminal::{files, named, repeat, wrap};

/// The answer, what each chance takes, which files hold it, and how to repeat it.
#[must_use]
pub fn summary(report: &SeekReport<'_>, folder: &Path, written: &[PathBuf]) -> String {
    let mut text: String = wrap(&report.scenario.council.title, width()).into_iter().map(|line| line + "\n").collect();
    text.push('\n');
    for said in sentences(report) {
        text.extend(wrap(&said, width() - 2).into_iter().map(|line| format!(" {line}\n")));
    }
    text.push('\n');
    text + &frontier(report) + &files(folder, written) + &repeat(report.command) + &named(&report.run_id())
}

fn frontier(report: &SeekReport<'_>) -> String {
    let mut text = String::from(" What each chance takes, as seen in the futures played (in brackets: 95 in 100)\n");
    if let Some(plan) = &report.found.plan {
        let line = format!("{}  {}: {}", words::PLAN, words::point(report, plan), words::chance(report, plan.chance));
        let line = words::beyond_budget(plan).map_or(line.clone(), |said| format!("{line}; {said}"));
        text.extend(wrap(&line, width() - 3).into_iter().map(|line| format!("   {line}\n")));
    }
    for row in words::frontier(report) {
        let said = row.tried.map_or_else(
            || words::nowhere(report).to_owned(),
            |tried| {
                let cost = words::cost(tried).map_or_else(String::new, |cost| format!(", {cost}"));
                let doubt = words::doubt(report, &row).map_or_else(String::new, |said| format!("; {said}"));
                format!("{}{cost}: {}{doubt}", words::point(report, tried), words::chance(report, tried.chance))
            },
        );
        let line = format!("{}  {said}", row.head);
        text.extend(wrap(&line, width() - 3).into_iter().map(|line| format!("   {line}\n")));
    }
    text.push_str("\n Where that stands in the file\n");
    for place in 0..report.problem.levers.len() {
        let line = format!("{}: {}", words::lever(report, place), words::typed(report, place));
        text.extend(wrap(&line, width() - 3).into_iter().map(|line| format!("   {line}\n")));
    }
    text + "\n"
}
