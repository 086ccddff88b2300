//! What the files of two options say otherwise beside the changes that one of them starts: figures that differ from the first day
//! on, in words.

use toml::{Table, Value};

use super::{ComparisonReport, Played};
use crate::report::assumptions::KEYS;
use crate::report::called::Called;
use crate::report::figures::with_unit;
use crate::report::in_use::Idle;
use crate::report::{days, figures};
use crate::scenario::check::spoken::capital;
use crate::scenario::language::is_family;
use crate::scenario::merged::{doubt, number};
use crate::scenario::text::node::join;

/// Tables that say nothing of how the council works: what is promised, what is marked, how it is played, and how sums are
/// made, which is the reference's way for all.
const ASIDE: [&str; 7] = ["period", "run", "verification", "standard", "money", "target", "milestone"];

/// What differs within one table of the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    /// The table at the top: "agency".
    pub(crate) table: String,
    /// "Agency workers".
    pub(crate) name: String,
    /// "share of empty posts for which one is asked 92%, not 60%".
    pub(crate) figures: Vec<String>,
}

impl Group {
    /// All of it in a sentence without its end; of very many figures the first, and how many more.
    pub(crate) fn said(&self) -> String {
        const MOST: usize = 4;
        let shown = self.figures.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join("; ");
        match self.figures.len().saturating_sub(MOST) {
            0 => format!("{}: {shown}", self.name),
            more => format!("{}: {shown}; and {more} more", self.name),
        }
    }
}

/// What the proposed option's files say otherwise than the reference's.
pub(crate) fn of(report: &ComparisonReport<'_>) -> Vec<Group> {
    between(report.proposed(), report.scenarios[report.comparison.reference])
}

/// What they differ in, in as few words as a label has room for: "agency and pay".
pub(crate) fn named(groups: &[Group]) -> Option<String> {
    let names: Vec<String> = groups.iter().map(|group| short(&group.table)).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [one, other] => Some(format!("{one} and {other}")),
        [one, .., _] => Some(format!("{one} and {} more", names.len() - 1)),
    }
}

fn between(own: Played<'_>, other: Played<'_>) -> Vec<Group> {
    let (Ok(ours), Ok(theirs)) = (own.merged.parse::<Table>(), other.merged.parse::<Table>()) else {
        return Vec::new();
    };
    let called = Called::by([own.merged, other.merged].into_iter());
    let opened: Vec<&String> = own.council.opened_later().chain(other.council.opened_later()).collect();
    // What one of them alone starts is told as a change, and so are the teams that it opens.
    let comes_with_a_change = |address: &str| {
        let team = address.strip_prefix("team.").is_some_and(|team| opened.iter().any(|open| *open == team));
        team || address.starts_with("change.")
    };
    // A role that one of them has no post in comes or goes with its posts.
    let idle = [own, other].map(|played| Idle::of(played.merged));
    let mut groups: Vec<Group> = Vec::new();
    let both = ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key)));
    for table in both.filter(|key| !ASIDE.contains(&key.as_str())) {
        // What stands by itself at the top speaks of the file.
        let is_table = |value: Option<&Value>| value.is_none_or(Value::is_table);
        let (one, two) = (ours.get(table), theirs.get(table));
        if !is_table(one) || !is_table(two) {
            continue;
        }
        let mut found = Vec::new();
        differing(table, (one, two), &mut found);
        found.retain(|(address, one, two)| (one.is_some() && two.is_some()) || !comes_with_a_change(address));
        found.retain(|(address, ..)| !idle.iter().any(|idle| idle.has(address)));
        found.retain(|(address, one, two)| !is_opened_by_a_change(address, one.or(*two)));
        groups.extend(grouped(table, &found, &called));
    }
    groups
}

/// Whether it is a whole route by which nobody comes until a change brings them: on the first day nothing starts.
fn is_opened_by_a_change(address: &str, value: Option<&Value>) -> bool {
    let comes = |route: &Table| route.get("applicants_per_year").and_then(number).is_some_and(|people| people > 0.0);
    let doubted = |route: &Table| route.get("applicants_per_year").is_some_and(|people| doubt(people).is_some());
    let is_route = address.strip_prefix("recruitment.").is_some_and(|name| !name.contains('.'));
    is_route && value.and_then(Value::as_table).is_some_and(|route| !comes(route) && !doubted(route))
}

/// An address, and what stands there in either.
type Differing<'a> = (String, Option<&'a Value>, Option<&'a Value>);

