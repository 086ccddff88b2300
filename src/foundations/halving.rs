//! Where something turns, found by halving.

/// The place between two at which what is below a turn is told from what is above it, after so many halvings: `is_below` says of a place
/// whether the turn lies above it.
#[must_use]
pub fn halved((mut low, mut high): (f64, f64), halvings: u32, is_below: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..halvings {
        let middle = 0.5 * (low + high);
        if is_below(middle) { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_is_found_to_what_the_halvings_leave() {
        let found = halved((0.0, 2.0), 40, |x| x * x < 2.0);
        assert!((found - libm::sqrt(2.0)).abs() < 1e-11, "{found}");
        assert!((halved((0.0, 2.0), 0, |_| true) - 1.0).abs() < 1e-15, "none leaves the middle");
    }
}
