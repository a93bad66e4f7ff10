//! The Identity Service's addresses, and how conditions change what is answered there.

use super::{
    discovery,
    pages::{not_started, start_page},
    state::Identity,
    token,
};
use crate::{
    condition::{Condition, ConditionSet, SLOW_MS},
    environment::Environment,
    http::{Delay, Request, Response},
};

impl Identity {
    /// Answers a request that a browser or a shell sends to the Identity Service.
    pub fn handle(
        &self,
        request: &Request,
        environment: &mut Environment,
        conditions: &ConditionSet,
    ) -> Response {
        let has = |condition| conditions.contains(&condition);
        if has(Condition::IdentityDown) {
            return Response::cut();
        }
        let response = if has(Condition::IdentityError) {
            not_started()
        } else if has(Condition::IdentityHtml) {
            start_page(request)
        } else {
            self.answer(request, environment, conditions)
        };
        if has(Condition::IdentitySlow) {
            return Response { delay: Delay::Millis(SLOW_MS), ..response };
        }
        response
    }

    fn answer(
        &self,
        request: &Request,
        environment: &mut Environment,
        conditions: &ConditionSet,
    ) -> Response {
        let response = match (request.method.as_str(), request.path.as_str()) {
            ("GET", "/.well-known/openid-configuration") => {
                Response::json(200, &discovery::document(self, conditions))
            }
            ("GET", "/.well-known/openid-configuration/jwks") => Response::json(200, &self.key.jwks()),
            (_, "/connect/token") => self.token(request, environment, conditions),
            _ => return Response::empty(404),
        };
        match request.header("origin") {
            Some(origin) if conditions.contains(&Condition::IdentityCors) => {
                response.with_header("access-control-allow-origin", origin).with_header("vary", "Origin")
            }
            _ => response,
        }
    }

    /// Answers a request for a token, which since 8.3 Creatio passes on too.
    pub fn token(
        &self,
        request: &Request,
        environment: &mut Environment,
        conditions: &ConditionSet,
    ) -> Response {
        if let Some(refusal) = conditions.token_refusal() {
            return refusal.response(self.generation);
        }
        let now = environment.now() + conditions.identity_clock_ahead();
        token::answer(self, request, now, &environment.hex::<16>())
    }
}