/// Every figure that differs, and every whole member that only one of them has.
fn differing<'a>(address: &str, both: (Option<&'a Value>, Option<&'a Value>), found: &mut Vec<Differing<'a>>) {
    let (one, two) = both;
    if one == two || one.zip(two).is_some_and(|(one, two)| is_same_figure(one, two)) {
        return;
    }
    let is_member = address.split_once('.').is_some_and(|(family, name)| is_family(family) && !name.contains('.'));
    let tables = [one, two].map(|value| value.and_then(Value::as_table));
    let is_whole = is_member && (one.is_none() || two.is_none());
    let is_leaf = [one, two].into_iter().flatten().any(|value| !value.is_table() || doubt(value).is_some());
    if is_whole || is_leaf {
        return found.push((address.to_owned(), one, two));
    }
    let keys = tables.iter().flatten().flat_map(|table| table.keys());
    let mut keys: Vec<&String> = keys.filter(|key| !KEYS.contains(&key.as_str()) && *key != "name").collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let at = |table: Option<&'a Table>| table.and_then(|table| table.get(key));
        differing(&join(address, key), (at(tables[0]), at(tables[1])), found);
    }
}

/// The figures of one table under what all of their names begin with.
fn grouped(table: &str, found: &[Differing<'_>], called: &Called) -> Option<Group> {
    let (first, ..) = found.first()?;
    let begins = |name: &str| name.split_once(", ").map_or(name, |(begins, _)| begins).to_owned();
    let name = begins(&called.name(first));
    let is_shared = found.iter().all(|(address, ..)| begins(&called.name(address)) == name);
    let figure = |(address, own, other): &Differing<'_>| {
        let whole = called.name(address);
        let own_name = if is_shared { whole.strip_prefix(&format!("{name}, ")).unwrap_or(&whole) } else { &whole };
        // What has no name but that of the group, which stands before it, has a unit at most.
        let own_name = if is_shared && whole == name { &whole[unitless(&name).len()..] } else { own_name };
        said(own_name, *own, *other).trim_start().to_owned()
    };
    let figures = found.iter().map(figure).collect();
    let name = if is_shared { unitless(&name).to_owned() } else { capital(&table.replace(['_', '-'], " ")) };
    Some(Group { table: table.to_owned(), name, figures })
}

/// A figure's name without the unit behind it.
fn unitless(name: &str) -> &str {
    name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")).map_or(name, |(name, _)| name)
}

/// A figure with its unit, and what it is in the reference: "share of empty posts for which one is asked 92%, not 60%"; of what has been
/// named already, "here alone".
fn said(name: &str, own: Option<&Value>, other: Option<&Value>) -> String {
    let alone = |whose: &str| if name.is_empty() { whose.to_owned() } else { format!("{name} ({whose})") };
    let (name, unit) =
        name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")).map_or((name, ""), |(name, unit)| (name, unit));
    let with = |value: &Value| amount(value, unit);
    match (own, other) {
        (Some(own), Some(other)) => match (doubt(own), doubt(other)) {
            (Some([one, ..]), Some([two, ..])) if (one - two).abs() < 1e-12 => {
                format!("{name} {}, not {}", ranged(own, unit), ranged(other, unit))
            }
            _ => format!("{name} {}, not {}", with(own), with(other)),
        },
        (Some(own), None) if own.is_table() && doubt(own).is_none() => alone("here alone"),
        (Some(own), None) => format!("{name} {}, where the reference has nothing", with(own)),
        (None, Some(other)) if other.is_table() && doubt(other).is_none() => alone("in the reference alone"),
        (None, Some(other)) => format!("{name} nothing, where the reference has {}", with(other)),
        (None, None) => name.to_owned(),
    }
}

/// Whether two figures are the same, whatever is said of where they come from, and however many decimals they were written with.
fn is_same_figure(one: &Value, two: &Value) -> bool {
    let near = |one: f64, two: f64| (one - two).abs() < 1e-12;
    match (number(one).zip(number(two)), doubt(one).zip(doubt(two))) {
        (Some((one, two)), _) => near(one, two),
        (None, Some((one, two))) => one.into_iter().zip(two).all(|(one, two)| near(one, two)),
        (None, None) => false,
    }
}

/// A value in words: of a figure in doubt its middle.
fn amount(value: &Value, unit: &str) -> String {
    if let Some(number) = number(value).or(doubt(value).map(|[likely, ..]| likely)) {
        return with_unit(&figures::written(number), unit);
    }
    match value {
        Value::String(text) => format!("“{}”", text.replace('-', " ")),
        Value::Boolean(set) => if *set { "yes" } else { "no" }.into(),
        Value::Datetime(date) => date.to_string().parse().map_or_else(|_| date.to_string(), days::short),
        Value::Array(list) => {
            let all = list.iter().map(|one| amount(one, "")).collect::<Vec<_>>().join(", ");
            if list.iter().all(|one| number(one).is_some()) { with_unit(&all, unit) } else { all }
        }
        Value::Table(_) | Value::Integer(_) | Value::Float(_) => "otherwise".into(),
    }
}

