//! What is true of the whole program, by kind of claim.

mod actuals;
mod chance;
mod cli;
mod compare;
mod diagnostics;
mod disk;
mod explain;
mod language;
mod laws;
mod loops;
mod money;
mod mutations;
mod one_number;
mod open_data;
mod pairing;
mod rates;
mod report_again;
mod scenario_page;
mod seek;
mod sensitivity;
mod shipped;
mod structures;
mod supervision;
mod theory;
mod traps;
mod validation_page;
