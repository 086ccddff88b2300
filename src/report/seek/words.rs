//! What was found, in sentences.

use super::SeekReport;
use crate::experiment::seek::lever::Setting;
use crate::experiment::seek::verdict::Chance;
use crate::experiment::seek::{Answer, Tried};
use crate::experiment::sensitivity::outcome::Estimate;
use crate::foundations::statistics::EITHER_SIDE;
use crate::model::measure::Measure;
use crate::report::compare::words::pounds;
use crate::report::explain::{called, unit};
use crate::report::figures::with_unit;
use crate::report::{days, escape, figures};

/// What a lever is called: by its first address, and by those that move with it.
pub(crate) fn lever(report: &SeekReport<'_>, place: usize) -> String {
    let addresses = &report.problem.levers[place].addresses;
    let names: Vec<String> = addresses.iter().map(|address| called(&report.scenario.root, address)).collect();
    match names.as_slice() {
        [] => String::new(),
        [name] => name.clone(),
        [name, others @ ..] => format!("{name}, moved together with {}", others.join(" and ")),
    }
}

/// Where a lever stands in the file, as it is typed after `--change`.
pub(crate) fn typed(report: &SeekReport<'_>, place: usize) -> String {
    report.problem.levers[place].addresses.join("+")
}

/// What a lever is at in the plan where that is no one value.
const AS_WRITTEN: &str = "as in the file";

/// What a lever is set to at a point.
pub(crate) fn setting(report: &SeekReport<'_>, tried: &Tried, place: usize) -> String {
    match report.problem.setting(&tried.point, place) {
        Some(Setting::Number(number)) => figures::written(number),
        Some(Setting::Day(day)) => days::short(day),
        None if tried.point.is_empty() => AS_WRITTEN.to_owned(),
        None => String::new(),
    }
}

/// The same with its unit, where the change was named before: "61.4 FTE"; of a mix the whole of it.
pub(crate) fn briefly(report: &SeekReport<'_>, tried: &Tried) -> String {
    let [lever] = report.problem.levers.as_slice() else { return point(report, tried) };
    let set = setting(report, tried, 0);
    let is_number = matches!(report.problem.setting(&tried.point, 0), Some(Setting::Number(_)));
    match lever.addresses.first() {
        Some(address) if is_number => with_unit(&set, &unit(&report.scenario.root, address)),
        _ => set,
    }
}

/// "“Posts …” at 12; “Campaign …” at 20".
pub(crate) fn point(report: &SeekReport<'_>, tried: &Tried) -> String {
    let levers = 0..report.problem.levers.len();
    levers
        .map(|place| (lever(report, place), setting(report, tried, place)))
        .map(|(name, set)| if set == AS_WRITTEN { format!("“{name}” {set}") } else { format!("“{name}” at {set}") })
        .collect::<Vec<_>>()
        .join("; ")
}

/// "82 in 100 (79 to 85)".
pub(crate) fn chance(report: &SeekReport<'_>, chance: Chance) -> String {
    let lines: Vec<f64> = report.found.frontier.iter().map(|(level, _)| *level).collect();
    chance_by(chance, &lines)
}

/// The same, with as many digits as show that it lies below a line which it would reach if it were rounded: "79.5 in 100".
fn chance_by(chance: Chance, lines: &[f64]) -> String {
    let (low, high) = chance.interval();
    let (share, number) = (100.0 * chance.share(), |share: f64| figures::shown(100.0 * share, 0));
    let count = |futures: u32| figures::shown(f64::from(futures), 0);
    let is_honest = |decimals: &usize| {
        let places = libm::pow(10.0, *decimals as f64);
        let rounded = (share * places).round() / places;
        !lines.iter().any(|line| share < line - 1e-9 && rounded >= line - 1e-9)
    };
    let said = (0..3).find(is_honest).map_or_else(
        || format!("{} of {} futures", count(chance.kept), count(chance.futures)),
        |decimals| format!("{} in 100", figures::shown(share, decimals)),
    );
    format!("{said} ({} to {})", number(low), number(high))
}

