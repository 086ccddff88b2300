//! The head of the case: what it comes to in a few sentences.

use std::cmp::Ordering;

use crate::experiment::compare::OptionFindings;
use crate::experiment::compare::promises::{Dated, Promise};
use crate::experiment::findings::Band;
use crate::model::measure::Measure;
use crate::report::compare::{ComparisonReport, HARMS, table, terminal, words};
use crate::report::{actuals, days, figures, message};
use crate::scenario::council::promise::SetBy;

/// Above this share of futures without a difference nothing is said of a measure at the head.
const MOSTLY_SAME: f64 = 0.98;
/// Most targets of the whole council beside the foremost that the head tells of; section 12 has every one.
const MOST: usize = 3;

/// What the case comes to: whether it still holds, by how much, how surely, what else was promised of the council and of its teams, at
/// what cost, what would do as well for less, and what else changes for children.
pub(crate) fn sentences(report: &ComparisonReport<'_>) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(alarm(report));
    said.extend(level(report));
    said.extend(surely(report));
    said.extend(others(report));
    said.extend(super::teams::sentences(report));
    said.extend(cost(report));
    said.extend(super::rival(report));
    said.extend(besides(report));
    said
}

/// That what happened has left the range of the proposed option's forecast: whoever reads on must know it first.
pub(crate) fn alarm(report: &ComparisonReport<'_>) -> Option<String> {
    let alarm = actuals::words::alarm(report.actuals?, &report.comparison.proposed().findings)?;
    Some(format!("{alarm}{}", super::watch::by_chance(report)))
}

/// By how much the caseload differs, as levels and as a difference within futures.
fn level(report: &ComparisonReport<'_>) -> Option<String> {
    let (comparison, measure) = (report.comparison, Measure::AverageCaseload);
    let at = |option: &OptionFindings| option.findings.council(measure)?.get(comparison.record).copied().flatten();
    let (own, other) = (at(comparison.proposed())?, at(comparison.reference())?);
    let (option, reference) = (&comparison.proposed().label, &comparison.reference().label);
    let difference = terminal::proposed(report, measure)?;
    let band = &difference.band;
    let levels = [own, other].map(|band| table::level(report, measure, band.p50));
    let told = words::amount(measure, band.p50, band.mc_error);
    let apart = apart(&levels, &told, |difference| words::amount(measure, difference, band.mc_error));
    let odds = words::odds(option, &difference).map_or_else(String::new, |said| format!(" {said}"));
    Some(format!(
        "With {option} a social worker who holds cases would hold {} children on {} in the middle future, with {reference} {}; in one and the same future it is {} in the middle and {} in 8 in 10 futures{apart}.{odds}",
        levels[0],
        super::table_date(report),
        levels[1],
        words::middle(measure, band.p50, band.mc_error),
        words::range(measure, band.p10, band.p90, band.mc_error),
    ))
}

/// Why a difference is not that of the two levels beside it, as both are printed: the middle of differences need not be the difference
/// of middles. Nothing where a reader who takes one from the other finds what is told.
fn apart(levels: &[String; 2], told: &str, amount: impl Fn(f64) -> String) -> String {
    let [Ok(own), Ok(other)] = levels.each_ref().map(|level| level.replace(',', "").parse::<f64>()) else {
        return String::new();
    };
    if amount(own - other) == told {
        return String::new();
    }
    let [more, less] = if own > other { [&levels[0], &levels[1]] } else { [&levels[1], &levels[0]] };
    format!(" (taken future by future, so that it need not be {more} less {less})")
}

/// What the case stands or falls by: the promise on the council's caseload, else the first made of the whole council.
pub(super) fn foremost(proposed: &OptionFindings) -> Option<&Promise> {
    let council = || proposed.promises.iter().filter(|promise| promise.series.team == "all");
    council().find(|promise| promise.series.measure == Measure::AverageCaseload).or(council().next())
}

/// How surely the promise on the caseload, or the first of any, is kept.
fn surely(report: &ComparisonReport<'_>) -> Option<String> {
    let promise = foremost(report.comparison.proposed())?;
    targets(report, promise, &format!(" for {}", in_sentence(promise.series.measure.about().label)))
}

