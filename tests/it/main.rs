//! What is true of the whole program, by kind of claim.

mod chance;
mod cli;
mod diagnostics;
mod disk;
mod language;
mod laws;
mod mutations;
mod scenario_page;
mod shipped;
mod structures;
mod theory;
mod validation_page;
