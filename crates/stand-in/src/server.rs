//! Both origins on 127.0.0.1.

use crate::{
    control::{self, Effect},
    http::{Delay, Request, Response},
    journal::Origin,
    page::{self, PageFolder},
    site::{Site, SiteOrder},
    surroundings::Surroundings,
};
use axum::{Router, body::Body, extract::State, http as wire};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::{
    io,
    net::Ipv4Addr,
    path::PathBuf,
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::{JoinHandle, JoinSet},
};
use tower::ServiceExt;

/// The largest request body that is read, in bytes.
const BODY_LIMIT: usize = 2 << 20;

/// How to start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Creatio's port; 0 is any free one.
    pub port: u16,
    /// The Identity Service's port; 0 is any free one.
    pub identity_port: u16,
    /// The version, the start state and the conditions.
    pub site: SiteOrder,
    /// A folder to serve beside Creatio.
    pub page: Option<PathBuf>,
    /// The path of that folder.
    pub at: String,
    /// A file whose one line is sent as `Content-Security-Policy` with that folder's files.
    pub policy: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            identity_port: 0,
            site: SiteOrder::default(),
            page: None,
            at: "/oauth-admin/".into(),
            policy: None,
        }
    }
}

/// Both servers; they stop when this is dropped.
pub struct Running {
    /// `http://127.0.0.1:PORT` of Creatio.
    pub creatio_origin: String,
    /// `http://127.0.0.1:PORT` of the Identity Service.
    pub identity_origin: String,
    /// The address of the page.
    pub page: String,
    shared: Arc<Shared>,
    tasks: [JoinHandle<()>; 2],
}

impl Running {
    /// Looks at the site, or changes it, from within the process.
    pub fn with_site<T>(&self, act: impl FnOnce(&mut Site) -> T) -> T {
        act(&mut self.shared.site())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
        self.shared.release.send_modify(|times| *times += 1);
    }
}

struct Shared {
    site: Mutex<Site>,
    /// Goes up when held answers are let go.
    release: watch::Sender<u64>,
    /// Goes up when idle connections are to be closed.
    renew: watch::Sender<u64>,
}

impl Shared {
    fn site(&self) -> MutexGuard<'_, Site> {
        self.site.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts both servers; they listen when this is ready.
///
/// # Errors
/// If a port is taken, or `at` is no path below the root.
pub async fn start(options: Options) -> io::Result<Running> {
    if options.at.trim_matches('/').is_empty() || !options.at.starts_with('/') {
        let words = "the page's path starts with a slash and is not the root";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, words));
    }
    let creatio = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
    let identity = TcpListener::bind((Ipv4Addr::LOCALHOST, options.identity_port)).await?;
    let (port, identity_port) = (creatio.local_addr()?.port(), identity.local_addr()?.port());
    let identity_origin = format!("http://127.0.0.1:{identity_port}");

    let mut site = Site::new(options.site, Surroundings::with_system_clock());
    site.creatio.identity.issuer.clone_from(&identity_origin);
    site.creatio
        .identity_addresses
        .extend([identity_origin.clone(), format!("http://localhost:{identity_port}")]);
    let (release, renew) = (watch::Sender::new(0), watch::Sender::new(0));
    let shared = Arc::new(Shared { site: Mutex::new(site), release, renew });

    let mut of_creatio =
        Router::new().route("/stand-in/{*call}", axum::routing::any(control_call)).fallback(creatio_call);
    if let Some(folder) = options.page {
        let page = PageFolder { folder, policy: options.policy };
        of_creatio = page::add_to(of_creatio, &options.at, page);
    }
    let of_identity = Router::new().fallback(identity_call);
    let tasks = [
        tokio::spawn(accept(creatio, of_creatio.with_state(shared.clone()), shared.clone())),
        tokio::spawn(accept(identity, of_identity.with_state(shared.clone()), shared.clone())),
    ];
    let creatio_origin = format!("http://127.0.0.1:{port}");
    let page = format!("{creatio_origin}{}/", options.at.trim_end_matches('/'));
    Ok(Running { creatio_origin, identity_origin, page, shared, tasks })
}

