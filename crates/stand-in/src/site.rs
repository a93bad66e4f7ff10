//! A site: Creatio with its Identity Service, a journal, and scheduled faults.

use crate::{
    condition::Condition,
    creatio::Creatio,
    dates::{Millis, http_date},
    environment::Environment,
    fault_schedule::{FaultSchedule, Strike},
    http::{Delay, Request, Response},
    journal::{Journal, Origin, call_name},
    profile::Profile,
    proxy,
    world::WorldSpec,
};
use serde_json::json;

/// How a site starts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SiteSpec {
    /// The product version.
    pub profile: Profile,
    /// The database.
    pub world: WorldSpec,
    /// Conditions that are set from the start.
    pub conditions: Vec<Condition>,
}

/// A site. [`Site::handle`] answers requests without sockets.
pub struct Site {
    /// Creatio and the Identity Service.
    pub creatio: Creatio,
    /// The faults that wait for their calls.
    pub faults: FaultSchedule,
    /// The requests so far.
    pub journal: Journal,
    /// How the site was first started: the defaults of a reset.
    pub first_spec: SiteSpec,
    resets: u64,
}

/// A request that is in the journal and not answered yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PendingRequest {
    /// The server that it is for.
    origin: Origin,
    /// True if the proxy in front of Creatio forwards it.
    is_forwarded: bool,
    journal_id: u64,
    strike: Option<Strike>,
    /// How often the site had been reset before the request came.
    resets: u64,
}

impl PendingRequest {
    /// True if it waits for a release before it is carried out.
    pub fn is_held(&self) -> bool {
        self.strike.is_some_and(|strike| strike.fault.holds_call())
    }
}

impl Site {
    /// Starts a site.
    pub fn new(spec: SiteSpec, environment: Environment) -> Self {
        let mut creatio = Creatio::new(spec.profile.version(), spec.world, environment);
        spec.conditions.iter().cloned().for_each(|condition| creatio.set_condition(condition));
        Self {
            creatio,
            faults: FaultSchedule::default(),
            journal: Journal::default(),
            first_spec: spec,
            resets: 0,
        }
    }

    /// Starts over: forgets data, journal, faults, conditions and sessions.
    pub fn reset(&mut self, spec: SiteSpec) {
        self.creatio.reset(spec.profile.version(), spec.world);
        self.faults.clear();
        self.journal.clear();
        self.resets += 1;
        spec.conditions.into_iter().for_each(|condition| self.creatio.set_condition(condition));
    }

    /// Receives a request and answers it without waiting; the response says how long to hold it back.
    pub fn handle(&mut self, origin: Origin, request: &Request) -> Response {
        let pending = self.receive(origin, request);
        self.answer(pending, request)
    }

    /// Adds a request to the journal, and takes the fault that strikes it.
    pub fn receive(&mut self, origin: Origin, request: &Request) -> PendingRequest {
        let forwarded = proxy::forwarded(origin, request);
        let is_forwarded = forwarded.is_some();
        let (origin, request) = match &forwarded {
            Some(forwarded) => (Origin::Identity, forwarded),
            None => (origin, request),
        };
        let strike = self.faults.take(&call_name(request));
        let user = match origin {
            Origin::Creatio => self.creatio.user_of(request),
            Origin::Identity => None,
        };
        let journal_id = self.journal.add(origin, request, user, strike.map(|strike| strike.fault));
        PendingRequest { origin, is_forwarded, journal_id, strike, resets: self.resets }
    }

    /// Carries a received request out, unless the site was reset in between.
    pub fn answer(&mut self, pending: PendingRequest, request: &Request) -> Response {
        if pending.resets != self.resets {
            return Response::cut();
        }
        let changes = self.creatio.world.changes;
        let is_reverted = pending.strike.is_some_and(|strike| strike.fault.reverts_call());
        let before = is_reverted.then(|| self.creatio.world.clone());
        let response = match pending.strike {
            Some(Strike { fault, delay_ms }) => {
                let version = self.creatio.version.clone();
                fault.strike(&version, &request.path, delay_ms, || self.carry_out(pending, request))
            }
            None => self.carry_out(pending, request),
        };
        if let Some(world) = before {
            self.creatio.world = world;
        }
        let acted = self.creatio.world.changes != changes;
        self.journal.complete(pending.journal_id, response.status, acted);
        self.dated(pending.origin, response)
    }

    fn carry_out(&mut self, pending: PendingRequest, request: &Request) -> Response {
        match pending.origin {
            Origin::Creatio => self.creatio.handle(request),
            Origin::Identity if !pending.is_forwarded => self.handle_identity(request),
            Origin::Identity if self.creatio.has(&Condition::IdentityDown) => proxy::bad_gateway(),
            Origin::Identity => {
                let forwarded = proxy::forwarded(Origin::Creatio, request);
                self.handle_identity(forwarded.as_ref().unwrap_or(request))
            }
        }
    }

    fn handle_identity(&mut self, request: &Request) -> Response {
        let Creatio { identity, environment, conditions, .. } = &mut self.creatio;
        identity.handle(request, environment, conditions)
    }

    /// Adds the date at which the response is sent, by the clock of the server that sends it.
    fn dated(&mut self, origin: Origin, response: Response) -> Response {
        if response.cut {
            return response;
        }
        let ahead = match origin {
            Origin::Creatio => self.creatio.conditions.creatio_clock_ahead(),
            Origin::Identity => self.creatio.conditions.identity_clock_ahead(),
        };
        let delay = match response.delay {
            Delay::Millis(millis) => Millis::try_from(millis).unwrap_or(Millis::MAX),
            Delay::None | Delay::UntilReleased => 0,
        };
        let moment = self.creatio.environment.now() + ahead;
        response.with_header("date", &http_date(moment.saturating_add(delay)))
    }

    /// Signs a user in without a password; `None` if there is no such user.
    pub fn sign_in(&mut self, user: &str) -> Option<Response> {
        let id = self.creatio.world.user_named(user)?.id;
        Some(self.creatio.start_session(id, 0, Response::json(200, &json!({ "user": user }))))
    }
}
