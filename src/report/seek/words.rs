//! What was found, in sentences.

use super::SeekReport;
use crate::experiment::seek::lever::Setting;
use crate::experiment::seek::verdict::Chance;
use crate::experiment::seek::{Answer, Method, Tried};
use crate::experiment::sensitivity::outcome::Estimate;
use crate::foundations::statistics::EITHER_SIDE;
use crate::model::measure::Measure;
use crate::report::compare::words::pounds;
use crate::report::explain::{called, unit};
use crate::report::figures::with_unit;
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
    match report.problem.setting(&tried.point, place) {
        Some(Setting::Number(number)) => figures::written(number),
        Some(Setting::Day(day)) => days::short(day),
        None if tried.point.is_empty() => "as in the file".to_owned(),
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
    if report.found.plan.is_some() { "the plan today" } else { "the smallest change" }
}

/// What it costs against that, and in brackets what holds it in 95 of 100: "£1.75m (£1.60m to £1.90m)".
pub(crate) fn cost(tried: &Tried) -> Option<String> {
    tried.over_plan.or(tried.cost).map(told)
}

/// The same in a sentence: ", at £1.75m (£1.60m to £1.90m) more than the plan today".
fn at_a_cost(report: &SeekReport<'_>, tried: &Tried) -> String {
    let Some(cost) = tried.over_plan.or(tried.cost) else { return String::new() };
    let (way, cost) = match told(cost).as_str() {
        "£0" => return format!(", at the cost of {}", against(report)),
        _ if cost.mean < 0.0 => ("less", Estimate { mean: -cost.mean, ..cost }),
        _ => ("more", cost),
    };
    format!(", at {} {way} than {}", told(cost), against(report))
}

fn told(cost: Estimate) -> String {
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
pub(crate) const NOWHERE: &str = "not reached in the futures searched";

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
            let money = at_a_cost(report, &answer.tried);
            said.push(format!(
                "Enough for {asked}: {}{money}. The chance is {}; on {} futures that the search had not seen it is {}.",
                point(report, &answer.tried),
                chance(answer.tried.chance),
                figures::shown(f64::from(answer.afresh.futures), 0),
                chance(answer.afresh)
            ));
            said.extend(less(report, answer));
        }
        None => said.push(nothing(report, &asked)),
    }
    said.extend(as_planned(report));
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

/// Where the plan stands, which every answer is held against.
fn as_planned(report: &SeekReport<'_>) -> Option<String> {
    let plan = report.found.plan.as_ref()?;
    Some(format!("The plan today, {}: the chance is {}.", briefly(report, plan), chance(plan.chance)))
}

/// Whether less would do: what was seen to reach the chance by its share of futures, and from where on nothing is ruled out.
fn less(report: &SeekReport<'_>, answer: &Answer) -> Option<String> {
    let of_share = report.found.frontier.iter().find(|(level, _)| is_asked(report, *level));
    let seen = of_share.and_then(|(_, tried)| tried.as_ref()).filter(|seen| seen.point != answer.tried.point);
    let least = Some(&answer.least).filter(|least| least.point != answer.tried.point);
    let named = |tried: &Tried| (briefly(report, tried), chance(tried.chance));
    less_in_words(seen.map(named), least.filter(|least| seen.is_none_or(|seen| seen.point != least.point)).map(named))
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
    fn one_answer_stands_in_the_table_and_what_was_only_seen_beside_it() {
        let tried = |at: usize, kept| Tried {
            point: vec![at],
            chance: Chance { kept, futures: 60 },
            cost: None,
            over_plan: None,
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
    fn what_was_seen_is_told_from_what_is_shown() {
        let named = |name: &str| Some((name.to_owned(), "85 in 100 (74 to 92)".to_owned()));
        assert_eq!(less_in_words(None, None), None);
        let both = less_in_words(named("47.4 FTE"), named("41.4 FTE")).unwrap_or_default();
        assert!(both.contains("47.4 FTE was seen to reach it") && both.contains("41.4 FTE is not ruled out"), "{both}");
    }

    #[test]
    fn a_cost_has_a_range_where_its_error_is_known() {
        let said = |mean, error, futures| {
            let cost_of = Some(Estimate { mean, error, futures });
            cost(&Tried { point: vec![0], chance: Chance { kept: 1, futures }, cost: cost_of, over_plan: None })
                .unwrap_or_default()
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
}
