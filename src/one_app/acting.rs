//! What an administrator should know of the user on whose behalf an app acts, before it is too late.

use creatio::{App, Id};

/// The Supervisor of every Creatio (creatio-api.md, section 2.3).
pub const SUPERVISOR: &str = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647";

/// What is worth knowing of a choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acting {
    /// The user may do everything, and so may whoever has the app's secret.
    pub everything: bool,
    /// Names of other apps that act as the same user: what is done to the user is done to all of them.
    pub others: Vec<String>,
}

/// What is worth knowing of `user`, among `apps`; `own` is the app that the choice is made for, if it is there already.
pub fn acting<'a>(user: &Id, own: Option<&Id>, apps: impl Iterator<Item = &'a App>) -> Acting {
    let acts_too =
        |app: &&App| app.system_user.as_ref().is_some_and(|other| other.id == *user) && Some(&app.id) != own;
    Acting {
        everything: user.as_str() == SUPERVISOR,
        others: apps.filter(acts_too).map(|app| app.name.clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use creatio::Named;

    use super::*;
    use crate::apps::sample::{self, id};

    fn app(number: u32, user: u32) -> App {
        App {
            system_user: Some(Named { id: id(user), name: String::new() }),
            ..sample::app(&format!("App {number}"), number)
        }
    }

    #[test]
    fn other_apps_of_the_same_user_are_named_and_the_own_one_is_not() {
        let apps = [app(1, 10), app(2, 11), app(3, 10), App { system_user: None, ..app(4, 10) }];
        let names = |user, own: Option<u32>| acting(&id(user), own.map(id).as_ref(), apps.iter()).others;
        assert_eq!(names(10, None), ["App 1", "App 3"]);
        assert_eq!(names(10, Some(1)), ["App 3"]);
        assert_eq!(names(12, None), Vec::<String>::new());
    }

    #[test]
    fn the_supervisor_is_known_by_its_id() {
        let supervisor = Id::parse(SUPERVISOR).unwrap();
        assert!(acting(&supervisor, None, [].iter()).everything);
        assert!(!acting(&id(1), None, [].iter()).everything);
    }

    #[test]
    fn a_record_holds_every_field_in_creatios_names() {
        let record: serde_json::Value =
            serde_json::from_str(&super::super::record::json(&app(1, 10))).unwrap();
        assert_eq!(record["Name"], "App 1");
        assert_eq!(record["SystemUser"]["Id"], id(10).as_str());
        assert_eq!(record.as_object().unwrap().len(), 10);
    }
}
