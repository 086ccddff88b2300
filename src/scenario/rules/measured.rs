//! Targets on what nothing in the file brings about: they would have no value, or be met without anything done.

use super::holders::may_hold;
use super::look::{highest, tables, texts};
use super::paths::ways;
use crate::scenario::check::Faults;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::measures::NEEDS;
use crate::scenario::text::node::Node;

/// Measures of the children that registered workers hold.
const OF_HOLDERS: [&str; 4] =
    ["average_caseload", "weighted_caseload", "largest_caseload", "share_of_workers_over_threshold"];

/// What is missing: in short, in a sentence, and what to write.
struct Lack {
    there_is_no: String,
    because: String,
    fix: String,
}

/// A measure that nothing in the file brings about, or that the target's team cannot have.
pub fn targets(root: &Node, faults: &mut Faults) {
    for (name, target) in tables(root, "target") {
        let Some(written) = target.node.get("measure") else { continue };
        let Some(measure) = written.text() else { continue };
        let team = target.node.get("team").and_then(Node::text);
        let of_team = || no_holders(root, measure, team?);
        let found = no_table(root, measure).or_else(|| no_stage(root, measure, team));
        let found = found.or_else(|| no_mechanism(root, measure)).or_else(of_team);
        let Some(Lack { there_is_no, because, fix }) = found else { continue };
        let title = if matches!(measure, "children_in_care" | "rereferral_percent") {
            format!("{measure} is 0 in every future: there is no {there_is_no}")
        } else {
            format!("this target will not be looked at: there is no {there_is_no}")
        };
        let note =
            Diagnostic::note(title).at(&written.place).because(because).fix(format!("{fix}, or take the target out."));
        faults.push(&format!("target.{name}.measure"), note);
    }
}

fn no_table(root: &Node, measure: &str) -> Option<Lack> {
    let (_, table, says) = NEEDS.iter().find(|(needs, table, _)| measure == *needs && root.get(table).is_none())?;
    Some(Lack {
        there_is_no: format!("[{table}]"),
        because: format!("nothing says {says}, so {measure} has no value."),
        fix: format!("Write [{table}]"),
    })
}

/// Whether a stage of that name is one in which a measure is counted.
fn is_counted(root: &Node, measure: &str, (name, stage): (&str, &Node)) -> bool {
    let counts = |stage: &Node, kind: &str| stage.get("counts_as").and_then(Node::text) == Some(kind);
    let has = |key: &str| stage.get(key).is_some();
    let leads = || {
        let protection =
            |to: &&str| root.get("stage").and_then(|all| all.get(to)).is_some_and(|to| counts(to, "child-protection"));
        ways(root).get(name).is_some_and(|to| to.iter().any(protection))
    };
    match measure {
        "assessments_in_time_percent" => counts(stage, "assessment") && has("deadline_working_days"),
        "conferences_in_time_percent" => counts(stage, "conference") && has("deadline_working_days") && leads(),
        "child_protection_visits_in_time_percent" => counts(stage, "child-protection") && has("visits"),
        "visits_in_time_percent" => has("visits"),
        "reviews_in_time_percent" => has("reviews"),
        "proceedings_in_time_percent" => has("deadline_weeks"),
        "longest_wait_weeks" => has("counts_as"),
        _ if measure.starts_with("in_need_") => counts(stage, "child-in-need"),
        _ if measure.starts_with("on_plan_") || measure.starts_with("plans_") => counts(stage, "child-protection"),
        _ => counts(stage, "in-care"),
    }
}

/// The stage that a measure needs, and what to write.
fn stage_for(measure: &str) -> Option<(&'static str, &'static str)> {
    Some(match measure {
        "assessments_in_time_percent" => (
            "stage with a deadline that counts as an assessment",
            "Write counts_as = \"assessment\" and deadline_working_days = 45 in the stage of assessments",
        ),
        "conferences_in_time_percent" => (
            "stage with a deadline that counts as a conference and leads to child protection",
            "Write counts_as = \"conference\" and deadline_working_days = 15 in the stage before the conference",
        ),
        "child_protection_visits_in_time_percent" => (
            "stage with visits that counts as child protection",
            "Write counts_as = \"child-protection\" and visits in that stage",
        ),
        "visits_in_time_percent" => ("stage with visits", "Write visits in a stage"),
        "reviews_in_time_percent" => ("stage with reviews", "Write reviews in a stage"),
        "proceedings_in_time_percent" => {
            ("stage with deadline_weeks", "Write deadline_weeks = 26 in the stage of care proceedings")
        }
        "longest_wait_weeks" => {
            ("stage that counts towards a published measure", "Write counts_as in the stages that do")
        }
        _ if measure.starts_with("in_need_") => (
            "stage that counts as child in need",
            "Write counts_as = \"child-in-need\" in the stage of children in need",
        ),
        _ if measure.starts_with("on_plan_") || measure.starts_with("plans_") => (
            "stage that counts as child protection",
            "Write counts_as = \"child-protection\" in the stage of protection plans",
        ),
        _ if measure == "children_in_care" || measure.starts_with("in_care_") => {
            ("stage that counts as care", "Write counts_as = \"in-care\" in the stages of children in care")
        }
        _ => return None,
    })
}

