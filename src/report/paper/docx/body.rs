//! `word/document.xml`: every block as paragraphs and tables.

use super::Front;
use crate::report::chart::Drawing;
use crate::report::chart::letters::{self, Weight};
use crate::report::escape::markup;
use crate::report::paper::{Block, Cell, Level, Table, anchor, leads};

/// Width of the text on A4 with margins of 2 cm [twentieths of a point].
const TEXT_WIDTH: usize = 9_638;
/// The same in Word's unit of pictures (17 cm at 360,000 to the centimetre).
const PICTURE_WIDTH: u64 = 6_120_000;
/// Tallest picture, 20 cm.
const PICTURE_HEIGHT: u64 = 7_200_000;
/// What a cell keeps free to its left and right, and a little for letters of another font [twentieths of a point].
const CELL_MARGINS: usize = 150;
/// Widest word that a column is widened for; a longer one, such as a digest, is broken [twentieths of a point].
const LONGEST_WORD: usize = 2_400;
/// Most rows of a table that is kept on one page.
const TOGETHER: usize = 12;
/// Rows of a longer one that stay with its last.
const AT_THE_END: usize = 2;
/// Sizes of the styles of headings, cells and ranges in `styles.xml` [points].
const SIZES: [f64; 3] = [8.0, 8.5, 7.5];

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\n<w:body>\n";

/// A4 upright, margins of 2 cm, the stamp and the page's number at the foot.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>\n";

/// The document.
pub(super) fn document(front: &Front<'_>, blocks: &[Block], pictures: &[Vec<u8>]) -> String {
    let mut out = String::from(HEAD);
    out.push_str(&paragraph("Title", front.title));
    out.push_str(&paragraph("Subtitle", front.about));
    let (mut shown, mut sections) = (0, 0);
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading(Level::Section, text) => {
                sections += 1;
                out.push_str(&section(text, sections));
            }
            Block::Heading(Level::Part, text) => out.push_str(&paragraph("Heading2", text)),
            Block::Contents(headings) => out.push_str(&contents(headings)),
            Block::Text(text) if leads(block, blocks.get(at + 1)) => out.push_str(&kept("Normal", text)),
            Block::Text(text) => out.push_str(&paragraph("Normal", text)),
            Block::Message(said) => said.iter().for_each(|said| out.push_str(&paragraph("Message", said))),
            Block::Warning(text) => out.push_str(&paragraph("Warning", text)),
            Block::List(points) => points.iter().for_each(|point| out.push_str(&paragraph("ListBullet", point))),
            Block::Typed(text) => out.push_str(&paragraph("Typed", text)),
            Block::Table(table) => out.push_str(&self::table(table)),
            Block::Figure(number, drawing) => {
                shown += 1;
                let bytes = pictures.get(shown - 1).map_or(&[][..], Vec::as_slice);
                out.push_str(&figure(number, drawing, shown, bytes));
            }
        }
    }
    out + PAGE + "</w:body>\n</w:document>\n"
}

/// The heading of a section, which the contents lead to.
fn section(text: &str, number: usize) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:bookmarkStart w:id=\"{number}\" w:name=\"{}\"/>{}<w:bookmarkEnd w:id=\"{number}\"/></w:p>\n",
        anchor(text),
        run(text, "")
    )
}

/// A line for each section, which leads to it.
fn contents(headings: &[String]) -> String {
    let line = |heading: &String| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Contents\"/></w:pPr><w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink></w:p>\n",
            anchor(heading),
            run(heading, "")
        )
    };
    headings.iter().map(line).collect()
}

/// A paragraph on the page of what follows it.
fn kept(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:keepNext/></w:pPr>{}</w:p>\n", run(text, ""))
}

fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>\n", run(text, ""))
}

fn run(text: &str, properties: &str) -> String {
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", markup(text))
}

/// Caption above, then the table; its first row is repeated on every page.
fn table(table: &Table) -> String {
    let widths = widths(table);
    let grid: String = widths.iter().map(|wide| format!("<w:gridCol w:w=\"{wide}\"/>")).collect();
    let heads: Vec<Cell> = table.heads.iter().map(Cell::of).collect();
    let mut out = paragraph("Caption", &table.caption);
    out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Figures\"/><w:tblW w:w=\"{TEXT_WIDTH}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>\
         <w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>\n",
        markup(&table.caption)
    ));
    let right: Vec<bool> = (0..table.heads.len()).map(|column| table.holds_figures(column)).collect();
    out.push_str(&row(&heads, &widths, &right, Row::Heading));
    let rows = table.rows.len();
    for (at, cells) in table.rows.iter().enumerate() {
        let kept = at + 1 < rows && (rows <= TOGETHER || at + AT_THE_END + 1 >= rows);
        let across = table.is_across(cells);
        let kind = if kept { Row::WithNext } else { Row::Alone };
        out.push_str(&if across { self::across(&cells[0], &widths) } else { row(cells, &widths, &right, kind) });
    }
    out + "</w:tbl>\n" + &paragraph("After", "")
}

