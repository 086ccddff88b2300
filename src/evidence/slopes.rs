//! How one published figure moves with another within councils: what is said of loops, tested on what is played.

/// One council's figures of one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Which council.
    pub council: usize,
    /// Which year.
    pub year: u16,
    /// What is thought to pull.
    pub pull: f64,
    /// What may be pulled.
    pub pulled: f64,
}

/// A slope and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    /// Units of the pulled a unit of the pull.
    pub slope: f64,
    /// Standard error; councils are taken as independent of each other, years of one council are not.
    pub error: f64,
    /// Points.
    pub points: usize,
}

/// Rounds of taking out councils' and years' means in turn.
const ROUNDS: usize = 40;

/// Eq. F16. Least squares of what is left of the pulled on what is left of the pull, after the mean of each council and of
/// each year are out of both; the error is clustered by council.
#[must_use]
pub fn within(points: &[Point]) -> Option<Slope> {
    let (pull, pulled) = (left(points, |point| point.pull), left(points, |point| point.pulled));
    let square: f64 = pull.iter().map(|x| x * x).sum();
    if points.len() < 10 || square <= 1e-12 {
        return None;
    }
    let slope = pull.iter().zip(&pulled).map(|(x, y)| x * y).sum::<f64>() / square;
    let councils = points.iter().map(|point| point.council).max().unwrap_or(0) + 1;
    let mut scores = vec![0.0; councils];
    for (point, (x, y)) in points.iter().zip(pull.iter().zip(&pulled)) {
        scores[point.council] += x * (y - slope * x);
    }
    let error = libm::sqrt(scores.iter().map(|score| score * score).sum::<f64>()) / square;
    Some(Slope { slope, error, points: points.len() })
}

/// Values less the means of their council and of their year.
fn left(points: &[Point], of: fn(&Point) -> f64) -> Vec<f64> {
    let mut values: Vec<f64> = points.iter().map(of).collect();
    for _ in 0..ROUNDS {
        less_means(&mut values, points, |point| point.council);
        less_means(&mut values, points, |point| usize::from(point.year));
    }
    values
}

fn less_means(values: &mut [f64], points: &[Point], of: fn(&Point) -> usize) {
    let groups = points.iter().map(of).max().unwrap_or(0) + 1;
    let mut sums = vec![(0.0, 0.0); groups];
    for (point, value) in points.iter().zip(values.iter()) {
        sums[of(point)].0 += value;
        sums[of(point)].1 += 1.0;
    }
    for (point, value) in points.iter().zip(values.iter_mut()) {
        let (sum, count) = sums[of(point)];
        *value -= sum / count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_of_councils_and_turns_of_years_do_not_count() {
        let point = |council: usize, year: u16| {
            let pull = 3.0 * council as f64 + f64::from(year % 5) + f64::from((council as u16 * 7 + year * 3) % 11);
            Point { council, year, pull, pulled: 100.0 * council as f64 - 9.0 * f64::from(year % 5) + 0.4 * pull }
        };
        let points: Vec<Point> = (0..20).flat_map(|council| (0..8).map(move |year| point(council, year))).collect();
        let found = within(&points).expect("enough");
        assert!((found.slope - 0.4).abs() < 1e-6 && found.error < 1e-6, "{found:?}");
        assert_eq!(within(&points[..9]), None);
    }
}
