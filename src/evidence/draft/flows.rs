//! Children walked along the stages: how many pass, how many are open, when nothing changes.

use std::collections::BTreeMap;

use super::national::{MONTH_YEARS, WEEK_YEARS, WORKING_DAY_YEARS, sampler};
use super::season::Season;
use super::walk::{self, Lengths};
use crate::foundations::sampler::Sampler;
use crate::foundations::time::{MONTH_DAYS, YEAR_DAYS};
use crate::scenario::council::Council;
use crate::scenario::council::cases::{Clock, Share, Stage};

/// A stage as this floor reckons with it.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Where children go, as shares of 1; what is missing closes.
    pub exits: BTreeMap<String, f64>,
    /// The same for children below an age on entering \[years\], the youngest first.
    pub exits_by_age: Vec<(f64, BTreeMap<String, f64>)>,
    /// How long it lasts, birthdays left aside.
    pub lengths: Lengths,
    /// What is left of it when its clock began with the referral, by the stage children come from; empty where the clock
    /// begins with the stage.
    pub left_after: BTreeMap<String, Lengths>,
    /// Where the birthday leads, and at what age \[years\].
    pub birthday: Option<(String, f64)>,
    /// Hours a child takes [hours/week].
    pub hours: f64,
    /// Social workers hold it.
    pub held: bool,
    /// It is care.
    pub in_care: bool,
}

/// Every stage of a file.
#[derive(Clone, Debug)]
pub struct Path {
    /// Where referrals begin.
    pub first: String,
    /// Stages by name.
    pub steps: BTreeMap<String, Step>,
    /// Ages at referral, by single year from nought: shares of 1.
    pub ages: Vec<f64>,
}

/// What a year's referrals make.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Children who enter each stage a year.
    pub enter: BTreeMap<String, f64>,
    /// Children in each stage on 30 September.
    pub open: BTreeMap<String, f64>,
}

impl Path {
    /// The path of a council's file at its likely values.
    #[must_use]
    pub fn of(council: &Council) -> Self {
        let step = |(name, stage): (&String, &Stage)| (name.clone(), step(name, stage, council));
        let mut path = Self {
            first: council.demand.as_ref().map_or_else(String::new, |demand| demand.first_stage.clone()),
            steps: council.stage.iter().map(step).collect(),
            ages: council
                .ages
                .as_ref()
                .map_or_else(|| vec![1.0], |ages| walk::single_years(&ages.up_to, &ages.percent)),
        };
        let season = Season::of(council);
        for (name, stage) in council.stage.iter().filter(|(_, stage)| stage.clock_from == Clock::Referral) {
            let left = path.left_after(name, stage, &season);
            if let Some(step) = path.steps.get_mut(name) {
                step.left_after = left;
            }
        }
        for (name, step) in &mut path.steps {
            if *name != path.first && step.left_after.is_empty() && council.stage[name].lasts_working_days.is_some() {
                step.lengths.season = season.factor(0.0, &step.lengths.years);
            }
        }
        path
    }

    /// What is left of a stage that is counted from the referral, after the first stage and after each that follows it.
    fn left_after(&self, name: &str, stage: &Stage, season: &Season) -> BTreeMap<String, Lengths> {
        let Some(first) = self.steps.get(&self.first) else { return BTreeMap::new() };
        let whole = &self.steps[name].lengths.years;
        let unit = length(stage).1;
        let befores = self.steps.values().filter(|step| {
            step.exits.contains_key(name) && (step.name == self.first || first.exits.contains_key(&step.name))
        });
        let left = |before: &Step| {
            let gone: Vec<f64> = if before.name == self.first {
                first.lengths.years.clone()
            } else {
                before.lengths.years.iter().map(|years| years + first.lengths.mean()).collect()
            };
            let years = walk::left(whole, &gone);
            let mean = gone.iter().sum::<f64>() / gone.len().max(1) as f64;
            Lengths { season: season.factor(mean - unit, &years), years }
        };
        befores.map(|before| (before.name.clone(), left(before))).collect()
    }

    /// Sets the share of a stage's children who go to another.
    pub fn set(&mut self, stage: &str, to: &str, share: f64) {
        if let Some(step) = self.steps.get_mut(stage) {
            step.exits.insert(to.to_owned(), share);
        }
    }

    /// The share of a stage's children who go to another.
    #[must_use]
    pub fn share(&self, stage: &str, to: &str) -> f64 {
        self.steps.get(stage).and_then(|step| step.exits.get(to)).copied().unwrap_or(0.0)
    }

    /// Makes a stage last so many times as long.
    pub fn stretch(&mut self, stage: &str, by: f64) {
        if let Some(step) = self.steps.get_mut(stage) {
            step.lengths.years.iter_mut().for_each(|years| *years *= by);
        }
    }

    /// Eq. F3. Children open stage by stage = those who enter a year × the years they stay (Little's law), by age, where
    /// those who enter are referrals and the exits of other stages.
    #[must_use]
    pub fn standing(&self, referrals: f64) -> Standing {
        walk::walk(self, referrals)
    }
}

impl Standing {
    /// Children open in some stages.
    #[must_use]
    pub fn sum(&self, path: &Path, wanted: impl Fn(&Step) -> bool) -> f64 {
        let steps = path.steps.values().filter(|step| wanted(step));
        steps.filter_map(|step| self.open.get(&step.name)).sum()
    }
}

