//! Months from full staffing, counted once the last posts are added, to a normal caseload.

use serde::{Deserialize, Serialize};

use crate::experiment::Experiment;
use crate::experiment::futures::Futures;
use crate::foundations::statistics::reached_sorted;
use crate::foundations::time::{MONTH_DAYS, in_days};
use crate::model::measure::Measure;
use crate::model::record::{Group, beyond};
use crate::scenario::council::Council;

/// Fully staffed: permanent people in post and agency workers make up this share of funded posts, over all roles.
/// Somebody is always between jobs (England, 2025: 98.7 %), so that all of them would mean never.
pub const FULL: f64 = 0.98;
/// Funded posts that are more by so much are posts added; less is rounding [FTE].
const ADDED: f64 = 0.01;

/// How long it takes, over futures.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Recovery {
    /// The caseload that counts as normal \[children/FTE\].
    pub normal_caseload: f64,
    /// It is what the scenario promises (else what `[standard]` calls normal).
    pub is_promised: bool,
    /// Full staffing: people in post and agency ÷ funded posts [%].
    pub fully_staffed_percent: f64,
    /// Futures that were looked at.
    pub futures: u32,
    /// Whether posts are added in any of them, so that full staffing counts from then on.
    #[serde(default)]
    pub after_posts_added: bool,
    /// Share of futures whose full staffing is that of the first day.
    #[serde(default)]
    pub share_staffed_on_first_day: f64,
    /// Share of futures that are never fully staffed in the period, or never once the last posts are added.
    pub share_never_staffed: f64,
    /// Share of futures that are, and yet have no normal caseload by the end.
    pub share_never_normal: f64,
    /// Of futures that are fully staffed at some time, the months after which one in ten has a normal caseload,
    /// half and nine in ten have; absent: not in the period \[months\].
    pub months_p10: Option<f64>,
    /// The same for half of them \[months\].
    pub months_p50: Option<f64>,
    /// The same for nine in ten \[months\].
    pub months_p90: Option<f64>,
}

impl Recovery {
    pub(super) fn written(self, write: fn(f64) -> f64) -> Self {
        Self {
            normal_caseload: write(self.normal_caseload),
            share_staffed_on_first_day: write(self.share_staffed_on_first_day),
            share_never_staffed: write(self.share_never_staffed),
            share_never_normal: write(self.share_never_normal),
            ..self
        }
    }
}

/// What one future shows.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Course {
    NeverStaffed,
    NeverNormal,
    Months(f64),
}

/// A record of one future: days from the first, funded posts, the share of them with somebody in them, and average caseload.
#[derive(Clone, Copy, Debug)]
struct Seen {
    days: f64,
    posts: f64,
    staffed: f64,
    caseload: f64,
}

/// The record on which posts were added for the last time; the first where none ever are. A plan that adds posts is not carried
/// out on the day before it begins, however full the posts are on it.
fn last_added(course: &[Seen]) -> usize {
    course.windows(2).rposition(|pair| pair[1].posts > pair[0].posts + ADDED).map_or(0, |before| before + 1)
}

/// The first record from then on with full staffing.
fn full(course: &[Seen]) -> Option<usize> {
    let added = last_added(course);
    course.iter().skip(added).position(|seen| seen.staffed >= FULL).map(|after| added + after)
}

/// Eq. K11. Whole months from the first record on which people in post and agency workers make up [`FULL`] of funded
/// posts, none before the last posts are added, to the first from then on with an average caseload of at most the normal one.
fn months(course: &[Seen], normal: f64) -> Course {
    let Some(full) = full(course) else { return Course::NeverStaffed };
    let since = &course[full..];
    let Some(there) = since.iter().find(|seen| beyond(seen.caseload, normal, true) <= 0.0) else {
        return Course::NeverNormal;
    };
    Course::Months(libm::round((there.days - since[0].days) / MONTH_DAYS))
}

/// The normal caseload: the last that the scenario promises for the whole council, else what its standard says.
fn normal(council: &Council) -> Option<(f64, bool)> {
    let caseload = Measure::AverageCaseload.about().key;
    let targets = council.target.values().filter(|target| target.measure == caseload && target.team.is_none());
    // Dates are written year first, so that their order is that of their letters.
    let promised = targets.filter_map(|target| target.at_most.iter().flatten().max_by_key(|(date, _)| *date));
    let last = promised.max_by_key(|(date, _)| *date).map(|(_, value)| (*value, true));
    last.or(council.standard.as_ref()?.normal_caseload.map(|normal| (normal, false)))
}

