//! The tipping point of the attrition loop: how far hiring may fall before leaving feeds itself.

use serde::{Deserialize, Serialize};

use crate::experiment::Experiment;
use crate::experiment::futures::Futures;
use crate::experiment::gather::values;
use crate::foundations::halving::halved;
use crate::foundations::statistics::{mean, quantile_sorted};
use crate::foundations::uncertain::Uncertain;
use crate::model::measure::Measure;
use crate::model::norms::MOST_FELT;
use crate::model::record::Group;
use crate::scenario::assumptions::Draw;
use crate::scenario::council::Council;
use crate::scenario::council::people::Recruitment;

/// The attrition loop of a council, without chance: people come at a fixed rate h, and leave at the rate
/// δ₀ e^(β (x − 1)), where x is workload, the same children shared by fewer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AttritionLoop {
    /// δ₀: leaving at the usual workload [per year].
    pub leaving: f64,
    /// F₀: people in post on the first day \[FTE\].
    pub in_post: f64,
    /// h: people who start in a year while posts are open \[FTE/year\].
    pub starters: f64,
    /// β: strength of workload on leaving.
    pub strength: f64,
}

impl AttritionLoop {
    /// Eq. L8. h_c = δ₀ F₀ β e^(1 − β): with fewer starters a year no number of people in post can last; nothing
    /// where workload does not act on leaving \[FTE/year\].
    #[must_use]
    pub fn least_starters(&self) -> f64 {
        self.leaving * self.in_post * self.strength * libm::exp(1.0 - self.strength)
    }

    /// Eq. L9. 1 − h_c ÷ h: the share of its starters that the council may lose before it tips; below 0 it has.
    #[must_use]
    pub fn margin(&self) -> f64 {
        1.0 - self.least_starters() / self.starters
    }

    /// Eq. L22. β x: by how many per cent those who stay leave more often for each per cent fewer people, at a workload of
    /// x times the usual; at 1 leaving feeds itself \[ratio\].
    #[must_use]
    pub fn gain(&self, workload: f64) -> f64 {
        self.strength * workload
    }

    /// Eq. L10. The workload above which it would not come back with today's starters: the larger root x of
    /// h x = δ₀ F₀ e^(β (x − 1)); nothing where there is none.
    #[must_use]
    pub fn no_return(&self) -> Option<f64> {
        if self.strength <= 0.0 || self.margin() <= 0.0 {
            return None;
        }
        let gain =
            |x: f64| libm::log(self.starters * x) - libm::log(self.leaving * self.in_post) - self.strength * (x - 1.0);
        // The gain is largest at 1/β, above 0 there, and falls from it without end.
        let low = 1.0 / self.strength;
        let mut high = 2.0 * low;
        while gain(high) > 0.0 {
            high *= 2.0;
        }
        Some(halved((low, high), 60, |x| gain(x) > 0.0))
    }
}

/// The distance to the tipping point, over what is not known.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Tipping {
    /// Leaving at the usual workload [%/year].
    pub leaving_percent_per_year: f64,
    /// In post on the first day in roles that applicants fill \[FTE\].
    pub in_post_fte: f64,
    /// Starters a year while posts are open, each with the hours that posts have on average \[FTE/year\].
    pub starters_per_year: f64,
    /// Strength of workload on leaving; at 0 it cannot tip.
    pub strength: f64,
    /// Gain of the loop at the workload of the first day, and at that of the last record; at 1 it feeds itself \[ratio\].
    #[serde(default)]
    pub gain_at_start: f64,
    /// The same at the end of the period; absent where nothing says how busy people are then \[ratio\].
    #[serde(default)]
    pub gain_at_end: Option<f64>,
    /// Starters a year below which it tips \[FTE/year\].
    pub least_starters_per_year: f64,
    /// Share of its starters that it may lose before that, everything at its middle value.
    pub margin: f64,
    /// One future in ten has less.
    pub margin_p10: f64,
    /// One future in ten has more.
    pub margin_p90: f64,
    /// Workload at which it tips, the usual being 1; absent: it cannot.
    pub tips_at_workload: Option<f64>,
    /// The same as a caseload \[children/FTE\].
    pub tips_at_caseload: Option<f64>,
    /// Average caseload from which it would not come back with today's starters \[children/FTE\].
    pub no_return_above_caseload: Option<f64>,
    /// It lies beyond the workload at which effects stop growing in the model, so that no future shows it.
    pub beyond_the_model: bool,
}

impl Tipping {
    pub(super) fn written(self, write: fn(f64) -> f64) -> Self {
        Self {
            leaving_percent_per_year: write(self.leaving_percent_per_year),
            in_post_fte: write(self.in_post_fte),
            starters_per_year: write(self.starters_per_year),
            strength: write(self.strength),
            gain_at_start: write(self.gain_at_start),
            gain_at_end: self.gain_at_end.map(write),
            least_starters_per_year: write(self.least_starters_per_year),
            margin: write(self.margin),
            margin_p10: write(self.margin_p10),
            margin_p90: write(self.margin_p90),
            tips_at_workload: self.tips_at_workload.map(write),
            tips_at_caseload: self.tips_at_caseload.map(write),
            no_return_above_caseload: self.no_return_above_caseload.map(write),
            ..self
        }
    }
}

