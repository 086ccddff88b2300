//! Charts of a comparison that was really played: nothing overlaps, nothing leaves the frame, nothing is misread.

use super::*;
use crate::report::compare::sample;
use crate::report::style::WIDTH;

#[test]
fn every_chart_of_a_comparison_is_drawn() {
    let played = sample::played();
    let names: Vec<&str> = draw_all(&played.report()).iter().map(|drawing| drawing.name).collect();
    // The town has no history and no assessments, and no child waits in it: a chart without figures, or of nought, is left out.
    let without = ["history", "proposed-assessments", "difference-unallocated"];
    let expected = CHARTS.iter().map(|chart| chart.name).filter(|name| !without.contains(name));
    assert_eq!(names, expected.collect::<Vec<_>>());
}

#[test]
fn no_label_of_a_comparison_overlaps_another_or_leaves_the_frame() {
    let played = sample::played();
    for drawing in draw_all(&played.report()) {
        for (index, one) in drawing.texts.iter().enumerate() {
            let [left, top, right, bottom] = one.edges;
            let inside = left >= 0.0 && top >= 0.0 && right <= WIDTH && bottom <= drawing.height;
            assert!(inside, "{}: {one:?} of {}", drawing.name, drawing.height);
            for other in &drawing.texts[index + 1..] {
                let [from, above, to, below] = other.edges;
                let apart = right <= from || to <= left || bottom <= above + 1.0 || below <= top + 1.0;
                assert!(apart, "{}: {one:?} and {other:?}", drawing.name);
            }
        }
    }
}

#[test]
fn charts_of_a_comparison_say_in_a_sentence_what_they_show() {
    let played = sample::played();
    for drawing in draw_all(&played.report()) {
        let letters = drawing.alt.chars().count();
        assert!((40..=300).contains(&letters), "{}: {}", drawing.name, drawing.alt);
        assert!(drawing.alt.chars().any(|letter| letter.is_ascii_digit()), "{}: {}", drawing.name, drawing.alt);
        assert!(!drawing.title.contains(" will "), "{}", drawing.title);
        assert!(drawing.table.len() > 1, "{}", drawing.name);
    }
}

#[test]
fn both_ends_of_the_waterfall_tell_mean_and_middle_of_the_same_futures() {
    let mut played = sample::played();
    let fall = played.comparison.waterfall.as_mut().expect("a waterfall");
    (fall.from.p50, fall.to.p50, fall.futures) = (31.4, 27.2, 10);
    let drawn = draw_all(&played.report());
    let drawing = drawn.iter().find(|drawing| drawing.name == WATERFALL).expect("a waterfall");
    for said in ["middle future 31.4", "middle future 27.2"] {
        assert!(drawing.texts.iter().any(|placed| placed.text == said), "{said}");
    }
    assert!(drawing.subtitle.contains("the first 10 of 40 futures of each step"), "{}", drawing.subtitle);
    assert!(drawing.source.contains("the first 10 of 40 simulated futures of each"), "{}", drawing.source);
}
