//! How Creatio's server reaches the Identity Service: by the three settings, before each write.

use super::{Creatio, SLOW_MS, answers::ProductError};
use crate::{
    condition::Condition,
    identity::Identity,
    world::{CLIENT_ID_SETTING, CLIENT_SECRET_SETTING, URL_SETTING},
};

/// What Creatio asks the Identity Service about; it decides the words of a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Concern {
    /// An app.
    App,
    /// A resource that is to be registered.
    NewResource,
    /// A resource that is known.
    Resource,
}

impl Concern {
    /// The refusal when the Identity Service does not take Creatio's credentials, or does not know the thing.
    pub(super) fn refused(self) -> ProductError {
        let (code, what) = match self {
            Self::App => ("OAuthClientAppException", "Unable to handle client application."),
            Self::NewResource => ("OAuthResourceException", "Unable to register resource."),
            Self::Resource => ("OAuthResourceException", "Unable to modify resource."),
        };
        let tail = "Please check the values of the following system settings: \
                    OAuth20IdentityServerClientId, OAuth20IdentityServerClientSecret.";
        ProductError::new(code, format!("{what} {tail}"))
    }

    fn unreachable(self, url: &str) -> ProductError {
        let words = format!(
            "Unable to connect to OAuth server at \"{url}\" (system setting OAuth20IdentityServerUrl)"
        );
        ProductError { message: words, ..self.refused() }
    }
}

impl Creatio {
    /// The Identity Service, once it answers and takes Creatio's credentials.
    pub(super) fn ask_identity(&mut self, concern: Concern) -> Result<&mut Identity, ProductError> {
        if self.is(&Condition::IdentitySlow) {
            self.wait(SLOW_MS);
        }
        if !self.identity_answers() {
            return Err(concern.unreachable(self.world.setting(URL_SETTING)));
        }
        if !self.identity_knows_creatio() {
            return Err(concern.refused());
        }
        Ok(&mut self.identity)
    }

    /// True if the address in the settings leads to the Identity Service, and the service answers there.
    pub(super) fn identity_answers(&self) -> bool {
        let url = self.world.setting(URL_SETTING).trim_end_matches('/');
        let known = self.identity_addresses.iter().any(|address| address.eq_ignore_ascii_case(url));
        let silent = [Condition::IdentityDown, Condition::IdentityHtml, Condition::IdentityError];
        known && !silent.iter().any(|condition| self.is(condition))
    }

    /// True if the Identity Service takes the credentials in the settings.
    pub(super) fn identity_knows_creatio(&self) -> bool {
        let (id, secret) = (self.world.setting(CLIENT_ID_SETTING), self.world.setting(CLIENT_SECRET_SETTING));
        self.identity.is_own_client(id, secret)
    }
}
