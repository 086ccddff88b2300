//! Letters that look like others: dashes, spaces and strange alphabets, as Word and web pages bring them.

use super::lookalikes::{code, unseen};
use crate::scenario::diagnostic::Diagnostic;

/// A control character, which no line may hold but the tab.
#[must_use]
pub fn control(written: &str) -> Option<(usize, Diagnostic)> {
    let (at, letter) = written.char_indices().find(|(_, letter)| letter.is_ascii_control() && *letter != '\t')?;
    let clean: String = written.chars().filter(|letter| !letter.is_ascii_control() || *letter == '\t').collect();
    let fault = Diagnostic::fault(format!("a character stands here that is for machines ({})", code(letter)))
        .because("it cannot be seen, and a file of text holds none.")
        .fix(format!("Type the line anew: {}", clean.trim()));
    Some((at, fault))
}

/// A letter outside of quotes and notes that no key or number has, though it looks like one that has its place.
#[must_use]
pub fn odd_letter(written: &str) -> Option<(usize, Diagnostic)> {
    let mut quote = None;
    for (at, letter) in written.char_indices() {
        match (quote, letter) {
            (None, '#') => return None,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, _) if is_unseen(letter) => {
                let clean: String = written.chars().filter_map(plainly).collect();
                return Some((
                    at,
                    Diagnostic::fault(format!(
                        "a {} ({}) stands here, which cannot be seen",
                        unseen(letter),
                        code(letter)
                    ))
                    .because("it looks pasted from a web page or from Word.")
                    .fix(format!("Type the line anew: {}", clean.trim())),
                ));
            }
            (None, _) if is_dash(letter) => {
                let clean: String = written.chars().filter_map(plainly).collect();
                return Some((
                    at,
                    Diagnostic::fault(format!("{letter} is neither a hyphen nor a minus"))
                        .because("it looks like one, and was perhaps put in by Word.")
                        .fix(format!("Write {}", clean.trim())),
                ));
            }
            (None, _) if letter.is_alphabetic() && !letter.is_ascii() => {
                return Some((
                    at,
                    Diagnostic::fault(format!("the letter {letter} ({}) has no place here", code(letter)))
                        .because("keys and names of tables are written in the plain letters a to z; this one only looks like one of them, or has an accent. Text stands in quotes.")
                        .fix("Type the word anew with plain letters, or put quotes around it if it is text."),
                ));
            }
            (None, _) => {}
        }
    }
    None
}

pub(super) fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{2000}'..='\u{200f}' | '\u{202a}'..='\u{202f}' | '\u{205f}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{3000}' | '\u{feff}' | '\u{ad}')
}

pub(super) fn is_dash(letter: char) -> bool {
    matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The letter as it should have been typed; none where nothing was meant.
pub(super) fn plainly(letter: char) -> Option<char> {
    if is_dash(letter) {
        Some('-')
    } else if matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
    {
        None
    } else if is_unseen(letter) {
        Some(' ')
    } else {
        Some(letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_like_others_are_told_and_text_may_hold_them() {
        let told = |line| odd_letter(line).map(|(at, found)| (at, found.fix.unwrap_or_default()));
        assert_eq!(told("[team.a\u{2013}b]"), Some((7, "Write [team.a-b]".to_owned())));
        assert_eq!(told("a\u{a0}= 1\u{200b}"), Some((1, "Type the line anew: a = 1".to_owned())));
        assert!(told("notice_w\u{435}eks = 1").is_some());
        assert_eq!(told("name = \"caf\u{e9} \u{2013} tea\" # \u{2013}"), None);
    }
}