/// Columns as wide as what they say asks for, in all as wide as the text: none narrower than its longest word, nor, where
/// there is room for that, than its short cells.
fn widths(table: &Table) -> Vec<usize> {
    let letters = |column: usize| {
        let cells = table.whole_rows().filter_map(|row| row.get(column));
        let longest = cells.map(|cell| cell.text.chars().count().max(cell.under.chars().count())).max().unwrap_or(0);
        longest.clamp(8, 34)
    };
    let columns = 0..table.heads.len();
    let asked: Vec<usize> = columns.clone().map(letters).collect();
    let all: usize = asked.iter().sum::<usize>().max(1);
    let wanted: Vec<usize> = asked.iter().map(|letters| letters * TEXT_WIDTH / all).collect();
    let words: Vec<usize> = columns.clone().map(|column| longest_word(table, column)).collect();
    let short: Vec<usize> = columns.map(|column| widest_short(table, column).max(words[column])).collect();
    let roomy: Vec<usize> = words.iter().map(|width| in_wider_letters(*width)).collect();
    let both = roomy.iter().zip(&short).map(|(word, short)| *word.max(short)).collect();
    // The first of these floors that the page has room for.
    let floors = [short.iter().map(|width| in_wider_letters(*width)).collect(), both, roomy];
    let fits = |floors: &Vec<usize>| floors.iter().sum::<usize>() <= TEXT_WIDTH;
    fitted_to(&wanted, &floors.into_iter().find(fits).unwrap_or(words))
}

/// A column's width in a font whose letters are wider by an eighth, as those are that stand in where Arial is missing.
fn in_wider_letters(width: usize) -> usize {
    width + width.saturating_sub(CELL_MARGINS).div_ceil(8)
}

/// Widths of which none is below its floor: what some lack is taken from those with room to spare.
fn fitted_to(wanted: &[usize], floors: &[usize]) -> Vec<usize> {
    let pairs = || wanted.iter().zip(floors);
    let lacking: usize = pairs().map(|(wide, floor)| floor.saturating_sub(*wide)).sum();
    let spare: usize = pairs().map(|(wide, floor)| wide.saturating_sub(*floor)).sum();
    if lacking > spare {
        let all: usize = floors.iter().sum::<usize>().max(1);
        return floors.iter().map(|floor| floor * TEXT_WIDTH / all).collect();
    }
    let given = |(wide, floor): (&usize, &usize)| {
        let over = wide.saturating_sub(*floor);
        (*wide).max(*floor) - (over * lacking).div_ceil(spare.max(1))
    };
    pairs().map(given).collect()
}

/// Width of a text on one line. A line to sign on is as wide as so many figures, which it is in the fonts of a word processor: where it
/// is measured it is narrower by a quarter, and would be broken.
fn wide(text: &str, size: f64, weight: Weight) -> usize {
    (20.0 * letters::width(&text.replace('_', "0"), size, weight)).ceil() as usize
}

/// The width of the longest word of a column, with its margins.
fn longest_word(table: &Table, column: usize) -> usize {
    let widest = |text: &str, size: f64, weight: Weight| {
        text.split_whitespace().map(|word| wide(word, size, weight)).max().unwrap_or(0)
    };
    let [head, cell, range] = SIZES;
    let cells = table.whole_rows().filter_map(|row| row.get(column)).map(|one| {
        widest(&one.text, cell, Weight::Regular).max(widest(&one.under, range, Weight::Regular)).min(LONGEST_WORD)
    });
    cells.max().unwrap_or(0).max(widest(&table.heads[column], head, Weight::Bold)) + CELL_MARGINS
}

/// The width of its widest short cell, with its margins.
fn widest_short(table: &Table, column: usize) -> usize {
    let cells = table.whole_rows().filter_map(|row| row.get(column)).filter(|cell| cell.is_short());
    cells.map(|cell| wide(&cell.text, SIZES[1], Weight::Regular)).max().unwrap_or(0) + CELL_MARGINS
}

/// How a row stands on its page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    /// Repeated on every page.
    Heading,
    /// On the page of the row after it.
    WithNext,
    /// Wherever it falls.
    Alone,
}

/// A line across the whole table, on the page of the row beneath it.
fn across(cell: &Cell, widths: &[usize]) -> String {
    format!(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{}\"/></w:tcPr>\
         <w:p><w:pPr><w:pStyle w:val=\"TableHead\"/></w:pPr>{}</w:p></w:tc></w:tr>\n",
        widths.iter().sum::<usize>(),
        widths.len(),
        run(&cell.text, "")
    )
}

