//! Which apps need an administrator's attention, and why.

use std::collections::{HashMap, HashSet};

use creatio::{App, Id};

use crate::{app::system_user_warnings::SUPERVISOR, typed_text::comparable, web_address::is_web_address};

/// Why an app needs attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// It has no system user, so its requests fail.
    NoSystemUser,
    /// Its system user is inactive.
    UserNotActive,
    /// It acts as the Supervisor, who has full access.
    ActsAsSupervisor,
    /// Its Application URL is not a valid URL.
    UrlInvalid,
    /// Another app has the same name.
    NameTwice,
}

/// Why apps need attention, by the ids of their records.
pub type Concerns = HashMap<Id, Vec<Concern>>;

/// The apps that need attention. `idle` are the ids of those whose system user is inactive.
/// `normalize` gives the compatible form of a text (NFKC).
pub fn needs_attention(apps: &[&App], idle: &HashSet<Id>, normalize: fn(&str) -> String) -> Concerns {
    let name = |app: &App| name_key(&app.name, normalize);
    let mut names = HashMap::<String, u32>::new();
    for app in apps {
        *names.entry(name(app)).or_default() += 1;
    }
    let concerns = |app: &&App| {
        let name_twice = names.get(&name(app)).is_some_and(|count| *count > 1);
        let concerns = concerns(app, idle.contains(&app.id), name_twice);
        (!concerns.is_empty()).then(|| (app.id.clone(), concerns))
    };
    apps.iter().filter_map(concerns).collect()
}

/// The same text for all names that look alike.
/// `normalize` gives the compatible form of a text (NFKC).
pub fn name_key(name: &str, normalize: fn(&str) -> String) -> String {
    comparable(name, normalize).to_lowercase()
}

/// Why this app needs attention, the most serious reason first.
pub fn concerns(app: &App, user_is_idle: bool, name_twice: bool) -> Vec<Concern> {
    let acts_as_supervisor = app.system_user.as_ref().is_some_and(|user| user.id.as_str() == SUPERVISOR);
    [
        (app.system_user.is_none(), Concern::NoSystemUser),
        (user_is_idle, Concern::UserNotActive),
        (acts_as_supervisor, Concern::ActsAsSupervisor),
        (!is_web_address(app.application_url.trim()), Concern::UrlInvalid),
        (name_twice, Concern::NameTwice),
    ]
    .into_iter()
    .filter_map(|(is_so, concern)| is_so.then_some(concern))
    .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use creatio::LookupValue;

    use super::*;
    use crate::sample;

    #[test]
    fn each_concern_has_its_cause_and_a_working_app_has_none() {
        let well = sample::app("Well", 1);
        let supervisor = LookupValue { id: SUPERVISOR.parse().unwrap(), name: "Supervisor".to_owned() };
        for (app, idle, twice, expected) in [
            (well.clone(), false, false, vec![]),
            (App { is_active: false, ..well.clone() }, false, false, vec![]),
            (App { system_user: None, ..well.clone() }, false, false, vec![Concern::NoSystemUser]),
            (
                App { system_user: Some(supervisor), ..well.clone() },
                false,
                false,
                vec![Concern::ActsAsSupervisor],
            ),
            (
                App { application_url: "example".to_owned(), ..well.clone() },
                true,
                true,
                vec![Concern::UserNotActive, Concern::UrlInvalid, Concern::NameTwice],
            ),
        ] {
            assert_eq!(concerns(&app, idle, twice), expected, "{app:?}");
        }
    }
}
