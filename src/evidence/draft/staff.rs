//! People coming and going, set so that a council stays as it is on its first day.

use super::census::{Census, Figure};
use super::hiring::{Cover, Pool};
use super::level::Level;
use super::national::{WEEK_YEARS, WORKING_DAY_YEARS, sampler};
use super::structure::{Posts, Roles, roles};
use crate::foundations::halving::halved;
use crate::foundations::time::YEAR_DAYS;
use crate::model::plan::StaysPlan;
use crate::scenario::council::Council;

/// Newly qualified people among social workers who start: near the 28 % of all starters.
const NEWLY_QUALIFIED: f64 = 0.30;
/// Cohorts of mid-September (65 %) and mid-March leave a council so much of a year's newly qualified starters below its
/// census of 30 September, on average over the year.
const BELOW_CENSUS: f64 = 0.325;
/// Points at which a time to fill is looked at.
const POINTS: u32 = 200;
/// Working days of a week.
const WORKING_DAYS: f64 = 5.0;
/// Most leave in a year.
const MOST_LEAVE: f64 = 0.6;

/// Staff of a drafted council.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Staff {
    /// Posts by role.
    pub roles: Roles,
    /// Leaving as the file has it ÷ the council's level of turnover.
    pub per_turnover: f64,
    /// Experienced applicants for posts with cases [people/year].
    pub experienced: f64,
    /// Newly qualified applicants [people/year].
    pub newly_qualified: f64,
    /// Applicants for posts without cases [people/year].
    pub without_cases: f64,
    /// Days in which a manager's or a senior's post fills, on average.
    pub fill_days: f64,
    /// Share of empty posts for which an agency worker is asked [%].
    pub ask: f64,
}

/// Lengths and shares of the national file.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Usual {
    notice: f64,
    lead: f64,
    drop_out: f64,
    fill_days: f64,
    agency_lead: f64,
    agency_stays: f64,
    converts: f64,
    each: f64,
    factors: [f64; 4],
}

fn usual(council: &Council) -> Usual {
    let route = |name: &str| council.recruitment.get(name);
    let mean = |shape: Option<&crate::foundations::shape::Shape>| shape.map_or(0.0, |shape| sampler(shape).mean());
    let factor = |role: &str| {
        council
            .role
            .get(role)
            .and_then(|role| role.leaving_percent.as_ref())
            .map_or(1.0, |percent| percent.likely / 100.0)
    };
    let agency = council.agency.as_ref();
    Usual {
        notice: council.leaving.as_ref().map_or(0.0, |leaving| leaving.notice_weeks.likely) * WEEK_YEARS,
        lead: mean(route("experienced").and_then(|it| it.lead_weeks.as_ref())) * WEEK_YEARS,
        drop_out: route("experienced").and_then(|it| it.drop_out_percent.as_ref()).map_or(0.0, |it| it.likely / 100.0),
        fill_days: mean(route("managers").and_then(|it| it.time_to_fill_days.as_ref())),
        agency_lead: mean(agency.map(|it| &it.lead_weeks)) * WEEK_YEARS,
        agency_stays: agency
            .and_then(|it| StaysPlan::of(it, |percent| percent.likely / 100.0, sampler))
            .map_or(0.0, |stays| stays.mean())
            .max(1.0)
            * WEEK_YEARS,
        converts: agency.and_then(|it| it.converts_percent_per_year.as_ref()).map_or(0.0, |it| it.likely / 100.0),
        each: council.part_time.as_ref().map_or(1.0, |it| it.full_time_each(|percent| percent.likely)),
        factors: ["social-worker", "senior-social-worker", "social-worker-without-cases", "team-manager"].map(factor),
    }
}

/// Eq. F11. Share of posts empty that fill so long after a resignation: with a hazard h and an empty spell of mean s, the time
/// beyond the notice, h·s ÷ (1 + h·s).
fn empty_share(council: &Council, hazard: f64, notice: f64, scale: f64) -> f64 {
    let Some(shape) = council.recruitment.get("managers").and_then(|it| it.time_to_fill_days.as_ref()) else {
        return 0.0;
    };
    let time = sampler(shape);
    let beyond = |point: u32| {
        let u = (f64::from(point) + 0.5) / f64::from(POINTS);
        (time.quantile(u) * scale / YEAR_DAYS - notice).max(0.0)
    };
    let spell = (0..POINTS).map(beyond).sum::<f64>() / f64::from(POINTS);
    hazard * spell / (1.0 + hazard * spell)
}

