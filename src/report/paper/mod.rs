//! A paper as blocks, from which a page and a Word document are made, so that both say the same.

pub(crate) mod docx;
pub(crate) mod html;

use super::chart::Drawing;

/// A part of a paper, in the order of reading.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    /// A heading of a section, or of a part of one.
    Heading(Level, String),
    /// A paragraph.
    Text(String),
    /// Sentences that say what the paper comes to.
    Message(Vec<String>),
    /// What must not be overlooked.
    Warning(String),
    /// Points.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A chart with its number.
    Figure(String, Drawing),
    /// What is typed.
    Typed(String),
}

/// How deep a heading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// A section.
    Section,
    /// A part of a section.
    Part,
}

/// A table with its caption.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// "Table 2. Four options compared".
    pub(crate) caption: String,
    /// Headings of columns; the first is that of the rows' names.
    pub(crate) heads: Vec<String>,
    /// Rows; the first cell names the row.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Whether its cells hold words rather than figures.
    pub(crate) words: bool,
    /// Whether a page folds it away until it is asked for.
    pub(crate) folded: bool,
}

impl Table {
    /// Whether a column holds figures, which stand to the right: most of its cells begin as a figure does.
    pub(crate) fn holds_figures(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.get(column)).filter(|cell| **cell != Cell::none());
        let figure = |cell: &&Cell| {
            cell.text.starts_with(|letter: char| letter.is_ascii_digit() || "£+\u{2212}".contains(letter))
        };
        !self.words && column > 0 && 2 * cells.clone().filter(figure).count() >= cells.count()
    }
}

/// What stands in a cell: a figure, and beneath it its range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The figure or the words.
    pub(crate) text: String,
    /// Its range; may be empty.
    pub(crate) under: String,
}

impl Cell {
    /// Words or a figure that is known.
    pub(crate) fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), under: String::new() }
    }

    /// A figure with what stands beneath it.
    pub(crate) fn with(text: impl Into<String>, under: impl Into<String>) -> Self {
        Self { text: text.into(), under: under.into() }
    }

    /// Where there is no value.
    pub(crate) fn none() -> Self {
        Self::of("no figure")
    }
}

/// A paper under way; figures and tables are numbered as they come.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paper {
    /// What it holds.
    pub(crate) blocks: Vec<Block>,
    figures: usize,
    tables: usize,
}

impl Paper {
    /// A section begins.
    pub(crate) fn section(&mut self, heading: &str) {
        self.blocks.push(Block::Heading(Level::Section, heading.to_owned()));
    }

    /// A part of a section begins.
    pub(crate) fn part(&mut self, heading: &str) {
        self.blocks.push(Block::Heading(Level::Part, heading.to_owned()));
    }

    /// A paragraph; nothing where it is empty.
    pub(crate) fn text(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.blocks.push(Block::Text(text));
        }
    }

    /// Points; nothing where there are none.
    pub(crate) fn list(&mut self, points: Vec<String>) {
        if !points.is_empty() {
            self.blocks.push(Block::List(points));
        }
    }

    /// A table of figures; nothing without rows.
    pub(crate) fn table(&mut self, caption: &str, heads: &[&str], rows: Vec<Vec<Cell>>) {
        let heads = heads.iter().map(|head| (*head).to_owned()).collect();
        self.add(Table { caption: caption.to_owned(), heads, rows, words: false, folded: false });
    }

    /// A table of words; nothing without rows.
    pub(crate) fn words(&mut self, caption: &str, heads: &[&str], rows: Vec<Vec<Cell>>, folded: bool) {
        let heads = heads.iter().map(|head| (*head).to_owned()).collect();
        self.add(Table { caption: caption.to_owned(), heads, rows, words: true, folded });
    }

    /// A table; nothing without rows.
    pub(crate) fn add(&mut self, mut table: Table) {
        if table.rows.is_empty() {
            return;
        }
        self.tables += 1;
        table.caption = format!("Table {}. {}", self.tables, table.caption);
        self.blocks.push(Block::Table(table));
    }

    /// The chart of that name; nothing where the figures did not allow it.
    pub(crate) fn figure(&mut self, drawings: &[Drawing], name: &str) {
        if let Some(drawing) = drawings.iter().find(|drawing| drawing.name == name) {
            self.figures += 1;
            self.blocks.push(Block::Figure(format!("Figure {}", self.figures), drawing.clone()));
        }
    }
}
