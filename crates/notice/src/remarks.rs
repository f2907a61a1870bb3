//! What is worth telling about answers that are right, and yet raise a question.

use teji_fields::{Days, Facts, Field, FieldId, Periods};

use crate::conditions;

/// Service that began before the certificate's date: which of the two counts can be read in two ways.
pub const POST_BEFORE_CERTIFICATE: &str = "remark.post_before_certificate";

/// The remarks on these facts: the field at which each is shown, and the key of its sentence.
#[must_use]
pub fn remarks(facts: &Facts) -> Vec<(FieldId, &'static str)> {
    let pairs = [
        (&conditions::POST_SERVICE, &conditions::GRADE_DATE),
        (&conditions::LINKED_SERVICE, &conditions::TITLE_DATE),
    ];
    let early = |(service, certificate): &(&Field<Periods>, &Field<Days>)| {
        let day = certificate.known(facts).map(|day| day.latest);
        let periods = service.known(facts).unwrap_or_default();
        day.is_some_and(|day| periods.iter().any(|period| period.first.earliest < day))
    };
    let remark = |(_, certificate): (_, &Field<Days>)| (certificate.id, POST_BEFORE_CERTIFICATE);
    pairs.into_iter().filter(early).map(remark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn service_before_the_certificate_is_remarked_at_the_certificate() {
        let facts = |service: &str, certificate: &str| {
            Facts::default()
                .with(conditions::POST_SERVICE.id, service)
                .with(conditions::GRADE_DATE.id, certificate)
        };
        let remark = (conditions::GRADE_DATE.id, POST_BEFORE_CERTIFICATE);
        assert_eq!(remarks(&facts("2020-03-01..", "2020-03-02")), [remark]);
        assert_eq!(remarks(&facts("2020-03-01..", "2020-03-01")), []);
        assert_eq!(remarks(&facts("2020-03..", "2020-03")), [remark]);
        assert_eq!(remarks(&facts("2021-03-01..; 2019-01-01..2019-02-01", "2020-03-01")), [remark]);
        assert_eq!(remarks(&facts("?", "2020-03-01")), []);
        assert_eq!(remarks(&facts("2020-03-01..", "?")), []);
        let title = Facts::default()
            .with(conditions::LINKED_SERVICE.id, "2019-01-01..")
            .with(conditions::TITLE_DATE.id, "2020-01-01");
        assert_eq!(remarks(&title), [(conditions::TITLE_DATE.id, POST_BEFORE_CERTIFICATE)]);
    }
}
