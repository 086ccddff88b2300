//! Which figures of a file a council does not use: those of roles that nobody has a post in, and of routes by which nobody comes.

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::scenario::language::is_family;
use crate::scenario::merged::number;

/// What stands in a file, from what it builds on, and moves nothing.
#[derive(Debug, Default)]
pub(crate) struct Idle {
    roles: BTreeSet<String>,
    routes: BTreeSet<String>,
}

impl Idle {
    /// What a merged file holds for other councils.
    pub(crate) fn of(merged: &str) -> Self {
        let Ok(file) = merged.parse::<Table>() else { return Self::default() };
        let roles = members(&file, "role").filter(|(role, _)| !is_held(&file, role));
        let roles: BTreeSet<String> = roles.map(|(role, _)| role.clone()).collect();
        let routes = members(&file, "recruitment").filter(|(name, route)| !brings(&file, name, route, &roles));
        let routes = routes.map(|(name, _)| name.clone()).collect();
        Self { roles, routes }
    }

    /// Whether a figure is of one of them.
    pub(crate) fn has(&self, address: &str) -> bool {
        let parts: Vec<&str> = address.split('.').collect();
        match parts.as_slice() {
            ["role", role, ..] => self.roles.contains(*role),
            ["recruitment", route, ..] if self.routes.contains(*route) => true,
            // A team or a route may have the name of a role.
            [family, _, rest @ ..] if is_family(family) => rest.iter().any(|part| self.roles.contains(*part)),
            [_, rest @ ..] => rest.iter().any(|part| self.roles.contains(*part)),
            [] => false,
        }
    }
}

fn members<'a>(file: &'a Table, family: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    file.get(family).and_then(Value::as_table).into_iter().flatten()
}

/// Whether a role has a post or a person in some team, comes with a change, or is one that somebody may come to have.
fn is_held(file: &Table, role: &str) -> bool {
    let in_teams = file.get("team").is_some_and(|teams| has_some(teams, role));
    in_teams || file.get("change").is_some_and(|changes| names(changes, role, true)) || {
        let others = file.iter().filter(|(key, _)| !["role", "team", "change"].contains(&key.as_str()));
        // Lists of roles name those that something is open to: they bring nobody.
        others.into_iter().any(|(_, value)| names(value, role, false))
    }
}

/// Whether some number of it stands anywhere within.
fn has_some(value: &Value, role: &str) -> bool {
    value
        .as_table()
        .into_iter()
        .flatten()
        .any(|(key, value)| if key == role { most(value) > 0.0 } else { has_some(value, role) })
}

/// The most that a number may be.
fn most(value: &Value) -> f64 {
    number(value).or(value.get("high").and_then(number)).unwrap_or(0.0)
}

/// Whether a word stands within as a value; with keys and lists too, anywhere at all.
fn names(value: &Value, word: &str, anywhere: bool) -> bool {
    match value {
        Value::String(text) => text == word,
        Value::Array(list) => anywhere && list.iter().any(|one| names(one, word, anywhere)),
        Value::Table(table) => {
            table.iter().any(|(key, value)| (anywhere && key == word) || names(value, word, anywhere))
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => false,
    }
}

/// Whether anybody comes by a route: to a role that is held, at some time or by a change.
fn brings(file: &Table, name: &str, route: &Value, idle: &BTreeSet<String>) -> bool {
    let fills = route.get("fills").and_then(Value::as_array);
    let for_nobody = fills.is_some_and(|roles| roles.iter().filter_map(Value::as_str).all(|role| idle.contains(role)));
    let nobody_applies = route.get("applicants_per_year").is_some_and(|applicants| most(applicants) <= 0.0);
    let by_a_change = file.get("change").is_some_and(|changes| names(changes, name, true));
    !for_nobody && (!nobody_applies || by_a_change)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
[role.social-worker]
[role.manager]
[role.clinician]
[role.senior]
[team.north]
posts_fte = { social-worker = 4, clinician = 0 }
[team.clinician]
posts_fte = { social-worker = { likely = 2, low = 1, high = 3 } }
[promotion.up]
from = "social-worker"
to = "senior"
[recruitment.overseas]
fills = ["social-worker"]
applicants_per_year = 0
[recruitment.support]
fills = ["clinician"]
time_to_fill_days = 90
[recruitment.ours]
fills = ["social-worker", "clinician"]
applicants_per_year = { likely = 0, low = 0, high = 2 }
"#;

    #[test]
    fn what_nobody_holds_and_nobody_comes_by_is_idle() {
        let idle = Idle::of(FILE);
        for address in [
            "role.clinician.x",
            "pay.salary_pounds.clinician",
            "role.manager.x",
            "recruitment.overseas.drop_out_percent",
            "recruitment.support.x",
        ] {
            assert!(idle.has(address), "{address}");
        }
        for address in [
            "role.senior.x",
            "pay.salary_pounds.social-worker",
            "team.clinician.posts_fte.social-worker",
            "recruitment.ours.x",
            "agency.ask_percent",
        ] {
            assert!(!idle.has(address), "{address}");
        }
    }

    #[test]
    fn what_a_change_brings_is_in_use() {
        let with = |change: &str| Idle::of(&format!("{FILE}[change.more]\n{change}\n"));
        assert!(
            !with("add_posts = { team = 'north', posts_fte = { clinician = 2 } }").has("pay.salary_pounds.clinician")
        );
        let campaign = with("recruit = { route = 'overseas', extra_applicants_per_year = 10 }");
        assert!(!campaign.has("recruitment.overseas.drop_out_percent") && campaign.has("role.manager.x"));
        assert!(!Idle::of("not toml [").has("role.manager.x"));
    }
}
