//! A scenario ready to play.

use std::sync::Arc;

use serde::Deserialize;

use super::check::{Faults, check, check_values};
use super::council::Council;
use super::diagnostic::{Diagnostic, Severity};
use super::doubts::{self, DoubtEntry};
use super::files::{Found, Layered, layered};
use super::library::Library;
use super::options::Alteration;
use super::options::alter::alter;
use super::rules;
use super::set::set;
use super::text::mend::seen;
use super::text::node::Node;
use super::text::write::write;
use super::vouched::{Apart, apart};

/// A scenario, read, laid together and checked.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What the model plays.
    pub council: Council,
    /// What we are unsure of, in the order of addresses: the doubt numbered n is the n-th.
    pub doubts: Vec<DoubtEntry>,
    /// Figures of which the merged file alone would say what holds for others.
    pub apart: Apart,
    /// The whole scenario as one file that builds on nothing.
    pub merged: String,
    /// The same as a tree that keeps places.
    pub root: Node,
    /// What the first file builds on, as a tree; `None` when it builds on nothing.
    pub below: Option<Node>,
    /// The council that this scenario is an option of. `None` when it is its own.
    pub ground: Option<Arc<Scenario>>,
    /// Every file read, the first first: name and bytes.
    pub inputs: Vec<(String, Vec<u8>)>,
    /// Worth knowing, and no reason to stop.
    pub notes: Vec<Diagnostic>,
}

/// Reads the scenario of that name, with settings from the command line laid over it.
///
/// # Errors
/// Everything that is wrong with it, and what else was noticed.
pub fn load(name: &str, library: &dyn Library, sets: &[String]) -> Result<Scenario, Vec<Diagnostic>> {
    let mut read = layered(name, library)?;
    let ground = ground(name, &read, sets);
    read.found.faults.extend(settle(&mut read.root, sets));
    Ok(Scenario { ground, ..ready(name, read)? })
}

/// The same with something tried out on it; `None` where that speaks of nothing this scenario has.
/// With `all` it must find everything it speaks of.
///
/// # Errors
/// Everything that is wrong with it, and what else was noticed.
pub fn load_altered(
    name: &str,
    library: &dyn Library,
    sets: &[String],
    alteration: &Alteration,
    all: bool,
) -> Result<Option<Scenario>, Vec<Diagnostic>> {
    let mut read = layered(name, library)?;
    let ground = ground(name, &read, sets);
    read.found.faults.extend(settle(&mut read.root, sets));
    if read.found.faults.iter().any(|fault| fault.severity == Severity::Fault) || !read.found.unread.is_empty() {
        return ready(name, read).map(Some);
    }
    let mut faults = match alter(&mut read.root, alteration, all) {
        Ok(true) => Vec::new(),
        Ok(false) => return Ok(None),
        Err(faults) => faults,
    };
    // What found its place is checked whatever did not.
    match ready(name, read) {
        Ok(scenario) if faults.is_empty() => Ok(Some(Scenario { ground, ..scenario })),
        Ok(_) => Err(faults),
        Err(more) => {
            faults.extend(more);
            Err(faults)
        }
    }
}

/// The council whose workload its published rates were observed at: the lowest file of those laid over one another
/// that is whole by itself and starts on the same day, as it stands without settings from the command line. A file
/// that starts on another day describes another council, and is the ground of what lies over it.
fn ground(name: &str, read: &Layered, sets: &[String]) -> Option<Arc<Scenario>> {
    let start = |root: &Node| root.get("period")?.get("start")?.date();
    let first = start(&read.root);
    let plain = (!sets.is_empty()).then_some(&read.root);
    let mut trees = read.found.below.iter().filter(|tree| start(tree) == first).chain(plain);
    trees.find_map(|tree| {
        let alone = Layered::of(tree.clone());
        ready(name, alone).ok().map(Arc::new)
    })
}

impl Scenario {
    /// The same as a council of its own: what it would measure anew if it were the lowest file.
    #[must_use]
    pub fn on_its_own(self) -> Self {
        Self { ground: None, ..self }
    }
}

/// Checks a tree and turns it into what the model plays.
fn ready(name: &str, Layered { root, found: read }: Layered) -> Result<Scenario, Vec<Diagnostic>> {
    if read.is_lost {
        return Err(unreadable(&root, read));
    }
    let mut faults = check(&root, &read.left_out);
    for line in &read.mended {
        // Rules that read a day that nobody wrote have nothing to say; the line itself is told below.
        if let Some(address) = line.guessed_at(&root) {
            faults.push(&address, Diagnostic::fault("there is no such day").at(&line.place));
        }
    }
    let checked = faults.count();
    rules::apply(&root, &mut faults);
    for address in read.mended.iter().filter_map(|line| line.joined.as_ref()) {
        faults.forget_since(checked, address);
    }
    faults.blame(&read.left_out, &root);
    let mut doubts = doubts::find(&root);
    rules::doubts::fit(&mut doubts, &root, &mut faults);
    rules::doubts::one_hash_each(&doubts, &root, &mut faults);
    for fault in read.faults {
        faults.push("", fault);
    }
    faults.see(|fault| seen(&read.mended, fault));
    for fault in read.unread {
        faults.push("", fault);
    }
    let stops = faults.any();
    let notes = faults.sorted();
    if stops {
        return Err(notes);
    }
    let council = Council::deserialize(doubts::plain(&root, &doubts)).map_err(|error| vec![unread(name, &error)])?;
    Ok(Scenario {
        council,
        apart: apart(&root),
        merged: write(&root),
        root,
        below: read.below.into_iter().next_back(),
        ground: None,
        doubts,
        inputs: read.inputs,
        notes,
    })
}