/// The same of whatever else is promised of the whole council, on its last day: first what the option keeps less often than the
/// reference, which a lower caseload must not hide.
fn others(report: &ComparisonReport<'_>) -> Option<String> {
    let proposed = report.comparison.proposed();
    let foremost = foremost(proposed).map(|promise| &promise.target);
    let council = proposed.promises.iter().filter(|promise| promise.series.team == "all");
    let mut others: Vec<&Promise> = council.filter(|promise| Some(&promise.target) != foremost).collect();
    others.sort_by_key(|promise| !is_less_often_kept(report, promise));
    let told = others.iter().take(MOST).filter_map(|promise| {
        let last = promise.dates.len().checked_sub(1)?;
        kept(report, promise, (last, &format!(" for {}", in_sentence(promise.series.measure.about().label))))
    });
    let mut said: Vec<String> = told.collect();
    match others.len().saturating_sub(MOST) {
        0 => {}
        1 => said.push("1 more target of the council stands in section 12.".into()),
        more => said.push(format!("{more} more targets of the council stand in section 12.")),
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// Whether the proposed option keeps a promise on its last day less often than the reference.
fn is_less_often_kept(report: &ComparisonReport<'_>, promise: &Promise) -> bool {
    let other = report.comparison.reference().promises.iter().find(|other| other.target == promise.target);
    let meeting = |promise: &Promise| promise.dates.last()?.meeting;
    meeting(promise).zip(other.and_then(meeting)).is_some_and(|(own, other)| own < other)
}

/// In how many futures a promise is kept on the day that the head speaks of, and then on the last day promised.
pub(super) fn targets(report: &ComparisonReport<'_>, promise: &Promise, whose: &str) -> Option<String> {
    let day = report.date()?;
    let last = promise.dates.len().checked_sub(1)?;
    let today = promise.dates.iter().position(|dated| dated.date == day);
    let told = today.into_iter().chain((today != Some(last)).then_some(last));
    let said: Vec<String> = told.filter_map(|place| kept(report, promise, (place, whose))).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn kept(report: &ComparisonReport<'_>, promise: &Promise, (place, whose): (usize, &str)) -> Option<String> {
    let comparison = report.comparison;
    let dated: &Dated = promise.dates.get(place)?;
    let reference = comparison.reference().promises.iter().find(|other| other.target == promise.target);
    let beside = reference.and_then(|other| other.dates.get(place)?.meeting);
    let way = if promise.at_most { "at most" } else { "at least" };
    // The sentence before it is of the day of the tables: two days in one breath are read as one.
    let elsewhen = |later: &str| format!("On {later} day than {}, the", super::table_date(report));
    let the = match report.date()?.cmp(&dated.date) {
        Ordering::Less => elsewhen("a later"),
        Ordering::Greater => elsewhen("an earlier"),
        Ordering::Equal => "The".into(),
    };
    Some(format!(
        "{the} target{whose} ({way} {} by {}{}) is met in {}{}.",
        message::level(promise.series.measure, dated.value),
        days::long(dated.date),
        unadopted(report, &promise.target),
        figures::chance(dated.meeting?, dated.futures, comparison.proposed().findings.replications),
        beside.map_or_else(String::new, |share| format!(
            ", with {} in {}",
            comparison.reference().label,
            figures::in_100(share)
        )),
    ))
}

/// "; illustrative: nobody has adopted it" within the brackets of a target of that kind.
fn unadopted(report: &ComparisonReport<'_>, target: &str) -> String {
    let is_one = message::is_illustrative(report.proposed().council, target);
    if is_one { format!("; {}", SetBy::Illustrative.in_full()) } else { String::new() }
}

/// What it costs more, or less, over the whole period: by the mean, as in every table of money.
pub(crate) fn cost(report: &ComparisonReport<'_>) -> Option<String> {
    let proposed = report.comparison.proposed();
    let period = &report.council().period;
    let whole = format!("from {} to {}", days::month(period.start), days::month(period.end));
    Some(costs(&proposed.label, &report.comparison.reference().label, &whole, proposed.net.as_ref()?))
}

fn costs(option: &str, reference: &str, whole: &str, band: &Band) -> String {
    let column = words::Column::of(std::iter::once(band));
    let how = match column.more(band, band.mean) {
        Some(more) => format!("costs {more} than {reference} {whole} on average"),
        None => format!("costs no more and no less than {reference} {whole} on average, to the digits that are known"),
    };
    let spread = column.more_in_8_in_10(band);
    format!("{option} {how}{}.", spread.map_or_else(String::new, |said| format!("; in 8 in 10 futures {said}")))
}

/// What else changes for children: who waits, how often their worker changes, and who comes back.
fn besides(report: &ComparisonReport<'_>) -> Vec<String> {
    let comparison = report.comparison;
    let (option, reference) = (&comparison.proposed().label, &comparison.reference().label);
    let said = HARMS.into_iter().filter_map(|measure| {
        let difference = terminal::proposed(report, measure).filter(|found| found.share_same < MOSTLY_SAME)?;
        Some(words::sentence(measure, report.date()?, option, reference, &difference))
    });
    said.collect()
}

/// The name of a measure where a sentence goes on.
pub(super) fn in_sentence(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_of_another_day_than_that_of_the_tables_says_so() {
        let mut played = crate::report::compare::sample::played();
        let said = surely(&played.report()).expect("a promise");
        assert!(said.starts_with("On an earlier day than 31 March 2025, the target for "), "{said}");
        let dates = &played.comparison.options[0].findings.dates;
        let record = dates.iter().position(|date| *date == jiff::civil::date(2024, 9, 30)).expect("a record");
        played.comparison.record = record;
        let said = surely(&played.report()).expect("a promise");
        assert!(said.starts_with("The target for ") && said.contains(" by 30 September 2024) is met in "), "{said}");
        assert_eq!(said.matches(" is met in ").count(), 1, "{said}");
    }

    #[test]
    fn every_target_of_the_council_is_told_and_first_what_the_option_keeps_less_often() {
        let mut played = crate::report::compare::sample::played();
        assert_eq!(others(&played.report()), None);
        let measures = [Measure::ChildrenUnallocated, Measure::AssessmentsInTime];
        for (place, shares) in [[0.5, 0.4], [0.3, 0.4]].into_iter().enumerate() {
            for option in &mut played.comparison.options {
                let mut promise = option.promises[0].clone();
                promise.target = format!("another-{place}");
                (promise.series.measure, promise.at_most) = (measures[place], place == 0);
                let own = shares[usize::from(option.name == "as-it-is")];
                promise.dates.iter_mut().for_each(|dated| (dated.value, dated.meeting) = (75.0, Some(own)));
                option.promises.push(promise);
            }
        }
        let said = others(&played.report()).expect("two more promises");
        let (worse, better) =
            (said.find("assessments within the time limit (at least 75% by "), said.find(" (at most 75 by "));
        assert!(worse.is_some() && worse < better, "{said}");
        assert!(said.contains(") is met in 30 in 100 futures, with A. As it is in 40 in 100."), "{said}");
        assert!(sentences(&played.report()).contains(&said), "the head tells it");
        for place in 2..4 {
            let mut more = played.comparison.options[1].promises[1].clone();
            more.target = format!("another-{place}");
            played.comparison.options[1].promises.push(more);
        }
        assert!(
            others(&played.report())
                .is_some_and(|said| said.ends_with("1 more target of the council stands in section 12."))
        );
    }

    #[test]
    fn the_target_of_the_day_of_the_tables_is_told_before_a_later_one() {
        let mut played = crate::report::compare::sample::played();
        let dates = &played.comparison.options[0].findings.dates;
        let record = dates.iter().position(|date| *date == jiff::civil::date(2023, 12, 31)).expect("a record");
        played.comparison.record = record;
        let said = surely(&played.report()).expect("a promise");
        assert!(
            said.starts_with("The target for ") && said.contains("(at most 13 by 31 December 2023) is met"),
            "{said}"
        );
        assert!(said.contains(". On a later day than 31 December 2023, the target for "), "{said}");
        assert!(said.contains("(at most 11 by 30 September 2024) is met in "), "{said}");
    }

    #[test]
    fn a_difference_that_is_not_that_of_its_levels_says_why() {
        let said = |levels: [&str; 2], told: &str| {
            let amount = |difference: f64| words::amount(Measure::AverageCaseload, difference, 0.05);
            apart(&levels.map(str::to_owned), told, amount)
        };
        assert_eq!(
            said(["14.0", "17.8"], "4.1 fewer"),
            " (taken future by future, so that it need not be 17.8 less 14.0)"
        );
        assert_eq!(said(["14.0", "17.8"], "3.8 fewer"), "");
        assert_eq!(said(["14.0", "14.0"], "no different"), "");
    }

    #[test]
    fn nobody_reads_that_something_costs_nought_more() {
        let said = |[p10, mean, p90]: [f64; 3]| {
            let band = Band { mean, p10, p25: p10, p50: mean, p75: p90, p90, mc_error: 200_000.0, futures: 80 };
            costs("C", "A", "from Sep 2025 to Mar 2029", &band)
        };
        assert_eq!(
            said([-2.6e6, 20_000.0, 2e6]),
            "C costs no more and no less than A from Sep 2025 to Mar 2029 on average, to the digits that are known; in 8 in 10 futures £2.6m less to £2.0m more."
        );
        assert_eq!(
            said([1.9e6, 2.9e6, 3.6e6]),
            "C costs £2.9m more than A from Sep 2025 to Mar 2029 on average; in 8 in 10 futures £1.9m to £3.6m more."
        );
        assert_eq!(
            said([0.0; 3]),
            "C costs no more and no less than A from Sep 2025 to Mar 2029 on average, to the digits that are known."
        );
    }
}
