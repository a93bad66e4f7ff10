//! Creating an app exactly once, and saving what `AddClient` leaves out.

use creatio::{App, AppChange, Error, Id, NewApp};
use model::app::{created::created_since, draft::Draft};

use super::held_secret::HeldSecret;
use crate::{
    app_store::not_applied,
    components::Explained,
    session::Session,
    text::{app as texts, failure::explain},
};

/// The apps that had the name before the first attempt: any other app of that name was created by one of our attempts.
#[derive(Clone)]
pub struct Baseline {
    name: String,
    before: Vec<Id>,
}

/// An app that was created.
#[derive(Clone)]
pub struct Created {
    /// Its name.
    pub name: String,
    /// Its client id.
    pub client_id: String,
    /// Its secret, if Creatio's response arrived and the user is still signed in.
    pub secret: HeldSecret,
    /// The app, once it could be read back.
    pub app: Option<App>,
    /// Whether the response was lost and the app was found afterwards.
    pub response_lost: bool,
    /// Whether the request was repeated in transit and created more than one app.
    pub has_duplicate: bool,
    /// Why the app does not have all the values in the form yet.
    pub unfinished: Option<Explained>,
    /// Whether Creatio does not list the app although it reported it as created.
    is_unlisted: bool,
}

/// The result of an attempt to create an app.
pub enum Outcome {
    /// The app exists.
    Created(Box<Created>),
    /// The app does not exist.
    NotCreated(Explained),
    /// It is not known whether the app exists; only checking again shows that.
    Unknown(Explained),
}

/// Creates the app of a draft.
///
/// `baseline` belongs to the form and lasts from one attempt to the next: an app that an earlier attempt created is
/// found instead of being created again. `held` takes the secret. `at_risk` is called with true when Creatio may have started to create the app, and
/// with false when it is certain that Creatio has not.
pub async fn create(
    session: &Session,
    baseline: &mut Option<Baseline>,
    draft: &Draft,
    new: &NewApp,
    held: &HeldSecret,
    at_risk: impl Fn(bool),
) -> Outcome {
    if baseline.as_ref().is_none_or(|baseline| baseline.name != new.name) {
        match find_apps_by_name(session, &new.name).await {
            Ok(apps) => {
                let existing = apps.iter().find(|app| is_same_app(app, new)).map(explain_existing);
                let before = apps.into_iter().map(|app| app.id).collect();
                *baseline = Some(Baseline { name: new.name.clone(), before });
                // The next attempt with this name knows about it.
                if let Some(explained) = existing {
                    return Outcome::NotCreated(explained);
                }
            }
            Err(error) => return Outcome::NotCreated(explain(texts::CREATE_FAILED, &error)),
        }
    } else if let Some(outcome) = find_created(session, baseline, draft, None).await {
        // The response of an earlier attempt with this name was lost, but it did create the app.
        return outcome;
    }
    let response = session.call(async |client| {
        at_risk(true);
        let response = client.create_app(new).await;
        // The user may have to sign in before the call is repeated; until then nothing can have been created.
        at_risk(!response.as_ref().is_err_and(Error::certainly_changed_nothing));
        response
    });
    match response.await {
        Ok(credentials) => {
            let known = baseline.take();
            held.hold(session, credentials.client_secret);
            let created = Created {
                name: new.name.clone(),
                client_id: credentials.client_id,
                secret: held.clone(),
                app: None,
                response_lost: false,
                has_duplicate: false,
                unfinished: None,
                is_unlisted: false,
            };
            match finish(session, draft, created).await {
                Created { is_unlisted: true, unfinished: Some(explained), .. } => {
                    *baseline = known;
                    held.discard();
                    Outcome::Unknown(Explained { what: texts::CREATE_UNKNOWN.to_owned(), ..explained })
                }
                created => Outcome::Created(Box::new(created)),
            }
        }
        Err(error) if error.certainly_changed_nothing() => {
            *baseline = None;
            Outcome::NotCreated(explain(texts::CREATE_FAILED, &error))
        }
        Err(error) => find_created(session, baseline, draft, Some(&error)).await.unwrap_or_else(|| {
            let explained = explain(texts::CREATE_FAILED, &error);
            Outcome::NotCreated(Explained {
                next: format!("{} {}", texts::NOT_FOUND, texts::CREATE_AGAIN),
                ..explained
            })
        }),
    }
}

