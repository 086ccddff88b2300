//! The language as data, and the types the model reads, are one thing.

use std::collections::BTreeSet;

use caseload::model::measure::{About, MEASURES, Rows, Timing};
use caseload::scenario::language::measures::{MEASURE_NAMES, NEEDS, OF_A_YEAR, OF_COUNCIL};
use caseload::scenario::language::suggest::nearest;
use caseload::scenario::language::{ANNOTATIONS, Kind, ROOT, Spec};
use caseload::scenario::loaded::{Scenario, load};
use caseload::scenario::render::render;

use crate::disk::{Folder, package};

/// A scenario that uses every key.
pub(crate) const EVERY_KEY: &str = include_str!("every_key.toml");

fn every_key() -> Scenario {
    load("every_key.toml", &Folder(package().join("tests/it")), &[])
        .unwrap_or_else(|faults| panic!("{}", render(&faults)))
}

/// Every table of the language: what heads it, and its keys.
fn tables() -> Vec<(String, &'static Spec)> {
    let mut found = vec![(String::new(), ROOT), ("any".to_owned(), ANNOTATIONS)];
    let mut next = 0;
    while let Some((path, spec)) = found.get(next).cloned() {
        for key in spec.keys {
            if let Kind::Table(below) | Kind::Tables(below) = key.kind {
                found.push((format!("{path}.{}", key.name), below));
            }
        }
        next += 1;
    }
    found
}

#[test]
fn a_file_with_every_key_is_read_and_every_key_is_known() {
    let scenario = every_key();
    let written: BTreeSet<&str> =
        EVERY_KEY.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).collect();
    let spared = ["builds_on", "without", "returns_percent", "after_days"];
    for (path, spec) in tables() {
        for key in spec.keys {
            assert!(written.contains(key.name) || spared.contains(&key.name), "{path}.{} is in no test", key.name);
        }
    }
    assert_eq!(scenario.council.change.len(), 18);
    // With every kind of change at once, two of them meet: those are noted, and nothing else is.
    let notes: Vec<&str> = scenario.notes.iter().map(|note| note.title.as_str()).collect();
    let meet = ["posts of role social-worker come to team", "nobody who comes by route"];
    assert!(
        notes.len() == meet.len() && notes.iter().zip(meet).all(|(note, meet)| note.starts_with(meet)),
        "{notes:?}"
    );
}

#[test]
fn what_is_written_arrives() {
    // A key that the types did not know would be passed over in silence: so each table is looked at.
    let shown = format!("{:?}", every_key().council);
    let names: BTreeSet<&str> =
        shown.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).collect();
    for (path, spec) in tables().into_iter().filter(|(path, _)| path != "any") {
        for key in spec.keys {
            let for_people = ["builds_on", "without", "status", "format"].contains(&key.name);
            assert!(
                for_people || names.contains(key.name),
                "{path}.{} is in the language and not in the types",
                key.name
            );
        }
    }
    let council = every_key().council;
    assert_eq!(council.pay.unwrap().salary_pounds.len(), 2);
    assert_eq!(council.target["caseload"].at_most.as_ref().unwrap().len(), 2);
}

#[test]
fn the_types_know_no_key_that_the_language_lacks() {
    let known: BTreeSet<&str> = tables().iter().flat_map(|(_, spec)| spec.keys).map(|key| key.name).collect();
    for file in ["mod", "cases", "change", "money", "people", "structure"] {
        let path = package().join(format!("src/scenario/council/{file}.rs"));
        let source = std::fs::read_to_string(path).unwrap();
        let fields =
            source.lines().filter_map(|line| line.strip_prefix("    pub ")?.split_once(':').map(|(name, _)| name));
        for field in fields.filter(|field| !field.contains(' ')) {
            assert!(known.contains(field), "{field} in {file}.rs is not in the language");
        }
    }
}

#[test]
fn a_target_may_be_set_for_every_measure() {
    let known: Vec<&str> = MEASURES.iter().map(|about| about.key).collect();
    assert_eq!(MEASURE_NAMES, known);
}

/// The language cannot see the registry, so its lists are held against it here.
#[test]
fn what_teams_and_first_years_have_no_value_of_is_what_the_registry_says() {
    let keys = |holds: fn(&About) -> bool| MEASURES.iter().filter(|it| holds(it)).map(|it| it.key).collect::<Vec<_>>();
    assert_eq!(OF_COUNCIL, keys(|about| about.rows == Rows::Council));
    assert_eq!(OF_A_YEAR, keys(|about| about.timing == Timing::Year));
    let priced: Vec<&str> = NEEDS.iter().filter(|needs| needs.1 == "pay").map(|needs| needs.0).collect();
    assert_eq!(priced, keys(|about| about.unit == "pounds"));
}

#[test]
fn every_slip_of_one_letter_finds_its_key() {
    for (path, spec) in tables() {
        let known: Vec<&str> = spec.keys.iter().map(|key| key.name).collect();
        for key in known.iter().copied() {
            for slip in slips(key).into_iter().filter(|slip| !known.contains(&slip.as_str())) {
                assert_eq!(nearest(&slip, known.iter().copied()), Some(key), "{path}: {slip}");
            }
        }
    }
}

/// A letter dropped, doubled, exchanged for another, or swapped with the next.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let with = |change: &dyn Fn(&mut Vec<char>)| {
        let mut changed = letters.clone();
        change(&mut changed);
        changed.into_iter().collect::<String>()
    };
    let mut slips = Vec::new();
    for at in 0..letters.len() {
        slips.push(with(&|word| word.insert(at, word[at])));
        slips.push(with(&|word| word[at] = 'x'));
        if letters.len() > 2 {
            slips.push(with(&|word| {
                word.remove(at);
            }));
        }
        if at + 1 < letters.len() {
            slips.push(with(&|word| word.swap(at, at + 1)));
        }
    }
    slips
}

#[test]
fn units_and_limits_agree() {
    for (path, spec) in tables() {
        for key in spec.keys {
            let (Kind::Number(limits, _) | Kind::ByName(_, limits, _) | Kind::Numbers(limits, _)) = key.kind else {
                continue;
            };
            let free = ["growth_percent_per_year"].contains(&key.name)
                || [".change.add_posts", ".change.add_places"].contains(&path.as_str());
            assert!(free || limits.least >= 0.0, "{path}.{} may be negative", key.name);
        }
    }
}

#[test]
fn the_schema_is_json_and_knows_every_key() {
    let schema: serde_json::Value = serde_json::from_str(&caseload::scenario::language::schema::schema()).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(schema.get("required").is_none(), "a partial file is a file");
    assert_eq!(schema["properties"]["leaving"]["properties"]["rebound_weeks"]["minimum"].as_f64(), Some(0.0));
    assert_eq!(
        schema["properties"]["stage"]["additionalProperties"]["properties"]["counts_as"]["enum"][0],
        "assessment"
    );
    let text = schema.to_string();
    for (path, spec) in tables() {
        for key in spec.keys {
            assert!(text.contains(&format!("\"{}\":", key.name)), "{path}.{}", key.name);
        }
    }
}

#[test]
fn the_page_has_a_row_for_every_key() {
    let page = caseload::scenario::language::page::page();
    for (path, spec) in tables() {
        for key in spec.keys {
            assert!(page.contains(&format!("| `{}` |", key.name)), "{path}.{}", key.name);
            assert!(key.doc.ends_with('.') || key.doc.ends_with(')'), "{path}.{} is described in a sentence", key.name);
        }
    }
}
