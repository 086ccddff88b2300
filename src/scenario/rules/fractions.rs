//! Percentages that look like fractions: 0.19 where 19 in a hundred is meant.

use super::look::{entries, likely, newest, tables};
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::{and, shown};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Node, join};

/// How small a figure of a key may be before it is hardly meant.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Usually {
    /// A share of people, posts or hours: hardly ever below 1.
    Shares,
    /// A share of what is usual, which is 100.
    NearAHundred,
    /// A rate of a few in a hundred, or fewer: hardly ever below a tenth.
    Few,
}

/// Keys by their address, in which * is any name. Not here: shares that must add up to 100, which are faults already, and
/// those that may well be below 1, such as the exits of a stage or a group's share of families.
const KEYS: &[(&str, Usually)] = &[
    ("leaving.percent_per_year", Usually::Shares),
    ("leaving.rebound_percent", Usually::Shares),
    ("leaving.tenure_percent.*", Usually::NearAHundred),
    ("pay.on_costs_percent", Usually::Shares),
    ("money.discount_percent_per_year", Usually::Few),
    ("money.inflation_percent_per_year", Usually::Few),
    ("money.optimism_bias_percent", Usually::Shares),
    ("agency.ask_percent", Usually::Shares),
    ("agency.short_stays_percent", Usually::Shares),
    ("agency.on_top_percent", Usually::Shares),
    ("agency.asks_above_uncovered_percent", Usually::Shares),
    ("agency.leavers_return_percent", Usually::Shares),
    ("agency.turned_away_percent_per_10_percent", Usually::Shares),
    ("agency.cap_exceeded_percent", Usually::Shares),
    ("agency.converts_percent_per_year", Usually::Few),
    ("promotion.*.percent_per_year", Usually::Few),
    ("recruitment.*.drop_out_percent", Usually::Shares),
    ("recruitment.*.adverts_fail_percent", Usually::Shares),
    ("recruitment.*.first_year_leaving_percent", Usually::Shares),
    ("families.shared_path_percent", Usually::Shares),
    ("families.further_child_hours_percent", Usually::Shares),
    ("rereferral.within_12_months_percent", Usually::Shares),
    ("rereferral.returns_percent", Usually::Shares),
    ("demand.growth_percent_per_year", Usually::Few),
    ("between_years.*", Usually::Few),
    ("allocation.waits_above_percent", Usually::NearAHundred),
    ("allocation.ignores_load_percent", Usually::Shares),
    ("work.overtime_percent", Usually::Shares),
    ("handover.unplanned_percent", Usually::NearAHundred),
    ("supervision.caseload_lost_percent_each", Usually::Shares),
    ("part_time.people_percent", Usually::Shares),
    ("staff_ages.leaving_percent", Usually::NearAHundred),
    ("staff_ages.retires_percent_per_year", Usually::Shares),
    ("role.*.caseload_percent", Usually::NearAHundred),
    ("role.*.leaving_percent", Usually::NearAHundred),
    ("team.*.leaving_percent", Usually::NearAHundred),
    ("induction.*.percent", Usually::Shares),
    ("induction.*.scaled_percent", Usually::NearAHundred),
    ("absence.*.returns_percent", Usually::Shares),
    ("absence.*.agency_cover_percent", Usually::Shares),
    ("absence.*.returns_part_time_percent", Usually::Shares),
    ("stage.*.elastic_percent", Usually::NearAHundred),
    ("stage.*.first_weeks.hours_percent", Usually::NearAHundred),
    ("stage.*.final_weeks.hours_percent", Usually::NearAHundred),
    ("stage.*.visits.covered_percent", Usually::Shares),
    ("stage.*.*.reviews.end_percent", Usually::Shares),
    ("stage.*.*.reviews.between_percent", Usually::Shares),
    ("change.*.reduce_referrals.fewer_percent", Usually::Shares),
    ("change.*.raise_referrals.more_percent", Usually::Shares),
    ("change.*.keep_staff.fewer_leavers_percent", Usually::Shares),
    ("change.*.lose_staff.more_leavers_percent", Usually::Shares),
    ("change.*.lose_applicants.fewer_percent", Usually::Shares),
    ("change.*.bring_in_agency.price_percent", Usually::NearAHundred),
    ("change.*.share_work.stage_percent.*", Usually::Shares),
    ("change.*.share_work.saves_percent", Usually::Shares),
    ("change.*.share_work.agreeing_percent", Usually::Shares),
    ("change.*.reorganise.filled_percent.*", Usually::Shares),
    ("change.*.reorganise.children_wait_until_filled_percent", Usually::Shares),
    ("change.*.transition.output_lost_percent", Usually::Shares),
    ("change.*.transition.leave_rather_than_move_percent", Usually::Shares),
    ("change.*.transition.extra_leaving_percent", Usually::Shares),
];

/// Most that a share of the usual may be and still look like a factor: 1.1 for a tenth more.
pub const FACTOR: f64 = 1.5;
/// The same of several such figures in a row, of which some are far above the others.
const FACTORS: f64 = 3.0;

/// Percentages that look like fractions, or like factors.
pub fn percentages(root: &Node, faults: &mut Faults) {
    walk(root, "", faults);
}

