//! The national file that a drafted council builds on, as numbers to reckon with.

use crate::foundations::quantile_table::TableCache;
use crate::foundations::sampler::Sampler;
use crate::foundations::shape::Shape;
use crate::foundations::time::YEAR_DAYS;
use crate::scenario::council::Council;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::library::{Library, LibraryFault};
use crate::scenario::loaded::load;

/// The first census that is laid over the newer national figures.
const NEWER_FROM: u16 = 2022;

/// The built-in file for a census: the nearer of the two vintages.
#[must_use]
pub fn file(census: u16) -> &'static str {
    if census < NEWER_FROM { "england-2019" } else { "england-2025" }
}

/// What a national file lacks before it can be read, and no more.
const REST: &str = "[period]\nstart = 2018-09-30\nend = 2019-09-30\n\
[demand]\nreferrals_per_year = 1\n\
[recruitment.experienced]\napplicants_per_year = 1\n[recruitment.newly-qualified]\napplicants_per_year = 1\n\
[team.everybody]\nname = \"Everybody\"\nworks_on = [\"assessment\", \"section-47\", \"child-in-need\", \"assessment-open-case\", \
\"section-47-open-case\", \"child-protection\", \"pre-proceedings\", \"court\", \"in-care\", \"in-care-settled\", \"permanence\", \"leaving-care\"]\n\
posts_fte = { social-worker = 1, senior-social-worker = 1, social-worker-without-cases = 1, team-manager = 1, personal-adviser = 1 }\n";

/// One text and what is built in.
struct Alone(String);

impl Library for Alone {
    fn read(&self, name: &str, _from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        if name == "national" {
            Ok((name.to_owned(), self.0.clone().into_bytes()))
        } else {
            Err(LibraryFault::OutsideFolder)
        }
    }
}

/// Reads a built-in file as a council of one team.
///
/// # Errors
/// Whatever is wrong with it; the tests of what is shipped rule that out.
pub fn council(file: &str) -> Result<Council, Vec<Diagnostic>> {
    let text = format!("title = \"{file}\"\nbuilds_on = \"{file}\"\n{REST}");
    load("national", &Alone(text), &[]).map(|scenario| scenario.council)
}

/// A shape at its likely values.
#[must_use]
pub fn sampler(shape: &Shape) -> Sampler {
    Sampler::new(shape, |number| number.likely, &mut TableCache::default())
}

/// Years in a week, a month and a working day.
pub const WEEK_YEARS: f64 = 7.0 / YEAR_DAYS;
/// A month.
pub const MONTH_YEARS: f64 = 1.0 / 12.0;
/// A working day: a year has 253, weekends and bank holidays left out.
pub const WORKING_DAY_YEARS: f64 = 1.0 / 253.0;
