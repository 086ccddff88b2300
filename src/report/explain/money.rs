//! What people cost, and how money of different years is set side by side.

use super::Block;
use super::table::Table;
use super::value::day;
use super::words::{amount, and, sentences};
use crate::scenario::text::node::Node;

pub(super) fn blocks(root: &Table<'_>) -> Vec<Block> {
    [pay(root), across_years(root)].into_iter().flatten().map(Block::Words).collect()
}

fn pay(root: &Table<'_>) -> Option<String> {
    let pay = root.below("pay")?;
    Some(sentences([
        Some("In the prices of the first day".to_owned()),
        pay.said("salary_pounds").map(|salaries| format!("Salaries of full-time permanent staff: {salaries}")),
        pay.amount("on_costs_percent", "National insurance, pension and the like add #% to a salary"),
        pay.said("agency_week_pounds").map(|weeks| format!("An agency worker costs, fees included: {weeks}")),
        pay.amount("starter_pounds", "Advert, checks and relocation cost £# for each starter"),
        rises(pay.get("award_percent")).map(|rises| format!("Salaries rise by {rises}")),
        rises(pay.get("agency_rise_percent")).map(|rises| format!("What agency workers cost rises by {rises}")),
        pay.amount("placement_week_pounds", "A week in care costs £# for each child beside social workers' time"),
        Some(pay.rest().join("; ")),
    ]))
}

fn rises(node: Option<&Node>) -> Option<String> {
    let said = |(date, rise): (&String, &Node)| format!("{} on {}", amount(rise, "#%"), day(date));
    let figures = node?.table()?.iter().filter(|(_, entry)| entry.node.number().is_some());
    let all: Vec<String> = figures.map(|(date, entry)| said((date, &entry.node))).collect();
    Some(and(&all))
}

fn across_years(root: &Table<'_>) -> Option<String> {
    let money = root.below("money")?;
    Some(sentences([
        money.amount("discount_percent_per_year", "Later years count for #% less a year, in constant prices"),
        money.amount("inflation_percent_per_year", "Prices in general rise by #% a year"),
        money.amount(
            "optimism_bias_percent",
            "To allow for optimism #% is added to the costs of changes; it is shown apart and is in no other figure",
        ),
        Some(money.rest().join("; ")),
    ]))
}
