//! A chart as plain text: title, subtitle, what it says, and its numbers in columns.

use super::Drawing;

impl Drawing {
    /// The text alternative that stands alone.
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut text = format!("{}\n{}\n\n{}\n\n", self.title, self.subtitle, self.alt);
        let columns = self.table.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                self.table.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
            })
            .collect();
        for row in &self.table {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, wide))| {
                if column == 0 { format!("{cell:<wide$}") } else { format!("{cell:>wide$}") }
            });
            text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
            text.push('\n');
        }
        text
    }
}
