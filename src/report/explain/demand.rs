//! Referrals: how many children come, with whom, how old, and who comes back.

use super::Block;
use super::table::Table;
use super::value::figures;
use super::words::{and, capital, sentences};
use crate::scenario::text::node::Node;

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
        demand.amount("growth_percent_per_year", demand.get("growth_percent_per_year").map_or("#", growth)),
        demand.amount(
            "variance_ratio",
            "Weeks vary: the variance of a week's families is # times what pure chance would give",
        ),
        demand.said("first_stage").map(|stage| format!("A child who is referred enters {stage}")),
        months,
        Some(demand.rest().join("; ")),
    ]))
}

/// How the number changes from year to year; "grows by 0%" is no English.
fn growth(rate: &Node) -> &'static str {
    let of = |key: &str| rate.get(key).and_then(Node::number);
    let likely = rate.number().or_else(|| of("likely")).unwrap_or_default();
    let low = of("low").unwrap_or(likely);
    if low > 0.0 {
        "The number grows by #% a year"
    } else if likely.abs().max(low.abs()) < 1e-12 {
        "The number stays the same from year to year (#%)"
    } else {
        "The number changes by #% a year, where less than 0 means that it falls"
    }
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

/// Children of a family in words, from one on.
const COUNTS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

fn families(root: &Table<'_>) -> Option<String> {
    let families = root.below("families")?;
    let shares: Vec<String> = figures(families.get("children_percent"))
        .iter()
        .enumerate()
        .map(|(place, share)| match place {
            0 => format!("{share}% have one child"),
            more => format!(
                "{share}% have {}",
                COUNTS.get(more).map_or_else(|| (more + 1).to_string(), |word| (*word).to_owned())
            ),
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::text::parse::parse;
    use crate::scenario::text::place::Source;

    fn said(text: &str) -> String {
        let root = parse(&Arc::new(Source { name: "t".into(), text: text.into() })).unwrap();
        blocks(&Table::root(&root)).iter().map(Block::words).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_number_that_does_not_grow_is_not_said_to_grow() {
        let growth = |rate: &str| said(&format!("[demand]\ngrowth_percent_per_year = {rate}\n"));
        let doubt = growth("{ likely = 0, low = -4, high = 4 }");
        assert!(doubt.contains("changes by 0% a year (8 in 10: \u{2212}4% to 4%), where less than 0 means"), "{doubt}");
        assert!(growth("2").contains("The number grows by 2% a year."), "{}", growth("2"));
        assert!(growth("0").contains("stays the same from year to year"), "{}", growth("0"));
    }

    #[test]
    fn families_are_counted_in_words() {
        let said = said("[families]\nchildren_percent = [50, 28, 22]\n");
        assert!(said.contains("Of families 50% have one child, 28% have two and 22% have three."), "{said}");
    }
}
