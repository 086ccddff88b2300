//! `--set ADDRESS=VALUE`: one figure of the scenario, changed on the command line.

use std::sync::Arc;

use super::check::days::nearest_day;
use super::diagnostic::Diagnostic;
use super::language::address::{kind_at, nearest_address};
use super::language::shapes::SHAPE;
use super::language::suggest::nearest;
use super::language::{Kind, ROOT, Spec};
use super::overlay::put_aside;
use super::text::node::{Entry, Node, Table, Value, join};
use super::text::parse::parse;
use super::text::place::{Place, SETTING, Source};

/// Lays one setting over a tree.
///
/// # Errors
/// The address is not one of the scenario's, or the value is not one a file could hold.
pub fn set(root: &mut Node, setting: &str) -> Result<(), Vec<Diagnostic>> {
    let source = Arc::new(Source { name: SETTING.to_owned(), text: setting.to_owned() });
    let Some((address, _)) = setting.split_once('=') else {
        let whole = Place::new(&source, 0..setting.len());
        return Err(vec![
            Diagnostic::fault("a setting needs an address and a value").at(&whole).fix("Write --set run.seed=7"),
        ]);
    };
    let address = address.trim().to_owned();
    if kind_at(&address).is_none() {
        return Err(vec![unknown(root, &source, &address)]);
    }
    if let Some(fault) = speaks_of_files(&address) {
        return Err(vec![fault.at(&Place::new(&source, 0..address.len()))]);
    }
    let read = parse(&source).or_else(|faults| unquoted(&source, &address).ok_or(faults))?;
    let Some(value) = read.at(&address).cloned() else { return Err(vec![unknown(root, &source, &address)]) };
    if let Some(place) = second(&read, &address) {
        let fault = Diagnostic::fault("one --set changes one figure").at(&place);
        return Err(vec![
            fault
                .because("what comes after the first line would be passed over.")
                .fix("Write --set once for each figure."),
        ]);
    }
    let key = Place::new(&source, 0..address.len());
    put(root, &address, Entry { key, node: value }).map_err(|fault| vec![*fault])
}

/// Keys that say which files are read, which has been done by then.
fn speaks_of_files(address: &str) -> Option<Diagnostic> {
    ["builds_on", "without"].contains(&address).then(|| {
        Diagnostic::fault(format!("{address} cannot be set on the command line"))
            .because("it says which files and tables are laid together, before any figure is set.")
            .fix(format!("Write {address} in a file of its own."))
    })
}

/// Something that was written beside the one value.
fn second(read: &Node, address: &str) -> Option<Place> {
    let mut node = read;
    for key in address.split('.') {
        let table = node.table()?;
        if let Some((_, other)) = table.iter().find(|(name, _)| *name != key) {
            return Some(other.key.clone());
        }
        node = &table.get(key)?.node;
    }
    None
}

/// Puts a value at an address.
///
/// # Errors
/// The address is not one of the scenario's.
pub fn put(root: &mut Node, address: &str, entry: Entry) -> Result<(), Box<Diagnostic>> {
    let source = Arc::clone(&entry.key.source);
    let keys: Vec<&str> = address.split('.').collect();
    if place(ROOT, root, &keys, entry) { Ok(()) } else { Err(Box::new(unknown(root, &source, address))) }
}

/// A shell takes quotes away: a bare word is text, which the checks take or refuse by the key.
fn unquoted(source: &Arc<Source>, address: &str) -> Option<Node> {
    let value = source.text.split_once('=')?.1.trim();
    // A day that is in no calendar is told as that, and is no text.
    if value.is_empty() || nearest_day(value).is_some() {
        return None;
    }
    let quoted = Arc::new(Source { name: SETTING.to_owned(), text: format!("{address} = {value:?}") });
    parse(&quoted).ok()
}

