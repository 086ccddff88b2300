//! Futures on all cores, in blocks, until the user stops them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::experiment::workers::{Job, Workers};
use crate::foundations::quantile_table::TableCache;
use crate::model::record::Trajectory;

/// Futures between two looks at the clock: enough to keep every core busy.
const BLOCK: usize = 32;

/// All cores, or as many as asked for.
pub struct Threads {
    pool: rayon::ThreadPool,
    stop: Arc<AtomicBool>,
    progress: indicatif::ProgressBar,
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
        Ok(Self { pool, stop, progress })
    }
}

impl Workers for Threads {
    fn play(&self, count: usize, job: &Job<'_>) -> Vec<Trajectory> {
        let mut played = Vec::with_capacity(count);
        while played.len() < count && !self.stop.load(Ordering::Relaxed) {
            let block = played.len()..(played.len() + BLOCK).min(count);
            let done: Vec<Trajectory> = self.pool.install(|| {
                let each = |tables: &mut TableCache, place| {
                    let future = job(place, tables);
                    self.progress.inc(1);
                    future
                };
                block.into_par_iter().map_init(TableCache::default, each).collect()
            });
            played.extend(done);
        }
        played
    }
}
