//! From bytes to a tree of values, each knowing where it was written.

pub mod amounts;
mod brackets;
pub mod decode;
pub mod letters;
pub mod lookalikes;
pub mod mend;
pub mod node;
pub mod parse;
pub mod place;
pub mod slips;
pub mod syntax;
pub mod windows;
pub mod write;
