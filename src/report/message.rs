//! Sentences from numbers: what moved, how surely, and never more than the bands say.

use crate::experiment::findings::{Band, Findings, TargetChance};
use crate::model::measure::{Better, Measure};
use crate::report::{days, escape, figures};
use crate::scenario::council::promise::Milestone;
use crate::scenario::council::{Council, Date};

/// Which way a measure goes from its first value to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Movement {
    /// At least nine futures in ten end above the middle start.
    Rises,
    /// At least nine futures in ten end below it.
    Falls,
    /// Every quantile shown is the number it started at.
    Same,
    /// The band at the end holds the start.
    Unclear,
}

/// The first and the last value of a measure, with their dates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Course {
    /// First date with a value.
    pub(crate) first: (Date, Band),
    /// Last date with a value.
    pub(crate) last: (Date, Band),
    /// What is measured.
    pub(crate) measure: Measure,
    /// Where the middle never leaves the start: the date on which the worse tenth of futures is furthest from it, and how far
    /// that tenth is.
    pub(crate) peak: Option<(Date, f64)>,
}

impl Course {
    /// The course of a measure for the whole council; none when no future has a value.
    pub(crate) fn of(findings: &Findings, measure: Measure) -> Option<Self> {
        Self::through(findings, measure, findings.council(measure)?)
    }

    /// The course through bands.
    pub(crate) fn through(findings: &Findings, measure: Measure, bands: &[Option<Band>]) -> Option<Self> {
        let points = || findings.dates.iter().zip(bands).filter_map(|(&date, band)| Some((date, (*band)?)));
        let first = points().next()?;
        let peak = peak(measure, first.1.p50, points());
        Some(Self { first, last: points().next_back().unwrap_or(first), measure, peak })
    }

    /// Which way it goes, judged on the numbers as they are shown.
    pub(crate) fn movement(&self) -> Movement {
        let shown = |value: f64| figures::of(self.measure, value);
        let (start, end) = (self.first.1.p50, self.last.1);
        let same = |value: f64| shown(value) == shown(start);
        if same(end.p10) && same(end.p90) {
            Movement::Same
        } else if end.p90 < start && !same(end.p90) {
            Movement::Falls
        } else if end.p10 > start && !same(end.p10) {
            Movement::Rises
        } else {
            Movement::Unclear
        }
    }

    /// A title: "Caseload would fall from 21.4 to 17.2 by Mar 2022".
    pub(crate) fn title(&self, noun: &str) -> String {
        let (start, end) = (figures::of(self.measure, self.first.1.p50), figures::of(self.measure, self.last.1.p50));
        let by = days::brief(self.last.0);
        if self.first.0 == self.last.0 {
            return format!("{noun} on {}: {start}", days::short(self.first.0));
        }
        if let Some((date, value)) = self.peak {
            let (peak, beyond) = (figures::of(self.measure, value), beyond(self.measure));
            return format!("{noun}: {start} in most futures, {peak} or {beyond} in 1 in 10 in {}", days::brief(date));
        }
        match self.movement() {
            Movement::Rises => format!("{noun} would rise from {start} to {end} by {by}"),
            Movement::Falls => format!("{noun} would fall from {start} to {end} by {by}"),
            Movement::Same => format!("{noun} would stay at {start} to {by}"),
            Movement::Unclear if start == end => format!("{noun}: no clear change by {by}"),
            Movement::Unclear => format!("{noun}: no clear change by {by} ({start}, then {end})"),
        }
    }

