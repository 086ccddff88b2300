//! Results folders: replaced whole, what others laid into them kept, nothing half-written left behind.

use super::*;

/// A folder of its own for each test, removed at the end.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("caseload-folder-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn entries(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn files(words: &str) -> Vec<File> {
    let manifest = format!("{{\"program\": \"caseload\", \"command\": \"{words}\"}}");
    vec![(SIGN.into(), manifest.into()), ("charts/posts.txt".into(), words.into())]
}

#[test]
fn older_results_are_replaced_and_files_of_others_are_kept() {
    let place = Place::new("whole");
    let folder = place.0.join("baseline");
    replace(&folder, &files("old")).unwrap();
    // What this program writes at other times goes with the old results.
    fs::write(folder.join("futures.csv.gz"), "old").unwrap();
    fs::write(folder.join("charts/tornado.svg"), "old").unwrap();
    fs::create_dir_all(folder.join("notes/board")).unwrap();
    let own = ["minutes.docx", "charts/mychart.svg", "notes/report.html", "notes/board/one.txt"];
    for name in own {
        fs::write(folder.join(name), "mine").unwrap();
    }
    let written = replace(&folder, &files("new")).unwrap();
    assert_eq!(written, [folder.join(SIGN), folder.join("charts/posts.txt")]);
    assert_eq!(fs::read_to_string(&written[1]).unwrap(), "new");
    assert!(!folder.join("futures.csv.gz").exists() && !folder.join("charts/tornado.svg").exists());
    for name in own {
        assert_eq!(fs::read_to_string(folder.join(name)).unwrap(), "mine", "{name}");
    }
    assert_eq!(others(&folder).len(), own.len());
    assert_eq!(place.entries(), ["baseline"]);
}

#[test]
fn a_manifest_of_somebody_else_is_no_sign_of_results() {
    let place = Place::new("manifest");
    for manifest in ["{}", "{\"program\": \"webapp\"}", "not even JSON"] {
        fs::write(place.0.join(SIGN), manifest).unwrap();
        assert!(matches!(prepare(&place.0), Err(WriteFault::Occupied(_))), "{manifest}");
        assert!(replace(&place.0, &files("new")).is_err(), "{manifest}");
        assert_eq!(fs::read_to_string(place.0.join(SIGN)).unwrap(), manifest);
    }
}

#[test]
fn looking_whether_results_can_be_written_leaves_nothing_behind() {
    let place = Place::new("empty");
    prepare(&place.0.join("output/county/baseline")).unwrap();
    assert_eq!(place.entries(), Vec::<String>::new());
    fs::create_dir(place.0.join("output")).unwrap();
    prepare(&place.0.join("output/county/baseline")).unwrap();
    assert_eq!(place.entries(), ["output"], "a folder that was there stays");
}

#[test]
fn what_a_run_that_was_cut_off_left_is_swept_by_the_next() {
    let place = Place::new("swept");
    let folder = place.0.join("baseline");
    // No system gives a process so high a number.
    let gone = 4_000_000_000_u32;
    let left = place.0.join(format!(".baseline.writing-{gone}"));
    fs::create_dir_all(left.join("charts")).unwrap();
    fs::write(left.join("report.html"), "half").unwrap();
    let old = place.0.join(format!(".baseline.old-{gone}"));
    replace(&old, &files("old")).unwrap();
    fs::write(old.join("minutes.docx"), "mine").unwrap();
    let kept = [".baseline.writing-x", ".baselines.writing-4000000000", ".baseline.notes-4000000000"];
    for name in kept {
        fs::create_dir(place.0.join(name)).unwrap();
    }
    replace(&folder, &files("new")).unwrap();
    assert_eq!(fs::read_to_string(folder.join("minutes.docx")).unwrap(), "mine", "old results were put back first");
    let mut wanted: Vec<String> = kept.into_iter().chain(["baseline"]).map(str::to_owned).collect();
    wanted.sort();
    assert_eq!(place.entries(), wanted);
}

#[test]
fn a_failure_leaves_the_old_and_nothing_half_written() {
    let place = Place::new("failure");
    let folder = place.0.join("baseline");
    replace(&folder, &files("old")).unwrap();
    // A file cannot stand where a folder is needed.
    let impossible = vec![("charts".into(), b"x".to_vec()), ("charts/posts.txt".into(), b"y".to_vec())];
    let fault = replace(&folder, &impossible).unwrap_err().to_string();
    assert!(fault.starts_with("could not ") && fault.contains("charts"), "{fault}");
    assert!(fs::read_to_string(folder.join(SIGN)).unwrap().contains("old"));
    assert_eq!(place.entries(), ["baseline"]);
}

#[test]
fn files_of_others_are_never_replaced() {
    let place = Place::new("others");
    fs::write(place.0.join("thesis.txt"), "mine").unwrap();
    let fault = replace(&place.0, &files("new")).unwrap_err();
    assert!(matches!(fault, WriteFault::Occupied(_)), "{fault}");
    assert_eq!(place.entries(), ["thesis.txt"]);
}

#[test]
fn a_file_in_the_way_is_a_sentence() {
    let place = Place::new("way");
    fs::write(place.0.join("output"), "a file").unwrap();
    let fault = replace(&place.0.join("output/baseline"), &files("new")).unwrap_err().to_string();
    assert!(fault.contains("output") && fault.ends_with("--output FOLDER") && !fault.contains('\n'), "{fault}");
}

#[test]
fn inputs_have_places_by_folder_and_stem() {
    let inputs = [PathBuf::from("county/baseline.toml"), PathBuf::from("town/baseline.toml")];
    let places = places(Path::new("output"), &inputs).unwrap();
    assert_eq!(places, [PathBuf::from("output/county/baseline"), PathBuf::from("output/town/baseline")]);
}

#[test]
fn no_name_of_a_file_leads_out_of_the_folder_or_hides() {
    let inputs = ["town/..toml", "town/...toml", "town/.toml", "town/a\nb.toml"].map(PathBuf::from);
    let wanted = ["..toml", "...toml", ".toml", "a-b"].map(|name| Path::new("output/town").join(name));
    assert_eq!(places(Path::new("output"), &inputs).unwrap(), wanted);
}

#[test]
fn a_name_as_long_as_the_disk_allows_is_written() {
    let place = Place::new("long");
    let folder = place.0.join("n".repeat(250));
    replace(&folder, &files("old")).unwrap();
    replace(&folder, &files("new")).unwrap();
    assert!(fs::read_to_string(folder.join(SIGN)).unwrap().contains("new"));
}

#[test]
fn two_inputs_that_would_share_a_folder_are_refused() {
    let inputs = [PathBuf::from("a/county/baseline.toml"), PathBuf::from("b/County/Baseline.toml")];
    let fault = places(Path::new("output"), &inputs).unwrap_err().to_string();
    assert!(fault.contains("a/county/baseline.toml") && fault.contains("b/County/Baseline.toml"), "{fault}");
}

/// Every file that any command writes is known as this program's own, so that none is taken for somebody's.
#[test]
fn every_file_that_is_written_is_known() {
    for (case, sample) in crate::report::sample::cases() {
        for (name, _) in crate::report::files(&sample.report()).unwrap() {
            assert!(ours::is(&name), "{case}: {name}");
        }
    }
    let played = crate::report::compare::sample::played();
    for drawing in crate::report::chart::comparison::draw_all(&played.report()) {
        assert!(ours::is(&format!("charts/{}.svg", drawing.name)), "{}", drawing.name);
    }
}
