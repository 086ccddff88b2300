//! Labels beside what they name, in place of a legend, pushed apart where they would meet.

use super::canvas::{Canvas, From, Pen};
use super::letters::{Weight, fit, width};
use crate::report::style::{AXIS, LINE, TEXT};

/// Length of the line from a thing to its label \[px\].
const LEADER: f64 = 16.0;
/// Longest label \[px\].
const LONGEST: f64 = 340.0;

/// A label: what it says and where the thing it names lies.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    /// Where the thing lies [px from the top].
    pub(crate) wanted: f64,
    /// What it says.
    pub(crate) text: String,
    /// Whether it is the one to read first.
    pub(crate) first: bool,
}

/// Room that labels need to the right of a plot \[px\].
pub(crate) fn room<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    let widest = texts.map(|text| width(text, TEXT, Weight::Bold)).fold(0.0, f64::max);
    widest.min(LONGEST) + LEADER + 8.0
}

/// Writes labels to the right of a place, each at its height or as near as the others let it.
pub(crate) fn draw(canvas: &mut Canvas, right: f64, labels: &[Label], top: f64, bottom: f64) {
    let mut order: Vec<&Label> = labels.iter().collect();
    order.sort_by(|one, other| one.wanted.total_cmp(&other.wanted));
    let wanted: Vec<f64> = order.iter().map(|label| label.wanted).collect();
    for (label, at) in order.iter().zip(apart(&wanted, LINE, top, bottom)) {
        canvas.line(&[(right + 3.0, label.wanted), (right + LEADER - 3.0, at)], Pen::solid(AXIS, 0.75));
        let weight = if label.first { Weight::Bold } else { Weight::Regular };
        let text = fit(&label.text, TEXT, weight, LONGEST);
        canvas.text((right + LEADER, at), From::Left, &text, TEXT, weight);
    }
}

/// Heights as near as may be to those wanted (ascending), a gap apart, from top to bottom where they fit.
fn apart(wanted: &[f64], gap: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut groups: Vec<(f64, usize)> = Vec::new();
    for &height in wanted {
        groups.push((height, 1));
        while let [.., (above, many), (below, more)] = groups[..] {
            let reach = gap * (many + more) as f64 / 2.0;
            if below - above >= reach - 1e-9 {
                break;
            }
            let middle = (above * many as f64 + below * more as f64) / (many + more) as f64;
            groups.truncate(groups.len() - 2);
            groups.push((middle, many + more));
        }
    }
    let spread = groups.iter().flat_map(|&(middle, many)| {
        (0..many).map(move |index| middle + gap * (index as f64 - (many as f64 - 1.0) / 2.0))
    });
    within(spread.collect(), gap, top, bottom)
}

/// Pushes heights inside, from the bottom up and then from the top down.
fn within(mut heights: Vec<f64>, gap: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut limit = bottom;
    for height in heights.iter_mut().rev() {
        *height = height.min(limit);
        limit = *height - gap;
    }
    let mut limit = top;
    for height in &mut heights {
        *height = height.max(limit);
        limit = *height + gap;
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_would_meet_are_pushed_apart_about_their_middle() {
        assert_eq!(apart(&[100.0, 100.0, 100.0], 18.0, 0.0, 300.0), [82.0, 100.0, 118.0]);
        assert_eq!(apart(&[20.0, 200.0], 18.0, 0.0, 300.0), [20.0, 200.0]);
    }

    #[test]
    fn labels_stay_inside_and_in_order() {
        for wanted in [vec![-50.0, -50.0, 0.0], vec![300.0; 5], vec![0.0, 5.0, 290.0, 299.0, 299.0]] {
            let heights = apart(&wanted, 18.0, 10.0, 290.0);
            assert!(heights.iter().all(|height| (10.0..=290.0).contains(height)), "{heights:?}");
            assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 18.0 - 1e-9), "{heights:?}");
        }
    }
}
