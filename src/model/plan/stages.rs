//! Stages of the path of a case, as numbers.

use std::collections::BTreeMap;

use super::{Pull, ReviewsPlan, Source, VisitPlan, kinds};
use crate::foundations::draws::name_key;
use crate::foundations::quantile_table::TableCache;
use crate::foundations::sampler::Sampler;
use crate::foundations::shape::Shape;
use crate::foundations::time::{MONTH_DAYS, Ticks, YEAR_DAYS, days};
use crate::foundations::uncertain::Uncertain;
use crate::model::layout::place;
use crate::scenario::council::cases::{Clock, CountsAs, Share, Stage};

/// Places in the queue for a worker's hours.
pub const WORK_CLASSES: usize = 10;

/// Where a case goes when it ends.
pub const CLOSED: u8 = u8::MAX;

/// What a stage's length is counted in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LengthIn {
    /// Whole working days.
    WorkingDays,
    /// So many days each.
    Days(f64),
}

impl LengthIn {
    /// Days of one of them: five working days take a week.
    #[must_use]
    pub fn days_each(self) -> f64 {
        match self {
            Self::WorkingDays => 7.0 / 5.0,
            Self::Days(each) => each,
        }
    }
}

/// A stage as numbers.
#[derive(Clone, Debug)]
pub struct StagePlan {
    /// Part of the address of its draws, from its name: 24 bits.
    pub code: u32,
    /// Bit k is set when a worker of kind k may hold a child ([`Self::may_be_held_by`]).
    pub held_by: u64,
    /// How long it lasts.
    pub length: Sampler,
    /// In what.
    pub unit: LengthIn,
    /// Whether it ends only at a review.
    pub reviews: bool,
    /// Whether its clock began with the referral.
    pub from_referral: bool,
    /// Places for so many children.
    pub places: Option<PlacesPlan>,
    /// Cumulative shares of exits and where each leads.
    pub exits: Vec<(f64, u8)>,
    /// Ends at this age \[ticks\] and leads there.
    pub at_age: Option<(Ticks, u8)>,
    /// Only after so long in it \[ticks\]; else it leads there.
    pub at_age_after: (Ticks, u8),
    /// Exits of children below an age on entering \[ticks\], the youngest first.
    pub exits_by_age: Vec<(Ticks, Vec<(f64, u8)>)>,
    /// Time limit [working days].
    pub deadline: Option<i32>,
    /// Time limit of proceedings \[ticks\].
    pub limit: Option<Ticks>,
    /// Pull of workload on late completions.
    pub lateness: Pull,
    /// Share of the length that waits for hours.
    pub elastic: f64,
    /// Its pace may change while it lasts.
    pub is_paced: bool,
    /// Hours a child takes, visits not included [hours/week].
    pub hours: f64,
    /// Hours a child takes, visits included [hours/week]. A review is owed on its day.
    pub hours_and_visits: f64,
    /// Factor on the hours of the first weeks, and for how long \[ticks\].
    pub first: (f64, Ticks),
    /// Hours owed once when it ends \[hours\].
    pub last_hours: f64,
    /// Its place in the queue for hours.
    pub class: usize,
    /// Visits.
    pub visits: Option<VisitPlan>,
    /// Reviews.
    pub reviews_held: Option<ReviewsPlan>,
    /// Allocated at once under a soft ceiling.
    pub urgent: bool,
    /// Whoever is on duty takes those who enter it.
    pub to_duty: bool,
    /// Weight in the weighted caseload.
    pub weight: f64,
    /// Which published measure it counts towards.
    pub counts_as: Option<CountsAs>,
}

impl StagePlan {
    /// Whether a worker of a kind may hold a child.
    #[inline]
    #[must_use]
    pub fn may_be_held_by(&self, kind: u8) -> bool {
        self.held_by >> kind & 1 == 1
    }

    /// Whether visits, reviews, heavier first or last weeks or an age hang on the day it is entered.
    #[must_use]
    pub fn has_dates(&self) -> bool {
        let recurs = self.visits.is_some() || self.reviews_held.is_some();
        recurs || self.first.1 > 0 || self.last_hours > 0.0 || self.at_age.is_some()
    }

    /// Eq. C12. Pace of work that is given a share of its hours.
    #[inline]
    #[must_use]
    pub fn pace(&self, given: f64) -> f64 {
        if self.is_paced { 1.0 - self.elastic + self.elastic * given } else { 0.0 }
    }
}

/// Places for so many children, as numbers.
#[derive(Clone, Copy, Debug)]
pub struct PlacesPlan {
    /// How many \[children\].
    pub number: f64,
    /// In them on the first day \[children\].
    pub on_first_day: f64,
    /// Where whoever finds none goes; none: it waits in the stage it is in.
    pub instead: Option<u8>,
}

