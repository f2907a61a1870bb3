//! Numbers that carry their own proof: parse once, then trust the type.
//!
//! Each kind of number has its own file and the same four things: `parse`, which reads what a person typed;
//! `as_str` and `Display`, which give the canonical form; methods for its parts; and, where a number can be right
//! and still odd, `remarks`. What was typed stays with the caller. A fault is a [`CodeError`], a warning is a
//! [`Remark`]; both are keys and values that a text file words.

mod certificate;
mod credit;
mod error;
mod identity;
mod occupation;
mod phone;
mod reading;
mod remark;

pub use certificate::{Body, CertificateNumber, Grade};
pub use credit::CreditCode;
pub use error::{CodeError, Part};
pub use identity::{IdentityNumber, Sex};
pub use occupation::OccupationCode;
pub use phone::{Phone, PhoneKind};
pub use remark::Remark;
