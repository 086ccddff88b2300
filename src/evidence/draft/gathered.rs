//! Everything a drafted file says, before it is written.

use super::calibrate::fit::Fit;
use super::census::{Census, latest};
use super::children::{Children, Known, fitted};
use super::flows::Path;
use super::in_time;
use super::level::{Level, Scale, TENTH, level, movement};
use super::national;
use super::refusal::Refusal;
use super::staff::{Staff, staff};
use crate::evidence::area::AreaId;
use crate::evidence::measure::Measure;
use crate::evidence::own::tables::Own;
use crate::evidence::panel::Panel;
use crate::scenario::council::Council;

/// What stands in where too few years are known: the robust spread over English councils of what lasts a year and of
/// what passes with it. Of the logarithm of referrals.
const REFERRALS: (f64, f64) = (0.15, 0.07);
/// Of the logarithm of starters.
const STARTERS: (f64, f64) = (0.11, 0.30);
/// Of turnover \[points\]: 0.11 and 0.25 of fifteen.
const TURNOVER: (f64, f64) = (1.6, 3.7);
/// Of re-referrals \[points\].
const RETURNS: (f64, f64) = (2.0, 1.5);
/// How sure referrals are that are reckoned from cases: half as many, or half as many again.
const RECKONED: f64 = 0.5;
/// How far the length of being in need may be from the national one.
const LENGTH: (f64, f64) = (0.7, 1.4);
/// Middles of the published bands of time in need \[months\].
const BANDS: [(Measure, f64); 5] = [
    (Measure::EndedTo3Months, 1.5),
    (Measure::EndedTo6Months, 4.5),
    (Measure::EndedTo1Year, 9.0),
    (Measure::EndedTo2Years, 18.0),
    (Measure::EndedOver2Years, 36.0),
];

/// Everything a drafted file says.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// What was known in the year of the census.
    pub panel: Panel,
    /// The council.
    pub id: AreaId,
    /// What it returned about itself.
    pub own: Own,
    /// Its first day.
    pub census: Census,
    /// The national file below it.
    pub national: Council,
    /// Leavers ÷ in post \[%\].
    pub turnover: Level,
    /// Referrals a year.
    pub referrals: Level,
    /// Whether any were returned; else they are reckoned from cases.
    pub referrals_returned: bool,
    /// Within twelve months \[%\]; `None`: none were returned.
    pub returns: Option<Level>,
    /// Starters a year as a factor on the likely number.
    pub starters: Level,
    /// Children.
    pub children: Children,
    /// Staff.
    pub staff: Staff,
    /// What a calibration made of it.
    pub fit: Option<Fit>,
}

/// Puts everything together.
///
/// # Errors
/// Where the census has no figure to begin with.
pub fn gathered(panel: Panel, own: Own, id: AreaId, year: u16) -> Result<Gathered, Refusal> {
    let census =
        Census::of(&panel, id, year).map_err(|lack| Refusal::Lacks { name: panel.area(id).name.clone(), lack })?;
    let national = national::council(national::file(year))
        .map_err(|faults| Refusal::National(faults.first().map_or_else(String::new, |fault| fault.title.clone())))?;
    own.sound(&national).map_err(Refusal::Returns)?;
    let (census, roles) = (own.over(census, &national), own.roles());
    let path = Path::of(&in_time::localised(&panel, id, year, &national));
    let (referrals, referrals_returned) = referrals(&panel, id, &census, (&national, &path));
    let turnover = own.turnover(turnover(&panel, id, &census), &census);
    let staff = staff(&national, &census, turnover, roles);
    let (referrals, referrals_returned) =
        own.referrals(referrals, year).map_or((referrals, referrals_returned), |own| (own, true));
    let known = Known {
        referrals: referrals.likely,
        no_further_action: latest(&panel, id, Measure::NoFurtherAction, year)
            .map(|share| (share.value / 100.0).min(0.6)),
        held: census.cases.value,
        plans: own.open_in(&["child-protection"]).or(latest(&panel, id, Measure::Plans, year).map(|it| it.value)),
        in_care: own.open_in(&["court", "in-care", "in-care-settled", "permanence"]).or(latest(
            &panel,
            id,
            Measure::InCare,
            year,
        )
        .map(|it| it.value)),
        length: length(&panel, id, year),
    };
    let children = fitted(&path, within(known));
    let returns = latest(&panel, id, Measure::ReReferrals, year).map(|_| {
        let moves = movement(&panel, Measure::ReReferrals, Scale::Plain, year, RETURNS);
        // The first day is a year on from the middle of what is known.
        level(&panel, (id, Measure::ReReferrals), Scale::Plain, year + 1, moves, |_| 0.0)
    });
    Ok(Gathered {
        starters: starters(&panel, id, year),
        own,
        id,
        census,
        national,
        turnover,
        referrals,
        referrals_returned,
        returns,
        children,
        staff,
        fit: None,
        panel,
    })
}

