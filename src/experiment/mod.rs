//! Many replications become findings.

pub mod findings;
