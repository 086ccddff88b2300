//! e to a power by a short table: as exact as libm's to a unit or two in the last place, at half its cost.

/// 2^(j/16).
const SIXTEENTHS: [f64; 16] = [
    1.0,
    1.044_273_782_427_413_8,
    1.090_507_732_665_257_7,
    1.138_788_634_756_691_6,
    1.189_207_115_002_721,
    1.241_857_812_073_484,
    1.296_839_554_651_009_6,
    1.354_255_546_936_892_7,
    std::f64::consts::SQRT_2,
    1.476_826_145_939_499_3,
    1.542_210_825_407_940_7,
    1.610_490_331_949_254_3,
    1.681_792_830_507_429,
    1.756_252_160_373_299_5,
    1.834_008_086_409_342_4,
    1.915_206_561_397_147,
];
/// Sixteenths of a doubling in a factor of e.
const STEPS: f64 = 23.083_120_654_223_414;
/// A sixteenth of ln 2: what a product with a whole number keeps exactly, and the rest.
const STEP: (f64, f64) = (0.043_321_698_773_070_24, 1.192_634_330_794_117_3e-11);
/// Added and taken away again, it rounds to a whole number and leaves that number in the lowest bits.
const ROUND: f64 = 6_755_399_441_055_744.0;
/// Beyond this libm is asked: the result may not be a normal number.
const MOST: f64 = 700.0;

/// e to the power `x`. Multiplications and additions alone, so the same bits on every platform.
#[inline]
#[must_use]
pub fn exp(x: f64) -> f64 {
    // Written so that what is not a number goes to libm too.
    if !(-MOST..=MOST).contains(&x) {
        return libm::exp(x);
    }
    let rounded = x * STEPS + ROUND;
    let steps = rounded - ROUND;
    let rest = (x - steps * STEP.0) - steps * STEP.1;
    let beyond_one =
        rest + rest * rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0))));
    let whole = rounded.to_bits() as i32;
    let part = SIXTEENTHS[(whole & 15) as usize];
    let doublings = f64::from_bits((i64::from(whole >> 4) + 1023 << 52) as u64);
    (part + part * beyond_one) * doublings
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_table_holds_roots_of_two() {
        for (j, root) in SIXTEENTHS.iter().enumerate() {
            assert!((root - libm::exp2(j as f64 / 16.0)).abs() < 3e-16);
        }
        assert!((STEP.0 + STEP.1 - std::f64::consts::LN_2 / 16.0).abs() < 1e-17);
    }

    #[test]
    fn what_is_out_of_reach_is_libm_s() {
        assert!(exp(f64::NAN).is_nan());
        assert_eq!([exp(-2000.0), exp(f64::NEG_INFINITY)].map(f64::to_bits), [0.0_f64; 2].map(f64::to_bits));
        assert!(exp(710.0).is_infinite() && exp(f64::INFINITY).is_infinite());
        assert_eq!(exp(0.0).to_bits(), 1.0_f64.to_bits());
    }

    proptest! {
        #[test]
        fn powers_of_e_are_those_of_libm(x in -700.0..700.0f64, small in -2.0..2.0f64) {
            for x in [x, small] {
                prop_assert!((exp(x) / libm::exp(x) - 1.0).abs() < 5e-16);
            }
        }
    }
}
