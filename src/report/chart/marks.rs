//! Changes and milestones on an axis of dates: thin lines with labels that never meet.

use super::letters::{Weight, fit, width};
use crate::report::escape;
use crate::report::style::TEXT;
use crate::scenario::check::spoken::capital;
use crate::scenario::council::{Council, Date};

/// Longest label of a mark \[px\].
const LONGEST: f64 = 190.0;
/// Longest label of several marks of one day \[px\].
const JOINED: f64 = 460.0;
/// Shortest that a label is cut to in order to stand clear of an earlier line \[px\].
const SHORTEST: f64 = 80.0;
/// Distance between a line and its label, and between labels \[px\].
const GAP: f64 = 5.0;

/// A date to mark.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    /// When.
    pub(crate) date: Date,
    /// What happens, in a few words.
    pub(crate) label: String,
}

/// A mark with its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// Where the line stands \[px\].
    pub(crate) line: f64,
    /// Where the label begins \[px\].
    pub(crate) left: f64,
    /// Where it ends \[px\].
    pub(crate) right: f64,
    /// In which row from the top.
    pub(crate) row: usize,
    /// The label, cut to the room there is.
    pub(crate) label: String,
}

/// The scenario's changes and milestones from one date to another, in date order.
pub(crate) fn of(council: &Council, first: Date, last: Date) -> Vec<Mark> {
    let changes = council.change.iter().map(|(name, change)| Mark { date: change.date, label: in_words(name) });
    let milestones =
        council.milestone.values().map(|milestone| Mark { date: milestone.date, label: escape::line(&milestone.name) });
    let mut marks: Vec<Mark> =
        changes.chain(milestones).filter(|mark| mark.date >= first && mark.date <= last).collect();
    marks.sort();
    marks.dedup();
    marks
}

/// A name in a file as words: "early-help-hub" is "Early help hub".
pub(crate) fn in_words(name: &str) -> String {
    let words = escape::line(name).replace(['-', '_'], " ");
    capital(&words)
}

/// Gives each mark a row so that labels neither meet nor leave the room that they have, and so that no line
/// passes through the label of an earlier mark.
pub(crate) fn rows(marks: &[(f64, &str)], left_edge: f64, right_edge: f64) -> Vec<Row> {
    let mut placed: Vec<Row> = Vec::new();
    for (line, label) in joined(marks, right_edge - left_edge) {
        let (left, label) = beside(line, label, &placed, (left_edge, right_edge));
        let right = left + width(&label, TEXT, Weight::Regular);
        let meets = |other: &&Row| {
            left.min(line) < other.right + 2.0 * GAP && other.left.min(other.line) < right.max(line) + 2.0 * GAP
        };
        let row = placed.iter().filter(meets).map(|other| other.row + 1).max().unwrap_or(0);
        placed.push(Row { line, left, right, row, label });
    }
    placed
}

/// Where a label begins, and as much of it as there is room for: to the right of its line, or else to its left. Where it would lie
/// there across the line of an earlier mark, and read as that one's, it is cut to the room on the right.
fn beside(line: f64, label: String, placed: &[Row], (left_edge, right_edge): (f64, f64)) -> (f64, String) {
    let wide = width(&label, TEXT, Weight::Regular);
    let room = right_edge - line - GAP;
    let left = (line - GAP - wide).max(left_edge);
    let crosses = |other: &Row| left < other.line + GAP && other.line < line - 0.5;
    if wide <= room {
        (line + GAP, label)
    } else if room >= SHORTEST && placed.iter().any(crosses) {
        (line + GAP, fit(&label, TEXT, Weight::Regular, room))
    } else {
        (left, label)
    }
}

/// What happens on one day in one label, as far as there is room.
fn joined(marks: &[(f64, &str)], room: f64) -> Vec<(f64, String)> {
    let mut found: Vec<(f64, String)> = Vec::new();
    for &(line, label) in marks {
        let label = fit(label, TEXT, Weight::Regular, LONGEST.min(room));
        if let Some((last, so_far)) = found.last_mut()
            && (*last - line).abs() < 0.5
        {
            let both = format!("{so_far} · {label}");
            if width(&both, TEXT, Weight::Regular) <= JOINED.min(room) {
                *so_far = both;
                continue;
            }
        }
        found.push((line, label));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_files_are_read_as_words() {
        assert_eq!(in_words("early-help-hub"), "Early help hub");
        assert_eq!(in_words(""), "");
    }

    #[test]
    fn labels_never_meet_and_never_leave_the_frame() {
        let labels: Vec<String> = (0..30).map(|n| format!("Change number {n} with a long name indeed")).collect();
        let marks: Vec<(f64, &str)> =
            labels.iter().enumerate().map(|(n, label)| (60.0 + 20.0 * n as f64, label.as_str())).collect();
        let placed = rows(&marks, 50.0, 660.0);
        assert_eq!(placed.len(), 30);
        for (index, one) in placed.iter().enumerate() {
            assert!(one.left >= 50.0 && one.right <= 660.0, "{one:?}");
            for other in &placed[index + 1..] {
                let apart = one.right < other.left || other.right < one.left;
                assert!(one.row != other.row || apart, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn what_happens_on_one_day_has_one_label() {
        let placed = rows(&[(100.0, "Hub"), (100.0, "Practitioners"), (300.0, "Inspection")], 50.0, 660.0);
        let labels: Vec<&str> = placed.iter().map(|row| row.label.as_str()).collect();
        assert_eq!(labels, ["Hub · Practitioners", "Inspection"]);
    }

    #[test]
    fn a_label_lies_across_no_earlier_line_where_there_is_room_beside_its_own() {
        let placed = rows(&[(100.0, "Inspectors' critical visit"), (174.0, "Ofsted inspects once more")], 60.0, 270.0);
        assert!(placed[1].left > 174.0 && placed[1].right <= 270.0, "{placed:?}");
        assert!(placed[1].label.ends_with('…'), "{placed:?}");
        let alone = rows(&[(174.0, "Ofsted inspects once more")], 5.0, 270.0);
        assert!(alone[0].right < 174.0 && !alone[0].label.ends_with('…'), "{alone:?}");
    }

    #[test]
    fn a_later_line_stays_clear_of_an_earlier_label() {
        let placed = rows(&[(100.0, "Early help hub opens"), (130.0, "Go live")], 50.0, 660.0);
        assert_eq!((placed[0].row, placed[1].row), (0, 1));
    }
}
