//! The cheapest point of a lattice that meets something, where going further on any lever never makes it worse.

/// A point: for each lever, how many steps from its smallest change.
pub type Point = Vec<usize>;

/// Points at most.
pub const MOST: usize = 2_500;

/// Every point of a lattice of these sizes.
#[must_use]
pub fn points(sizes: &[usize]) -> Vec<Point> {
    sizes.iter().fold(vec![Vec::new()], |points, size| {
        let further = |point: &Point| {
            let point = point.clone();
            (0..*size).map(move |step| [point.as_slice(), &[step]].concat())
        };
        points.iter().flat_map(further).collect()
    })
}

/// Whether one point goes as far as another on every lever.
#[must_use]
pub fn reaches(one: &[usize], other: &[usize]) -> bool {
    one.iter().zip(other).all(|(one, other)| one >= other)
}

/// Eq. S13. The cheapest of some points that meets what `meets` asks; `None` from `meets` stops the search.
///
/// What meets it rules out every point as dear or dearer; what does not rules out every point that goes no further on any
/// lever. Tried next is the point whose answer, be it yes or no, rules out most: on one lever this is bisection. Right where
/// whatever meets it still does when a lever goes further.
///
/// # Errors
/// When the search was stopped.
pub fn cheapest(
    points: &[Point],
    cost: &dyn Fn(&[usize]) -> f64,
    meets: &mut dyn FnMut(&[usize]) -> Option<bool>,
) -> Result<Option<Point>, Stopped> {
    let mut open: Vec<(f64, &Point)> = points.iter().map(|point| (cost(point), point)).collect();
    open.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(other.1)));
    let mut best = None;
    while !open.is_empty() {
        let ruled_out = |place: usize| {
            let yes = open.len() - place;
            let no = open.iter().filter(|(_, other)| reaches(open[place].1, other)).count();
            (yes.min(no), yes.max(no))
        };
        let Some(place) = (0..open.len()).max_by_key(|place| (ruled_out(*place), usize::MAX - place)) else { break };
        let point = open[place].1;
        match meets(point) {
            None => return Err(Stopped),
            Some(true) => {
                best = Some(point.clone());
                open.truncate(place);
            }
            Some(false) => open.retain(|(_, other)| !reaches(point, other)),
        }
    }
    Ok(best)
}

/// The user stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found by asking, and how many were asked.
    fn found(
        sizes: &[usize],
        cost: &dyn Fn(&[usize]) -> f64,
        meets: &dyn Fn(&[usize]) -> bool,
    ) -> (Option<Point>, usize) {
        let mut asked = 0;
        let best = cheapest(&points(sizes), cost, &mut |point| {
            asked += 1;
            Some(meets(point))
        });
        (best.expect("not stopped"), asked)
    }

    #[test]
    fn on_one_lever_it_is_bisection() {
        for least in 0..=64 {
            let (best, asked) = found(&[64], &|point| point[0] as f64, &|point| point[0] >= least);
            assert_eq!(best, (least < 64).then(|| vec![least]));
            assert!(asked <= 7, "{asked}");
        }
    }

    #[test]
    fn on_several_levers_it_finds_what_trying_all_would_find() {
        for need in [3.0, 7.5, 14.0, 31.0, 99.0] {
            let meets =
                |point: &[usize]| point[0] as f64 + 1.7 * point[1] as f64 + 0.4 * (point[2] * point[0]) as f64 >= need;
            let cost = |point: &[usize]| 5.0 * point[0] as f64 + 7.0 * point[1] as f64 + 3.0 * point[2] as f64;
            let (best, asked) = found(&[9, 9, 5], &cost, &meets);
            let all = points(&[9, 9, 5]);
            let least = all.iter().filter(|point| meets(point)).map(|point| cost(point)).reduce(f64::min);
            assert_eq!(best.map(|point| cost(&point)), least);
            assert!(asked < 80, "{asked} of {}", all.len());
        }
    }

    #[test]
    fn a_search_that_is_stopped_says_so() {
        assert_eq!(cheapest(&points(&[4]), &|_| 0.0, &mut |_| None), Err(Stopped));
    }
}
