//! The least value of a function of a few numbers, found without slopes.

/// When to stop looking.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Most evaluations.
    pub evaluations: usize,
    /// Corners this near to each other, in every number, …
    pub near: f64,
    /// … and values this near, are one place.
    pub level: f64,
}

/// Where a function is least, starting at `from` with a first step for each number.
///
/// The downhill simplex of Nelder & Mead, *Computer Journal* 7 (1965) 308–313, with their factors (1, 2, ½, ½).
/// The same start gives the same place.
pub fn least(function: impl Fn(&[f64]) -> f64, from: &[f64], steps: &[f64], patience: Patience) -> Vec<f64> {
    let mut simplex = first(&function, from, steps);
    let mut spent = simplex.len();
    while spent < patience.evaluations && !is_one_place(&simplex, patience) {
        spent += step(&function, &mut simplex);
        simplex.sort_by(|one, other| one.0.total_cmp(&other.0));
    }
    simplex.into_iter().next().map(|(_, place)| place).unwrap_or_default()
}

/// A corner: the value there, and where it is.
type Corner = (f64, Vec<f64>);

fn first(function: &impl Fn(&[f64]) -> f64, from: &[f64], steps: &[f64]) -> Vec<Corner> {
    let mut corners = vec![from.to_vec()];
    for (number, step) in steps.iter().enumerate() {
        let mut corner = from.to_vec();
        corner[number] += step;
        corners.push(corner);
    }
    let mut simplex: Vec<Corner> = corners.into_iter().map(|corner| (function(&corner), corner)).collect();
    simplex.sort_by(|one, other| one.0.total_cmp(&other.0));
    simplex
}

fn is_one_place(simplex: &[Corner], patience: Patience) -> bool {
    let best = &simplex[0];
    simplex[1..].iter().all(|corner| {
        (corner.0 - best.0).abs() <= patience.level
            && corner.1.iter().zip(&best.1).all(|(one, other)| (one - other).abs() <= patience.near)
    })
}

/// Replaces the worst corner, or draws all towards the best; says how often the function was asked.
fn step(function: &impl Fn(&[f64]) -> f64, simplex: &mut [Corner]) -> usize {
    let last = simplex.len() - 1;
    let middle = middle(&simplex[..last]);
    let worst = simplex[last].clone();
    let along = |by: f64| -> Corner {
        let place: Vec<f64> = middle.iter().zip(&worst.1).map(|(centre, far)| centre + by * (centre - far)).collect();
        (function(&place), place)
    };
    let over = along(1.0);
    if over.0 < simplex[0].0 {
        let further = along(2.0);
        simplex[last] = if further.0 < over.0 { further } else { over };
        return 2;
    }
    if over.0 < simplex[last - 1].0 {
        simplex[last] = over;
        return 1;
    }
    let (nearer, bound) = if over.0 < worst.0 { (along(0.5), over.0) } else { (along(-0.5), worst.0) };
    if nearer.0 <= bound {
        simplex[last] = nearer;
        return 2;
    }
    let best = simplex[0].1.clone();
    for corner in &mut simplex[1..] {
        let place: Vec<f64> = best.iter().zip(&corner.1).map(|(near, far)| near + 0.5 * (far - near)).collect();
        *corner = (function(&place), place);
    }
    2 + last
}

fn middle(corners: &[Corner]) -> Vec<f64> {
    let numbers = corners.first().map_or(0, |corner| corner.1.len());
    (0..numbers)
        .map(|number| corners.iter().map(|corner| corner.1[number]).sum::<f64>() / corners.len() as f64)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Patience = Patience { evaluations: 2000, near: 1e-8, level: 1e-12 };

    #[test]
    fn a_curved_valley_is_followed_to_its_lowest_place() {
        let valley =
            |at: &[f64]| 100.0 * (at[1] - at[0] * at[0]) * (at[1] - at[0] * at[0]) + (1.0 - at[0]) * (1.0 - at[0]);
        let found = least(valley, &[-1.2, 1.0], &[0.5, 0.5], PATIENCE);
        assert!((found[0] - 1.0).abs() < 1e-5 && (found[1] - 1.0).abs() < 1e-5, "{found:?}");
    }

    #[test]
    fn one_number_is_enough() {
        let found = least(|at| (at[0] - 3.0).abs(), &[0.0], &[1.0], PATIENCE);
        assert!((found[0] - 3.0).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn patience_ends() {
        let asked = std::cell::Cell::new(0);
        let count = |at: &[f64]| {
            asked.set(asked.get() + 1);
            at[0]
        };
        least(count, &[0.0], &[1.0], Patience { evaluations: 40, ..PATIENCE });
        assert!((40..44).contains(&asked.get()), "{}", asked.get());
    }
}
