//! What changes the state, one process a file.

pub mod absence;
pub mod adverts;
pub mod agency;
mod ahead;
pub mod allocation;
pub mod conversion;
pub mod cost;
pub mod demand;
pub mod first_day;
pub mod homes;
pub mod leaving;
mod newly_qualified;
pub mod on_top;
pub mod pace;
mod part_time;
pub mod path;
pub mod posts;
pub mod promotion;
pub mod queues;
pub mod recruitment;
pub mod restructure;
pub mod returns;
pub mod seats;
pub mod standing_in;
pub mod supervision;
pub mod visits;
pub mod work;
