//! Roles, ways in, promotions and agency, as numbers.

use super::induction::{InductionPlan, induction};
use super::{AskingPlan, CapPlan, Pull, Source, StaysPlan, cap};
use crate::foundations::draws::name_key;
use crate::foundations::quantile_table::TableCache;
use crate::foundations::sampler::Sampler;
use crate::foundations::shape::Shape;
use crate::foundations::time::{Ticks, YEAR_DAYS, days};
use crate::model::layout::place;
use crate::scenario::council::people::{Promotion, Recruitment};

/// A role as numbers.
#[derive(Clone, Copy, Debug)]
pub struct RolePlan {
    /// Counted in the DfE's rates.
    pub registered: bool,
    /// Share of a full caseload.
    pub caseload: f64,
    /// Leaving ÷ the council's rate.
    pub leaving: f64,
    /// Pull of workload on leaving.
    pub leaving_pull: Pull,
    /// Coefficient of variation of what a worker carries.
    pub worker_cv: f64,
    /// The role that it becomes, and after how long.
    pub becomes: Option<(u8, Ticks)>,
}

/// A way in, as numbers.
#[derive(Clone, Debug)]
pub struct RoutePlan {
    /// Its lasting number.
    pub key: u64,
    /// Roles it fills.
    pub fills: Vec<usize>,
    /// What brings people.
    pub flow: Flow,
    /// Pull of the council's workload on applicants.
    pub pull: Pull,
    /// Power of pay by which applicants come.
    pub pay_strength: f64,
    /// Induction of its starters.
    pub induction: InductionPlan,
    /// From a resignation, or from the creation of a post, until it may be filled.
    pub approval: Ticks,
    /// Share of adverts that bring nobody.
    pub fails: f64,
    /// From one that does to the next \[days\].
    pub again: f64,
    /// Experienced people who hold children for each starter in induction.
    pub experienced_each: Option<f64>,
    /// Chance of resigning in the first year, in place of others' [per tick].
    pub first_year: Option<f64>,
    /// What one of its starters costs; none: as any [£].
    pub starter_pounds: Option<f64>,
}

/// What brings people.
#[derive(Clone, Debug)]
pub enum Flow {
    /// The market: applicants a year, time to the first day, share who drop out, cohort dates
    /// (month, day, share of the year's).
    Market {
        /// People a year.
        a_year: f64,
        /// Weeks to the first day.
        lead: Sampler,
        /// Share who drop out.
        drop_out: f64,
        /// Dates on which the year's start together; empty: all year.
        cohorts: Vec<(i8, i8, f64)>,
        /// They are so many places, and not as many as happen to apply.
        places: bool,
    },
    /// Each post after its own time \[days\].
    Post(Sampler),
}

/// People who work part-time on the first day, as numbers.
#[derive(Clone, Debug)]
pub struct PartTimePlan {
    /// Share of people.
    pub people: f64,
    /// What they work, as shares of full time, each as likely.
    pub parts: Vec<f64>,
}

/// Nothing where nobody does.
pub(super) fn part_time(source: Source<'_>) -> Option<PartTimePlan> {
    let table = source.council.part_time.as_ref()?;
    let people = source.share(&table.people_percent);
    let parts = table.of_full_time_percent.iter().map(|percent| percent / 100.0).collect();
    (people > 0.0).then_some(PartTimePlan { people, parts })
}

/// A way from one role to another, as numbers.
#[derive(Clone, Copy, Debug)]
pub struct PromotionPlan {
    /// The role left.
    pub from: usize,
    /// The role entered.
    pub to: usize,
    /// Promotions of one person while a post is open [per tick].
    pub rate: f64,
    /// Its lasting number.
    pub key: u64,
}

pub(super) fn promotions(source: Source<'_>) -> Vec<PromotionPlan> {
    let roles = &source.layout.roles;
    let plan = |(name, way): (&String, &Promotion)| {
        let rate = source.share(&way.percent_per_year) / days(YEAR_DAYS) as f64;
        Some(PromotionPlan { from: place(roles, &way.from)?, to: place(roles, &way.to)?, rate, key: name_key(name) })
    };
    source.council.promotion.iter().filter_map(plan).collect()
}

/// Agency workers as numbers.
#[derive(Clone, Debug)]
pub struct AgencyPlan {
    /// Share of leavers to agency work who are then on offer here.
    pub leavers_return: f64,
    /// From their last day until they are.
    pub cool_off: Ticks,
    /// Bit r is set when they may cover role r.
    pub covers: u64,
    /// Share of empty posts for which one is asked.
    pub ask: f64,
    /// Workers on offer a year.
    pub supply: Option<f64>,
    /// Weeks to the first day.
    pub lead: Sampler,
    /// Weeks one stays.
    pub stays: Option<StaysPlan>,
    /// Pull of workload on going.
    pub pull: Pull,
    /// Notice.
    pub notice: Ticks,
    /// Conversion to an employee of one who covers a post [per tick].
    pub converts: f64,
    /// What a conversion costs; none: as any starter [£].
    pub conversion_pounds: Option<f64>,
    /// Share of agency workers who cover no vacant post and are replaced.
    pub on_top: f64,
    /// Most at once \[FTE\].
    pub at_most: f64,
    /// The most that those here may cost [£/day].
    pub at_most_pounds: Option<f64>,
    /// When one is asked for.
    pub asks: AskingPlan,
    /// Their induction.
    pub induction: InductionPlan,
    /// What a region lets them cost.
    pub cap: Option<CapPlan>,
}

