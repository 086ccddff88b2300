//! Notes for people that begin with another sign than #.

use crate::scenario::diagnostic::Diagnostic;

/// Signs with which a note begins elsewhere.
const SIGNS: [&str; 5] = ["//", "/*", "<!--", "--", ";"];

/// A line that is a note from end to end, as it is to be written.
pub(super) fn whole_line(written: &str) -> Option<Diagnostic> {
    let line = written.trim();
    let sign = SIGNS.iter().find(|sign| line.starts_with(**sign))?;
    let note = words(line, sign);
    let typed = if note.is_empty() { "#".to_owned() } else { format!("# {note}") };
    Some(other_sign(sign).fix(format!("Write {typed}")))
}

/// A value with a note behind it, and the value alone.
pub(super) fn behind(key: &str, value: &str) -> Option<Diagnostic> {
    let found = SIGNS.iter().flat_map(|sign| value.match_indices(*sign).map(move |(at, _)| (at, *sign)));
    let reads = |text: &str| !text.is_empty() && format!("x = {text}").parse::<toml::Table>().is_ok();
    let (at, sign) = found.filter(|(at, _)| value.get(..*at).is_some_and(|text| reads(text.trim()))).min()?;
    let (alone, note) = (value.get(..at)?.trim(), words(value.get(at..)?, sign));
    (!note.is_empty()).then(|| other_sign(sign).fix(format!("Write {key} = {alone} # {note}")))
}

/// The words of a note without the signs around them.
fn words(note: &str, sign: &str) -> String {
    let begun = note.strip_prefix(sign).unwrap_or(note).trim_start_matches(['/', '*', ';', '-']);
    begun.trim_end_matches("*/").trim_end_matches("-->").trim().to_owned()
}

fn other_sign(sign: &str) -> Diagnostic {
    Diagnostic::fault(format!("a note begins with #, not with {sign}"))
        .because("what stands behind # is for people, and is not read.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_with_another_sign_is_written_with_this_one() {
        for (line, meant) in [
            ("// a comment", "# a comment"),
            ("  /* a comment */", "# a comment"),
            ("-- a comment", "# a comment"),
            ("<!-- a comment -->", "# a comment"),
            ("; notice_weeks = 8", "# notice_weeks = 8"),
            ("//", "#"),
        ] {
            let fix = whole_line(line).and_then(|told| told.fix);
            assert_eq!(fix, Some(format!("Write {meant}")), "{line}");
        }
        assert_eq!(whole_line("notice_weeks = 8"), None);
        assert_eq!(whole_line("-5"), None);
    }

    #[test]
    fn a_note_behind_a_value_leaves_the_value() {
        let fix = |value| behind("k", value).and_then(|told| told.fix);
        assert_eq!(fix("8 // as before").as_deref(), Some("Write k = 8 # as before"));
        assert_eq!(fix("\"a // b\" // c").as_deref(), Some("Write k = \"a // b\" # c"));
        assert_eq!(fix("\"a // b\""), None);
        assert_eq!(fix("8;"), None, "a semicolon too many");
        assert_eq!(fix("£8 // as before"), None, "is wrong otherwise too");
    }
}
