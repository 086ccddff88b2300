//! Grades from a first day that is not the stationary one: how stocks move, and how far they spread, where recruits come by chance
//! and where so many come each year.

use super::Claim;
use super::given::{WEEK, YEAR};
use super::grades::{factor, mean_factor, recruits};
use crate::model::measure::Measure;
use crate::scenario::council::Council;

/// Weeks after the first day at which stocks are looked at: one year, two, five and ten.
const AFTER: [usize; 4] = [52, 104, 261, 522];
/// Halvings of a span before its law is worked out.
const HALVINGS: i32 = 14;
/// Parts in which the inflow of a span is added up.
const PARTS: u32 = 400;

type Law = Vec<Vec<f64>>;

/// What the file says of its grades.
struct Grades {
    names: Vec<String>,
    /// Rates of going from one grade to another; on the diagonal, of leaving it in any way [per year].
    rates: Law,
    /// In post on the first day.
    first: Vec<f64>,
    /// Recruits a year.
    recruits: Vec<f64>,
    /// Years from the first day to the cohort of each year; none where recruits come by chance.
    cohort: Option<f64>,
}

impl Grades {
    fn of(council: &Council) -> Self {
        let leaving = council.leaving.as_ref().map_or(0.0, |leaving| leaving.percent_per_year.likely / 100.0);
        let names: Vec<String> = council.role.keys().cloned().collect();
        let rate = leaving / mean_factor(council);
        let mut rates: Law = vec![vec![0.0; names.len()]; names.len()];
        for (from, name) in names.iter().enumerate() {
            let ways = council.promotion.values().filter(|way| way.from == *name);
            for way in ways {
                let percent = way.percent_per_year.likely / 100.0;
                rates[from][from] -= percent;
                if let Some(to) = names.iter().position(|name| *name == way.to) {
                    rates[from][to] += percent;
                }
            }
            rates[from][from] -= factor(council, name) * rate;
        }
        let in_post = |name: &String| council.team.values().filter_map(|team| team.in_post_fte.get(name)).sum();
        Self {
            first: names.iter().map(in_post).collect(),
            recruits: names.iter().map(|name| recruits(council, name)).collect(),
            cohort: cohort(council),
            rates,
            names,
        }
    }

    /// Where those of each grade are after so many years: e^(Qt), by Taylor's second order in a fine step and repeated squaring.
    fn law(&self, years: f64) -> Law {
        let size = self.names.len();
        let step = libm::scalbn(years, -HALVINGS);
        let square = product(&self.rates, &self.rates);
        let one = |row: usize, column: usize| f64::from(u8::from(row == column));
        let fine = |row: usize, column: usize| {
            one(row, column) + step * self.rates[row][column] + 0.5 * step * step * square[row][column]
        };
        let mut law: Law = (0..size).map(|row| (0..size).map(|column| fine(row, column)).collect()).collect();
        for _ in 0..HALVINGS {
            law = product(&law, &law);
        }
        law
    }

    /// Mean and variance of a grade after so many years. Each person goes their own way: of so many a Binomial number is
    /// there, and of a Poisson stream a Poisson number.
    fn after(&self, years: f64, grade: usize) -> (f64, f64) {
        let (mut mean, mut variance) = thinned(&self.first, &self.law(years), grade);
        match self.cohort {
            Some(first) => {
                let mut at = first;
                while at < years {
                    let (more, spread) = thinned(&self.recruits, &self.law(years - at), grade);
                    (mean, variance) = (mean + more, variance + spread);
                    at += 1.0;
                }
            }
            None => {
                let width = years / f64::from(PARTS);
                for part in 0..PARTS {
                    let law = self.law(width * (f64::from(part) + 0.5));
                    let came: f64 = self.recruits.iter().zip(&law).map(|(recruits, row)| recruits * row[grade]).sum();
                    (mean, variance) = (mean + came * width, variance + came * width);
                }
            }
        }
        (mean, variance)
    }
}

/// Mean and variance of how many of so many people in each grade are found in one.
fn thinned(people: &[f64], law: &Law, grade: usize) -> (f64, f64) {
    people.iter().zip(law).fold((0.0, 0.0), |sum, (people, row)| {
        let share = row[grade];
        (sum.0 + people * share, sum.1 + people * share * (1.0 - share))
    })
}

