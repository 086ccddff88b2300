//! How far from 0 a figure is drawn: what the rules refuse in a file is played in no future either.

use super::amounts::LARGEST;
use super::crowd::{MOST_APPLICANTS, MOST_OPEN, MOST_POSTS, MOST_REFERRALS, MOST_SPELLS};
use super::lengths::{LONGEST, UNITS};

/// The most that is played of the figure at an address, in its own unit.
#[must_use]
pub(super) fn most_at(address: &str) -> f64 {
    let keys: Vec<&str> = address.split('.').collect();
    let most = |key: &&str| match *key {
        "referrals_per_year" => Some(MOST_REFERRALS),
        "applicants_per_year" | "extra_applicants_per_year" | "supply_per_year" => Some(MOST_APPLICANTS),
        "spells_per_year" => Some(MOST_SPELLS),
        "posts_fte" | "in_post_fte" | "agency_fte" | "agency_on_top_fte" | "fte" | "people" => Some(MOST_POSTS),
        "open_children" | "on_first_day" | "children_without_social_worker" => Some(MOST_OPEN),
        _ => UNITS.iter().find(|(ending, _)| key.ends_with(ending)).map(|(_, days)| LONGEST / days),
    };
    keys.iter().rev().find_map(most).unwrap_or(LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_drawn_no_farther_than_its_rule_lets_a_file_write_it() {
        let most = |address: &str| most_at(address).to_string();
        assert_eq!(most("demand.referrals_per_year"), "1000000");
        assert_eq!(most("change.more.recruit.extra_applicants_per_year"), "100000");
        assert_eq!(most("change.block.bring_in_agency.fte.social-worker"), "20000");
        assert_eq!(most("absence.sickness.spells_per_year"), "365");
        assert_eq!(most("stage.need.lasts_weeks.lognormal.mean"), (36_525_000.0 / 7.0).to_string());
        assert_eq!(most("change.hub.cost.one_off_pounds"), "1000000000000");
    }
}
