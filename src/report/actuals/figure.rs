//! One line of a file of actuals: its month, whose and what it counts, and how much.

use std::collections::BTreeMap;

use crate::experiment::findings::Series;
use crate::experiment::history::Observed;
use crate::foundations::calendar::in_words;
use crate::model::measure::{MEASURES, Measure};
use crate::scenario::council::{Council, Date};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::language::suggest::nearest;
use crate::scenario::text::place::Place;

/// How far a percentage may be from its numerator and denominator [points]: it may have been rounded to a whole one.
const ROUNDED: f64 = 0.5;

/// The first year that a figure may be of: the Children Act was passed in 1989.
const EARLIEST: i16 = 1990;
/// More than any council counts, or spends in pounds.
const MOST: f64 = 1e12;

/// A line, cell by cell.
pub(super) struct Line<'a> {
    /// Its cells.
    pub(super) cells: &'a [Place],
    /// Which of them each column is.
    pub(super) places: &'a BTreeMap<&'static str, usize>,
}

impl Line<'_> {
    /// Where a column's cell stands; the line's first where it has none.
    pub(super) fn place(&self, column: &str) -> Option<&Place> {
        self.places.get(column).and_then(|at| self.cells.get(*at)).or_else(|| self.cells.first())
    }

    fn text(&self, column: &str) -> &str {
        let place = self.places.get(column).and_then(|at| self.cells.get(*at));
        place.map_or("", |place| place.text().trim().trim_matches('"'))
    }

    /// What to do where a column has no figure: a line may lack some of them, and not all.
    fn without(&self, column: &str) -> &'static str {
        let (value, counted) = (!self.text("value").is_empty(), !self.text("numerator").is_empty());
        match column {
            "value" if counted => "leave the cell blank",
            "numerator" | "denominator" if value => "leave numerator and denominator blank",
            _ => "delete the line",
        }
    }

    /// The day as it was written, where it is one inside its month.
    pub(super) fn inside_month(&self) -> Option<&str> {
        let written = self.text("month");
        let day = written.parse::<Date>().ok()?;
        (day != day.last_of_month()).then_some(written)
    }

    fn fault(&self, column: &str, title: impl Into<String>) -> Diagnostic {
        let fault = Diagnostic::fault(title);
        match self.place(column) {
            Some(place) => fault.at(place),
            None => fault,
        }
    }
}

/// The figure of a line, or everything that is wrong with it.
pub(super) fn read(line: &Line<'_>, council: &Council) -> Result<Observed, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut keep = |fault: Diagnostic| faults.push(fault);
    let month = month(line, council).map_err(&mut keep).ok();
    let measure = measure(line).map_err(&mut keep).ok();
    let team = team(line, council, measure).map_err(&mut keep).ok();
    let may_be_negative = measure.is_some_and(Measure::may_be_negative);
    let [value, numerator, denominator] = [("value", may_be_negative), ("numerator", false), ("denominator", false)]
        .map(|(column, may)| number(line, column, may).map_err(&mut keep).ok());
    let (Some(month), Some(measure), Some(team), Some(value), Some(numerator), Some(denominator)) =
        (month, measure, team, value, numerator, denominator)
    else {
        return Err(faults);
    };
    let value = agreed(line, measure, [value, numerator, denominator]).map_err(|fault| vec![fault])?;
    Ok(Observed { series: Series { team, role: "all".into(), measure }, month, value, numerator, denominator })
}

/// A month as `2018-12`, or any day of it.
#[expect(clippy::result_large_err, reason = "called once a line")]
fn month(line: &Line<'_>, council: &Council) -> Result<Date, Diagnostic> {
    let written = line.text("month");
    let whole = if written.len() == 7 { format!("{written}-01") } else { written.to_owned() };
    let month = whole.parse::<Date>().map(Date::last_of_month).map_err(|_| {
        line.fault("month", format!("\"{written}\" is no month"))
            .because("a month is written year first, so that it reads the same everywhere.")
            .fix("Write it as 2018-12.")
    })?;
    within(line, month, council)
}

/// Months before the first day say where a figure usually lay, but no return of this kind goes back before 1990; what comes
/// after the last day stands beside nothing.
#[expect(clippy::result_large_err, reason = "called once a line")]
fn within(line: &Line<'_>, month: Date, council: &Council) -> Result<Date, Diagnostic> {
    if month.year() < EARLIEST {
        let written = line.text("month");
        // A mistyped century is likelier than a mistyped decade.
        let meant = format!("20{:02}-{:02}", month.year().rem_euclid(100), month.month());
        return Err(line
            .fault("month", format!("{written} lies before {EARLIEST}"))
            .because("no figure of the work counted here goes back so far.")
            .fix(format!("Look whether the year is right, and write it with four digits, as in {meant}.")));
    }
    let end = council.period.end;
    if month <= end.last_of_month() {
        return Ok(month);
    }
    Err(line
        .fault("month", format!("{} lies after the last day of the scenario", line.text("month")))
        .because(format!("it runs to {}, so that there is no forecast beside this figure.", in_words(end)))
        .fix("Look whether the year is right; else take the line out, or write a later end of the [period]."))
}

#[expect(clippy::result_large_err, reason = "called once a line")]
fn measure(line: &Line<'_>) -> Result<Measure, Diagnostic> {
    let written = line.text("measure");
    Measure::named(written).ok_or_else(|| {
        let fault = line.fault("measure", format!("there is no measure called \"{written}\""));
        let known = MEASURES.iter().map(|about| about.key);
        match nearest(written, known) {
            Some(near) => {
                fault.labelled(format!("did you mean {near}?")).fix("Measures are listed by `caseload glossary`.")
            }
            None => fault.fix("Measures are listed by `caseload glossary`, such as average_caseload."),
        }
    })
}

