//! One step of Gauss and Newton, and how sure the place is that it leads to.

/// What was seen at a place, what was aimed at, and how much either may be out.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    /// Aims.
    pub(super) aims: Vec<f64>,
    /// Standard deviation of each aim.
    pub(super) spreads: Vec<f64>,
    /// Standard deviation of each level around nought before anything is aimed at.
    pub(super) priors: Vec<f64>,
}

impl Problem {
    /// Σ ((aim − seen) ÷ spread)² + Σ (level ÷ prior)².
    pub(super) fn misfit(&self, levels: &[f64], seen: &[f64]) -> f64 {
        let lines = self.aims.iter().zip(seen).zip(&self.spreads);
        let lines: f64 = lines.map(|((aim, seen), spread)| square((aim - seen) / spread)).sum();
        lines + levels.iter().zip(&self.priors).map(|(level, prior)| square(level / prior)).sum::<f64>()
    }

    /// Eq. F14. Δ = (JᵀWJ + P)⁻¹ (JᵀW (aim − seen) − P·level), and the covariance (JᵀWJ + P)⁻¹; `slopes[k]` is how every line
    /// moves with level k.
    pub(super) fn step(&self, levels: &[f64], seen: &[f64], slopes: &[Vec<f64>]) -> Option<(Vec<f64>, Vec<Vec<f64>>)> {
        let weight = |line: usize| 1.0 / square(self.spreads[line]);
        let lines = 0..self.aims.len();
        let product =
            |one: &[f64], other: &[f64]| lines.clone().map(|at| one[at] * weight(at) * other[at]).sum::<f64>();
        let off: Vec<f64> = self.aims.iter().zip(seen).map(|(aim, seen)| aim - seen).collect();
        let mut matrix: Vec<Vec<f64>> =
            slopes.iter().map(|one| slopes.iter().map(|other| product(one, other)).collect()).collect();
        for (place, prior) in self.priors.iter().enumerate() {
            matrix[place][place] += 1.0 / square(*prior);
        }
        let down: Vec<f64> = slopes
            .iter()
            .zip(levels.iter().zip(&self.priors))
            .map(|(slope, (level, prior))| product(slope, &off) - level / square(*prior))
            .collect();
        let covariance = inverse(matrix)?;
        let step = covariance.iter().map(|row| row.iter().zip(&down).map(|(one, other)| one * other).sum()).collect();
        Some((step, covariance))
    }
}

fn square(number: f64) -> f64 {
    number * number
}

/// The inverse of a matrix that is symmetric and positive, by Gauss and Jordan.
fn inverse(mut matrix: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    let size = matrix.len();
    for (place, row) in matrix.iter_mut().enumerate() {
        row.extend((0..size).map(|other| f64::from(u8::from(other == place))));
    }
    for column in 0..size {
        let pivot = matrix[column][column];
        if !pivot.is_finite() || pivot <= 0.0 {
            return None;
        }
        matrix[column].iter_mut().for_each(|cell| *cell /= pivot);
        let lead = matrix[column].clone();
        for (_, row) in matrix.iter_mut().enumerate().filter(|(place, _)| *place != column) {
            let share = row[column];
            row.iter_mut().zip(&lead).for_each(|(cell, lead)| *cell -= share * lead);
        }
    }
    Some(matrix.into_iter().map(|row| row[size..].to_vec()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_lines_are_straight_one_step_is_the_answer_of_bayes() {
        // One level, one line: seen = 10 + 4 × level, aimed at 12 ± 1, the level 0 ± 0.5.
        let problem = Problem { aims: vec![12.0], spreads: vec![1.0], priors: vec![0.5] };
        let (step, covariance) = problem.step(&[0.0], &[10.0], &[vec![4.0]]).expect("a step");
        assert!((covariance[0][0] - 1.0 / (16.0 + 4.0)).abs() < 1e-12);
        assert!((step[0] - 8.0 / 20.0).abs() < 1e-12);
        let (again, _) = problem.step(&step, &[10.0 + 4.0 * step[0]], &[vec![4.0]]).expect("a step");
        assert!(again[0].abs() < 1e-12);
        assert!(problem.misfit(&step, &[11.6]) < problem.misfit(&[0.0], &[10.0]));
    }

    #[test]
    fn a_matrix_times_its_inverse_is_one() {
        let matrix = vec![vec![4.0, 1.0, 0.5], vec![1.0, 3.0, 0.2], vec![0.5, 0.2, 2.0]];
        let inverse = inverse(matrix.clone()).expect("positive");
        for (row, left) in matrix.iter().enumerate() {
            let sum = |column: usize| left.iter().zip(&inverse).map(|(left, line)| left * line[column]).sum::<f64>();
            assert!(
                [0, 1, 2]
                    .map(|column| (sum(column) - f64::from(u8::from(row == column))).abs())
                    .iter()
                    .all(|off| *off < 1e-12)
            );
        }
    }
}
