//! What an administrator should know about a system user before an app acts on its behalf.

use creatio::{App, Id};

/// Id of the user Supervisor, the same in every Creatio (creatio-api.md, section 2.3).
pub const SUPERVISOR: &str = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647";

/// A warning about a system user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SystemUserWarnings {
    /// The user has full access, and so does anyone who has the app's secret.
    pub is_supervisor: bool,
    /// Names of other apps that act as the same user.
    pub other_apps: Vec<String>,
}

/// The warnings about `user`. `own_app` is the app that the user is chosen for, if it exists already.
pub fn system_user_warnings<'a>(
    user: &Id,
    own_app: Option<&Id>,
    apps: impl Iterator<Item = &'a App>,
) -> SystemUserWarnings {
    let acts_as_user = |app: &&App| app.system_user.as_ref().is_some_and(|other| other.id == *user);
    SystemUserWarnings {
        is_supervisor: user.as_str() == SUPERVISOR,
        other_apps: apps
            .filter(acts_as_user)
            .filter(|app| Some(&app.id) != own_app)
            .map(|app| app.name.clone())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use creatio::LookupValue;

    use super::*;
    use crate::sample::{self, id};

    fn app(number: u32, user: u32) -> App {
        App {
            system_user: Some(LookupValue { id: id(user), name: String::new() }),
            ..sample::app(&format!("App {number}"), number)
        }
    }

    #[test]
    fn other_apps_of_the_same_user_are_named_but_not_the_app_itself() {
        let apps = [app(1, 10), app(2, 11), app(3, 10), App { system_user: None, ..app(4, 10) }];
        let names = |user, own: Option<u32>| {
            system_user_warnings(&id(user), own.map(id).as_ref(), apps.iter()).other_apps
        };
        assert_eq!(names(10, None), ["App 1", "App 3"]);
        assert_eq!(names(10, Some(1)), ["App 3"]);
        assert_eq!(names(12, None), Vec::<String>::new());
    }

    #[test]
    fn the_supervisor_is_known_by_its_id() {
        let supervisor = SUPERVISOR.parse().unwrap();
        assert!(system_user_warnings(&supervisor, None, [].iter()).is_supervisor);
        assert!(!system_user_warnings(&id(1), None, [].iter()).is_supervisor);
    }
}
