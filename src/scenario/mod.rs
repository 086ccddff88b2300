//! One file (or several, laid over each other) becomes one checked scenario.

pub mod assumptions;
pub mod check;
pub mod council;
pub mod diagnostic;
pub mod doubts;
mod empty;
pub mod files;
pub mod language;
pub mod library;
pub mod loaded;
pub mod merged;
pub mod options;
pub mod overlay;
pub mod render;
pub mod rules;
pub mod set;
pub mod shipped;
pub mod text;
mod unfound;
pub mod vouched;
