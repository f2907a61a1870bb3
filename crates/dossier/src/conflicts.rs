//! Where the applicant's own papers contradict each other, or leave a gap that others would see.

use teji_codes::Remark;
use teji_fields::FieldId;
use teji_notice::{GRADE_DATE, OCCUPATION_NAME, STILL_IN_OCCUPATION};

use crate::application::{Group, Spot};
use crate::conditions::CONDITIONS;
use crate::forms::{
    BIRTH, EVIDENCE_TITLE, GRADE_NUMBER, IDENTITY, PHONE, POST_FROM, POST_OCCUPATION, POST_TO, SEX,
};

mod find;

/// A contradiction, or a gap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Conflict {
    /// The birth month is not that of the identity number.
    BirthMonth,
    /// The sex is not that of the identity number.
    Sex,
    /// The telephone number has none of the usual forms.
    PhoneForm,
    /// A post ends before it begins.
    PostOrder(u32),
    /// Two posts lie at one time; so many at the most are told as [`Conflict::MOST_OVERLAPS`] says.
    PostOverlap(u32, u32),
    /// A senior technician's post began before the certificate.
    PostBeforeCertificate(u32),
    /// A senior technician's post is in another occupation than the one applied for.
    PostOccupation(u32),
    /// The applicant still does this work, and no post runs on.
    NoPresentPost,
    /// The year in the certificate's number is not that of its day.
    CertificateYear {
        /// The year in the number.
        number: u16,
        /// The year of the day.
        day: i32,
    },
    /// The certificate's number is odd for a senior technician's.
    CertificateForm(Remark),
    /// A paper proves nothing.
    EvidenceIdle(u32),
    /// Two papers are the same file.
    EvidenceTwice(u32, u32),
    /// A condition that the answers say holds has no evidence.
    Unproven(&'static str),
}

/// How much a conflict weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Weight {
    /// One of the two must be wrong.
    Fault,
    /// It may be right, and others will ask.
    Remark,
}

impl Conflict {
    /// Every key that [`Conflict::key`] can give.
    pub const KEYS: [&'static str; 13] = [
        "conflict.birth_month",
        "conflict.sex",
        "conflict.phone_form",
        "conflict.post_order",
        "conflict.post_overlap",
        "conflict.post_before_certificate",
        "conflict.post_occupation",
        "conflict.no_present_post",
        "conflict.certificate_year",
        "conflict.certificate_form",
        "conflict.evidence_idle",
        "conflict.evidence_twice",
        "conflict.unproven",
    ];

    /// So many overlaps of posts are told at the most; whoever mends them is told of the others.
    pub const MOST_OVERLAPS: usize = 20;

    /// The key of its sentence; what to do stands under the same key with `.try` behind it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::BirthMonth => "conflict.birth_month",
            Self::Sex => "conflict.sex",
            Self::PhoneForm => "conflict.phone_form",
            Self::PostOrder(_) => "conflict.post_order",
            Self::PostOverlap(..) => "conflict.post_overlap",
            Self::PostBeforeCertificate(_) => "conflict.post_before_certificate",
            Self::PostOccupation(_) => "conflict.post_occupation",
            Self::NoPresentPost => "conflict.no_present_post",
            Self::CertificateYear { .. } => "conflict.certificate_year",
            Self::CertificateForm(_) => "conflict.certificate_form",
            Self::EvidenceIdle(_) => "conflict.evidence_idle",
            Self::EvidenceTwice(..) => "conflict.evidence_twice",
            Self::Unproven(_) => "conflict.unproven",
        }
    }

    /// What fills the gaps of the sentence; a condition is told by its rule, which the caller names.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::CertificateYear { number, day } => {
                vec![("number", number.to_string()), ("day", day.to_string())]
            }
            Self::Unproven(condition) => vec![("condition", (*condition).to_owned())],
            Self::BirthMonth
            | Self::Sex
            | Self::PhoneForm
            | Self::PostOrder(_)
            | Self::PostOverlap(..)
            | Self::PostBeforeCertificate(_)
            | Self::PostOccupation(_)
            | Self::NoPresentPost
            | Self::CertificateForm(_)
            | Self::EvidenceIdle(_)
            | Self::EvidenceTwice(..) => Vec::new(),
        }
    }

    /// How much it weighs.
    #[must_use]
    pub fn weight(&self) -> Weight {
        match self {
            Self::BirthMonth | Self::Sex | Self::PostOrder(_) => Weight::Fault,
            Self::PhoneForm
            | Self::PostOverlap(..)
            | Self::PostBeforeCertificate(_)
            | Self::PostOccupation(_)
            | Self::NoPresentPost
            | Self::CertificateYear { .. }
            | Self::CertificateForm(_)
            | Self::EvidenceIdle(_)
            | Self::EvidenceTwice(..)
            | Self::Unproven(_) => Weight::Remark,
        }
    }

    /// The places that contradict each other, each with its field; the first one is where to mend it.
    #[must_use]
    pub fn places(&self) -> Vec<(Spot, FieldId)> {
        let post = |id: &u32, field| (Spot::Entry(Group::Posts, *id), field);
        let paper = |id: &u32, field| (Spot::Entry(Group::Evidence, *id), field);
        let basic = |field| (Spot::Basics, field);
        match self {
            Self::BirthMonth => vec![basic(BIRTH.id), basic(IDENTITY.id)],
            Self::Sex => vec![basic(SEX.id), basic(IDENTITY.id)],
            Self::PhoneForm => vec![basic(PHONE.id)],
            Self::PostOrder(id) => vec![post(id, POST_TO.id), post(id, POST_FROM.id)],
            Self::PostOverlap(one, other) => vec![post(one, POST_TO.id), post(other, POST_FROM.id)],
            Self::PostBeforeCertificate(id) => vec![post(id, POST_FROM.id), basic(GRADE_DATE.id)],
            Self::PostOccupation(id) => {
                vec![post(id, POST_OCCUPATION.id), basic(OCCUPATION_NAME.id)]
            }
            Self::NoPresentPost => vec![(Spot::Check, STILL_IN_OCCUPATION.id)],
            Self::CertificateYear { .. } => vec![basic(GRADE_NUMBER.id), basic(GRADE_DATE.id)],
            Self::CertificateForm(_) => vec![basic(GRADE_NUMBER.id)],
            Self::EvidenceIdle(id) => vec![paper(id, CONDITIONS[0].proves.id)],
            Self::EvidenceTwice(one, other) => {
                [other, one].map(|id| paper(id, EVIDENCE_TITLE.id)).into()
            }
            Self::Unproven(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
