//! What a forecast is made of: how much of its spread is England's, a council's own, or no mechanism's at all.

use crate::evidence::forecast::Learnt;
use crate::evidence::forecast::history::USUAL_SIZE;
use crate::evidence::forecast::outcome::Outcome;
use crate::evidence::forecast::spread::Memory;

/// Standard deviations in plain units: points for rates, per cent for caseloads and staff.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parts {
    /// Of which figure.
    pub outcome: Outcome,
    /// At which origin.
    pub origin: u16,
    /// Between councils, for good; `None` where councils wander without end.
    pub lasting: Option<f64>,
    /// New each year and lasting for some, in a council of the usual size.
    pub shock: f64,
    /// What is left of such a shock after a year (1: all).
    pub kept: f64,
    /// One census alone: counting faults, shocks that pass, and chance, in a council of the usual size.
    pub passing: f64,
    /// England's change from year to year.
    pub nation: f64,
    /// England's expected change a year.
    pub drift: f64,
    /// Effect of a sd of the balance of staff and work, a year ahead.
    pub effect: f64,
}

/// In plain units, at England's level of the origin.
#[must_use]
pub fn parts(learnt: &Learnt) -> Option<Parts> {
    let level = learnt.nation.level(learnt.origin)?;
    let unit = slope(learnt.outcome, level);
    let spread = &learnt.spread;
    let (lasting, shock, kept) = match spread.memory {
        Memory::Fades(kept) => (Some(spread.lasting.sqrt() * unit), spread.wandering * (1.0 - kept * kept), kept),
        Memory::Stays(_) => (None, spread.wandering, 1.0),
    };
    Some(Parts {
        outcome: learnt.outcome,
        origin: learnt.origin,
        lasting,
        shock: shock.sqrt() * unit,
        kept,
        passing: spread.alone(USUAL_SIZE).sqrt() * unit,
        nation: learnt.nation.yearly.sqrt() * unit,
        drift: learnt.nation.drift * unit,
        effect: learnt.effects[0] * unit,
    })
}

/// Points of a rate, or per cent, for a step of one on the figure's own scale.
fn slope(outcome: Outcome, level: f64) -> f64 {
    match outcome {
        Outcome::Turnover | Outcome::AgencyRate | Outcome::VacancyRate => 2.0 * level,
        Outcome::Caseload | Outcome::InPost => 100.0,
    }
}
