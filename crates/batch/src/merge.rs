//! Puts what an applicant filled in beside what the enterprise knows of them; nothing is written over silently.

use teji_codes::IdentityNumber;
use teji_dossier::{Application, BASICS, Group, Spot};
use teji_fields::{AnyField, FieldId, UNSURE};
use teji_notice::SELF_CHECK;

use crate::plan::plain;

/// Something in which two applications differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Difference {
    /// An answer, which both have.
    Answer(Spot, FieldId),
    /// An answer that only the other has; it fills a gap.
    Gap(Spot, FieldId),
    /// A list, of which both have entries.
    List(Group),
    /// A list of which only the other has entries.
    NewList(Group),
}

impl Difference {
    /// Whether somebody has to choose; what fills a gap does not need it.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        matches!(self, Self::Answer(..) | Self::List(_))
    }
}

/// Every field that both applications may answer, each where it stands.
fn fields() -> impl Iterator<Item = (Spot, FieldId)> {
    let basics = BASICS.fields().map(|(field, _)| field.id());
    let own = basics.filter(|id| teji_notice::field(id.0).is_none());
    let checked = SELF_CHECK.iter().flat_map(teji_notice::Page::fields).map(AnyField::id);
    own.map(|id| (Spot::Basics, id)).chain(checked.map(|id| (Spot::Check, id)))
}

/// In what `theirs` differs from `ours`, in the order of the forms.
#[must_use]
pub fn differences(ours: &Application, theirs: &Application) -> Vec<Difference> {
    let answer = |(spot, id): (Spot, FieldId)| {
        let told = theirs.typed(spot, id)?.trim();
        match ours.typed(spot, id).map(str::trim) {
            Some(known) if known == told => None,
            Some(_) => Some(Difference::Answer(spot, id)),
            None => Some(Difference::Gap(spot, id)),
        }
    };
    let list = |group: Group| {
        let entries = |application: &Application| {
            application.list(group).told().map(|entry| entry.facts.clone()).collect::<Vec<_>>()
        };
        match (entries(ours), entries(theirs)) {
            (_, theirs) if theirs.is_empty() => None,
            (ours, _) if ours.is_empty() => Some(Difference::NewList(group)),
            (ours, theirs) if ours == theirs => None,
            _ => Some(Difference::List(group)),
        }
    };
    fields().filter_map(answer).chain(Group::ALL.into_iter().filter_map(list)).collect()
}

/// Whether two applications are surely of two people: their identity numbers can be read and differ, or, where neither has
/// one that can be read, their names differ, blanks apart.
#[must_use]
pub fn is_another(ours: &Application, theirs: &Application) -> bool {
    let both = [ours, theirs];
    match both.map(|one| IdentityNumber::parse(basic(one, "identity")?).ok()) {
        [Some(one), Some(other)] => one.to_string() != other.to_string(),
        [None, None] => {
            let [one, other] = both.map(|one| plain(basic(one, "name").unwrap_or_default()));
            !one.is_empty() && !other.is_empty() && one != other
        }
        _ => false,
    }
}

fn basic<'a>(application: &'a Application, name: &str) -> Option<&'a str> {
    let field = BASICS.field(name)?;
    application.typed(Spot::Basics, field.id()).filter(|typed| *typed != UNSURE)
}

