//! Characters that no text of a scenario may hold: what no page or workbook can show, and what turns the order of letters.

use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::text::lookalikes::code;
use crate::scenario::text::node::Node;
use crate::scenario::text::windows;

/// What is wrong with a text that a table, a page or a workbook could not hold as it is meant.
pub(super) fn refuse(key: &str, text: &str, node: &Node) -> Option<Diagnostic> {
    let odd = text.chars().find(|letter| cannot_be_shown(*letter) || turns(*letter));
    let written = node.place.text();
    if text.chars().any(char::is_control) && windows::is_slipped(written) {
        return Some(windows::in_double_quotes(key, written));
    }
    let letter = odd?;
    let (title, because) = if turns(letter) {
        (
            format!("{key} holds a character that turns the order of the letters after it ({})", code(letter)),
            "what stands behind it would be read backwards, here and on every page of a report.",
        )
    } else {
        (
            format!("{key} holds a character that cannot be shown ({})", code(letter)),
            "it is for machines: a workbook or a document with it could not be opened.",
        )
    };
    let clean: String = text.chars().filter(|letter| !cannot_be_shown(*letter) && !turns(*letter)).collect();
    Some(
        Diagnostic::fault(title)
            .because(because)
            .fix(format!("Type it anew: {key} = \"{}\"", clean.replace('"', "\\\""))),
    )
}

/// Control characters but the ends of lines and the tab, and numbers that are no characters.
fn cannot_be_shown(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')
        || matches!(u32::from(letter) & 0xFFFF, 0xFFFE | 0xFFFF)
        || ('\u{fdd0}'..='\u{fdef}').contains(&letter)
}

/// Overrides, embeddings and isolates of the direction of writing. Marks of direction, which go with text from right to
/// left, and joiners stay: they move nothing around them.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