/// Eq. F17. A census counts those who hold cases on the day, and whoever is away for long holds none: posts that hold cases
/// are holders ÷ (1 − the share away × permanent people's share).
fn with_those_away(council: &Council, census: &Census) -> Census {
    let days = 1.0 / WORKING_DAY_YEARS;
    let away = council.absence.values().filter_map(|absence| {
        let covered = absence.cases_move_after_weeks? * WORKING_DAYS;
        let each = (sampler(&absence.lasts_working_days).mean() - covered).max(0.0);
        Some(absence.spells_per_year.likely * each / days)
    });
    let permanent = census.in_post.value / (census.in_post.value + census.agency.value).max(1e-9);
    let share = (away.sum::<f64>() * permanent).min(0.3);
    let holders = Figure { value: census.holders.value / (1.0 - share), ..census.holders };
    Census { holders, ..*census }
}

/// Sets every flow of staff by what it has to balance.
#[must_use]
pub fn staff(council: &Council, census: &Census, turnover: Level, own: Option<Roles>) -> Staff {
    let usual = usual(council);
    let turnover = (turnover.likely / 100.0).clamp(0.005, MOST_LEAVE);
    let rough = Pool {
        posts: 0.0,
        in_post: 0.0,
        leaving: turnover,
        notice: usual.notice,
        lead: 0.0,
        drop_out: 0.0,
        converted: 0.0,
        each: 1.0,
    };
    let few = empty_share(council, rough.hazard() * usual.factors[3], usual.notice, 1.0);
    let cover = Cover {
        vacant: census.vacancies.value,
        leavers: turnover * census.in_post.value,
        lead: usual.agency_lead,
        stays: usual.agency_stays,
        converts: usual.converts,
    };
    let roles = own.unwrap_or_else(|| roles(&with_those_away(council, census), few, cover));
    let groups = [roles.social_worker, roles.senior, roles.without_cases, roles.manager];
    let in_post: f64 = groups.iter().map(|group| group.in_post).sum();
    let weighted: f64 = groups.iter().zip(usual.factors).map(|(group, factor)| group.in_post * factor).sum();
    let mean_factor = weighted / in_post.max(1e-9);
    let leaves = |role: usize| (turnover * usual.factors[role] / mean_factor).min(0.9);
    let pool = |posts: Posts, role: usize, newly: f64| {
        let leaving = leaves(role);
        let below = BELOW_CENSUS * newly * leaving * posts.in_post;
        Pool {
            posts: posts.posts,
            in_post: (posts.in_post - below).max(0.0),
            leaving,
            notice: usual.notice,
            lead: usual.lead * (1.0 - newly),
            drop_out: usual.drop_out,
            converted: usual.converts * posts.agency,
            each: usual.each,
        }
    };
    let holding = pool(roles.social_worker, 0, NEWLY_QUALIFIED).applicants();
    let empty = census.vacancies.value / census.posts();
    Staff {
        per_turnover: 1.0,
        experienced: holding * (1.0 - NEWLY_QUALIFIED),
        newly_qualified: holding * NEWLY_QUALIFIED,
        without_cases: pool(roles.without_cases, 2, 0.0).applicants(),
        fill_days: usual.fill_days
            * fill_scale(council, rough.hazard() * usual.factors[3], usual.notice, few.min(empty)),
        ask: 100.0 * cover.ask(census.agency.value.min(cover.most())),
        roles,
    }
}

/// How far the time to fill is cut so that no more posts stand empty than a council has.
fn fill_scale(council: &Council, hazard: f64, notice: f64, empty: f64) -> f64 {
    halved((0.1, 1.0), 40, |scale| empty_share(council, hazard, notice, scale) < empty)
}