/// Takes over these differences from `theirs`; all others stay as they are.
///
/// Entries of a list are replaced, but for evidence, which is added: a paper more is never wrong.
pub fn merge(ours: &mut Application, theirs: &Application, taken: &[Difference]) {
    for difference in taken {
        match difference {
            Difference::Answer(spot, id) | Difference::Gap(spot, id) => {
                ours.set(*spot, *id, theirs.typed(*spot, *id).unwrap_or_default());
            }
            Difference::List(Group::Evidence) | Difference::NewList(Group::Evidence) => {
                let known: Vec<_> = ours.evidence.iter().map(|entry| entry.facts.clone()).collect();
                let new = theirs.evidence.told().filter(|entry| !known.contains(&entry.facts));
                for entry in new {
                    ours.evidence.add(entry.facts.clone());
                }
            }
            Difference::List(group) | Difference::NewList(group) => {
                *ours.list_mut(*group) = theirs.list(*group).clone();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use teji_fields::Facts;

    use super::*;
    use crate::fixture::{id, person};

    fn post(from: &str) -> Facts {
        Facts::default().with(FieldId("post_from"), from)
    }

    #[test]
    fn equal_applications_do_not_differ() {
        let one = person("张三", &[]).application;
        assert_eq!(differences(&one, &one), []);
    }

    #[test]
    fn gaps_are_filled_and_what_both_say_is_asked() {
        let mut ours = person("张三", &[("health", ""), ("grade_date", "2012-03-01")]).application;
        let theirs = person("张三 ", &[("grade_date", "2012-03-02")]).application;
        let found = differences(&ours, &theirs);
        let wanted = [
            Difference::Answer(Spot::Check, id("grade_date")),
            Difference::Gap(Spot::Check, id("health")),
        ];
        assert_eq!(found, wanted);
        merge(&mut ours, &theirs, &wanted[1..]);
        assert_eq!(ours.typed(Spot::Check, id("health")), Some("able"));
        assert_eq!(ours.typed(Spot::Check, id("grade_date")), Some("2012-03-01"));
        merge(&mut ours, &theirs, &wanted[..1]);
        assert_eq!(ours.typed(Spot::Check, id("grade_date")), Some("2012-03-02"));
    }

    #[test]
    fn papers_of_somebody_else_are_known_by_number_and_else_by_name() {
        let of = |name: &str, identity: &str| {
            let mut one = person(name, &[]).application;
            one.set(Spot::Basics, id("identity"), identity);
            one
        };
        let number = crate::fixture::identity;
        let spaced = format!(" {} {}", &number(1)[..6], &number(1)[6..]);
        for (ours, theirs, is_other) in [
            (of("张三", &number(1)), of("张三", &number(2)), true),
            (of("张三", &number(1)), of("张 叁", &spaced), false),
            (of("张三", ""), of("李四", ""), true),
            (of("张三", ""), of("李四", "123"), true),
            (of("张三", "?"), of(" 张　三", ""), false),
            (of("张三", ""), of("", ""), false),
            (of("张三", ""), of("?", ""), false),
            (of("张三", &number(1)), of("李四", ""), false),
        ] {
            assert_eq!(is_another(&ours, &theirs), is_other, "{ours:?} {theirs:?}");
            assert_eq!(is_another(&theirs, &ours), is_other);
        }
    }

    #[test]
    fn what_only_we_know_stays() {
        let mut ours = person("张三", &[]).application;
        let before = ours.clone();
        let theirs = Application::default();
        assert_eq!(differences(&ours, &theirs), []);
        merge(&mut ours, &theirs, &differences(&before, &theirs));
        assert_eq!(ours, before);
    }

    #[test]
    fn lists_are_taken_whole_and_papers_are_added() {
        let mut ours = Application::default();
        let mut theirs = Application::default();
        theirs.posts.add(post("2012-01"));
        theirs.evidence.add(Facts::default().with(FieldId("evidence_title"), "证书"));
        let new = [Difference::NewList(Group::Posts), Difference::NewList(Group::Evidence)];
        assert_eq!(differences(&ours, &theirs), new);
        merge(&mut ours, &theirs, &new);
        assert_eq!(ours.posts.len(), 1);
        theirs.posts.set(1, FieldId("post_from"), "2013-01");
        theirs.evidence.add(Facts::default().with(FieldId("evidence_title"), "专利"));
        let asked = [Difference::List(Group::Posts), Difference::List(Group::Evidence)];
        assert_eq!(differences(&ours, &theirs), asked);
        assert!(asked.iter().all(Difference::is_asked) && !new.iter().any(Difference::is_asked));
        merge(&mut ours, &theirs, &asked);
        assert_eq!((ours.posts.len(), ours.evidence.len()), (1, 2));
        assert_eq!(ours.posts.get(1).unwrap().facts.typed(FieldId("post_from")), Some("2013-01"));
    }
}
