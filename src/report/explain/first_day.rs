//! The council on its first day: posts, people, agency workers and children, in all and team by team.

use std::collections::BTreeMap;

use super::table::Table;
use super::value::Names;
use super::words::{and, capital, number, sentences};
use super::{Block, changes};
use crate::scenario::language::Family;
use crate::scenario::text::node::{Node, Value};

pub(super) fn blocks(root: &Table<'_>) -> Vec<Block> {
    let later = changes::opens_later(root.names.0);
    let (now, then): (Vec<_>, Vec<_>) =
        root.family("team").into_iter().partition(|(name, _)| !later.contains_key(*name));
    let mut found = vec![Block::Words(totals(root.names, &later))];
    found.extend(outside(root).map(Block::Words));
    found.extend(now.iter().map(|(name, team)| Block::Item(team_said(name, team, None))));
    found.extend(then.iter().map(|(name, team)| {
        let change = later.get(*name).map(String::as_str);
        Block::Item(team_said(name, team, change))
    }));
    found
}

/// Posts, people and children of the teams there are on the first day.
fn totals(names: Names<'_>, later: &BTreeMap<String, String>) -> String {
    let root = names.0;
    let open =
        || root.get("team").and_then(Node::table).into_iter().flatten().filter(|(name, _)| !later.contains_key(*name));
    let sum = |key: &str, counts: &dyn Fn(&str) -> bool| -> f64 {
        let entries = open().filter_map(|(_, team)| team.node.get(key)?.table()).flatten();
        entries.filter(|(name, _)| counts(name)).filter_map(|(_, entry)| entry.node.number()).sum()
    };
    let registered = |role: &str| {
        let flag = root.get("role").and_then(|roles| roles.get(role)).and_then(|role| role.get("registered"));
        flag.is_some_and(|flag| flag.value == Value::Flag(true))
    };
    let staff = |counts: &dyn Fn(&str) -> bool| {
        let agency = sum("agency_fte", counts) + sum("agency_on_top_fte", counts);
        [sum("posts_fte", counts), sum("in_post_fte", counts), agency].map(number)
    };
    let ([posts, filled, agency], [all_posts, all_filled, all_agency]) = (staff(&registered), staff(&|_| true));
    format!(
        "{}. For registered social workers there are {posts} funded posts (FTE), with {filled} permanent people \
         in post and {agency} agency workers; for all roles together {all_posts} posts, {all_filled} people and {all_agency} \
         agency workers. {} children have an open case with these teams.{}",
        match open().count() {
            1 => "One team is open".to_owned(),
            many => format!("{many} kinds of team are open"),
        },
        number(sum("open_children", &|_| true)),
        on_the_way(names),
    )
}

/// Whom results count as open on the first day beside the children of the teams: those in stages that nobody holds, of whom no file
/// tells the number. Nothing where there is no such stage, or nobody is open at all.
fn on_the_way(names: Names<'_>) -> String {
    let starts_empty = names.0.get("verification").and_then(|verification| verification.get("starts_empty"));
    let passed = |stage: &Node| {
        let nobody = stage.get("held_by").and_then(Node::list).is_some_and(<[_]>::is_empty);
        let open = stage.get("counts_as").and_then(Node::text) != Some("early-help");
        nobody && open && stage.get("places").is_none()
    };
    let stages = names.0.get("stage").and_then(Node::table).into_iter().flatten();
    let named: Vec<String> =
        stages.filter(|(_, stage)| passed(&stage.node)).map(|(key, _)| names.of_family(Family::Stage, key)).collect();
    if named.is_empty() || starts_empty.is_some_and(|flag| flag.value == Value::Flag(true)) {
        return String::new();
    }
    format!(
        " Results count more of them on the first day: those too whom nobody holds ({}), as many as come in the time that they stay there.",
        and(&named)
    )
}

