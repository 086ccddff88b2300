//! What a fault says to type, typed as it stands, is no fault of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, also in what it calls")]

use caseload::scenario::diagnostic::{Diagnostic, Severity};
use caseload::scenario::language::changes::ACTIONS;
use caseload::scenario::library::OneText;
use caseload::scenario::loaded::load;
use toml::Table;

use crate::language::EVERY_KEY;

/// Where no advice is sound as it stands: which team closes and which opens, and who helps beside another helper, nobody
/// can guess.
const HARD: [&str; 3] = ["change.structure.reorganise.close", "change.tried.reorganise", "change.tried.share_work"];

fn faults(file: &Table) -> Vec<Diagnostic> {
    let text = toml::to_string(file).unwrap();
    let found = load("one", &OneText(&text), &[]).err().unwrap_or_default();
    found.into_iter().filter(|found| found.severity == Severity::Fault).collect()
}

fn at<'a>(file: &'a mut Table, address: &[String]) -> Option<&'a mut Table> {
    address.iter().try_fold(file, |table, key| table.get_mut(key)?.as_table_mut())
}

fn tables(file: &Table, here: &[String], found: &mut Vec<Vec<String>>) {
    found.push(here.to_vec());
    for (key, value) in file {
        if let Some(inner) = value.as_table() {
            tables(inner, &[here, std::slice::from_ref(key)].concat(), found);
        }
    }
}

/// What a table is told to lack, as lines.
fn advised(found: &[Diagnostic], address: &[String]) -> Vec<String> {
    let called = if address.is_empty() { "the scenario".to_owned() } else { format!("[{}]", address.join(".")) };
    let lacks = |fault: &&Diagnostic| {
        ["needs", "does not say"].iter().any(|word| fault.title.starts_with(&format!("{called} {word} ")))
    };
    let fix = |fault: &Diagnostic| {
        let fix = fault.fix.clone().unwrap();
        fix.split_once("own figures: ").or_else(|| fix.split_once("such as: ")).map(|(_, lines)| lines.to_owned())
    };
    let lines = found.iter().filter(lacks).filter_map(fix);
    lines.flat_map(|lines| lines.split("; ").map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Types what is advised for a table until nothing is; what is then wrong that was not before.
fn followed(what: &str, mut file: Table, address: &[String]) -> Vec<String> {
    let mut found = faults(&file);
    let before: Vec<String> = found.iter().map(|fault| fault.title.clone()).collect();
    for _ in 0..4 {
        let lines = advised(&found, address);
        if lines.is_empty() {
            let new = found.iter().filter(|fault| !before.contains(&fault.title));
            return new.map(|fault| format!("{what}: {}", fault.title)).collect();
        }
        let typed: Table = lines.join("\n").parse().unwrap_or_else(|fault| panic!("{what}: {lines:?}: {fault}"));
        at(&mut file, address).unwrap().extend(typed);
        found = faults(&file);
    }
    vec![format!("{what}: the advice is given again and again")]
}

#[test]
fn whatever_a_table_lacks_can_be_typed_as_it_is_advised() {
    let whole: Table = EVERY_KEY.parse().unwrap();
    let mut addresses = Vec::new();
    tables(&whole, &[], &mut addresses);
    let mut wrong = Vec::new();
    for address in addresses {
        let told = address.join(".");
        let mut empty = whole.clone();
        let keys: Vec<String> = at(&mut empty, &address).unwrap().keys().cloned().collect();
        at(&mut empty, &address).unwrap().clear();
        let lacking = keys.iter().map(|key| {
            let mut lacking = whole.clone();
            at(&mut lacking, &address).unwrap().remove(key);
            (format!("{told}.{key}"), lacking)
        });
        let all = lacking.chain((!address.is_empty()).then(|| (told.clone(), empty)));
        for (what, file) in all.filter(|(what, _)| !HARD.iter().any(|hard| what.starts_with(hard))) {
            wrong.extend(followed(&what, file, &address));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whatever_a_change_lacks_can_be_typed_as_it_is_advised() {
    let whole: Table = EVERY_KEY.parse().unwrap();
    let mut wrong = Vec::new();
    for act in ACTIONS.iter().copied().map(Some).chain([None]) {
        let lines = act.map_or(String::new(), |act| format!("{act} = {{}}"));
        let change: Table = format!("date = 2019-05-01\nwhat = 'x'\n{lines}").parse().unwrap();
        let mut file = whole.clone();
        at(&mut file, &["change".to_owned()]).unwrap().insert("tried".to_owned(), change.into());
        let address: Vec<String> = ["change", "tried"].into_iter().chain(act).map(str::to_owned).collect();
        let what = address.join(".");
        if !HARD.contains(&what.as_str()) {
            wrong.extend(followed(&what, file, &address));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
