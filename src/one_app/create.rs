//! Making an app once and only once, and finishing what `AddClient` leaves out.

use std::sync::Arc;

use creatio::{App, ClientChange, Error, Id, NewApp, Secret};

use super::draft::{Draft, newly_made};
use crate::{
    session::Session,
    text::{failure::explain, one_app as words},
    ui::Explained,
};

/// The apps that bore the name before the first try: whatever comes on top was made by a try of ours.
#[derive(Clone)]
pub struct Baseline {
    name: String,
    before: Vec<Id>,
}

/// An app that was made.
#[derive(Clone)]
pub struct Made {
    /// Its name.
    pub name: String,
    /// Its client id.
    pub client_id: String,
    /// Its secret, if Creatio's answer came through.
    pub secret: Option<Arc<Secret>>,
    /// Its record, once it could be read back.
    pub app: Option<App>,
    /// Whether the answer was lost and the app was found by looking.
    pub after_cut: bool,
    /// Whether more than one was made on the way.
    pub twice: bool,
    /// What is left to do of what was asked, with the reason.
    pub unfinished: Option<Explained>,
}

/// How a try to make an app ended.
pub enum Outcome {
    /// It is there.
    Made(Box<Made>),
    /// It is certainly not there.
    NotMade(Explained),
    /// It is not known; only looking again can tell.
    Unknown(Explained),
}

/// Makes an app after a draft. `baseline` is kept from one try to the next, so that a try whose answer was lost is
/// found again instead of being repeated. `risk` hears when Creatio may have begun to make it, and when it surely has not.
pub async fn make(
    session: &Session,
    baseline: &mut Option<Baseline>,
    draft: &Draft,
    new: &NewApp,
    risk: impl Fn(bool),
) -> Outcome {
    if baseline.as_ref().is_none_or(|baseline| baseline.name != new.name) {
        match named(session, &new.name).await {
            Ok(apps) => {
                let before = apps.into_iter().map(|app| app.id).collect();
                *baseline = Some(Baseline { name: new.name.clone(), before });
            }
            Err(error) => return Outcome::NotMade(explain(words::CREATE_FAILED, &error)),
        }
    } else if let Some(outcome) = look(session, baseline, draft, None).await {
        // An earlier try of this name was cut off: it may have come through after all.
        return outcome;
    }
    let asked = session.call(async |client| {
        risk(true);
        let answer = client.add_client(new).await;
        // Somebody may have to sign in before it is asked again: until then nothing is at risk.
        risk(!answer.as_ref().is_err_and(Error::nothing_was_done));
        answer
    });
    match asked.await {
        Ok(created) => {
            *baseline = None;
            let made = Made {
                name: new.name.clone(),
                client_id: created.client_id,
                secret: Some(Arc::new(created.client_secret)),
                app: None,
                after_cut: false,
                twice: false,
                unfinished: None,
            };
            Outcome::Made(Box::new(finish(session, draft, made).await))
        }
        Err(error) if error.nothing_was_done() => {
            *baseline = None;
            Outcome::NotMade(explain(words::CREATE_FAILED, &error))
        }
        Err(error) => match look(session, baseline, draft, Some(&error)).await {
            Some(outcome) => outcome,
            None => {
                let told = explain(words::CREATE_FAILED, &error);
                Outcome::NotMade(Explained { next: words::NOT_MADE_AFTER_CUT.to_owned(), ..told })
            }
        },
    }
}

/// Looks whether a try whose answer was lost made the app. `None` if it is not there.
pub async fn look(
    session: &Session,
    baseline: &mut Option<Baseline>,
    draft: &Draft,
    cause: Option<&Error>,
) -> Option<Outcome> {
    let Baseline { name, before } = baseline.clone()?;
    let apps = match named(session, &name).await {
        Ok(apps) => newly_made(&before, apps),
        Err(error) => {
            let told = explain(words::CREATE_UNKNOWN, cause.unwrap_or(&error));
            return Some(Outcome::Unknown(told));
        }
    };
    let twice = apps.len() > 1;
    let app = apps.into_iter().next()?;
    *baseline = None;
    let made = Made {
        name,
        client_id: app.client_id.clone(),
        secret: None,
        app: Some(app),
        after_cut: true,
        twice,
        unfinished: None,
    };
    Some(Outcome::Made(Box::new(finish(session, draft, made).await)))
}

/// Saves what `AddClient` leaves out on many versions: the description, and that the app is to be off.
pub async fn finish(session: &Session, draft: &Draft, mut made: Made) -> Made {
    made.unfinished = unfinished(session, &draft.trimmed(), &mut made).await.err();
    made
}

async fn unfinished(session: &Session, draft: &Draft, made: &mut Made) -> Result<(), Explained> {
    // Switching off comes first: an app that was asked to be off should not be open for longer than it must.
    if !draft.active {
        let change = ClientChange {
            client_id: made.client_id.clone(),
            is_active: Some(false),
            ..ClientChange::default()
        };
        let answer = session.call(async |client| client.update_client(&change).await).await;
        answer.map_err(|error| explain(words::SWITCH_OFF_FAILED, &error))?;
    }
    let mut app = read_back(session, made).await?;
    if app.description != draft.description {
        let answer =
            session.call(async |client| client.set_description(&app.id, &draft.description).await).await;
        let told = answer.map_err(|error| explain(words::DESCRIPTION_FAILED, &error));
        made.app = Some(app.clone());
        told?;
        app.description.clone_from(&draft.description);
    }
    made.app = Some(app);
    Ok(())
}

async fn read_back(session: &Session, made: &Made) -> Result<App, Explained> {
    let found = session.call(async |client| client.app_by_client_id(&made.client_id).await).await;
    match found {
        Ok(Some(app)) => Ok(app),
        Ok(None) => Err(Explained {
            what: words::READ_BACK_FAILED.to_owned(),
            why: words::NOT_LISTED_YET.to_owned(),
            next: words::NOT_LISTED_YET_NEXT.to_owned(),
            raw: made.client_id.clone(),
        }),
        Err(error) => Err(explain(words::READ_BACK_FAILED, &error)),
    }
}

async fn named(session: &Session, name: &str) -> Result<Vec<App>, Error> {
    session.call(async |client| client.apps_named(name).await).await
}