/// What is counted when children come through a stage needs a stage of that kind, and a team that works on one.
fn no_stage(root: &Node, measure: &str, team: Option<&str>) -> Option<Lack> {
    let (stage, fix) = stage_for(measure)?;
    let counted = tables(root, "stage").filter(|(name, stage)| is_counted(root, measure, (name, &stage.node)));
    let mut of_kind = counted.map(|(name, _)| name).peekable();
    if of_kind.peek().is_none() {
        return Some(Lack {
            there_is_no: stage.to_owned(),
            because: format!("{measure} counts only what happens in one."),
            fix: fix.to_owned(),
        });
    }
    // Whoever waits, waits in any stage.
    let team = team.filter(|_| measure != "longest_wait_weeks")?;
    let table = root.get("team")?.get(team)?;
    let works_on_one = of_kind.any(|stage| texts(table, "works_on").any(|(works_on, _)| works_on == stage));
    (!works_on_one).then(|| Lack {
        there_is_no: format!("such work in team \"{team}\""),
        because: format!("{measure} is counted in a {stage}, and the team works on none."),
        fix: "Write a team that does".to_owned(),
    })
}

/// What a figure of another table switches on.
fn no_mechanism(root: &Node, measure: &str) -> Option<Lack> {
    let above_0 = |node: Option<&Node>| node.and_then(highest).is_some_and(|figure| figure > 0.0);
    let absence = |key: &str| tables(root, "absence").any(|(_, kind)| above_0(kind.node.get(key)));
    let lack = |there_is_no: &str, because: &str, fix: &str| {
        Some(Lack { there_is_no: there_is_no.to_owned(), because: because.to_owned(), fix: fix.to_owned() })
    };
    match measure {
        "absence_rate_percent" if !absence("spells_per_year") => lack(
            "[absence]",
            "nobody is ever absent, so the rate has no value.",
            "Write a table such as [absence.illness]",
        ),
        "rereferral_percent" if root.get("rereferral").is_none() => {
            lack("[rereferral]", "without it no child comes back.", "Write [rereferral]")
        }
        "agency_converted_fte" if !above_0(root.at("agency.converts_percent_per_year")) => lack(
            "conversion of agency workers",
            "without it no agency worker becomes an employee, and there is no count of those who do.",
            "Write converts_percent_per_year in [agency]",
        ),
        "promoted_fte" if tables(root, "promotion").next().is_none() => lack(
            "[promotion]",
            "without it nobody is promoted, and there is no count of those who are.",
            "Write a table such as [promotion.advanced]",
        ),
        "hours_given_up_fte" if !absence("returns_part_time_percent") => lack(
            "coming back part-time",
            "without it nobody gives up hours, and there is no count of those who do.",
            "Write returns_part_time_percent and part_time_percent in an absence",
        ),
        "leavers_to_councils_fte" | "leavers_to_agency_fte" | "leavers_out_of_sector_fte"
            if root.at("leaving.destination_percent").is_none() =>
        {
            lack(
                "destination_percent in [leaving]",
                "without it nothing says where leavers go.",
                "Write destination_percent in [leaving]",
            )
        }
        _ => None,
    }
}

/// Caseloads are those of registered workers who may hold what their team works on.
fn no_holders(root: &Node, measure: &str, team: &str) -> Option<Lack> {
    let table = root.get("team")?.get(team).filter(|_| OF_HOLDERS.contains(&measure))?;
    let registered = |role: &str| {
        let flag = root.get("role").and_then(|all| all.get(role)?.get("registered"));
        matches!(flag.map(|node| &node.value), Some(crate::scenario::text::node::Value::Flag(true)))
    };
    let holds = |stage: &str| {
        let stage = root.get("stage").and_then(|all| all.get(stage));
        stage.is_some_and(|stage| {
            texts(stage, "held_by").any(|(role, _)| registered(role) && may_hold(root, team, role))
        })
    };
    let any = texts(table, "works_on").any(|(stage, _)| holds(stage));
    (!any).then(|| Lack {
        there_is_no: format!("registered worker in team \"{team}\" who holds children"),
        because: format!("{measure} is of the children that registered workers hold, and the team has no posts of a role that may hold any of its stages."),
        fix: "Write a team whose workers hold children".to_owned(),
    })
}
