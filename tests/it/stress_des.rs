//! The checklist of `docs/stress-des.md` says how much there is: what it counts is counted here.

use std::fs;

use caseload::model::measure::MEASURES;

use crate::disk::package;

fn page(name: &str) -> String {
    fs::read_to_string(package().join("docs").join(name)).expect("a page of docs")
}

/// Ids of equations as `docs/model.md` states them.
fn stated() -> Vec<String> {
    let heads = page("model.md");
    let ids = heads.lines().filter_map(|line| line.strip_prefix("#### ")?.split_once(" · "));
    ids.map(|(id, _)| id.to_owned()).collect()
}

fn is_id(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|letter| letter.is_ascii_uppercase())
        && word.len() > 1
        && letters.all(|letter| letter.is_ascii_digit())
}

#[test]
fn the_checklist_counts_the_measures_and_their_equations() {
    let page = page("stress-des.md");
    let last = stated().iter().filter_map(|id| id.strip_prefix('K')?.parse::<u32>().ok()).max().expect("section K");
    for said in [format!("{} measures, by month", MEASURES.len()), format!("equations K1 to K{last} of")] {
        assert!(page.contains(&said), "docs/stress-des.md does not say \"{said}\"");
    }
}

#[test]
fn every_equation_that_the_checklist_names_is_stated() {
    let (page, stated) = (page("stress-des.md"), stated());
    let words = page.split(|letter: char| !letter.is_ascii_alphanumeric());
    let named: Vec<&str> = words.filter(|word| is_id(word)).collect();
    assert!(named.len() > 5, "no equation was found");
    let strange: Vec<&&str> = named.iter().filter(|id| !stated.iter().any(|known| known == **id)).collect();
    assert!(strange.is_empty(), "docs/stress-des.md names {strange:?}, which docs/model.md does not state");
}
