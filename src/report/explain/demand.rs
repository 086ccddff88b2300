//! Referrals: how many children come, with whom, how old, and who comes back.

use super::Block;
use super::table::Table;
use super::value::figures;
use super::words::{and, capital, sentences};

pub(super) fn blocks(root: &Table<'_>) -> Vec<Block> {
    let parts = [referrals(root), families(root), ages(root), groups(root), returns(root)];
    parts.into_iter().flatten().filter(|words| !words.is_empty()).map(Block::Words).collect()
}

fn referrals(root: &Table<'_>) -> Option<String> {
    let demand = root.below("demand")?;
    let months = demand.below("month_percent").map(|months| format!("Against an average month: {}", by_month(&months)));
    Some(sentences([
        demand.amount(
            "referrals_per_year",
            "# children are referred a year, those who come back within twelve months included",
        ),
        demand.amount("growth_percent_per_year", "The number grows by #% a year (below 0: it falls)"),
        demand.amount(
            "variance_ratio",
            "Weeks vary: the variance of a week's families is # times what pure chance would give",
        ),
        demand.said("first_stage").map(|stage| format!("A child who is referred enters {stage}")),
        months,
        Some(demand.rest().join("; ")),
    ]))
}

/// Shares by month: "January 98%, February 100% and March 104%".
pub(super) fn by_month(months: &Table<'_>) -> String {
    let of = |month: &&str| months.amount(month, "#%").map(|share| format!("{} {share}", capital(month)));
    and(&MONTHS.iter().filter_map(of).collect::<Vec<_>>())
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn families(root: &Table<'_>) -> Option<String> {
    let families = root.below("families")?;
    let shares: Vec<String> = figures(families.get("children_percent"))
        .iter()
        .enumerate()
        .map(|(place, share)| match place {
            0 => format!("{share}% have one child"),
            more => format!("{share}% {}", more + 1),
        })
        .collect();
    Some(sentences([
        Some(format!("Of families {}", and(&shares))),
        families
            .amount("shared_path_percent", "A brother or sister goes the same way as the first child in #% of cases"),
        families
            .amount("further_child_hours_percent", "A further child of a family takes #% of the first child's hours"),
        families.amount(
            "hours_cv",
            "Families alike in size differ in the hours they take: the standard deviation is # times the mean",
        ),
        Some(families.rest().join("; ")),
    ]))
}

fn ages(root: &Table<'_>) -> Option<String> {
    let ages = root.below("ages")?;
    let (ends, shares) = (figures(ages.get("up_to")), figures(ages.get("percent")));
    let bands: Vec<String> = ends.iter().zip(&shares).map(|(end, share)| format!("{share}% up to {end}")).collect();
    Some(sentences([
        Some(format!("By age on referral, in years and each band from the one before: {}", and(&bands))),
        Some(ages.rest().join("; ")),
    ]))
}

fn groups(root: &Table<'_>) -> Option<String> {
    let each = root.family("group").into_iter().map(|(key, group)| {
        let name = group.text("name").unwrap_or_else(|| key.to_owned());
        let share = group.amount("percent_of_families", "#% of referred families").unwrap_or_default();
        let first = group.said("first_stage").map(|stage| format!("On referral its children enter {stage}"));
        let ages = group.below("ages").map(|ages| {
            let end = |key: &str| ages.amount(key, "#").unwrap_or_default();
            format!("They are aged {} to {}", end("from"), end("to"))
        });
        let alone = group.flag("alone").then(|| "They come one by one".to_owned());
        sentences([Some(format!("{name}: {share}")), first, ages, alone, Some(group.rest().join("; "))])
    });
    let said: Vec<String> = each.collect();
    (!said.is_empty()).then(|| format!("Groups that a team may be for. {}", said.join(" ")))
}

fn returns(root: &Table<'_>) -> Option<String> {
    let returns = root.below("rereferral")?;
    Some(sentences([
        returns.amount(
            "within_12_months_percent",
            "#% of referrals come within twelve months of the child's previous one",
        ),
        returns.amount("shape", "How soon they come back: shape #, where less than 1 means that most come back soon"),
        returns.amount("returns_percent", "#% of closed cases return"),
        returns.said("after_days").map(|after| format!("Days from closing to return: {after}")),
        Some(returns.rest().join("; ")),
    ]))
}
