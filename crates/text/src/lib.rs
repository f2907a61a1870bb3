//! Looks a sentence up in a language; holds no sentence itself.
