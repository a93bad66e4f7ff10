//! A site as tests use it: a Creatio with its Identity Service, a journal, and faults by order.

use crate::{
    condition::Condition,
    creatio::Creatio,
    faults::{Fault, Faults},
    http::{Delay, Request, Response},
    journal::{Journal, Origin, call_of},
    profile::{Profile, ProfileName},
    proxy,
    surroundings::{Millis, Surroundings, http_date},
    world::WorldOrder,
};

/// How a site starts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SiteOrder {
    /// The product version.
    pub profile: ProfileName,
    /// The start state, and how many apps and users there are.
    pub world: WorldOrder,
    /// Conditions that hold from the start.
    pub conditions: Vec<Condition>,
}

/// A site.
pub struct Site {
    /// Creatio and the Identity Service.
    pub creatio: Creatio,
    /// The faults that were ordered.
    pub faults: Faults,
    /// What was asked.
    pub journal: Journal,
    /// How the site started first; a reset that leaves something out takes it from here.
    pub first_order: SiteOrder,
    resets: u64,
}

/// A request that was noted, and what is in store for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket {
    /// Whose request it is.
    party: Origin,
    /// True if it came to Creatio's origin and is passed on.
    by_proxy: bool,
    entry: u64,
    fault: Option<(Fault, u64)>,
    resets: u64,
}

impl Ticket {
    /// True if the request waits for a release before it is carried out.
    pub fn waits_first(&self) -> bool {
        matches!(self.fault, Some((Fault::HoldBefore, _)))
    }
}

impl Site {
    /// A site that starts like that.
    pub fn new(order: SiteOrder, surroundings: Surroundings) -> Self {
        let mut site = Self {
            creatio: Creatio::new(Profile::of(order.profile), order.world, surroundings),
            faults: Faults::default(),
            journal: Journal::default(),
            first_order: order.clone(),
            resets: 0,
        };
        order.conditions.into_iter().for_each(|condition| site.creatio.set_condition(condition));
        site
    }

    /// Starts anew: forgets data, journal, faults, conditions and sessions.
    pub fn reset(&mut self, order: SiteOrder) {
        self.creatio.reset(Profile::of(order.profile), order.world);
        self.faults = Faults::default();
        self.journal.clear();
        self.resets += 1;
        order.conditions.into_iter().for_each(|condition| self.creatio.set_condition(condition));
    }

    /// Notes a request and answers it at once; what has to wait is said in the answer.
    pub fn handle(&mut self, origin: Origin, request: &Request) -> Response {
        let ticket = self.arrive(origin, request);
        self.answer(ticket, request)
    }

    /// Notes a request in the journal, and takes the fault that strikes it.
    pub fn arrive(&mut self, origin: Origin, request: &Request) -> Ticket {
        let passed_on = proxy::passed_on(origin, request);
        let by_proxy = passed_on.is_some();
        let (party, request) = match &passed_on {
            Some(passed_on) => (Origin::Identity, passed_on),
            None => (origin, request),
        };
        let fault = self.faults.take(&call_of(request));
        let user = match party {
            Origin::Creatio => self.creatio.user_of(request),
            Origin::Identity => None,
        };
        let entry = self.journal.arrived(party, request, user, fault.map(|(fault, _)| fault.name()));
        Ticket { party, by_proxy, entry, fault, resets: self.resets }
    }

    /// Carries a noted request out. One from before a reset is not carried out any more.
    pub fn answer(&mut self, ticket: Ticket, request: &Request) -> Response {
        if ticket.resets != self.resets {
            return Response::cut();
        }
        let changes = self.creatio.world.changes;
        let in_place =
            ticket.fault.and_then(|(fault, _)| fault.in_place(&self.creatio.profile, &request.path));
        let response = in_place.unwrap_or_else(|| {
            let answer = self.carry_out(ticket, request);
            match ticket.fault {
                Some((fault, delay_ms)) => fault.spoil(answer, delay_ms),
                None => answer,
            }
        });
        self.journal.answered(ticket.entry, response.status, self.creatio.world.changes != changes);
        self.dated(ticket.party, response)
    }

    fn carry_out(&mut self, ticket: Ticket, request: &Request) -> Response {
        match ticket.party {
            Origin::Creatio => self.creatio.handle(request),
            Origin::Identity if !ticket.by_proxy => self.creatio.handle_identity(request),
            Origin::Identity if self.creatio.is(&Condition::IdentityDown) => proxy::bad_gateway(),
            Origin::Identity => {
                let passed_on = proxy::passed_on(Origin::Creatio, request);
                self.creatio.handle_identity(passed_on.as_ref().unwrap_or(request))
            }
        }
    }

    /// The answer with the date at which it leaves, by the clock of whoever answers.
    fn dated(&mut self, party: Origin, response: Response) -> Response {
        if response.cut {
            return response;
        }
        let ahead = match party {
            Origin::Creatio => self.creatio.creatio_clock_ahead(),
            Origin::Identity => self.creatio.identity_clock_ahead(),
        };
        let delay = match response.delay {
            Delay::Millis(millis) => Millis::try_from(millis).unwrap_or(Millis::MAX),
            Delay::None | Delay::UntilReleased => 0,
        };
        let moment = self.creatio.surroundings.now() + ahead;
        response.with_header("date", &http_date(moment.saturating_add(delay)))
    }

    /// Signs a user in without a password; `None` if there is no such user.
    pub fn sign_in(&mut self, user: &str) -> Option<Response> {
        let id = self.creatio.world.user_named(user)?.id;
        let answer = Response::json(200, &serde_json::json!({ "user": user }));
        Some(self.creatio.start_session(id, answer))
    }
}
