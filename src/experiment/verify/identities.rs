//! What must be exact in every future: nothing is lost, nothing is counted twice, and the same luck gives the same future.

use super::Line;
use super::sums::Sum;
use crate::experiment::Experiment;
use crate::foundations::quantile_table::TableCache;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::loaded::load;
use crate::scenario::shipped::Shipped;

/// Shipped scenarios whose futures are audited: name of the case, and file.
pub const AUDITED: &[(&str, &str)] = &[
    ("identities-cambridgeshire", "cambridgeshire/change-for-children.toml"),
    ("identities-units", "cambridgeshire/units-2017.toml"),
    ("identities-swindon", "swindon/turnaround.toml"),
    ("identities-medway", "medway/recovery.toml"),
];
/// Futures of each, the central one included.
const FUTURES: u64 = 3;

/// Audits a shipped scenario: children in = out + change in stock, people likewise, hours used ≤ hours available,
/// cost = rate × FTE-days, nobody held by someone who has left (`model::audit`); and plays a future twice.
///
/// # Errors
/// What is wrong with the file.
pub fn audit(case: &'static str, file: &str, seed: u64) -> Result<Vec<Line>, Vec<Diagnostic>> {
    let scenario = load(file, &Shipped, &[])?;
    let experiment = Experiment::new(&scenario, seed);
    let mut tables = TableCache::default();
    let mut broken = 0.0;
    for number in 0..FUTURES {
        broken += experiment.audited(number, number, &mut tables).1.len() as f64;
    }
    let again = |tables: &mut TableCache| experiment.future(1, 1, tables).values;
    let (one, other) = (again(&mut tables), again(&mut TableCache::default()));
    let differing = one.iter().zip(&other).filter(|(one, other)| one.to_bits() != other.to_bits()).count();
    let sums = [
        Sum::of("identities broken", 0.0, broken, 0.0),
        Sum::of("values that differ when played again", 0.0, differing as f64, 0.0),
    ];
    Ok(sums.into_iter().map(|sum| sum.line(case)).collect())
}
