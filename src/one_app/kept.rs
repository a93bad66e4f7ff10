//! What was typed and not saved, kept while the page is open: whoever leaves a form and comes back finds it again. There is
//! no secret in it, and nobody else who signs in finds it.

use std::cell::RefCell;

use creatio::{App, Id};

use super::draft::{Conflict, Draft};

/// Something typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The app as it was when it was opened; `None` for a new one.
    pub base: Option<App>,
    /// What was typed over it.
    pub draft: Draft,
    /// What both sides had changed and nobody has decided yet.
    pub undecided: Vec<Conflict>,
}

thread_local! {
    /// By whom, and what.
    static KEPT: RefCell<Vec<(Option<String>, Kept)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what `user` typed, in the place of what was kept of the same app.
pub fn keep(user: Option<String>, kept: Kept) {
    take(&user, kept.base.as_ref().map(|app| &app.id));
    KEPT.with_borrow_mut(|all| all.push((user, kept)));
}

/// Takes out what `user` typed over the app `of`, or for a new one.
pub fn take(user: &Option<String>, of: Option<&Id>) -> Option<Kept> {
    KEPT.with_borrow_mut(|all| {
        let is_it =
            |(by, kept): &(Option<String>, Kept)| by == user && kept.base.as_ref().map(|app| &app.id) == of;
        let place = all.iter().position(is_it)?;
        Some(all.swap_remove(place).1)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn app(last: u8) -> App {
        App {
            id: Id::parse(&format!("00000000-0000-0000-0000-0000000000{last:02x}")).unwrap(),
            name: String::new(),
            client_id: String::new(),
            application_url: String::new(),
            redirect_url: String::new(),
            description: String::new(),
            is_active: true,
            system_user: None,
            created_on: String::new(),
            modified_on: String::new(),
        }
    }

    fn typed(base: Option<App>, name: &str) -> Kept {
        Kept { base, draft: Draft { name: name.to_owned(), ..Draft::new() }, undecided: Vec::new() }
    }

    #[test]
    fn each_app_and_each_user_finds_their_own_once() {
        let (ann, bob) = (Some("Ann".to_owned()), Some("Bob".to_owned()));
        keep(ann.clone(), typed(None, "new"));
        keep(ann.clone(), typed(Some(app(1)), "one"));
        keep(ann.clone(), typed(Some(app(2)), "two"));
        keep(ann.clone(), typed(Some(app(2)), "two again"));
        assert_eq!(take(&bob, None), None);
        assert_eq!(take(&ann, Some(&app(3).id)), None);
        let name = |of: Option<&Id>| take(&ann, of).map(|kept| kept.draft.name);
        assert_eq!(name(Some(&app(2).id)).as_deref(), Some("two again"));
        assert_eq!(name(Some(&app(2).id)), None, "the earlier one is gone, too");
        assert_eq!(name(None).as_deref(), Some("new"));
        assert_eq!(name(Some(&app(1).id)).as_deref(), Some("one"));
    }
}
