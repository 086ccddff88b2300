//! Kinds of absence, as numbers.

use super::{Pull, Source};
use crate::foundations::quantile_table::TableCache;
use crate::foundations::sampler::Sampler;
use crate::foundations::time::{Ticks, YEAR_DAYS, days};

/// Working days in the DfE's year of absence.
pub const WORKING_YEAR: f64 = 253.0;
/// Calendar days in a working day, bank holidays counted.
const CALENDAR: f64 = YEAR_DAYS / WORKING_YEAR;

/// A kind of absence as numbers.
#[derive(Clone, Debug)]
pub struct AbsencePlan {
    /// Spells a tick of a person who is at work.
    pub hazard: f64,
    /// How long a spell lasts [working days].
    pub length: Sampler,
    /// Pull of workload.
    pub pull: Pull,
    /// After so long the children are given to others.
    pub cases_move: Option<Ticks>,
    /// Share who come back to work.
    pub returns: f64,
    /// Share of spells for which an agency worker is asked.
    pub agency_cover: f64,
    /// Of those who come back, the share who do so part-time, and what that is of full time.
    pub part_time: (f64, f64),
    /// Counts in the DfE's absence rate.
    pub is_sickness: bool,
    /// Time away ÷ time at work that it makes.
    pub weight: f64,
}

/// The kinds of absence of a draw.
pub(super) fn absences(source: Source<'_>, tables: &mut TableCache) -> Vec<AbsencePlan> {
    source
        .council
        .absence
        .values()
        .map(|absence| {
            let length = Sampler::new(&absence.lasts_working_days, |number| source.get(number), tables);
            let a_year = source.get(&absence.spells_per_year);
            AbsencePlan {
                hazard: a_year / days(YEAR_DAYS) as f64,
                weight: a_year * length.mean() / WORKING_YEAR,
                length,
                pull: source.pull(Some(&absence.workload_strength), 1.0),
                cases_move: absence.cases_move_after_weeks.map(|weeks| days(weeks * 7.0)),
                returns: absence.returns_percent.as_ref().map_or(1.0, |it| source.share(it)),
                agency_cover: source.share_or_none(absence.agency_cover_percent.as_ref()),
                part_time: (
                    source.share_or_none(absence.returns_part_time_percent.as_ref()),
                    absence.part_time_percent.unwrap_or(100.0) / 100.0,
                ),
                is_sickness: absence.counts_as_sickness,
            }
        })
        .collect()
}

impl AbsencePlan {
    /// So many working days, in ticks.
    #[must_use]
    pub fn in_ticks(working: f64) -> Ticks {
        days(working * CALENDAR)
    }
}

/// Eq. W11. Hours of those at work ÷ hours on average: the council's hours hold its average absence,
/// which is here taken person by person.
#[must_use]
pub fn allowance(absences: &[AbsencePlan]) -> f64 {
    1.0 + absences.iter().map(|absence| absence.weight).sum::<f64>()
}
