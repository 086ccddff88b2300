//! A mechanism at strength 0 is to the bit the model without it, in every row there is.

use caseload::experiment::Experiment;
use caseload::experiment::workers::Alone;
use caseload::scenario::library::{Library, LibraryFault};
use caseload::scenario::loaded::load;
use caseload::scenario::render::render;

use crate::disk::{Folder, package};

/// The small county with a text laid over it.
struct Over<'a>(&'a str);

impl Library for Over<'_> {
    fn read(&self, name: &str, from: Option<&str>) -> Result<(String, Vec<u8>), LibraryFault> {
        if name == "over.toml" {
            return Ok((name.into(), self.0.as_bytes().to_vec()));
        }
        Folder(package().join("tests/broken")).read(name, from)
    }
}

/// Every value of every series of two futures, with the names of the series; a row that is not there has its own bits.
fn played(text: &str) -> (Vec<String>, Vec<u32>) {
    let text = format!("title = \"A county\"\nbuilds_on = \"base.toml\"\n{text}");
    let scenario = load("over.toml", &Over(&text), &[]).unwrap_or_else(|faults| panic!("{}", render(&faults)));
    let experiment = Experiment::new(&scenario, 2);
    let names = experiment.recorder.series.iter().map(|series| format!("{series:?}")).collect();
    let futures = experiment.play(0..2, &Alone).trajectories;
    (names, futures.iter().flat_map(|future| future.values.iter().map(|value| value.to_bits())).collect())
}

/// How many values of one play are not those of another.
fn differing(one: &str, other: &str) -> usize {
    let (one, other) = (played(one), played(other));
    assert_eq!(one.0, other.0, "the series are the same");
    one.1.iter().zip(&other.1).filter(|(one, other)| one != other).count()
}

#[test]
fn time_in_post_stands_whether_people_leave_or_not() {
    let bands = |shares: &str| format!("[tenure]\nin_post_percent = {{ {shares} }}\n");
    let few = bands("under_2_years = 10, from_2_to_5_years = 20, over_5_years = 70");
    let many = bands("under_2_years = 70, from_2_to_5_years = 20, over_5_years = 10");
    let none = |bands: &str| format!("without = [\"leaving\"]\n{bands}");
    let nobody = |bands: &str| format!("[leaving]\npercent_per_year = 0\n{bands}");
    for bands in ["", &few] {
        assert_eq!(differing(&none(bands), &nobody(bands)), 0, "{bands}");
    }
    assert_ne!(differing(&none(&few), &none(&many)), 0, "the bands are heard without [leaving]");
}

#[test]
fn what_never_happens_has_no_row_of_its_own() {
    let leave = "[absence.maternity]\nname = \"Maternity leave\"\nspells_per_year = 0\nlasts_working_days = 200\n\
        workload_strength = 0\ncounts_as_sickness = false\nreturns_part_time_percent = 50\npart_time_percent = 60\n";
    assert_eq!(differing("", leave), 0, "hours given up");
    let promoted = "[promotion.up]\nfrom = \"practitioner\"\nto = \"social-worker\"\npercent_per_year = 0\n";
    assert_eq!(differing("", promoted), 0, "people promoted");
    let nobody_asked = "[agency]\nask_percent = 0\nconverts_percent_per_year = 30\n";
    assert_eq!(differing("without = [\"agency\"]\n", nobody_asked), 0, "agency workers who became employees");
}