/// The team's name in the scenario; `all` where the line names none.
#[expect(clippy::result_large_err, reason = "called once a line")]
fn team(line: &Line<'_>, council: &Council, measure: Option<Measure>) -> Result<String, Diagnostic> {
    let written = line.text("team");
    if written.is_empty() || written == "all" {
        return Ok("all".into());
    }
    let by_team = measure.is_none_or(|measure| measure.about().rows != crate::model::measure::Rows::Council);
    if !by_team {
        let key = measure.map_or("", |measure| measure.about().key);
        return Err(line
            .fault("team", format!("{key} is of the whole council, not of one team"))
            .fix("Leave the team blank."));
    }
    let named = |(_, team): &(&String, &crate::scenario::council::structure::Team)| team.name == written;
    if let Some((name, _)) = council.team.iter().find(|team| *team.0 == written || named(team)) {
        return Ok(name.clone());
    }
    let fault = line.fault("team", format!("the scenario has no team called \"{written}\""));
    let known: Vec<&str> = council.team.keys().map(String::as_str).collect();
    Err(match nearest(written, known.iter().copied()) {
        Some(near) => {
            fault.labelled(format!("did you mean {near}?")).fix("Write the team's name as the scenario does.")
        }
        None => {
            fault.fix(format!("Its teams are {}; or leave the team blank for the whole council.", known.join(", ")))
        }
    })
}

#[expect(clippy::result_large_err, reason = "called once a line")]
fn number(line: &Line<'_>, column: &str, may_be_negative: bool) -> Result<Option<f64>, Diagnostic> {
    let written = line.text(column);
    if written.is_empty() {
        return Ok(None);
    }
    let fault = |title: String| line.fault(column, title);
    match written.parse::<f64>() {
        Ok(number) if !number.is_finite() => Err(fault(format!("\"{written}\" is no number"))
            .fix(format!("Where there is no figure, {}.", line.without(column)))),
        Ok(number) if number < 0.0 && !may_be_negative => Err(fault(format!("{written} is below 0"))
            .because("nothing that is counted here can be.")
            .fix(format!("Write the figure without its minus, or {}.", line.without(column)))),
        Ok(number) if number.abs() > MOST => Err(fault(format!("{written} is more than any council counts")).fix(
            format!("Write the figure in full and in its own unit, such as 1250000, or {}.", line.without(column)),
        )),
        Ok(number) => Ok(Some(number)),
        Err(_) => {
            let plain = plain(written);
            let fix = match plain.parse::<f64>() {
                Ok(number) if number.is_finite() => format!("Write {plain}."),
                Ok(_) | Err(_) => format!("Write a number such as 21.4, or {}.", line.without(column)),
            };
            Err(fault(format!("\"{written}\" is no number"))
                .because("a figure has no sign of its unit and no comma: its decimals follow a point.")
                .fix(fix))
        }
    }
}

/// A figure without its unit and its commas; a comma before the last one or two digits stands for the decimal point.
fn plain(written: &str) -> String {
    let figure: String = written.chars().filter(|letter| !"£% ".contains(*letter)).collect();
    match figure.rsplit_once(',') {
        Some((whole, part)) if (1..=2).contains(&part.len()) && !whole.contains(',') => {
            format!("{}.{part}", whole.replace('.', ""))
        }
        Some(_) | None => figure.replace(',', ""),
    }
}

/// The value, which may be left to a numerator and a denominator, and may not contradict them.
#[expect(clippy::result_large_err, reason = "called once a line")]
fn agreed(line: &Line<'_>, measure: Measure, [value, of, all]: [Option<f64>; 3]) -> Result<f64, Diagnostic> {
    let (percent, part) = (measure.about().unit == "percent", measure.is_part_of_whole());
    if of.is_some() != all.is_some() {
        return Err(line
            .fault("numerator", "a numerator and a denominator stand together")
            .fix("Fill in both, or neither."));
    }
    let Some((of, all)) = of.zip(all) else {
        let value = value.ok_or_else(|| {
            line.fault("value", "this line has no figure").fix("Write the value, or delete the line.")
        })?;
        return if part && value > 100.0 { Err(over(line, value)) } else { Ok(value) };
    };
    if all <= 0.0 {
        return Err(line.fault("denominator", "a denominator of 0 gives no figure").fix("Delete the line."));
    }
    let whole = if percent { 100.0 } else { 1.0 };
    let found = whole * of / all;
    if part && of > all {
        return Err(line
            .fault("numerator", format!("{of} of {all} is more than all"))
            .fix("Look whether the two were exchanged."));
    }
    match value {
        None => Ok(found),
        Some(value) if measure.adds_up() || (value - found).abs() <= ROUNDED.max(0.01 * found) => Ok(value),
        Some(value) => Err(line
            .fault("value", format!("{value} is not {of} of {all}"))
            .because(format!("that is {}, and a reader would see both.", crate::report::figures::shown(found, 1)))
            .fix("Put right whichever is wrong, or leave the value blank.")),
    }
}

fn over(line: &Line<'_>, value: f64) -> Diagnostic {
    line.fault("value", format!("{value} is more than 100 percent"))
        .fix("Write a percentage between 0 and 100, such as 78.4.")
}