/// Children on plans and in care are some of those held: where a return says otherwise, held fewer than all.
fn within(known: Known) -> Known {
    let most = 0.8 * known.held;
    let named = known.plans.unwrap_or(0.0) + known.in_care.unwrap_or(0.0);
    let cut = if named > most { most / named } else { 1.0 };
    Known { plans: known.plans.map(|plans| plans * cut), in_care: known.in_care.map(|in_care| in_care * cut), ..known }
}

/// Referrals a year: the council's level; where none were returned, those that sustain its cases along the national path.
fn referrals(panel: &Panel, id: AreaId, census: &Census, (national, path): (&Council, &Path)) -> (Level, bool) {
    if latest(panel, id, Measure::Referrals, census.year).is_some() {
        let moves = movement(panel, Measure::Referrals, Scale::Log, census.year, REFERRALS);
        // Where councils' series drift, nothing seems to pass with the year, and yet a year's count is one of many it might have been.
        let ratio = chance_ratio(national);
        let chance = |count: f64| (ratio / count.max(1.0) - moves.passing).max(0.0);
        // The year to March is centred a year before the first day; only from there on the years of the model move it.
        return (level(panel, (id, Measure::Referrals), Scale::Log, census.year + 1, moves, chance), true);
    }
    let each = path.standing(1.0).sum(path, |step| step.held);
    let likely = census.cases.value / each;
    (Level { likely, low: likely * RECKONED, high: likely * (2.0 - RECKONED) }, false)
}

/// Variance of a year's count of children referred ÷ the count, by chance alone: families vary from week to week, and each
/// brings all its children.
fn chance_ratio(national: &Council) -> f64 {
    let weeks = national.demand.as_ref().map_or(1.0, |demand| demand.variance_ratio);
    let shares = national.families.as_ref().map_or(&[100.0][..], |families| &families.children_percent);
    let (children, squared) = (1u32..)
        .map(f64::from)
        .zip(shares)
        .fold((0.0, 0.0), |(sum, squared), (size, share)| (sum + size * share, squared + size * size * share));
    if children > 0.0 { weeks * squared / children } else { weeks }
}

/// Turnover at the council's level: leavers are few, so that a year's figure is chance for the greater part.
fn turnover(panel: &Panel, id: AreaId, census: &Census) -> Level {
    let moves = movement(panel, Measure::Turnover, Scale::Plain, census.year, TURNOVER);
    let middling = super::level::median(
        panel.authorities().filter_map(|(id, _)| panel.value(id, Measure::InPost, census.year)).collect(),
    );
    let more = 1.0 / census.in_post.value - 1.0 / middling.unwrap_or(census.in_post.value);
    level(panel, (id, Measure::Turnover), Scale::Plain, census.year, moves, |percent| 100.0 * percent * more)
}

/// How sure the number of starters is, as a factor.
fn starters(panel: &Panel, id: AreaId, year: u16) -> Level {
    let moves = movement(panel, Measure::Starters, Scale::Log, year, STARTERS);
    let own = level(panel, (id, Measure::Starters), Scale::Log, year, moves, |_| 0.0);
    if own.likely > 0.0 {
        return Level { likely: 1.0, low: own.low / own.likely, high: own.high / own.likely };
    }
    let away = TENTH * STARTERS.1;
    Level { likely: 1.0, low: libm::exp(-away), high: libm::exp(away) }
}

/// Mean length of episodes in need that ended ÷ England's, over the last three years.
fn length(panel: &Panel, id: AreaId, year: u16) -> f64 {
    let mean = |id: AreaId| {
        let years = year.saturating_sub(2)..=year;
        let each = years.filter_map(|year| {
            let bands: Option<Vec<(f64, f64)>> =
                BANDS.iter().map(|(measure, months)| Some((panel.value(id, *measure, year)?, *months))).collect();
            let bands = bands?;
            let all: f64 = bands.iter().map(|(share, _)| share).sum();
            (all > 50.0).then(|| bands.iter().map(|(share, months)| share * months).sum::<f64>() / all)
        });
        let each: Vec<f64> = each.collect();
        (!each.is_empty()).then(|| each.iter().sum::<f64>() / each.len() as f64)
    };
    let (own, england) = (mean(id), panel.england().and_then(mean));
    own.zip(england).map_or(1.0, |(own, england)| (own / england).clamp(LENGTH.0, LENGTH.1))
}
