//! What the self-check knows already, put where the papers want it and marked until somebody looks at it.

use teji_fields::{AnyField, Facts, Field, FieldId, Periods, UNSURE};
use teji_notice::{LINKED_SERVICE, POST_SERVICE};
use teji_rules::Rulings;

use crate::application::Application;
use crate::forms::{
    BASICS, HONOUR_KIND, LINKED, MERIT_HEAD, POST_FROM, POST_KIND, POST_TO, SENIOR, is_shared,
};
use crate::list::List;

impl Application {
    /// An application begun with a self-check's answers.
    #[must_use]
    pub fn from_check(facts: Facts, rulings: Rulings, reference: String, place: String) -> Self {
        let mut application = Self::default();
        application.set_check_facts(facts);
        (application.rulings, application.reference, application.place) =
            (rulings, reference, place);
        application.prefill();
        application
    }

    /// Begins the lists that are still empty with what the self-check says; nothing that stands is changed.
    pub fn prefill(&mut self) {
        self.mark_shared();
        let facts = self.check_facts().clone();
        if self.posts.is_empty() {
            let services = [(&POST_SERVICE, SENIOR), (&LINKED_SERVICE, LINKED)];
            let told =
                services.into_iter().flat_map(|(service, kind)| posts(service, kind, &facts));
            let told: Vec<Facts> = told.collect();
            // Some of the periods alone would make the service shorter than it was told.
            if told.len() <= List::MOST {
                for post in told {
                    self.posts.add_unseen(post);
                }
            }
        }
        if self.merits.is_empty() {
            let heads = ticked(MERIT_HEAD.kind.0.iter().map(|choice| choice.id), &facts);
            heads.for_each(|head| {
                self.merits.add_unseen(Facts::default().with(MERIT_HEAD.id, head));
            });
        }
        if self.honours.is_empty() {
            let kinds = ticked(HONOUR_KIND.kind.0.iter().map(|choice| choice.id), &facts);
            kinds.for_each(|kind| {
                self.honours.add_unseen(Facts::default().with(HONOUR_KIND.id, kind));
            });
        }
    }

    fn mark_shared(&mut self) {
        let shared = BASICS.fields().map(|(field, _)| field.id()).filter(|id| is_shared(*id));
        for id in shared.collect::<Vec<_>>() {
            if self.check_facts().typed(id).is_some() {
                self.mark_unseen(id);
            }
        }
    }
}

/// A post for each period, its days as they were typed.
fn posts(
    service: &'static Field<Periods>,
    kind: &'static str,
    facts: &Facts,
) -> impl Iterator<Item = Facts> {
    let typed = facts.typed(service.id()).filter(|typed| *typed != UNSURE).unwrap_or_default();
    let parts: Vec<String> = typed.split(';').map(|part| part.trim().to_owned()).collect();
    parts.into_iter().filter(|part| !part.is_empty()).map(move |part| {
        let (from, to) = part.split_once("..").unwrap_or((&part, ""));
        let post = Facts::default().with(POST_FROM.id, from.trim()).with(POST_TO.id, to.trim());
        post.with(POST_KIND.id, kind)
    })
}

/// The statements that were ticked.
fn ticked<'a>(
    statements: impl Iterator<Item = &'static str> + 'a,
    facts: &'a Facts,
) -> impl Iterator<Item = &'static str> + 'a {
    statements.filter(|statement| facts.typed(FieldId(statement)) == Some("yes"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::{Group, Spot};
    use crate::forms::POST_UNIT;

    fn checked() -> Facts {
        Facts::default()
            .with(POST_SERVICE.id, "2012.4 .. 2019年6月; 2020-01..")
            .with(LINKED_SERVICE.id, "?")
            .with(FieldId("merit_method"), "yes")
            .with(FieldId("merit_training"), "yes")
            .with(FieldId("merit_transfer"), "no")
            .with(FieldId("honour_jilin_award"), "yes")
            .with(FieldId("occupation_name"), "钳工")
            .with(FieldId("grade_date"), "2011-12-01")
    }

    fn begun() -> Application {
        Application::from_check(checked(), Rulings::default(), "2026-11".into(), "merit".into())
    }

    fn typed(application: &Application, group: Group, field: FieldId) -> Vec<Option<&str>> {
        application.list(group).iter().map(|entry| entry.facts.typed(field)).collect()
    }

    #[test]
    fn periods_become_posts_with_their_days_as_typed() {
        let begun = begun();
        let of = |field| typed(&begun, Group::Posts, field);
        assert_eq!(of(POST_FROM.id), [Some("2012.4"), Some("2020-01")]);
        assert_eq!(of(POST_TO.id), [Some("2019年6月"), None]);
        assert_eq!(of(POST_KIND.id), [Some(SENIOR), Some(SENIOR)]);
    }

    #[test]
    fn ticked_merits_and_honours_are_begun() {
        let begun = begun();
        let heads = typed(&begun, Group::Merits, MERIT_HEAD.id);
        assert_eq!(heads, [Some("merit_method"), Some("merit_training")]);
        let kinds = typed(&begun, Group::Honours, HONOUR_KIND.id);
        assert_eq!(kinds, [Some("honour_jilin_award")]);
    }

    #[test]
    fn what_came_from_the_check_is_marked_until_it_is_looked_at() {
        let mut begun = begun();
        let occupation = FieldId("occupation_name");
        assert_eq!(begun.typed(Spot::Basics, occupation), Some("钳工"));
        assert!(begun.is_unseen(Spot::Basics, occupation));
        begun.set(Spot::Basics, occupation, "装配钳工");
        assert!(!begun.is_unseen(Spot::Basics, occupation));
        assert!(begun.is_unseen(Spot::Basics, FieldId("grade_date")));
        begun.look(Spot::Basics);
        assert!(!begun.is_unseen(Spot::Basics, FieldId("grade_date")));
        let [first, second] = [1, 2].map(|id| Spot::Entry(Group::Posts, id));
        begun.set(first, POST_UNIT.id, "一厂");
        begun.look(second);
        assert!(!begun.is_unseen(first, POST_UNIT.id) && !begun.is_unseen(second, POST_UNIT.id));
    }

    #[test]
    fn lists_that_were_begun_are_left_alone() {
        let mut begun = begun();
        begun.posts.remove(2);
        let before = begun.posts.clone();
        begun.prefill();
        assert_eq!(begun.posts, before);
    }

    #[test]
    fn more_periods_than_a_list_holds_stay_with_the_check() {
        for (count, begun) in [(200, 200), (201, 0)] {
            let periods = vec!["2001..2002"; count].join("; ");
            let facts = Facts::default().with(POST_SERVICE.id, periods.as_str());
            let application =
                Application::from_check(facts, Rulings::default(), String::new(), String::new());
            assert_eq!(application.posts.len(), begun);
        }
    }
}
