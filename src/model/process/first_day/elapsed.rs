//! How long a child met on the first day has been in its stage, and how long it has still to go.

use crate::foundations::even_bands;
use crate::foundations::length_biased::{LAST, LengthBiased};
use crate::model::plan::{LengthIn, StagePlan};
use crate::model::state::World;
use crate::scenario::council::structure::OpenFor;

/// Working days in a week.
const WORKING_WEEK: f64 = 5.0;

/// A stay met part-way, in the unit of its stage; working days are whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Elapsed {
    /// What is behind it.
    pub(super) gone: f64,
    /// What is ahead.
    pub(super) left: f64,
}

/// Bands of how long today's cases have been open: the end of each \[weeks\], and the share up to it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bands(Vec<(f64, f64)>);

impl Bands {
    /// Those of a team's table, made to add up to 1.
    pub(super) fn of(open_for: &OpenFor) -> Self {
        Self(open_for.up_to.iter().copied().zip(even_bands::cumulative(&open_for.percent)).collect())
    }

    /// Weeks at a quantile: even inside a band.
    fn weeks(&self, u: f64) -> f64 {
        even_bands::value(&self.0, u)
    }
}

/// How long a child has been in a stage: from the bands of its team's table, else at the stage's equilibrium.
pub(super) fn of(stage: &StagePlan, biased: &LengthBiased, bands: Option<&Bands>, (u, v): (f64, f64)) -> Elapsed {
    match (bands, stage.unit) {
        (Some(bands), _) => known(stage, bands.weeks(v), u),
        (None, LengthIn::WorkingDays) => whole(libm::ceil(biased.total(u)).max(1.0), v),
        (None, LengthIn::Days(_)) => {
            let total = biased.total(u);
            Elapsed { gone: v * total, left: (1.0 - v) * total }
        }
    }
}

/// Of so many whole working days one to all are behind it, each as likely: it came on one of the days before this morning.
fn whole(days: f64, v: f64) -> Elapsed {
    let gone = (1.0 + libm::floor(v * days)).min(days);
    Elapsed { gone, left: days - gone }
}

/// Eq. C31. So long behind it is known: the whole length is T given T > a. Where no length of the law is that long, what is
/// ahead is a length drawn afresh, so that those whom the law does not foresee do not all end on the first day.
fn known(stage: &StagePlan, weeks: f64, u: f64) -> Elapsed {
    let (gone, before) = match stage.unit {
        LengthIn::WorkingDays => {
            let gone = libm::floor(weeks * WORKING_WEEK) + 1.0;
            (gone, gone - 1.0)
        }
        LengthIn::Days(each) => (weeks * 7.0 / each, weeks * 7.0 / each),
    };
    let over = stage.length.cdf(before);
    let total = if over < LAST {
        stage.length.quantile((over + u * (1.0 - over)).min(LAST))
    } else {
        gone + stage.length.quantile(u)
    };
    let total = if stage.unit == LengthIn::WorkingDays { libm::ceil(total) } else { total };
    Elapsed { gone, left: (total - gone).max(0.0) }
}

/// The bands of each team and stage that have some, by unit and stage.
pub(super) fn bands(world: &World<'_>, unit: usize, stage: usize) -> Option<Bands> {
    let team = &world.council.team[&world.layout.units[unit]];
    team.open_for_weeks.get(&world.layout.stages[stage]).map(Bands::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halves() -> Bands {
        Bands::of(&OpenFor { up_to: vec![4.0, 12.0], percent: vec![25.0, 75.0] })
    }

    #[test]
    fn weeks_are_even_inside_a_band() {
        let bands = halves();
        assert!((bands.weeks(0.125) - 2.0).abs() < 1e-12 && (bands.weeks(0.625) - 8.0).abs() < 1e-12);
        assert!((bands.weeks(1.0 - 1e-12) - 12.0).abs() < 1e-6);
    }

    #[test]
    fn whole_days_are_behind_in_equal_parts() {
        let gone: Vec<f64> = (0..4).map(|at| whole(4.0, (f64::from(at) + 0.5) / 4.0).gone).collect();
        assert_eq!(gone, [1.0, 2.0, 3.0, 4.0]);
        assert!((0..100).all(|at| {
            let found = whole(45.0, f64::from(at) / 100.0);
            (found.gone + found.left - 45.0).abs() < 1e-12 && found.left >= 0.0
        }));
    }
}
