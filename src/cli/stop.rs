//! The user's wish to stop, heard between blocks of futures.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::ending::Ending;
use super::terminal;

/// A flag that is raised when the user presses ctrl-c. A second ctrl-c ends the program at once.
pub(crate) fn on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let raised = Arc::clone(&stop);
    let heard = ctrlc::set_handler(move || {
        if raised.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(Ending::Interrupted.number()));
        }
        terminal::tell("\nStopping: the futures under way are finished and kept. Press ctrl-c again to stop at once.");
    });
    if let Err(cause) = heard {
        terminal::tell(&format!("ctrl-c will stop the run without keeping what is finished: {cause}"));
    }
    stop
}
