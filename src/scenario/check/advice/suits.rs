//! Values that suit what the scenario has: a team that is open, a role that has posts, a route that has applicants.

use super::Advice;
use super::teams::{list, texts};
use crate::scenario::language::{Family, Key, Kind, is_family};
use crate::scenario::text::node::{Node, Table};

impl<'a> Advice<'a> {
    /// The word for the table that the keys stand in: its own, or its family's.
    fn word(&self) -> &'a str {
        let keys: Vec<&str> = self.table.split('.').collect();
        match keys.as_slice() {
            [family, _] if is_family(family) => family,
            [.., last] => last,
            [] => "",
        }
    }

    /// What suits the scenario better than the first that there is.
    pub(super) fn suits(&self, key: &Key) -> Option<String> {
        let text = |name: String| Some(format!("\"{name}\""));
        // One item of a list is a name, and no list.
        if matches!(key.kind, Kind::Name(_)) && ["works_on", "held_by", "covers", "close", "open"].contains(&key.name) {
            return None;
        }
        match (self.word(), key.name) {
            ("add_posts" | "bring_in_agency", "team") => text(self.open_team(None)),
            ("move_posts", "from") => text(self.open_team(self.other("to").and_then(Node::text))),
            ("move_posts", "to") => text(self.open_team(Some(&self.end_of_move("from")))),
            ("add_posts", "posts_fte") => Some(self.one_post_of(&self.end_of_move("team"))),
            ("move_posts", "posts_fte") => Some(self.one_post_of(&self.end_of_move("from"))),
            ("hold_posts", "posts") => Some(format!("{{ {} = 1 }}", self.role(|_| true))),
            ("recruit" | "lose_applicants", "route") => text(self.route()),
            ("recruit_ahead", "people") => Some(format!("{{ {} = 1 }}", self.role(|role| self.has_applicants(role)))),
            ("bring_in_agency", "fte") => Some(format!("{{ {} = 1 }}", self.role(|role| self.is_covered(role)))),
            ("add_places", "stage") => text(self.stage_with("places")),
            ("reorganise", "close") => Some(format!("[\"{}\"]", self.to_close())),
            ("reorganise", "open") => Some(format!("[\"{}\"]", self.to_open())),
            ("team", "works_on") => Some(list(&self.to_work_on())),
            ("team", "posts_fte") => Some(self.to_hold()),
            ("stage", "held_by") => Some(list(&self.holders())),
            ("agency", "covers") => Some(format!("[\"{}\"]", self.role(|role| self.has_price(role)))),
            ("allocation", "ceiling") => text(self.ceiling().to_owned()),
            ("promotion", "from") => text(self.another_role(self.other("to").and_then(Node::text))),
            ("promotion", "to") => {
                let from =
                    self.other("from").and_then(Node::text).map_or_else(|| self.another_role(None), str::to_owned);
                text(self.another_role(Some(&from)))
            }
            ("becomes", "role") => text(self.another_role(self.table.split('.').nth(1))),
            ("pay", "salary_pounds") => {
                Some(self.paid("40_000", |role| self.at("role", role, "pay_points_pounds").is_none()))
            }
            ("pay", "agency_week_pounds") => Some(self.paid("1_500", |_| true)),
            _ => None,
        }
    }

    /// Of several ways of saying a thing, those that suit the scenario.
    pub(super) fn first_choice(&self) -> &'static [&'static str] {
        let there = |table: &str| self.root.get(table).is_some();
        match self.word() {
            "change" if there("demand") => &["reduce_referrals"],
            "change" if there("leaving") => &["keep_staff"],
            "change" => &["add_posts"],
            "stage" => &["lasts_weeks", "hours_per_month"],
            _ => &[],
        }
    }

    pub(super) fn tables(&self, family: &str) -> impl Iterator<Item = (&'a str, &'a Table)> + use<'a> {
        let all = self.root.get(family).and_then(Node::table).into_iter().flatten();
        all.filter_map(|(name, entry)| Some((name.as_str(), entry.node.table()?)))
    }

    pub(super) fn at(&self, family: &str, name: &str, key: &str) -> Option<&'a Node> {
        self.root.get(family)?.get(name)?.get(key)
    }

    /// A team that is there from the first day to the last, and is not the one named.
    pub(super) fn open_team(&self, other: Option<&str>) -> String {
        let listed = |team: &str| self.is_listed("close", team) || self.is_listed("open", team);
        let free = |team: &&str| Some(*team) != other;
        let teams = || self.tables("team").map(|(name, _)| name).filter(free);
        let found = teams().find(|team| !listed(team) && self.posts(team).is_some());
        found.or_else(|| teams().next()).map_or_else(|| "another-team".to_owned(), str::to_owned)
    }

    /// The team at one end of a change of posts: the one that is named, or the one that would be advised.
    fn end_of_move(&self, key: &str) -> String {
        let other = if key == "from" { self.other("to").and_then(Node::text) } else { None };
        self.other(key).and_then(Node::text).map_or_else(|| self.open_team(other), str::to_owned)
    }

    /// The first role of which a team has posts.
    fn posts(&self, team: &str) -> Option<&'a str> {
        let posts = self.at("team", team, "posts_fte")?.table()?;
        let some = |node: &Node| node.number().is_some_and(|number| number >= 1.0);
        posts.iter().find(|(_, entry)| some(&entry.node)).map(|(role, _)| role.as_str())
    }

    fn one_post_of(&self, team: &str) -> String {
        format!("{{ {} = 1 }}", self.posts(team).map_or_else(|| self.role(|_| true), str::to_owned))
    }

    /// A role with posts of which something holds; else one of which it does, else the first.
    pub(super) fn role(&self, holds: impl Fn(&str) -> bool) -> String {
        let roles = self.names.family(Family::Role);
        let has_posts = |role: &str| {
            self.tables("team")
                .any(|(_, team)| team.get("posts_fte").is_some_and(|posts| posts.node.get(role).is_some()))
        };
        let suits = roles.iter().find(|role| holds(role) && has_posts(role));
        let found = suits.or_else(|| roles.iter().find(|role| holds(role))).or_else(|| roles.first());
        found.map_or_else(|| "name-of-one".to_owned(), |role| (*role).to_owned())
    }

    /// A role that is not the one named, and does not end.
    fn another_role(&self, other: Option<&str>) -> String {
        self.role(|role| Some(role) != other && self.at("role", role, "becomes").is_none())
    }

    fn has_applicants(&self, role: &str) -> bool {
        let fills = |route: &Table| texts(route, "fills").any(|filled| filled == role);
        self.tables("recruitment").any(|(_, route)| route.contains_key("applicants_per_year") && fills(route))
    }

    fn is_covered(&self, role: &str) -> bool {
        let covers = self.root.at("agency.covers").and_then(Node::list).unwrap_or(&[]);
        covers.iter().any(|item| item.text() == Some(role))
    }

    fn has_price(&self, role: &str) -> bool {
        self.root.at("pay.agency_week_pounds").is_none_or(|prices| prices.get(role).is_some())
    }

    fn route(&self) -> String {
        let with = self.tables("recruitment").find(|(_, route)| route.contains_key("applicants_per_year"));
        with.map_or_else(|| self.any_of(Family::Recruitment), |(name, _)| name.to_owned())
    }

    /// A stage that a team works on.
    pub(super) fn stage(&self) -> String {
        let worked = self.tables("team").find_map(|(_, team)| texts(team, "works_on").next());
        worked.map_or_else(|| self.any_of(Family::Stage), str::to_owned)
    }

    fn stage_with(&self, key: &str) -> String {
        let with = self.tables("stage").find(|(_, stage)| stage.contains_key(key));
        with.map_or_else(|| self.any_of(Family::Stage), |(name, _)| name.to_owned())
    }

    /// A hard ceiling needs its figure, and only a soft one keeps anybody waiting for so long.
    fn ceiling(&self) -> &'static str {
        let there = |key: &str| self.other(key).is_some();
        let waits = there("waits_at_most_weeks") || there("waits_above_percent");
        if waits {
            "soft"
        } else if there("most_children") {
            "hard"
        } else {
            "none"
        }
    }

    /// A figure for every role of whom something holds.
    fn paid(&self, pounds: &str, holds: impl Fn(&str) -> bool) -> String {
        let roles: Vec<String> = self
            .names
            .family(Family::Role)
            .into_iter()
            .filter(|role| holds(role))
            .map(|role| format!("{role} = {pounds}"))
            .collect();
        format!("{{ {} }}", roles.join(", "))
    }

    /// A role that becomes another.
    pub(super) fn becomes(&self) -> String {
        let old = self.role(|_| true);
        format!("{{ {old} = \"{}\" }}", self.another_role(Some(&old)))
    }

    /// All of one that go to another.
    pub(super) fn between(&self, family: Family) -> String {
        let listed = |key: &str| self.other(key).and_then(Node::list)?.first()?.text();
        let old = listed("close").map_or_else(|| self.any_of(family), str::to_owned);
        let new = listed("open").map_or_else(|| self.open_team(Some(&old)), str::to_owned);
        format!("{{ {old} = {{ {new} = 100 }} }}")
    }
}
