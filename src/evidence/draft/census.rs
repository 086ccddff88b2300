//! What the workforce census says of one council, and what stands in where it is silent.

use super::level::median;
use super::number::number;
use crate::evidence::area::AreaId;
use crate::evidence::measure::Measure;
use crate::evidence::panel::Panel;

/// Years back in which an older figure still stands in.
const OLDEST: u16 = 3;
/// Shares of all social workers (agency included) who can hold cases in a council's own return; beyond them the
/// figure is taken for a slip. England's was 0.51 to 0.55.
const HOLDERS: (f64, f64) = (0.22, 0.96);

/// Where a first-day figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The council's own, of this census.
    Own(u16),
    /// The middle of all councils.
    Peers,
    /// The council's own was beyond belief; the middle of all councils.
    Unlikely(u16),
}

/// A figure and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The value.
    pub value: f64,
    /// Where it comes from.
    pub origin: Origin,
}

/// The first day of one council.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Census {
    /// The census, 30 September of this year.
    pub year: u16,
    /// In post \[FTE\].
    pub in_post: Figure,
    /// Vacant posts \[FTE\].
    pub vacancies: Figure,
    /// Agency workers \[FTE\].
    pub agency: Figure,
    /// Who hold cases \[FTE\].
    pub holders: Figure,
    /// Cases held.
    pub cases: Figure,
}

/// What a census lacks before a first day can be made of it, in words that follow the council's name.
pub type Lack = String;

impl Census {
    /// Everything that the model's first day needs, for a council that was in the census of that year.
    ///
    /// # Errors
    /// What is missing, or beyond belief with nothing to stand in.
    pub fn of(panel: &Panel, id: AreaId, year: u16) -> Result<Self, Lack> {
        let in_post = panel.value(id, Measure::InPost, year).filter(|fte| *fte > 0.0);
        let in_post = in_post.ok_or_else(|| format!("has nobody in post in the workforce census of {year}"))?;
        let own = |measure| latest(panel, id, measure, year);
        let share = |measure| middle_share(panel, measure, year).unwrap_or(0.0) * in_post;
        let or_peers = |measure| own(measure).unwrap_or(Figure { value: share(measure), origin: Origin::Peers });
        let (vacancies, agency) = (or_peers(Measure::Vacancies), or_peers(Measure::Agency));
        let workers = in_post + agency.value;
        let mut holders = own(Measure::CaseHolders);
        let mut cases = own(Measure::Cases);
        let believed = holders.map(|holders| holders.value / workers);
        if believed.is_none_or(|share| !(HOLDERS.0..=HOLDERS.1).contains(&share)) {
            let origin = if believed.is_some() { Origin::Unlikely(year) } else { Origin::Peers };
            let usual = middle(panel, |id| {
                let all = panel.value(id, Measure::InPost, year)? + panel.value(id, Measure::Agency, year)?;
                Some(panel.value(id, Measure::CaseHolders, year)? / all)
            });
            let fte = workers * usual.unwrap_or(0.52);
            let caseload = own(Measure::Caseload).or_else(|| {
                let value = middle(panel, |id| panel.value(id, Measure::Caseload, year))?;
                Some(Figure { value, origin: Origin::Peers })
            });
            cases = caseload.map(|caseload| Figure { value: fte * caseload.value, origin });
            holders = Some(Figure { value: fte, origin });
        }
        let in_post = Figure { value: in_post, origin: Origin::Own(year) };
        match (holders, cases) {
            (Some(holders), Some(cases)) if cases.value > 0.0 => {
                Ok(Self { year, in_post, vacancies, agency, holders, cases })
            }
            _ => Err(lack(year, workers, own(Measure::CaseHolders), own(Measure::Cases))),
        }
    }

    /// Funded posts \[FTE\].
    #[must_use]
    pub fn posts(&self) -> f64 {
        self.in_post.value + self.vacancies.value
    }
}

/// Why nothing can be made of a council's holders and cases.
fn lack(year: u16, workers: f64, holders: Option<Figure>, cases: Option<Figure>) -> Lack {
    let shown = |value: f64| number(value, 1).replace('_', ",");
    let believed = |holders: &Figure| (HOLDERS.0..=HOLDERS.1).contains(&(holders.value / workers));
    match (holders, cases) {
        (Some(holders), _) if !believed(&holders) => format!(
            "has {} full-time equivalents who hold cases among {} social workers, agency included, in the workforce census of {year}, which is beyond belief, and no figures of other councils are there to stand in",
            shown(holders.value),
            shown(workers)
        ),
        (Some(_), Some(cases)) if cases.value <= 0.0 => {
            format!(
                "has {} cases in the workforce census of {year}, so that there is nobody to draft for",
                shown(cases.value)
            )
        }
        _ => format!(
            "has no figure of cases and of who holds them in the workforce census of {year} or of the {OLDEST} years before, and no figures of other councils are there to stand in"
        ),
    }
}

/// The council's newest figure up to a year.
#[must_use]
pub fn latest(panel: &Panel, id: AreaId, measure: Measure, year: u16) -> Option<Figure> {
    let (of, value) = panel.history(id, measure).rfind(|(of, _)| *of <= year && *of + OLDEST >= year)?;
    Some(Figure { value, origin: Origin::Own(of) })
}

/// The middle of something over all councils.
fn middle(panel: &Panel, of: impl Fn(AreaId) -> Option<f64>) -> Option<f64> {
    median(panel.authorities().filter_map(|(id, _)| of(id)).collect())
}

/// The middle of a figure ÷ social workers in post.
fn middle_share(panel: &Panel, measure: Measure, year: u16) -> Option<f64> {
    middle(panel, |id| {
        Some(panel.value(id, measure, year)? / panel.value(id, Measure::InPost, year).filter(|it| *it > 0.0)?)
    })
}