/// The stages of a draw.
pub(super) fn draw(source: Source<'_>, tables: &mut TableCache) -> Vec<StagePlan> {
    source.layout.stages.iter().enumerate().map(|(index, name)| stage(source, tables, name, index)).collect()
}

fn stage(source: Source<'_>, tables: &mut TableCache, name: &str, index: usize) -> StagePlan {
    let stage = &source.council.stage[name];
    let (shape, unit) = length(stage);
    let visits = stage.visits.as_ref().map(|visits| VisitPlan::of(source, visits));
    let sampler = Sampler::new(&shape, |number| source.get(number), tables);
    let elastic = stage.elastic_percent.as_ref().map_or(0.0, |it| source.share(it));
    let length = match unit {
        LengthIn::Days(_) if source.council.work.is_some() && elastic > 0.0 => {
            sampler.scaled(1.0 - elastic + elastic * source.norms.pace(index).max(0.0))
        }
        LengthIn::Days(_) | LengthIn::WorkingDays => sampler,
    };
    let strength = stage.late_strength.as_ref().map_or(0.0, |it| source.get(it));
    let visit_hours = visits.map_or(0.0, |visits| visits.hours);
    let reviews = matches!(shape, Shape::Reviews(_));
    let reviews_held = stage.reviews.as_ref().map(|held| ReviewsPlan::of(source, held, class(Some(held.priority))));
    let review_hours = reviews_held.as_ref().map_or(0.0, |held| held.a_week(&length, unit));
    let hours = (weekly_hours(source, stage, &length, unit) - visit_hours - review_hours).max(0.0);
    let last_hours = stage
        .final_weeks
        .as_ref()
        .map_or(0.0, |last| last.weeks * (source.share(&last.hours_percent) - 1.0).max(0.0) * (hours + visit_hours));
    StagePlan {
        code: (name_key(name) & 0x00FF_FFFF) as u32,
        held_by: kinds::who_may_hold(source, name, stage),
        hours,
        hours_and_visits: hours + visit_hours,
        lateness: Pull::on_lateness(source, (index, stage), strength, &length),
        length,
        unit,
        reviews,
        from_referral: stage.clock_from == Clock::Referral,
        places: stage.places.as_ref().map(|places| PlacesPlan {
            number: source.get(&places.number),
            on_first_day: places.on_first_day,
            instead: places.goes_elsewhere_to.as_ref().map(|to| exit_place(&source.layout.stages, to)),
        }),
        exits: exits(&source.layout.stages, &stage.exits_percent, |number| source.get(number)),
        at_age: stage
            .ends_at_age
            .as_ref()
            .map(|end| (days(end.age * YEAR_DAYS), exit_place(&source.layout.stages, &end.goes_to))),
        at_age_after: at_age_after(source, stage),
        exits_by_age: exits_by_age(source, stage),
        deadline: stage.deadline_working_days.and_then(|limit| i32::try_from(limit).ok()),
        limit: stage.deadline_weeks.map(|weeks| days(weeks * 7.0)),
        elastic,
        is_paced: elastic > 0.0 && !reviews && unit != LengthIn::WorkingDays,
        first: stage
            .first_weeks
            .as_ref()
            .map_or((1.0, 0), |first| (source.share(&first.hours_percent), days(first.weeks * 7.0))),
        class: class(stage.priority),
        last_hours,
        visits,
        reviews_held,
        urgent: stage.urgent,
        to_duty: stage.given_to_duty_worker,
        weight: stage.weight.as_ref().map_or(1.0, |it| source.get(it)),
        counts_as: stage.counts_as,
    }
}

/// After how long in a stage its birthday leads where the file says, and where before that.
fn at_age_after(source: Source<'_>, stage: &Stage) -> (Ticks, u8) {
    let end = stage.ends_at_age.as_ref();
    let late = end.and_then(|end| Some((end.after_weeks?, end.otherwise_goes_to.as_ref()?)));
    late.map_or((0, CLOSED), |(weeks, to)| (days(weeks * 7.0), exit_place(&source.layout.stages, to)))
}

/// Exits by age on entering, the youngest first.
fn exits_by_age(source: Source<'_>, stage: &Stage) -> Vec<(Ticks, Vec<(f64, u8)>)> {
    let bands = stage.exits_by_age.values().map(|band| {
        let exits = exits(&source.layout.stages, &band.exits_percent, |number| source.get(number));
        (days(band.below_age * YEAR_DAYS), exits)
    });
    let mut bands: Vec<_> = bands.collect();
    bands.sort_by_key(|band| band.0);
    bands
}

pub(super) fn class(priority: Option<u8>) -> usize {
    usize::from(priority.unwrap_or(WORK_CLASSES as u8)).clamp(1, WORK_CLASSES) - 1
}

