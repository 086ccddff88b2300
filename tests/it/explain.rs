//! A scenario read back in words says every key, whatever its value, and says it to people.

#![expect(clippy::unwrap_used, clippy::wildcard_enum_match_arm, reason = "a test that cannot go on has failed")]

use caseload::report::explain::{explain, text};
use caseload::scenario::language::address::kind_at;
use caseload::scenario::language::{Kind, ROOT};
use caseload::scenario::loaded::{Scenario, load};
use caseload::scenario::render::render;
use caseload::scenario::text::node::{Node, Value};
use caseload::scenario::text::parse::parse;
use caseload::scenario::text::place::Source;

use crate::cli::{Desk, SMALL};
use crate::disk::{Folder, package};
use crate::language::EVERY_KEY;

fn every_key() -> Scenario {
    load("every_key.toml", &Folder(package().join("tests/it")), &[])
        .unwrap_or_else(|faults| panic!("{}", render(&faults)))
}

fn shipped(place: &str, name: &str) -> Scenario {
    load(name, &Folder(package().join("scenarios").join(place)), &[])
        .unwrap_or_else(|faults| panic!("{}", render(&faults)))
}

fn tree(text: &str) -> Node {
    parse(&std::sync::Arc::new(Source { name: "t".to_owned(), text: text.to_owned() })).unwrap()
}

/// Every value of a tree: its address, the place in a list included.
fn leaves(node: &Node, address: &[String], found: &mut Vec<Vec<String>>) {
    let below = |key: String| [address, &[key]].concat();
    match &node.value {
        Value::Table(table) => table.iter().for_each(|(key, entry)| leaves(&entry.node, &below(key.clone()), found)),
        Value::List(list) => list.iter().enumerate().for_each(|(at, item)| leaves(item, &below(at.to_string()), found)),
        _ => found.push(address.to_vec()),
    }
}

fn at<'a>(node: &'a mut Node, address: &[String]) -> &'a mut Node {
    let Some((key, rest)) = address.split_first() else { return node };
    match &mut node.value {
        Value::Table(table) => at(&mut table.get_mut(key).unwrap().node, rest),
        Value::List(list) => at(&mut list[key.parse::<usize>().unwrap()], rest),
        _ => panic!("{address:?}"),
    }
}

/// Another value of the same kind.
fn other(address: &str, value: &Value) -> Value {
    if let (Some(Kind::Choice(words)), Value::Text(text)) = (kind_at(address), value) {
        return Value::Text(words.iter().find(|word| *word != text).unwrap().to_string());
    }
    match value {
        Value::Whole(whole) => Value::Whole(whole + 1),
        Value::Number(number) => Value::Number(number + 0.25),
        Value::Text(text) => Value::Text(format!("{text}x")),
        Value::Flag(flag) => Value::Flag(!flag),
        Value::Date(date) => Value::Date(date.tomorrow().unwrap()),
        Value::Moment(_) | Value::List(_) | Value::Table(_) => panic!("no leaf"),
    }
}

/// Values that may change without a word of the explanation changing.
fn unsaid(scenario: &Scenario) -> Vec<String> {
    let whole = text(&explain(scenario));
    let mut all = Vec::new();
    leaves(&scenario.root, &[], &mut all);
    assert!(!all.is_empty());
    let silent = all.iter().filter(|address| {
        let mut changed = scenario.clone();
        let leaf = at(&mut changed.root, address);
        leaf.value = other(&address.join("."), &leaf.value);
        text(&explain(&changed)) == whole
    });
    silent.map(|address| address.join(".")).collect()
}

#[test]
fn every_value_of_every_key_is_told() {
    assert_eq!(unsaid(&every_key()), Vec::<String>::new());
}

#[test]
fn keys_that_stand_beside_no_other_are_told_too() {
    // What every_key.toml cannot hold: the other way of saying how many return, and keys that name other files.
    let mut scenario = every_key();
    let more = tree(
        "builds_on = 'base.toml'\nwithout = ['change.hub', 'agency']\n\
         [rereferral]\nreturns_percent = { likely = 20, low = 10, high = 30 }\nafter_days = { uniform = { from = 10, to = 50 } }\n",
    );
    let Value::Table(table) = more.value else { panic!("a table") };
    if let Value::Table(root) = &mut scenario.root.value {
        root.extend(table);
    }
    assert_eq!(unsaid(&scenario), Vec::<String>::new());
}

#[test]
fn every_value_of_the_shipped_councils_is_told() {
    assert_eq!(unsaid(&shipped("swindon", "turnaround.toml")), Vec::<String>::new());
}

#[test]
fn a_target_that_nobody_adopted_is_not_told_as_the_councils() {
    let told = |place, name| text(&explain(&shipped(place, name))).replace("\n  ", " ");
    let medway = told("medway", "recovery.toml");
    assert!(medway.contains("It is illustrative: nobody has adopted it.") && !medway.contains("The council set it"));
    assert!(medway.contains("What it is held against:") && !medway.contains("What is promised:"), "{medway}");
    assert!(told("cambridgeshire", "baseline.toml").contains("What is promised:"), "it adopted one of its two");
}

