//! What comes from the Identity Service's address, by the conditions that hold.

use super::{Creatio, SLOW_MS};
use crate::{
    condition::Condition,
    http::{Delay, Request, Response},
    identity::{self, Manner},
    surroundings::Millis,
};

/// The issuer that a wrongly configured Identity Service names.
const OTHER_ISSUER: &str = "https://other-is.example.com";

impl Creatio {
    /// Answers one request to the Identity Service's origin.
    pub fn handle_identity(&mut self, request: &Request) -> Response {
        if self.is(&Condition::IdentityDown) {
            return Response::cut();
        }
        let mut response = self.at_identity_address(request);
        if self.is(&Condition::IdentitySlow) {
            response.delay = Delay::Millis(SLOW_MS);
        }
        response
    }

    /// How far the Identity Service's clock is ahead.
    pub fn identity_clock_ahead(&self) -> Millis {
        self.seconds_ahead(|condition| match condition {
            Condition::IdentityClock(seconds) => Some(*seconds),
            _ => None,
        })
    }

    /// How far Creatio's clock is ahead.
    pub fn creatio_clock_ahead(&self) -> Millis {
        self.seconds_ahead(|condition| match condition {
            Condition::CreatioClock(seconds) => Some(*seconds),
            _ => None,
        })
    }

    fn seconds_ahead(&self, seconds: impl Fn(&Condition) -> Option<i32>) -> Millis {
        1_000 * Millis::from(self.conditions.iter().find_map(seconds).unwrap_or_default())
    }

    fn at_identity_address(&mut self, request: &Request) -> Response {
        if self.is(&Condition::IdentityError) {
            return identity::not_started();
        }
        if self.is(&Condition::IdentityHtml) {
            return identity::start_page(request);
        }
        let manner = Manner {
            issuer: self.is(&Condition::IdentityWrongIssuer).then_some(OTHER_ISSUER),
            clock_ahead: self.identity_clock_ahead(),
            lets_scripts_read: self.is(&Condition::IdentityCors),
        };
        self.identity.handle(request, &mut self.surroundings, manner)
    }
}