fn step(name: &str, stage: &Stage, council: &Council) -> Step {
    let (length, unit) = length(stage);
    let whole_days = stage.lasts_working_days.is_some();
    let lengths = length.as_ref().map_or_else(
        || Lengths::of(|_| 0.0),
        |length| Lengths::of(|u| if whole_days { libm::ceil(length.quantile(u)) } else { length.quantile(u) } * unit),
    );
    let whole = length.as_ref().map_or(0.0, |length| length.mean() * unit);
    let mut by_age: Vec<_> =
        stage.exits_by_age.values().map(|band| (band.below_age, shares(&band.exits_percent))).collect();
    by_age.sort_by(|one, other| one.0.total_cmp(&other.0));
    Step {
        name: name.to_owned(),
        exits: shares(&stage.exits_percent),
        exits_by_age: by_age,
        lengths,
        left_after: BTreeMap::new(),
        birthday: stage.ends_at_age.as_ref().map(|end| (end.goes_to.clone(), end.age)),
        hours: hours(stage, whole),
        held: stage.held_by.iter().any(|role| council.role.get(role).is_some_and(|role| role.registered)),
        in_care: stage.counts_as == Some(crate::scenario::council::cases::CountsAs::InCare),
    }
}

/// Where children go, as shares of 1, the rest worked out; what is missing closes.
fn shares(exits_percent: &BTreeMap<String, Share>) -> BTreeMap<String, f64> {
    let exits = exits_percent.iter().filter(|(to, _)| *to != "closed");
    let rest = exits_percent.iter().find(|(_, share)| **share == Share::Rest).map(|(to, _)| to.clone());
    let mut exits: BTreeMap<String, f64> = exits
        .filter_map(|(to, share)| match share {
            Share::Percent(percent) => Some((to.clone(), percent.likely / 100.0)),
            Share::Rest => None,
        })
        .collect();
    let closed = match exits_percent.get("closed") {
        Some(Share::Percent(percent)) => percent.likely / 100.0,
        Some(Share::Rest) | None => 0.0,
    };
    if let Some(rest) = rest.filter(|rest| rest != "closed") {
        let other: f64 = exits.values().sum::<f64>() + closed;
        exits.insert(rest, 1.0 - other);
    }
    exits
}

fn length(stage: &Stage) -> (Option<Sampler>, f64) {
    let choices = [
        (&stage.lasts_working_days, WORKING_DAY_YEARS),
        (&stage.lasts_days, 1.0 / YEAR_DAYS),
        (&stage.lasts_weeks, WEEK_YEARS),
        (&stage.lasts_months, MONTH_YEARS),
    ];
    let found = choices.into_iter().find_map(|(shape, unit)| Some((sampler(shape.as_ref()?), unit)));
    found.map_or((None, 0.0), |(length, unit)| (Some(length), unit))
}

/// Hours a child takes in a week, visits included, heavier first and last weeks spread over the stage.
fn hours(stage: &Stage, years: f64) -> f64 {
    let weeks = years / WEEK_YEARS;
    let first = stage.first_weeks.as_ref().map_or(1.0, |first| {
        1.0 + (first.hours_percent.likely / 100.0 - 1.0) * (first.weeks / weeks.max(first.weeks.max(0.1)))
    });
    let last = stage
        .final_weeks
        .as_ref()
        .map_or(0.0, |last| (last.hours_percent.likely / 100.0 - 1.0) * (last.weeks / weeks.max(last.weeks.max(0.1))));
    let a_month = stage.hours_per_month.as_ref().map(|hours| hours.likely * 7.0 / MONTH_DAYS);
    let in_all = stage.hours_in_all.as_ref().map(|hours| hours.likely / weeks.max(0.2));
    a_month.or(in_all).unwrap_or(0.0) * (first + last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::draft::national;

    /// Of those who ceased to be in care 21 in 100 were adopted or left for special guardianship and 39 were eighteen; whoever
    /// leaves for permanence was under ten. Those who start come to proceedings or to the first months, and all who start leave.
    #[test]
    fn children_leave_care_by_the_routes_that_are_published() {
        for (file, referrals) in [("england-2019", 650_930.0), ("england-2025", 632_830.0)] {
            let path = Path::of(&national::council(file).expect("the built-in file reads"));
            let enter = path.standing(referrals).enter;
            let starts = enter["court"] + enter["in-care"];
            let share = |route: &str| 100.0 * enter[route] / starts;
            assert!((share("permanence") - 21.0).abs() < 2.0, "{file}: {}", share("permanence"));
            assert!((share("leaving-care") - 39.0).abs() < 4.0, "{file}: {}", share("leaving-care"));
            let mut all_ages = path.clone();
            all_ages.steps.values_mut().for_each(|step| step.exits_by_age.clear());
            let enter = all_ages.standing(referrals).enter;
            assert!(enter["permanence"] <= 0.0, "{file}: {} without exits of the young", enter["permanence"]);
        }
    }

    /// Published stocks of the two vintages. Care comes out a tenth too large, since ages on entry are taken for those at
    /// referral, and assessments after an enquiry are taken for whole ones; a council's own stocks are fitted.
    #[test]
    fn england_walks_to_its_own_published_stocks() {
        for (file, referrals, plans, care, held) in [
            ("england-2019", 650_930.0, 52_260.0, 78_140.0, 337_200.0),
            ("england-2025", 632_830.0, 49_420.0, 81_770.0, 321_700.0),
        ] {
            let path = Path::of(&national::council(file).expect("the built-in file reads"));
            let standing = path.standing(referrals);
            let near = |found: f64, published: f64, within: f64| {
                assert!((found / published - 1.0).abs() < within, "{file}: {found} for {published}");
            };
            near(standing.open["child-protection"], plans, 0.1);
            near(standing.sum(&path, |step| step.in_care), care, 0.15);
            near(standing.sum(&path, |step| step.held), held, 0.08);
        }
    }
}
