//! What changes the state, one process a file.

pub mod absence;
pub mod agency;
pub mod allocation;
pub mod cost;
pub mod demand;
pub mod first_day;
pub mod homes;
pub mod leaving;
pub mod pace;
pub mod path;
pub mod phasing;
pub mod places;
pub mod posts;
pub mod queues;
pub mod recruitment;
pub mod restructure;
pub mod returns;
pub mod seats;
pub mod supervision;
pub mod visits;
pub mod work;
