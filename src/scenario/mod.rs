//! One file (or several, laid over each other) becomes one checked scenario.

pub mod council;
pub mod diagnostic;
pub mod doubts;
pub mod library;
pub mod loaded;
pub mod overlay;
pub mod text;