fn row(cells: &[Cell], widths: &[usize], right: &[bool], kind: Row) -> String {
    let heading = kind == Row::Heading;
    let next = if kind == Row::WithNext { "<w:keepNext/>" } else { "" };
    let properties =
        if heading { "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" } else { "<w:trPr><w:cantSplit/></w:trPr>" };
    let cells: String = cells
        .iter()
        .zip(widths.iter().zip(right))
        .map(|(cell, (wide, right))| {
            let side = if *right { "<w:jc w:val=\"right\"/>" } else { "" };
            let style = if heading { "TableHead" } else { "TableCell" };
            let under = if cell.under.is_empty() {
                String::new()
            } else {
                format!("<w:p><w:pPr><w:pStyle w:val=\"TableRange\"/>{next}{side}</w:pPr>{}</w:p>", run(&cell.under, ""))
            };
            format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{wide}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{next}{side}</w:pPr>{}</w:p>{under}</w:tc>",
                run(&cell.text, "")
            )
        })
        .collect();
    format!("<w:tr>{properties}{cells}</w:tr>\n")
}

/// The chart's title as its caption, its picture, and what is shown in it beneath.
fn figure(number: &str, drawing: &Drawing, at: usize, bytes: &[u8]) -> String {
    let (wide, tall) = fitted(bytes);
    let (alt, title) = (markup(&drawing.alt), markup(&drawing.title));
    let picture = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Picture\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{wide}\" cy=\"{tall}\"/><wp:docPr id=\"{at}\" name=\"{number}\" title=\"{title}\" descr=\"{alt}\"/>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
         <pic:nvPicPr><pic:cNvPr id=\"{at}\" name=\"{number}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rIdImage{at}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{tall}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>\
         </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>\n"
    );
    let caption = paragraph("Caption", &format!("{number}. {}", drawing.title));
    caption + &paragraph("Shown", &drawing.subtitle) + &picture + &paragraph("Source", &drawing.source)
}

/// Width and height of a PNG on the page.
fn fitted(png: &[u8]) -> (u64, u64) {
    let number = |at: usize| {
        let bytes = png.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).unwrap_or([0, 0, 0, 1]);
        u64::from(u32::from_be_bytes(bytes)).max(1)
    };
    let (wide, tall) = (number(16), number(20));
    let height = PICTURE_WIDTH * tall / wide;
    if height <= PICTURE_HEIGHT { (PICTURE_WIDTH, height) } else { (PICTURE_HEIGHT * wide / tall, PICTURE_HEIGHT) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table_of(words: &[&str], longest: &str) -> Table {
        let heads: Vec<String> = words.iter().map(|word| (*word).to_owned()).chain(["Source".into()]).collect();
        let row = words.iter().map(|_| Cell::of("1")).chain([Cell::of(longest)]).collect();
        Table { caption: "A table".into(), heads, rows: vec![row], words: false, folded: false }
    }

    #[test]
    fn no_word_of_a_heading_is_broken_however_wordy_another_column_is() {
        let heads = ["Confidence", "Months broken", "Longest run", "Furthest beyond", "Promised", "Against"];
        let table = table_of(&heads, &"The children in need census of the year ".repeat(20));
        let widths = widths(&table);
        for (column, width) in widths.iter().enumerate() {
            assert!(*width >= longest_word(&table, column), "{}: {width}", table.heads[column]);
        }
        assert!(widths.iter().sum::<usize>() <= TEXT_WIDTH && *widths.last().expect("a column") > 2_000, "{widths:?}");
    }

    #[test]
    fn a_column_holds_its_longest_word_in_wider_letters_too() {
        let heads = ["Financial year", "Further", "Until", "Once", "A year"];
        let mut table = table_of(&heads, &"Pay of eight posts and what their starters cost ".repeat(4));
        table.rows[0][3] = Cell::of("£200,000");
        for (column, width) in widths(&table).iter().enumerate() {
            let needed = in_wider_letters(longest_word(&table, column));
            assert!(*width >= needed, "{}: {width} of {needed}", table.heads[column]);
        }
    }

    #[test]
    fn a_line_to_sign_on_has_the_room_that_it_takes_in_other_fonts() {
        let line = wide("________", SIZES[1], Weight::Regular);
        assert_eq!(line, wide("00000000", SIZES[1], Weight::Regular));
        let heads = ["Risk", "What is watched", "By", "Forecast, 8 in 10 beneath", "Futures then keeping it", "Owner"];
        let mut table = table_of(&heads, &"Posts do not fill, or people leave ".repeat(4));
        table.rows[0][5] = Cell::of("________");
        assert!(widths(&table)[5] >= in_wider_letters(line + CELL_MARGINS), "{:?}", widths(&table));
    }

    #[test]
    fn a_word_too_long_for_any_page_takes_no_more_than_its_share() {
        let widths = widths(&table_of(&["File"], &"0f".repeat(200)));
        assert!(widths.iter().sum::<usize>() <= TEXT_WIDTH && widths[0] > 400, "{widths:?}");
    }

    #[test]
    fn the_rows_of_a_short_table_and_the_last_of_a_long_one_stay_together() {
        let of = |rows: usize| {
            let one = table_of(&["Year"], "a");
            table(&Table { rows: vec![one.rows[0].clone(); rows], ..one }).matches("<w:keepNext/>").count()
        };
        assert_eq!([of(1), of(TOGETHER), of(40)], [0, 2 * (TOGETHER - 1), 2 * AT_THE_END]);
    }
}
