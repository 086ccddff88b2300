//! The one seam to threads: who plays futures, and who sums them up.

use std::sync::OnceLock;

use crate::foundations::quantile_table::TableCache;
use crate::model::record::Trajectory;

/// One future by its place in the list.
pub type Job<'a> = dyn Fn(usize, &mut TableCache) -> Trajectory + Sync + 'a;

/// One task by its place in the list; it leaves its answer where it was told.
pub type Task<'a> = dyn Fn(usize) + Sync + 'a;

/// Plays futures, somehow; the answers come in the order of their places, however they were
/// played. Fewer come back only when the user stopped the run: those from the front.
pub trait Workers {
    /// Plays so many futures.
    fn play(&self, count: usize, job: &Job<'_>) -> Vec<Trajectory>;

    /// Does every one of so many tasks, in any order.
    fn share(&self, count: usize, task: &Task<'_>) {
        (0..count).for_each(task);
    }
}

/// The answers to so many tasks, in order.
pub fn each<T: Send + Sync>(workers: &dyn Workers, count: usize, task: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let answers: Vec<OnceLock<T>> = (0..count).map(|_| OnceLock::new()).collect();
    workers.share(count, &|place| {
        answers[place].get_or_init(|| task(place));
    });
    answers.into_iter().filter_map(OnceLock::into_inner).collect()
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