/// What is wrong with files of which some lines cannot be read: those lines, and what is wrong with the values of
/// the others. What the lost lines may have held is not missed.
fn unreadable(root: &Node, read: Found) -> Vec<Diagnostic> {
    let mut faults = if read.is_garbled { Faults::default() } else { check_values(root) };
    let lines: Vec<(String, usize)> = read
        .unread
        .iter()
        .filter_map(|fault| Some((fault.place.as_ref()?.source.name.clone(), fault.place.as_ref()?.line())))
        .collect();
    faults.forget(|fault| {
        fault.place.as_ref().is_some_and(|place| lines.contains(&(place.source.name.clone(), place.line())))
    });
    for fault in read.unread.into_iter().chain(read.faults) {
        faults.push("", fault);
    }
    faults.sorted()
}

/// Lays every setting over the tree; all that are wrong are told at once.
fn settle(root: &mut Node, sets: &[String]) -> Vec<Diagnostic> {
    sets.iter().flat_map(|setting| set(root, setting).err().into_iter().flatten()).collect()
}

/// The checks let something through that cannot be read: said plainly rather than hidden.
fn unread(name: &str, error: &toml::de::Error) -> Diagnostic {
    Diagnostic::fault(format!("{name} cannot be read: {}", error.message()))
        .because("the file passed every check, so this is a fault of caseload and not of the file.")
        .fix("Report it with the file; `caseload check` on parts of the file shows which table it is.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::library::LibraryFault;
    use crate::scenario::render::render;

    struct Shelf(&'static [(&'static str, &'static str)]);

    impl Library for Shelf {
        fn read(&self, name: &str, _from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
            let found = self.0.iter().find(|(known, _)| *known == name);
            let (name, text) = found.ok_or(LibraryFault::NotFound(Vec::new()))?;
            Ok(((*name).to_owned(), text.as_bytes().to_vec()))
        }
    }

    const BASE: &str = "title = 'Base'\n[period]\nstart = 2018-09-30\nend = 2022-03-31\n[stage.a]\nname = 'A'\nheld_by = []\nlasts_weeks = 3\nexits_percent = { closed = 'rest' }\n[demand]\nreferrals_per_year = { likely = 100, low = 90, high = 120 }\ngrowth_percent_per_year = 0\nvariance_ratio = 1\nfirst_stage = 'a'\nsource = 'counts'\nmonth_percent = { january = 1, february = 1, march = 1, april = 1, may = 1, june = 1, july = 1, august = 1, september = 1, october = 1, november = 1, december = 1 }\n";

    fn good(name: &str, shelf: &Shelf, sets: &[String]) -> Scenario {
        load(name, shelf, sets).unwrap_or_else(|faults| panic!("{}", render(&faults)))
    }

    #[test]
    fn a_file_laid_over_another_changes_what_it_names_and_nothing_else() {
        let shelf =
            Shelf(&[("base", BASE), ("top", "title='Top'\nbuilds_on='base'\n[demand]\nvariance_ratio = 2.5\n")]);
        let read = good("top", &shelf, &[]);
        assert_eq!(read.council.title, "Top");
        let demand = read.council.demand.expect("inherited");
        assert!((demand.variance_ratio - 2.5).abs() < 1e-12);
        assert_eq!(demand.referrals_per_year.doubt.map(|doubt| doubt.0), Some(0));
        assert_eq!(read.doubts[0].address, "demand.referrals_per_year");
        assert_eq!(read.doubts[0].source.as_deref(), Some("counts"));
        let changed = read.apart.get("demand.variance_ratio").expect("from another file than the source beside it");
        assert!(changed.iter().all(String::is_empty), "a source vouches only for the figures of its own file");
        assert!(!read.apart.contains_key("demand.referrals_per_year"));
    }

    #[test]
    fn a_single_key_is_left_out_and_the_others_of_its_table_stay() {
        let run = "title='Middle'\nbuilds_on='base'\n[run]\nseed = 3\nreplications = 5\n";
        let top = "title='Top'\nbuilds_on='middle'\nwithout=['run.seed']\n";
        let read = good("top", &Shelf(Box::leak(Box::new([("base", BASE), ("middle", run), ("top", top)]))), &[]);
        assert_eq!((read.council.run.seed, read.council.run.replications), (1, 5));
    }

    /// It is a name in digits, and no amount that a council could have too much of.
    #[test]
    fn a_seed_may_be_any_that_its_key_promises_to_the_last_digit() {
        let file = "title='Far'\nbuilds_on='base'\n[run]\nseed = 9223372036854775807\n";
        let shelf = Shelf(Box::leak(Box::new([("base", BASE), ("far", file)])));
        let read = good("far", &shelf, &[]);
        assert_eq!(read.council.run.seed, 9_223_372_036_854_775_807);
        assert!(read.merged.contains("seed = 9223372036854775807"), "{}", read.merged);
        let set = good("base", &shelf, &["run.seed=9007199254740993".to_owned()]);
        assert_eq!(set.council.run.seed, 9_007_199_254_740_993);
        let faults = load("base", &shelf, &["run.seed=9223372036854775808".to_owned()]).expect_err("one too many");
        assert!(render(&faults).contains("Write a whole number from 0 to 9223372036854775807."), "{}", render(&faults));
    }

    #[test]
    fn the_merged_text_reads_back_as_the_same_scenario() {
        let shelf = Shelf(&[("base", BASE)]);
        let first = good("base", &shelf, &["demand.variance_ratio=3".to_owned()]);
        let text: &'static str = Box::leak(first.merged.clone().into_boxed_str());
        let again = good("merged", &Shelf(Box::leak(Box::new([("merged", text)]))), &[]);
        assert_eq!(format!("{:?}", first.council), format!("{:?}", again.council));
        assert_eq!(first.merged, again.merged);
    }
}