fn outside(root: &Table<'_>) -> Option<String> {
    let first_day = root.below("first_day")?;
    let outside = first_day.amount(
        "children_without_social_worker",
        "A further # children in need, whom the published count has and no social worker’s caseload does, stand outside every caseload here: others lead their plans, or nothing is decided yet",
    );
    let settled = first_day.get("settled").is_some().then(|| {
        if first_day.flag("settled") {
            "Children who have been in a stage for long are older by that, and children who came back in the year before may do so again"
                .to_owned()
        } else {
            "Children are as old as at their referral, and nobody who came back in the year before does so again".to_owned()
        }
    });
    Some(sentences([outside, settled, Some(first_day.rest().join("; "))]))
}

fn works_on(team: &Table<'_>) -> Option<String> {
    let none = team.get("works_on")?.list().is_some_and(<[_]>::is_empty);
    if none {
        Some("Holds no children".to_owned())
    } else {
        team.said("works_on").map(|stages| format!("Works on {stages}"))
    }
}

/// How long today's open cases have been open, band by band.
fn open_for(team: &Table<'_>) -> Option<String> {
    let stages = team.family("open_for_weeks");
    let said = stages.iter().map(|(key, bands)| {
        let stage = team.names.of("stage", key);
        let figures = |key: &str| -> Vec<f64> {
            bands.get(key).and_then(Node::list).unwrap_or_default().iter().filter_map(Node::number).collect()
        };
        let mut from = 0.0;
        let parts: Vec<String> = figures("up_to")
            .into_iter()
            .zip(figures("percent"))
            .map(|(to, share)| {
                let band = format!("{}% for {} to {} weeks", number(share), number(from), number(to));
                from = to;
                band
            })
            .collect();
        sentences([Some(format!("Those in {stage} have been so {}", parts.join(", "))), Some(bands.rest().join("; "))])
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(". "))
}

fn team_said(key: &str, team: &Table<'_>, opened_by: Option<&str>) -> String {
    let name = team.text("name").unwrap_or_else(|| key.to_owned());
    let opens =
        opened_by.map(|change| format!("Opens with the change \u{201c}{change}\u{201d}, and is empty until then"));
    let alike = team.amount("how_many", "# teams alike, the figures being for all of them together");
    let ages = team.below("ages").map(|ages| {
        let end = |key: &str| ages.amount(key, "#").unwrap_or_default();
        format!("For those aged {} to {}", end("from"), end("to"))
    });
    let words = sentences([
        opens,
        alike,
        works_on(team),
        ages,
        team.said("groups").map(|groups| format!("For {groups}")),
        team.said("posts_fte").map(|posts| format!("Posts (FTE): {posts}")),
        team.said("in_post_fte").map(|people| format!("In post: {people}")),
        team.said("agency_fte").map(|agency| format!("Agency: {agency}")),
        team.said("agency_on_top_fte").map(|agency| format!("On top of posts, kept on: {agency}")),
        team.said("open_children").map(|children| format!("Open children: {children}")),
        open_for(team),
        team.amount("most_children", "A full-time worker holds at most # children here"),
        team.amount("leaving_percent", "Its people resign at #% of the rate of their roles elsewhere"),
        Some(team.rest().join("; ")),
    ]);
    format!("{}: {words}", capital(&name))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::text::parse::parse;
    use crate::scenario::text::place::Source;

    #[test]
    fn children_whom_nobody_holds_yet_are_said_to_come_on_top_of_those_of_the_teams() {
        let said = |more: &str| {
            let text = format!(
                "[team.help]\nopen_children = {{ plan = 40 }}\n[stage.front-door]\nname = \"Front door\"\nheld_by = []\n\
                 [stage.plan]\nheld_by = [\"worker\"]\n[stage.early-help]\nheld_by = []\ncounts_as = \"early-help\"\n{more}"
            );
            let root = parse(&Arc::new(Source { name: "t".into(), text })).unwrap();
            totals(Names(&root), &BTreeMap::new())
        };
        let told = said("");
        assert!(told.contains("40 children have an open case with these teams. Results count more of them"), "{told}");
        assert!(told.contains("whom nobody holds (front door), as many"), "early help is no open case: {told}");
        assert!(!said("[verification]\nstarts_empty = true\n").contains("Results count more"));
    }
}
