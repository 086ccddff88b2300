//! What is true of the whole program, by kind of claim.

mod chance;
mod cli;
mod compare;
mod diagnostics;
mod disk;
mod drafting;
mod explain;
mod language;
mod laws;
mod loops;
mod money;
mod mutations;
mod open_data;
mod pairing;
mod report_again;
mod scenario_page;
mod shipped;
mod structures;
mod theory;
mod traps;
mod validation_page;
