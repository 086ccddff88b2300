//! Bytes become text, or one clear fault.

use std::sync::Arc;

use super::place::{Place, Source};
use crate::scenario::diagnostic::Diagnostic;

/// The largest file that is read \[bytes\].
pub const LARGEST_FILE: usize = 1 << 20;

/// Decodes a file: UTF-8, with or without a byte-order mark, any line ends.
///
/// # Errors
/// A file that is too large, not text, not UTF-8, or empty.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Arc<Source>, Box<Diagnostic>> {
    let bytes = readable(name, bytes).map_err(Box::new)?;
    let text = std::str::from_utf8(bytes).map_err(|fault| Box::new(not_utf8(name, bytes, fault.valid_up_to())))?;
    if text.trim().is_empty() {
        return Err(Box::new(empty(name)));
    }
    Ok(Arc::new(Source { name: name.to_owned(), text: one_kind_of_ends(text) }))
}

/// Line ends of an old Macintosh, in all of a file or in lines pasted into it, as others: the same number of letters, so that
/// every place stays where it is.
fn one_kind_of_ends(text: &str) -> String {
    let is_windows = |at: usize| text.as_bytes().get(at + 1) == Some(&b'\n');
    text.char_indices().map(|(at, letter)| if letter == '\r' && !is_windows(at) { '\n' } else { letter }).collect()
}

/// The bytes of the text, without a byte-order mark.
#[expect(clippy::result_large_err, reason = "called once a file")]
fn readable<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a [u8], Diagnostic> {
    if bytes.len() > LARGEST_FILE {
        return Err(too_large(name));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || is_wide(bytes) {
        return Err(Diagnostic::fault(format!("{name} was saved as \"Unicode\" (UTF-16)"))
            .because("scenario files are saved as UTF-8.")
            .fix("Save it again and choose the encoding UTF-8."));
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(Diagnostic::fault(format!("{name} is not a text file"))
            .because("it holds bytes that no text has: perhaps a workbook or a picture with the wrong name.")
            .fix("Give the name of a scenario file that a text editor can show; `caseload demo` writes some."));
    }
    Ok(bytes)
}

/// UTF-16 without a mark: of plain letters every second byte is nought.
fn is_wide(bytes: &[u8]) -> bool {
    let head = bytes.get(..64.min(bytes.len() & !1)).unwrap_or(&[]);
    let noughts = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    half >= 4 && (noughts(0) == 0 && noughts(1) * 10 >= half * 9 || noughts(1) == 0 && noughts(0) * 10 >= half * 9)
}

fn empty(name: &str) -> Diagnostic {
    Diagnostic::fault(format!("{name} is empty"))
        .because("a scenario needs at least a title and what it builds on.")
        .fix("Write: title = \"What this tries\" and builds_on = \"baseline.toml\"; `caseload demo` writes examples.")
}

fn too_large(name: &str) -> Diagnostic {
    Diagnostic::fault(format!("{name} is longer than {} KiB", LARGEST_FILE / 1024))
        .because("a scenario is a few hundred lines, so this is something else.")
        .fix("Give the name of a scenario file.")
}

fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let good = String::from_utf8_lossy(bytes.get(..valid).unwrap_or(&[])).into_owned();
    // The text up to the fault is shown with the place of its end, so the line can be found.
    let end = good.len();
    let source = Arc::new(Source { name: name.to_owned(), text: good });
    Diagnostic::fault("a character here is not UTF-8")
        .at(&Place::new(&source, end..end))
        .because("the file was saved in an older encoding (often \"ANSI\"), where £, é or a curly quote are written differently.")
        .fix("Save it again and choose the encoding UTF-8.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_and_windows_line_ends_are_fine() {
        let source = decode("a", b"\xEF\xBB\xBFtitle = 'x'\r\n[period]").expect("good text");
        assert_eq!(source.text, "title = 'x'\r\n[period]");
    }

    #[test]
    fn line_ends_of_an_old_macintosh_are_line_ends() {
        assert_eq!(decode("a", b"a = 1\rb = 2\r").expect("good text").text, "a = 1\nb = 2\n");
        assert_eq!(decode("a", b"a = 1\r\nb = 2\rc = 3\n").expect("good text").text, "a = 1\r\nb = 2\nc = 3\n");
    }

    #[test]
    fn wide_letters_are_told_with_a_mark_and_without() {
        let wide = |low: fn(u8) -> [u8; 2]| "title = 'x'\n".bytes().flat_map(low).collect::<Vec<u8>>();
        for bytes in
            [wide(|byte| [byte, 0]), wide(|byte| [0, byte]), [&[0xFF, 0xFE][..], &wide(|byte| [byte, 0])].concat()]
        {
            assert!(decode("a", &bytes).expect_err("wide").title.contains("UTF-16"));
        }
        assert_eq!(decode("a", b"PK\0\0\x14\0\0\0\x08\0").expect_err("a workbook").title, "a is not a text file");
    }

    #[test]
    fn a_huge_file_is_refused_before_it_is_read() {
        let told = decode("a", &vec![b'#'; LARGEST_FILE + 1]).expect_err("too large");
        assert_eq!(told.title, "a is longer than 1024 KiB");
    }
}
