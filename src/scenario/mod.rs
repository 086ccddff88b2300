//! One file (or several, laid over each other) becomes one checked scenario.

pub mod council;
