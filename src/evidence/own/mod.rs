//! A council's own returns: counts by team, never a child or a worker.

mod band;
mod counted;
pub mod month;
mod over;
mod personal;
mod reading;
mod sound;
pub mod tables;
pub mod template;
mod year;

pub use personal::personal;