/// What a scenario says about it; nothing where nobody leaves, is in post or comes as an applicant.
pub(super) fn tipping(experiment: &Experiment<'_>, futures: &Futures) -> Option<Tipping> {
    let council = &experiment.scenario.council;
    let middle = of_draw(council, &Draw::central(experiment.scenario))?;
    let each = 1..=futures.trajectories.len() as u64;
    let drawn = each.filter_map(|future| of_draw(council, &experiment.drawn(u64::from(futures.from) + future - 1)));
    let mut margins: Vec<f64> = drawn.map(|drawn| drawn.margin()).collect();
    margins.sort_unstable_by(f64::total_cmp);
    let at = |share| quantile_sorted(&margins, share).unwrap_or_else(|| middle.margin());
    let tips = (middle.strength > 0.0).then(|| 1.0 / middle.strength);
    let usual = council_mean(experiment, futures, Measure::AverageCaseload, 0);
    let last = experiment.layout.records.len().saturating_sub(1);
    let gain = |record| {
        let workload = council_mean(experiment, futures, Measure::WorkloadPercent, record)?;
        Some(middle.gain(workload / 100.0))
    };
    let as_caseload = |workload: Option<f64>| Some(workload? * usual?);
    Some(Tipping {
        leaving_percent_per_year: 100.0 * middle.leaving,
        in_post_fte: middle.in_post,
        starters_per_year: middle.starters,
        strength: middle.strength,
        gain_at_start: gain(0).unwrap_or_else(|| middle.gain(1.0)),
        gain_at_end: gain(last),
        least_starters_per_year: middle.least_starters(),
        margin: middle.margin(),
        margin_p10: at(0.1),
        margin_p90: at(0.9),
        tips_at_workload: tips,
        tips_at_caseload: as_caseload(tips),
        no_return_above_caseload: as_caseload(middle.no_return()),
        beyond_the_model: tips.is_some_and(|tips| tips >= MOST_FELT),
    })
}

/// What futures have on average of a measure of the whole council in a record.
fn council_mean(experiment: &Experiment<'_>, futures: &Futures, measure: Measure, record: usize) -> Option<f64> {
    let series = &experiment.recorder.series;
    let place = series.iter().position(|of| of.measure == measure && of.group == Group::Council)?;
    mean(&values(futures, record * series.len() + place).collect::<Vec<f64>>())
}

/// The loop in one draw, of the roles that applicants fill: a post that fills after a time of its own is never long empty.
fn of_draw(council: &Council, draw: &Draw) -> Option<AttritionLoop> {
    let leaving = council.leaving.as_ref()?;
    let market = |route: &&Recruitment| route.applicants_per_year.is_some();
    let routes = || council.recruitment.values().filter(market);
    let offered = |route: &Recruitment| {
        let lost = route.drop_out_percent.as_ref().map_or(0.0, |percent| draw.of(percent));
        route.applicants_per_year.as_ref().map_or(0.0, |people| draw.of(people)) * (1.0 - lost / 100.0)
    };
    // Posts fill as large as they are, so that starters are as those in post.
    let each = council.part_time.as_ref().map_or(1.0, |it| it.full_time_each(|percent| draw.of(percent)));
    let starters = routes().map(offered).sum::<f64>() * each;
    let fills = |role: &str| routes().any(|route| route.fills.iter().any(|filled| filled == role));
    let (mut in_post, mut leavers, mut all, mut all_leavers) = (0.0, 0.0, 0.0, 0.0);
    let share = |percent: Option<&Uncertain>| percent.map_or(1.0, |percent| draw.of(percent) / 100.0);
    for (team, name, fte) in
        council.team.values().flat_map(|team| team.in_post_fte.iter().map(move |(name, fte)| (team, name, fte)))
    {
        let role = council.role.get(name)?;
        let factor = share(role.leaving_percent.as_ref()) * share(team.leaving_percent.as_ref());
        let counted = [fills(name), role.registered].map(|counted| if counted { *fte } else { 0.0 });
        (in_post, leavers) = (in_post + counted[0], leavers + counted[0] * factor);
        (all, all_leavers) = (all + counted[1], all_leavers + counted[1] * factor);
    }
    // The council's rate is that of all its registered people, whose roles leave so much on average.
    let mean_factor = if all_leavers > 0.0 { all_leavers / all } else { 1.0 };
    let leaves = draw.of(&leaving.percent_per_year) / 100.0 * leavers / mean_factor;
    (in_post > 0.0 && leaves > 0.0 && starters > 0.0).then(|| AttritionLoop {
        leaving: leaves / in_post,
        in_post,
        starters,
        strength: draw.of(&leaving.workload_strength),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_strength_it_cannot_tip() {
        let steady = AttritionLoop { leaving: 0.15, in_post: 200.0, starters: 30.0, strength: 0.0 };
        assert!(steady.least_starters().abs() < 1e-12 && (steady.margin() - 1.0).abs() < 1e-12);
        assert_eq!(steady.no_return(), None);
    }

    #[test]
    fn the_gain_is_how_much_more_often_those_who_stay_leave() {
        let council = AttritionLoop { leaving: 0.15, in_post: 200.0, starters: 30.0, strength: 0.7 };
        let rate = |people: f64| libm::exp(council.strength * (council.in_post / people - 1.0));
        for workload in [0.8, 1.0, 1.3] {
            let people = council.in_post / workload;
            let more = (rate(people * 0.999_999) / rate(people) - 1.0) / 1e-6;
            assert!((more - council.gain(workload)).abs() < 1e-4, "{workload}: {more}");
        }
        assert!((council.gain(1.0 / council.strength) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn too_few_starters_leave_no_way_back() {
        let lost = AttritionLoop { leaving: 0.15, in_post: 200.0, starters: 28.0, strength: 0.7 };
        assert!(lost.margin() < 0.0);
        assert_eq!(lost.no_return(), None);
    }
}
