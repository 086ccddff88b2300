//! Numbers, dates and chance: nothing here knows about social care.

pub mod shape;
pub mod uncertain;