#[test]
fn the_text_is_narrow_and_speaks_to_people() {
    for (place, name) in [("cambridgeshire", "change-for-children.toml"), ("medway", "recovery.toml")] {
        let text = text(&explain(&shipped(place, name)));
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{name}");
        for word in ["lognormal", "Weibull", "histogram", "cv ", "variance_ratio", "NaN", "  ", "..", " ."] {
            let said = text.lines().filter(|line| line.trim_start_matches("- ").trim().contains(word));
            let said: Vec<&str> = said.filter(|line| !line.contains('(')).collect();
            assert!(said.is_empty(), "{name}: {word:?} in {said:?}");
        }
        assert!(text.ends_with("______________________________\n"), "{name}");
    }
}

#[test]
fn changes_are_told_in_order_of_date_with_cost_slip_and_reason() {
    let scenario = shipped("cambridgeshire", "change-for-children.toml");
    let explained = explain(&scenario);
    let told = explained.sections.iter().find(|section| section.heading.starts_with("What is done")).unwrap();
    let dates: Vec<jiff::civil::Date> = told
        .text
        .iter()
        .map(|item| {
            let date = item.words().split(':').next().unwrap();
            jiff::civil::Date::strptime("%d %B %Y", date).unwrap()
        })
        .collect();
    assert_eq!(dates.len(), scenario.council.change.len());
    assert!(dates.is_sorted());
    let teams = told.text.iter().find(|item| item.words().contains("Specialist teams")).unwrap().words();
    assert!(teams.contains("It may be late, by 1 week"), "{teams}");
    assert!(teams.contains("It costs £250,000 (8 in 10: £120,000 to £450,000) once."), "{teams}");
    assert!(teams.contains("Source: council: agreed May 2018"), "{teams}");
    assert!(every_key_reason().contains("You gave as the reason: “because”."));
}

fn every_key_reason() -> String {
    text(&explain(&every_key()))
}

#[test]
fn what_a_file_changes_comes_first_with_what_it_was() {
    let desk = Desk::new("explain");
    desk.holds("town/base.toml", SMALL);
    desk.holds(
        "town/option.toml",
        "builds_on = 'base.toml'\ntitle = 'Two more posts'\n[team.help]\nposts_fte = { social-worker = 8 }\n\
         [demand]\nreferrals_per_year = 190\n[standard]\nmost_children = 18\n",
    );
    let said = desk.types(&["explain", "town/option.toml", "--json", "--set", "allocation.ignores_load_percent=5"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let differences = json["explanations"][0]["differences"].as_array().unwrap();
    let told: Vec<String> =
        differences.iter().map(|one| format!("{} {} {}", one["address"], one["from"], one["to"])).collect();
    assert_eq!(
        told,
        [
            "\"team.help.posts_fte.social-worker\" \"social worker 6\" \"social worker 8\"",
            "\"demand.referrals_per_year\" \"200 a year (8 in 10: 180 to 230)\" \"190 a year\"",
            "\"allocation.ignores_load_percent\" \"0%\" \"5%\"",
            "\"standard\" null \"the whole table\"",
        ]
    );
    let plain = desk.types(&["explain", "town/option.toml"]).out.replace("\n  ", " ");
    let posts = "social worker 8; before: social worker 6 (team.help.posts_fte.social-worker).";
    assert!(plain.contains(posts), "{plain}");
    assert_eq!(plain.matches(posts).count(), 2, "in short, and in full: {plain}");
    assert!(plain.contains("People leaving: nobody leaves."), "{plain}");
    desk.holds("town/new.toml", "builds_on = 'base.toml'\ntitle = 'New'\n[team.help]\nmost_children = 12\n");
    let new = desk.types(&["explain", "town/new.toml"]).out.replace("\n  ", " ");
    assert!(new.contains("- New, ") && new.contains(": 12 (team.help.most_children)."), "a figure has a name: {new}");
    let missing = desk.types(&["explain", "town/nothing.toml"]);
    assert_eq!((missing.code, missing.out.as_str()), (3, ""));
}

#[test]
fn what_is_absent_is_said_table_by_table() {
    let root = tree("title = 'Nothing'\n");
    let scenario = Scenario { root, ..every_key() };
    let explained = explain(&scenario);
    let left_out = explained.sections.iter().find(|section| section.heading.starts_with("What is left out")).unwrap();
    let tables = ROOT.keys.iter().filter(|key| key.doc.contains("absent: ") && key.name != "short");
    assert_eq!(left_out.text.iter().filter(|item| !item.words().ends_with("there is none.")).count(), tables.count());
    assert!(EVERY_KEY.contains("[agency]") && !every_key_reason().contains("none come"));
}
