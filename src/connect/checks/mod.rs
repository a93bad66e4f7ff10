//! From what is known of the connection to what stands in the list of checks: facts in, findings out.

mod around;
mod resource;
mod service;
mod settings;

use creatio::{Cause, Error};

use super::{
    facts::{Fact, Facts, Operation},
    finding::{Check, Finding, State},
    topic::{Link, Topic},
};

/// The checks for what is known, in the order in which they are to be done.
pub fn checks(facts: &Facts) -> Vec<Check> {
    let silent = around::site_fails(facts);
    let check = |topic| {
        let finding = match topic {
            Topic::Site => around::site(facts),
            // Where Creatio says nothing at all, saying so once is enough.
            _ if silent.is_some() && topic.link() != Link::BrowserIdentity && topic != Topic::Scheme => {
                Finding::Later
            }
            Topic::Workspace => around::workspace(facts),
            Topic::Csrf => around::csrf(facts),
            Topic::Scheme => around::scheme(facts),
            Topic::Right(operation) => around::right(facts, operation),
            Topic::Feature => flag(&facts.feature, Finding::FeatureOn, Finding::FeatureOff),
            Topic::Switch => service::switch(facts),
            Topic::Url => settings::url(facts),
            Topic::ClientId => settings::client_id(facts),
            Topic::ClientSecret => settings::client_secret(facts),
            Topic::Reach => service::reach(facts),
            Topic::OwnClient => service::own_client(facts),
            Topic::DefaultResource => resource::default_resource(facts),
            Topic::Discovery => around::discovery(facts),
            Topic::Clock => around::clock(facts),
        };
        Check { topic, state: finding.state(), finding }
    };
    Topic::ALL.map(check).into()
}

/// How the whole connection stands: connected only if nothing is to do, and nothing failed that apps need.
pub fn overall(checks: &[Check]) -> State {
    let counts = |check: &&Check| !check.topic.is_advice();
    let any = |state: State| checks.iter().filter(counts).any(|check| check.state == state);
    if any(State::Asking) {
        return State::Asking;
    }
    // What cannot be known on this site does not stand against a default resource, which cannot be made without
    // the Identity Service.
    let resource = checks.iter().any(|check| matches!(check.finding, Finding::ResourceThere(_)));
    let unanswered =
        checks.iter().any(|check| is_needed(check.topic) && matches!(check.finding, Finding::NotAnswered(_)));
    match (any(State::Failed), any(State::ToDo), resource && !unanswered) {
        (true, ..) => State::Failed,
        (_, true, _) => State::ToDo,
        (_, _, true) => State::Ok,
        _ => State::Unknown,
    }
}

/// Whether nothing can be said of the whole without an answer to this.
fn is_needed(topic: Topic) -> bool {
    topic == Topic::Right(Operation::Solution)
        || (topic.link() == Link::CreatioIdentity && !topic.is_advice() && topic != Topic::Feature)
}

/// How one of the three ways stands: as its worst check.
pub fn link_state(checks: &[Check], link: Link) -> State {
    let on_link =
        |state: State| checks.iter().any(|check| check.topic.link() == link && check.state == state);
    [State::Asking, State::Failed, State::ToDo]
        .into_iter()
        .find(|state| on_link(*state))
        .unwrap_or(if on_link(State::Ok) { State::Ok } else { State::Unknown })
}

/// A yes or no of Creatio.
fn flag(fact: &Fact<bool>, yes: Finding, no: Finding) -> Finding {
    match fact {
        Fact::Known(true) => yes,
        Fact::Known(false) => no,
        Fact::Asking => Finding::Asking,
        Fact::Failed(error) => not_answered(error),
    }
}

fn not_answered(error: &Error) -> Finding {
    match error.cause {
        Cause::ServiceMissing => Finding::NotOffered,
        _ => Finding::NotAnswered(error.clone()),
    }
}

#[cfg(test)]
mod tests;