/// Whether an app has the values of the new one: another tab, such as a copy of this one, may have created it.
fn is_same_app(app: &App, new: &NewApp) -> bool {
    let user = app.system_user.as_ref().map(|user| &user.id);
    app.application_url == new.application_url && user == Some(&new.system_user_id)
}

fn explain_existing(app: &App) -> Explained {
    Explained {
        what: texts::CREATE_FAILED.to_owned(),
        why: texts::same_app(&app.name),
        next: texts::SAME_APP_NEXT.to_owned(),
        raw: app.client_id.clone(),
        whole: None,
    }
}

/// Finds the app that an attempt with a lost response created. `None` if there is no such app. `cause` is the error of
/// that attempt.
pub async fn find_created(
    session: &Session,
    baseline: &mut Option<Baseline>,
    draft: &Draft,
    cause: Option<&Error>,
) -> Option<Outcome> {
    let Baseline { name, before } = baseline.clone()?;
    let apps = match find_apps_by_name(session, &name).await {
        Ok(apps) => created_since(&before, apps),
        Err(error) => {
            let explained = explain(texts::CREATE_UNKNOWN, cause.unwrap_or(&error));
            return Some(Outcome::Unknown(explained));
        }
    };
    let has_duplicate = apps.len() > 1;
    let app = apps.into_iter().next()?;
    *baseline = None;
    let created = Created {
        name,
        client_id: app.client_id.clone(),
        secret: HeldSecret::default(),
        app: Some(app),
        response_lost: true,
        has_duplicate,
        unfinished: None,
        is_unlisted: false,
    };
    Some(Outcome::Created(Box::new(finish(session, draft, created).await)))
}

/// Saves what `AddClient` leaves out on many versions: the description, and that the app is inactive.
pub async fn finish(session: &Session, draft: &Draft, mut created: Created) -> Created {
    created.unfinished = try_finish(session, &draft.trimmed(), &mut created).await.err();
    created
}

async fn try_finish(session: &Session, draft: &Draft, created: &mut Created) -> Result<(), Explained> {
    // An earlier attempt may have turned the app off.
    if created.unfinished.is_some() {
        created.app = Some(read_back(session, created).await?);
    }
    // Turning the app off comes first, so that it is not on for longer than necessary.
    let mut turned_off = Ok(());
    if !draft.is_active() && created.app.as_ref().is_none_or(|app| app.is_active) {
        let change = AppChange {
            client_id: created.client_id.clone(),
            is_active: Some(false),
            ..AppChange::default()
        };
        turned_off = session.call(async |client| client.update_app(&change).await).await;
    }
    let app = read_back(session, created).await?;
    created.app = Some(app.clone());
    if app.is_active != draft.is_active() {
        let held = || not_applied("UpdateClient", vec![("IsActive", app.is_active.to_string())]);
        return Err(explain(texts::TURN_OFF_FAILED, &turned_off.err().unwrap_or_else(held)));
    }
    if app.description != draft.description() {
        let response =
            session.call(async |client| client.set_description(&app.id, draft.description()).await).await;
        let app = read_back(session, created).await?;
        created.app = Some(app.clone());
        let held = app.description.trim() == draft.description();
        let result = response.and_then(|()| {
            if held {
                Ok(())
            } else {
                Err(not_applied("UpdateQuery", vec![("Description", app.description)]))
            }
        });
        // A response may be lost although the description is there.
        result
            .or_else(|error| if held { Ok(()) } else { Err(explain(texts::DESCRIPTION_FAILED, &error)) })?;
    }
    Ok(())
}

async fn read_back(session: &Session, created: &mut Created) -> Result<App, Explained> {
    let found = session.call(async |client| client.find_app_by_client_id(&created.client_id).await).await;
    created.is_unlisted = found == Ok(None);
    match found {
        Ok(Some(app)) => Ok(app),
        Ok(None) => Err(Explained {
            what: texts::READ_BACK_FAILED.to_owned(),
            why: texts::NOT_LISTED_YET.to_owned(),
            next: texts::NOT_LISTED_YET_NEXT.to_owned(),
            raw: created.client_id.clone(),
            whole: None,
        }),
        Err(error) => Err(explain(texts::READ_BACK_FAILED, &error)),
    }
}

async fn find_apps_by_name(session: &Session, name: &str) -> Result<Vec<App>, Error> {
    session.call(async |client| client.find_apps_by_name(name).await).await
}
