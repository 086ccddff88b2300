//! Children of every age walked along the path until all have left it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::flows::{Path, Standing, Step};

/// Points at which a length is looked at.
const POINTS: u32 = 60;
/// Ages that are told apart \[years\]: the last stands for all above.
const AGES: usize = 26;
/// Rounds after which nobody is under way any more, since few go round twice.
const ROUNDS: usize = 60;
/// Children a referral that are too few to walk on with.
const NOBODY: f64 = 1e-4;

/// How long a stage lasts.
#[derive(Clone, Debug, PartialEq)]
pub struct Lengths {
    /// At evenly spread shares of its law \[years\].
    pub years: Vec<f64>,
    /// Children in it on 30 September ÷ the year's average.
    pub season: f64,
}

impl Lengths {
    /// A law by its quantiles.
    #[must_use]
    pub fn of(quantile: impl Fn(f64) -> f64) -> Self {
        let years = (0..POINTS).map(|point| quantile((f64::from(point) + 0.5) / f64::from(POINTS))).collect();
        Self { years, season: 1.0 }
    }

    /// Its mean \[years\].
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.years.iter().sum::<f64>() / self.years.len().max(1) as f64
    }
}

/// Shares of bands of age by single year.
#[must_use]
pub fn single_years(up_to: &[f64], percent: &[f64]) -> Vec<f64> {
    let mut years = vec![0.0; AGES];
    let total: f64 = percent.iter().sum();
    let mut from = 0.0f64;
    for (to, share) in up_to.iter().zip(percent) {
        for (age, year) in years.iter_mut().enumerate() {
            let inside = (to.min(age as f64 + 1.0) - from.max(age as f64)).max(0.0);
            *year += share / total * inside / (to - from);
        }
        from = *to;
    }
    years
}

/// What is left of lengths of which so much is gone already, each with each, as evenly spread shares again.
#[must_use]
pub(super) fn left(whole: &[f64], gone: &[f64]) -> Vec<f64> {
    let mut each: Vec<f64> = whole.iter().flat_map(|all| gone.iter().map(move |gone| (all - gone).max(0.0))).collect();
    each.sort_by(f64::total_cmp);
    each.chunks(gone.len().max(1)).map(|few| few.iter().sum::<f64>() / few.len() as f64).collect()
}

/// Those who enter a stage from one of the others, by age.
struct Door<'a> {
    step: &'a Step,
    lengths: &'a Lengths,
    /// By age on entry.
    rows: Vec<Row>,
    entered: [f64; AGES],
}

/// Doors with shares of 1.
type Exits = Vec<(usize, f64)>;
/// Where those who leave a stage go: exits of those who entered at some ages, and the door of the birthday.
type Ways = (Vec<(Range<usize>, Exits)>, Option<usize>);

/// What becomes of those who enter at an age.
struct Row {
    /// Years they stay.
    stay: f64,
    /// Shares of 1 who go on, by their age then.
    on: [f64; AGES],
    /// Share whose birthday comes first, and the age that is.
    birthday: (f64, usize),
}

/// Eq. F4. Those who enter at age a stay min(T, end − a) years over all lengths T, and are older by that when they go on;
/// P(T > end − a) reach the birthday.
fn row(lengths: &Lengths, end: Option<f64>, age: usize) -> Row {
    let entered = age as f64 + 0.5;
    let share = 1.0 / lengths.years.len().max(1) as f64;
    let until = end.map_or(f64::INFINITY, |end| (end - entered).max(0.0));
    let mut row = Row { stay: 0.0, on: [0.0; AGES], birthday: (0.0, bin(end.unwrap_or(0.0))) };
    for years in &lengths.years {
        row.stay += share * years.min(until);
        if *years < until {
            row.on[bin(entered + years)] += share;
        } else {
            row.birthday.0 += share;
        }
    }
    row
}

fn bin(age: f64) -> usize {
    (age as usize).min(AGES - 1)
}

