//! A line or curve through many points: least squares by the normal equations.

/// Coefficients that bring Σ (y − Σ cₖ xₖ)² to its least; none where the columns say the same twice, or are more than the rows.
///
/// `rows` holds one row of columns for each value. Columns should be of like size, such as normal scores.
#[must_use]
pub fn fit(rows: &[Vec<f64>], values: &[f64]) -> Option<Vec<f64>> {
    let columns = rows.first()?.len();
    if rows.len() <= columns || rows.len() != values.len() {
        return None;
    }
    let mut matrix = vec![vec![0.0; columns + 1]; columns];
    for (row, value) in rows.iter().zip(values) {
        for (one, line) in row.iter().zip(matrix.iter_mut()) {
            for (other, cell) in row.iter().chain([value]).zip(line.iter_mut()) {
                *cell += one * other;
            }
        }
    }
    solved(matrix)
}

/// Gauss–Jordan elimination with pivoting on the rows of a matrix whose last column is the right-hand side.
fn solved(mut matrix: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let size = matrix.len();
    for column in 0..size {
        let largest = (column..size).max_by(|one, other| {
            matrix[*one][column].abs().total_cmp(&matrix[*other][column].abs()).then(other.cmp(one))
        })?;
        matrix.swap(column, largest);
        let pivot = matrix[column][column];
        if pivot.abs() < 1e-9 || !pivot.is_finite() {
            return None;
        }
        for cell in &mut matrix[column] {
            *cell /= pivot;
        }
        let lead = matrix[column].clone();
        for (_, row) in matrix.iter_mut().enumerate().filter(|(place, _)| *place != column) {
            let share = row[column];
            for (cell, of_lead) in row.iter_mut().zip(&lead) {
                *cell -= share * of_lead;
            }
        }
    }
    Some(matrix.iter().map(|row| row[size]).collect())
}

/// What fitted coefficients say of a row.
#[must_use]
pub fn said(coefficients: &[f64], row: &[f64]) -> f64 {
    coefficients.iter().zip(row).map(|(coefficient, column)| coefficient * column).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_through_points_that_lie_on_one_is_found() {
        let rows: Vec<Vec<f64>> = (-5..=5).map(f64::from).map(|x| vec![1.0, x, x * x]).collect();
        let values: Vec<f64> = rows.iter().map(|row| 2.0 - 3.0 * row[1] + 0.5 * row[2]).collect();
        let found = fit(&rows, &values).expect("a fit");
        for (found, wanted) in found.iter().zip([2.0, -3.0, 0.5]) {
            assert!((found - wanted).abs() < 1e-9, "{found}");
        }
        assert!((said(&found, &[1.0, 2.0, 4.0]) + 2.0).abs() < 1e-9);
    }

    /// Anscombe's first quartet: intercept 3.0001, slope 0.5001.
    #[test]
    fn a_line_through_scattered_points_is_that_of_the_books() {
        let x = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0];
        let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
        let rows: Vec<Vec<f64>> = x.iter().map(|x| vec![1.0, *x]).collect();
        let found = fit(&rows, &y).expect("a fit");
        assert!((found[0] - 3.0001).abs() < 1e-4 && (found[1] - 0.5001).abs() < 1e-4, "{found:?}");
    }

    #[test]
    fn columns_that_say_the_same_twice_have_no_answer() {
        let rows: Vec<Vec<f64>> = (0..5).map(f64::from).map(|x| vec![x, 2.0 * x]).collect();
        assert_eq!(fit(&rows, &[1.0; 5]), None);
        assert_eq!(fit(&[vec![1.0, 2.0]], &[1.0]), None);
    }
}