fn length(stage: &Stage) -> (Shape, LengthIn) {
    let choices = [
        (&stage.lasts_working_days, LengthIn::WorkingDays),
        (&stage.lasts_days, LengthIn::Days(1.0)),
        (&stage.lasts_weeks, LengthIn::Days(7.0)),
        (&stage.lasts_months, LengthIn::Days(MONTH_DAYS)),
    ];
    choices
        .into_iter()
        .find_map(|(shape, unit)| shape.clone().map(|shape| (shape, unit)))
        .unwrap_or((Shape::Fixed(crate::foundations::uncertain::Uncertain::known(0.0)), LengthIn::Days(1.0)))
}

/// Eq. C5. Hours a child takes in a week: a monthly figure, or a total spread over the mean length.
fn weekly_hours(source: Source<'_>, stage: &Stage, length: &Sampler, unit: LengthIn) -> f64 {
    if let Some(hours) = &stage.hours_per_month {
        return source.get(hours) * 7.0 / MONTH_DAYS;
    }
    let Some(hours) = &stage.hours_in_all else { return 0.0 };
    let weeks = match unit {
        LengthIn::WorkingDays => length.mean() / 5.0,
        LengthIn::Days(each) => length.mean() * each / 7.0,
    };
    source.get(hours) / weeks.max(0.2)
}

fn exit_place(stages: &[String], name: &str) -> u8 {
    place(stages, name).map_or(CLOSED, |stage| stage as u8)
}

/// Cumulative shares in name order, the one that takes the rest last.
pub(in crate::model) fn exits(
    stages: &[String],
    percent: &BTreeMap<String, Share>,
    value: impl Fn(&Uncertain) -> f64,
) -> Vec<(f64, u8)> {
    let shares: Vec<(&String, f64)> = percent
        .iter()
        .filter_map(|(name, share)| match share {
            Share::Percent(percent) => Some((name, value(percent) / 100.0)),
            Share::Rest => None,
        })
        .collect();
    // Shares in doubt that come to more than all give way alike.
    let all = shares.iter().map(|(_, share)| share).sum::<f64>().max(1.0);
    let mut total = 0.0;
    let mut list = Vec::with_capacity(percent.len());
    for (name, share) in shares {
        total += share / all;
        list.push((total, exit_place(stages, name)));
    }
    let rest = percent.iter().find(|(_, share)| **share == Share::Rest);
    let last = rest.map(|(name, _)| exit_place(stages, name)).or(list.last().map(|last| last.1));
    list.push((f64::INFINITY, last.unwrap_or(CLOSED)));
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layout::Layout;
    use crate::model::norms::Norms;
    use crate::scenario::assumptions::Draw;
    use crate::scenario::library::OneText;
    use crate::scenario::loaded::load;

    /// Two shares of 60 in a hundred each: neither gives way to the other for its name.
    #[test]
    fn exits_that_come_to_more_than_all_give_way_alike() {
        let share = || Share::Percent(Uncertain::known(60.0));
        let percent =
            BTreeMap::from([("first".into(), share()), ("second".into(), share()), ("closed".into(), Share::Rest)]);
        let found = exits(&["first".into(), "second".into()], &percent, |number| number.likely);
        assert!((found[0].0 - 0.5).abs() < 1e-12 && (found[1].0 - 1.0).abs() < 1e-12, "{found:?}");
    }

    /// Four weeks of half as much again are two weeks' hours; reviews of four hours every thirteen weeks are inside the month's figure.
    #[test]
    fn final_weeks_and_reviews_take_the_hours_that_they_say() {
        let text = include_str!("../../../scenarios/verification/starving-generic.toml");
        let sets = [
            "stage.child-in-need.final_weeks={ weeks = 4, hours_percent = 150 }",
            "stage.child-in-need.reviews={ after_weeks = [13], hours = 4, priority = 5 }",
        ];
        let scenario = load("starving-generic.toml", &OneText(text), &sets.map(str::to_owned)).expect("a sound file");
        let layout = Layout::of(&scenario.council);
        let (draw, norms) = (Draw::central(&scenario), Norms::none());
        let source = Source { council: &scenario.council, layout: &layout, draw: &draw, norms: &norms };
        let stages = draw_stages(source);
        let need = &stages[place(&layout.stages, "child-in-need").expect("the stage")];
        // Of exponential stays of 26 weeks exp(−j / 2) see their j-th review.
        let seen = libm::exp(-0.5) / (1.0 - libm::exp(-0.5));
        let (in_all, reviews) = (4.6 * 7.0 / MONTH_DAYS, 4.0 * seen / 26.0);
        assert!(
            (need.hours_and_visits - (in_all - reviews)).abs() < 1e-4,
            "{} {in_all} {reviews}",
            need.hours_and_visits
        );
        assert!((need.last_hours - 2.0 * (in_all - reviews)).abs() < 1e-3, "{} {in_all} {reviews}", need.last_hours);
    }

    fn draw_stages(source: Source<'_>) -> Vec<StagePlan> {
        draw(source, &mut TableCache::default())
    }
}
