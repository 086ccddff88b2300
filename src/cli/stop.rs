//! The user's wish to stop, heard between blocks of futures.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::ending::Ending;
use super::terminal;

/// What becomes of the part that was played when the user stops a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Partly {
    /// Each finished future counts, and results are written of those there are.
    Kept,
    /// Results are written once two options can be compared.
    KeptOfTwoOptions,
    /// A part gives no answer, so that nothing is written.
    Lost,
}

impl Partly {
    /// What is said on ctrl-c.
    fn told(self) -> &'static str {
        match self {
            Self::Kept => "the futures under way are finished and kept",
            Self::KeptOfTwoOptions => {
                "the futures under way are finished; results are written if two options have futures by then"
            }
            Self::Lost => "the futures under way are finished; a part gives no answer, so nothing is written",
        }
    }
}

/// A flag that is raised when the user presses ctrl-c. A second ctrl-c ends the program at once.
pub(crate) fn on_interrupt(partly: Partly) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let raised = Arc::clone(&stop);
    let heard = ctrlc::set_handler(move || {
        if raised.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(Ending::Interrupted.number()));
        }
        terminal::tell(&format!("\nStopping: {}. Press ctrl-c again to stop at once.", partly.told()));
    });
    if let Err(cause) = heard {
        terminal::tell(&format!("ctrl-c will stop the run without keeping what is finished: {cause}"));
    }
    stop
}

/// Where a part is that does not take the place of finished results; nothing where it stands in its own.
pub(crate) fn beside(folder: &Path, of_part: &Path) -> String {
    if folder == of_part {
        return String::new();
    }
    format!(" in {}; the finished results in {} stay as they were", of_part.display(), folder.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_called_kept_that_is_lost() {
        assert!(Partly::Kept.told().contains("kept") && !Partly::Lost.told().contains("kept"));
        assert!(
            Partly::Lost.told().contains("nothing is written") && Partly::KeptOfTwoOptions.told().contains("if two")
        );
    }
}
