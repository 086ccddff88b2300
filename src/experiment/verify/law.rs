//! Laws of whole numbers, added up from the likeliest number outwards. Term by term from nought on, the first one of them, e^(−mean),
//! is no number any more where some 745 are expected; and a sum that ends at a fixed number may end short of where a crowd stands.

/// Numbers that are less likely than this part of the likeliest do not matter.
const LEAST: f64 = 1e-18;

/// What is expected of some figures of a number from 0 to `most`. `step(n)` is mass(n) ÷ mass(n − 1): 1 or more up to the likeliest
/// number, and 1 or less beyond it.
pub(super) fn expected<const FIGURES: usize>(
    (likeliest, most): (f64, f64),
    step: impl Fn(f64) -> f64,
    figures: impl Fn(f64) -> [f64; FIGURES],
) -> [f64; FIGURES] {
    let first = likeliest.min(most);
    if !first.is_finite() {
        return [f64::NAN; FIGURES];
    }
    let (mut all, mut sums) = (0.0, [0.0; FIGURES]);
    let mut add = |number: f64, mass: f64| {
        all += mass;
        sums.iter_mut().zip(figures(number)).for_each(|(sum, figure)| *sum += mass * figure);
    };
    add(first, 1.0);
    let (mut number, mut mass) = (first, 1.0);
    while number < most && mass > LEAST {
        number += 1.0;
        mass *= step(number);
        add(number, mass);
    }
    (number, mass) = (first, 1.0);
    while number > 0.0 && mass > LEAST {
        mass /= step(number);
        number -= 1.0;
        add(number, mass);
    }
    sums.map(|sum| sum / all)
}

/// P(N > n) of a Poisson number.
pub(super) fn poisson_above(mean: f64, most: f64) -> f64 {
    let [above] = expected(
        (libm::floor(mean), f64::INFINITY),
        |number| mean / number,
        |number| [f64::from(u8::from(number > most))],
    );
    above
}

/// Mean and mean square of a Poisson number cut off at a most.
pub(super) fn cut_off(mean: f64, most: f64) -> (f64, f64) {
    let [first, second] =
        expected((libm::floor(mean), libm::ceil(most)), |number| mean / number, |number| [number, number * number]);
    (first, second)
}

#[cfg(test)]
mod tests {
    use super::{cut_off, poisson_above};

    /// By the incomplete gamma function: P(N > n) = P(n + 1, m).
    #[test]
    fn the_tail_is_that_of_the_gamma_law_however_many_are_expected() {
        for (mean, most) in
            [(0.5, 0.0), (16.0, 20.0), (260.0, 290.0), (747.0, 777.0), (996.58, 1_027.0), (20_000.0, 20_200.0)]
        {
            let (found, wanted) = (poisson_above(mean, most), crate::foundations::gamma::p(most + 1.0, mean));
            assert!((found - wanted).abs() < 1e-9, "{mean}: {found}, not {wanted}");
        }
        assert_eq!((poisson_above(0.0, 0.0), poisson_above(3.0, 1_000.0)), (0.0, 0.0));
    }

    #[test]
    fn a_number_cut_off_has_the_mean_of_the_tables_and_never_more_than_its_most() {
        for (mean, found) in [(150.0, 149.998), (180.0, 178.14), (200.0, 189.13), (220.0, 193.85)] {
            assert!((cut_off(mean, 200.0).0 - found).abs() < 0.006, "{mean}");
        }
        let (first, second) = cut_off(1e6, 200.0);
        assert!((199.9..=200.0).contains(&first) && (second - first * first).abs() < 0.01, "{first} {second}");
        assert!((cut_off(2_000.0, 9_000.0).0 - 2_000.0).abs() < 1e-6);
    }
}
