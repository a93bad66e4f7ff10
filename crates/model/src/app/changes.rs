//! What saving a draft has to send.

use creatio::{App, AppChange};

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

    /// Whether there is nothing to send.
    pub fn is_empty(&self) -> bool {
        self.app_change().is_none() && self.description.is_none()
    }
}
