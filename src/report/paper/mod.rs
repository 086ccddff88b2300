//! A paper as blocks, from which a page and a Word document are made, so that both say the same.

pub(crate) mod docx;
pub(crate) mod html;

use super::chart::Drawing;

/// Most letters of a cell that is kept on one line.
const SHORT: usize = 12;

/// A part of a paper, in the order of reading.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    /// A heading of a section, or of a part of one.
    Heading(Level, String),
    /// The headings of the sections that follow.
    Contents(Vec<String>),
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

/// What a section is called within a file: "section-6" of "6. Will the posts fill?".
pub(crate) fn anchor(heading: &str) -> String {
    let number: String = heading.chars().take_while(|letter| letter.is_ascii_alphanumeric()).collect();
    format!("section-{}", number.to_lowercase())
}

/// Most letters of a paragraph that stays with the figure or the table that follows it.
const INTRODUCTION: usize = 500;

/// Whether a block is a paragraph that leads to the figure or the table after it.
pub(crate) fn leads(block: &Block, next: Option<&Block>) -> bool {
    let short = matches!(block, Block::Text(text) if text.chars().count() <= INTRODUCTION);
    short && matches!(next, Some(Block::Figure(..) | Block::Table(_)))
}

/// A table with its caption.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// "Table 2. Four options compared".
    pub(crate) caption: String,
    /// Headings of columns; the first is that of the rows' names.
    pub(crate) heads: Vec<String>,
    /// Rows; the first cell names the row. A row of one cell alone is a line across the table, above the rows that it is about.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Whether its cells hold words rather than figures.
    pub(crate) words: bool,
    /// Whether a page folds it away until it is asked for.
    pub(crate) folded: bool,
}

impl Table {
    /// Whether a row is a line across the table.
    pub(crate) fn is_across(&self, row: &[Cell]) -> bool {
        row.len() == 1 && self.heads.len() > 1
    }

    /// Rows with a cell in each column.
    pub(crate) fn whole_rows(&self) -> impl Iterator<Item = &Vec<Cell>> {
        self.rows.iter().filter(|row| !self.is_across(row))
    }

    /// Leaves out columns in which nothing stands, so that the others have their room.
    fn without_empty_columns(mut self) -> Self {
        let filled = |column: usize| {
            let mut cells = self.whole_rows().filter_map(|row| row.get(column));
            column == 0 || cells.any(|cell| *cell != Cell::default())
        };
        let kept: Vec<bool> = (0..self.heads.len()).map(filled).collect();
        let keep = |column: usize| kept.get(column).copied().unwrap_or(true);
        let mut at = 0..;
        self.heads.retain(|_| at.next().is_some_and(keep));
        for row in &mut self.rows {
            let mut at = 0..;
            row.retain(|_| at.next().is_some_and(keep));
        }
        self
    }

