//! Numbers, dates and chance: nothing here knows about social care.

pub mod calendar;
pub mod count;
pub mod gamma;
pub mod holidays;
pub mod normal;
pub mod shape;
pub mod uncertain;
