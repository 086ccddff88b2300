//! The preferred option as it is, and beside it what it shows if something turns out otherwise.

use super::super::Sketch;
use super::super::panels::{self, Panel};
use super::subtitle;
use crate::experiment::compare::tried::WhatIfFindings;
use crate::model::measure::Measure;
use crate::report::compare::{ComparisonReport, words};
use crate::report::message::Course;
use crate::report::{escape, figures};

const MEASURE: Measure = Measure::AverageCaseload;
/// What is said above the panels.
const SAID: &str = "Lower is better · beside each: the middle future, and 8 in 10 futures, at the end";

/// Names what moves the caseload most, where that is told from nought and from the rest.
fn title(tried: &[WhatIfFindings], most: &WhatIfFindings, shift: &str) -> String {
    let label = escape::line(&most.label);
    let others = tried.iter().filter(|one| one.name != most.name);
    let second = others.map(|one| &one.shift).max_by(|one, two| one.mean.abs().total_cmp(&two.mean.abs()));
    if words::is_further(MEASURE, &most.shift, second) {
        format!("What would change the answer most: {label} ({shift})")
    } else if words::is_further(MEASURE, &most.shift, None) {
        format!("Among what would change the answer most: {label} ({shift})")
    } else {
        "Nothing that was tried clearly changes the answer".into()
    }
}

/// Draws the chart.
pub(crate) fn draw(report: &ComparisonReport<'_>) -> Option<Sketch> {
    let tried = &report.comparison.what_ifs;
    let most = tried.iter().max_by(|one, other| one.shift.mean.abs().total_cmp(&other.shift.mean.abs()))?;
    let option = report.comparison.proposed();
    let own = option.findings.council(MEASURE)?;
    let first = Panel {
        name: escape::line(&option.label),
        course: Course::through(&option.findings, MEASURE, own)?,
        bands: own,
    };
    let panel = |tried: &'_ WhatIfFindings| -> Option<(String, Course)> {
        Some((format!("If {}", escape::line(&tried.label)), Course::through(&option.findings, MEASURE, &tried.course)?))
    };
    let mut panels = vec![first];
    for one in tried {
        let (name, course) = panel(one)?;
        panels.push(Panel { name, bands: &one.course, course });
    }
    let shift = words::amount(MEASURE, most.shift.mean, most.shift.mc_error);
    let futures = figures::shown(f64::from(most.futures), 0);
    Some(Sketch {
        title: title(tried, most, &shift),
        subtitle: subtitle(&format!("Children per social worker, {futures} futures of each what-if"), report),
        alt: format!(
            "Fans for {} and {} what-ifs on one scale. Largest change on the day of the tables: {}, {shift} children a worker.",
            option.label,
            tried.len(),
            most.label
        ),
        table: panels::table(&option.findings.dates, &panels, "What if"),
        canvas: panels::picture(&option.findings.dates, &panels, false, SAID)?,
    })
}