pub(super) fn roles(source: Source<'_>) -> Vec<RolePlan> {
    let strength = source.council.leaving.as_ref().map_or(0.0, |it| source.get(&it.workload_strength));
    let usual_cv = source.council.differences.as_ref().map_or(0.0, |it| source.get(&it.worker_cv));
    source
        .layout
        .roles
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let role = &source.council.role[name];
            RolePlan {
                registered: role.registered,
                caseload: role.caseload_percent / 100.0,
                leaving: role.leaving_percent.as_ref().map_or(1.0, |it| source.share(it)),
                leaving_pull: leaving_pull(source, index, strength, role.caseload_percent),
                worker_cv: role.worker_cv.as_ref().map_or(usual_cv, |cv| source.get(cv)),
                becomes: role.becomes.as_ref().and_then(|then| {
                    let to = place(&source.layout.roles, &then.role)?;
                    Some((to as u8, days(then.after_weeks * 7.0)))
                }),
            }
        })
        .collect()
}

/// Whoever holds no children feels the usual workload for good, which asks for no mean.
fn leaving_pull(source: Source<'_>, role: usize, strength: f64, caseload: f64) -> Pull {
    Pull { strength, norm: if caseload > 0.0 { source.norms.effect_in(role, strength) } else { 1.0 } }
}

pub(super) fn routes(source: Source<'_>, tables: &mut TableCache) -> Vec<RoutePlan> {
    source
        .layout
        .routes
        .iter()
        .map(|name| {
            let route = &source.council.recruitment[name];
            RoutePlan {
                key: name_key(name),
                fills: route.fills.iter().filter_map(|role| place(&source.layout.roles, role)).collect(),
                flow: flow(source, route, tables),
                pull: source.pull_of_council(route.workload_strength.as_ref()),
                pay_strength: route.pay_strength.as_ref().map_or(0.0, |it| source.get(it)),
                induction: induction(source, route.induction.as_ref()),
                approval: route.approval_weeks.as_ref().map_or(0, |it| days(source.get(it) * 7.0)),
                fails: source.share_or_none(route.adverts_fail_percent.as_ref()),
                again: route.advert_again_days.as_ref().map_or(0.0, |it| source.get(it)),
                experienced_each: route.experienced_holders_per_starter,
                first_year: route
                    .first_year_leaving_percent
                    .as_ref()
                    .map(|it| -libm::log1p(-source.share(it)) / days(YEAR_DAYS) as f64),
                starter_pounds: route.starter_pounds.as_ref().map(|it| source.get(it)),
            }
        })
        .collect()
}

fn flow(source: Source<'_>, route: &Recruitment, tables: &mut TableCache) -> Flow {
    let mut sampler = |shape: &Shape| Sampler::new(shape, |number| source.get(number), tables);
    if let Some(days) = &route.time_to_fill_days {
        return Flow::Post(sampler(days));
    }
    let none = Shape::Fixed(crate::foundations::uncertain::Uncertain::known(0.0));
    Flow::Market {
        a_year: route.applicants_per_year.as_ref().map_or(0.0, |it| source.get(it)),
        lead: sampler(route.lead_weeks.as_ref().unwrap_or(&none)),
        drop_out: route.drop_out_percent.as_ref().map_or(0.0, |it| source.share(it)),
        cohorts: route.cohort_percent.as_ref().map_or_else(Vec::new, |dates| {
            dates.iter().filter_map(|(date, percent)| cohort(date, percent / 100.0)).collect()
        }),
        places: route.cohorts_are_places,
    }
}

/// Reads `MM-DD`; the checks have refused anything else.
fn cohort(date: &str, share: f64) -> Option<(i8, i8, f64)> {
    let (month, day) = date.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?, share))
}

pub(super) fn agency(source: Source<'_>, tables: &mut TableCache) -> Option<AgencyPlan> {
    let agency = source.council.agency.as_ref()?;
    let mut sampler = |shape: &Shape| Sampler::new(shape, |number| source.get(number), tables);
    let covers = agency.covers.iter().filter_map(|role| place(&source.layout.roles, role));
    Some(AgencyPlan {
        covers: covers.fold(0, |mask, role| mask | 1_u64 << role),
        ask: source.share(&agency.ask_percent),
        supply: agency.supply_per_year.as_ref().map(|it| source.get(it)),
        lead: sampler(&agency.lead_weeks),
        stays: StaysPlan::of(agency, |percent| source.share(percent), &mut sampler),
        pull: source.pull(agency.workload_strength.as_ref()),
        notice: days(source.get(&agency.notice_weeks) * 7.0),
        converts: source.share_or_none(agency.converts_percent_per_year.as_ref()) / days(YEAR_DAYS) as f64,
        conversion_pounds: agency.conversion_pounds.as_ref().map(|it| source.get(it)),
        on_top: source.share_or_none(agency.on_top_percent.as_ref()),
        at_most: agency.at_most_fte.as_ref().map_or(f64::INFINITY, |it| source.get(it)),
        at_most_pounds: agency.at_most_pounds_per_year.as_ref().map(|it| source.get(it) / YEAR_DAYS),
        asks: AskingPlan::of(source, agency),
        induction: induction(source, agency.induction.as_ref()),
        leavers_return: source.share_or_none(agency.leavers_return_percent.as_ref()),
        cap: cap::cap(source),
        cool_off: days(agency.cool_off_weeks.unwrap_or(0.0) * 7.0),
    })
}
