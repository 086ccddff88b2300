//! The drafted file: its head, and its parts in order.

use super::gathered::Gathered;
use super::history::{origin, shown};
use super::{cases_page, national, staff_page};
use crate::evidence::area::{plain, redrawn};
use crate::evidence::measure::Measure;
use crate::evidence::release::Release;
use crate::scenario::check::spoken::capital;
use crate::scenario::council::Council;
use crate::scenario::council::structure::Team;
use crate::scenario::language::schema;
pub(super) use crate::scenario::text::write::string as quoted;

/// Years that a drafted scenario runs.
const YEARS: u16 = 3;
/// Columns of a comment.
const WIDTH: usize = 116;

/// A comment, wrapped; `first` stands before its first line.
pub(super) fn comment(first: &str, text: &str) -> String {
    let mut lines = vec![format!("#{first}")];
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    for word in words.filter(|word| !word.is_empty()) {
        let last = lines.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= WIDTH);
        if let Some(line) = last {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(format!("#{} {word}", " ".repeat(first.chars().count())));
        }
    }
    lines.join("\n") + "\n"
}

/// A heading between parts.
pub(super) fn heading(text: &str) -> String {
    format!("# ── {text} {}\n\n", "─".repeat(108usize.saturating_sub(text.chars().count())))
}

/// `source` and `confidence` of a table.
pub(super) fn vouched(source: &str, confidence: &str) -> String {
    format!("source = {}\nconfidence = \"{confidence}\"\n\n", quoted(source))
}

/// What no file could tell.
pub(super) fn blanks(about: &Gathered, missing: &[Release]) -> Vec<String> {
    let mut blanks = vec![
        "Teams: how posts, people and children divide between teams is not published. Those below are a default, scaled to size.".to_owned(),
        "Work: section 47 enquiries, conferences and court cases are not in these files; their shares are national.".to_owned(),
        "Pay and agency rates by role, and what posts cost: national figures stand in ([pay] of the file below).".to_owned(),
        "Staff who are not registered social workers, personal advisers apart, whose number is reckoned from care leavers.".to_owned(),
        "Tenure, part-time hours, planned absence, case weighting: national figures stand in.".to_owned(),
        "What was promised: add [target.…] tables; what is planned: write another file that builds on this one.".to_owned(),
    ];
    blanks.extend(of_another_area(about));
    blanks.extend(about.own.not_used(about.census.year));
    for release in missing {
        blanks.push(format!("{}: no such file in the folder. Found as {}.", capital(release.holds()), release.found()));
    }
    let wanted = [
        (Measure::Referrals, "referrals"),
        (Measure::Plans, "plans at 31 March"),
        (Measure::InCare, "children looked after"),
    ];
    for (measure, what) in wanted {
        let absent = about.panel.history(about.id, measure).next_back().is_none();
        if absent && !missing.contains(&measure.column().release) {
            blanks.push(format!(
                "No figure of {what} up to {} was published: reckoned from cases held.",
                about.census.year
            ));
        }
    }
    blanks
}

/// That figures are of another area than the council's, where its boundary moved under its name.
fn of_another_area(about: &Gathered) -> Option<String> {
    let (since, how) = redrawn(&plain(&about.panel.area(about.id).name))?;
    if about.census.year < since {
        return Some(format!("Area: every figure is of the area as it was before 1 April {since}. Then {how}."));
    }
    let is_used = about.panel.iter().any(|(id, _, year, _)| id == about.id && year < since);
    is_used.then(|| format!("Area: figures of years before 1 April {since} are of another area. Then {how}."))
}

