//! Findings become files that people read.
