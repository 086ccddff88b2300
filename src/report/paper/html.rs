//! A paper as HTML: sections, tables in regions that scroll, charts with their numbers.

use super::{Block, Cell, Level, Table, anchor, leads};
use crate::report::chart::Drawing;
use crate::report::escape::markup;
use crate::report::page::{plain_table, wide};

/// Most rows of a table that is kept together in print.
const SHORT: usize = 6;

/// The insides of a page.
pub(crate) fn body(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut open = false;
    // The figure that a heading and its introduction stay with in print.
    let mut until = None;
    for (at, block) in blocks.iter().enumerate() {
        if matches!(block, Block::Heading(..)) {
            let section = matches!(block, Block::Heading(Level::Section, _));
            if section {
                out.push_str(if open {
                    "</section>\n<section class=\"long\">\n"
                } else {
                    "<section class=\"long\">\n"
                });
                open = true;
            }
            until = until.or_else(|| figure_of(blocks, at)).inspect(|_| out.push_str("<div class=\"together\">\n"));
        }
        out.push_str(&one(block));
        if until == Some(at) {
            out.push_str("</div>\n");
            until = None;
        }
    }
    if open {
        out.push_str("</section>\n");
    }
    out
}

/// The figure that a heading leads to by nothing or one short paragraph; none where that is so tall that it has its own page.
fn figure_of(blocks: &[Block], heading: usize) -> Option<usize> {
    let next = heading + 1;
    let at = if leads(blocks.get(next)?, blocks.get(next + 1)) { next + 1 } else { next };
    matches!(&blocks[at], Block::Figure(_, drawing) if !drawing.inline.contains("class=\"tall\"")).then_some(at)
}

fn contents(headings: &[String]) -> String {
    let line = |heading: &String| format!("<li><a href=\"#{}\">{}</a></li>\n", anchor(heading), markup(heading));
    let lines: String = headings.iter().map(line).collect();
    format!("<nav class=\"contents\" aria-label=\"Contents\">\n<ul>\n{lines}</ul>\n</nav>\n")
}

fn one(block: &Block) -> String {
    match block {
        Block::Heading(Level::Section, text) => format!("<h2 id=\"{}\">{}</h2>\n", anchor(text), markup(text)),
        Block::Heading(Level::Part, text) => format!("<h3>{}</h3>\n", markup(text)),
        Block::Contents(headings) => contents(headings),
        Block::Text(text) => paragraph(text),
        Block::Message(said) => {
            format!("<div class=\"message\">\n{}</div>\n", said.iter().map(|said| paragraph(said)).collect::<String>())
        }
        Block::Warning(text) => format!("<p class=\"warning\">{}</p>\n", markup(text)),
        Block::List(points) => {
            let lines: String = points.iter().map(|point| format!("<li>{}</li>\n", markup(point))).collect();
            format!("<ul>\n{lines}</ul>\n")
        }
        Block::Table(table) => self::table(table),
        Block::Figure(number, drawing) => figure(number, drawing),
        Block::Typed(text) => format!("<pre>{}</pre>\n", markup(text)),
    }
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", markup(text))
}

fn table(table: &Table) -> String {
    let classes: Vec<&str> = (0..table.heads.len())
        .map(|column| if table.holds_figures(column) { "" } else { " class=\"words\"" })
        .collect();
    let head = |(head, class): (&String, &&str)| format!("<th scope=\"col\"{class}>{}</th>", markup(head));
    let heads: String = table.heads.iter().zip(&classes).map(head).collect();
    let rows: String = table.rows.iter().map(|row| line(table, row, &classes)).collect();
    let whole = wide(
        &table.caption,
        &format!(
            "<table>\n<caption>{}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n",
            markup(&table.caption)
        ),
    );
    if !table.folded {
        // A short table is printed on one page.
        let short = table.rows.len() <= SHORT;
        return if short { format!("<div class=\"together\">\n{whole}</div>\n") } else { whole };
    }
    format!(
        "<details class=\"printed\">\n<summary>Show {}: {} rows</summary>\n{whole}</details>\n",
        markup(&table.caption),
        table.whole_rows().count()
    )
}

/// Whether every row is named by a date or as short a word, so that names need no more room than that.
fn is_named_briefly(table: &Table) -> bool {
    table.whole_rows().all(|row| row.first().is_some_and(|cell| cell.is_short() && cell.is_short_below()))
}

fn line(table: &Table, row: &[Cell], classes: &[&str]) -> String {
    if let [across] = row
        && table.is_across(row)
    {
        let columns = table.heads.len();
        return format!(
            "<tr><th scope=\"rowgroup\" colspan=\"{columns}\" class=\"across\">{}</th></tr>\n",
            inside(across)
        );
    }
    let name = if is_named_briefly(table) { " class=\"brief\"" } else { "" };
    let cells = row.iter().zip(classes).enumerate().map(|(index, (cell, class))| match index {
        0 => format!("<th scope=\"row\"{name}>{}</th>", inside(cell)),
        _ if cell.is_whole() && !class.is_empty() => format!("<td class=\"words whole\">{}</td>", inside(cell)),
        _ if cell.is_short() && class.is_empty() => format!("<td class=\"whole\">{}</td>", inside(cell)),
        _ => format!("<td{class}>{}</td>", inside(cell)),
    });
    format!("<tr>{}</tr>\n", cells.collect::<String>())
}

fn inside(cell: &Cell) -> String {
    if cell.under.is_empty() {
        return markup(&cell.text);
    }
    // A line may break after a minus sign, which then stands apart from its pounds.
    let under = markup(&cell.under).replace("\u{2212}£", "\u{2212}\u{2060}£");
    format!("{}<small>{under}</small>", markup(&cell.text))
}

fn figure(number: &str, drawing: &Drawing) -> String {
    let title = markup(&drawing.title);
    format!(
        "<div class=\"figure\">\n<h3>{number}. {title}</h3>\n<p class=\"about\">{}</p>\n\
         <div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{number}: {title}\">\n{}</div>\n\
         <p class=\"source\">{} What the council’s figures rest on: section A.</p>\n<details>\n<summary>Show the numbers of {number}</summary>\n{}</details>\n</div>\n",
        markup(&drawing.subtitle),
        drawing.inline,
        markup(&drawing.source),
        wide(&format!("Numbers of {number}"), &plain_table(&drawing.title, &drawing.table)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_named_by_dates_take_no_more_room_than_dates_do() {
        let of = |names: [&str; 2]| {
            let rows = names.iter().map(|name| vec![Cell::of(*name), Cell::of("Posts are added")]).collect();
            let heads = vec!["From".into(), "What".into()];
            table(&Table { caption: "T".into(), heads, rows, words: true, folded: false })
        };
        assert_eq!(of(["1 Oct 2019", "31 Mar 2020"]).matches("<th scope=\"row\" class=\"brief\">").count(), 2);
        assert!(!of(["1 Oct 2019", "First Response, all of it"]).contains("brief"));
    }
}
