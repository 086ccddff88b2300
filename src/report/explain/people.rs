//! Roles, leavers, starters and agency workers.

use super::Block;
use super::table::Table;
use super::value::figures;
use super::words::{and, capital, inside, sentences};

pub(super) fn blocks(root: &Table<'_>) -> Vec<Block> {
    let mut found: Vec<Block> =
        root.family("role").iter().map(|(key, role)| Block::Item(role_said(key, role))).collect();
    let parts = [leaving(root), tenure(root)];
    found.extend(parts.into_iter().flatten().map(Block::Words));
    found.extend(root.family("recruitment").iter().map(|(key, route)| Block::Item(route_said(key, route))));
    found.extend(root.family("promotion").iter().map(|(key, way)| Block::Item(promotion_said(key, way))));
    found.extend(root.family("induction").iter().map(|(key, induction)| Block::Item(induction_said(key, induction))));
    found.extend([agency(root), between_years(root)].into_iter().flatten().map(Block::Words));
    found
}

fn role_said(key: &str, role: &Table<'_>) -> String {
    let name = role.text("name").unwrap_or_else(|| key.to_owned());
    let kind = if role.flag("registered") { "a registered social worker" } else { "not a registered social worker" };
    let carries = role.amount("caseload_percent", "#%").map(|share| match share.as_str() {
        "0%" => "holds no children".to_owned(),
        _ => format!("carries {share} of a full caseload"),
    });
    let points = figures(role.get("pay_points_pounds"));
    let points = (!points.is_empty()).then(|| format!("The points of its grade: £{}", points.join(", £")));
    let words = sentences([
        Some(format!("{kind}, {}", carries.unwrap_or_default())),
        role.amount("leaving_percent", "Leaves at #% of the council's rate"),
        role.amount(
            "worker_cv",
            "How much they carry differs from one to another by # of the average (standard deviation)",
        ),
        points,
        role.below("becomes").map(|then| becomes(&then)),
        Some(role.rest().join("; ")),
    ]);
    format!("{}: {words}", capital(&name))
}

fn becomes(then: &Table<'_>) -> String {
    let (weeks, role) = (then.amount("after_weeks", "After # weeks in it"), then.said("role").unwrap_or_default());
    sentences([
        weeks.map(|weeks| format!("{weeks} people become: {role}, and their posts with them")),
        Some(then.rest().join("; ")),
    ])
}

fn by_tenure(table: &Table<'_>) -> String {
    let spells =
        [("under_2_years", "under 2 years"), ("from_2_to_5_years", "2 to 5 years"), ("over_5_years", "over 5 years")];
    let said = spells.iter().filter_map(|(key, words)| Some(format!("{words} {}", table.amount(key, "#%")?)));
    let mut said: Vec<String> = said.collect();
    said.extend(table.rest());
    and(&said)
}

fn leaving(root: &Table<'_>) -> Option<String> {
    let leaving = root.below("leaving")?;
    Some(sentences([
        leaving.amount("percent_per_year", "#% of registered staff leave in a year"),
        leaving.amount("notice_weeks", "Notice is # weeks"),
        leaving
            .below("tenure_percent")
            .map(|by| format!("By time in post, as a share of that rate: {}", by_tenure(&by))),
        leaving.amount(
            "workload_strength",
            "The busier people are, the more leave: strength #, where 0 would be no effect",
        ),
        leaving.amount(
            "pay_strength",
            "Who is paid more stays longer, where a change keeps people by what it pays: power #, where 0 would be no effect",
        ),
        leaving.amount("rebound_percent", "Once a retention payment has ended #% more people leave"),
        leaving.amount("rebound_weeks", "They do so for # weeks"),
        leaving.below("destination_percent").map(|to| destinations(&to)),
        Some(leaving.rest().join("; ")),
    ]))
}

fn destinations(to: &Table<'_>) -> String {
    let ways = [
        ("another_council", "#% to another council"),
        ("agency", "#% to agency work"),
        ("out_of_the_sector", "#% out of the sector"),
    ];
    let mut said: Vec<String> = ways.iter().filter_map(|(key, words)| to.amount(key, words)).collect();
    said.extend(to.rest());
    format!("Leavers go {}", and(&said))
}

fn tenure(root: &Table<'_>) -> Option<String> {
    let tenure = root.below("tenure")?;
    let by = tenure.below("in_post_percent").map(|by| by_tenure(&by))?;
    Some(sentences([Some(format!("On the first day people have been in post: {by}")), Some(tenure.rest().join("; "))]))
}

fn route_said(key: &str, route: &Table<'_>) -> String {
    let words = sentences([
        route.said("fills").map(|roles| format!("Fills posts of {roles}")),
        route.amount("applicants_per_year", "# people a year would take a post if one were open"),
        route.said("lead_weeks").map(|lead| format!("Time from accepting to the first day: {lead}")),
        route.amount("drop_out_percent", "#% of accepted offers come to nothing"),
        route.said("cohort_percent").map(|days| format!("The year's applicants start together: {days}")),
        route
            .flag("cohorts_are_places")
            .then(|| "They are so many places, each filled unless its applicant drops out".to_owned()),
        route.said("time_to_fill_days").map(|time| format!("Each empty post fills after a time of its own: {time}")),
        route.amount("pay_strength", "Payments to stay draw applicants as well: power #"),
        route.said("induction").map(|induction| format!("Starters follow the induction {induction}")),
        route.amount("approval_weeks", "A post may be filled # weeks after a resignation or its creation"),
        route.amount("adverts_fail_percent", "#% of adverts bring nobody"),
        route.amount("advert_again_days", "The next advert comes # days after one that brought nobody"),
        route.amount(
            "experienced_holders_per_starter",
            "Nobody starts unless there are # experienced people who hold children for each starter in induction",
        ),
        route.amount("first_year_leaving_percent", "#% of starters resign within a year"),
        route.amount("starter_pounds", "A starter costs £#"),
        Some(route.rest().join("; ")),
    ]);
    format!("Recruitment, {}: {words}", inside(&key.replace('-', " ")))
}

