//! Serves the built page on loopback and drives a browser through it.

pub mod applicant;
pub mod browser;
pub mod examples;
pub mod files;
pub mod journey;
pub mod kept;
pub mod look;
pub mod package;
pub mod places;
pub mod portal;
pub mod received;
pub mod roles;
pub mod round;
pub mod site;

/// What a test returns: any fault ends it.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;
