//! The drafted file: teams and people.

use super::calibrate::fit::Free;
use super::gathered::Gathered;
use super::history::told;
use super::level::Level;
use super::number::{doubt, number, times};
use super::own_page;
use super::page::{comment, quoted, vouched};
use super::structure::{Posts, Team, advisers, teams as structure};
use crate::evidence::measure::Measure;

/// Smaller numbers of posts or people are not written \[FTE\].
const LEAST: f64 = 0.05;
/// Numbers by role; those of nought are left out.
fn by_role(key: &str, roles: &[(&str, f64)]) -> String {
    let said: Vec<String> = roles
        .iter()
        .filter(|(_, fte)| *fte >= LEAST)
        .map(|(role, fte)| format!("{role} = {}", number(*fte, 1)))
        .collect();
    if said.is_empty() { String::new() } else { format!("{key:<11} = {{ {} }}\n", said.join(", ")) }
}

fn posts(roles: &[(&str, Posts)], share: f64) -> String {
    let of = |of: fn(&Posts) -> f64| -> Vec<(&str, f64)> {
        roles.iter().map(|(role, posts)| (*role, libm::round(of(posts) * share * 10.0) / 10.0)).collect()
    };
    [
        by_role("posts_fte", &of(|posts| posts.posts)),
        by_role("in_post_fte", &of(|posts| posts.in_post)),
        by_role("agency_fte", &of(|posts| posts.agency)),
    ]
    .concat()
}

/// Agency workers whom no vacancy explains.
fn on_top(fte: f64) -> String {
    if fte < LEAST {
        return String::new();
    }
    format!("agency_on_top_fte = {{ social-worker = {} }}\n", number(fte, 1))
}

/// Every team.
pub(super) fn teams(about: &Gathered) -> String {
    if about.own.has_teams() {
        return own_page::teams(about);
    }
    let first_day = about.children.first_day(about.census.cases.value);
    let roles = &about.staff.roles;
    let mut text = comment(
        "",
        "Published totals are met; how they divide between teams and grades is nowhere published. A fifth of those who hold cases are seniors with a few; teams are as large as the hours of their children.",
    );
    for team in structure(about.census.holders.value, &about.children, &first_day) {
        let holding = [("social-worker", roles.social_worker), ("senior-social-worker", roles.senior)];
        let staff = posts(&holding, team.share) + &on_top(roles.on_top * team.share);
        text.push_str(&one(&team, &staff));
    }
    text.push_str(&leaving_care(about));
    let others = [("social-worker-without-cases", roles.without_cases), ("team-manager", roles.manager)];
    let without_cases = posts(&others, 1.0);
    if without_cases.is_empty() {
        return text;
    }
    text.push_str(&comment("", "Nobody below holds a child. They count in the DfE's posts, vacancies and turnover."));
    text.push_str(&format!(
        "[team.without-cases]\nname     = \"Managers and staff without cases\"\nworks_on = []\n{}{}",
        without_cases,
        vouched("DfE workforce census: a fifth of social workers are managers of some grade; assumption: the others, who are left", "low")
    ));
    text
}

/// Personal advisers, whom no published figure counts.
pub(super) fn leaving_care(about: &Gathered) -> String {
    let leavers = about.children.standing.open.get("leaving-care").copied().unwrap_or(0.0);
    let advisers = number(advisers(leavers), 1);
    format!(
        "[team.leaving-care]\nname     = \"Leaving care\"\nworks_on = [\"leaving-care\"]\nposts_fte   = {{ personal-adviser = {advisers} }}\nin_post_fte = {{ personal-adviser = {advisers} }}\nopen_children = {{ leaving-care = {} }}\n{}",
        number(leavers, 0),
        vouched("assumption: care leavers as the path sustains them, 22 to a personal adviser", "low")
    )
}

fn one(team: &Team, posts: &str) -> String {
    let stages: Vec<String> = team.works_on.iter().map(|stage| quoted(stage)).collect();
    let children: Vec<String> = team
        .children
        .iter()
        .map(|(stage, number)| format!("{stage} = {}", super::number::number(*number, 0)))
        .collect();
    let how_many = if team.how_many > 1 { format!("how_many = {}\n", team.how_many) } else { String::new() };
    format!(
        "[team.{}]\nname     = {}\n{how_many}works_on = [{}]\n{posts}open_children = {{ {} }}\n{}",
        team.name,
        quoted(team.title),
        stages.join(", "),
        children.join(", "),
        vouched("DfE workforce census for the totals; assumption: the division", "low")
    )
}

