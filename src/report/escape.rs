//! Words from files made harmless where they are written: HTML, SVG and CSV.

/// Text for HTML and SVG, between tags or in a quoted attribute.
///
/// Control characters that XML forbids become spaces.
pub(crate) fn markup(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(printable(other)),
        }
    }
    safe
}

/// One line of text: every control character (line ends too) becomes a space.
pub(crate) fn line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { printable(letter) }).collect()
}

fn printable(letter: char) -> char {
    let forbidden = letter.is_control() && !matches!(letter, '\n' | '\t');
    if forbidden || matches!(letter, '\u{FFFE}' | '\u{FFFF}') { ' ' } else { letter }
}

/// A text field for CSV: one that a spreadsheet would take for a formula gets an apostrophe.
pub(crate) fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_cannot_be_opened_from_a_file() {
        assert_eq!(markup("<script>&\"'"), "&lt;script&gt;&amp;&quot;&#39;");
        assert_eq!(markup("a\u{0}b\u{1b}c"), "a b c");
        assert_eq!(line("a\nb"), "a b");
    }

    #[test]
    fn a_formula_stays_text() {
        for sign in ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"] {
            assert_eq!(cell(sign), format!("'{sign}"));
        }
        assert_eq!(cell("assessment"), "assessment");
    }
}
