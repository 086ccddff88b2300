//! The only printing: results to standard output, everything else to standard error.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::ending::Ending;
use super::options::Options;
use crate::report::stored::ReadFault;

/// Results. A reader who has seen enough (`| head`) ends the program, and that is no fault.
pub(crate) fn result(text: &str) -> Ending {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ending::Done,
        Err(cause) if cause.kind() == ErrorKind::BrokenPipe => Ending::Done,
        Err(cause) => {
            tell(&format!("could not write to standard output: {cause}; name another place for it after >"));
            Ending::Disk
        }
    }
}

/// Lays results out as wide as the window that shows them; files and pipes have lines of the usual length.
pub(crate) fn fit_window() {
    if let Some((columns, _)) = terminal_size::terminal_size_of(io::stdout()) {
        crate::report::lines::fit_to(usize::from(columns.0));
    }
}

/// Everything else, such as what is wrong. Nobody to read it is no fault either.
pub(crate) fn tell(text: &str) {
    let mut err = io::stderr().lock();
    let line_end = if text.ends_with('\n') { "" } else { "\n" };
    // When standard error itself is closed there is nowhere left to say so.
    let _ = write!(err, "{text}{line_end}");
}

/// One sentence about what went wrong.
pub(crate) fn fault(cause: &dyn Display) {
    tell(&format!("caseload: {cause}"));
}

/// Says what went wrong and how that ends the command.
pub(crate) fn refused(ending: Ending, cause: &dyn Display) -> Ending {
    fault(cause);
    ending
}

/// Says that files of others in a folder of results were kept, where there are any and nobody asked for quiet.
pub(crate) fn kept(folder: &Path, options: &Options) {
    if options.quiet {
        return;
    }
    let others = crate::report::folder::others(folder).len();
    if others > 0 {
        let files = if others == 1 { "1 other file was" } else { &format!("{others} other files were") };
        tell(&format!("{files} kept in {}, which caseload did not write", folder.display()));
    }
}

/// Says why results could not be read, and how that ends the command.
pub(crate) fn unreadable(cause: &ReadFault) -> Ending {
    refused(if cause.is_of_the_disk() { Ending::Disk } else { Ending::Faults }, cause)
}

/// Help and versions are results; wrong usage is not.
pub(crate) fn usage(told: &clap::Error) -> Ending {
    // A closed pipe is the reader's choice.
    let _ = told.print();
    if told.use_stderr() { Ending::Usage } else { Ending::Done }
}

/// A fault of the program itself is one sentence that says so, never a trace of its insides.
pub(crate) fn own_up_to_faults() {
    std::panic::set_hook(Box::new(|what| {
        let place = what.location().map(ToString::to_string).unwrap_or_default();
        let payload = what.payload();
        let text = payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
        let said = text.unwrap_or("no more is known");
        fault(&format!(
            "this is a fault of caseload and not of your file ({place}: {said}); nothing more was written. Report it with the file and the command"
        ));
        std::process::exit(FAULT_OF_OUR_OWN);
    }));
}

/// The exit code of a program that met a fault of its own.
const FAULT_OF_OUR_OWN: i32 = 101;
