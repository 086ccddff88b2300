//! How long assessments and enquiries take in one council, from its share in time.

use super::census::latest;
use crate::evidence::area::AreaId;
use crate::evidence::measure::Measure;
use crate::evidence::panel::Panel;
use crate::foundations::shape::{Histogram, Shape};
use crate::scenario::council::Council;

/// Stages that have a published share in time, the figure, and the limit [working days].
const STAGES: [(&str, Measure, f64); 4] = [
    ("assessment", Measure::AssessmentsInTime, 45.0),
    ("assessment-open-case", Measure::AssessmentsInTime, 45.0),
    ("section-47", Measure::ConferencesInTime, 15.0),
    ("section-47-open-case", Measure::ConferencesInTime, 15.0),
];

/// The national file with the council's own lengths of assessments and enquiries.
#[must_use]
pub(super) fn localised(panel: &Panel, id: AreaId, year: u16, national: &Council) -> Council {
    let mut local = national.clone();
    for (name, stage) in &mut local.stage {
        if let Some(bands) = bands(panel, id, year, (national, name)) {
            stage.lasts_working_days = Some(Shape::Histogram(bands));
        }
    }
    local
}

/// Eq. F12. Bands of a stage, those up to the deadline scaled to the council's share in time.
#[must_use]
pub(super) fn bands(panel: &Panel, id: AreaId, year: u16, (national, stage): (&Council, &str)) -> Option<Histogram> {
    let (_, measure, deadline) = STAGES.iter().find(|(name, _, _)| *name == stage)?;
    let in_time = latest(panel, id, *measure, year)?;
    let Some(Shape::Histogram(bands)) = national.stage.get(stage)?.lasts_working_days.as_ref() else { return None };
    let share = in_time.value.clamp(25.0, 99.0);
    let mut percent = scaled(bands, share, *deadline);
    let short = 100.0 - percent.iter().sum::<f64>();
    if let Some(last) = percent.last_mut() {
        *last += short;
    }
    Some(Histogram { percent, ..bands.clone() })
}

fn scaled(bands: &Histogram, share: f64, deadline: f64) -> Vec<f64> {
    let within = |index: usize| bands.up_to.get(index).is_some_and(|end| *end <= deadline);
    let early: f64 = bands.percent.iter().enumerate().filter(|(index, _)| within(*index)).map(|(_, it)| it).sum();
    let late: f64 = bands.percent.iter().sum::<f64>() - early;
    let scale = |index: usize, percent: f64| {
        let by = if within(index) { share / early } else { (100.0 - share) / late };
        libm::round(percent * by * 100.0) / 100.0
    };
    bands.percent.iter().enumerate().map(|(index, percent)| scale(index, *percent)).collect()
}
