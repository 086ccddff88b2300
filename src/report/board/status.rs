//! On track, at risk, off track: by the chance as it is printed, in word, shape and colour.

use crate::scenario::council::promise::Delivery;

/// Fewest futures in a hundred that meet a target that is on track.
pub(crate) const ON_TRACK: u32 = 80;
/// Fewest that meet one that is at risk.
pub(crate) const AT_RISK: u32 = 50;

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Most futures keep it.
    OnTrack,
    /// More than half do.
    AtRisk,
    /// Fewer do.
    OffTrack,
}

impl Status {
    /// Judged on the count that a reader sees, so that the printed thresholds hold for what is printed.
    pub(crate) fn of(share: f64) -> Self {
        let shown = (100.0 * share).round();
        if shown >= f64::from(ON_TRACK) {
            Self::OnTrack
        } else if shown >= f64::from(AT_RISK) {
            Self::AtRisk
        } else {
            Self::OffTrack
        }
    }

    /// Its shape.
    pub(crate) const fn shape(self) -> &'static str {
        match self {
            Self::OnTrack => "●",
            Self::AtRisk => "▲",
            Self::OffTrack => "■",
        }
    }

    /// Its word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::OnTrack => "On track",
            Self::AtRisk => "At risk",
            Self::OffTrack => "Off track",
        }
    }

    /// Its class in the style sheet.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::OnTrack => "on",
            Self::AtRisk => "risk",
            Self::OffTrack => "off",
        }
    }
}

/// A mark of how delivery stands: shape, word and class. What is done is past risk.
pub(crate) const fn of_delivery(delivery: Delivery) -> (&'static str, &'static str, &'static str) {
    let ahead = match delivery {
        Delivery::Done => return ("✔", "Done", "done"),
        Delivery::OnTrack => Status::OnTrack,
        Delivery::AtRisk => Status::AtRisk,
        Delivery::OffTrack => Status::OffTrack,
    };
    (ahead.shape(), ahead.word(), ahead.class())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_follows_the_count_that_is_printed() {
        for (share, wanted) in [
            (1.0, Status::OnTrack),
            (0.795, Status::OnTrack),
            (0.794, Status::AtRisk),
            (0.495, Status::AtRisk),
            (0.494, Status::OffTrack),
            (0.0, Status::OffTrack),
        ] {
            assert_eq!(Status::of(share), wanted, "{share}");
        }
    }
}
