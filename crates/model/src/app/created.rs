//! Finding the app that a create request with a lost response may have created.

use creatio::{App, Id};

/// The apps in `now` that were not there before.
pub fn created_since(before: &[Id], now: Vec<App>) -> Vec<App> {
    now.into_iter().filter(|app| !before.contains(&app.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{app, id};

    #[test]
    fn only_apps_that_were_not_there_before_were_created() {
        let [old, new] = [app("Postman", 1), app("Postman", 2)];
        assert_eq!(created_since(&[id(1)], vec![old.clone(), new.clone()]), [new]);
        assert_eq!(created_since(&[id(1)], vec![old]), []);
    }
}
