//! Pay for everyone who may be paid.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::look::{entries, highest, likely, lowest, period, tables, texts};
use crate::foundations::calendar::in_words;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::shown;
use crate::scenario::council::Date;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::library::{BUILT_IN, built_in};
use crate::scenario::text::node::{Entry, Node, Value};
use crate::scenario::text::parse::parse;
use crate::scenario::text::place::{Place, Source};

/// Nobody is paid less than nothing after a rise.
pub fn awards(root: &Node, faults: &mut Faults) {
    for key in ["award_percent", "agency_rise_percent"] {
        for (date, entry) in entries(root.at(&format!("pay.{key}"))) {
            if let Some(rise) = entry.node.number().filter(|rise| *rise <= -100.0 || *rise > 100.0) {
                let fault = Diagnostic::fault(format!("pay cannot change by {} % on {date}", shown(rise)))
                    .at(&entry.node.place)
                    .because("a rise is a percentage of what is paid before it: 2 is two in a hundred, -100 would leave nothing.")
                    .fix("Write a figure such as 2.");
                faults.push(&format!("pay.{key}"), fault);
            } else if let Some(note) = idle_rise(root, date, &entry.node).filter(|_| !is_national(key, date, entry)) {
                faults.push(&format!("pay.{key}"), note.at(&entry.key));
            }
        }
    }
}

/// Whether a rise is one of the national files', which have rises for every year: read from there, or written out from there
/// into one file with all else, as the answer of a search builds on.
fn is_national(key: &str, date: &str, entry: &Entry) -> bool {
    let same = |line: &str| {
        let figure = line.split_once(" = ").filter(|(day, _)| *day == date);
        figure.is_some_and(|(_, figure)| figure.parse().ok() == entry.node.number())
    };
    let holds = |text: &str| {
        let section = text.split_once(&format!("[pay.{key}]\n")).map_or("", |(_, rest)| rest);
        section.lines().take_while(|line| !line.starts_with('[')).any(same)
    };
    built_in(&entry.key.source.name).is_some() || BUILT_IN.iter().any(|(_, text)| holds(text))
}

/// More pay draws no applicants to places that are filled whatever is paid. The national file says so of every route, for
/// whoever takes a route's places back.
pub fn of_places(root: &Node, faults: &mut Faults) {
    for (name, route) in tables(root, "recruitment") {
        let Some(table) = route.node.table() else { continue };
        let are_places = table.get("cohorts_are_places").is_some_and(|entry| entry.node.value == Value::Flag(true));
        let Some(entry) = table.get("pay_strength").filter(|_| are_places) else { continue };
        let address = format!("recruitment.{name}.pay_strength");
        if likely(&entry.node) == Some(0.0) || is_of_a_nation(&address, entry) {
            continue;
        }
        let note = Diagnostic::note("pay_strength draws nobody to a route whose cohorts are places")
            .at(&entry.key)
            .because("each place is filled unless its applicant drops out, however many people pay would bring to apply.")
            .fix("Take pay_strength out; or cohorts_are_places, if applicants are to come by chance and pay to draw more of them.");
        faults.push(&address, note);
    }
}

/// Whether a figure is a national file's: read from there, or written out from there into one file with all else.
fn is_of_a_nation(address: &str, entry: &Entry) -> bool {
    let same = |text: &str| {
        let source = Arc::new(Source { name: String::new(), text: text.to_owned() });
        parse(&source).is_ok_and(|root| root.at(address).is_some_and(|there| figures(there) == figures(&entry.node)))
    };
    built_in(&entry.key.source.name).is_some() || BUILT_IN.iter().any(|(_, text)| same(text))
}

fn figures(node: &Node) -> [Option<f64>; 3] {
    [likely(node), lowest(node), highest(node)]
}

