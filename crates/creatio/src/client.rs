//! The client of one site, and how it sends one request.

use std::sync::atomic::{AtomicI64, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::app_columns::MissingColumns;
use crate::call::Call;
use crate::expected_user::ExpectedUser;
use crate::response::{Failure, ParsedResponse, classify, transport_error};
use crate::transport::Transport;
use crate::workspace::{KnownWorkspace, Workspace};

/// A client of one Creatio site, acting as the signed-in user of its transport.
///
/// It learns about the site as it goes: where the services are, which columns the version lacks, and which tables only
/// OData may read. All of that is shared by concurrent calls.
pub struct Client {
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) workspace: KnownWorkspace,
    pub(crate) missing_columns: MissingColumns,
    /// Tables that OData reads because the DataService refused; see `odata_fallback.rs`.
    pub(crate) tables_read_by_odata: AtomicU8,
    site_root: String,
    clock_ahead_ms: AtomicI64,
    pub(crate) expected_user: Mutex<Option<ExpectedUser>>,
    /// The value of the cookie `BPMCSRF` that Creatio accepted where it had refused the first one.
    accepted_csrf_token: Mutex<Option<String>>,
}

/// Marks a clock that was never read.
const UNKNOWN_CLOCK: i64 = i64::MIN;

impl Client {
    /// A client of the site at `site_root`: `""` for the root of the transport's origin, a path on it such as
    /// `/creatio`, or an absolute address. `workspace` is a configured or stored workspace; the site's responses
    /// correct it.
    pub fn new(
        transport: Arc<dyn Transport>,
        site_root: impl Into<String>,
        workspace: Option<Workspace>,
    ) -> Client {
        let mut site_root = site_root.into();
        site_root.truncate(site_root.trim_end_matches('/').len());
        Client {
            transport,
            workspace: KnownWorkspace::unconfirmed(workspace),
            missing_columns: MissingColumns::default(),
            tables_read_by_odata: AtomicU8::new(0),
            site_root,
            clock_ahead_ms: AtomicI64::new(UNKNOWN_CLOCK),
            expected_user: Mutex::default(),
            accepted_csrf_token: Mutex::default(),
        }
    }

    /// Creatio's clock minus this computer's at the last response, in milliseconds; `None` until a response with a
    /// readable `Date` header. A proxy may replace Creatio's clock by its own.
    pub fn clock_ahead_ms(&self) -> Option<i64> {
        Some(self.clock_ahead_ms.load(Ordering::Relaxed)).filter(|ahead| *ahead != UNKNOWN_CLOCK)
    }

    /// The workspace of the site, as far as it is known.
    pub fn workspace(&self) -> Option<Workspace> {
        self.workspace.get()
    }

    /// The site root without a slash at its end.
    pub fn site_root(&self) -> &str {
        &self.site_root
    }

    /// The current value of the cookie `BPMCSRF`; `None` if there is none or it cannot be read (creatio-api.md,
    /// section 1.3). If there are several, the one that Creatio accepted, else the first.
    pub fn csrf_token(&self) -> Option<String> {
        let mut tokens = self.csrf_tokens();
        let accepted = self.accepted_csrf_token.lock().unwrap_or_else(PoisonError::into_inner);
        let used = tokens.iter().position(|token| accepted.as_ref() == Some(token)).unwrap_or_default();
        (used < tokens.len()).then(|| tokens.swap_remove(used))
    }

    /// The current values of all cookies `BPMCSRF` that can be read.
    pub(crate) fn csrf_tokens(&self) -> Vec<String> {
        let mut tokens = self.transport.csrf_tokens();
        tokens.retain(|token| !token.is_empty());
        tokens
    }

    /// Sends one request to a service under `root`, which is a path below the site root.
    pub(crate) async fn send(&self, root: &str, call: &Call<'_>) -> Result<ParsedResponse, Failure> {
        self.send_with(self.csrf_token(), root, call).await
    }

    /// Sends a read with each value of the cookie `BPMCSRF` until Creatio accepts one, and uses that from then on.
    pub(crate) async fn send_with_any_token(
        &self,
        root: &str,
        call: &Call<'_>,
    ) -> Result<ParsedResponse, Failure> {
        let first = self.csrf_token();
        let mut outcome = self.send_with(first.clone(), root, call).await;
        for token in self.csrf_tokens() {
            if !matches!(outcome, Err(Failure::SessionUnclear(_))) {
                break;
            }
            if Some(&token) != first.as_ref() {
                outcome = self.send_with(Some(token.clone()), root, call).await;
                if outcome.is_ok() {
                    *self.accepted_csrf_token.lock().unwrap_or_else(PoisonError::into_inner) = Some(token);
                }
            }
        }
        outcome
    }

    async fn send_with(
        &self,
        csrf_token: Option<String>,
        root: &str,
        call: &Call<'_>,
    ) -> Result<ParsedResponse, Failure> {
        let (request, sent) = call.request(&format!("{}{root}", self.site_root), csrf_token);
        match self.transport.send(request).await {
            Ok(response) => {
                if let Some(ahead) = response.clock_ahead_ms {
                    self.clock_ahead_ms.store(ahead, Ordering::Relaxed);
                }
                classify(call, response, sent)
            }
            Err(error) => Err(Failure::Final(transport_error(call.id, error, &sent))),
        }
    }
}