/// Leaving, starting and agency.
pub(super) fn people(about: &Gathered) -> String {
    let mut text = leaving(about);
    text.push_str(&recruitment(about));
    text.push_str(&agency(about));
    text.push_str(&own_page::tenure(about));
    text
}

fn leaving(about: &Gathered) -> String {
    let drafted = times(about.turnover, about.staff.per_turnover);
    let level = about.fit.as_ref().map_or(drafted, |fit| fit.range(Free::Leaving, drafted.likely));
    let percent = doubt(level, 1, (0.5, 95.0));
    let years =
        told(about, Measure::Turnover, "", " %").unwrap_or_else(|| "assumption: the middle of all councils".to_owned());
    let source = match about.own.counted_over("leavers_fte", about.census.year) {
        Some(own) => format!("{own} full-time leavers, of those in post; the range: how councils' turnover moves"),
        None => format!(
            "{years}; the council's level of those years, pulled towards other councils as far as they are chance"
        ),
    };
    format!("[leaving]\npercent_per_year = {percent}\n{}", vouched(&source, "medium"))
}

/// Applicants in doubt by how councils' starters move.
fn applicants(about: &Gathered, likely: f64) -> String {
    let drafted = Level { likely, ..times(about.starters, likely) };
    doubt(about.fit.as_ref().map_or(drafted, |fit| fit.range(Free::Applicants, likely)), 1, (0.0, 1e6))
}

fn recruitment(about: &Gathered) -> String {
    let staff = &about.staff;
    let years = told(about, Measure::Starters, "", "")
        .map_or_else(String::new, |years| format!("{years} full-time starters; "));
    let mut text = comment(
        "",
        "Applicants are as many as keep posts filled as they are: leavers ÷ (1 − drop-out) ÷ the chance of a post being open.",
    );
    let source = format!(
        "{years}assumption: as many as make good the leavers, three in ten newly qualified; the range: how councils' starters move"
    );
    text.push_str(&format!(
        "[recruitment.experienced]\nfills = [{}]\napplicants_per_year = {}\n{}",
        if about.own.has_role("consultant-social-worker") {
            "\"social-worker\", \"consultant-social-worker\""
        } else {
            "\"social-worker\""
        },
        applicants(about, staff.experienced),
        vouched(&source, "low")
    ));
    text.push_str(&format!(
        "[recruitment.newly-qualified]\napplicants_per_year = {}\n{}",
        applicants(about, staff.newly_qualified),
        vouched("as for experienced starters", "low")
    ));
    if staff.roles.without_cases.posts >= LEAST {
        text.push_str(&format!(
            "[recruitment.without-cases]\nfills = [\"social-worker-without-cases\"]\napplicants_per_year = {}\nlead_weeks = {{ gamma = {{ mean = {{ likely = 16, low = 13, high = 20 }}, cv = 0.4 }} }}\ndrop_out_percent = {{ likely = 15, low = 8, high = 24 }}\ninduction = \"experienced\"\n{}",
            applicants(about, staff.without_cases),
            vouched("as for experienced starters", "low")
        ));
    }
    for (route, role, induction) in
        [("managers", "team-manager", ""), ("seniors", "senior-social-worker", "induction = \"experienced\"\n")]
    {
        text.push_str(&format!(
            "[recruitment.{route}]\nfills = [{}]\ntime_to_fill_days = {{ gamma = {{ mean = {}, cv = 0.5 }} }}\n{induction}{}",
            quoted(role),
            number(staff.fill_days, 0),
            vouched("assumption: as in England, or as short as the council's vacancies allow", "low")
        ));
    }
    text
}

fn agency(about: &Gathered) -> String {
    let ask = about.staff.ask;
    let drafted = Level { likely: ask, low: ask * 0.82, high: (ask * 1.15).min(100.0) };
    let level = about.fit.as_ref().map_or(drafted, |fit| fit.range(Free::Asking, ask));
    let percent = if ask > 97.0 { number(ask, 0) } else { doubt(level, 0, (0.0, 100.0)) };
    let years =
        told(about, Measure::AgencyRate, "agency ", " %").unwrap_or_else(|| "the middle of all councils".to_owned());
    // Who stands on top of posts is in the teams' figures.
    format!(
        "[agency]\nask_percent = {percent}\non_top_percent = 0\n{}",
        vouched(
            &format!(
                "{years}; assumption: asked for as often as keeps that many, since starters take uncovered posts first"
            ),
            "low"
        )
    )
}