/// What the teams of the file add up to, where that is not what was published: readers hold both beside each other.
pub(super) fn held(about: &Gathered, council: &Council) -> Option<String> {
    let registered = |role: &String| council.role.get(role).is_some_and(|role| role.registered);
    let sum = |of: fn(&Team) -> Vec<(&String, &f64)>| -> String {
        let teams = council.team.values().flat_map(of).filter(|(role, _)| registered(role));
        shown(teams.map(|(_, fte)| *fte).sum())
    };
    let posts = sum(|team| team.posts_fte.iter().collect());
    let in_post = sum(|team| team.in_post_fte.iter().collect());
    let agency = sum(|team| team.agency_fte.iter().chain(&team.agency_on_top_fte).collect());
    let census = &about.census;
    let published = [census.posts(), census.in_post.value, census.agency.value].map(shown);
    let why = if about.own.has_teams() { "the council's own returns say so" } else { "each role of a team is rounded" };
    ([&posts, &in_post, &agency] != published.each_ref()).then(|| {
        format!("the teams below add up to: posts {posts} · in post {in_post} · agency workers {agency}, since {why}")
    })
}

/// The whole file; `held` says what its teams add up to.
pub(super) fn page(about: &Gathered, blanks: &[String], held: Option<&str>) -> String {
    let mut text = format!("#:schema {}\n{}", schema::FILE, head(about, held));
    for blank in blanks {
        text.push_str(&comment(" ·", blank));
    }
    text.push_str(&opening(about));
    text.push_str(&heading("Children"));
    text.push_str(&cases_page::cases(about));
    text.push_str(&heading(&format!("Teams on 30 September {}: an assumption, scaled to size", about.census.year)));
    text.push_str(&staff_page::teams(about));
    text.push_str(&heading("People"));
    text.push_str(&staff_page::people(about));
    text.trim_end().to_owned() + "\n"
}

fn head(about: &Gathered, held: Option<&str>) -> String {
    let (census, name) = (&about.census, &about.panel.area(about.id).name);
    let mut text = comment(
        "",
        &format!(
            "{name} on the Department for Education's census day, 30 September {}: drafted by `caseload draft` from published figures. Nothing later is used. Contains public sector information licensed under the Open Government Licence v3.0.",
            census.year
        ),
    );
    text.push_str("#\n");
    let lines = [
        format!(
            "posts of registered social workers {} · in post {} · vacancies {}{}",
            shown(census.posts()),
            shown(census.in_post.value),
            shown(census.vacancies.value),
            origin(about, census.vacancies)
        ),
        format!("agency workers {}{}", shown(census.agency.value), origin(about, census.agency)),
        format!(
            "children and carers held {} · full-time equivalents who hold them {} ({} each){}",
            shown(libm::round(census.cases.value)),
            shown(census.holders.value),
            shown(census.cases.value / census.holders.value),
            origin(about, census.holders)
        ),
    ];
    for line in lines.iter().map(String::as_str).chain(held) {
        text.push_str(&comment("  ", line));
    }
    if let Some(fit) = &about.fit {
        text.push_str("#\n");
        for line in fit.told() {
            text.push_str(&format!("#   {}\n", line.trim_end()));
        }
    }
    text.push_str("#\n# What published figures cannot tell, and you may:\n");
    text
}

fn opening(about: &Gathered) -> String {
    let (year, name) = (about.census.year, &about.panel.area(about.id).name);
    format!(
        "\nbuilds_on = \"{}\"\ntitle     = {}\nshort     = \"As it was\"\nauthority = {}\nquestion  = {}\nstatus    = \"drafted\"\n\n[period]\nstart = {year}-09-30\nend   = {}-09-30\n\n",
        national::file(year),
        quoted(&format!("{name} carries on as it was on 30 September {year}")),
        quoted(name),
        quoted(&format!(
            "If nothing is changed, where do caseloads, vacancies and cost go by September {}?",
            year + YEARS
        )),
        year + YEARS
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_of_a_name_ends_its_line() {
        assert_eq!(quoted("a\nb\r \"c\" \\ \u{7f}\té"), "\"a\\nb\\r \\\"c\\\" \\\\ \\u007F\\té\"");
        assert_eq!(comment("", "a\nb = 1\u{7}c"), "# a b = 1 c\n");
    }
}
