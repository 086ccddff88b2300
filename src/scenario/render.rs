//! Diagnostics as text: the line, a caret, the reason, and what to type.

use super::check::spoken::capital;
use super::diagnostic::{Diagnostic, Severity};
use super::text::place::Place;

/// Columns of a rendered page.
const WIDTH: usize = 100;
/// Characters of a source line that are shown at most.
const LINE: usize = 84;

/// All of them: faults numbered, then what was also noticed.
#[must_use]
pub fn render(found: &[Diagnostic]) -> String {
    let mut out = String::new();
    let faults = found.iter().filter(|one| one.severity == Severity::Fault);
    for (index, fault) in faults.enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.push_str(&one(&format!("{:<3}", index + 1), fault));
    }
    let notes: Vec<&Diagnostic> = found.iter().filter(|one| one.severity == Severity::Note).collect();
    if !notes.is_empty() {
        out.push_str(if out.is_empty() {
            "Worth knowing (nothing stops the run)\n"
        } else {
            "\nAlso noticed (these alone would not stop a run)\n"
        });
    }
    for note in notes {
        out.push_str(&one("·  ", note));
    }
    out
}

/// One diagnostic behind a mark three characters wide.
#[must_use]
pub fn one(mark: &str, found: &Diagnostic) -> String {
    let mut out = wrapped(mark, &format!("{}{}", found.place.as_ref().map_or(String::new(), whereabouts), found.title));
    if let Some(place) = &found.place {
        out.push_str(&excerpt(place, &found.label));
    }
    for told in [&found.reason, &found.fix].into_iter().flatten() {
        out.push_str(&wrapped("   ", &capitalised(told)));
    }
    out
}

fn whereabouts(place: &Place) -> String {
    // What was typed on the command line has no lines.
    if place.source.name.starts_with("--") {
        format!("{}: ", place.source.name)
    } else {
        format!("{}, line {}: ", place.source.name, place.line())
    }
}

/// A capital at the start of a sentence, but never in a key or the name of a file.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or("");
    if first.ends_with(':')
        || !first.trim_end_matches(['.', ',']).chars().all(|letter| letter.is_alphabetic() || letter == '\'')
    {
        return text.to_owned();
    }
    capital(text)
}

fn wrapped(mark: &str, text: &str) -> String {
    let mut out = String::from(mark);
    let mut column = mark.chars().count();
    let indent = column;
    let text: String = text.chars().map(visible).collect();
    for (index, word) in text.split_whitespace().enumerate() {
        let length = word.chars().count();
        if index > 0 && column + 1 + length > WIDTH {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else if index > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
    out
}

/// The source line with a caret under the place.
fn excerpt(place: &Place, label: &str) -> String {
    let text = &place.source.text;
    let start = text.get(..place.span.start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let end = text
        .get(place.span.start..)
        .and_then(|after| after.find('\n'))
        .map_or(text.len(), |newline| place.span.start + newline);
    let line: Vec<char> = text.get(start..end).unwrap_or("").trim_end().chars().map(visible).collect();
    let before = text.get(start..place.span.start).map_or(0, |part| part.chars().count()).min(line.len());
    let under = text.get(place.span.start..place.span.end.min(end)).map_or(0, |part| part.trim_end().chars().count());
    if line.is_empty() {
        return String::new();
    }
    let (shown, before) = cut(&line, before, under);
    let carets = under.clamp(1, shown.chars().count().saturating_sub(before).max(1));
    let number = place.line().to_string();
    let label = if label.is_empty() { String::new() } else { format!(" {label}") };
    format!("{number:>8} │ {shown}\n{:>8} │ {}{}{label}\n", "", " ".repeat(before), "^".repeat(carets))
}

/// A tab, a control character or a letter that cannot be seen takes one column, so that the caret stays under its letter.
fn visible(letter: char) -> char {
    if letter == '\t' || letter == '\n' {
        ' '
    } else if letter.is_control() || hides(letter) {
        '·'
    } else {
        letter
    }
}

/// Letters that take no room, or turn the order of those around them.
fn hides(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A long line, cut so that the caret stays in view; and the caret's column in it.
fn cut(line: &[char], before: usize, under: usize) -> (String, usize) {
    if line.len() <= LINE {
        return (line.iter().collect(), before);
    }
    let wanted = before.saturating_sub(LINE.saturating_sub(under.min(LINE / 2)) / 2);
    let from = wanted.min(line.len() - LINE);
    let head = if from > 0 { "…" } else { "" };
    let tail = if from + LINE < line.len() { "…" } else { "" };
    let middle: String = line.iter().skip(from).take(LINE).collect();
    (format!("{head}{middle}{tail}"), before - from + head.chars().count())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::text::place::Source;

    fn at(text: &str, wanted: &str) -> Place {
        let start = text.find(wanted).expect("the text holds it");
        let source = Arc::new(Source { name: "a.toml".to_owned(), text: text.to_owned() });
        Place::new(&source, start..start + wanted.len())
    }

    #[test]
    fn the_caret_stands_under_its_word_after_a_tab_and_wide_letters() {
        let shown = one("1  ", &Diagnostic::fault("no").at(&at("x = 1\n\té…ß posts = 3\r\nz", "posts")));
        assert_eq!(
            shown,
            "1  a.toml, line 2: no\n       2 │  é…ß posts = 3\n         │     ^^^^^\n".replace("│     ^", "│      ^")
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_caret() {
        let text = format!("{}here{}", "a".repeat(300), "b".repeat(300));
        let shown = one("1  ", &Diagnostic::fault("no").at(&at(&text, "here")));
        let lines: Vec<&str> = shown.lines().collect();
        let column = lines[2].chars().position(|letter| letter == '^').expect("a caret");
        let word: String = lines[1].chars().skip(column).take(4).collect();
        assert_eq!(word, "here");
        assert!(lines.iter().all(|line| line.chars().count() <= 100));
    }
}
