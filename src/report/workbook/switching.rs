//! The sheet of where an answer turns along one figure.

use super::sheet::{Cell, Sheet};
use crate::experiment::sensitivity::Matter;
use crate::experiment::sensitivity::along::Along;
use crate::report::sensitivity::{SensitivityReport, words};

/// A row for each figure and each matter that may turn on it.
pub(super) fn sheet(report: &SensitivityReport<'_>) -> Sheet {
    let found = report.found;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (input, told) in report.moving() {
        let of = &found.inputs[input];
        for (matter, along) in told {
            let what = match matter {
                Matter::Preferred => format!("{} is worth more than the best other", report.label()),
                Matter::Promise => "The target is kept in half of futures".to_owned(),
                Matter::Better => format!("Caseload below {}", report.against().unwrap_or_default()),
            };
            let none = || [Cell::NotApplicable, Cell::NotApplicable, Cell::NotApplicable];
            let (places, holds) = match along {
                Along::Turns(turn) => {
                    let at =
                        turn.at.map(|at| [at.value, at.low, at.high].map(|share| Cell::Number(of.value(share), 3)));
                    (at.unwrap_or_else(none), format!("{} it", words::holds(&turn)))
                }
                Along::Stays(true) => (none(), "all along".to_owned()),
                Along::Stays(false) => (none(), "nowhere".to_owned()),
                Along::Unsure => (none(), "too few futures to tell".to_owned()),
                Along::Unmoved => (none(), "not shown to move it".to_owned()),
            };
            let turn = if let Along::Turns(turn) = along { Some(turn) } else { None };
            // Analyses of before did not say how many times.
            let times = turn.map_or(Cell::NotApplicable, |turn| Cell::Number(f64::from(turn.times.max(1)), 0));
            let seen = turn.map_or(Cell::NotApplicable, |turn| Cell::Share(turn.seen));
            let head = [Cell::text(words::input(report, input)), Cell::Text(what)];
            let tail = [Cell::Text(holds), seen, times];
            rows.push(head.into_iter().chain(places).chain(tail).collect());
        }
    }
    Sheet {
        name: "Switching_points",
        title: "Switching points",
        about: "The value of one figure, in its own unit, past which an answer is another one, everything else as it may be; [z]: it does not turn between its low and its high, or that is not told. Only figures that are told to move the answer stand here. Where it turns more than once no one value divides: the one nearest the middle is told, and on which side of it what is asked holds".into(),
        columns: vec![
            ("Figure", 60.0),
            ("What is asked", 46.0),
            ("Turns at", 12.0),
            ("95 in 100: from", 12.0),
            ("95 in 100: to", 12.0),
            ("It holds", 12.0),
            ("Resamples in which it turns", 16.0),
            ("Times that it turns", 12.0),
        ],
        rows,
    }
}
