//! The square root of a table of variances, for a handful of numbers that vary together.

/// A lower triangle L with L·Lᵀ the table it was made from (Cholesky).
#[derive(Clone, Debug, PartialEq)]
pub struct SquareRoot {
    /// Row by row, each up to its diagonal.
    rows: Vec<Vec<f64>>,
}

impl SquareRoot {
    /// Of a table given by its entries on and below the diagonal; `None` if it is not positive definite.
    pub fn of(size: usize, entry: impl Fn(usize, usize) -> f64) -> Option<Self> {
        let mut rows: Vec<Vec<f64>> = Vec::with_capacity(size);
        for down in 0..size {
            let mut row: Vec<f64> = Vec::with_capacity(down + 1);
            for across in 0..down {
                let known = dot(&row[..across], &rows[across][..across]);
                row.push((entry(down, across) - known) / rows[across][across]);
            }
            let left = entry(down, down) - dot(&row, &row);
            if left <= 0.0 || !left.is_finite() {
                return None;
            }
            row.push(left.sqrt());
            rows.push(row);
        }
        Some(Self { rows })
    }

    /// L⁻¹·y: the same numbers made independent of one another, each of variance 1.
    #[must_use]
    pub fn whitened(&self, numbers: &[f64]) -> Vec<f64> {
        let mut found: Vec<f64> = Vec::with_capacity(numbers.len());
        for (row, number) in self.rows.iter().zip(numbers) {
            let before = found.len();
            found.push((number - dot(&row[..before], &found)) / row[before]);
        }
        found
    }

    /// Half the logarithm of the table's determinant.
    #[must_use]
    pub fn half_log_determinant(&self) -> f64 {
        self.rows.iter().filter_map(|row| row.last()).map(|diagonal| libm::log(*diagonal)).sum()
    }
}

/// Sum of the products, pair by pair.
#[must_use]
pub fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(left, right)| left * right).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    const TABLE: [[f64; 3]; 3] = [[4.0, 2.0, 1.0], [2.0, 5.0, 3.0], [1.0, 3.0, 6.0]];

    #[test]
    fn quadratic_form_and_determinant_are_those_of_the_table() {
        let root = SquareRoot::of(3, |down, across| TABLE[down][across]).unwrap();
        // det = 4·(30 − 9) − 2·(12 − 3) + 1·(6 − 5) = 67.
        assert_relative_eq!(root.half_log_determinant(), 0.5 * libm::log(67.0), max_relative = 1e-14);
        // The first row of 67 times the inverse is (21, −9, 1).
        let white = root.whitened(&[1.0, 0.0, 0.0]);
        assert_relative_eq!(dot(&white, &white), 21.0 / 67.0, max_relative = 1e-14);
    }

    #[test]
    fn what_is_no_table_of_variances_has_no_root() {
        assert_eq!(SquareRoot::of(2, |down, across| if down == across { 1.0 } else { 2.0 }), None);
    }
}
