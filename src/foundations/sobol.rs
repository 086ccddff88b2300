//! Points that fill a cube more evenly than chance would: Sobol' sequences, scrambled.

mod directions;

use directions::DIRECTIONS;

/// Bits of a coordinate.
const BITS: u32 = 32;
/// Dimensions there are direction numbers for.
const DIMENSIONS: usize = DIRECTIONS.len() + 1;

/// Direction numbers of a dimension, counted from 0, as bits after the point.
fn directions(dimension: usize) -> [u32; BITS as usize] {
    let mut numbers = [0_u32; BITS as usize];
    let Some(direction) = dimension.checked_sub(1).and_then(|place| DIRECTIONS.get(place)) else {
        // The first dimension reverses the bits of the point's number (van der Corput).
        for (bit, number) in (0_u32..).zip(numbers.iter_mut()) {
            *number = 1 << (BITS - 1 - bit);
        }
        return numbers;
    };
    let degree = direction.initial.len();
    for bit in 0..numbers.len() {
        numbers[bit] = if let Some(initial) = direction.initial.get(bit) {
            initial << (numbers.len() - 1 - bit)
        } else {
            let first = numbers[bit - degree];
            (1..degree)
                .filter(|step| direction.coefficients >> (degree - 1 - step) & 1 == 1)
                .fold(first ^ (first >> degree), |sum, step| sum ^ numbers[bit - step])
        };
    }
    numbers
}

/// One coordinate of a point, before scrambling.
fn coordinate(numbers: &[u32; BITS as usize], point: u32) -> u32 {
    (0_u32..).zip(numbers).filter(|(bit, _)| point >> bit & 1 == 1).fold(0, |sum, (_, number)| sum ^ number)
}

/// Eq. S1. Scrambled points: bit b of a coordinate is turned over as `turns` says for the dimension and the bits above it
/// (nested uniform scrambling), so that each point alone is uniform and all together fill the cube evenly.
///
/// `turns` answers for a dimension and a word that holds how many bits stand above and what they are. Dimensions beyond
/// `DIMENSIONS` are not there. A coordinate lies strictly between 0 and 1.
#[must_use]
pub fn points(count: u32, dimensions: usize, turns: impl Fn(usize, u64) -> bool) -> Vec<Vec<f64>> {
    let numbers: Vec<[u32; BITS as usize]> = (0..dimensions.min(DIMENSIONS)).map(directions).collect();
    let scrambled = |dimension: usize, plain: u32| {
        (0..BITS).fold(0_u32, |word, bit| {
            let above = if bit == 0 { 0 } else { plain >> (BITS - bit) };
            let turned = turns(dimension, u64::from(bit) << BITS | u64::from(above));
            word | (((plain >> (BITS - 1 - bit) & 1) ^ u32::from(turned)) << (BITS - 1 - bit))
        })
    };
    let point = |number: u32| {
        let coordinates = numbers.iter().enumerate();
        coordinates
            .map(|(dimension, of)| (f64::from(scrambled(dimension, coordinate(of, number))) + 0.5) / 4_294_967_296.0)
            .collect()
    };
    (0..count).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundations::draws::{ForTests, Luck};

    fn turns(seed: u64) -> impl Fn(usize, u64) -> bool {
        let luck = Luck::of(seed, 0);
        move |dimension, above| luck.uniform(ForTests, above, dimension as u32) < 0.5
    }

    /// The first points of the sequence as its authors print them (their generator visits them in the order of a Gray code).
    #[test]
    fn plain_points_are_those_published() {
        let plain = points(8, 3, |_, _| false);
        let gray = [0_usize, 1, 3, 2, 6, 7, 5, 4];
        let published = [
            [0.0, 0.0, 0.0],
            [0.5, 0.5, 0.5],
            [0.75, 0.25, 0.25],
            [0.25, 0.75, 0.75],
            [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125],
            [0.625, 0.125, 0.875],
            [0.125, 0.625, 0.375],
        ];
        for (place, expected) in gray.iter().zip(published) {
            for (found, wanted) in plain[*place].iter().zip(expected) {
                assert!((found - wanted).abs() < 1e-9, "{:?} and not {expected:?}", plain[*place]);
            }
        }
    }

    /// Each coordinate of 2ᵏ points has one point in each 2ᵏ-th, and the first two have one in each box of 1/16 by 1/16.
    #[test]
    fn points_fill_every_dimension_evenly_however_they_are_scrambled() {
        for seed in 1..4 {
            let found = points(256, DIMENSIONS, turns(seed));
            for dimension in 0..DIMENSIONS {
                let mut cells: Vec<usize> = found.iter().map(|point| (point[dimension] * 256.0) as usize).collect();
                cells.sort_unstable();
                assert!(cells.iter().enumerate().all(|(place, cell)| place == *cell), "dimension {dimension}");
            }
            let mut boxes: Vec<usize> =
                found.iter().map(|point| (point[0] * 16.0) as usize * 16 + (point[1] * 16.0) as usize).collect();
            boxes.sort_unstable();
            boxes.dedup();
            assert_eq!(boxes.len(), 256);
        }
    }

    #[test]
    fn a_scramble_moves_the_points_and_another_moves_them_elsewhere() {
        let (one, other) = (points(16, 2, turns(1)), points(16, 2, turns(2)));
        assert_ne!(one, other);
        assert_eq!(one, points(16, 2, turns(1)));
    }
}
