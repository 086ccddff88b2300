//! One replication: a council, week after week.

pub mod measure;