pub(super) fn is_asked(report: &SeekReport<'_>, level: f64) -> bool {
    (level - report.problem.percent).abs() < 1e-9
}

/// What stands beside what a chance takes by its share of futures, and why: where no test bears out the chance that is asked
/// for, so that the row says no more than the sentences do, and where what holds the share holds the chance wanted too.
pub(crate) fn doubt(report: &SeekReport<'_>, row: &Row<'_>) -> Option<String> {
    let asked = is_asked(report, row.level);
    unsure(row.level, row.tried?.chance, asked.then_some(row.is_shown))
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

/// A row of what each chance takes.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    /// What it is called: the chance, and whether it was seen or shown where the two differ.
    pub(crate) head: String,
    /// The chance wanted [%].
    pub(crate) level: f64,
    /// What takes it; none: nothing does.
    pub(crate) tried: Option<&'a Tried>,
    /// Whether it is the answer, which a test bears out, and not only what was seen in the futures played.
    pub(crate) is_shown: bool,
}

/// What each chance takes. From where on nothing does is said once. The chance that is asked for has two rows where what was
/// seen to reach it is less than what is shown to, so that the answer of the sentences stands in the table.
pub(crate) fn frontier<'a>(report: &SeekReport<'a>) -> Vec<Row<'a>> {
    let all = &report.found.frontier;
    let reached = all.iter().rposition(|(_, tried)| tried.is_some()).map_or(0, |last| last + 1);
    let row = |(place, (level, tried)): (usize, &'a (f64, Option<Tried>))| {
        let more = if place == reached && place + 1 < all.len() { " or more" } else { "" };
        let head = format!("{} in 100{more}", figures::written(*level));
        let seen = Row { head, level: *level, tried: tried.as_ref(), is_shown: false };
        let asked = report.found.answer.as_ref().filter(|_| is_asked(report, *level));
        asked.map_or_else(|| vec![seen.clone()], |answer| of_the_asked(&seen, answer))
    };
    all.iter().enumerate().take(reached + 1).flat_map(row).collect()
}

/// The rows of the chance that is asked for: one where what was seen is what is shown.
fn of_the_asked<'a>(seen: &Row<'a>, answer: &'a Answer) -> Vec<Row<'a>> {
    let shown = |said: &str| Row {
        head: format!("{}, {said}", seen.head),
        tried: Some(&answer.tried),
        is_shown: true,
        ..seen.clone()
    };
    match seen.tried {
        Some(tried) if tried.point == answer.tried.point => vec![shown("the answer")],
        _ => vec![Row { head: format!("{}, as seen", seen.head), ..seen.clone() }, shown("as shown: the answer")],
    }
}

