//! What was typed about an app: is it complete, what does it change, and does it clash with what
//! somebody else has saved meanwhile.

use creatio::{App, ClientChange, Id, Named, NewApp};

use crate::web_address::is_web_address;

/// The most characters that Creatio keeps of a text of an app (`creatio-api.md`, section 2.3).
pub const MAX_TEXT: u32 = 250;

/// What was typed about an app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Name.
    pub name: String,
    /// Application URL.
    pub application_url: String,
    /// Redirect URL, which only an app that is there has: a new one is made without.
    pub redirect_url: String,
    /// Description.
    pub description: String,
    /// Whether the app is to be on.
    pub active: bool,
    /// The user on whose behalf the app acts.
    pub system_user: Option<Named>,
}

/// A field that can be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Name.
    Name,
    /// Application URL.
    ApplicationUrl,
    /// Redirect URL.
    RedirectUrl,
    /// Description.
    Description,
    /// Active.
    Active,
    /// System user.
    SystemUser,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The name is empty.
    NameMissing,
    /// The address is empty.
    UrlMissing,
    /// The address is none.
    UrlInvalid,
    /// The address that the app's user is sent back to is none.
    RedirectInvalid,
    /// No user was chosen.
    UserMissing,
}

/// A field that two administrators have changed, each to something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The field.
    pub field: Field,
    /// What was typed here.
    pub mine: String,
    /// What is saved in Creatio now.
    pub theirs: String,
}

/// What saving has to send.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The change for `UpdateClient`, if it concerns anything but the description.
    pub client: Option<ClientChange>,
    /// The new description, which `UpdateClient` cannot take.
    pub description: Option<String>,
}

impl Field {
    /// All fields, in the order of the form.
    pub const ALL: [Field; 6] = [
        Field::Name,
        Field::ApplicationUrl,
        Field::RedirectUrl,
        Field::Description,
        Field::Active,
        Field::SystemUser,
    ];
}

impl Draft {
    /// A new app: Active is on, as Creatio has it.
    pub fn new() -> Draft {
        Draft {
            name: String::new(),
            application_url: String::new(),
            redirect_url: String::new(),
            description: String::new(),
            active: true,
            system_user: None,
        }
    }

    /// The draft that changes nothing about an app.
    pub fn of(app: &App) -> Draft {
        Draft {
            name: app.name.clone(),
            application_url: app.application_url.clone(),
            redirect_url: app.redirect_url.clone(),
            description: app.description.clone(),
            active: app.is_active,
            system_user: app.system_user.clone(),
        }
    }

    /// A new app with the values of one that is there, under a name of its own. The Redirect URL stays behind: it says
    /// where that very app is, and a new one is made without.
    pub fn copy_of(app: &App) -> Draft {
        let of_app = Draft::of(app);
        let name = crate::text::one_app::copy_name(app.name.trim(), MAX_TEXT as usize);
        Draft { name, redirect_url: String::new(), ..of_app }.trimmed()
    }

    /// The draft without blanks around its texts: what is sent.
    pub fn trimmed(&self) -> Draft {
        Draft {
            name: self.name.trim().to_owned(),
            application_url: self.application_url.trim().to_owned(),
            redirect_url: self.redirect_url.trim().to_owned(),
            description: self.description.trim().to_owned(),
            ..self.clone()
        }
    }

    /// What is wrong with a field, if anything. `redirect_before` is the Redirect URL as it is saved: left as it is, it
    /// is no mistake, whatever Creatio took for one.
    pub fn problem(&self, field: Field, redirect_before: &str) -> Option<Problem> {
        let (url, redirect) = (self.application_url.trim(), self.redirect_url.trim());
        match field {
            Field::Name if self.name.trim().is_empty() => Some(Problem::NameMissing),
            Field::ApplicationUrl if url.is_empty() => Some(Problem::UrlMissing),
            Field::ApplicationUrl if !is_web_address(url) => Some(Problem::UrlInvalid),
            Field::RedirectUrl if redirect.is_empty() || redirect == redirect_before.trim() => None,
            Field::RedirectUrl if !is_web_address(redirect) => Some(Problem::RedirectInvalid),
            Field::SystemUser if self.system_user.is_none() => Some(Problem::UserMissing),
            _ => None,
        }
    }

    /// Whether every field is fit to be sent.
    pub fn is_complete(&self, redirect_before: &str) -> bool {
        Field::ALL.into_iter().all(|field| self.problem(field, redirect_before).is_none())
    }

