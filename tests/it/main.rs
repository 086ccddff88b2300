//! What is true of the whole program, by kind of claim.

mod cli;
mod diagnostics;
mod disk;
mod language;
mod mutations;
mod shipped;
