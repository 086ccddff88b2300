//! The table of measures: how many of how many, what was promised, and how likely it is to be kept.

use super::message::leading;
use super::status::Status;
use crate::experiment::findings::{Band, TargetChance};
use crate::model::measure::Measure;
use crate::report::actuals::whole;
use crate::report::{RunReport, against, counted, days, figures, message};
use crate::scenario::council::Date;

/// Measures that a board follows whether or not anything was promised of them.
const ALWAYS: [Measure; 7] = [
    Measure::WorkersOverThreshold,
    Measure::ChildrenUnallocated,
    Measure::AssessmentsInTime,
    Measure::ChildProtectionVisitsInTime,
    Measure::InPostFte,
    Measure::WorkerChanges,
    Measure::AgencyFte,
];
/// Most rows there is room for.
const MOST: usize = 9;
/// Most rows of dates of targets, beyond which those between the next and the last give way to what is always followed.
const MOST_DATES: usize = 4;

/// One measure.
pub(crate) struct Line {
    /// Its name, and its team's where it is of one.
    pub(crate) label: String,
    /// What is known of it now, as a count.
    pub(crate) now: String,
    /// The date forecast.
    pub(crate) date: Date,
    /// The middle future then.
    pub(crate) then: String,
    /// 8 in 10 futures then; empty where both ends read alike.
    pub(crate) range: String,
    /// What was promised; empty where nothing was.
    pub(crate) target: String,
    /// How many futures in a hundred keep it, and how it stands.
    pub(crate) chance: Option<(String, Status)>,
}

/// The rows: what was promised of the council and of its teams, by its next date and its last, then what is always followed.
pub(crate) fn lines(run: &RunReport<'_>) -> Vec<Line> {
    let mut found = all(run);
    found.truncate(MOST);
    found
}

/// Measures that are always followed for which there was no room.
pub(super) fn without_a_row(run: &RunReport<'_>) -> Vec<String> {
    all(run).into_iter().skip(MOST).map(|line| line.label).collect()
}

/// The rows with those beyond the room there is.
fn all(run: &RunReport<'_>) -> Vec<Line> {
    let promised = dated(run);
    let mut found: Vec<Line> = promised.iter().filter_map(|target| promised_line(run, target, &promised)).collect();
    let is_promised = |measure: Measure| promised.iter().any(|target| target.series.measure == measure);
    let others = ALWAYS.into_iter().filter(|measure| !is_promised(*measure));
    found.extend(others.filter_map(|measure| followed(run, measure)));
    found
}

/// Of each promise, the council's before its teams', the next date and, as long as there is room, the last; then dates between them
/// while all of them are few.
fn dated<'a>(run: &RunReport<'a>) -> Vec<&'a TargetChance> {
    let next = next_of(run, |_| true);
    let (council, teams): (Vec<_>, Vec<_>) = next.into_iter().partition(|target| target.series.team == "all");
    let last = |target: &&'a TargetChance| {
        let same = run.findings.targets.iter().filter(|other| other.target == target.target);
        same.max_by_key(|other| other.date).filter(|last| last.date > target.date)
    };
    let mut room = MOST.saturating_sub(council.len() + teams.len());
    let both = council.into_iter().chain(teams).map(|target| {
        let last = if room > 0 { last(&target) } else { None };
        room = room.saturating_sub(usize::from(last.is_some()));
        [Some(target), last]
    });
    let mut found: Vec<&TargetChance> = both.flatten().flatten().collect();
    while found.len() < MOST_DATES
        && let Some(between) = left_out(run, &found).into_iter().find(|one| one.series.team == "all")
    {
        // Behind the date of the same promise that comes before it.
        let place = found.iter().rposition(|one| one.target == between.target && one.date < between.date);
        found.insert(place.map_or(found.len(), |place| place + 1), between);
    }
    found
}

/// Dates still to come of what is promised in the table which it leaves out.
fn left_out<'a>(run: &RunReport<'a>, shown: &[&TargetChance]) -> Vec<&'a TargetChance> {
    let is_later = |target: &&TargetChance| {
        let mut same = shown.iter().filter(|one| one.target == target.target).map(|one| one.date);
        same.clone().min().is_some_and(|next| target.date > next) && !same.any(|date| date == target.date)
    };
    run.findings.targets.iter().filter(is_later).collect()
}

/// How many dates of promises the table has no row for.
pub(super) fn dates_left_out(run: &RunReport<'_>) -> usize {
    left_out(run, &dated(run)).len()
}

