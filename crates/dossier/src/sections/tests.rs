use super::*;
use crate::fixture::{id, technician};

fn standings(application: &Application) -> [Standing; 5] {
    application.sections().map(|section| section.standing)
}

fn find(application: &Application, name: &str) -> Section {
    application.sections().into_iter().find(|section| section.id == name).unwrap()
}

#[test]
fn an_empty_application_is_not_started() {
    let application = Application::default();
    assert_eq!(standings(&application), [Standing::NotStarted; 5]);
    assert_eq!(application.sections().map(|section| section.id), SECTIONS);
}

#[test]
fn with_all_papers_only_the_enterprises_are_waited_for() {
    let application = technician();
    let [basics, posts, merits, honours, evidence] = standings(&application);
    assert_eq!([basics, posts, merits, honours], [Standing::Filled; 4]);
    assert_eq!(evidence, Standing::WaitsForEnterprise);
    let lacks = find(&application, "evidence").lacks;
    let wanted = ["scope.enterprise", "scope.occupation"];
    assert_eq!(lacks, wanted.map(|condition| Lack::Proof { condition, waits: true }));
}

#[test]
fn papers_of_the_enterprise_fill_the_section() {
    let mut application = technician();
    let paper = Spot::Entry(Group::Evidence, 1);
    application.set(paper, id("proves.scope.enterprise"), "yes");
    application.set(paper, id("proves.scope.occupation"), "yes");
    assert_eq!(find(&application, "evidence").standing, Standing::Filled);
}

#[test]
fn what_is_lacking_is_named_in_the_order_of_the_form() {
    let mut application = technician();
    application.set(Spot::Basics, id("phone"), "");
    application.set(Spot::Basics, id("name"), " ");
    application.set(Spot::Basics, id("grade_number"), "");
    let basics = find(&application, "basics");
    assert_eq!(basics.standing, Standing::Partly);
    let lack = |name| Lack::Answer { spot: Spot::Basics, field: id(name), waits: false };
    assert_eq!(basics.lacks, [lack("name"), lack("phone"), lack("grade_number")]);
}

/// An enterprise's own level has no certificate with a number; a title has a name and a day.
#[test]
fn what_is_wanted_of_a_certificate_hangs_on_its_kind() {
    let lacking = |held: &str| -> Vec<&str> {
        let mut application = technician();
        for name in ["grade_level", "grade_number", "grade_date"] {
            application.set(Spot::Basics, id(name), "");
        }
        application.set(Spot::Basics, id(held), "yes");
        let lacks = find(&application, "basics").lacks;
        let field = |lack: &Lack| match lack {
            Lack::Answer { field, .. } => Some(field.0),
            Lack::Entry(_) | Lack::Stated(_) | Lack::Proof { .. } => None,
        };
        lacks.iter().filter_map(field).collect()
    };
    assert_eq!(lacking("grade_qualification"), ["grade_date", "grade_number"]);
    assert_eq!(lacking("grade_level"), ["grade_date", "grade_number"]);
    assert_eq!(lacking("grade_enterprise"), ["grade_date"]);
    assert_eq!(lacking("title"), ["title_name", "title_date"]);
}

#[test]
fn an_answer_that_cannot_be_read_is_lacking_even_where_none_is_wanted() {
    let mut application = technician();
    let spot = Spot::Entry(Group::Posts, 3);
    application.set(spot, id("post_to"), "2019-13");
    let lack = Lack::Answer { spot, field: id("post_to"), waits: false };
    assert_eq!(find(&application, "posts").lacks, [lack]);
}

#[test]
fn a_kind_of_post_that_only_the_enterprise_knows_is_waited_for() {
    let mut application = technician();
    let spot = Spot::Entry(Group::Posts, 1);
    application.set(spot, id("post_kind"), "?");
    let posts = find(&application, "posts");
    assert_eq!(posts.standing, Standing::WaitsForEnterprise);
    application.set(spot, id("post_kind"), "");
    assert_eq!(find(&application, "posts").standing, Standing::Partly);
}

#[test]
fn what_the_check_says_and_no_list_tells_is_lacking() {
    let mut application = technician();
    for group in [Group::Merits, Group::Honours] {
        let ids: Vec<u32> = application.list(group).iter().map(|entry| entry.id).collect();
        for id in ids {
            application.list_mut(group).remove(id);
        }
    }
    let merits = ["merit_method", "merit_renovation", "merit_training"].map(Lack::Stated);
    let found = find(&application, "merits");
    assert_eq!(found.lacks, [&[Lack::Entry(Group::Merits)], merits.as_slice()].concat());
    assert_eq!(found.standing, Standing::NotStarted);
    let honours = find(&application, "honours");
    assert_eq!(honours.lacks, [Lack::Stated("honour_jilin_award")]);
    assert_eq!(honours.standing, Standing::Partly);
    application.set(Spot::Check, id("honour_jilin_award"), "no");
    assert_eq!(find(&application, "honours").standing, Standing::Filled);
}

#[test]
fn a_claim_without_evidence_is_lacking() {
    let mut application = technician();
    application.evidence.remove(1);
    let lacks = find(&application, "evidence").lacks;
    assert!(lacks.contains(&Lack::Proof { condition: "senior_grade", waits: false }));
    assert_eq!(find(&application, "evidence").standing, Standing::Partly);
}

#[test]
fn an_entry_in_which_nothing_was_typed_changes_no_section() {
    for mut application in [Application::default(), technician()] {
        let before = application.sections();
        for group in Group::ALL {
            application.list_mut(group).add(teji_fields::Facts::default());
            assert_eq!(application.sections(), before, "{group:?}");
        }
    }
    let mut stated = technician();
    for group in [Group::Merits, Group::Honours] {
        *stated.list_mut(group) = crate::list::List::default();
    }
    let before = stated.sections();
    stated.merits.add(teji_fields::Facts::default());
    stated.honours.add(teji_fields::Facts::default());
    assert_eq!(stated.sections(), before);
}

#[test]
fn each_lack_has_its_key() {
    let spot = Spot::Basics;
    let lacks = [
        Lack::Answer { spot, field: id("name"), waits: false },
        Lack::Entry(Group::Posts),
        Lack::Stated("merit_method"),
        Lack::Proof { condition: "senior_grade", waits: false },
    ];
    assert_eq!(lacks.map(|lack| lack.key()), Lack::KEYS);
}
