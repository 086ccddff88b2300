//! Numbers, dates and chance: nothing here knows about social care.

pub mod draws;
pub mod shape;
pub mod time;
pub mod uncertain;
pub mod wheel;
