//! The answer as a scenario file that builds on the original and says only what is changed.

use crate::experiment::seek::{Problem, Tried};
use crate::scenario::library::{Library, LibraryFault};
use crate::scenario::loaded::{Scenario, load};
use crate::scenario::text::write::inline;

/// The name of the original beside the answer.
pub const ORIGINAL: &str = "original.toml";
/// The name of the answer.
const ANSWER: &str = "answer.toml";
/// Characters of the scenario's title that stand in the answer's, which may have 300.
const KEPT: usize = 250;

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

/// The answer's title; of a long one no more than leaves it short enough to be read back.
fn title(original: &str, percent: f64) -> String {
    let kept: String = original.chars().take(KEPT).collect();
    format!("{kept}: enough for {percent} in 100")
}

fn written(original: &Scenario, altered: &Scenario, problem: &Problem, tried: &Tried, addresses: &[&str]) -> String {
    let mut text = format!(
        "# Found by caseload seek: {} of {} futures keep [target.{}] by {}, seed {}.\n\ntitle = {:?}\nbuilds_on = {ORIGINAL:?}\n\n",
        tried.chance.kept,
        tried.chance.futures,
        problem.goal.name,
        problem.goal.date,
        problem.seed,
        title(&original.council.title, problem.percent),
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
    use super::*;

    #[test]
    fn a_title_as_long_as_may_be_gives_one_that_may_be() {
        assert_eq!(title("Posts", 80.0), "Posts: enough for 80 in 100");
        assert!(title(&"x".repeat(300), 99.123_456).chars().count() <= 300);
    }
}
