//! Bytes of a data file become text, or one clear fault.

use std::sync::Arc;

use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::place::{Place, Source};

/// The largest data file that is read \[bytes\].
pub const LARGEST_FILE: usize = 64 << 20;

/// Decodes a data file: UTF-8, with or without a byte-order mark, any line ends.
///
/// # Errors
/// A file that is too large, not text, or not UTF-8.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Arc<Source>, Box<Diagnostic>> {
    if bytes.len() > LARGEST_FILE {
        return Err(Box::new(
            Diagnostic::fault(format!("{name} is {} MiB long", bytes.len().div_ceil(1 << 20)))
                .because("files of one line a council and year are far smaller.")
                .fix("Take it out of the folder, or keep only the rows of local authorities."),
        ));
    }
    let text = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    if text.starts_with(&[0xFF, 0xFE]) || text.starts_with(&[0xFE, 0xFF]) || text.contains(&0) {
        return Err(Box::new(
            Diagnostic::fault(format!("{name} is not a CSV file in UTF-8"))
                .because("it holds bytes that no such text has: perhaps a workbook with the wrong name, or \"Unicode text\".")
                .fix("Download the CSV file again, or save it as \"CSV UTF-8\"."),
        ));
    }
    match std::str::from_utf8(text) {
        Ok(text) => Ok(Arc::new(Source { name: name.to_owned(), text: text.to_owned() })),
        Err(fault) => Err(Box::new(older(name, text, fault.valid_up_to()))),
    }
}

fn older(name: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let good = String::from_utf8_lossy(bytes.get(..valid).unwrap_or(&[])).into_owned();
    let end = good.len();
    let source = Arc::new(Source { name: name.to_owned(), text: good });
    Diagnostic::fault("a character here is not UTF-8")
        .at(&Place::new(&source, end..end))
        .because("the file was saved in an older encoding, as a spreadsheet does when it saves \"CSV\".")
        .fix("Download it again, or save it as \"CSV UTF-8\".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_taken_off_and_other_encodings_are_told() {
        assert_eq!(decode("a.csv", b"\xEF\xBB\xBFa,b\r\n").expect("text").text, "a,b\r\n");
        let told = decode("a.csv", b"a,b\nSt Hel\xE9ns,1\n").expect_err("not UTF-8");
        assert_eq!(told.place.as_ref().map(Place::line), Some(2));
        assert!(decode("a.csv", b"PK\x03\x04\0\0").expect_err("a workbook").title.contains("a.csv"));
    }
}
