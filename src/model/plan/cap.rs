//! A region's cap on what an agency worker costs, as numbers.

use super::Source;

/// A cap as numbers.
#[derive(Clone, Debug)]
pub struct CapPlan {
    /// By role; infinite where a role has none [£/day/FTE].
    pub day: Vec<f64>,
    /// Share of those on offer who turn away, for each cap that the market's price is above it.
    pub turned: f64,
    /// Share of bookings signed off at the market's price.
    pub signed: f64,
}

/// Nothing where no role has a cap.
pub(super) fn cap(source: Source<'_>) -> Option<CapPlan> {
    let agency = source.council.agency.as_ref().filter(|agency| !agency.cap_week_pounds.is_empty())?;
    let day = |role: &String| agency.cap_week_pounds.get(role).map_or(f64::INFINITY, |week| week / 7.0);
    Some(CapPlan {
        day: source.layout.roles.iter().map(day).collect(),
        turned: source.share_or_none(agency.turned_away_percent_per_10_percent.as_ref()) / 0.1,
        signed: source.share_or_none(agency.cap_exceeded_percent.as_ref()),
    })
}
