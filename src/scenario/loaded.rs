//! A scenario ready to play.

use serde::Deserialize;

use super::council::Council;
use super::diagnostic::Diagnostic;
use super::doubts::{self, DoubtEntry};
use super::library::Library;
use super::overlay::layered;

/// A scenario, read, laid together and checked.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What the model plays.
    pub council: Council,
    /// What we are unsure of, in the order of addresses: the doubt numbered n is the n-th.
    pub doubts: Vec<DoubtEntry>,
    /// Every file read, the first first: name and bytes.
    pub inputs: Vec<(String, Vec<u8>)>,
    /// Worth knowing, and no reason to stop.
    pub notes: Vec<Diagnostic>,
}

/// Reads the scenario of that name.
///
/// # Errors
/// Everything that is wrong with it.
pub fn load(name: &str, library: &dyn Library, _sets: &[String]) -> Result<Scenario, Vec<Diagnostic>> {
    let read = layered(name, library)?;
    let doubts = doubts::find(&read.root);
    let plain = doubts::plain(&read.root, &doubts);
    let council = Council::deserialize(plain)
        .map_err(|error| vec![Diagnostic::fault(format!("{name}: {error}"))])?;
    Ok(Scenario { council, doubts, inputs: read.inputs, notes: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::library::LibraryFault;

    struct Shelf(&'static [(&'static str, &'static str)]);

    impl Library for Shelf {
        fn read(&self, name: &str, _from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
            let found = self.0.iter().find(|(known, _)| *known == name);
            let (name, text) = found.ok_or(LibraryFault::NotFound(Vec::new()))?;
            Ok(((*name).to_owned(), text.as_bytes().to_vec()))
        }
    }

    const BASE: &str = "title = 'Base'\n[period]\nstart = 2018-09-30\nend = 2022-03-31\n[demand]\nreferrals_per_year = { likely = 100, low = 90, high = 120 }\ngrowth_percent_per_year = 0\nvariance_ratio = 1\nfirst_stage = 'a'\nsource = 'counts'\nmonth_percent = { january = 1, february = 1, march = 1, april = 1, may = 1, june = 1, july = 1, august = 1, september = 1, october = 1, november = 1, december = 1 }\n";

    #[test]
    fn a_file_laid_over_another_changes_what_it_names_and_nothing_else() {
        let shelf = Shelf(&[("base", BASE), ("top", "title='Top'\nbuilds_on='base'\n[demand]\nvariance_ratio = 2.5\n")]);
        let read = load("top", &shelf, &[]).expect("a good file");
        assert_eq!(read.council.title, "Top");
        let demand = read.council.demand.expect("inherited");
        assert!((demand.variance_ratio - 2.5).abs() < 1e-12);
        assert_eq!(demand.referrals_per_year.doubt.map(|doubt| doubt.0), Some(0));
        assert_eq!(read.doubts[0].address, "demand.referrals_per_year");
        assert_eq!(read.doubts[0].source.as_deref(), Some("counts"));
    }
}
