//! How Creatio's server reaches the Identity Service: by the three settings, before each write.

use super::{product_error::ProductError, state::Creatio};
use crate::{
    condition::{Condition, SLOW_MS},
    identity::Identity,
    world::Setting,
};

/// What Creatio wants to change in the Identity Service; it decides the wording of a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// An app.
    App,
    /// A resource that is being registered.
    NewResource,
    /// A registered resource.
    Resource,
}

impl Subject {
    /// The refusal when the Identity Service does not accept Creatio's credentials, or does not know the subject.
    pub fn refused(self) -> ProductError {
        let (code, what) = match self {
            Self::App => ("OAuthClientAppException", "Unable to handle client application."),
            Self::NewResource => ("OAuthResourceException", "Unable to register resource."),
            Self::Resource => ("OAuthResourceException", "Unable to modify resource."),
        };
        let advice = "Please check the values of the following system settings: \
                      OAuth20IdentityServerClientId, OAuth20IdentityServerClientSecret.";
        ProductError::new(code, format!("{what} {advice}"))
    }

    fn unreachable(self, url: &str) -> ProductError {
        let message = format!(
            "Unable to connect to OAuth server at \"{url}\" (system setting OAuth20IdentityServerUrl)"
        );
        ProductError { message, ..self.refused() }
    }
}

/// The Identity Service, if Creatio reaches it and is accepted there.
pub(super) fn connect(creatio: &mut Creatio, subject: Subject) -> Result<&mut Identity, ProductError> {
    if creatio.has(&Condition::IdentitySlow) {
        creatio.delay(SLOW_MS);
    }
    if !is_reachable(creatio) {
        return Err(subject.unreachable(creatio.world.setting(Setting::Url)));
    }
    if !accepts_credentials(creatio) {
        return Err(subject.refused());
    }
    Ok(&mut creatio.identity)
}

/// True if the Identity Service answers at the address in the settings.
pub(super) fn is_reachable(creatio: &Creatio) -> bool {
    let url = creatio.world.setting(Setting::Url).trim_end_matches('/');
    let is_its_address = creatio.identity_addresses.iter().any(|address| address.eq_ignore_ascii_case(url));
    let outages = [Condition::IdentityDown, Condition::IdentityHtml, Condition::IdentityError];
    is_its_address && !outages.iter().any(|outage| creatio.has(outage))
}

/// True if the Identity Service accepts the credentials in the settings.
pub(super) fn accepts_credentials(creatio: &Creatio) -> bool {
    let setting = |setting| creatio.world.setting(setting);
    creatio.identity.is_own_client(setting(Setting::ClientId), setting(Setting::ClientSecret))
}
