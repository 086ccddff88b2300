//! Who could work on what: stages for a team, roles for its posts, teams that could close.

use std::collections::BTreeSet;

use super::Advice;
use crate::scenario::language::Family;
use crate::scenario::text::node::{Node, Table, Value};

/// Names in square brackets.
pub(super) fn list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    format!("[{}]", quoted.join(", "))
}

impl<'a> Advice<'a> {
    /// The name of the table that the keys stand in.
    fn own(&self) -> &'a str {
        self.table.split('.').nth(1).unwrap_or("")
    }

    /// Stages that a team has children in, or that no team works on which stays; else any.
    pub(super) fn to_work_on(&self) -> Vec<String> {
        let own = self.own();
        // Of teams that open later those count that stay, of others those that are there from the first day.
        let other_time = if self.is_listed("open", own) { "close" } else { "open" };
        let others: BTreeSet<&str> = self
            .tables("team")
            .filter(|(name, team)| *name != own && !team.contains_key("groups") && !self.is_listed(other_time, name))
            .flat_map(|(_, team)| texts(team, "works_on"))
            .collect();
        let has = |stage: &str| self.other("open_children").is_some_and(|open| open.get(stage).is_some());
        let held = |stage: &Table| texts(stage, "held_by").next().is_some();
        let stages = self.tables("stage").filter(|(name, stage)| has(name) || held(stage) && !others.contains(name));
        let found: Vec<String> = stages.map(|(name, _)| name.to_owned()).collect();
        if found.is_empty() { vec![self.stage()] } else { found }
    }

    /// Posts of roles that hold what a team works on.
    pub(super) fn to_hold(&self) -> String {
        let written = self.other("works_on").and_then(Node::list);
        let stages = written
            .map_or_else(|| self.to_work_on(), |list| list.iter().filter_map(Node::text).map(str::to_owned).collect());
        let holder = |stage: &String| self.at("stage", stage, "held_by")?.list()?.iter().find_map(Node::text);
        let mut roles: BTreeSet<String> = stages.iter().filter_map(holder).map(str::to_owned).collect();
        if roles.is_empty() {
            roles.insert(self.role(|_| true));
        }
        let posts: Vec<String> = roles.iter().map(|role| format!("{role} = 10")).collect();
        format!("{{ {} }}", posts.join(", "))
    }

    /// Roles of the posts of every team that works on a stage; nobody where none does.
    pub(super) fn holders(&self) -> Vec<String> {
        let own = self.own();
        let teams: Vec<&str> = self
            .tables("team")
            .filter(|(_, team)| texts(team, "works_on").any(|stage| stage == own))
            .map(|(name, _)| name)
            .collect();
        if teams.is_empty() && self.tables("team").next().is_some() {
            return Vec::new();
        }
        let carries = |role: &str| self.at("role", role, "caseload_percent").and_then(Node::number) > Some(0.0);
        let holder = |team: &str| {
            let posts = self.at("team", team, "posts_fte").and_then(Node::table).into_iter().flatten();
            posts.map(|(role, _)| role.as_str()).find(|role| carries(role))
        };
        let roles: BTreeSet<&str> = teams.iter().filter_map(|team| holder(team)).collect();
        let roles: Vec<String> = roles.into_iter().map(str::to_owned).collect();
        if roles.is_empty() { vec![self.role(carries)] } else { roles }
    }

    /// A team that is spoken of in no change, and all of whose stages another works on.
    pub(super) fn to_close(&self) -> String {
        let works_on = |team: &Table, stage: &str| texts(team, "works_on").any(|other| other == stage);
        let spared = |(name, team): &(&str, &Table)| {
            let another = |stage: &str| {
                self.tables("team").any(|(other, team)| {
                    other != *name
                        && works_on(team, stage)
                        && !team.contains_key("ages")
                        && !team.contains_key("groups")
                })
            };
            !self.is_spoken_of(name) && texts(team, "works_on").all(another)
        };
        self.tables("team").find(spared).map_or_else(|| self.open_team(None), |(name, _)| name.to_owned())
    }

    /// A team that nobody is in yet, and that does not close here.
    pub(super) fn to_open(&self) -> String {
        let closes = |team: &str| {
            let listed = self.other("close").and_then(Node::list);
            listed.map_or_else(|| team == self.to_close(), |list| list.iter().any(|item| item.text() == Some(team)))
        };
        let empty =
            |team: &Table| ["in_post_fte", "agency_fte", "open_children"].iter().all(|key| !team.contains_key(*key));
        let free = || self.tables("team").filter(|(name, _)| !closes(name));
        let found = free().find(|(_, team)| empty(team)).or_else(|| free().next());
        found.map_or_else(|| "another-team".to_owned(), |(name, _)| name.to_owned())
    }

    /// Whether a change closes a team, or opens it.
    pub(super) fn is_listed(&self, key: &str, team: &str) -> bool {
        let acts = self.tables("change").filter_map(|(_, change)| change.get("reorganise")?.node.get(key)?.list());
        acts.flatten().any(|item| item.text() == Some(team))
    }

    fn is_spoken_of(&self, name: &str) -> bool {
        self.root.get("change").is_some_and(|changes| speaks_of(changes, name))
    }

    /// Any name of a family, the first that there is.
    pub(super) fn any_of(&self, family: Family) -> String {
        self.names.family(family).first().map_or_else(|| "name-of-one".to_owned(), |name| (*name).to_owned())
    }
}

/// Names in a list of a table.
pub(super) fn texts<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t str> {
    let list = table.get(key).and_then(|entry| entry.node.list()).unwrap_or(&[]);
    list.iter().filter_map(Node::text)
}

fn speaks_of(node: &Node, name: &str) -> bool {
    match &node.value {
        Value::Table(table) => table.iter().any(|(key, entry)| key == name || speaks_of(&entry.node, name)),
        Value::List(list) => list.iter().any(|item| speaks_of(item, name)),
        Value::Text(text) => text == name,
        Value::Whole(_) | Value::Number(_) | Value::Flag(_) | Value::Date(_) | Value::Moment(_) => false,
    }
}
