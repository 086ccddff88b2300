//! The keys of shapes: how children and people vary.

use super::{Forms, Key, Kind, Limits, Spec};

/// A shape: exactly one of its keys.
pub const SHAPE: &Spec = &Spec {
    doc: "How a length varies from one child or person to the next, each drawing its own.",
    keys: &[
        Key::may("fixed", Kind::unsure(Limits::AMOUNT), "The same for everyone; a bare number means this too."),
        Key::may(
            "exponential",
            Kind::Table(&Spec { doc: "Memoryless: how long it has lasted says nothing.", keys: &[MEAN], forms: &[] }),
            "Memoryless, with this mean.",
        ),
        Key::may("lognormal", Kind::Table(MEAN_CV), "Most near the middle, a few very long."),
        Key::may("gamma", Kind::Table(MEAN_CV), "Like lognormal with a lighter tail."),
        Key::may("weibull", Kind::Table(WEIBULL), "Ever more, or ever less, likely to end as it goes on."),
        Key::may("uniform", Kind::Table(UNIFORM), "Equally likely anywhere between two values."),
        Key::may("histogram", Kind::Table(HISTOGRAM), "Published bands."),
        Key::may("reviews", Kind::Table(REVIEWS), "Ends only at a review."),
    ],
    forms: &[Forms {
        what: "how it varies",
        ways: &[
            &["fixed"],
            &["exponential"],
            &["lognormal"],
            &["gamma"],
            &["weibull"],
            &["uniform"],
            &["histogram"],
            &["reviews"],
        ],
        required: true,
    }],
};

const MEAN: Key = Key::must("mean", Kind::unsure(Limits::POSITIVE), "Mean, in the unit of the key.");

const MEAN_CV: &Spec = &Spec {
    doc: "A shape by its mean and spread.",
    keys: &[MEAN, Key::must("cv", Kind::unsure(Limits::new(0.0, 20.0)), "Spread: standard deviation ÷ mean.")],
    forms: &[],
};

const WEIBULL: &Spec = &Spec {
    doc: "A shape by scale and shape.",
    keys: &[
        Key::must("scale", Kind::unsure(Limits::POSITIVE), "63.2 % lie below it, in the unit of the key."),
        Key::must("shape", Kind::unsure(Limits::POSITIVE), "Below 1: the longer it has lasted, the longer it will."),
    ],
    forms: &[],
};

const UNIFORM: &Spec = &Spec {
    doc: "Between two values.",
    keys: &[
        Key::must("from", Kind::unsure(Limits::AMOUNT), "Smallest value, in the unit of the key."),
        Key::must("to", Kind::unsure(Limits::AMOUNT), "Largest value, in the unit of the key."),
    ],
    forms: &[],
};

const HISTOGRAM: &Spec = &Spec {
    doc: "Bands as a statistical release prints them.",
    keys: &[
        Key::must(
            "up_to",
            Kind::Numbers(Limits::AMOUNT, true),
            "Upper end of each band, ascending, in the unit of the key.",
        ),
        Key::must(
            "percent",
            Kind::Numbers(Limits::PERCENT, false),
            "Share in each band [%]; one more than up_to for a band beyond the last; adds up to 100.",
        ),
        Key::may(
            "beyond_mean",
            Kind::known(Limits::POSITIVE),
            "Mean length beyond the last up_to, in the unit of the key.",
        ),
    ],
    forms: &[],
};

const REVIEWS: &Spec = &Spec {
    doc: "A plan that ends at one of its reviews.",
    keys: &[
        Key::must(
            "at_months",
            Kind::Numbers(Limits::POSITIVE, true),
            "Months after the start at which a review falls; the last gap repeats.",
        ),
        Key::must(
            "end_percent",
            Kind::Numbers(Limits::PERCENT, false),
            "Of plans that reach a review, the share that ends there [%]; the last repeats.",
        ),
        Key::must(
            "between_percent",
            Kind::known(Limits::PERCENT),
            "Of plans that pass the first review, the share that ends soon after [%].",
        ),
        Key::must(
            "between_until_months",
            Kind::known(Limits::POSITIVE),
            "Until when those end [months after the start].",
        ),
    ],
    forms: &[],
};
