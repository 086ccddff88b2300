//! What each feedback loop does to a scenario: all off, each alone, all on, on the same luck.

use super::Experiment;
use super::findings::Band;
use super::gather::band;
use super::workers::Workers;
use crate::foundations::uncertain::Uncertain;
use crate::model::measure::Measure;
use crate::model::record::Group;
use crate::scenario::council::Council;
use crate::scenario::council::people::Supervision;
use crate::scenario::council::structure::Handover;
use crate::scenario::loaded::Scenario;

/// Futures that tell loops apart; fewer when fewer are asked for.
pub const MOST_FUTURES: u32 = 200;

/// What loops are shown on.
pub const SHOWN: [Measure; 4] =
    [Measure::AverageCaseload, Measure::ChildrenUnallocated, Measure::AssessmentsInTime, Measure::TurnoverRate];

/// A feedback loop.
#[derive(Clone, Copy, Debug)]
pub struct Loop {
    /// Its name in files.
    pub key: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// Its strengths in a council's file, to be set to nothing.
    strengths: Figures,
    /// Factors on what is there without it, to be set to 100 %.
    factors: Figures,
}

/// Some of the figures of a council's file.
type Figures = fn(&mut Council) -> Vec<&mut Uncertain>;

const fn of_strengths(key: &'static str, label: &'static str, strengths: Figures) -> Loop {
    Loop { key, label, strengths, factors: |_| Vec::new() }
}

/// Every loop with a strength of its own.
pub const LOOPS: &[Loop] = &[
    of_strengths("drift", "Work that waits for hours takes longer", drift),
    of_strengths("lateness", "Busy workers finish assessments late", lateness),
    of_strengths("leaving", "Workload makes people leave", leaving),
    of_strengths("sickness", "Workload makes people ill", sickness),
    of_strengths("supervision", "Missed supervision makes people leave and work drift", supervision),
    Loop { key: "handover", label: "Changes of worker take hours", strengths: handover, factors: new_worker },
    of_strengths("re-referral", "Rushed closing brings children back", rereferral),
    of_strengths("agency", "Workload makes agency workers go", agency),
    of_strengths("cover", "Agency workers cover gaps", cover),
    of_strengths("applicants", "Workload keeps applicants away", applicants),
    of_strengths("threshold", "Workload turns families away", threshold),
    of_strengths("overtime", "People work over their hours", overtime),
    of_strengths("tiredness", "Months of too much work tire people", tiredness),
    of_strengths("less-time", "Tasks get less time", less_time),
];

fn drift(council: &mut Council) -> Vec<&mut Uncertain> {
    council.stage.values_mut().filter_map(|stage| stage.elastic_percent.as_mut()).collect()
}

fn lateness(council: &mut Council) -> Vec<&mut Uncertain> {
    council.stage.values_mut().filter_map(|stage| stage.late_strength.as_mut()).collect()
}

fn leaving(council: &mut Council) -> Vec<&mut Uncertain> {
    council.leaving.iter_mut().map(|leaving| &mut leaving.workload_strength).collect()
}

fn sickness(council: &mut Council) -> Vec<&mut Uncertain> {
    council.absence.values_mut().map(|absence| &mut absence.workload_strength).collect()
}

fn supervision(council: &mut Council) -> Vec<&mut Uncertain> {
    let Some(Supervision { leaving_strength, drift_strength, .. }) = &mut council.supervision else {
        return Vec::new();
    };
    [leaving_strength, drift_strength].into_iter().flatten().collect()
}

fn handover(council: &mut Council) -> Vec<&mut Uncertain> {
    let Some(Handover { hours, old_worker_hours, delay_weeks, .. }) = &mut council.handover else { return Vec::new() };
    std::iter::once(hours).chain(old_worker_hours).chain(delay_weeks).collect()
}

fn new_worker(council: &mut Council) -> Vec<&mut Uncertain> {
    let first = council.handover.iter_mut().filter_map(|handover| handover.first_weeks_with_new_worker.as_mut());
    first.map(|first| &mut first.hours_percent).collect()
}

fn rereferral(council: &mut Council) -> Vec<&mut Uncertain> {
    council.rereferral.iter_mut().filter_map(|returns| returns.workload_strength.as_mut()).collect()
}

fn applicants(council: &mut Council) -> Vec<&mut Uncertain> {
    council.recruitment.values_mut().filter_map(|route| route.workload_strength.as_mut()).collect()
}

fn agency(council: &mut Council) -> Vec<&mut Uncertain> {
    council.agency.iter_mut().filter_map(|agency| agency.workload_strength.as_mut()).collect()
}

