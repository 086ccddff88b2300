//! Numbers, dates and chance: nothing here knows about social care.

pub mod bands;
pub mod calendar;
pub mod count;
pub mod doubt;
pub mod draws;
pub mod even_bands;
pub mod gamma;
pub mod halving;
pub mod holidays;
pub mod least;
pub mod least_squares;
pub mod length_biased;
pub mod normal;
pub mod quantile_table;
pub mod review_law;
pub mod sampler;
pub mod shape;
pub mod sobol;
pub mod square_root;
pub mod statistics;
pub mod time;
pub mod uncertain;
pub mod wheel;
