//! Futures on all cores, in blocks, until the user stops them.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::options::Options;
use crate::experiment::workers::{Job, Task, Workers};
use crate::foundations::quantile_table::TableCache;
use crate::model::record::Trajectory;

/// Futures between two looks at the clock: enough to keep every core busy.
const BLOCK: usize = 64;

/// The machine gives no threads.
#[derive(Debug)]
pub(crate) struct NoThreads(rayon::ThreadPoolBuildError);

impl std::fmt::Display for NoThreads {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the machine gives no threads to play on: {}; type --threads 1", self.0)
    }
}

/// All cores, or as many as asked for.
pub struct Threads {
    pool: rayon::ThreadPool,
    stop: Arc<AtomicBool>,
    progress: indicatif::ProgressBar,
    /// Each thread's own, kept from call to call: a set of tables takes longer to make than a future.
    tables: Vec<Mutex<TableCache>>,
}

impl Threads {
    /// As many threads as asked for, else one a core; `stop` is looked at between blocks.
    ///
    /// # Errors
    /// When the machine gives no threads.
    pub(crate) fn new(
        options: &Options,
        stop: &Arc<AtomicBool>,
        progress: &indicatif::ProgressBar,
    ) -> Result<Self, NoThreads> {
        let threads = options.threads.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(NoThreads)?;
        let tables = (0..pool.current_num_threads()).map(|_| Mutex::default()).collect();
        Ok(Self { pool, stop: Arc::clone(stop), progress: progress.clone(), tables })
    }

    /// The same for what is played before any future is, of which no bar tells.
    ///
    /// # Errors
    /// When the machine gives no threads.
    pub(crate) fn unseen(options: &Options, stop: &Arc<AtomicBool>) -> Result<Self, NoThreads> {
        Self::new(options, stop, &indicatif::ProgressBar::hidden())
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
