//! A folder of static files that is served alongside Creatio. Files are read for each request, so a rebuild shows
//! immediately.

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use std::{path::PathBuf, sync::Arc};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// A folder of static files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaticFolder {
    /// The folder.
    pub folder: PathBuf,
    /// A file whose one line is sent as `Content-Security-Policy`.
    pub policy: Option<PathBuf>,
}

/// Adds the folder to a router under a path. The path without its final slash redirects there.
pub fn add_to<S: Clone + Send + Sync + 'static>(
    router: Router<S>,
    path: &str,
    folder: StaticFolder,
) -> Router<S> {
    let bare = path.trim_end_matches('/').to_owned();
    let with_slash = format!("{bare}/");
    let target = with_slash.clone();
    let redirect = move |request: Request| async move {
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        Redirect::temporary(&format!("{target}{query}"))
    };
    let files = Router::new().fallback(serve).with_state(Arc::new(folder));
    router.route(&bare, get(redirect)).nest_service(&with_slash, files)
}

async fn serve(State(folder): State<Arc<StaticFolder>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let Ok(response) = ServeDir::new(&folder.folder).oneshot(request).await;
    let mut response = response.into_response();
    let mut set = |name: HeaderName, value: HeaderValue| response.headers_mut().insert(name, value);
    set(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    set(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Some(policy) = policy_of(&folder).await {
        set(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

async fn policy_of(folder: &StaticFolder) -> Option<HeaderValue> {
    let text = tokio::fs::read_to_string(folder.policy.as_ref()?).await.ok()?;
    HeaderValue::from_str(text.trim()).ok()
}
