//! `glossary`: what the words and the measures mean.

use super::ending::Ending;
use super::options::Options;
use super::terminal;
use crate::report::glossary;

/// Prints the glossary.
pub(crate) fn glossary(options: &Options) -> Ending {
    terminal::result(&if options.json { glossary::json() } else { glossary::plain() })
}
