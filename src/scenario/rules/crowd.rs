//! More posts, people and children than any council has: refused before memory is taken for them.

use super::look::{entries, highest, period, tables};
use crate::foundations::time::YEAR_DAYS;
use crate::scenario::check::Faults;
use crate::scenario::check::spoken::thousands;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::node::{Entry, Node};
use crate::scenario::text::place::Place;

/// The most posts and people together; every council of England together has about twice as many social workers.
pub(super) const MOST_POSTS: f64 = 20_000.0;
/// The most teams.
const MOST_TEAMS: f64 = 5_000.0;
/// The most referrals [children/year]; England has about 600,000.
pub(super) const MOST_REFERRALS: f64 = 1_000_000.0;
/// The most children in one future.
const MOST_CHILDREN: f64 = 5_000_000.0;
/// The most who are there on its first day: each of them is placed, and the teams then look at all of them again and
/// again; the whole of England has about 400,000 children in need.
pub(super) const MOST_OPEN: f64 = 500_000.0;
/// The most spells of absence in a person's year: one a day.
pub(super) const MOST_SPELLS: f64 = 365.0;
/// Memory for one child \[bytes\].
const BYTES_A_CHILD: f64 = 160.0;
/// The most people who may apply in a year; about as many social workers as there are in England.
pub(super) const MOST_APPLICANTS: f64 = 100_000.0;

/// A figure and where it stands.
type Figure<'a> = (f64, &'a Place);

/// The sum of some figures, and the place of the largest: the one with too many noughts.
fn summed<'a>(figures: impl Iterator<Item = Figure<'a>>) -> Option<Figure<'a>> {
    figures
        .fold(None, |known: Option<(f64, Figure<'a>)>, figure| match known {
            None => Some((figure.0, figure)),
            Some((sum, largest)) => Some((sum + figure.0, if figure.0 > largest.0 { figure } else { largest })),
        })
        .map(|(sum, (_, place))| (sum, place))
}

fn figures<'a>(node: Option<&'a Node>) -> impl Iterator<Item = Figure<'a>> {
    entries(node).filter_map(|(_, entry)| figure(&entry.node))
}

/// A number above 0 at its highest, and where it stands.
fn figure(node: &Node) -> Option<Figure<'_>> {
    highest(node).filter(|figure| figure.is_finite() && *figure > 0.0).map(|figure| (figure, &node.place))
}

/// There are not absurdly many posts, people or agency workers, on the first day or by changes.
pub fn posts(root: &Node, faults: &mut Faults) {
    let told = |what: &str, found: Option<Figure<'_>>, faults: &mut Faults| {
        let Some((posts, place)) = found.filter(|(posts, _)| *posts > MOST_POSTS) else { return };
        let fault = Diagnostic::fault(format!("{what} {} posts in all", thousands(posts)))
            .at(place)
            .because(format!(
                "at most {} are played; the largest council has about a tenth of that.",
                thousands(MOST_POSTS)
            ))
            .fix("Look for a figure with too many noughts, or in people-hours rather than FTE.");
        faults.push("team", fault);
    };
    let of_teams = |keys: &'static [&'static str]| {
        summed(
            tables(root, "team")
                .flat_map(move |(_, team)| keys.iter().flat_map(move |key| figures(team.node.get(key)))),
        )
    };
    told("the teams have", of_teams(&["posts_fte"]), faults);
    told("the people of the first day fill", of_teams(&["in_post_fte", "agency_fte", "agency_on_top_fte"]), faults);
    let acts = ["add_posts.posts_fte", "bring_in_agency.fte", "recruit_ahead.people"];
    let added = tables(root, "change")
        .flat_map(|(_, change)| acts.into_iter().flat_map(move |act| figures(change.node.at(act))));
    told("changes add", summed(added), faults);
}

