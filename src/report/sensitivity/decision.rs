//! What was found, in sentences: what moves the answer, what is chance, how options are weighed, and what to find out first.

use super::{SensitivityReport, count, fails, levels, words};
use crate::experiment::sensitivity::decision::{Gain, Rule};
use crate::experiment::sensitivity::global::Factor;
use crate::experiment::sensitivity::outcome::Outcome;
use crate::experiment::sensitivity::share::Share;
use crate::experiment::sensitivity::warning::Warning;
use crate::foundations::statistics::EITHER_SIDE;
use crate::report::compare::words::pounds;
use crate::report::{days, figures};

/// How often a sign must rank a future that misses the target above one that keeps it to be said to tell well.
const TELLING: f64 = 0.8;

/// What the head of the page says, the last sentence being which figure to find out first.
pub(crate) fn sentences(report: &SensitivityReport<'_>) -> Vec<String> {
    let mut said = vec![moves(report)];
    said.extend(levels::told(report));
    said.extend(together(report));
    said.extend(weighed(report));
    said.extend(best(report));
    said.push(find_out(report));
    said
}

/// Which figure moves the answer most by itself.
fn moves(report: &SensitivityReport<'_>) -> String {
    let (found, outcome) = (report.found, report.found.outcome);
    let at = outcome.place();
    let name = words::outcome(report, outcome);
    let middle = found.one_at_a_time.middle[at].map(|it| words::level(outcome, &it)).unwrap_or_default();
    let number = found.inputs.len();
    let place = if report.against().is_some() { "in either option" } else { "in the scenario" };
    let figures = if number == 1 {
        format!("Of the one figure with a range {place}")
    } else {
        format!("Of the {number} figures with a range {place}")
    };
    let Some((input, alone)) = found.furthest(outcome) else {
        return format!(
            "{figures}, none moves {name} (in the middle {middle}) by more than chance would, each by itself from its low to its high."
        );
    };
    let (bar, of) = (&found.one_at_a_time.bars[input], &found.inputs[input]);
    let end = |estimate: Option<crate::experiment::sensitivity::outcome::Estimate>| {
        estimate.map_or_else(|| "no figure".into(), |it| words::change(outcome, &it))
    };
    format!(
        "{figures}, {} {}: with every figure at its middle it is {middle}; {} at {}, {} at {}.",
        words::quoted(report, input),
        if alone {
            format!("moves {name} most by itself")
        } else {
            format!("is among those that move {name} most by themselves")
        },
        end(bar.low[at]),
        words::value(of.low),
        end(bar.high[at]),
        words::value(of.high),
    )
}

/// What is chance, and what makes most of the rest with all its interactions.
fn together(report: &SensitivityReport<'_>) -> Option<String> {
    let (found, outcome) = (report.found, report.found.outcome);
    let name = words::outcome(report, outcome);
    found.index(outcome, Factor::Chance)?;
    let Some((largest, chance)) = largest(report).zip(found.told_index(outcome, Factor::Chance)) else {
        return Some(format!(
            "What share of the variance of {name} each figure makes, and chance, cannot be told from so few futures: {} points at which everything moves.",
            count(found.global.rows)
        ));
    };
    Some(format!(
        "With everything moving at once, and interactions counted, {} makes {} of the variance of {name}, and chance, which no finding out removes, {}.",
        words::quoted(report, largest.0),
        words::share(&largest.1),
        words::share(&chance.total),
    ))
}

/// The figure that makes the largest share of the variance with its interactions, of those whose share is told.
fn largest(report: &SensitivityReport<'_>) -> Option<(usize, Share)> {
    let (found, outcome) = (report.found, report.found.outcome);
    let shares = found.leading.iter();
    let shares = shares.filter_map(|input| Some((*input, found.told_index(outcome, Factor::Input(*input))?.total)));
    shares.max_by(|one, other| one.1.value.total_cmp(&other.1.value))
}

/// What a gain is.
pub(super) fn gain(rule: &Rule) -> &'static str {
    match rule.gain {
        Gain::Promise => "keeping the target",
        Gain::Child => "one child fewer in the average caseload on the day of the tables",
    }
}

/// The rule by which options are weighed.
pub(crate) fn weighed(report: &SensitivityReport<'_>) -> Option<String> {
    let rule = report.found.rule.as_ref()?;
    let (label, against) = (report.label(), report.against()?);
    let least = match rule.least {
        Some(least) if least > 0.0 => format!(
            "{label} is worth its cost against {against} where {} is worth at least {}",
            gain(rule),
            pounds(least, least / 50.0)
        ),
        Some(_) => format!("{label} gains on {against} and costs no more"),
        None => format!("{label} gains nothing on {against} here, whatever {} is worth", gain(rule)),
    };
    let how = if rule.stated {
        format!("as asked, {} is taken", pounds(rule.pounds, rule.pounds / 50.0))
    } else {
        "nobody has said what it is worth, so options are not ranked by it".to_owned()
    };
    Some(format!("Options are weighed by net cost and {}: {least}; {how}.", gain(rule)))
}

