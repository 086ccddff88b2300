//! `schema`: the JSON Schema of a scenario file.

use super::ending::Ending;
use super::terminal;
use crate::scenario::language::schema;

/// Prints the schema.
pub(crate) fn schema() -> Ending {
    terminal::result(&schema::schema())
}