    /// The request that creates the app, or `None` while a field is not fit.
    pub fn to_new_app(&self) -> Option<NewApp> {
        let Draft { name, application_url, description, system_user, .. } = self.trimmed();
        let system_user_id = system_user?.id;
        self.is_complete("").then_some(NewApp {
            name,
            application_url,
            description,
            system_user_id,
            redirect_url: None,
        })
    }

    /// What saving this draft over an app has to send: only what differs.
    pub fn changes(&self, app: &App) -> Changes {
        let (mine, base) = (self.trimmed(), Draft::of(app));
        let differs = |field: Field| self.changed(&base, field);
        let client = ClientChange {
            client_id: app.client_id.clone(),
            name: differs(Field::Name).then(|| mine.name.clone()),
            application_url: differs(Field::ApplicationUrl).then(|| mine.application_url.clone()),
            redirect_url: differs(Field::RedirectUrl).then(|| mine.redirect_url.clone()),
            system_user_id: mine
                .system_user
                .as_ref()
                .filter(|_| differs(Field::SystemUser))
                .map(|user| user.id.clone()),
            is_active: differs(Field::Active).then_some(mine.active),
        };
        let nothing = ClientChange { client_id: app.client_id.clone(), ..ClientChange::default() };
        Changes {
            client: (client != nothing).then_some(client),
            description: differs(Field::Description).then_some(mine.description),
        }
    }

    /// The draft carried over to what somebody else has saved meanwhile, with the fields that both changed.
    ///
    /// What was not touched here follows the other side; what both changed stays as typed until it is decided.
    pub fn rebased(&self, base: &App, theirs: &App) -> (Draft, Vec<Conflict>) {
        let (before, now) = (Draft::of(base), Draft::of(theirs));
        let mut draft = self.clone();
        let mut conflicts = Vec::new();
        for field in Field::ALL {
            if !self.changed(&before, field) {
                draft.take(&now, field);
            } else if now.differs(&before, field) && self.changed(&now, field) {
                conflicts.push(Conflict { field, mine: self.trimmed().text(field), theirs: now.text(field) });
            }
        }
        (draft, conflicts)
    }

    /// What stands in the fields once the answer to what was `sent` is there: what came of it, and what was typed while
    /// the answer was on its way.
    pub fn answered(&self, sent: &Draft, came: Draft) -> Draft {
        let mut draft = came;
        for field in Field::ALL.into_iter().filter(|field| self.differs(sent, *field)) {
            draft.take(self, field);
        }
        draft
    }

    /// Takes a field over from another draft.
    pub fn take(&mut self, other: &Draft, field: Field) {
        match field {
            Field::Name => self.name.clone_from(&other.name),
            Field::ApplicationUrl => self.application_url.clone_from(&other.application_url),
            Field::RedirectUrl => self.redirect_url.clone_from(&other.redirect_url),
            Field::Description => self.description.clone_from(&other.description),
            Field::Active => self.active = other.active,
            Field::SystemUser => self.system_user.clone_from(&other.system_user),
        }
    }

    /// Whether a field is changed against what is saved. Blanks around a text that were saved are no change as long as
    /// they are left alone, and blanks alone that are put there are none either.
    fn changed(&self, saved: &Draft, field: Field) -> bool {
        self.differs(saved, field) && self.trimmed().differs(saved, field)
    }

    fn differs(&self, other: &Draft, field: Field) -> bool {
        match field {
            Field::Name => self.name != other.name,
            Field::ApplicationUrl => self.application_url != other.application_url,
            Field::RedirectUrl => self.redirect_url != other.redirect_url,
            Field::Description => self.description != other.description,
            Field::Active => self.active != other.active,
            Field::SystemUser => user_id(&self.system_user) != user_id(&other.system_user),
        }
    }

    /// The value of a field as text, for showing it beside another.
    fn text(&self, field: Field) -> String {
        match field {
            Field::Name => self.name.clone(),
            Field::ApplicationUrl => self.application_url.clone(),
            Field::RedirectUrl => self.redirect_url.clone(),
            Field::Description => self.description.clone(),
            Field::Active => crate::text::one_app::on_off(self.active).to_owned(),
            Field::SystemUser => self.system_user.as_ref().map_or_else(String::new, |user| user.name.clone()),
        }
    }
}

impl Changes {
    /// Whether there is nothing to send.
    pub fn is_empty(&self) -> bool {
        *self == Changes::default()
    }
}

fn user_id(user: &Option<Named>) -> Option<&Id> {
    user.as_ref().map(|user| &user.id)
}

/// The apps of the list that were not there before, for finding what a lost answer has made.
pub fn newly_made(before: &[Id], now: Vec<App>) -> Vec<App> {
    now.into_iter().filter(|app| !before.contains(&app.id)).collect()
}

#[cfg(test)]
mod tests;
