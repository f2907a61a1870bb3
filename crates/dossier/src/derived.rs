//! What the papers say of the self-check's questions, so that the verdict and the papers cannot disagree.

use teji_fields::{Answer, Facts, Field, FieldId, OneOf};
use teji_notice::{LINKED_SERVICE, POST_SERVICE};
use teji_workdays::DayRange;

use crate::application::Application;
use crate::forms::{HONOUR_KIND, LINKED, MERIT_HEAD, POST_FROM, POST_KIND, POST_TO, SENIOR};
use crate::list::{Entry, List};

/// A period that nobody can read: it may be any, so what hangs on it is unknown.
pub(crate) const UNREADABLE: &str = "!";

impl Application {
    /// The self-check's facts as they follow from the papers: listed posts, merits and honours stand in place of what
    /// the self-check was told of them. As with statements that are ticked, those that are not listed do not hold.
    /// An entry in which nothing was typed says nothing.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let mut facts = self.check_facts().clone();
        if !self.posts.is_blank() {
            facts.set(POST_SERVICE.id, periods(&self.posts, SENIOR));
            facts.set(LINKED_SERVICE.id, periods(&self.posts, LINKED));
        }
        listed(&self.merits, &MERIT_HEAD, &mut facts);
        listed(&self.honours, &HONOUR_KIND, &mut facts);
        facts
    }
}

/// The periods of the posts of a kind; a post of which it is not known may be one.
fn periods(posts: &List, kind: &str) -> String {
    let periods = posts.told().filter_map(|post| match POST_KIND.answer(&post.facts) {
        Answer::Known(choice) => (choice.id == kind).then(|| period(post)),
        Answer::Missing | Answer::Unsure | Answer::Wrong(_) => Some(UNREADABLE.to_owned()),
    });
    periods.collect::<Vec<_>>().join("; ")
}

fn period(post: &Entry) -> String {
    let (from, to) = (POST_FROM.answer(&post.facts), POST_TO.answer(&post.facts));
    match (from, to) {
        (Answer::Known(from), Answer::Missing) => format!("{}..", day(from)),
        (Answer::Known(from), Answer::Known(to)) => format!("{}..{}", day(from), day(to)),
        _ => UNREADABLE.to_owned(),
    }
}

/// A day as every reader of days takes it, as exactly as it is known.
fn day(range: DayRange) -> String {
    match range.exact() {
        Some(day) => day.to_string(),
        None => format!("{}~{}", range.earliest, range.latest),
    }
}

