//! Stands in place of `i18n-embed-fl`, by which `age` words its errors in seven languages.
//!
//! Nobody sees those words here, for what went wrong is a value (`teji-seal`); with them the page would carry all
//! languages and a reader of their format.

/// The name of a sentence in place of the sentence; what would fill its gaps is not looked at.
#[macro_export]
macro_rules! fl {
    ($loader:expr, $id:literal $(, $filled:expr)* $(,)?) => {
        ::std::string::String::from($id)
    };
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_sentence_is_its_name() {
        assert_eq!(fl!(LOADER, "err-header-invalid"), "err-header-invalid");
        assert_eq!(fl!(LOADER, "err-excessive-work", duration = 4), "err-excessive-work");
    }
}
