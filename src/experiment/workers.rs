//! The one seam to threads: who plays futures.

use crate::foundations::quantile_table::TableCache;
use crate::model::record::Trajectory;

/// One future by its place in the list.
pub type Job<'a> = dyn Fn(usize, &mut TableCache) -> Trajectory + Sync + 'a;

/// Plays futures, somehow; the answers come in the order of their places, however they were
/// played. Fewer come back only when the user stopped the run: those from the front.
pub trait Workers {
    /// Plays so many futures.
    fn play(&self, count: usize, job: &Job<'_>) -> Vec<Trajectory>;
}

/// One after another.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alone;

impl Workers for Alone {
    fn play(&self, count: usize, job: &Job<'_>) -> Vec<Trajectory> {
        let mut tables = TableCache::default();
        (0..count).map(|place| job(place, &mut tables)).collect()
    }
}