/// What is taken for the worth of a gain that nobody has said, and what of itself follows from that; nothing where it was said.
pub(crate) fn taken(report: &SensitivityReport<'_>) -> Option<String> {
    let rule = report.found.rule.as_ref().filter(|rule| !rule.stated)?;
    let (label, against) = (report.label(), report.against()?);
    let what = match rule.least {
        Some(least) if least > 0.0 => {
            format!("twice the least is taken, which of itself makes {label} worth more than {against} on average")
        }
        _ => "as many pounds are taken as the two differ in cost".to_owned(),
    };
    Some(format!("Nobody has said what {} is worth: {what}.", gain(rule)))
}

/// Which figure to find out first.
fn find_out(report: &SensitivityReport<'_>) -> String {
    let found = report.found;
    if let Some((input, known)) = found.find_out_first() {
        return format!(
            "Find out {} first: choosing with it known would be worth {} on average, give or take {} (95 in 100, from {} futures{}), and the choice would be wrong in {} futures in place of {} in 100.",
            words::quoted(report, input),
            pounds(known.pounds.mean, known.pounds.error),
            pounds(EITHER_SIDE * known.pounds.error, known.pounds.error),
            count(found.sizes.ensemble),
            found.rule.filter(|rule| !rule.stated).map_or("", in_brackets),
            figures::shown(known.wrong_with, 0),
            figures::shown(known.wrong_without, 0),
        );
    }
    let outcome = found.outcome;
    let most = largest(report).map(|(input, _)| input).or_else(|| found.leading.first().copied());
    let name = most.map_or_else(String::new, |input| words::quoted(report, input));
    let choice = match &found.information {
        None => "",
        Some(worth) if worth.is_worth_nothing() => {
            "Finding out everything that is not known is not shown to make the choice any better, so no one figure is shown to be worth finding out for the sake of the choice. "
        }
        Some(_) => "No one figure, known beforehand, would be shown to change which option is chosen. ",
    };
    if name.is_empty() {
        return format!("{choice}No figure moves the answer, so none needs finding out first.");
    }
    format!("{choice}To know {} itself better, find out {name} first.", words::outcome(report, outcome))
}

/// What a worth in pounds rests on where nobody has said what a gain is worth.
fn in_brackets(rule: Rule) -> &'static str {
    match (rule.gain, rule.least) {
        (Gain::Promise, Some(least)) if least > 0.0 => "; keeping the target is taken to be worth twice the least",
        (Gain::Child, Some(least)) if least > 0.0 => "; one child fewer is taken to be worth twice the least",
        _ => "; a gain is taken to be worth what the two differ in cost",
    }
}

/// Which option is worth most by the rule, and how often the one asked about is not; nothing where the worth that was taken makes
/// it so.
fn best(report: &SensitivityReport<'_>) -> Option<String> {
    let found = report.found.information.as_ref().filter(|_| report.ranks())?;
    let name = |option: usize| report.options[option].label.as_str();
    Some(format!(
        "By this rule {} is worth most on average{}; {} is not the best of the {} in {} of 100 futures.",
        name(found.best),
        if found.best == report.option { "" } else { ", and not the option asked about" },
        name(report.option),
        report.options.len(),
        figures::shown(found.wrong_as_asked, 0),
    ))
}

/// What knowing is worth, in sentences.
pub(crate) fn information(report: &SensitivityReport<'_>) -> Vec<String> {
    let Some(found) = &report.found.information else {
        return vec![nothing_to_weigh(report)];
    };
    let mut said: Vec<String> = taken(report).into_iter().collect();
    let everything = &found.everything.pounds;
    said.push(format!(
        "If everything were known, chance too, choosing would bring {} more: no knowledge can be worth more than that.",
        pounds(everything.mean, everything.error)
    ));
    said.push(match &found.doubts {
        None => "There are too few futures to say what finding out all that is not known would bring, or any part of it.".to_owned(),
        Some(doubts) if doubts.is_worth_something() => {
            format!(
                "If all that is not known were found out and chance remained, it would bring at least {}, and the choice would be wrong in {} futures in place of {} in 100.",
                pounds(doubts.pounds.mean, doubts.pounds.error),
                figures::shown(doubts.wrong_with, 0),
                figures::shown(doubts.wrong_without, 0)
            )
        }
        Some(_) => "Whether finding out all that is not known would bring anything cannot be told from so many futures; what one figure of it would bring, still less.".to_owned(),
    });
    said.extend(of_one(report));
    said
}

/// Why there is no table of what each figure would be worth, though all of them together are worth something.
fn of_one(report: &SensitivityReport<'_>) -> Option<String> {
    let found = report.found;
    let is_told = found.information.as_ref()?.doubts.is_some_and(|all| all.is_worth_something());
    if !is_told || found.find_out_first().is_some() {
        return None;
    }
    Some(if found.has_futures_enough() {
        "No one figure by itself is shown to be worth finding out.".to_owned()
    } else {
        format!(
            "With fewer futures ({}) than figures that are not known ({}) some figures would seem worth much by chance alone, so what each is worth is not told.",
            count(found.sizes.ensemble),
            count(found.inputs.len() as u32)
        )
    })
}