fn promotion_said(key: &str, way: &Table<'_>) -> String {
    let end = |key: &str| way.said(key).unwrap_or_default();
    let between = format!("From {} to {}", end("from"), end("to"));
    let words = sentences([
        way.amount("percent_per_year", "#% a year, while a post is open").map(|rate| format!("{between} {rate}")),
        Some(way.rest().join("; ")),
    ]);
    format!("Promotion, {}: {words}", inside(&key.replace('-', " ")))
}

fn induction_said(key: &str, induction: &Table<'_>) -> String {
    let (ends, shares) = (figures(induction.get("until_weeks")), figures(induction.get("percent")));
    let steps: Vec<String> =
        ends.iter().zip(&shares).map(|(end, share)| format!("{share}% until week {end}")).collect();
    let words = sentences([
        Some(format!("Of a full caseload a starter takes {}, and all of it after", and(&steps))),
        supervised(&ends, &figures(induction.get("supervised_every_weeks"))),
        induction.amount("scaled_percent", "All those shares are multiplied by #%, none rising above a full caseload"),
        induction.amount("teaching_hours_per_week", "Until then each takes # hours a week of those beside them"),
        induction.said("may_not_hold").map(|stages| format!("Until then each takes on no child in {stages}")),
        Some(induction.rest().join("; ")),
    ]);
    format!("Induction, {}: {words}", inside(&key.replace('-', " ")))
}

/// How often a starter is supervised, step by step.
fn supervised(ends: &[String], every: &[String]) -> Option<String> {
    let step = |(end, weeks): (&String, &String)| match weeks.as_str() {
        "1" => format!("every week until week {end}"),
        _ => format!("every {weeks} weeks until week {end}"),
    };
    let steps: Vec<String> = ends.iter().zip(every).map(step).collect();
    (!steps.is_empty()).then(|| format!("A starter is supervised {}, and after that as others are", and(&steps)))
}

fn agency(root: &Table<'_>) -> Option<String> {
    let agency = root.below("agency")?;
    Some(sentences([
        agency.said("covers").map(|roles| format!("Agency workers may cover posts of {roles}")),
        agency.amount("ask_percent", "One is asked for #% of empty posts"),
        agency.amount("supply_per_year", "The market offers # workers a year"),
        agency.said("lead_weeks").map(|lead| format!("Time until one starts: {lead}")),
        agency.said("stays_weeks").map(|stays| format!("One stays, unless the post fills first, {stays}")),
        agency.amount("short_stays_percent", "#% stay for a short time only"),
        agency.said("short_stays_weeks").map(|stays| format!("Those stay {stays}")),
        agency.amount(
            "workload_strength",
            "The busier they are, the sooner they go: strength #, where 0 would be no effect",
        ),
        agency.amount("notice_weeks", "Notice on both sides is # weeks"),
        agency.amount(
            "converts_percent_per_year",
            "#% a year of those who cover a post become employees in it, while a post of their role is open",
        ),
        agency.amount("conversion_pounds", "One who does costs £#"),
        agency.amount("on_top_percent", "#% of agency workers cover no vacant post, and are replaced when they go"),
        agency.amount("at_most_fte", "At most # FTE at once"),
        agency.amount("at_most_pounds_per_year", "None comes who would make those here cost more than £# a year"),
        agency.amount(
            "asks_above_uncovered_percent",
            "None is asked for when a post falls empty while no more than #% of posts have nobody",
        ),
        agency.flag("asks_again").then(|| "Those posts are asked for once more have nobody".to_owned()),
        agency
            .flag("asks_at_notice")
            .then(|| "One is asked for when somebody resigns, and not on their last day".to_owned()),
        agency.said("cap_week_pounds").map(|caps| format!("In the region one costs at most: {caps}")),
        agency.amount(
            "turned_away_percent_per_10_percent",
            "For each 10% that the market's price is above that, #% of those on offer turn away",
        ),
        agency.amount("cap_exceeded_percent", "#% of bookings are signed off at the market's price all the same"),
        agency.said("induction").map(|induction| format!("They follow the induction {induction}")),
        Some(agency.rest().join("; ")),
    ]))
}

fn between_years(root: &Table<'_>) -> Option<String> {
    let years = root.below("between_years")?;
    Some(sentences([
        Some("Years differ for reasons that nothing here explains".to_owned()),
        years
            .amount("referrals_lasting_percent", "Referrals move by some #% from one year to the next, and stay there"),
        years.amount("referrals_passing_percent", "Referrals move by some #% in a single year"),
        years.amount("leaving_lasting_percent", "Leaving moves by some #% from one year to the next, and stays there"),
        years.amount("leaving_percent", "Leaving moves by some #% in a single year"),
        years.amount(
            "applicants_lasting_percent",
            "The number of applicants moves by some #% from one year to the next, and stays there",
        ),
        years.amount("applicants_percent", "The number of applicants moves by some #% in a single year"),
        Some(years.rest().join("; ")),
    ]))
}
