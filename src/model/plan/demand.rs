//! Demand as numbers: families a week, their sizes, ages and groups.

use super::{Pull, Source};
use crate::foundations::even_bands::cumulative;
use crate::foundations::quantile_table::TableCache;
use crate::foundations::sampler::Sampler;
use crate::foundations::shape::Shape;
use crate::foundations::time::{YEAR_DAYS, days};
use crate::foundations::uncertain::Uncertain;
use crate::model::layout::place;
use crate::scenario::council::Swing;
use crate::scenario::council::cases::Months;

/// Referrals as numbers.
#[derive(Clone, Debug)]
pub struct DemandPlan {
    /// Families a week at the start, those who come back left out [families/week].
    pub families_a_week: f64,
    /// Growth of the logarithm [per tick].
    pub growth: f64,
    /// Variance ÷ mean of a week's families.
    pub variance_ratio: f64,
    /// Factor for each month.
    pub month: [f64; 12],
    /// A smooth swing in place of the months: height and ticks of one swing.
    pub swing: Option<(f64, f64)>,
    /// Families come at any moment of the week.
    pub any_time: bool,
    /// The stage entered.
    pub first_stage: u8,
    /// Children a family, on average.
    pub mean_family: f64,
    /// Cumulative shares of family sizes.
    pub sizes: Vec<f64>,
    /// Chance of sharing the family's path.
    pub shared_path: f64,
    /// Hours of a further child ÷ hours of the first.
    pub further_hours: f64,
    /// Ages at referral: upper age \[years\] and cumulative share.
    pub ages: Vec<(f64, f64)>,
    /// Groups in the layout's order, with cumulative shares.
    pub groups: Vec<GroupPlan>,
    /// Hours of a family ÷ those of one alike in size, where they differ.
    pub family_hours: Option<Sampler>,
    /// Pull of the council's workload on taking families in.
    pub threshold: Pull,
}

/// A group of children as numbers.
#[derive(Clone, Debug)]
pub struct GroupPlan {
    /// Share of families in it and in those before it.
    pub upto: f64,
    /// The stage its children enter.
    pub first_stage: u8,
    /// Ages at referral \[years\]: from, and below.
    pub ages: Option<(f64, f64)>,
    /// Its families are one child each.
    pub alone: bool,
}

/// Eq. D4. Families a week; those who come back are left out, for the file's referrals hold them, and those whom a threshold turns
/// away are not in it.
pub(super) fn demand(source: Source<'_>, tables: &mut TableCache) -> Option<DemandPlan> {
    let council = source.council;
    let demand = council.demand.as_ref()?;
    let sizes = cumulative(council.families.as_ref().map_or(&[100.0], |it| &it.children_percent));
    let returning = council.rereferral.as_ref().and_then(|it| it.within_12_months_percent.as_ref());
    let first_time = 1.0 - returning.map_or(0.0, |percent| source.share(percent));
    let children = source.get(&demand.referrals_per_year) * first_time;
    let first_stage = place(&source.layout.stages, &demand.first_stage).unwrap_or(0) as u8;
    let groups = groups(source, first_stage);
    let mean_family = mean_family(&sizes, &groups);
    let threshold = source.pull_of_council(demand.threshold_strength.as_ref());
    Some(DemandPlan {
        families_a_week: children / mean_family * 7.0 / YEAR_DAYS / source.norms.kept_by_council(threshold.strength),
        mean_family,
        family_hours: family_hours(source, tables),
        growth: libm::log1p(source.share(&demand.growth_percent_per_year)) / days(YEAR_DAYS) as f64,
        variance_ratio: demand.variance_ratio,
        month: months(&demand.month_percent),
        swing: council.verification.swing.as_ref().map(swing),
        any_time: council.verification.any_time,
        first_stage,
        shared_path: council.families.as_ref().map_or(1.0, |it| it.shared_path_percent / 100.0),
        further_hours: council.families.as_ref().map_or(1.0, |it| source.share(&it.further_child_hours_percent)),
        ages: council
            .ages
            .as_ref()
            .map_or_else(Vec::new, |ages| ages.up_to.iter().copied().zip(cumulative(&ages.percent)).collect()),
        groups,
        threshold,
        sizes,
    })
}

fn swing(swing: &Swing) -> (f64, f64) {
    (swing.percent / 100.0, days(swing.period_days) as f64)
}

fn groups(source: Source<'_>, first_stage: u8) -> Vec<GroupPlan> {
    let mut upto = 0.0;
    let plan = |name: &String| {
        let group = &source.council.group[name];
        upto += source.share(&group.percent_of_families);
        let first = group.first_stage.as_ref().and_then(|stage| place(&source.layout.stages, stage));
        GroupPlan {
            upto,
            first_stage: first.map_or(first_stage, |stage| stage as u8),
            ages: group.ages.as_ref().map(|ages| (f64::from(ages.from), f64::from(ages.to) + 1.0)),
            alone: group.alone,
        }
    };
    source.layout.groups.iter().map(plan).collect()
}

/// Eq. D21. Children a family where some groups have one each: (1 − Σ s) E\[K\] + Σ s over those groups.
fn mean_family(sizes: &[f64], groups: &[GroupPlan]) -> f64 {
    let mut below = 0.0;
    let alone: f64 = groups
        .iter()
        .map(|group| {
            let share = group.upto - below;
            below = group.upto;
            if group.alone { share } else { 0.0 }
        })
        .sum();
    (1.0 - alone) * mean_size(sizes) + alone
}

/// The law by which families alike in size differ, with mean 1.
fn family_hours(source: Source<'_>, tables: &mut TableCache) -> Option<Sampler> {
    let cv = source.council.families.as_ref()?.hours_cv.as_ref().map(|cv| source.get(cv)).filter(|cv| *cv > 0.0)?;
    let (mean, cv) = (Uncertain::known(1.0), Uncertain::known(cv));
    Some(Sampler::new(&Shape::Gamma { mean, cv }, |number| number.likely, tables))
}

/// Eq. D2. Mean children a family, from cumulative shares.
#[must_use]
pub fn mean_size(cumulative: &[f64]) -> f64 {
    1.0 + cumulative.iter().map(|below| 1.0 - below.min(1.0)).sum::<f64>()
}

/// Referrals of each month ÷ the mean month.
#[must_use]
pub fn months(months: &Months) -> [f64; 12] {
    let list = [
        months.january,
        months.february,
        months.march,
        months.april,
        months.may,
        months.june,
        months.july,
        months.august,
        months.september,
        months.october,
        months.november,
        months.december,
    ];
    let mean = list.iter().sum::<f64>() / 12.0;
    list.map(|month| month / mean)
}
