//! The answer in sentences: what is enough, what the budget allows, where the plan stands, and how it was looked for.

use super::SeekReport;
use super::words::{self, against, at_a_cost, briefly, chance, point, told};
use crate::experiment::seek::{Answer, Method, Tried};
use crate::experiment::sensitivity::outcome::Estimate;
use crate::report::compare::words::pounds;
use crate::report::figures;

/// The answer, how sure it is, and how it was looked for.
pub(crate) fn sentences(report: &SeekReport<'_>) -> Vec<String> {
    let (found, problem) = (report.found, report.problem);
    let wanted = figures::written(problem.percent);
    let asked = format!("{} in {wanted} of 100 futures", words::within(&words::promise(report)));
    let mut said = Vec::new();
    match &found.answer {
        Some(answer) if answer.tried.point.iter().all(|step| *step == 0) => said.push(format!(
            "Nothing more is needed for {asked}: at the smallest change asked about ({}) the chance is {}.",
            point(report, &answer.tried),
            chance(report, answer.tried.chance)
        )),
        Some(answer) => {
            let money = at_a_cost(report, &answer.tried);
            said.push(format!(
                "Enough for {asked}: {}{money}. The chance is {}; on {} futures that the search had not seen it is {}.",
                point(report, &answer.tried),
                chance(report, answer.tried.chance),
                figures::shown(f64::from(answer.afresh.futures), 0),
                chance(report, answer.afresh)
            ));
            said.extend(less(report, answer));
        }
        None => said.push(nothing(report, &asked)),
    }
    said.extend(budget(report));
    said.extend(as_planned(report));
    said.push(how(report).to_owned());
    said
}

/// How the answer was looked for, and how often such a search is wrong.
fn how(report: &SeekReport<'_>) -> &'static str {
    match report.found.method {
        _ if report.found.answer.is_none() => "Every trial was on the same futures.",
        Method::Monotone if report.problem.levers.len() == 1 => {
            "Going further was not seen to make it worse, so the answer was found by bisection, every trial on the same futures. Of 100 such searches at most 5 would name an answer that falls short of the chance."
        }
        Method::Monotone => {
            "Going further on any of these was not seen to make it worse, so every trial ruled out all that went less far or cost more. Of 100 such searches at most 5 would name an answer that falls short of the chance."
        }
        Method::Race => {
            "Going further makes it worse in places, so every value was raced, cheapest first, and the first that was shown to reach the chance taken; each had to show it more clearly the more were raced. Of 100 such searches at most 5 would name an answer that falls short of the chance."
        }
    }
}

/// An amount that is not estimated.
fn amount(pounds_in_all: f64) -> String {
    pounds(pounds_in_all, pounds_in_all.abs() / 500.0)
}

/// What the budget counts against, and whether the plan keeps to it.
fn budget(report: &SeekReport<'_>) -> Option<String> {
    let (found, budget) = (report.found, report.problem.budget?);
    let near = point(report, &found.near);
    let counts = format!("The budget of {} counts against the smallest change asked about, {near}", amount(budget));
    let (Some(over), Some(plan)) = (found.near.over_plan, found.plan.as_ref()) else {
        return Some(format!("{counts}."));
    };
    // What may be spent against the plan, which other costs are told against.
    let room = over.mean + budget;
    let (way, stands) = if plan.is_within { ("more", "keeps to it") } else { ("less", "does not keep to it") };
    let room = told(Estimate { mean: room.abs(), ..over });
    Some(format!("{counts}: it allows {room} {way} than the plan today costs, so the plan {stands}."))
}

/// Where the plan stands, which every answer is held against.
fn as_planned(report: &SeekReport<'_>) -> Option<String> {
    let plan = report.found.plan.as_ref()?;
    Some(format!("The plan today, {}: the chance is {}.", briefly(report, plan), chance(report, plan.chance)))
}

/// Whether less would do: what was seen to reach the chance by its share of futures, and from where on nothing is ruled out.
fn less(report: &SeekReport<'_>, answer: &Answer) -> Option<String> {
    let seen = of_share(report).filter(|seen| seen.point != answer.tried.point);
    let least = Some(&answer.least).filter(|least| least.point != answer.tried.point);
    let named = |tried: &Tried| (briefly(report, tried), chance(report, tried.chance));
    less_in_words(seen.map(named), least.filter(|least| seen.is_none_or(|seen| seen.point != least.point)).map(named))
}

/// What was seen to reach the chance that is asked for.
fn of_share<'a>(report: &SeekReport<'a>) -> Option<&'a Tried> {
    let row = report.found.frontier.iter().find(|(level, _)| words::is_asked(report, *level));
    row.and_then(|(_, tried)| tried.as_ref())
}

/// The same of what is seen and what is the least that is not ruled out, each by its name and its chance.
fn less_in_words(seen: Option<(String, String)>, least: Option<(String, String)>) -> Option<String> {
    let why = "Less may do, which so few futures do not tell";
    let said = match (seen, least) {
        (None, None) => return None,
        (Some((seen, chance)), None) => format!("{seen} was seen to reach it, with {chance}, which is not shown"),
        (None, Some((least, chance))) => format!("{least} is not ruled out, with {chance}"),
        (Some((seen, of_seen)), Some((least, chance))) => format!(
            "{seen} was seen to reach it, with {of_seen}, which is not shown, and {least} is not ruled out, with {chance}"
        ),
    };
    Some(format!("{why}: {said}."))
}

