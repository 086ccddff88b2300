//! How often what was promised is kept.

use super::Experiment;
use super::findings::TargetChance;
use super::futures::Futures;
use super::gather::{named, values};
use crate::foundations::calendar::in_words;
use crate::model::measure::Measure;
use crate::model::record::{Group, SeriesPlace, beyond};
use crate::scenario::council::Date;
use crate::scenario::council::promise::Target;

pub(super) fn chances(experiment: &Experiment<'_>, futures: &Futures) -> Vec<TargetChance> {
    let targets = &experiment.scenario.council.target;
    targets.iter().flat_map(|(name, target)| of_target(experiment, futures, name, target)).collect()
}

/// What is said of targets for a day on which no future has a figure, so that none is passed over in silence.
pub(super) fn unjudged(experiment: &Experiment<'_>, chances: &[TargetChance]) -> Vec<String> {
    let said = |(name, target): (&String, &Target)| {
        let days = target.at_most.iter().chain(&target.at_least).flatten();
        let days = days.filter_map(|(date, _)| date.parse::<Date>().ok());
        let judged = |date: &Date| chances.iter().any(|chance| chance.target == *name && chance.date == *date);
        let days = days.filter(|date| !judged(date)).map(|date| {
            let whose = target.team.as_ref().map_or_else(String::new, |team| format!(" of team {team}"));
            format!("no future has a figure for target.{name}{whose} on {}: no chance of it is told", in_words(date))
        });
        days.collect::<Vec<String>>()
    };
    experiment.scenario.council.target.iter().flat_map(said).collect()
}

/// What is said of chances that are not of all futures: one without a figure neither keeps the target nor breaks it.
pub(super) fn of_some(chances: &[TargetChance]) -> Vec<String> {
    let some = chances.iter().filter(|chance| chance.without() > 0);
    let said = some.map(|chance| {
        let TargetChance { target, futures, all, .. } = chance;
        let day = in_words(chance.date);
        format!(
            "{} of {all} futures have no figure for target.{target} on {day}: its chance is of the other {futures}",
            chance.without()
        )
    });
    said.collect()
}

fn of_target(experiment: &Experiment<'_>, futures: &Futures, name: &str, target: &Target) -> Vec<TargetChance> {
    let Some((place, series)) = series_of(experiment, target) else { return Vec::new() };
    let most = target.at_most.iter().flatten().map(|(date, value)| (date, *value, true));
    let least = target.at_least.iter().flatten().map(|(date, value)| (date, *value, false));
    most.chain(least)
        .filter_map(|(date, value, at_most)| {
            let date: Date = date.parse().ok()?;
            let record = experiment.layout.records.iter().rposition(|record| record.date <= date)?;
            let (kept, count) = tally(experiment, futures, (place, record), value, at_most);
            (count > 0.0).then(|| TargetChance {
                target: name.to_owned(),
                series: named(experiment, &series),
                date,
                record,
                value,
                at_most,
                share_meeting: kept / count,
                mc_error: libm::sqrt(kept / count * (1.0 - kept / count) / count),
                futures: count as u32,
                all: futures.trajectories.len() as u32,
            })
        })
        .collect()
}

fn tally(
    experiment: &Experiment<'_>,
    futures: &Futures,
    (place, record): (usize, usize),
    value: f64,
    at_most: bool,
) -> (f64, f64) {
    let at = record * experiment.recorder.series.len() + place;
    values(futures, at).fold((0.0, 0.0), |sum, found| {
        let kept = beyond(found, value, at_most) <= 0.0;
        (sum.0 + f64::from(u8::from(kept)), sum.1 + 1.0)
    })
}

pub(super) fn series_of(experiment: &Experiment<'_>, target: &Target) -> Option<(usize, SeriesPlace)> {
    let measure = Measure::named(&target.measure)?;
    let group = match &target.team {
        Some(team) => Group::Unit(crate::model::layout::place(&experiment.layout.units, team)?),
        None => Group::Council,
    };
    let mut all = experiment.recorder.series.iter().enumerate();
    all.find(|(_, series)| series.group == group && series.measure == measure).map(|(place, series)| (place, *series))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::findings::Series;
    use jiff::civil::date;

    #[test]
    fn a_chance_of_some_futures_says_of_how_many_and_one_of_all_says_nothing() {
        let of = |futures: u32| TargetChance {
            target: "load".into(),
            series: Series { team: "all".into(), role: "all".into(), measure: Measure::AverageCaseload },
            date: date(2020, 9, 30),
            record: 1,
            value: 16.0,
            at_most: true,
            share_meeting: 0.5,
            mc_error: 0.0,
            futures,
            all: 200,
        };
        let said = of_some(&[of(200), of(188)]);
        assert_eq!(
            said,
            ["12 of 200 futures have no figure for target.load on 30 September 2020: its chance is of the other 188"]
        );
        assert_eq!([of(1).error(), of(2).error()], [None, Some(0.0)]);
    }
}