async fn accept(listener: TcpListener, router: Router, shared: Arc<Shared>) {
    // The connections end with this set, when the task is aborted.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => if let Ok((stream, _)) = accepted {
                connections.spawn(serve(stream, router.clone(), shared.clone()));
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

const CLOSE: wire::HeaderValue = wire::HeaderValue::from_static("close");

/// Marks an answer in whose place the connection is closed.
#[derive(Clone, Copy)]
struct Cut;

async fn serve(stream: TcpStream, router: Router, shared: Arc<Shared>) {
    let mut renew = shared.renew.subscribe();
    // Without it small answers wait for the other side; if it cannot be set, they only come later.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: wire::Request<Incoming>| {
        let (router, shared) = (router.clone(), shared.clone());
        async move {
            let Ok(mut response) = router.oneshot(request.map(Body::new)).await;
            // Whatever is answered while a cut is to come, a file of the page too, leaves no connection to reuse.
            if shared.site().faults.may_cut() {
                response.headers_mut().insert(wire::header::CONNECTION, CLOSE);
            }
            match response.extensions().get::<Cut>() {
                Some(Cut) => Err(io::Error::from(io::ErrorKind::ConnectionAborted)),
                None => Ok(response),
            }
        }
    });
    let mut connection = pin!(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    loop {
        tokio::select! {
            // How a connection ended is the client's to notice.
            _ = connection.as_mut() => return,
            Ok(()) = renew.changed() => connection.as_mut().graceful_shutdown(),
        }
    }
}

async fn control_call(
    State(shared): State<Arc<Shared>>,
    request: wire::Request<Body>,
) -> wire::Response<Body> {
    let Some(request) = from_wire(request).await else { return to_wire(Response::empty(413), false) };
    let (response, effect) = {
        let mut site = shared.site();
        let (response, effect) = control::answer(&mut site, &request);
        match effect {
            Effect::Release => shared.release.send_modify(|times| *times += 1),
            Effect::RenewConnections => shared.renew.send_modify(|times| *times += 1),
            Effect::None => {}
        }
        (response, effect)
    };
    to_wire(response, effect == Effect::RenewConnections)
}

async fn creatio_call(
    State(shared): State<Arc<Shared>>,
    request: wire::Request<Body>,
) -> wire::Response<Body> {
    call(shared, Origin::Creatio, request).await
}

async fn identity_call(
    State(shared): State<Arc<Shared>>,
    request: wire::Request<Body>,
) -> wire::Response<Body> {
    call(shared, Origin::Identity, request).await
}

async fn call(shared: Arc<Shared>, origin: Origin, request: wire::Request<Body>) -> wire::Response<Body> {
    let Some(request) = from_wire(request).await else { return to_wire(Response::empty(413), false) };
    // A task of its own, for a server goes on with what it was asked when the asker has gone.
    let carried_out = tokio::spawn(carry_out(shared, origin, request)).await;
    let (response, close) = carried_out.unwrap_or_else(|_| (Response::cut(), true));
    to_wire(response, close)
}

/// Answers a request once whatever it waits for has come; and says whether the connection is to be closed.
async fn carry_out(shared: Arc<Shared>, origin: Origin, request: Request) -> (Response, bool) {
    let (ticket, mut released) = {
        let mut site = shared.site();
        (site.arrive(origin, &request), shared.release.subscribe())
    };
    if ticket.waits_first() {
        // The sender lives in `shared`, so that this ends by a release alone.
        let _ = released.changed().await;
    }
    let (response, close, mut released) = {
        let mut site = shared.site();
        let response = site.answer(ticket, &request);
        (response, site.faults.may_cut(), shared.release.subscribe())
    };
    match response.delay {
        Delay::None => {}
        Delay::Millis(millis) => tokio::time::sleep(Duration::from_millis(millis)).await,
        Delay::UntilReleased => {
            let _ = released.changed().await;
        }
    }
    (response, close)
}

async fn from_wire(request: wire::Request<Body>) -> Option<Request> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, BODY_LIMIT).await.ok()?;
    let text = |value: &wire::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    Some(Request {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
        body: body.into(),
    })
}

fn to_wire(response: Response, close: bool) -> wire::Response<Body> {
    let mut answer = wire::Response::builder().status(if response.cut { 500 } else { response.status });
    for (name, value) in &response.headers {
        answer = answer.header(name, value);
    }
    if close {
        answer = answer.header("connection", "close");
    }
    if response.cut {
        answer = answer.extension(Cut);
    }
    answer.body(Body::from(response.body)).unwrap_or_else(|_| wire::Response::new(Body::empty()))
}
