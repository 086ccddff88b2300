//! From bytes to a tree of values, each knowing where it was written.

pub mod amounts;
mod brackets;
pub mod decode;
mod habit;
pub mod letters;
pub mod lookalikes;
pub mod mend;
pub mod node;
mod odd;
pub mod parse;
pub mod place;
mod quotes;
mod remarks;
pub mod rough;
pub mod slips;
pub mod syntax;
pub mod windows;
mod within;
pub mod write;
