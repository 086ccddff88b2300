//! The figures of a case's file, as a theory needs them. Written apart from the model's own reading,
//! so that a slip there cannot hide here.

use crate::foundations::quantile_table::TableCache;
use crate::foundations::sampler::Sampler;
use crate::foundations::shape::{Histogram, Reviews, Shape};
use crate::scenario::council::Council;
use crate::scenario::council::cases::{Share, Stage};

/// Working days in the DfE's year.
pub(super) const WORKING_DAYS: f64 = 253.0;
/// Days in a week, and in a year and a month on average.
pub(super) const WEEK: f64 = 7.0;
pub(super) const YEAR: f64 = 365.25;
pub(super) const MONTH: f64 = YEAR / 12.0;

/// Children referred a week.
pub(super) fn arrivals(council: &Council) -> f64 {
    council.demand.as_ref().map_or(0.0, |demand| demand.referrals_per_year.likely * WEEK / YEAR)
}

/// The share of a stage's children who go on to another [0 to 1].
pub(super) fn exit(stage: &Stage, to: &str) -> f64 {
    let percent = |share: &Share| if let Share::Percent(number) = share { number.likely } else { 0.0 };
    let known: f64 = stage.exits_percent.values().map(percent).sum();
    stage.exits_percent.get(to).map_or(0.0, |share| match share {
        Share::Percent(number) => number.likely / 100.0,
        Share::Rest => 1.0 - known / 100.0,
    })
}

/// Length of a stage counted in days, weeks or months, and the days of its unit.
pub(super) fn length(stage: &Stage) -> Option<(&Shape, f64)> {
    let lengths = [(&stage.lasts_days, 1.0), (&stage.lasts_weeks, WEEK), (&stage.lasts_months, MONTH)];
    lengths.into_iter().find_map(|(shape, unit)| Some((shape.as_ref()?, unit)))
}

/// Its mean \[days\].
pub(super) fn stage_days(stage: &Stage) -> f64 {
    length(stage).map_or(0.0, |(shape, unit)| mean(shape) * unit)
}

/// Even shares by which a mean of what lies beyond a point is taken.
const FINE: u32 = 20_000;

/// Mean of what of a shape, with so much added, lies beyond a point: max(0, S + more − point), in its own unit.
pub(super) fn beyond(shape: &Shape, more: f64, point: f64) -> f64 {
    over(shape, |value| (value + more - point).max(0.0))
}

/// Variance of a shape, in its own unit squared.
pub(super) fn variance(shape: &Shape) -> f64 {
    let middle = over(shape, |value| value);
    over(shape, |value| (value - middle) * (value - middle))
}

/// Mean over a shape of something taken from each value.
fn over(shape: &Shape, each: impl Fn(f64) -> f64) -> f64 {
    let law = Sampler::new(shape, |number| number.likely, &mut TableCache::default());
    let at = |step: u32| law.quantile((f64::from(step) + 0.5) / f64::from(FINE));
    (0..FINE).map(|step| each(at(step))).sum::<f64>() / f64::from(FINE)
}

/// Whether a stage's length is exponential: how long it has lasted says nothing of how long it will.
pub(super) fn is_without_memory(stage: &Stage) -> bool {
    let lengths = [&stage.lasts_days, &stage.lasts_weeks, &stage.lasts_months];
    lengths.into_iter().flatten().any(|shape| matches!(shape, Shape::Exponential { .. }))
}

/// Mean of a shape, in its own unit.
pub(super) fn mean(shape: &Shape) -> f64 {
    match shape {
        Shape::Fixed(value) => value.likely,
        Shape::Exponential { mean } | Shape::Lognormal { mean, .. } | Shape::Gamma { mean, .. } => mean.likely,
        Shape::Weibull { scale, shape } => scale.likely * libm::tgamma(1.0 + 1.0 / shape.likely),
        Shape::Uniform { from, to } => 0.5 * (from.likely + to.likely),
        Shape::Histogram(bands) => whole_days(bands),
        Shape::Reviews(reviews) => review_months(reviews),
    }
}

/// Mean of bands of whole days: a band above `a` up to `b` holds the days a + 1 to b alike; the
/// first begins on the day itself, day 0.
fn whole_days(bands: &Histogram) -> f64 {
    let mut from = -1.0;
    let mut sum = 0.0;
    for (to, percent) in bands.up_to.iter().zip(&bands.percent) {
        sum += percent / 100.0 * 0.5 * (from + 1.0 + to);
        from = *to;
    }
    sum
}

/// Share of bands of whole days that end by a day: the day's own share counts [0 to 1].
pub(super) fn ended_by(bands: &Histogram, day: f64) -> f64 {
    let mut from = -1.0;
    let mut sum = 0.0;
    for (to, percent) in bands.up_to.iter().zip(&bands.percent) {
        sum += percent / 100.0 * ((day - from) / (to - from)).clamp(0.0, 1.0);
        from = *to;
    }
    sum
}

/// Mean of a plan that ends at its reviews \[months\]: the sum of what is still open over time.
pub(super) fn review_months(reviews: &Reviews) -> f64 {
    let [first, second, ..] = reviews.at_months[..] else { return 0.0 };
    let gap = reviews.at_months.windows(2).last().map_or(0.0, |pair| pair[1] - pair[0]);
    let ends = |number: usize| {
        reviews.end_percent.get(number).or(reviews.end_percent.last()).map_or(1.0, |share| share / 100.0)
    };
    let mut open = 1.0 - ends(0);
    let early = open * reviews.between_percent / 100.0;
    let until = reviews.between_until_months;
    // Those who end between the first two reviews are open half of that spell.
    let mut sum = first + early * 0.5 * (until - first) + (open - early) * (second - first);
    open = (open - early) * (1.0 - ends(1));
    let mut at = second;
    for number in 2..2_000 {
        let next = reviews.at_months.get(number).copied().unwrap_or(at + gap);
        sum += open * (next - at);
        open *= 1.0 - ends(number);
        at = next;
    }
    sum
}

/// Funded posts in all \[FTE\].
pub(super) fn posts(council: &Council) -> f64 {
    council.team.values().flat_map(|team| team.posts_fte.values()).sum()
}

/// Places for children in the first team and those alike, together.
pub(super) fn places(council: &Council) -> Option<f64> {
    let team = council.team.values().next()?;
    Some(libm::round(posts(council) * team.most_children.unwrap_or(1.0)))
}

/// Leaving as a hazard [per year].
pub(super) fn leaving(council: &Council) -> f64 {
    council.leaving.as_ref().map_or(0.0, |leaving| leaving.percent_per_year.likely / 100.0)
}

/// Notice between resigning and going \[days\].
pub(super) fn notice_days(council: &Council) -> f64 {
    council.leaving.as_ref().map_or(0.0, |leaving| leaving.notice_weeks.likely * WEEK)
}

/// Permanent people in post on the first day \[FTE\].
pub(super) fn in_post(council: &Council) -> f64 {
    council.team.values().flat_map(|team| team.in_post_fte.values()).sum()
}

/// Children open on the first day.
pub(super) fn met(council: &Council) -> f64 {
    if council.verification.starts_empty {
        return 0.0;
    }
    council.team.values().flat_map(|team| team.open_children.values()).sum()
}
