//! The keys of changes in where children go.

use super::{Family, Key, Kind, Limits, Spec};

/// `[change.NAME.change_exits]`.
pub(super) const CHANGE_EXITS: &Spec = &Spec {
    doc: "Children who enter a stage from the day on go elsewhere from it.",
    keys: &[
        Key::must("stage", Kind::Name(Family::Stage), "Which stage."),
        Key::must(
            "exits_percent",
            Kind::Exits,
            "Where children go when it ends, in place of the stage's own shares [%]; one may be \"rest\".",
        ),
        Key::must("builds_up_over_weeks", Kind::known(Limits::AMOUNT), "Weeks until full effect, in a straight line."),
    ],
    forms: &[],
};

/// `[change.NAME.add_places]`.
pub(super) const ADD_PLACES: &Spec = &Spec {
    doc: "A stage has more places, or fewer.",
    keys: &[
        Key::must("stage", Kind::Name(Family::Stage), "Which stage; it has places."),
        Key::must("number", Kind::unsure(Limits::ANY), "How many more [children]; negative: fewer, as they fall free."),
    ],
    forms: &[],
};
