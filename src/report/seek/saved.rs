//! The answer as a scenario file that builds on the original and says only what is changed.

use crate::experiment::seek::lever::Setting;
use crate::experiment::seek::{Problem, Tried};
use crate::report::explain::{called, unit};
use crate::report::figures::with_unit;
use crate::report::{days, figures};
use crate::scenario::library::{Library, LibraryFault};
use crate::scenario::loaded::{Scenario, load};
use crate::scenario::text::write::{inline, string};

/// The name of the original beside the answer.
pub const ORIGINAL: &str = "original.toml";
/// The name of the answer.
const ANSWER: &str = "answer.toml";
/// Characters that a title may have, and a label.
const MOST: usize = 300;

/// The original and an answer, as if they lay in one folder.
struct Shelf<'a> {
    original: &'a str,
    answer: &'a str,
}

impl Library for Shelf<'_> {
    fn read(&self, name: &str, _from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        match name {
            ORIGINAL => Ok((name.to_owned(), self.original.as_bytes().to_vec())),
            ANSWER => Ok((name.to_owned(), self.answer.as_bytes().to_vec())),
            _ => Err(LibraryFault::NotFound(Vec::new())),
        }
    }
}

/// The answer's file. An action is replaced whole when files are laid over one another, so an address is widened until the
/// file, read back, is the scenario that was played; none where no width gives it.
#[must_use]
pub fn answer(original: &Scenario, altered: &Scenario, problem: &Problem, tried: &Tried) -> Option<String> {
    let mut addresses: Vec<&str> =
        problem.levers.iter().flat_map(|lever| &lever.addresses).map(String::as_str).collect();
    let wanted = body(&altered.merged);
    loop {
        let text = written(original, altered, problem, tried, &addresses);
        let shelf = Shelf { original: &original.merged, answer: &text };
        if load(ANSWER, &shelf, &[]).is_ok_and(|read| body(&read.merged) == wanted) {
            return Some(text);
        }
        let longest = addresses.iter_mut().max_by_key(|address| address.matches('.').count())?;
        *longest = longest.rsplit_once('.')?.0;
        addresses.sort_unstable();
        addresses.dedup();
    }
}

/// A scenario without its name.
fn body(merged: &str) -> Vec<&str> {
    merged.lines().filter(|line| !line.starts_with("title = ") && !line.starts_with("short = ")).collect()
}

/// A name of the original's with what was changed behind it, for by itself it may tell of other amounts; of a long one no more than leaves
/// it short enough to be read back.
fn with_changes(original: &str, changed: &str) -> String {
    let changed: String = changed.chars().take(MOST - 1).collect();
    let kept: String = original.chars().take(MOST - changed.chars().count()).collect();
    kept + &changed
}

/// What was changed and from what: "“Posts (FTE)” at 36 in place of 26".
fn in_place_of(original: &Scenario, problem: &Problem, tried: &Tried) -> String {
    let changed = problem.levers.iter().enumerate().map(|(place, lever)| {
        let names: Vec<String> = lever.addresses.iter().map(|address| called(&original.root, address)).collect();
        let set = problem.setting(&tried.point, place).map_or_else(String::new, said);
        let before = problem.setting(&[], place).map(said).filter(|before| *before != set);
        let before = before.map_or_else(String::new, |before| format!(" in place of {before}"));
        format!("“{}” at {set}{before}", names.join(" and "))
    });
    changed.collect::<Vec<_>>().join("; ")
}

/// The amounts alone, for a label: "36 FTE, 60 people a year".
fn amounts(original: &Scenario, problem: &Problem, tried: &Tried) -> String {
    let amounts = problem.levers.iter().enumerate().filter_map(|(place, lever)| {
        let set = problem.setting(&tried.point, place)?;
        let unit = lever.addresses.first().map_or_else(String::new, |address| unit(&original.root, address));
        Some(if matches!(set, Setting::Day(_)) { said(set) } else { with_unit(&said(set), &unit) })
    });
    amounts.collect::<Vec<_>>().join(", ")
}

fn said(setting: Setting) -> String {
    match setting {
        Setting::Number(number) => figures::written(number),
        Setting::Day(day) => days::short(day),
    }
}

/// The answer's title, and its label where the original has one.
fn names(original: &Scenario, problem: &Problem, tried: &Tried) -> String {
    let behind = format!(
        ", with {}: enough for {} in 100",
        in_place_of(original, problem, tried),
        figures::written(problem.percent)
    );
    let title = string(&with_changes(&original.council.title, &behind));
    let short = original.council.short.as_ref().map_or_else(String::new, |short| {
        let behind = format!(", with {}", amounts(original, problem, tried));
        format!("short = {}\n", string(&with_changes(short, &behind)))
    });
    format!("title = {title}\n{short}")
}

fn written(original: &Scenario, altered: &Scenario, problem: &Problem, tried: &Tried, addresses: &[&str]) -> String {
    let mut text = format!(
        "# Found by caseload seek: {} of {} futures keep [target.{}] by {}, seed {}.\n\n{}builds_on = {ORIGINAL:?}\n\n",
        tried.chance.kept,
        tried.chance.futures,
        problem.goal.name,
        problem.goal.date,
        problem.seed,
        names(original, problem, tried),
    );
    for address in addresses {
        if let Some(node) = altered.root.at(address) {
            text.push_str(&format!("{address} = {}\n", inline(node)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_name_as_long_as_may_be_gives_one_that_may_be() {
        assert_eq!(with_changes("Posts", ", with 36 FTE"), "Posts, with 36 FTE");
        assert_eq!(with_changes(&"x".repeat(300), ", with 36 FTE").chars().count(), 300);
        assert!(with_changes(&"x".repeat(300), &"y".repeat(400)).chars().count() <= 300);
    }

    #[test]
    fn the_answer_is_called_by_what_was_changed() {
        let mut asked = sample::beyond_the_budget();
        asked.scenario.council.short = Some("24 \"more\" posts".to_owned());
        let said = names(&asked.scenario, &asked.problem, &asked.found.tried[2]);
        let lines: Vec<&str> = said.lines().collect();
        assert!(lines[0].contains("” at 36 in place of 24; “"), "{said}");
        assert!(lines[0].contains("” at 60 in place of 16: enough for 60 in 100"), "{said}");
        assert_eq!(lines[1], "short = \"24 \\\"more\\\" posts, with 36 FTE, 60%\"");
    }
}
