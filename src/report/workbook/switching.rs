//! The sheet of where an answer turns along one figure.

use super::sheet::{Cell, Sheet};
use crate::experiment::sensitivity::Matter;
use crate::report::sensitivity::{SensitivityReport, words};

/// A row for each figure and each matter that may turn on it.
pub(super) fn sheet(report: &SensitivityReport<'_>) -> Sheet {
    let found = report.found;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for turns in &found.turns {
        let of = &found.inputs[turns.input];
        for (matter, turn) in report.told(turns) {
            let what = match matter {
                Matter::Preferred => format!("{} is worth more than the best other", report.label()),
                Matter::Promise => "The target is kept in half of futures".to_owned(),
                Matter::Better => format!("Caseload below {}", report.against().unwrap_or_default()),
            };
            let holds = words::holds(turn);
            let holds = if turn.at.is_some() { format!("{holds} it") } else { holds };
            // Analyses of before did not say how many times.
            let times = f64::from(turn.times.max(u32::from(turn.at.is_some())));
            let places = turn.at.map_or([Cell::NotApplicable, Cell::NotApplicable, Cell::NotApplicable], |at| {
                [at.value, at.low, at.high].map(|share| Cell::Number(of.value(share), 3))
            });
            let head = [Cell::text(words::input(report, turns.input)), Cell::Text(what)];
            let tail = [Cell::Text(holds), Cell::Share(turn.seen), Cell::Number(times, 0)];
            rows.push(head.into_iter().chain(places).chain(tail).collect());
        }
    }
    Sheet {
        name: "Switching_points",
        title: "Switching points",
        about: "The value of one figure, in its own unit, past which an answer is another one, everything else as it may be; [z]: it does not turn within its range. Where it turns more than once no one value divides: the one nearest the middle is told, and on which side of it what is asked holds".into(),
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
