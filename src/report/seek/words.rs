//! What was found, in sentences.

use super::SeekReport;
use crate::experiment::seek::verdict::Chance;
use crate::experiment::seek::{Method, Tried};
use crate::model::measure::Measure;
use crate::report::compare::words::pounds;
use crate::report::explain::called;
use crate::report::{days, escape, figures};

/// What a lever is called: by its first address, and how many move with it.
pub(crate) fn lever(report: &SeekReport<'_>, place: usize) -> String {
    let addresses = &report.problem.levers[place].addresses;
    let name = addresses.first().map_or_else(String::new, |address| called(&report.scenario.root, address));
    match addresses.len() {
        0 | 1 => name,
        2 => format!("{name} (and one that moves with it)"),
        more => format!("{name} (and {} that move with it)", more - 1),
    }
}

/// Where a lever stands in the file, as it is typed after `--change`.
pub(crate) fn typed(report: &SeekReport<'_>, place: usize) -> String {
    report.problem.levers[place].addresses.join("+")
}

/// What a lever is set to at a point.
pub(crate) fn setting(report: &SeekReport<'_>, tried: &Tried, place: usize) -> String {
    use crate::experiment::seek::lever::Setting;
    match report.problem.levers[place].settings.get(tried.point[place]) {
        Some(Setting::Number(number)) => figures::written(*number),
        Some(Setting::Day(day)) => days::short(*day),
        None => String::new(),
    }
}

/// "“Posts …” at 12; “Campaign …” at 20".
pub(crate) fn point(report: &SeekReport<'_>, tried: &Tried) -> String {
    let levers = 0..report.problem.levers.len();
    levers
        .map(|place| format!("“{}” at {}", lever(report, place), setting(report, tried, place)))
        .collect::<Vec<_>>()
        .join("; ")
}

/// "82 in 100 (79 to 85)".
pub(crate) fn chance(chance: Chance) -> String {
    let (low, high) = chance.interval();
    let number = |share: f64| figures::shown(100.0 * share, 0);
    format!("{} in 100 ({} to {})", number(chance.share()), number(low), number(high))
}

fn is_asked(report: &SeekReport<'_>, level: f64) -> bool {
    (level - report.problem.percent).abs() < 1e-9
}

/// What stands beside what a chance takes by its share of futures, and why: where no test bears out the chance that is asked
/// for, so that the row says no more than the sentences do, and where what holds the share holds the chance wanted too.
pub(crate) fn doubt(report: &SeekReport<'_>, level: f64, tried: &Tried) -> Option<String> {
    let shown = report.found.answer.as_ref().is_some_and(|answer| answer.tried.point == tried.point);
    unsure(level, tried.chance, is_asked(report, level).then_some(shown))
}

/// The same of a chance; of the one that is asked for it is known whether a test bears it out.
fn unsure(level: f64, chance: Chance, shown: Option<bool>) -> Option<String> {
    let (low, high) = chance.interval();
    let why = match shown {
        Some(true) => return None,
        _ if (low..=high).contains(&(level / 100.0)) => format!("the brackets hold {}", figures::written(level)),
        Some(false) => "no test bears it out".to_owned(),
        None => return None,
    };
    Some(format!("too few futures to be sure: {why}"))
}

/// A row of what each chance takes: its name, the chance and what reaches it. From where on nothing does is said once.
pub(crate) fn frontier<'a>(report: &SeekReport<'a>) -> Vec<(String, f64, Option<&'a Tried>)> {
    let all = &report.found.frontier;
    let reached = all.iter().rposition(|(_, tried)| tried.is_some()).map_or(0, |last| last + 1);
    let row = |(place, (level, tried)): (usize, &'a (f64, Option<Tried>))| {
        let more = if place == reached && place + 1 < all.len() { " or more" } else { "" };
        (format!("{} in 100{more}", figures::written(*level)), *level, tried.as_ref())
    };
    all.iter().enumerate().take(reached + 1).map(row).collect()
}

/// What it costs more than the smallest change.
pub(crate) fn cost(tried: &Tried) -> Option<String> {
    let cost = tried.cost?;
    Some(pounds(cost.mean, cost.error.max(cost.mean.abs() / 500.0)))
}

/// The promise: "average caseload at most 15 by 30 September 2020".
pub(crate) fn promise(report: &SeekReport<'_>) -> String {
    let goal = &report.problem.goal;
    let label = Measure::named(&goal.target.measure).map_or("", |it| it.about().label);
    let way = if goal.target.at_most.is_some() { "at most" } else { "at least" };
    format!("{} {way} {} by {}", escape::line(label), figures::written(goal.value), days::long(goal.date))
}

