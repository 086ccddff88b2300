//! The preferred option as it is, and beside it what it shows if something turns out otherwise.

use super::super::panels::{self, Panel};
use super::super::{Sketch, subtitle_of};
use crate::experiment::compare::tried::WhatIfFindings;
use crate::experiment::findings::Band;
use crate::model::measure::Measure;
use crate::report::compare::{ComparisonReport, words};
use crate::report::message::Course;
use crate::report::{days, escape, figures};
use crate::scenario::check::spoken::capital;

const MEASURE: Measure = Measure::AverageCaseload;
/// What is said above the panels.
const SAID: &str = "Lower is better · beside each: the middle future, and 8 in 10 futures, on the last day shown";

/// Names what moves the caseload most, where that is told from nought and from the rest.
fn title(tried: &[WhatIfFindings], most: &WhatIfFindings, moves: &str) -> String {
    let label = escape::line(&most.label);
    let others = tried.iter().filter(|one| one.name != most.name);
    let second = others.map(|one| &one.shift).max_by(|one, two| one.mean.abs().total_cmp(&two.mean.abs()));
    if words::is_further(MEASURE, &most.shift, second) {
        format!("What would change the answer most: {label}{moves}")
    } else if words::is_further(MEASURE, &most.shift, None) {
        format!("Among what would change the answer most: {label}{moves}")
    } else {
        "Nothing that was tried clearly changes the answer".into()
    }
}

/// Draws the chart.
pub(crate) fn draw(report: &ComparisonReport<'_>) -> Option<Sketch> {
    let tried = &report.comparison.what_ifs;
    let most = tried.iter().max_by(|one, other| one.shift.mean.abs().total_cmp(&other.shift.mean.abs()))?;
    let option = report.comparison.proposed();
    // To the day that the tables speak of, so that chart and tables end on the same figure.
    let until = |bands: &[Option<Band>]| bands.len().min(report.comparison.record + 1);
    let planned = report.comparison.as_it_is.as_ref();
    let own = planned.map_or_else(|| option.findings.council(MEASURE), |planned| Some(&planned.course[..]))?;
    let own = &own[..until(own)];
    let panel =
        |name: String, bands: &'_ [Option<Band>]| Some((name, Course::through(&option.findings, MEASURE, bands)?));
    let (name, course) = panel(escape::line(&option.label), own)?;
    let mut panels = vec![Panel { name, bands: own, course }];
    for one in tried {
        let bands = &one.course[..until(&one.course)];
        let (name, course) = panel(capital(&escape::line(&one.label)), bands)?;
        panels.push(Panel { name, bands, course });
    }
    let dates = &option.findings.dates[..own.len()];
    let [was, then] = [panels[0].course.last.1.p50, most.option.p50].map(|value| figures::of(MEASURE, value));
    // A folder written before the futures of the what-ifs were kept has the option's middle of all futures: not to be set beside.
    let moves = if was == then || planned.is_none() {
        String::new()
    } else {
        format!(" ({then} rather than {was} in the middle future)")
    };
    let futures = report.first_of(most.futures);
    let each = if planned.is_some() { "in each panel" } else { "of each what-if" };
    let day = dates.last().copied().map(days::long).unwrap_or_default();
    Some(Sketch {
        title: title(tried, most, &moves),
        subtitle: subtitle_of(
            &format!("Children per social worker, {futures} futures {each}"),
            report.council().authority.as_deref(),
            dates,
        ),
        alt: format!(
            "Fans for {} and {} what-ifs on one scale, until {day}. Largest change by then: {}{moves}.",
            option.label,
            tried.len(),
            most.label
        ),
        table: panels::table(dates, &panels, "What if"),
        canvas: panels::picture(dates, &panels, false, SAID)?,
    })
}
