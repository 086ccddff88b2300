//! What if fewer people come than were reckoned with: the same scenario with a share of its applicants.

use toml::{Table, Value};

use super::disk::Disk;
use crate::scenario::loaded::{Scenario, load};
use crate::scenario::merged::{doubt, number};
use crate::scenario::text::node::join;

/// Shares of those reckoned with that come [%].
pub(super) const SHARES: [u32; 2] = [70, 40];
/// Keys that say how many apply.
const KEYS: [&str; 2] = ["applicants_per_year", "extra_applicants_per_year"];

/// The scenario with so many of a hundred applicants on every route and in every campaign; none where nobody applies.
pub(super) fn with_share(file: &str, scenario: &Scenario, sets: &[String], percent: u32) -> Option<Scenario> {
    let mut fewer = Vec::new();
    gather(&scenario.merged.parse::<Table>().ok()?, "", f64::from(percent) / 100.0, &mut fewer);
    if fewer.is_empty() {
        return None;
    }
    let sets: Vec<String> = sets.iter().cloned().chain(fewer).collect();
    let mut found = load(file, &Disk, &sets).ok()?;
    found.council.run = scenario.council.run.clone();
    Some(found)
}

/// Settings by address, each a share of what stands there.
fn gather(table: &Table, address: &str, share: f64, found: &mut Vec<String>) {
    for (key, value) in table {
        let here = join(address, key);
        if KEYS.contains(&key.as_str()) {
            found.extend(scaled(value, share).map(|value| format!("{here}={value}")));
        } else if let Value::Table(inner) = value {
            gather(inner, &here, share, found);
        }
    }
}

/// A number or a range, every value of it times the share; nothing where nobody applies.
fn scaled(value: &Value, share: f64) -> Option<String> {
    if let Some(number) = number(value) {
        return (number > 0.0).then(|| format!("{}", number * share));
    }
    let [likely, low, high] = doubt(value)?.map(|figure| figure * share);
    Some(format!("{{ likely = {likely}, low = {low}, high = {high} }}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_and_campaign_is_scaled_and_nothing_else() {
        let scenario = "[recruitment.experienced]\napplicants_per_year = { likely = 20, low = 10, high = 30 }\nlead_weeks = 12\n\
                        [recruitment.overseas]\napplicants_per_year = 0\n[change.campaign.recruit]\nextra_applicants_per_year = 8\n";
        let mut found = Vec::new();
        gather(&scenario.parse().unwrap_or_default(), "", 0.5, &mut found);
        assert_eq!(
            found,
            [
                "change.campaign.recruit.extra_applicants_per_year=4",
                "recruitment.experienced.applicants_per_year={ likely = 10, low = 5, high = 15 }",
            ]
        );
    }
}