fn nothing_to_weigh(report: &SensitivityReport<'_>) -> String {
    let why = if report.reference.is_none() {
        "there is nothing to compare with: name an options file, or a scenario with changes"
    } else if report.found.shown[Outcome::Cost.place()].is_none() {
        "no cost is reported: the file has no [pay]"
    } else {
        "neither a target nor a caseload has a figure in every future"
    };
    format!("What knowing is worth cannot be said, since {why}.")
}

/// What an analyst may ask beside what was asked, and with which option of the command: it stands where commands stand, and not in what a
/// board reads.
pub(crate) fn typed(report: &SensitivityReport<'_>) -> Vec<(String, &'static str)> {
    let unstated = report.found.rule.as_ref().filter(|rule| !rule.stated);
    let unstated = unstated.map(|rule| (format!("what {} is worth, in pounds", gain(rule)), "--worth POUNDS"));
    let corner = report.found.corner.as_ref();
    let (what, futures) = ("where the plan fails, which takes more futures".to_owned(), report.found.sizes.ensemble);
    let few = match corner {
        None => Some((what, "--replications 200")),
        Some(corner) if corner.bounds.is_empty() && futures < fails::MANY => Some((what, fails::MORE)),
        Some(_) => None,
    };
    unstated.into_iter().chain(few).collect()
}

/// Whether the taper has to stop.
pub(crate) fn taper(report: &SensitivityReport<'_>) -> Option<String> {
    let last = report.found.taper.last()?;
    Some(format!(
        "A taper stops at the first of its dates on which the target’s measure lies beyond what is promised last. By {} it would have had to stop in {}; without a taper the same would be seen in {}.",
        days::long(last.date),
        figures::futures_in_100(last.stopped.share()),
        figures::futures_in_100(last.without.share()),
    ))
}

/// The earliest sign that tells well; none where none does.
pub(super) fn earliest<'a>(report: &SensitivityReport<'a>) -> Option<&'a Warning> {
    report.found.warnings.iter().find(|sign| sign.ranks >= TELLING)
}

/// What will be watched.
pub(crate) fn warning(report: &SensitivityReport<'_>) -> String {
    let found = report.found;
    let best =
        earliest(report).or_else(|| found.warnings.iter().max_by(|one, other| one.ranks.total_cmp(&other.ranks)));
    let Some(best) = best else {
        return match &found.goal {
            None => "There is no target, so there is nothing to be warned of.".into(),
            Some(_) => "No early sign can be judged: nearly every future keeps the target, or nearly every one misses it, or there are too few futures.".into(),
        };
    };
    let day = days::long(found.dates[best.record]);
    format!(
        "{} is {} {} {} by {day}: it shows in {} of 100 futures that will miss the target and in {} of 100 that will keep it. The value was chosen on every other future and the shares are of the rest; which sign tells best was chosen on all of them, so that the best flatter a little.",
        if best.ranks >= TELLING { "The earliest sign that tells well" } else { "The sign that tells best" },
        words::watched(best.measure).to_lowercase(),
        if best.above { "above" } else { "below" },
        words::threshold(best.measure, best.threshold),
        figures::shown(best.hit, 0),
        figures::shown(best.false_alarm, 0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::sensitivity::information::{Information, Known};
    use crate::experiment::sensitivity::outcome::Estimate;
    use crate::report::sensitivity::sample;

    #[test]
    fn no_figure_is_to_be_found_out_where_all_together_are_worth_nothing_that_is_told() {
        let mut asked = sample::asked();
        let known = |mean: f64, error: f64| Known {
            pounds: Estimate { mean, error, futures: 100 },
            wrong_without: 82.0,
            wrong_with: 69.0,
        };
        let mut advice = |all: Known| {
            asked.found.information = Some(Information {
                best: 0,
                wrong_as_asked: 40.0,
                everything: known(2e6, 1e5),
                doubts: Some(all),
                inputs: vec![Some(known(700_000.0, 200_000.0))],
            });
            (find_out(&asked.report()), information(&asked.report()).join(" "))
        };
        let (first, all) = advice(known(900_000.0, 400_000.0));
        assert!(
            !first.contains(" first: choosing") && all.contains("cannot be told from so many futures"),
            "{first} {all}"
        );
        assert!(!format!("{first} {all}").contains("nought"), "words that nobody at a meeting uses: {first} {all}");
        assert!(first.contains("no one figure is shown to be worth finding out"), "{first}");
        let (first, all) = advice(known(900_000.0, 100_000.0));
        assert!(first.contains(" first: choosing") && first.contains("give or take £400k"), "{first}");
        assert!(all.contains("it would bring at least"), "{all}");
    }
}
