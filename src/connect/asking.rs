//! One question to Creatio or to the Identity Service, and where its answer goes.

use creatio::{Cause, Client, Error};

use super::facts::{Ask, Fact, Facts, Standing};

/// Writes an answer into the facts.
pub type Learn = Box<dyn FnOnce(&mut Facts)>;

/// Asks for one fact by one request. `identity_service` is where this browser may ask the Identity Service.
///
/// # Errors
/// Only an ended session: what else fails is learned as well.
pub async fn ask(client: &Client, ask: Ask, identity_service: Option<&str>) -> Result<Learn, Error> {
    match ask {
        Ask::User => learn(client.current_user().await, |facts, user| facts.user = user),
        Ask::Right(operation) => {
            let answer = client.can_execute(operation.code()).await;
            learn(answer, move |facts, may| facts.rights[operation as usize] = may)
        }
        Ask::Feature => learn(client.feature_enabled().await, |facts, on| facts.feature = on),
        Ask::Switch => learn(client.switched_on().await, |facts, on| facts.switch = on),
        Ask::Settings => learn(client.settings().await, |facts, settings| facts.settings = settings),
        Ask::Health => learn(client.health().await, |facts, health| facts.health = health),
        Ask::Resources => {
            learn(client.default_resources().await, |facts, resources| facts.resources = resources)
        }
        Ask::Discovery => {
            let seen = client.discovery(identity_service.unwrap_or_default()).await;
            learn(Ok(seen), |facts, seen| facts.discovery = seen)
        }
    }
}

/// Takes a question as failed, for a reason that no answer told.
pub fn fail(ask: Ask, error: Error, facts: &mut Facts) {
    match ask {
        Ask::User => facts.user = Fact::Failed(error),
        Ask::Right(operation) => facts.rights[operation as usize] = Fact::Failed(error),
        Ask::Feature => facts.feature = Fact::Failed(error),
        Ask::Switch => facts.switch = Fact::Failed(error),
        Ask::Settings => facts.settings = Fact::Failed(error),
        Ask::Health => facts.health = Fact::Failed(error),
        Ask::Resources => facts.resources = Fact::Failed(error),
        Ask::Discovery => facts.discovery = Fact::Failed(error),
    }
}

/// Takes in what every answer tells besides.
pub fn look_around(client: &Client, facts: &mut Facts) {
    facts.standing = Standing {
        site_root: client.site_root().to_owned(),
        workspace: client.workspace(),
        csrf_readable: client.csrf_token().is_some(),
        clock_ahead_ms: client.clock_ahead_ms(),
        ..std::mem::take(&mut facts.standing)
    };
}

fn learn<T: 'static>(
    answer: Result<T, Error>,
    put: impl FnOnce(&mut Facts, Fact<T>) + 'static,
) -> Result<Learn, Error> {
    let fact = match answer {
        Ok(value) => Fact::Known(value),
        Err(error) if error.cause == Cause::SessionEnded => return Err(error),
        Err(error) => Fact::Failed(error),
    };
    Ok(Box::new(move |facts| put(facts, fact)))
}
