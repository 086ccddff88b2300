//! Kinds of absence, as numbers.

use super::{Pull, Source};
use crate::foundations::draws::name_key;
use crate::foundations::quantile_table::TableCache;
use crate::foundations::sampler::Sampler;
use crate::foundations::time::{Ticks, YEAR_DAYS, days};
use crate::scenario::council::Council;
use crate::scenario::council::people::Absence;

/// Working days in the DfE's year of absence.
pub const WORKING_YEAR: f64 = 253.0;
/// Calendar days in a working day, bank holidays counted.
const CALENDAR: f64 = YEAR_DAYS / WORKING_YEAR;

/// Kinds of absence, as numbers.
#[derive(Clone, Debug, Default)]
pub struct AbsencesPlan {
    /// In the layout's order.
    pub kinds: Vec<AbsencePlan>,
    /// The pulls of workload there are, each once: kinds mostly share theirs.
    pub pulls: Vec<Pull>,
}

/// A kind of absence as numbers.
#[derive(Clone, Debug)]
pub struct AbsencePlan {
    /// Its lasting number.
    pub key: u64,
    /// Spells a tick of a person who is at work, at the usual workload.
    pub hazard: f64,
    /// How long a spell lasts [working days].
    pub length: Sampler,
    /// Which pull of workload.
    pub pull: usize,
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
pub(super) fn absences(source: Source<'_>, tables: &mut TableCache) -> AbsencesPlan {
    let mut pulls: Vec<Pull> = Vec::new();
    let mut which = |pull: Pull| {
        let known = pulls.iter().position(|known| known.strength.to_bits() == pull.strength.to_bits());
        known.unwrap_or_else(|| {
            pulls.push(pull);
            pulls.len() - 1
        })
    };
    let kind = |(name, absence): (&String, &Absence)| {
        let length = Sampler::new(&absence.lasts_working_days, |number| source.get(number), tables);
        let a_year = source.get(&absence.spells_per_year);
        AbsencePlan {
            key: name_key(name),
            hazard: a_year / days(YEAR_DAYS) as f64,
            weight: a_year * length.mean() / WORKING_YEAR,
            length,
            pull: which(source.pull(Some(&absence.workload_strength))),
            cases_move: absence.cases_move_after_weeks.map(|weeks| days(weeks * 7.0)),
            returns: absence.returns_percent.as_ref().map_or(1.0, |it| source.share(it)),
            agency_cover: source.share_or_none(absence.agency_cover_percent.as_ref()),
            part_time: (
                source.share_or_none(absence.returns_part_time_percent.as_ref()),
                absence.part_time_percent.unwrap_or(100.0) / 100.0,
            ),
            is_sickness: absence.counts_as_sickness,
        }
    };
    let kinds = source.council.absence.iter().map(kind).collect();
    AbsencesPlan { kinds, pulls }
}

/// Hours of those at work ÷ hours on average, in the middle of what is in doubt.
#[must_use]
pub fn usual_allowance(council: &Council) -> f64 {
    let mut tables = TableCache::default();
    let weight = |absence: &Absence| {
        let length = Sampler::new(&absence.lasts_working_days, |number| number.likely, &mut tables);
        absence.spells_per_year.likely * length.mean() / WORKING_YEAR
    };
    1.0 + council.absence.values().map(weight).sum::<f64>()
}

impl AbsencePlan {
    /// So many working days, in ticks.
    #[must_use]
    pub fn in_ticks(working: f64) -> Ticks {
        days(working * CALENDAR)
    }
}

impl AbsencesPlan {
    /// Eq. W11. Hours of those at work ÷ hours on average: the council's hours hold its average absence,
    /// which is here taken person by person. An option with other absence keeps the hours of the council it is an option of
    /// ([`usual_allowance`]).
    #[must_use]
    pub fn allowance(&self) -> f64 {
        1.0 + self.kinds.iter().map(|absence| absence.weight).sum::<f64>()
    }

    /// Whether some who were away come back to fewer hours.
    #[must_use]
    pub fn gives_up_hours(&self) -> bool {
        self.kinds.iter().any(|kind| kind.hazard > 0.0 && kind.part_time.0 > 0.0)
    }

    /// Of the people in post, how many do not come back from an absence [a year].
    #[must_use]
    pub fn do_not_come_back(&self) -> f64 {
        let each = |kind: &AbsencePlan| kind.hazard * days(YEAR_DAYS) as f64 * (1.0 - kind.returns);
        self.kinds.iter().map(each).sum::<f64>() / self.allowance()
    }
}