/// There are not absurdly many teams.
pub fn teams(root: &Node, faults: &mut Faults) {
    let alike = |(_, team): (&str, &'_ Entry)| team.node.get("how_many").and_then(Node::number).unwrap_or(1.0);
    let teams: f64 = tables(root, "team").map(alike).sum();
    let largest = tables(root, "team").max_by(|a, b| alike(*a).total_cmp(&alike(*b)));
    if let (true, Some((_, team))) = (teams > MOST_TEAMS, largest) {
        let fault = Diagnostic::fault(format!("there are {} teams in all", thousands(teams)))
            .at(team.node.get("how_many").map_or(&team.key, |node| &node.place))
            .because(format!("at most {} are played.", thousands(MOST_TEAMS)))
            .fix("Write the number of teams alike in how_many, or take the key out.");
        faults.push("team", fault);
    }
}

/// There are not absurdly many children, on the first day or by referral.
pub fn children(root: &Node, faults: &mut Faults) {
    let asked = root.at("demand.referrals_per_year").and_then(|node| Some((highest(node)?, &node.place)));
    if let Some((referrals, place)) = asked.filter(|(referrals, _)| *referrals > MOST_REFERRALS) {
        let fault = Diagnostic::fault(format!("{} children referred a year", thousands(referrals)))
            .at(place)
            .because(format!(
                "at most {} are played; the whole of England has about 600,000.",
                thousands(MOST_REFERRALS)
            ))
            .fix("Write the children referred to one council in a year.");
        faults.push("demand.referrals_per_year", fault);
        return;
    }
    on_first_day(root, faults);
    let Some((referrals, place)) = asked else { return };
    let came = years_worth(root) * referrals;
    let why = "Look at referrals_per_year, its growth, raise_referrals and the length of the period.";
    // What doubles every year is more likely the fault than what it began with.
    let growth = root.at("demand.growth_percent_per_year").filter(|node| highest(node) > Some(10.0));
    // So is a change that makes more of them by itself than there were.
    let raises = tables(root, "change").filter_map(|(_, change)| change.node.at("raise_referrals.more_percent"));
    let raise = raises
        .filter(|node| highest(node) > Some(100.0))
        .max_by(|a, b| highest(a).unwrap_or(0.0).total_cmp(&highest(b).unwrap_or(0.0)));
    let place = raise.or(growth).map_or(place, |node| &node.place);
    refuse((Some((came, place)), MOST_CHILDREN), "children are referred over the period", why, faults);
}

/// Children with teams, in places and with nobody, on the first day.
fn on_first_day(root: &Node, faults: &mut Faults) {
    let with_teams = tables(root, "team").flat_map(|(_, team)| figures(team.node.get("open_children")));
    let in_places = tables(root, "stage").filter_map(|(_, stage)| stage.node.at("places.on_first_day"));
    let with_nobody = root.at("first_day.children_without_social_worker");
    let beside = in_places.chain(with_nobody).filter_map(figure);
    let there = summed(with_teams.chain(beside));
    let fix = "Look for a figure with too many noughts.";
    refuse((there, MOST_OPEN), "children are there on the first day", fix, faults);
}

/// Refuses more children than can be played, with what they would take.
fn refuse((found, most): (Option<Figure<'_>>, f64), what: &str, fix: &str, faults: &mut Faults) {
    let Some((children, place)) = found.filter(|(children, _)| *children > most) else { return };
    let memory = children * BYTES_A_CHILD / (1024.0 * 1024.0 * 1024.0);
    let takes = if memory < 1.0 {
        "a future with so many would hardly end".to_owned()
    } else if memory < 1e6 {
        format!("each future would take about {} GiB of memory", thousands(libm::ceil(memory)))
    } else {
        "each future would take millions of GiB of memory".to_owned()
    };
    let fault = Diagnostic::fault(format!("{} {what}", spoken(children)))
        .at(place)
        .because(format!("{takes}; at most {} children are played in one.", thousands(most)))
        .fix(fix);
    faults.push("demand.children", fault);
}

fn spoken(number: f64) -> String {
    if number < 1e15 { thousands(number) } else { "more than a million million".to_owned() }
}

/// Referrals of the whole period ÷ those of its first year, everything at its highest.
fn years_worth(root: &Node) -> f64 {
    let Some((start, end)) = period(root) else { return 0.0 };
    let days = end.since(start).map_or(0, |span| span.get_days());
    let warm_up = root.at("period.warm_up_weeks").and_then(Node::number).unwrap_or(0.0) * 7.0;
    let years = (f64::from(days.max(0)) + warm_up) / YEAR_DAYS;
    let growth = root.at("demand.growth_percent_per_year").and_then(highest).unwrap_or(0.0) / 100.0;
    let raised: f64 = tables(root, "change")
        .filter_map(|(_, change)| change.node.at("raise_referrals.more_percent").and_then(highest))
        .map(|more| 1.0 + more.max(0.0) / 100.0)
        .product();
    // Growth is compound; at no growth the sum over years is their number.
    let grown =
        if growth.max(0.0) < 1e-9 { years } else { (libm::pow(1.0 + growth, years) - 1.0) / libm::log1p(growth) };
    grown * raised
}

/// Not absurdly many people apply, or are offered by agencies.
pub fn applicants(root: &Node, faults: &mut Faults) {
    let routes = tables(root, "recruitment")
        .filter_map(|(_, route)| Some(("applicants_per_year", route.node.get("applicants_per_year")?)));
    let campaigns = tables(root, "change").filter_map(|(_, change)| {
        Some(("extra_applicants_per_year", change.node.at("recruit.extra_applicants_per_year")?))
    });
    let supply = root.at("agency.supply_per_year").map(|node| ("supply_per_year", node));
    let all = routes.chain(campaigns).chain(supply);
    for (key, node) in all {
        let Some(people) = highest(node).filter(|people| *people > MOST_APPLICANTS && people.is_finite()) else {
            continue;
        };
        let fault = Diagnostic::fault(format!("{key}: {} people a year", spoken(people)))
            .at(&node.place)
            .because(format!(
                "at most {} are played, about as many social workers as England has.",
                thousands(MOST_APPLICANTS)
            ))
            .fix("Look for a figure with too many noughts.");
        faults.push(key, fault);
    }
}

/// Nobody goes absent more often than every day.
pub fn spells(root: &Node, faults: &mut Faults) {
    for (name, absence) in tables(root, "absence") {
        let Some(node) = absence.node.get("spells_per_year") else { continue };
        let Some(spells) = highest(node).filter(|spells| *spells > MOST_SPELLS && spells.is_finite()) else { continue };
        let fault = Diagnostic::fault(format!("{} spells of absence a year of each person", spoken(spells)))
            .at(&node.place)
            .because(format!(
                "that is {} a day, each played one by one; at most {} a year are played.",
                spoken(libm::ceil(spells / MOST_SPELLS)),
                thousands(MOST_SPELLS)
            ))
            .fix("Write how often a person is away in a year, such as 2.");
        faults.push(&format!("absence.{name}.spells_per_year"), fault);
    }
}
