//! The folder of static files that lies beside Creatio on one origin. It is read at each request.

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use std::{path::PathBuf, sync::Arc};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// A folder of static files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFolder {
    /// The folder.
    pub folder: PathBuf,
    /// A file whose one line is sent as `Content-Security-Policy`.
    pub policy: Option<PathBuf>,
}

/// Adds the folder to a router under a path; the path without the slash at its end leads to it.
pub fn add_to<S: Clone + Send + Sync + 'static>(router: Router<S>, at: &str, page: PageFolder) -> Router<S> {
    let (bare, with_slash) = (at.trim_end_matches('/').to_owned(), format!("{}/", at.trim_end_matches('/')));
    let target = with_slash.clone();
    let files = Router::new().fallback(serve).with_state(Arc::new(page));
    let to_slash = move |request: Request| async move {
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        Redirect::temporary(&format!("{target}{query}"))
    };
    router.route(&bare, get(to_slash)).nest_service(&with_slash, files)
}

async fn serve(State(page): State<Arc<PageFolder>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return axum::http::StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let Ok(answer) = ServeDir::new(&page.folder).oneshot(request).await;
    let mut response = answer.into_response();
    let mut set = |name: HeaderName, value: HeaderValue| response.headers_mut().insert(name, value);
    set(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // A browser asks again for every file, so that a rebuild shows at once.
    set(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Some(policy) = policy_of(&page).await {
        set(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

async fn policy_of(page: &PageFolder) -> Option<HeaderValue> {
    let text = tokio::fs::read_to_string(page.policy.as_ref()?).await.ok()?;
    HeaderValue::from_str(text.trim()).ok()
}
