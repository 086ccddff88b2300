//! A council's own returns: counts by team, never a child or a worker.

mod over;
mod personal;
pub mod tables;
pub mod template;

pub use personal::personal;