/// Puts the value where it belongs; a table on the way must be there already.
fn place(spec: &'static Spec, node: &mut Node, keys: &[&str], entry: Entry) -> bool {
    let Value::Table(table) = &mut node.value else { return false };
    match keys {
        [] => false,
        [key] => {
            put_aside(spec, table, key);
            table.insert((*key).to_owned(), entry);
            true
        }
        [key, rest @ ..] => match (spec.key(key).map(|key| &key.kind), table.get_mut(*key)) {
            (Some(Kind::Table(inner)), Some(known)) => place(inner, &mut known.node, rest, entry),
            (Some(Kind::Tables(inner)), Some(known)) => named(inner, &mut known.node, rest, entry),
            (Some(Kind::Shape), Some(known)) => place(SHAPE, &mut known.node, rest, entry),
            (_, Some(known)) => plainly(&mut known.node, rest, entry),
            (_, None) => make_way(spec, table, key, rest, entry),
        },
    }
}

/// `run.seed` may be set although the file has no `[run]`; what else such a table needs, the checks ask for.
fn make_way(spec: &'static Spec, table: &mut Table, key: &str, rest: &[&str], entry: Entry) -> bool {
    let Some(Kind::Table(inner)) = spec.key(key).map(|key| &key.kind) else { return false };
    let mut empty = Node { value: Value::Table(Table::new()), place: entry.key.clone() };
    let at = entry.key.clone();
    if !place(inner, &mut empty, rest, entry) {
        return false;
    }
    table.insert(key.to_owned(), Entry { key: at, node: empty });
    true
}

fn named(spec: &'static Spec, node: &mut Node, keys: &[&str], entry: Entry) -> bool {
    let Value::Table(table) = &mut node.value else { return false };
    let [name, rest @ ..] = keys else { return false };
    table.get_mut(*name).is_some_and(|known| place(spec, &mut known.node, rest, entry))
}

fn plainly(node: &mut Node, keys: &[&str], entry: Entry) -> bool {
    let Value::Table(table) = &mut node.value else { return false };
    match keys {
        [] => false,
        [key] => {
            table.insert((*key).to_owned(), entry);
            true
        }
        [key, rest @ ..] => table.get_mut(*key).is_some_and(|known| plainly(&mut known.node, rest, entry)),
    }
}

fn unknown(root: &Node, source: &Arc<Source>, address: &str) -> Diagnostic {
    if let Some(fault) = no_such_table(root, address) {
        return fault.at(&Place::new(source, 0..address.len()));
    }
    let known = addresses(root);
    let meant = nearest(address, known.iter().map(String::as_str))
        .map(str::to_owned)
        .or_else(|| nearest_address(address).filter(|meant| meant != address))
        .or_else(|| by_its_end(address, &known));
    Diagnostic::fault(format!("the scenario has no figure at \"{address}\""))
        .at(&Place::new(source, 0..address.len()))
        .because("an address is the table and the key, joined by dots, as in team.assessment.posts_fte.social-worker.")
        .fix(meant.map_or_else(
            || {
                "Look the address up in the file: [demand] with referrals_per_year is demand.referrals_per_year."
                    .to_owned()
            },
            |meant| format!("Did you mean {meant}?"),
        ))
}

/// `team.north.…` where there is no team of that name.
fn no_such_table(root: &Node, address: &str) -> Option<Diagnostic> {
    let mut keys = address.split('.');
    let (family, name) = (keys.next()?, keys.next()?);
    let Kind::Tables(_) = ROOT.key(family)?.kind else { return None };
    let known: Vec<&str> =
        root.get(family).and_then(Node::table).into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    if known.contains(&name) {
        return None;
    }
    let meant = nearest(name, known.iter().copied());
    let there = if known.is_empty() { "none at all".to_owned() } else { known.join(", ") };
    Some(
        Diagnostic::fault(format!("the scenario has no [{family}.{name}]"))
            .because(format!("of [{family}.…] there is: {there}."))
            .fix(meant.map_or_else(
                || "Write one of these names; a new table belongs in a file.".to_owned(),
                |meant| format!("Did you mean {}?", address.replacen(name, meant, 1)),
            )),
    )
}

