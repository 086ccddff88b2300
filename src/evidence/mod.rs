//! Published figures of every council: open data as text goes in, one table of figures comes out.

pub mod absent;
pub mod area;
pub mod backtest;
pub mod draft;
pub mod find;
pub mod forecast;
pub mod joined;
pub mod measure;
pub mod own;
pub mod panel;
pub mod read;
pub mod release;
mod rows;
pub mod sheet;
pub mod slopes;
pub mod text;