fn walk(node: &Node, address: &str, faults: &mut Faults) {
    if likely(node).is_some() || node.list().is_some() {
        if let Some((_, usually)) = KEYS.iter().find(|(pattern, _)| is_of(address, pattern))
            && let Some(note) = one(address, node, *usually)
        {
            faults.push(address, note.at(&node.place));
        }
        return;
    }
    for (name, entry) in node.table().into_iter().flatten() {
        let below = join(address, name);
        walk(&entry.node, &below, faults);
    }
}

fn is_of(address: &str, pattern: &str) -> bool {
    let (mut keys, mut wanted) = (address.split('.'), pattern.split('.'));
    wanted.by_ref().all(|want| keys.next().is_some_and(|key| want == "*" || want == key)) && keys.next().is_none()
}

fn one(address: &str, node: &Node, usually: Usually) -> Option<Diagnostic> {
    let Some(list) = node.list() else {
        let number = likely(node).filter(|number| *number > 0.0)?;
        let (holds, beside, means) = match usually {
            Usually::Shares => (number < 1.0, "fewer than one in a hundred", "19 means 19 in a hundred"),
            Usually::NearAHundred => (number <= FACTOR, "where 100 is usual", "110 means a tenth more than usual"),
            Usually::Few => (number < 0.1, "fewer than one in a thousand", "2 means 2 in a hundred"),
        };
        return holds.then(|| {
            Diagnostic::note(format!("{address} is {} %, {beside}", shown(number)))
                .because(format!("figures here are percentages: {means}."))
                .fix(format!("Write {} if that is what is meant.", shown(number * 100.0)))
        });
    };
    let figures: Vec<f64> = list.iter().filter_map(Node::number).collect();
    let most = figures.iter().copied().fold(0.0, f64::max);
    let limit = if usually == Usually::NearAHundred { FACTORS } else { 1.0 };
    (most > 0.0 && most <= limit).then(|| {
        let meant: Vec<String> = figures.iter().map(|figure| shown(figure * 100.0)).collect();
        Diagnostic::note(format!("no figure of {address} is above {} %", shown(most)))
            .because("figures here are percentages: 19 means 19 in a hundred.")
            .fix(format!("Write [{}] if that is what is meant.", meant.join(", ")))
    })
}

/// Exits of which each by itself may be rare, and all of them together hardly are.
pub fn exits(root: &Node, faults: &mut Faults) {
    let bands = |stage: &str| format!("stage.{stage}.exits_percent");
    let stages =
        tables(root, "stage").filter_map(|(name, stage)| Some((bands(name), stage.node.get("exits_percent")?)));
    let changes = tables(root, "change").filter_map(|(name, change)| {
        let exits = change.node.at("change_exits.exits_percent")?;
        Some((format!("change.{name}.change_exits.exits_percent"), exits))
    });
    for (address, exits) in stages.chain(changes) {
        let shares: Vec<f64> = entries(Some(exits)).filter_map(|(_, entry)| likely(&entry.node)).collect();
        let takes_rest = entries(Some(exits)).any(|(_, entry)| entry.node.text() == Some("rest"));
        let small = shares.iter().filter(|share| **share > 0.0).count() > 1 && shares.iter().all(|share| *share < 1.0);
        if small && takes_rest {
            let note = Diagnostic::note(format!("each share of {address} but the rest is below 1 %"))
                .at(newest(root, exits))
                .because("figures here are percentages: 19 means 19 in a hundred.")
                .fix("Write each of them a hundred times as large if that is what is meant.");
            faults.push(&address, note);
        }
    }
}

/// Exits without a rest that are shares of 1: the figures to write in their place.
pub(super) fn of_one(exits: &Node, sum: f64) -> Option<Diagnostic> {
    let shares: Vec<(&str, f64)> =
        entries(Some(exits)).filter_map(|(name, entry)| Some((name, likely(&entry.node)?))).collect();
    let small = shares.iter().all(|(_, share)| *share <= 1.0) && (0.0..=1.02).contains(&sum);
    if !small || shares.len() < 2 {
        return None;
    }
    let meant = shares.iter().map(|(name, share)| format!("{name} = {}", shown(share * 100.0)));
    let rest = (sum < 0.98 && shares.iter().all(|(name, _)| *name != "closed")).then(|| "closed = \"rest\"".to_owned());
    let meant: Vec<String> = meant.chain(rest).collect();
    Some(
        Diagnostic::fault(format!("the exits look like fractions: they add up to {}", shown(sum)))
            .because("figures here are percentages: 19 means 19 in a hundred, and all exits together make 100.")
            .fix(format!("Write {}", and(&meant))),
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::text::parse::parse;
    use crate::scenario::text::place::Source;

    fn fix(exits: &str) -> Option<String> {
        let source = Arc::new(Source { name: "one".to_owned(), text: exits.to_owned() });
        let root = parse(&source).unwrap();
        of_one(&root, crate::scenario::rules::look::total(Some(&root))).and_then(|told| told.fix)
    }

    #[test]
    fn exits_as_fractions_are_offered_as_percentages() {
        let meant = fix("in-care = 0.02\ncourt = 0.3\nclosed = 0.68");
        assert_eq!(meant.as_deref(), Some("Write closed = 68, court = 30 and in-care = 2"));
        let meant = fix("in-care = { likely = 0.1, low = 0.05, high = 0.2 }\ncourt = 0.3");
        assert_eq!(meant.as_deref(), Some("Write court = 30, in-care = 10 and closed = \"rest\""));
        assert_eq!(fix("in-care = 2\ncourt = 0.3"), None);
        assert_eq!(fix("in-care = 1"), None, "one in a hundred may be meant");
    }
}
