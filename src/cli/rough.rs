//! What so few futures can tell.

use crate::foundations::statistics::EITHER_SIDE;

/// From so many futures on a chance is known well enough to be told without a warning.
const ENOUGH: u32 = 100;

/// A warning where futures are few: how far a chance of one half may be off, 95 times in 100.
pub(crate) fn note(futures: u32) -> Option<String> {
    if futures >= ENOUGH {
        return None;
    }
    if futures == 1 {
        return Some(
            "1 future tells no chance and no range: what is called the middle future, and 8 in 10, is that one".into(),
        );
    }
    Some(format!(
        "{futures} futures are few: a chance told here may be off by {:.0} in 100 either way, and ranges are as rough. 1,000 futures know a chance to within {:.0} in 100",
        within(futures).min(100.0),
        within(1_000)
    ))
}

/// Half of the range in which a chance of one half shows itself 95 times in 100 [%].
fn within(futures: u32) -> f64 {
    100.0 * EITHER_SIDE * libm::sqrt(0.25 / f64::from(futures.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_futures_are_said_to_be_few() {
        assert!(note(20).expect("few").contains("off by 22 in 100"));
        assert!(note(1).expect("few").contains("no chance and no range"));
        assert!(note(20).expect("few").ends_with("within 3 in 100"));
        assert_eq!(note(100), None);
    }
}
