//! Running the check from this page.

use creatio::{App, AppReply, Client, DiscoveryOutcome, Id, Page, Secret, UserKind};

use super::claims::Claims;
use crate::{
    connection::environment::Environment,
    endpoints::{Endpoints, Known},
};

/// Where tokens come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// This page may ask at this address.
    Page(String),
    /// A command in a shell has asked at this address.
    Shell(String),
    /// The browser does not let this page ask; a command in a shell may.
    NotAllowed,
    /// The address in config.json does not lead to an Identity Service.
    Wrong(String),
    /// Creatio has no address of an Identity Service.
    Missing,
}

/// One call: what is known of the answer, and how long it took in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// What is known of the answer.
    pub reply: AppReply,
    /// How long it took.
    pub ms: u32,
}

/// What was observed. A call that was not made is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where tokens come from.
    pub source: Source,
    /// The request for a token.
    pub token: Option<Call>,
    /// What the token says; `None` if it is opaque.
    pub claims: Option<Claims>,
    /// When the token arrived by the clock of the computer that asked, in milliseconds since 1970.
    pub now_ms: i64,
    /// The query through the DataService.
    pub data_service: Option<Call>,
    /// The query through OData.
    pub odata: Option<Call>,
}

/// What Creatio holds about the app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppFacts {
    /// Its client id.
    pub client_id: String,
    /// The scope of this site, if it is known.
    pub scope: Option<String>,
    /// Whether it is active, if that is known.
    pub is_active: Option<bool>,
    /// The name of its system user, if it has one.
    pub user: Option<String>,
    /// Whether that user is active, if that is known.
    pub user_is_active: Option<bool>,
    /// Whether that user has a license, or needs none, if that is known.
    pub user_has_license: Option<bool>,
}

/// More users of one name are not searched for the app's own.
const USERS: Page = Page { offset: 0, rows: 100 };

impl AppFacts {
    /// Reads them as the signed-in user. What cannot be read stays unknown.
    pub async fn read(client: &Client, client_id: String, record: Option<&Id>, scope: &Known) -> AppFacts {
        let mut facts =
            AppFacts { client_id, scope: scope.value().map(str::to_owned), ..AppFacts::default() };
        let Some(record) = record else { return facts };
        let Ok(App { is_active, system_user, .. }) = client.app(record).await else { return facts };
        facts.is_active = Some(is_active);
        let Some(user) = system_user else { return facts };
        let users = client.users(&user.name, USERS).await.map(|users| users.read).unwrap_or_default();
        if let Some(found) = users.iter().find(|found| found.id == user.id) {
            facts.user_is_active = Some(found.is_active);
            facts.user_has_license = match found.kind {
                UserKind::TechnicalUser => Some(true),
                UserKind::User => client.has_license(&user.id).await.unwrap_or_default(),
            };
        }
        facts.user = Some(user.name);
        facts
    }
}

impl Run {
    /// A run that has asked nothing yet.
    pub fn new(source: Source) -> Run {
        Run { source, token: None, claims: None, now_ms: 0, data_service: None, odata: None }
    }
}

/// Where this page may ask for tokens: the path in config.json, Creatio itself, or the address in the settings.
pub async fn find_source(client: &Client, environment: &Environment, endpoints: &Endpoints) -> Source {
    let configured = environment.identity_service.as_deref();
    let own = format!("{}{}", client.site_root(), endpoints.workspace.as_str());
    let setting = endpoints.token_url.value().and_then(|url| url.strip_suffix(TOKEN_PATH));
    for address in [configured, Some(&own), setting].into_iter().flatten() {
        let address = address.trim_end_matches('/');
        if let DiscoveryOutcome::Read(_) = client.discovery(address).await {
            return Source::Page(format!("{address}{TOKEN_PATH}"));
        }
    }
    match (configured, setting) {
        (Some(address), _) => Source::Wrong(address.to_owned()),
        (None, Some(_)) => Source::NotAllowed,
        (None, None) => Source::Missing,
    }
}

const TOKEN_PATH: &str = "/connect/token";

/// Asks for a token and uses it. `now_ms` is the clock; `progress` gets what was observed after each call but the last.
pub async fn run(
    client: &Client,
    token_url: String,
    app: &AppFacts,
    secret: &Secret,
    now_ms: fn() -> f64,
    progress: impl Fn(&Run),
) -> Run {
    let mut since = now_ms();
    let mut timed = |reply| {
        let now = now_ms();
        let ms = (now - since) as u32;
        since = now;
        Some(Call { reply, ms })
    };
    let (reply, token) = client.token_of_app(&token_url, &app.client_id, secret, app.scope.as_deref()).await;
    let mut run = Run { token: timed(reply), now_ms: now_ms() as i64, ..Run::new(Source::Page(token_url)) };
    let Some(token) = token else {
        // A service may allow this page its discovery document and nothing else: only a shell can tell an answer from none.
        let is_withheld = reply.status.is_none()
            && matches!(&run.source, Source::Page(url) if client.is_on_other_origin(url));
        return if is_withheld { Run::new(Source::NotAllowed) } else { run };
    };
    run.claims = Claims::of(&token, secret);
    progress(&run);
    run.data_service = timed(client.data_service_as_app(&token).await);
    progress(&run);
    run.odata = timed(client.odata_as_app(&token).await);
    run
}