    /// The same with its range, as a sentence.
    pub(crate) fn sentence(&self, noun: &str) -> String {
        let of = |value: f64| figures::of(self.measure, value);
        let (start, end) = (of(self.first.1.p50), of(self.last.1.p50));
        let range = figures::range(self.measure, self.last.1.p10, self.last.1.p90);
        let by = days::long(self.last.0);
        if self.first.0 == self.last.0 {
            return format!("{noun} is {start} on {by}.");
        }
        if let Some((date, value)) = self.peak {
            let (peak, beyond) = (of(value), beyond(self.measure));
            let same = of(self.last.1.p10) == of(self.last.1.p90);
            let end = if same { format!("still show {end}") } else { format!("lie from {range}") };
            return format!(
                "{noun} is {start} in most futures throughout; in 1 in 10 it is {peak} or {beyond} in {}. On {by} 8 in 10 futures {end}.",
                days::month(date)
            );
        }
        match self.movement() {
            Movement::Rises => format!(
                "{noun} would rise from {start} to {end} by {by} in the middle future; 8 in 10 futures lie from {range}."
            ),
            Movement::Falls => format!(
                "{noun} would fall from {start} to {end} by {by} in the middle future; 8 in 10 futures lie from {range}."
            ),
            Movement::Same => format!("{noun} would still be {start} on {by} in at least 8 in 10 futures."),
            Movement::Unclear => format!(
                "{noun} shows no clear change: {start} at first, {end} on {by} in the middle future, and 8 in 10 futures lie from {range}."
            ),
        }
    }
}

/// Where every middle reads like the start, when the worse tenth is furthest from it and how far; none where it reads like the
/// start throughout, or where neither way is worse.
fn peak(measure: Measure, start: f64, points: impl Iterator<Item = (Date, Band)> + Clone) -> Option<(Date, f64)> {
    let same = |value: f64| figures::of(measure, value) == figures::of(measure, start);
    let tail = |band: &Band| match measure.about().better {
        Better::Lower => Some(band.p90),
        Better::Higher => Some(band.p10),
        Better::Neither => None,
    };
    if !points.clone().all(|(_, band)| same(band.p50)) {
        return None;
    }
    let tails = points.filter_map(|(date, band)| Some((date, tail(&band)?)));
    let furthest = tails.max_by(|one, other| (one.1 - start).abs().total_cmp(&(other.1 - start).abs()))?;
    let worse = if measure.about().better == Better::Lower { furthest.1 > start } else { furthest.1 < start };
    (worse && !same(furthest.1)).then_some(furthest)
}

/// What lies beyond the worse tenth.
fn beyond(measure: Measure) -> &'static str {
    if measure.about().better == Better::Higher { "fewer" } else { "more" }
}

/// "1 Nov 2018: Structure live; 6 of 9 offers accepted".
pub(crate) fn milestone(one: &Milestone) -> String {
    let note = one.note.as_ref().map_or_else(String::new, |note| format!("; {}", escape::line(note)));
    format!("{}: {}{note}", days::short(one.date), escape::line(&one.name))
}

/// "at most 18", with the sign of the unit.
pub(crate) fn promise(target: &TargetChance) -> String {
    let way = if target.at_most { "at most" } else { "at least" };
    format!("{way} {}", wanted(target))
}

/// The same, and whose figure it is where the file says so: "at most 18 (local)".
pub(crate) fn promise_of(council: &Council, target: &TargetChance) -> String {
    let whose = council.target.get(&target.target).and_then(|target| target.set_by);
    whose.map_or_else(|| promise(target), |whose| format!("{} ({})", promise(target), whose.word()))
}

/// The promised value, with as many decimals as it was written with.
pub(crate) fn wanted(target: &TargetChance) -> String {
    let about = target.series.measure.about();
    let number = figures::written(target.value);
    match about.unit {
        "pounds" => format!("£{number}"),
        "percent" => format!("{number}%"),
        _ => number,
    }
}

/// "Children per social worker: at most 18 by 30 September 2019 is met in 24 in 100 futures."
pub(crate) fn chance(target: &TargetChance, whose: &str) -> String {
    let label = target.series.measure.about().label;
    format!(
        "{label}{whose}: {} by {} is met in {}.",
        promise(target),
        days::long(target.date),
        figures::futures_in_100(target.share_meeting)
    )
}

/// The three sentences at the head of a report: caseload, promises, posts.
pub(crate) fn headlines(findings: &Findings) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(Course::of(findings, Measure::AverageCaseload).map(|course| course.sentence("Average caseload")));
    said.push(targets(findings));
    said.extend(posts(findings));
    said
}