/// What futures say; nothing where no caseload is called normal, or no post is funded.
pub(super) fn recovery(experiment: &Experiment<'_>, futures: &Futures) -> Option<Recovery> {
    let (normal, is_promised) = normal(&experiment.scenario.council)?;
    let courses = courses(experiment, futures)?;
    let found: Vec<Course> = courses.iter().map(|course| months(course, normal)).collect();
    let share = |of: Course| found.iter().filter(|course| **course == of).count() as f64 / found.len() as f64;
    let mut staffed: Vec<f64> = found.iter().filter_map(|course| waited(*course)).collect();
    staffed.sort_unstable_by(f64::total_cmp);
    Some(Recovery {
        normal_caseload: normal,
        is_promised,
        fully_staffed_percent: 100.0 * FULL,
        futures: found.len() as u32,
        after_posts_added: courses.iter().any(|course| last_added(course) > 0),
        share_staffed_on_first_day: courses.iter().filter(|course| full(course) == Some(0)).count() as f64
            / found.len() as f64,
        share_never_staffed: share(Course::NeverStaffed),
        share_never_normal: share(Course::NeverNormal),
        months_p10: reached(&staffed, 0.1),
        months_p50: reached(&staffed, 0.5),
        months_p90: reached(&staffed, 0.9),
    })
}

/// Months of a future that is fully staffed at some time; without end where the period ends first.
fn waited(course: Course) -> Option<f64> {
    match course {
        Course::NeverStaffed => None,
        Course::NeverNormal => Some(f64::INFINITY),
        Course::Months(months) => Some(months),
    }
}

/// The value that so many of them have come to, if the period is long enough.
fn reached(sorted: &[f64], share: f64) -> Option<f64> {
    reached_sorted(sorted, share).filter(|months| months.is_finite())
}

fn courses(experiment: &Experiment<'_>, futures: &Futures) -> Option<Vec<Vec<Seen>>> {
    let series = &experiment.recorder.series;
    let place = |measure| series.iter().position(|of| of.measure == measure && of.group == Group::Council);
    let (posts, in_post, agency, caseload) = (
        place(Measure::PostsFte)?,
        place(Measure::InPostFte)?,
        place(Measure::AgencyFte)?,
        place(Measure::AverageCaseload)?,
    );
    let records = &experiment.layout.records;
    let course = |values: &[f32]| {
        let seen = |(record, row): (usize, &[f32])| {
            let at = |place: usize| f64::from(row[place]);
            Seen {
                days: in_days(records[record].at),
                posts: at(posts),
                staffed: (at(in_post) + at(agency)) / at(posts),
                caseload: at(caseload),
            }
        };
        values.chunks(series.len()).enumerate().map(seen).collect::<Vec<Seen>>()
    };
    let courses: Vec<Vec<Seen>> = futures.trajectories.iter().map(|future| course(&future.values)).collect();
    (!courses.is_empty()).then_some(courses)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(staffed: &[f64], caseload: &[f64]) -> Vec<Seen> {
        let month = |(index, (staffed, caseload)): (usize, (&f64, &f64))| Seen {
            days: index as f64 * MONTH_DAYS,
            posts: 100.0,
            staffed: *staffed,
            caseload: *caseload,
        };
        staffed.iter().zip(caseload).enumerate().map(month).collect()
    }

    #[test]
    fn months_count_from_full_staffing_and_not_from_the_first_day() {
        let staffed = [0.8, 0.97, 0.98, 0.9, 1.0];
        assert_eq!(months(&course(&staffed, &[17.0, 22.0, 21.0, 20.0, 18.0]), 18.0), Course::Months(2.0));
        assert_eq!(months(&course(&staffed, &[17.0, 22.0, 18.0, 20.0, 19.0]), 18.0), Course::Months(0.0));
        assert_eq!(months(&course(&staffed, &[17.0, 22.0, 21.0, 20.0, 19.0]), 18.0), Course::NeverNormal);
        assert_eq!(months(&course(&[0.9; 5], &[17.0; 5]), 18.0), Course::NeverStaffed);
        assert_eq!(months(&course(&[1.0; 2], &[f64::NAN, 18.0]), 18.0), Course::Months(1.0));
    }

    #[test]
    fn full_staffing_before_the_last_posts_are_added_is_not_the_plan_s() {
        let mut plan = course(&[1.05, 1.0, 0.8, 0.9, 0.98, 1.0], &[21.0, 21.0, 20.0, 19.0, 19.0, 18.0]);
        assert_eq!((full(&plan), months(&plan, 18.0)), (Some(0), Course::Months(5.0)), "nothing is added");
        plan.iter_mut().skip(2).for_each(|seen| seen.posts = 130.0);
        assert_eq!((last_added(&plan), full(&plan)), (2, Some(4)));
        assert_eq!(months(&plan, 18.0), Course::Months(1.0));
        // Posts that end again add none.
        plan.iter_mut().skip(5).for_each(|seen| seen.posts = 120.0);
        assert_eq!(full(&plan), Some(4));
        plan.iter_mut().skip(2).for_each(|seen| seen.staffed = 0.9);
        assert_eq!(months(&plan, 18.0), Course::NeverStaffed);
    }

    #[test]
    fn a_quantile_beyond_the_period_is_not_made_up() {
        let sorted = [1.0, 2.0, 3.0, 4.0, f64::INFINITY, f64::INFINITY];
        assert_eq!([0.1, 0.5, 0.9].map(|share| reached(&sorted, share)), [Some(1.0), Some(3.0), None]);
        assert_eq!(reached(&[], 0.5), None);
    }
}
