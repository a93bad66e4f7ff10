//! What saving a draft has to send.

use creatio::{App, AppChange, Id};

use crate::typed_text::trimmed;

/// The differences between a draft and the app that Creatio holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// The request for `UpdateClient`.
    pub app: AppChange,
    /// The new description, which `UpdateClient` does not accept.
    pub description: Option<String>,
}

impl Changes {
    /// No changes to an app.
    pub fn none(app: &App) -> Changes {
        Changes {
            app: AppChange { client_id: app.client_id.clone(), ..AppChange::default() },
            description: None,
        }
    }

    /// The request for `UpdateClient`, if it changes anything.
    pub fn app_change(&self) -> Option<&AppChange> {
        let nothing = AppChange { client_id: self.app.client_id.clone(), ..AppChange::default() };
        (self.app != nothing).then_some(&self.app)
    }

    /// What an app that was read afterwards holds in place of these values: columns of Creatio and their values.
    ///
    /// Creatio may trim a text, and may store the ends of its lines in another way.
    pub fn unapplied(&self, now: &App) -> Vec<(&'static str, String)> {
        let text = |sent: &Option<String>, held: &str| {
            let is_held = sent.as_deref().is_none_or(|sent| as_stored(sent) == as_stored(held));
            (!is_held).then(|| held.to_owned())
        };
        let user = now.system_user.as_ref();
        let is_same_user = |sent: &Id| user.is_some_and(|user| user.id == *sent);
        let app = &self.app;
        let columns = [
            ("Name", text(&app.name, &now.name)),
            ("ApplicationUrl", text(&app.application_url, &now.application_url)),
            ("RedirectUrl", text(&app.redirect_url, &now.redirect_url)),
            ("Description", text(&self.description, &now.description)),
            (
                "SystemUser",
                app.system_user_id
                    .as_ref()
                    .filter(|sent| !is_same_user(sent))
                    .map(|_| user.map_or_else(String::new, |user| user.name.clone())),
            ),
            (
                "IsActive",
                app.is_active.filter(|sent| *sent != now.is_active).map(|_| now.is_active.to_string()),
            ),
        ];
        columns.into_iter().filter_map(|(column, held)| Some((column, held?))).collect()
    }

    /// Whether there is nothing to send.
    pub fn is_empty(&self) -> bool {
        self.app_change().is_none() && self.description.is_none()
    }
}

fn as_stored(text: &str) -> String {
    trimmed(text).replace("\r\n", "\n")
}