/// What costs are told against: the plan as it stands, where it was played.
pub(crate) fn against(report: &SeekReport<'_>) -> &'static str {
    if report.found.plan.is_some() { "the plan today" } else { SMALLEST }
}

/// What costs are told against where the plan was not played.
pub(super) const SMALLEST: &str = "the smallest change";

/// What it costs against that, and in brackets what holds it in 95 of 100: "£1.75m (£1.60m to £1.90m)".
pub(crate) fn cost(tried: &Tried) -> Option<String> {
    tried.over_plan.or(tried.cost).map(told)
}

/// The same in a sentence: ", at £1.75m (£1.60m to £1.90m) more than the plan today".
pub(super) fn at_a_cost(report: &SeekReport<'_>, tried: &Tried) -> String {
    let Some(cost) = tried.over_plan.or(tried.cost) else { return String::new() };
    let (way, cost) = match told(cost).as_str() {
        "£0" => return format!(", at the cost of {}", against(report)),
        _ if cost.mean < 0.0 => ("less", Estimate { mean: -cost.mean, ..cost }),
        _ => ("more", cost),
    };
    format!(", at {} {way} than {}", told(cost), against(report))
}

/// An amount, and in brackets what holds it in 95 of 100.
pub(super) fn told(cost: Estimate) -> String {
    let said = |value: f64| pounds(value, cost.error.max(cost.mean.abs() / 500.0));
    let middle = said(cost.mean);
    let error = cost.known_error().filter(|error| *error > 0.0);
    let ends = error.map(|error| [cost.mean - EITHER_SIDE * error, cost.mean + EITHER_SIDE * error].map(said));
    match ends {
        Some([low, high]) if low != high => format!("{middle} ({low} to {high})"),
        _ => middle,
    }
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

/// What the plan is called in tables.
pub(crate) const PLAN: &str = "The plan today";
/// What is said of a chance that no point was seen to reach.
pub(crate) fn nowhere(report: &SeekReport<'_>) -> &'static str {
    match report.problem.budget {
        None => "not reached in the futures searched",
        Some(_) => "not reached within the budget in the futures searched",
    }
}

/// What stands beside a point that costs more than the budget.
pub(crate) fn beyond_budget(tried: &Tried) -> Option<&'static str> {
    (!tried.is_within).then_some("beyond the budget")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_answer_stands_in_the_table_and_what_was_only_seen_beside_it() {
        let tried = |at: usize, kept| Tried {
            point: vec![at],
            chance: Chance { kept, futures: 60 },
            cost: None,
            over_plan: None,
            is_within: true,
        };
        let answer = Answer { tried: tried(22, 55), afresh: Chance { kept: 54, futures: 60 }, least: tried(2, 45) };
        let row = |tried| Row { head: "80 in 100".into(), level: 80.0, tried, is_shown: false };
        let (less, same) = (tried(8, 51), tried(22, 55));
        let heads = |rows: Vec<Row<'_>>| rows.into_iter().map(|row| (row.head, row.is_shown)).collect::<Vec<_>>();
        let both = heads(of_the_asked(&row(Some(&less)), &answer));
        assert_eq!(both, [("80 in 100, as seen".into(), false), ("80 in 100, as shown: the answer".into(), true)]);
        assert_eq!(heads(of_the_asked(&row(Some(&same)), &answer)), [("80 in 100, the answer".into(), true)]);
    }

    #[test]
    fn a_cost_has_a_range_where_its_error_is_known() {
        let said = |mean, error, futures| {
            let cost_of = Some(Estimate { mean, error, futures });
            let chance = Chance { kept: 1, futures };
            cost(&Tried { point: vec![0], chance, cost: cost_of, over_plan: None, is_within: true }).unwrap_or_default()
        };
        assert_eq!(said(1_750_000.0, 80_000.0, 60), "£1.75m (£1.59m to £1.91m)");
        assert_eq!([said(0.0, 0.0, 60), said(1_750_000.0, 0.0, 1)], ["£0", "£1.75m"]);
    }

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

    #[test]
    fn a_chance_below_a_line_never_reads_as_if_it_reached_it() {
        let said = |kept, futures| chance_by(Chance { kept, futures }, &[50.0, 80.0, 90.0]);
        assert!(said(159, 200).starts_with("79.5 in 100 ("), "{}", said(159, 200));
        assert!(said(160, 200).starts_with("80 in 100 (") && said(157, 200).starts_with("79 in 100 ("));
        assert!(said(7_999_999, 10_000_000).starts_with("7,999,999 of 10,000,000 futures ("));
    }

    #[test]
    fn figures_that_move_together_are_all_named_and_the_plan_is_at_no_value_of_its_own() {
        let mut asked = super::super::sample::beyond_the_budget();
        asked.problem.levers.truncate(1);
        asked.problem.levers[0].addresses.push("team.help.in_post_fte.social-worker".to_owned());
        asked.problem.plan = vec![None];
        let report = asked.report();
        let said = point(&report, report.found.plan.as_ref().expect("a plan"));
        assert!(said.contains(", moved together with ") && said.ends_with("” as in the file"), "{said}");
        assert!(!said.contains(" at as"), "{said}");
    }
}