/// Posts that fall empty, and people who are away.
fn cover(council: &mut Council) -> Vec<&mut Uncertain> {
    let posts = council.agency.iter_mut().map(|agency| &mut agency.ask_percent);
    posts.chain(council.absence.values_mut().filter_map(|absence| absence.agency_cover_percent.as_mut())).collect()
}

fn threshold(council: &mut Council) -> Vec<&mut Uncertain> {
    council.demand.iter_mut().filter_map(|demand| demand.threshold_strength.as_mut()).collect()
}

fn overtime(council: &mut Council) -> Vec<&mut Uncertain> {
    council.work.iter_mut().map(|work| &mut work.overtime_percent).collect()
}

fn tiredness(council: &mut Council) -> Vec<&mut Uncertain> {
    council.work.iter_mut().filter_map(|work| work.tires_percent_per_month.as_mut()).collect()
}

fn less_time(council: &mut Council) -> Vec<&mut Uncertain> {
    council.work.iter_mut().map(|work| &mut work.less_time_strength).collect()
}

impl Loop {
    /// Whether the scenario has it at all: a strength that is not known to be 0, or a factor that is not known to be 100 %.
    fn is_on(self, council: &Council) -> bool {
        let mut council = council.clone();
        let mut has = |figures: Figures, off: f64| {
            figures(&mut council).iter().any(|figure| figure.doubt.is_some() || (figure.likely - off).abs() > 0.0)
        };
        has(self.strengths, 0.0) || has(self.factors, 100.0)
    }

    fn turn_off(self, council: &mut Council) {
        for (figures, off) in [(self.strengths, 0.0), (self.factors, 100.0)] {
            for figure in figures(council) {
                *figure = Uncertain::known(off);
            }
        }
    }
}

/// What a scenario shows with some loops on.
#[derive(Clone, Debug)]
pub struct Played {
    /// `all-off`, a loop's name, or `all-on`.
    pub key: &'static str,
    /// For people.
    pub label: &'static str,
    /// Each of [`SHOWN`] at the end of the period; absent where there is no row.
    pub shown: Vec<Option<Band>>,
}

/// What each loop does.
#[derive(Clone, Debug)]
pub struct LoopFindings {
    /// All off, each alone, all on.
    pub played: Vec<Played>,
    /// Loops that the scenario does not have, by label.
    pub absent: Vec<&'static str>,
    /// Futures of each.
    pub futures: u32,
}

/// Plays a scenario with all loops off, each alone, and all on. Each is relative to what the baseline shows with the
/// same loops; nothing when the user stopped the run.
#[must_use]
pub fn loops(scenario: &Scenario, seed: u64, workers: &dyn Workers) -> Option<LoopFindings> {
    let futures = scenario.council.run.replications.min(MOST_FUTURES);
    let (present, absent): (Vec<&Loop>, Vec<&Loop>) = LOOPS.iter().partition(|it| it.is_on(&scenario.council));
    let mut played = vec![play(scenario, seed, futures, ("all-off", "All loops off"), &present, workers)?];
    for only in &present {
        let off: Vec<&Loop> = present.iter().copied().filter(|other| other.key != only.key).collect();
        played.push(play(scenario, seed, futures, (only.key, only.label), &off, workers)?);
    }
    played.push(play(scenario, seed, futures, ("all-on", "All loops on, as in the file"), &[], workers)?);
    Some(LoopFindings { played, absent: absent.iter().map(|it| it.label).collect(), futures })
}

fn play(
    scenario: &Scenario,
    seed: u64,
    futures: u32,
    (key, label): (&'static str, &'static str),
    off: &[&Loop],
    workers: &dyn Workers,
) -> Option<Played> {
    let mut scenario = scenario.clone();
    scenario.council.period.by_team = false;
    for it in off {
        it.turn_off(&mut scenario.council);
    }
    let experiment = Experiment::on(&scenario, seed, workers);
    let played = experiment.play(1..futures + 1, workers);
    if played.trajectories.len() < futures as usize {
        return None;
    }
    let series = &experiment.recorder.series;
    let last = experiment.layout.records.len() - 1;
    let at_end = |measure: Measure| {
        let place = series.iter().position(|of| of.measure == measure && of.group == Group::Council)?;
        let values = played.trajectories.iter().map(|future| f64::from(future.values[last * series.len() + place]));
        band(&mut values.filter(|value| value.is_finite()).collect::<Vec<f64>>())
    };
    Some(Played { key, label, shown: SHOWN.map(at_end).to_vec() })
}
