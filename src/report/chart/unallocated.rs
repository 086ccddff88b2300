//! Children who wait for a worker, as a fan.

use super::{Sketch, caseload_fan, past, promises};
use crate::model::measure::Measure;
use crate::report::RunReport;
use crate::report::figures;

/// By the name that every table gives it.
const MEASURE: Measure = Measure::ChildrenUnallocated;

/// Draws the chart; a flat line and a flat band at nought are no picture, and [`never`] says as much.
pub(super) fn draw(report: &RunReport<'_>) -> Option<Sketch> {
    if is_never(report) {
        return None;
    }
    caseload_fan::draw_measure(report, MEASURE, MEASURE.about().label)
}

/// The sentence in place of a chart where no child waits on any date in any future; nothing where some do.
pub(crate) fn never(report: &RunReport<'_>) -> Option<String> {
    if !is_never(report) {
        return None;
    }
    let futures = figures::shown(f64::from(report.findings.replications), 0);
    let means = report.findings.council(MEASURE).into_iter().flatten().flatten().map(|band| band.mean);
    let most = means.fold(0.0, f64::max);
    // Children cannot be fewer than none, so that a mean of nought is nought in every future.
    let said = match report.findings.replications {
        _ if most > 0.0 => {
            let most = if most < 0.05 { "less than 0.1".to_owned() } else { figures::shown(most, 1) };
            format!(
                "none on any date recorded in at least 9 in 10 of the {futures} futures, and {most} on average at most"
            )
        }
        1 => "none on any date recorded, in the one future played".to_owned(),
        _ => format!("none on any date recorded, in any of the {futures} futures"),
    };
    Some(format!("Children with no worker: {said}, so no chart shows them."))
}

/// Whether nine futures in ten have nought on every date, and nothing else would be on the chart.
fn is_never(report: &RunReport<'_>) -> bool {
    let Some(bands) = report.findings.council(MEASURE) else { return false };
    let none = bands.iter().flatten().all(|band| band.p90 <= 0.0);
    let shown = bands.iter().flatten().next().is_some();
    shown && none && promises::of(report.findings, MEASURE).is_empty() && past::of(report, MEASURE).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn children_who_never_wait_are_a_sentence_and_no_chart() {
        let mut sample = sample::county();
        assert!(draw(&sample.report()).is_some() && never(&sample.report()).is_none());
        for (_, bands) in sample.findings.bands.iter_mut().filter(|(series, _)| series.measure == MEASURE) {
            for band in bands.iter_mut().flatten() {
                (band.mean, band.p10, band.p25, band.p50, band.p75, band.p90) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
            }
        }
        assert!(draw(&sample.report()).is_none());
        let said = never(&sample.report()).expect("a sentence");
        assert!(said.contains("none on any date recorded, in any of the 1,000 futures"), "{said}");
        for (_, bands) in sample.findings.bands.iter_mut().filter(|(series, _)| series.measure == MEASURE) {
            bands.iter_mut().flatten().for_each(|band| band.mean = 0.3);
        }
        let said = never(&sample.report()).expect("a band that is flat is no picture either");
        assert!(said.contains("in at least 9 in 10 of the 1,000 futures, and 0.3 on average at most"), "{said}");
    }
}