/// Walks a year's referrals until hardly anybody is under way.
pub(super) fn walk(path: &Path, referrals: f64) -> Standing {
    let mut doors = doors(path);
    let mut places = BTreeMap::new();
    for (place, (from, door)) in doors.iter().enumerate() {
        places.insert((*from, door.step.name.as_str()), place);
    }
    let door_of = |from: &str, to: &str| places.get(&(from, to)).or(places.get(&("", to))).copied();
    let mut under_way = vec![[0.0; AGES]; doors.len()];
    if let Some(first) = door_of("", &path.first) {
        for (age, share) in path.ages.iter().enumerate().take(AGES) {
            under_way[first][age] = referrals * share;
        }
    }
    let targets: Vec<Ways> = doors
        .iter()
        .map(|(_, door)| {
            let name = door.step.name.as_str();
            let of_names = |exits: &BTreeMap<String, f64>| -> Exits {
                exits.iter().filter_map(|(to, share)| Some((door_of(name, to)?, *share))).collect()
            };
            let mut from = 0;
            let mut bands = Vec::new();
            for (below, exits) in &door.step.exits_by_age {
                // Whoever enters at an age is half a year older on average.
                let upto = (libm::ceil(below - 0.5) as usize).clamp(from, AGES);
                bands.push((from..upto, of_names(exits)));
                from = upto;
            }
            bands.push((from..AGES, of_names(&door.step.exits)));
            (bands, door.step.birthday.as_ref().and_then(|(to, _)| door_of(name, to)))
        })
        .collect();
    for _ in 0..ROUNDS {
        let mut next = vec![[0.0; AGES]; doors.len()];
        for (place, (_, door)) in doors.iter_mut().enumerate() {
            pass(door, &under_way[place], &targets[place], &mut next);
        }
        under_way = next;
        if under_way.iter().flatten().sum::<f64>() <= NOBODY * referrals {
            break;
        }
    }
    standing(&doors)
}

/// Lets those who have just entered by a door through the stage.
fn pass(door: &mut Door<'_>, entering: &[f64; AGES], (bands, birthday): &Ways, next: &mut [[f64; AGES]]) {
    for (ages, exits) in bands {
        let mut leaving = [0.0; AGES];
        for age in ages.clone().filter(|age| entering[*age] > 0.0) {
            let number = entering[age];
            door.entered[age] += number;
            let row = &door.rows[age];
            // Nobody is younger when they leave.
            for (sum, share) in leaving.iter_mut().zip(&row.on).skip(age) {
                *sum += number * share;
            }
            if let Some(to) = birthday {
                next[*to][row.birthday.1] += number * row.birthday.0;
            }
        }
        for (to, share) in exits {
            for (sum, number) in next[*to].iter_mut().zip(&leaving) {
                *sum += number * share;
            }
        }
    }
}

/// A door for each stage, and one more for each stage from which less of it is left.
fn doors(path: &Path) -> Vec<(&str, Door<'_>)> {
    let mut doors = Vec::new();
    for step in path.steps.values() {
        let end = step.birthday.as_ref().map(|(_, age)| *age);
        let with = |lengths| Door {
            step,
            lengths,
            rows: (0..AGES).map(|age| row(lengths, end, age)).collect(),
            entered: [0.0; AGES],
        };
        doors.push(("", with(&step.lengths)));
        doors.extend(step.left_after.iter().map(|(from, lengths)| (from.as_str(), with(lengths))));
    }
    doors
}

fn standing(doors: &[(&str, Door<'_>)]) -> Standing {
    let mut standing = Standing::default();
    for (_, door) in doors {
        let name = &door.step.name;
        let stay: f64 = door.entered.iter().zip(&door.rows).map(|(number, row)| number * row.stay).sum();
        *standing.enter.entry(name.clone()).or_insert(0.0) += door.entered.iter().sum::<f64>();
        *standing.open.entry(name.clone()).or_insert(0.0) += stay * door.lengths.season;
    }
    standing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_cuts_what_is_longer_and_leads_on_those_it_meets() {
        let lengths = Lengths { years: vec![1.0, 3.0], season: 1.0 };
        let row = row(&lengths, Some(18.0), 15);
        // Two and a half years are left at fifteen and a half.
        assert!((row.stay - (1.0 + 2.5) / 2.0).abs() < 1e-12);
        assert_eq!((row.birthday, row.on[16]), ((0.5, 18), 0.5));
    }

    #[test]
    fn ages_by_year_add_up_to_all() {
        let years = single_years(&[1.0, 5.0, 16.0], &[10.0, 40.0, 50.0]);
        assert!((years.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!((years[0] - 0.1).abs() < 1e-12 && (years[3] - 0.1).abs() < 1e-12);
    }

    #[test]
    fn what_is_left_of_a_length_is_never_below_nothing() {
        assert_eq!(left(&[1.0, 4.0], &[2.0, 2.0]), [0.0, 2.0]);
    }
}
