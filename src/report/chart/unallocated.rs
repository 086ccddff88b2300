//! Children who wait for a worker, as a fan.

use super::{Sketch, caseload_fan, past, promises};
use crate::model::measure::Measure;
use crate::report::RunReport;
use crate::report::figures;

/// By the name that every table gives it.
const MEASURE: Measure = Measure::ChildrenUnallocated;

/// Draws the chart; a flat line at nought is no picture, and [`never`] says as much.
pub(super) fn draw(report: &RunReport<'_>) -> Option<Sketch> {
    if is_never(report) {
        return None;
    }
    caseload_fan::draw_measure(report, MEASURE, MEASURE.about().label)
}

/// The sentence in place of a chart where no child waits on any date in any future; nothing where some do.
pub(crate) fn never(report: &RunReport<'_>) -> Option<String> {
    let whose = match report.findings.replications {
        1 => "in the one future played".to_owned(),
        many => format!("in any of the {} futures", figures::shown(f64::from(many), 0)),
    };
    is_never(report)
        .then(|| format!("Children with no worker: none on any date recorded, {whose}, so no chart shows them."))
}

/// Whether every future has nought on every date, and nothing else would be on the chart.
fn is_never(report: &RunReport<'_>) -> bool {
    let Some(bands) = report.findings.council(MEASURE) else { return false };
    // Children cannot be fewer than none, so that a mean of nought is nought in every future.
    let none = bands.iter().flatten().all(|band| band.mean <= 0.0 && band.p90 <= 0.0);
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
    }
}