fn by_its_end(address: &str, known: &[String]) -> Option<String> {
    let last = address.rsplit('.').next()?;
    known.iter().find(|known| known.rsplit('.').next() == Some(last)).cloned()
}

/// Every address of a tree that holds a value: tables are not among them, doubts and shapes are.
#[must_use]
pub fn addresses(root: &Node) -> Vec<String> {
    let mut found = Vec::new();
    gather(root, "", &mut found);
    found
}

fn gather(node: &Node, address: &str, found: &mut Vec<String>) {
    for (key, entry) in node.table().into_iter().flatten() {
        let below = join(address, key);
        if entry.node.table().is_none() || entry.node.is_doubt() {
            found.push(below.clone());
        } else {
            gather(&entry.node, &below, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Node {
        parse(&Arc::new(Source { name: "t".to_owned(), text: text.to_owned() })).expect("good text")
    }

    #[test]
    fn a_setting_changes_one_figure() {
        let mut root = tree("[team.a]\nposts_fte = { social-worker = 3 }\n[stage.b]\nlasts_weeks = 4\n");
        set(&mut root, "team.a.posts_fte.social-worker=5").expect("known");
        set(&mut root, "stage.b.lasts_days = { lognormal = { mean = 9, cv = 1 } }").expect("known");
        set(&mut root, "run.seed=9").expect("known");
        assert_eq!(root.at("team.a.posts_fte.social-worker").and_then(Node::number), Some(5.0));
        assert_eq!(root.at("run.seed").and_then(Node::number), Some(9.0));
        assert!(root.at("stage.b.lasts_weeks").is_none(), "the other way of saying it goes");
    }

    #[test]
    fn a_setting_is_one_figure_and_none_about_files() {
        let mut root = tree("[run]\nseed = 3\n");
        let faults = set(&mut root, "run.seed=9\n[demand]\nx = 1").expect_err("two");
        assert_eq!(faults[0].title, "one --set changes one figure");
        for setting in ["builds_on=other.toml", "without=['run']"] {
            let faults = set(&mut root, setting).expect_err("about files");
            assert!(faults[0].title.ends_with("cannot be set on the command line"), "{}", faults[0].title);
        }
        assert_eq!(root.at("run.seed").and_then(Node::number), Some(3.0), "nothing was changed");
    }

    #[test]
    fn a_table_that_is_not_there_can_be_begun() {
        let mut root = tree("title = 'x'\n");
        set(&mut root, "standard.most_children=15").expect("a table of the language");
        assert_eq!(root.at("standard.most_children").and_then(Node::number), Some(15.0));
    }

    #[test]
    fn a_shell_may_take_the_quotes() {
        let mut root = tree("[allocation]\nceiling = 'hard'\n");
        set(&mut root, "allocation.ceiling=soft").expect("known");
        assert_eq!(root.at("allocation.ceiling").and_then(Node::text), Some("soft"));
    }

    #[test]
    fn a_day_of_no_calendar_is_told_as_that_and_not_as_text() {
        let mut root = tree("[period]\nend = 2021-03-31\n");
        for day in ["2021-02-30", "2021-13-01", "2021-00-10"] {
            let faults = set(&mut root, &format!("period.end={day}")).expect_err(day);
            assert_eq!(faults[0].title, "there is no such day", "{day}");
        }
    }

    #[test]
    fn an_unknown_address_is_refused_with_the_nearest() {
        let mut root = tree("[demand]\nreferrals_per_year = 3\n");
        let faults = set(&mut root, "demand.referals_per_year=5").expect_err("unknown");
        assert_eq!(faults[0].fix.as_deref(), Some("Did you mean demand.referrals_per_year?"));
        let faults = set(&mut root, "team.x.most_children=5").expect_err("no such team");
        assert_eq!(faults[0].title, "the scenario has no [team.x]");
    }
}