/// Sets each statement that an entry makes, and takes back the others unless an entry may still make one of them.
fn listed(list: &List, statement: &'static Field<OneOf>, facts: &mut Facts) {
    let made: Vec<_> = list.told().map(|entry| statement.known(&entry.facts)).collect();
    let all_known = made.iter().all(Option::is_some);
    for choice in statement.kind.0 {
        if made.iter().flatten().any(|one| one.id == choice.id) {
            facts.set(FieldId(choice.id), "yes");
        } else if !made.is_empty() && all_known {
            facts.set(FieldId(choice.id), "no");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::{Group, Spot};

    fn post(told: [&str; 3]) -> Facts {
        let [from, to, kind] = told;
        Facts::default().with(POST_FROM.id, from).with(POST_TO.id, to).with(POST_KIND.id, kind)
    }

    fn with_posts(posts: &[[&str; 3]]) -> Application {
        let mut application = Application::default();
        application.set(Spot::Check, POST_SERVICE.id, "1999-01-01..");
        application.set(Spot::Check, LINKED_SERVICE.id, "?");
        for told in posts {
            application.posts.add(post(*told));
        }
        application
    }

    fn service(posts: &[[&str; 3]]) -> [Option<String>; 2] {
        let facts = with_posts(posts).facts();
        [&POST_SERVICE, &LINKED_SERVICE].map(|field| facts.typed(field.id).map(str::to_owned))
    }

    #[test]
    fn without_posts_the_check_is_believed() {
        assert_eq!(service(&[]), [Some("1999-01-01..".to_owned()), Some("?".to_owned())]);
    }

    #[test]
    fn listed_posts_stand_in_place_of_periods() {
        let posts = [
            ["2012.4.1", "2014-03-31", LINKED],
            ["2014.4", "2019年6月30日", SENIOR],
            ["2001", "2012", "other"],
            ["2019-07-01", "", SENIOR],
        ];
        let [senior, linked] = service(&posts);
        assert_eq!(senior.unwrap(), "2014-04-01~2014-04-30..2019-06-30; 2019-07-01..");
        assert_eq!(linked.unwrap(), "2012-04-01..2014-03-31");
        let facts = with_posts(&posts).facts();
        assert_eq!(POST_SERVICE.known(&facts).unwrap().len(), 2);
    }

    #[test]
    fn a_post_that_cannot_be_read_makes_service_unknown_and_never_shorter() {
        for unreadable in [["2019-13", "", SENIOR], ["2019;2020..", "", SENIOR], ["", "", SENIOR]] {
            let facts = with_posts(&[unreadable, ["2014-01-01", "", SENIOR]]).facts();
            assert!(matches!(POST_SERVICE.answer(&facts), Answer::Wrong(_)), "{unreadable:?}");
            assert_eq!(LINKED_SERVICE.answer(&facts), Answer::Missing);
        }
        for kind in ["", "?", "nonsense"] {
            let facts = with_posts(&[["2014-01-01", "", kind]]).facts();
            assert!(matches!(POST_SERVICE.answer(&facts), Answer::Wrong(_)), "{kind}");
            assert!(matches!(LINKED_SERVICE.answer(&facts), Answer::Wrong(_)), "{kind}");
        }
        let facts = with_posts(&[["2014-01-01", "?", SENIOR]]).facts();
        assert!(matches!(POST_SERVICE.answer(&facts), Answer::Wrong(_)));
    }

    #[test]
    fn listed_merits_hold_and_the_others_do_not() {
        let mut application = Application::default();
        application.set(Spot::Check, FieldId("merit_training"), "yes");
        let typed = |application: &Application, id| {
            application.facts().typed(FieldId(id)).map(str::to_owned)
        };
        assert_eq!(typed(&application, "merit_training").as_deref(), Some("yes"));
        application.merits.add(Facts::default().with(MERIT_HEAD.id, "merit_method"));
        assert_eq!(typed(&application, "merit_method").as_deref(), Some("yes"));
        assert_eq!(typed(&application, "merit_training").as_deref(), Some("no"));
        let begun = application.merits.add(Facts::default());
        assert_eq!(typed(&application, "merit_training").as_deref(), Some("no"));
        application.set(Spot::Entry(Group::Merits, begun), FieldId("merit_title"), "one");
        assert_eq!(typed(&application, "merit_method").as_deref(), Some("yes"));
        assert_eq!(typed(&application, "merit_training").as_deref(), Some("yes"));
        application.set(Spot::Entry(Group::Merits, begun), MERIT_HEAD.id, "merit_training");
        assert_eq!(typed(&application, "merit_training").as_deref(), Some("yes"));
        assert_eq!(typed(&application, "merit_transfer").as_deref(), Some("no"));
        assert_eq!(application.check_facts().typed(FieldId("merit_method")), None);
    }

    #[test]
    fn an_entry_in_which_nothing_was_typed_says_nothing() {
        let mut application = with_posts(&[]);
        application.set(Spot::Check, FieldId("merit_training"), "yes");
        let without = application.facts();
        for group in Group::ALL {
            application.list_mut(group).add(Facts::default());
        }
        assert_eq!(application.facts(), without);
        application.posts.add(post(["2014-01-01", "", SENIOR]));
        application.posts.add(Facts::default());
        assert_eq!(application.facts().typed(POST_SERVICE.id), Some("2014-01-01.."));
    }

    #[test]
    fn listed_honours_hold() {
        let mut application = Application::default();
        application.honours.add(Facts::default().with(HONOUR_KIND.id, "honour_allowance"));
        let facts = application.facts();
        assert_eq!(facts.typed(FieldId("honour_allowance")), Some("yes"));
        assert_eq!(facts.typed(FieldId("honour_jilin_award")), Some("no"));
    }
}
