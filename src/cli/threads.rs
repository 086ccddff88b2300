//! Futures on all cores, in blocks, until the user stops them.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::experiment::workers::{Job, Task, Workers};
use crate::foundations::quantile_table::TableCache;
use crate::model::record::Trajectory;

/// Futures between two looks at the clock: enough to keep every core busy.
const BLOCK: usize = 64;

/// All cores, or as many as asked for.
pub struct Threads {
    pool: rayon::ThreadPool,
    stop: Arc<AtomicBool>,
    progress: indicatif::ProgressBar,
    /// Each thread's own, kept from call to call: a set of tables takes longer to make than a future.
    tables: Vec<Mutex<TableCache>>,
}

impl Threads {
    /// So many threads (`None`: one a core); `stop` is looked at between blocks.
    ///
    /// # Errors
    /// When the machine gives no threads.
    pub fn new(
        threads: Option<usize>,
        stop: Arc<AtomicBool>,
        progress: indicatif::ProgressBar,
    ) -> Result<Self, rayon::ThreadPoolBuildError> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build()?;
        let tables = (0..pool.current_num_threads()).map(|_| Mutex::default()).collect();
        Ok(Self { pool, stop, progress, tables })
    }

    /// Plays one future with the tables of the thread it finds itself on.
    fn one(&self, place: usize, job: &Job<'_>) -> Trajectory {
        let thread = rayon::current_thread_index().unwrap_or(0);
        let mut tables = self.tables[thread].lock().unwrap_or_else(PoisonError::into_inner);
        let future = job(place, &mut tables);
        self.progress.inc(1);
        future
    }
}

impl Workers for Threads {
    fn play(&self, count: usize, job: &Job<'_>) -> Vec<Trajectory> {
        let mut played = Vec::with_capacity(count);
        while played.len() < count && !self.stop.load(Ordering::Relaxed) {
            let block = played.len()..(played.len() + BLOCK).min(count);
            let done: Vec<Trajectory> =
                self.pool.install(|| block.into_par_iter().map(|place| self.one(place, job)).collect());
            played.extend(done);
        }
        played
    }

    fn share(&self, count: usize, task: &Task<'_>) {
        self.pool.install(|| (0..count).into_par_iter().for_each(task));
    }
}