fn nothing(report: &SeekReport<'_>, asked: &str) -> String {
    let (found, budget) = (report.found, report.problem.budget);
    let within = |tried: &&Tried| tried.is_within;
    let said = match of_share(report) {
        // The row of the table that says so, in the same words.
        Some(tried) => format!(
            " By the share of futures {} would reach it, {}; but {} futures are too few to be sure. More of them would tell.",
            point(report, tried),
            chance(report, tried.chance),
            figures::shown(f64::from(tried.chance.futures), 0)
        ),
        None => {
            let all = found.tried.iter().filter(within);
            let best = all.max_by(|one, other| one.chance.share().total_cmp(&other.chance.share()));
            let what = if budget.is_some() { "The best that was tried within it" } else { "The best that was tried" };
            best.map_or_else(String::new, |best| {
                format!(
                    " {what} is {}{}, with a chance of {}.",
                    point(report, best),
                    at_a_cost(report, best),
                    chance(report, best.chance)
                )
            })
        }
    };
    let beyond = beyond(report).unwrap_or_default();
    match budget {
        None => format!("Nothing within these bounds is shown to be enough for {asked}.{said}"),
        Some(budget) => format!(
            "Within {} over the smallest change nothing is shown to be enough for {asked}.{beyond}{said}",
            amount(budget)
        ),
    }
}

/// The cheapest of what was tried beyond the budget that would be enough, and by how much it is beyond.
fn beyond(report: &SeekReport<'_>) -> Option<String> {
    let (asked, budget) = (report.problem.percent / 100.0, report.problem.budget?);
    let pounds_of = |tried: &Tried| tried.cost.map_or(f64::INFINITY, |cost| cost.mean);
    let enough = report.found.tried.iter().filter(|tried| !tried.is_within && tried.chance.share() >= asked);
    let least = enough.min_by(|one, other| pounds_of(one).total_cmp(&pounds_of(other)))?;
    let sure = if least.chance.interval().0 >= asked { "would be" } else { "may be" };
    let over = least.cost.map(|cost| Estimate { mean: cost.mean - budget, ..cost }).filter(|over| over.mean > 0.0);
    let over = over.map_or_else(String::new, |over| format!(", at {} over that budget", told(over)));
    let money = least.over_plan.map_or_else(String::new, |_| {
        format!("{}{}", if over.is_empty() { "" } else { " and" }, at_a_cost(report, least).replacen(',', "", 1))
    });
    Some(format!(" Beyond it {} {sure}{over}{money}: {}.", point(report, least), chance(report, least.chance)))
}

/// The title of the chart: what is shown to be enough, and within what.
pub(crate) fn title(report: &SeekReport<'_>) -> String {
    let wanted = figures::written(report.problem.percent);
    let by = crate::report::days::brief(report.problem.goal.date);
    match (&report.found.answer, report.problem.budget) {
        (Some(answer), _) => {
            format!("{} is shown to be enough for {wanted} in 100 by {by}", briefly(report, &answer.tried))
        }
        (None, None) => format!("Nothing tried is shown to be enough for {wanted} in 100"),
        (None, Some(budget)) => {
            format!(
                "Within {} over the smallest change nothing is shown to be enough for {wanted} in 100",
                amount(budget)
            )
        }
    }
}

/// Where the budget ends on an axis of costs against what costs are told against [£].
pub(crate) fn budget_ends(report: &SeekReport<'_>) -> Option<f64> {
    let budget = report.problem.budget?;
    if against(report) == words::SMALLEST { Some(budget) } else { Some(budget + report.found.near.over_plan?.mean) }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn what_was_seen_is_told_from_what_is_shown() {
        let named = |name: &str| Some((name.to_owned(), "85 in 100 (74 to 92)".to_owned()));
        assert_eq!(less_in_words(None, None), None);
        let both = less_in_words(named("47.4 FTE"), named("41.4 FTE")).unwrap_or_default();
        assert!(both.contains("47.4 FTE was seen to reach it") && both.contains("41.4 FTE is not ruled out"), "{both}");
    }

    #[test]
    fn a_budget_says_what_it_counts_against_and_what_lies_beyond_it() {
        let sought = sample::beyond_the_budget();
        let said = sentences(&sought.report());
        let first = &said[0];
        assert!(
            first.starts_with("Within £3.00m over the smallest change nothing is shown to be enough for "),
            "{first}"
        );
        assert!(
            first.contains(" would be, at £1.27m over that budget and at £1.00m more than the plan today: 72 in 100"),
            "{first}"
        );
        assert!(
            first.contains("The best that was tried within it is ") && first.contains(", at £730k less than"),
            "{first}"
        );
        let budget = said.iter().find(|said| said.starts_with("The budget of £3.00m")).expect("a line of its own");
        assert!(
            budget.ends_with("it allows £270k less than the plan today costs, so the plan does not keep to it."),
            "{budget}"
        );
        assert!(title(&sought.report()).starts_with("Within £3.00m over the smallest change nothing is shown"));
        assert!(!said.concat().contains("that it reaches the chance is wrong"));
    }
}
