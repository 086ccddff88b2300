//! SETTLED: targets whose figure was looked at when a file was written, so that meeting them shows agreement and no foresight.

/// A target by which a figure of a file was settled.
#[derive(Clone, Copy, Debug)]
pub struct Settled {
    /// Its number in the list of published targets.
    pub id: &'static str,
    /// How what is looked at begins.
    pub what: &'static str,
    /// Which figure was settled by it.
    pub figure: &'static str,
}

/// Every one of them.
pub const SETTLED: &[Settled] = &[
    Settled {
        id: "V3",
        what: "children a worker in the assessment team",
        figure: "the size of Medway's assessment team",
    },
    Settled {
        id: "V7",
        what: "agency share",
        figure: "who is there on the first day is what was published; the formulas are compared",
    },
    Settled {
        id: "V12",
        what: "fall of the caseload",
        figure: "that those who led units hold nine tenths of a caseload",
    },
    Settled {
        id: "V12",
        what: "change of the vacancy rate",
        figure: "the size of the campaign, by the starters of that year",
    },
    Settled { id: "V14", what: "adolescent teams", figure: "how far they are filled on the day" },
    Settled {
        id: "V17",
        what: "fall of assessments in time",
        figure: "lateness of conferences, half that of assessments as in councils' figures",
    },
    Settled { id: "V20", what: "agency rate", figure: "how often an agency worker is asked for" },
    Settled {
        id: "V20",
        what: "change of the caseload",
        figure: "which of England's posts hold cases, by the holders counted each year",
    },
    Settled { id: "V22", what: "change of staff in post", figure: "extra applicants, by the starters of that year" },
    Settled { id: "V24", what: "turnover for five more", figure: "the strength of workload on leaving" },
    Settled {
        id: "V25",
        what: "assessments in time for five more",
        figure: "the strength of workload on late assessments",
    },
    Settled { id: "V28", what: "assessments done", figure: "the bands are those of the same returns" },
    Settled { id: "V30", what: "holders with", figure: "how many hold a light caseload, and how far workers differ" },
];

/// The figure that was settled by a target, if any was.
pub(super) fn settled(id: &str, what: &str) -> Option<&'static str> {
    SETTLED.iter().find(|of| of.id == id && what.starts_with(of.what)).map(|of| of.figure)
}