fn ranged(value: &Value, unit: &str) -> String {
    let number = |value: f64| figures::written(value);
    doubt(value).map_or_else(String::new, |[likely, low, high]| {
        format!("{} ({} to {})", with_unit(&number(likely), unit), number(low), number(high))
    })
}

/// A table of the file as one word of a list.
fn short(table: &str) -> String {
    let many = ["role", "stage", "team", "group", "change"].contains(&table);
    format!("{}{}", table.replace('_', " "), if many { "s" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::sample;
    use crate::scenario::vouched::Apart;

    fn found(own: &str, other: &str) -> Vec<Group> {
        let played = sample::played();
        let report = played.report();
        let (council, apart) = (report.council(), Apart::new());
        between(Played { council, merged: own, apart: &apart }, Played { council, merged: other, apart: &apart })
    }

    #[test]
    fn a_lasting_figure_is_told_in_words_beside_what_it_was() {
        let text = |ask: &str, pay: u32| {
            format!(
                "title = \"T{pay}\"\n[agency]\nask_percent = {ask}\nsource = \"S{pay}\"\nlead_weeks = 4\n[pay.agency_week_pounds]\nsocial-worker = {pay}\n[target.x]\nat_most = {{ 2020-01-01 = {pay} }}\n"
            )
        };
        let own = text("{ likely = 92, low = 82, high = 98 }", 1_400);
        let groups = found(&own, &text("{ likely = 60, low = 45, high = 78 }", 1_420));
        assert_eq!(groups.len(), 2, "{groups:?}");
        assert_eq!(groups[0].said(), "Agency workers: share of empty posts for which one is asked 92%, not 60%");
        assert!(groups[1].figures[0].ends_with("£1,400 a week, not £1,420 a week"), "{groups:?}");
        assert!(named(&groups).as_deref() == Some("agency and pay"), "{groups:?}");
        assert_eq!((found(&own, &own), named(&[])), (vec![], None), "what the titles and sources say is no figure");
        let counted = format!("{own}[money]\ndiscount_percent_per_year = 3.5\n");
        assert_eq!(
            found(&counted, &own),
            vec![],
            "sums are made with the reference's, so that nobody approves the option's"
        );
        let sourced = own.replace("high = 98 }", "high = 98.0, source = \"T\" }");
        assert!(sourced != own && found(&sourced, &own).is_empty(), "a source is no figure either");
    }

    #[test]
    fn a_list_of_figures_has_its_unit() {
        let steps =
            |last: u32| format!("[induction.overseas]\nuntil_weeks = [13, 26, {last}]\npercent = [40, 70, 85]\n");
        let said = found(&steps(40), &steps(43))[0].said();
        assert!(said.ends_with(" 13, 26, 40 weeks, not 13, 26, 43 weeks"), "{said}");
    }

    #[test]
    fn a_change_of_one_of_them_is_no_figure_and_one_of_both_is() {
        let change = |percent: u32| {
            format!("[change.hub]\nwhat = \"Hub\"\n[change.hub.reduce_referrals]\nfewer_percent = {percent}\n")
        };
        assert_eq!(found(&change(6), ""), vec![]);
        let groups = found(&change(6), &change(4));
        assert_eq!(groups[0].said(), "Hub: fewer referrals at full effect: 6%, not 4%", "{groups:?}");
    }

    #[test]
    fn a_route_that_is_here_alone_is_named_once_and_not_at_all_where_a_change_opens_it() {
        let route = |people: u32| {
            format!(
                "[recruitment.overseas]\nfills = [\"social-worker\"]\napplicants_per_year = {people}\nlead_weeks = 3\n"
            )
        };
        let change =
            "[change.campaign]\nwhat = \"C\"\nrecruit = { route = \"overseas\", extra_applicants_per_year = 9 }\n";
        assert_eq!(found(&format!("{}{change}", route(0)), ""), vec![]);
        let groups = found(&route(12), "");
        assert_eq!(groups.len(), 1, "{groups:?}");
        assert_eq!(groups[0].said(), format!("{}: here alone", groups[0].name), "{groups:?}");
        assert!(found("", &route(12))[0].said().ends_with(": in the reference alone"));
    }

    #[test]
    fn a_role_that_comes_with_its_posts_is_not_told_as_a_lasting_figure() {
        let file = |posts: u32, share: u32| {
            format!("[role.senior]\ncaseload_percent = {share}\n[team.north]\nposts_fte = {{ senior = {posts} }}\n")
        };
        let groups = found(&file(4, 90), &file(0, 33));
        assert!(!groups.iter().any(|group| group.table == "role"), "{groups:?}");
        assert!(found(&file(4, 90), &file(4, 33)).iter().any(|group| group.table == "role"));
    }
}
