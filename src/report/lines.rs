//! Words in lines: as wide as the terminal that they are for, and never wider than reads well.

use std::sync::OnceLock;

use super::escape;

/// Letters of a line where nobody knows how wide the reader's window is.
pub(crate) const WIDEST: usize = 100;
/// Fewest letters that tables fit in.
const NARROWEST: usize = 80;

/// Letters of a line, for as long as the program runs.
static WIDTH: OnceLock<usize> = OnceLock::new();

/// Makes lines fit a window of so many letters, before anything is laid out.
pub fn fit_to(columns: usize) {
    // A second window in one run would be news; the first stays.
    let _ = WIDTH.set(within(columns));
}

fn within(columns: usize) -> usize {
    columns.clamp(NARROWEST, WIDEST)
}

/// Letters of a line.
pub(crate) fn width() -> usize {
    WIDTH.get().copied().unwrap_or(WIDEST)
}

/// Words in lines of at most so many letters; a longer word stands alone.
pub(crate) fn wrap(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in escape::line(text).split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_the_window_within_what_reads_well() {
        assert_eq!([20, 80, 91, 240].map(within), [80, 80, 91, 100]);
        assert_eq!(width(), WIDEST, "as files and pipes have it");
    }
}