    /// Whether a column holds figures, which stand to the right: most of its cells begin as a figure does, or, in a table
    /// of words, where dates and digests begin so too, every one of them is a figure. What is blank has no say.
    pub(crate) fn holds_figures(&self, column: usize) -> bool {
        let cells = || self.whole_rows().filter_map(|row| row.get(column)).filter(|cell| !cell.is_blank());
        let begins = |cell: &&Cell| {
            cell.text.starts_with(|letter: char| letter.is_ascii_digit() || "£+\u{2212}".contains(letter))
        };
        let figures = cells().filter(begins).count();
        let most = if self.words { cells().all(Cell::is_figure) } else { 2 * figures >= cells().count() };
        column > 0 && figures > 0 && most
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

    /// Whether it says that nothing is there, or is left to be filled in by hand.
    fn is_blank(&self) -> bool {
        ["", "–", "-", "none", "no figure", "as above"].contains(&self.text.as_str()) || self.is_to_be_filled_in()
    }

    fn is_to_be_filled_in(&self) -> bool {
        self.text.starts_with('_') && self.text.trim_matches('_').is_empty()
    }

    /// Whether it is one number with at most its signs: "£150,000", "12.5", "7%".
    fn is_figure(&self) -> bool {
        let digits = self.text.trim_start_matches(['+', '\u{2212}', '£']).trim_end_matches(['%', 'k', 'm']);
        digits.starts_with(|letter: char| letter.is_ascii_digit())
            && digits.chars().all(|letter| letter.is_ascii_digit() || ",.".contains(letter))
    }

    /// Whether it is short enough to stand on one line wherever it can: "89 in 100".
    pub(crate) fn is_short(&self) -> bool {
        self.text.chars().count() <= SHORT
    }

    /// Whether what stands under it takes no more room, in smaller letters.
    pub(crate) fn is_short_below(&self) -> bool {
        3 * self.under.chars().count() <= 4 * SHORT
    }

    /// Whether it may not be broken over two lines: a number, or the line that somebody signs or fills in.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_figure() || self.is_to_be_filled_in()
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

    /// Puts a list of all sections before the first of them; nothing where there is none.
    pub(crate) fn list_sections(&mut self) {
        let heading = |block: &Block| {
            if let Block::Heading(Level::Section, text) = block { Some(text.clone()) } else { None }
        };
        let headings: Vec<String> = self.blocks.iter().filter_map(heading).collect();
        let Some(first) = self.blocks.iter().position(|block| heading(block).is_some()) else { return };
        self.blocks.insert(first, Block::Contents(headings));
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
    pub(crate) fn add(&mut self, table: Table) {
        if table.rows.is_empty() {
            return;
        }
        let mut table = table.without_empty_columns();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn table(words: bool, cells: &[&str]) -> Table {
        let rows = cells.iter().map(|cell| vec![Cell::of("row"), Cell::of(*cell)]).collect();
        Table { caption: String::new(), heads: vec!["Row".into(), "Once".into()], rows, words, folded: false }
    }

    #[test]
    fn contents_name_every_section_before_the_first_and_anchors_are_those_of_its_number() {
        let mut paper = Paper::default();
        paper.text("Before");
        paper.section("1. What is asked");
        paper.part("A part");
        paper.section("B. How it works");
        paper.list_sections();
        let Block::Contents(listed) = &paper.blocks[1] else { panic!("{:?}", paper.blocks) };
        assert_eq!(listed, &["1. What is asked", "B. How it works"]);
        assert_eq!([anchor(&listed[0]), anchor(&listed[1])], ["section-1", "section-b"]);
    }

    #[test]
    fn a_column_of_money_holds_figures_however_many_of_its_cells_are_blank() {
        assert!(table(true, &["–", "–", "£150,000", "", "none"]).holds_figures(1));
        assert!(table(false, &["no figure", "________", "–", "14 (160 FTE)"]).holds_figures(1));
        assert!(!table(false, &["by 1 May", "–", "none"]).holds_figures(1));
    }

    #[test]
    fn a_column_in_which_nothing_stands_is_left_out_and_a_line_across_stays() {
        let heads = ["In the file", "Why", "Source"].map(str::to_owned).to_vec();
        let rows = vec![vec![Cell::of("A line")], vec![Cell::of("a"), Cell::of(""), Cell::of("S")]];
        let table = Table { caption: String::new(), heads, rows, words: true, folded: false }.without_empty_columns();
        assert_eq!(table.heads, ["In the file", "Source"]);
        assert_eq!(table.rows, [vec![Cell::of("A line")], vec![Cell::of("a"), Cell::of("S")]]);
        assert!(table.is_across(&table.rows[0]) && !table.is_across(&table.rows[1]));
    }

    #[test]
    fn dates_digests_and_lines_to_sign_are_no_figures() {
        assert!(!table(true, &["1 Apr 2020", "–"]).holds_figures(1));
        assert!(!table(true, &["0f3a61", "9977"]).holds_figures(1));
        assert!(!table(true, &["________"]).holds_figures(1));
    }

    #[test]
    fn a_figure_and_a_line_to_sign_are_never_broken() {
        for whole in ["£1,403,230", "\u{2212}£0.6m", "300,000", "87.7%", "________"] {
            assert!(Cell::of(whole).is_whole(), "{whole}");
        }
        assert!(!Cell::of("more than 99 in 100 futures").is_whole() && !Cell::of("").is_whole());
    }
}
