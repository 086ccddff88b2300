//! UNTESTED: published targets that nothing here is compared with yet, and why.

/// A target that is not tested yet.
#[derive(Clone, Copy, Debug)]
pub struct Untested {
    /// Its number in the list of published targets.
    pub id: &'static str,
    /// What it says.
    pub what: &'static str,
    /// Why it is not tested.
    pub why: &'static str,
}

/// Every one of them.
pub const UNTESTED: &[Untested] = &[
    Untested {
        id: "V9",
        what: "Swindon: £2.4m to £2.9m a year more for 88 agency workers",
        why: "the extra cost of an agency worker is taken from that figure, so it would prove nothing",
    },
    Untested {
        id: "V27",
        what: "England: children in need by time open",
        why: "children in need whom no social worker holds are outside the model, and the returns do not tell the two apart",
    },
];
