//! A site as tests use it: a Creatio with its Identity Service, a journal, and faults by order.

use crate::{
    condition::Condition,
    creatio::Creatio,
    faults::{Fault, Faults},
    http::{Request, Response},
    journal::{Journal, Origin, call_of},
    profile::{Profile, ProfileName},
    surroundings::Surroundings,
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
    origin: Origin,
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
        let fault = self.faults.take(&call_of(request));
        let user = match origin {
            Origin::Creatio => self.creatio.user_of(request),
            Origin::Identity => None,
        };
        let entry = self.journal.arrived(origin, request, user, fault.map(|(fault, _)| fault.name()));
        Ticket { origin, entry, fault, resets: self.resets }
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
            let answer = match ticket.origin {
                Origin::Creatio => self.creatio.handle(request),
                Origin::Identity => self.creatio.handle_identity(request),
            };
            match ticket.fault {
                Some((fault, delay_ms)) => fault.spoil(answer, delay_ms),
                None => answer,
            }
        });
        self.journal.answered(ticket.entry, response.status, self.creatio.world.changes != changes);
        response
    }

    /// Signs a user in without a password; `None` if there is no such user.
    pub fn sign_in(&mut self, user: &str) -> Option<Response> {
        let id = self.creatio.world.user_named(user)?.id;
        let answer = Response::json(200, &serde_json::json!({ "user": user }));
        Some(self.creatio.start_session(id, answer))
    }
}
