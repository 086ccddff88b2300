//! How long a text may be: tables, charts and workbooks lay it out, and a page of it is no name.

use crate::scenario::diagnostic::Diagnostic;

/// What stands on charts, in headings and in cells of tables.
const NAMES: [&str; 7] = ["authority", "label", "name", "owner", "short", "status", "title"];
/// Longest name, label or title \[characters\].
const NAME: usize = 300;
/// Longest of any other text \[characters\].
const TEXT: usize = 2_000;

/// What is wrong with a text that is too long to be laid out.
pub(super) fn refuse(key: &str, text: &str) -> Option<Diagnostic> {
    let most = if NAMES.contains(&key) { NAME } else { TEXT };
    let long = text.chars().count();
    (long > most).then(|| {
        Diagnostic::fault(format!("{key} has {long} characters, and at most {most} are read"))
            .because("tables, charts and workbooks have no room for more.")
            .fix(format!("Write it in {most} characters or fewer; a longer account belongs in a document of its own."))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_accounts_may_be_longer() {
        let letters = |count: usize| "é".repeat(count);
        assert_eq!(refuse("title", &letters(300)), None);
        assert!(refuse("title", &letters(301)).is_some() && refuse("authority", &letters(8_000)).is_some());
        assert_eq!(refuse("what", &letters(2_000)), None);
        let told = refuse("source", &letters(2_001)).map(|fault| fault.title);
        assert_eq!(told.as_deref(), Some("source has 2001 characters, and at most 2000 are read"));
    }
}