fn targets(findings: &Findings) -> String {
    let mut council = findings.targets.iter().rev().filter(|target| target.series.team == "all");
    let on_caseload = |target: &&TargetChance| target.series.measure == Measure::AverageCaseload;
    let chosen = council.clone().find(on_caseload).or_else(|| council.next());
    chosen.map_or_else(|| "The scenario sets no target.".into(), |target| chance(target, ""))
}

fn posts(findings: &Findings) -> Option<String> {
    let filled = Course::of(findings, Measure::InPostFte)?;
    let funded = Course::of(findings, Measure::PostsFte)?;
    let fte = |value: f64| figures::shown(value, 0);
    let (date, band) = filled.last;
    Some(format!(
        "Permanent staff would fill {} of {} funded posts (full-time equivalents) on {} in the middle future; 8 in 10 futures lie from {} to {}. On the first day they filled {} of {}.",
        fte(band.p50),
        fte(funded.last.1.p50),
        days::long(date),
        fte(band.p10),
        fte(band.p90),
        fte(filled.first.1.p50),
        fte(funded.first.1.p50),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn course(start: f64, low: f64, middle: f64, high: f64) -> Course {
        let day = |month| jiff::civil::date(2019, month, 28);
        let band = |p10, p50, p90| Band { mean: p50, p10, p25: p10, p50, p75: p90, p90, mc_error: 0.1, futures: 100 };
        Course {
            first: (day(1), band(start, start, start)),
            last: (day(2), band(low, middle, high)),
            measure: Measure::AverageCaseload,
            peak: None,
        }
    }

    #[test]
    fn a_title_claims_a_movement_only_when_the_band_leaves_the_start() {
        assert_eq!(
            course(21.4, 14.6, 17.2, 20.5).title("Caseload"),
            "Caseload would fall from 21.4 to 17.2 by Feb 2019"
        );
        assert_eq!(course(21.4, 14.6, 17.2, 21.5).movement(), Movement::Unclear);
        assert_eq!(course(21.4, 22.0, 23.0, 24.0).movement(), Movement::Rises);
        assert_eq!(course(0.0, 0.0, 0.0, 0.04).movement(), Movement::Same);
        // The edge and the start read alike, so a reader could not see the claim to be true.
        assert_eq!(course(21.42, 14.6, 17.2, 21.38).movement(), Movement::Unclear);
    }

    #[test]
    fn a_peak_is_named_where_the_middle_never_moves() {
        let band =
            |p90: f64| Band { mean: 0.0, p10: 0.0, p25: 0.0, p50: 0.0, p75: 0.0, p90, mc_error: 0.1, futures: 100 };
        let day = |month| jiff::civil::date(2019, month, 28);
        let through = |tails: [f64; 3]| {
            let points = tails.into_iter().zip(1..).map(|(p90, month)| (day(month), band(p90)));
            let measure = Measure::ChildrenUnallocated;
            let (first, last) = ((day(1), band(tails[0])), (day(3), band(tails[2])));
            Course { first, last, measure, peak: peak(measure, 0.0, points) }
        };
        let course = through([0.0, 60.0, 0.0]);
        assert_eq!(course.title("Waiting"), "Waiting: 0 in most futures, 60 or more in 1 in 10 in Feb 2019");
        assert!(course.sentence("Waiting").ends_with("On 28 March 2019 8 in 10 futures still show 0."));
        assert_eq!(through([0.0, 0.2, 0.0]).title("Waiting"), "Waiting would stay at 0 to 28 Mar 2019");
    }

    #[test]
    fn the_head_of_a_report_is_three_sentences() {
        let said = headlines(&sample::county().findings);
        assert_eq!(said.len(), 3);
        assert!(said[1].contains("at most 18 by 30 September 2019 is met in 24 in 100 futures"), "{}", said[1]);
        assert!(said[2].contains(" of 218 funded posts"), "{}", said[2]);
    }
}