fn product(one: &Law, other: &Law) -> Law {
    let size = one.len();
    let cell = |row: usize, column: usize| (0..size).map(|by| one[row][by] * other[by][column]).sum();
    (0..size).map(|row| (0..size).map(|column| cell(row, column)).collect()).collect()
}

/// Years from the first day to the day of the year on which recruits start together.
fn cohort(council: &Council) -> Option<f64> {
    let dates = council.recruitment.values().find_map(|route| route.cohort_percent.as_ref())?;
    let (month, day) = dates.keys().next()?.split_once('-')?;
    let date = crate::scenario::council::Date::new(council.period.start.year(), month.parse().ok()?, day.parse().ok()?);
    Some(f64::from((date.ok()? - council.period.start).get_days()) / YEAR)
}

/// The most that each grade holds at the weeks looked at \[FTE\].
pub(super) fn most(council: &Council) -> Vec<(String, f64)> {
    let grades = Grades::of(council);
    let at = |grade: usize, week: usize| grades.after(week as f64 * WEEK / YEAR, grade).0;
    let each = grades.names.iter().enumerate();
    each.map(|(grade, name)| (name.clone(), AFTER.into_iter().map(|week| at(grade, week)).fold(0.0, f64::max)))
        .collect()
}

/// What each grade holds when the record begins \[FTE\].
pub(super) fn when_warm(council: &Council) -> Vec<(String, f64)> {
    let grades = Grades::of(council);
    let years = f64::from(council.period.warm_up_weeks) * WEEK / YEAR;
    let each = grades.names.iter().enumerate();
    each.map(|(grade, name)| (name.clone(), grades.after(years, grade).0)).collect()
}

/// Stocks of each grade over ten years, and their variance.
pub(super) fn theory(council: &Council) -> Vec<Claim> {
    let grades = Grades::of(council);
    let claim = |week: usize, grade: usize| {
        let (mean, variance) = grades.after(week as f64 * WEEK / YEAR, grade);
        let name = grades.names[grade].clone();
        let at = move |rows: &super::rows::Rows<'_>| {
            rows.values(&name, Measure::InPostFte).get(week).copied().unwrap_or(f64::NAN)
        };
        let spread = at.clone();
        let name = &grades.names[grade];
        [
            Claim::exact(format!("{name}, week {week} [FTE]"), mean, at),
            Claim::exact(format!("{name}, week {week}, variance"), variance, move |rows| {
                (spread(rows) - mean) * (spread(rows) - mean)
            }),
        ]
    };
    let places = AFTER.into_iter().flat_map(|week| (0..grades.names.len()).map(move |grade| (week, grade)));
    places.flat_map(|(week, grade)| claim(week, grade)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three(first: [f64; 3], cohort: Option<f64>) -> Grades {
        Grades {
            names: ["new", "settled", "senior"].map(str::to_owned).to_vec(),
            rates: vec![vec![-1.0, 0.85, 0.0], vec![0.0, -0.22, 0.08], vec![0.0, 0.0, -0.10]],
            first: first.to_vec(),
            recruits: vec![40.0, 18.0, 2.0],
            cohort,
        }
    }

    /// n = r (−Q)⁻¹, which is r (I − P)⁻¹ of the chain by years.
    #[test]
    fn what_stands_still_stands_still() {
        let stationary: [f64; 3] = [40.0, (18.0 + 34.0) / 0.22, (2.0 + 0.08 * 52.0 / 0.22) / 0.10];
        assert!((stationary[1] - 236.364).abs() < 5e-4 && (stationary[2] - 209.091).abs() < 5e-4);
        for years in [1.0, 10.0] {
            for (grade, stock) in stationary.iter().enumerate() {
                let found = three(stationary, None).after(years, grade).0;
                assert!((found - stock).abs() < 1e-3 * stock, "{found} for {stock}");
            }
        }
    }

    /// One grade by itself: N e^(−δt), and what has come since.
    #[test]
    fn one_grade_is_what_paper_says() {
        let seniors = three([0.0, 0.0, 150.0], None).after(5.0, 2);
        let from_first = 150.0 * libm::exp(-0.5);
        assert!(seniors.0 > from_first && seniors.1 < seniors.0, "{seniors:?}");
        let new = three([40.0, 0.0, 0.0], Some(0.5)).after(1.0, 0);
        let expected = 40.0 * (libm::exp(-1.0) + libm::exp(-0.5));
        assert!((new.0 - expected).abs() < 1e-5, "{new:?} for {expected}");
    }
}
