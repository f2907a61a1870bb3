//! The notice as rule trees.

use std::sync::LazyLock;

use teji_rules::{Rule, all};

use crate::{conditions, conduct, filing, preferences, procedure, scope};

/// The trees of the notice.
pub struct Law {
    /// Whether a person may be appointed.
    pub person: Rule,
    /// Whether a person holds one of the honours that are preferred.
    pub honours: Rule,
    /// Whether a person is to be preferred: the basic conditions, and an honour.
    pub priority: Rule,
    /// To whom an enterprise files: one of these.
    pub routes: [Rule; 3],
    /// Whether the list may be settled and certificates given out.
    pub publicity: Rule,
}

impl Law {
    /// All trees, in the order of the notice.
    #[must_use]
    pub fn trees(&self) -> [&Rule; 7] {
        let [central, provincial, local] = &self.routes;
        [&self.person, &self.honours, &self.priority, central, provincial, local, &self.publicity]
    }
}

/// The notice, built once.
#[must_use]
pub fn law() -> &'static Law {
    static LAW: LazyLock<Law> = LazyLock::new(|| {
        let honours = preferences::honours();
        let basic = all("basic", "2.1", conditions::basic_conditions());
        Law {
            person: person(),
            priority: all("priority.standing", "2.2", [basic, honours.clone()]),
            honours,
            routes: [filing::central(), filing::provincial(), filing::local()],
            publicity: procedure::publicity(),
        }
    });
    &LAW
}

/// What must hold of a person and of the enterprise for this person.
fn person() -> Rule {
    let [conduct, service, merit, health] = conditions::basic_conditions();
    let place = [scope::enterprise(), scope::occupation(), conditions::front_line()];
    let parts =
        [place.to_vec(), vec![conduct, service, merit, health, conduct::honesty()]].concat();
    all("person", "2", parts)
}

#[cfg(test)]
mod tests;
