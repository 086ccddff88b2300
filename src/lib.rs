//! Plays a children's service forward, many times, and says what caseloads, posts and money do.
//!
//! Seven floors, each using only those below it: `cli`, `report`, `evidence`, `experiment`, `model`,
//! `scenario`, `foundations`. `docs/architecture.md` is the map.

#[cfg(feature = "cli")]
pub mod cli;
pub mod evidence;
pub mod experiment;
pub mod foundations;
pub mod model;
#[cfg(feature = "cli")]
pub mod report;
pub mod scenario;
