//! Names of files as Windows writes them: backslashes, which in double quotes begin an escape, and letters of drives.

use crate::scenario::diagnostic::Diagnostic;

/// Whether a file's name begins with the letter of a drive, as in `C:\`.
#[must_use]
fn has_drive(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|letter| letter.is_ascii_alphabetic()) && letters.next() == Some(':')
}

/// Whether a text as it was written, quotes and all, is in double quotes and looks like a path with bare backslashes.
#[must_use]
pub fn is_slipped(written: &str) -> bool {
    let Some(inside) = written.strip_prefix('"') else { return false };
    let path = has_drive(inside) && inside.get(2..).is_some_and(|rest| rest.starts_with('\\'));
    (path || inside.starts_with("..\\") || inside.starts_with(".\\")) && !inside.contains("\\\\")
}

/// The name that was meant, as it was typed and without its quotes.
fn typed(written: &str) -> String {
    let inside = written.trim().trim_matches(['"', '\'']);
    if written.trim().starts_with('"') { inside.replace("\\\\", "\\") } else { inside.to_owned() }
}

/// A backslash that begins an escape where a path was meant.
#[must_use]
pub fn in_double_quotes(key: &str, written: &str) -> Diagnostic {
    Diagnostic::fault("in double quotes a backslash does not stand for itself")
        .because("with the letter after it, it is read as another character: \\t is a tab, \\n the end of a line.")
        .fix(format!("Write {key} = '{}' in single quotes, or / in place of each \\", typed(written)))
}

/// A backslash with a letter after it that begins no escape, on a line as it was written.
#[must_use]
pub fn bad_escape(line: &str) -> Diagnostic {
    let told = Diagnostic::fault("this backslash begins no escape that there is")
        .because("in double quotes a backslash and what follows it stand for another character, such as \\n for the end of a line.");
    let Some((key, value)) = line.split_once('=').map(|(key, value)| (key.trim(), value.trim())) else {
        return told.fix("Write \\\\ for each \\");
    };
    let quoted = value.strip_prefix('"').and_then(|rest| rest.split_once('"')).map(|(text, _)| text);
    match quoted {
        Some(text) if ["builds_on", "file"].contains(&key) => {
            let told = not_found(key, &format!("'{text}'"));
            told.unwrap_or_else(|| in_double_quotes(key, &format!("\"{text}\"")))
        }
        Some(text) if !text.contains('\'') => {
            told.fix(format!("Write {key} = '{text}' in single quotes, or \\\\ for each \\"))
        }
        _ => told.fix("Write \\\\ for each \\"),
    }
}

/// Why a file is not found that was named the way of Windows; nothing where its name has neither backslash nor drive.
#[must_use]
pub fn not_found(key: &str, written: &str) -> Option<Diagnostic> {
    let name = typed(written);
    if !name.contains('\\') && !has_drive(&name) {
        return None;
    }
    let slashed = name.replace('\\', "/");
    let away = has_drive(&slashed) || slashed.starts_with('/') || slashed.split('/').any(|part| part == "..");
    let told = Diagnostic::fault(format!("{name} is not the way a file is named here"));
    Some(if away {
        let last = slashed.rsplit('/').next().unwrap_or(&slashed).trim_start_matches(':');
        told.because("a scenario builds only on files in its own folder (or below it), so that the folder can be handed on whole; and names of folders are joined by /, on Windows too.")
            .fix(format!("Copy the file into the folder of this one and write {key} = \"{last}\""))
    } else {
        told.because("names of folders are joined by /, which Windows understands too; in double quotes a backslash begins an escape.")
            .fix(format!("Write {key} = \"{}\"", slashed.trim_start_matches("./")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_windows_is_told_by_what_to_type() {
        let fix = |written: &str| not_found("builds_on", written).and_then(|told| told.fix);
        let inside = Some("Write builds_on = \"sub/base.toml\"".to_owned());
        assert_eq!(fix("\"sub\\base.toml\""), inside);
        assert_eq!(fix("'sub\\base.toml'"), inside);
        let away = Some("Copy the file into the folder of this one and write builds_on = \"base.toml\"".to_owned());
        for written in ["\"..\\\\base.toml\"", "'C:\\me\\base.toml'", "\"C:/me/base.toml\"", "'\\\\server\\base.toml'"]
        {
            assert_eq!(fix(written), away, "{written}");
        }
        assert_eq!(fix("\"base.toml\""), None);
    }

    #[test]
    fn only_a_path_in_double_quotes_is_taken_for_one() {
        assert!(is_slipped("\"S:\\team\\new.xlsx\"") && is_slipped("\"..\\team\""));
        assert!(!is_slipped("'S:\\team'") && !is_slipped("\"one\\ntwo\"") && !is_slipped("\"S:\\\\team\""));
    }
}