/// The date left out on which a promise is least likely to be kept, where that is less likely than on every date in the table:
/// "; least likely by 31 Mar 2021: 12 in 100".
fn weakest(run: &RunReport<'_>, target: &TargetChance, shown: &[&TargetChance]) -> Option<String> {
    let same = || shown.iter().filter(|one| one.target == target.target);
    if same().any(|other| other.date > target.date) {
        return None;
    }
    let left = left_out(run, shown).into_iter().filter(|one| one.target == target.target);
    let least = left.min_by(|one, other| one.share_meeting.total_cmp(&other.share_meeting))?;
    let count = figures::in_100(least.share_meeting);
    let weaker =
        |one: &&TargetChance| least.share_meeting < one.share_meeting && count != figures::in_100(one.share_meeting);
    same().all(weaker).then(|| format!("; least likely by {}: {count}", days::brief(least.date)))
}

/// Of each promise of the whole council the next date after what is known, or its last.
pub(crate) fn next_targets<'a>(run: &RunReport<'a>) -> Vec<&'a TargetChance> {
    next_of(run, |target| target.series.team == "all")
}

fn next_of<'a>(run: &RunReport<'a>, of: fn(&TargetChance) -> bool) -> Vec<&'a TargetChance> {
    let known = run.actuals.and_then(|actuals| actuals.history.last());
    let mut found: Vec<&TargetChance> = Vec::new();
    for target in run.findings.targets.iter().filter(|target| of(target)) {
        match found.iter_mut().find(|other| other.target == target.target) {
            None => found.push(target),
            Some(other) if known.is_some_and(|known| other.date <= known) && target.date > other.date => {
                *other = target
            }
            Some(_) => {}
        }
    }
    found
}

fn at(run: &RunReport<'_>, measure: Measure, record: usize) -> Option<Band> {
    run.findings.council(measure)?.get(record).copied().flatten()
}

fn promised_line(run: &RunReport<'_>, target: &TargetChance, shown: &[&TargetChance]) -> Option<Line> {
    let (series, measure) = (&target.series, target.series.measure);
    let bands = run.findings.of(&series.team, &series.role, measure)?;
    let band = bands.get(target.record).copied().flatten()?;
    let team = run.council.team.get(&series.team);
    let told = |write: &dyn Fn(f64, usize) -> String| against::told(target, band.p50, write);
    let (now, then) = if team.is_some() {
        let first = bands.first().copied().flatten();
        (
            first.map_or_else(unknown, |first| figures::of(measure, first.p50)),
            told(&|value, more| counted::finer(measure, value, more)),
        )
    } else {
        (now(run, measure), told(&|value, more| then(run, measure, target.record, (value, more))))
    };
    Some(Line {
        label: team.map_or_else(|| label(run, measure), |team| format!("{}, {}", label(run, measure), team.name)),
        now,
        date: target.date,
        then,
        range: counted::range(measure, &band),
        target: message::promise_of(run.council, target) + &weakest(run, target, shown).unwrap_or_default(),
        chance: Some((
            figures::chance(target.share_meeting, target.futures, target.all),
            Status::of(target.share_meeting),
        )),
    })
}

/// A measure's name, with the threshold that it speaks of.
fn label(run: &RunReport<'_>, measure: Measure) -> String {
    let most = run.council.standard.as_ref().filter(|_| measure == Measure::WorkersOverThreshold);
    let label = measure.about().label;
    most.map_or_else(|| label.to_owned(), |most| format!("{label} of {}", figures::written(most.most_children)))
}

fn unknown() -> String {
    "not known".into()
}

fn followed(run: &RunReport<'_>, measure: Measure) -> Option<Line> {
    // On the day of the headline and of the charts: an earlier one may hide what is worst.
    let record = leading(run)?.record;
    let band = at(run, measure, record)?;
    Some(Line {
        label: label(run, measure),
        now: now(run, measure),
        date: *run.findings.dates.get(record)?,
        then: then(run, measure, record, (band.p50, 0)),
        range: counted::range(measure, &band),
        target: String::new(),
        chance: None,
    })
}

/// The middle future with so many decimals more than usual; people in post with the posts there are for them.
fn then(run: &RunReport<'_>, measure: Measure, record: usize, (value, more): (f64, usize)) -> String {
    let funded = at(run, Measure::PostsFte, record).filter(|_| measure == Measure::InPostFte);
    funded.map_or_else(
        || counted::finer(measure, value, more),
        |funded| format!("{} of {}", figures::shown(value, more), figures::shown(funded.p50, 0)),
    )
}

/// The last that is known: what happened, or else the first day; of how many, wherever that is known too.
fn now(run: &RunReport<'_>, measure: Measure) -> String {
    let happened = run.actuals.and_then(|actuals| actuals.history.course(&whole(measure)).last().copied());
    if let Some(observed) = happened {
        let value = observed.numerator.zip(observed.denominator).map_or_else(
            || counted::counted(measure, observed.value),
            |(of, all)| format!("{} of {}", figures::written(of), figures::written(all)),
        );
        return format!("{value} ({})", days::month(observed.month));
    }
    match at(run, measure, 0) {
        Some(band) => counted::of_how_many(run.findings, measure, 0, band.p50),
        None => unknown(),
    }
}