/// A label as it stands within a sentence: its first letter is small, where the word is not one of capitals.
pub(crate) fn within(label: &str) -> String {
    let mut letters = label.chars();
    let (first, second) = (letters.next(), label.chars().nth(1));
    match first {
        Some(first) if second.is_some_and(char::is_lowercase) => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

/// The answer, how sure it is, and how it was looked for.
pub(crate) fn sentences(report: &SeekReport<'_>) -> Vec<String> {
    let (found, problem) = (report.found, report.problem);
    let wanted = figures::written(problem.percent);
    let asked = format!("{} in {wanted} of 100 futures", within(&promise(report)));
    let mut said = Vec::new();
    match &found.answer {
        Some(answer) if answer.tried.point.iter().all(|step| *step == 0) => said.push(format!(
            "Nothing more is needed for {asked}: at the smallest change asked about ({}) the chance is {}.",
            point(report, &answer.tried),
            chance(answer.tried.chance)
        )),
        Some(answer) => {
            let money = cost(&answer.tried)
                .map_or_else(String::new, |cost| format!(", at {cost} more than the smallest change"));
            said.push(format!(
                "Enough for {asked}: {}{money}. The chance is {}; on {} futures that the search had not seen it is {}.",
                point(report, &answer.tried),
                chance(answer.tried.chance),
                figures::shown(f64::from(answer.afresh.futures), 0),
                chance(answer.afresh)
            ));
            if answer.least.point != answer.tried.point {
                said.push(format!(
                    "So few futures do not tell whether less would do: {} cannot be ruled out ({}).",
                    point(report, &answer.least),
                    chance(answer.least.chance)
                ));
            }
        }
        None => said.push(nothing(report, &asked)),
    }
    if found.answer.is_none() {
        said.push("Every trial was on the same futures.".into());
        return said;
    }
    said.push(match found.method {
        Method::Monotone if problem.levers.len() == 1 => "Going further was not seen to make it worse, so the answer was found by bisection, every trial on the same futures; that it reaches the chance is wrong at most 5 times in 100.".into(),
        Method::Monotone => "Going further on any of these was not seen to make it worse, so every trial ruled out all that went less far or cost more; that the answer reaches the chance is wrong at most 5 times in 100.".into(),
        Method::Race => "Going further makes it worse in places, so every value was raced, cheapest first, and the first that was shown to reach the chance taken; each had to show it more clearly the more were raced, so that the answer still falls short at most 5 times in 100.".into(),
    });
    said
}

fn nothing(report: &SeekReport<'_>, asked: &str) -> String {
    let found = report.found;
    let of_share = found.frontier.iter().find(|(level, _)| is_asked(report, *level));
    let said = match of_share.and_then(|(_, tried)| tried.as_ref()) {
        // The row of the table that says so, in the same words.
        Some(tried) => format!(
            " By the share of futures {} would reach it, {}; but {} futures are too few to be sure. More of them would tell.",
            point(report, tried),
            chance(tried.chance),
            figures::shown(f64::from(tried.chance.futures), 0)
        ),
        None => {
            let best = found.tried.iter().max_by(|one, other| one.chance.share().total_cmp(&other.chance.share()));
            best.map_or_else(String::new, |best| {
                format!(
                    " The best that was tried is {}, with a chance of {}.",
                    point(report, best),
                    chance(best.chance)
                )
            })
        }
    };
    let within =
        if report.problem.budget.is_some() { "within these bounds and this budget" } else { "within these bounds" };
    format!("Nothing {within} is shown to be enough for {asked}.{said}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_whose_range_holds_the_chance_wanted_is_marked_with_the_reason() {
        let chance = Chance { kept: 72, futures: 100 };
        let said = |level, shown| unsure(level, chance, shown).unwrap_or_default();
        assert_eq!(said(70.0, Some(false)), "too few futures to be sure: the brackets hold 70");
        assert_eq!(said(70.0, None), "too few futures to be sure: the brackets hold 70");
        assert_eq!(said(60.0, None), "", "63 to 80 lies above it");
        assert_eq!(said(60.0, Some(false)), "too few futures to be sure: no test bears it out");
        assert_eq!(said(70.0, Some(true)), "", "a test bears it out");
    }
}
