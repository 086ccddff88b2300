//! An explanation as plain text, as wide as the terminal.

use super::{Block, Explanation};
use crate::report::lines::{width, wrap};

/// Entries of so many lines follow each other without a line between.
const SHORT: usize = 3;

/// The explanation for a terminal or a text editor.
#[must_use]
pub fn text(explanation: &Explanation) -> String {
    let title = wrap(&explanation.title, width());
    let mut out = underlined(&title, '=');
    for section in &explanation.sections {
        out.push('\n');
        out.push_str(&underlined(&[section.heading.to_owned()], '-'));
        let mut short_before = false;
        for block in &section.text {
            let laid = laid(block);
            let short = matches!(block, Block::Item(_)) && laid.lines().count() <= SHORT;
            if !(short && short_before) {
                out.push('\n');
            }
            out.push_str(&laid);
            short_before = short;
        }
    }
    out
}

fn underlined(lines: &[String], mark: char) -> String {
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    format!("{}\n{}\n", lines.join("\n"), mark.to_string().repeat(longest))
}

fn laid(block: &Block) -> String {
    let (first, further) = match block {
        Block::Words(_) => ("", ""),
        Block::Item(_) => ("- ", "  "),
    };
    let lines = wrap(block.words(), width() - first.len());
    let with = |(place, line): (usize, &String)| format!("{}{line}\n", if place == 0 { first } else { further });
    lines.iter().enumerate().map(with).collect()
}
