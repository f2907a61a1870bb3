//! Words, and the few ways in which they may look.

/// Words in a row; a line end in them is printed as one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Words(pub Vec<Span>);

/// Words that look alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    /// The words.
    pub text: String,
    /// How they look.
    pub look: Look,
}

/// How words look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// As the block has it.
    Plain,
    /// Bold.
    Strong,
    /// Underlined: what was filled into a gap, or the gap itself.
    Filled,
}

impl Words {
    /// The words with more behind them.
    #[must_use]
    pub fn then(mut self, look: Look, text: impl Into<String>) -> Self {
        self.0.push(Span { text: text.into(), look });
        self
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self(vec![Span { text, look: Look::Plain }])
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}