/// A rise outside the period, or one that looks like a fraction.
fn idle_rise(root: &Node, date: &str, rise: &Node) -> Option<Diagnostic> {
    let number = rise.number().filter(|number| *number != 0.0)?;
    if let (Some((start, end)), Ok(day)) = (period(root).filter(|(start, end)| start < end), date.parse::<Date>())
        && (day <= start || day > end)
    {
        let (side, because) = if day > end {
            ("is after the last day", "the scenario has ended by then.")
        } else {
            ("does not come after the first day", "pay is as it stands on the first day, with all rises until then.")
        };
        let title = format!(
            "this rise does nothing: {} {side}, {}",
            in_words(day),
            in_words(if day > end { end } else { start })
        );
        return Some(Diagnostic::note(title).because(because).fix("Take it out, or look whether the year is right."));
    }
    (libm::fabs(number) < 0.1).then(|| {
        Diagnostic::note(format!("this rise is {} %, fewer than one in a thousand", shown(number)))
            .because("figures here are percentages: 2 means 2 in a hundred.")
            .fix(format!("Write {} if that is what is meant.", shown(number * 100.0)))
    })
}

/// Where there is pay, no role with posts or agency workers goes unpaid.
pub fn salaries(root: &Node, faults: &mut Faults) {
    let Some(pay) = root.get("pay").filter(|_| !faults.any_below(&["pay", "agency"])) else { return };
    let mut posts: BTreeMap<&str, &Place> = BTreeMap::new();
    let mut agency: BTreeMap<&str, &Place> = BTreeMap::new();
    for (_, team) in tables(root, "team") {
        note_roles(team.node.get("posts_fte"), &mut posts);
        note_roles(team.node.get("agency_fte"), &mut agency);
        note_roles(team.node.get("agency_on_top_fte"), &mut agency);
    }
    for (_, change) in tables(root, "change") {
        note_roles(change.node.at("add_posts.posts_fte"), &mut posts);
        note_roles(change.node.at("cost.double_running_fte"), &mut posts);
        note_roles(change.node.at("bring_in_agency.fte"), &mut agency);
    }
    let becomes = tables(root, "role").filter_map(|(_, role)| role.node.at("becomes.role"));
    for then in becomes {
        posts.entry(then.text().unwrap_or_default()).or_insert(&then.place);
    }
    if let Some(table) = root.get("agency") {
        agency.extend(texts(table, "covers").map(|(role, node)| (role, &node.place)));
    }
    paid_by_points(root, pay, &mut posts, faults);
    unpaid(pay, "salary_pounds", "has posts", "42_000", &posts, faults);
    unpaid(pay, "agency_week_pounds", "may be covered by agency workers", "1_600", &agency, faults);
}

/// A role with points needs no salary, and having both is refused: nobody could tell which is paid.
fn paid_by_points(root: &Node, pay: &Node, posts: &mut BTreeMap<&str, &Place>, faults: &mut Faults) {
    for (name, role) in tables(root, "role") {
        let Some(points) = role.node.table().and_then(|table| table.get("pay_points_pounds")) else { continue };
        posts.remove(name);
        if pay.at(&format!("salary_pounds.{name}")).is_some() {
            let fault = Diagnostic::fault(format!("role \"{name}\" has points and a salary as well"))
                .at(&points.key)
                .because("its people are paid by their point, so the salary would have no effect.")
                .fix(format!(
                    "Take {name} out of [pay.salary_pounds], or write without = [\"pay.salary_pounds.{name}\"]"
                ));
            faults.push(&format!("role.{name}.pay_points_pounds"), fault);
        }
    }
}

fn note_roles<'a>(table: Option<&'a Node>, roles: &mut BTreeMap<&'a str, &'a Place>) {
    let some = |entry: &Entry| likely(&entry.node) != Some(0.0);
    for (role, entry) in entries(table).filter(|(_, entry)| some(entry)) {
        roles.entry(role).or_insert(&entry.key);
    }
}

fn unpaid(pay: &Node, key: &str, why: &str, figure: &str, roles: &BTreeMap<&str, &Place>, faults: &mut Faults) {
    let Some(paid) = pay.get(key) else { return };
    for (role, place) in roles.iter().filter(|(role, _)| paid.get(role).is_none()) {
        let fault = Diagnostic::fault(format!("role \"{role}\" {why} and pay.{key} has no figure for it"))
            .at(place)
            .because("it would cost nothing in every result.")
            .fix(format!("Add {role} = {figure} under [pay.{key}] with your own figure."));
        faults.push(&format!("pay.{key}"), fault);
    }
}
