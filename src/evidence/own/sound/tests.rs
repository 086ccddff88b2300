use std::sync::Arc;

use super::*;
use crate::evidence::draft::national;
use crate::evidence::sheet::parse;
use crate::scenario::text::place::Source;

/// What is wrong with open cases and staff together.
fn told(open: &str, staff: &str) -> Option<String> {
    let mut own = Own::default();
    let files = [
        ("o.csv", format!("team,stage,open_for,children\n{open}\n")),
        ("s.csv", format!("team,role,tenure,posts_fte,in_post_fte,agency_fte\n{staff}\n")),
    ];
    for (name, text) in files {
        let source = Arc::new(Source { name: name.to_owned(), text });
        own.add(&source, &parse(&source).expect("a sheet")).expect("sound rows");
    }
    own.sound(&national::council("england-2019").expect("built in")).err()
}

#[test]
fn returns_that_do_not_fit_together_are_told_in_their_own_words() {
    assert_eq!(told("a,assessment,all,300", "a,social-worker,all,40,33,4"), None);
    assert_eq!(told("all,assessment,all,300", "all,social-worker,all,40,33,4"), None, "the whole council");
    let nobody = told("long,child-in-need,all,500", "lng,social-worker,all,40,33,4").expect("two names");
    assert!(nobody.contains("the team \"long\" has open children in stage child-in-need and no posts"), "{nobody}");
    let managers = told("a,assessment,all,300", "a,team-manager,all,40,33,4").expect("managers hold nobody");
    assert!(managers.contains("no posts that may hold them (social-worker"), "{managers}");
    let both = told("b,assessment,all,300\nall,court,all,3", "b,social-worker,all,40,33,4").expect("all beside a team");
    assert!(both.contains("\"all\" stands beside teams"), "{both}");
    assert!(
        told("a,assessment,all,0", "a,social-worker,all,0,0,0").is_some_and(|told| told.contains("0 full-time posts"))
    );
    assert!(
        told("a,assessment,all,0", "a,social-worker,all,40,33,4").is_some_and(|told| told.contains("no child is open"))
    );
}
