//! Which apps somebody should look at, and why.

use std::collections::{HashMap, HashSet};

use creatio::{App, Id};
use leptos::prelude::WithUntracked;

use super::super::store::Row;
use crate::{one_app::SUPERVISOR, web_address::is_web_address};

/// Why somebody should look at an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// It acts as nobody, so nothing that it asks for is answered.
    NoSystemUser,
    /// Its system user is not active.
    UserNotActive,
    /// It acts as the Supervisor, who may do everything.
    ActsAsSupervisor,
    /// Its Application URL is none.
    UrlInvalid,
    /// Another app has the same name.
    NameTwice,
}

/// The apps that somebody should look at, by the ids of their records. `idle` are those whose system user is not active.
pub fn needs_attention(rows: &[Row], idle: &HashSet<Id>) -> HashMap<Id, Vec<Concern>> {
    let name = |app: &App| app.name.trim().to_lowercase();
    let mut names = HashMap::<String, u32>::new();
    for row in rows {
        *names.entry(row.app.with_untracked(name)).or_default() += 1;
    }
    let concerns = |row: &Row| {
        row.app.with_untracked(|app| {
            let twice = names.get(&name(app)).is_some_and(|count| *count > 1);
            let concerns = concerns(app, idle.contains(&app.id), twice);
            (!concerns.is_empty()).then(|| (app.id.clone(), concerns))
        })
    };
    rows.iter().filter_map(concerns).collect()
}

/// Why somebody should look at this app, the gravest first.
fn concerns(app: &App, user_is_idle: bool, name_twice: bool) -> Vec<Concern> {
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
    use creatio::Named;

    use super::*;
    use crate::apps::sample;

    #[test]
    fn each_concern_has_its_cause_and_an_app_that_is_well_has_none() {
        let well = sample::app("Well", 1);
        let supervisor = Named { id: Id::parse(SUPERVISOR).unwrap(), name: "Supervisor".to_owned() };
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
