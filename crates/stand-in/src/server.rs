//! Both origins on 127.0.0.1.

use crate::{
    control::{self, Effect},
    environment::Environment,
    http::{Delay, Request, Response},
    journal::Origin,
    site::{Site, SiteSpec},
    static_files::{self, StaticFolder},
    wire::{Cut, from_wire, to_wire},
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

/// How to start the servers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Creatio's port; 0 is any free one.
    pub port: u16,
    /// The Identity Service's port; 0 is any free one.
    pub identity_port: u16,
    /// The site.
    pub site: SiteSpec,
    /// A folder of static files to serve alongside Creatio.
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
            site: SiteSpec::default(),
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
    /// Reads or changes the site from within the process.
    pub fn with_site<T>(&self, use_site: impl FnOnce(&mut Site) -> T) -> T {
        use_site(&mut self.shared.site())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
        self.shared.release();
    }
}

struct Shared {
    site: Mutex<Site>,
    /// Counts the releases of held responses.
    releases: watch::Sender<u64>,
    /// What the open connections wait for; it is sent once, to make them close as soon as they are idle.
    renewal: Mutex<watch::Sender<()>>,
}

impl Shared {
    fn site(&self) -> MutexGuard<'_, Site> {
        lock(&self.site)
    }

    fn release(&self) {
        self.releases.send_modify(|count| *count += 1);
    }

    /// Makes every connection close as soon as it is idle, and returns when those that are idle now have closed.
    async fn renew_connections(&self) {
        let renewal = std::mem::take(&mut *lock(&self.renewal));
        renewal.send_replace(());
        renewal.closed().await;
    }
}

/// A test that failed while it held the lock must not make others fail.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts both servers, and returns when they listen.
///
/// # Errors
/// If a port is in use, or `at` is not a path below the root.
pub async fn start(options: Options) -> io::Result<Running> {
    if options.at.trim_matches('/').is_empty() || !options.at.starts_with('/') {
        let message = "the page's path has to start with a slash and must not be the root";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    let creatio = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
    let identity = TcpListener::bind((Ipv4Addr::LOCALHOST, options.identity_port)).await?;
    let (port, identity_port) = (creatio.local_addr()?.port(), identity.local_addr()?.port());
    let identity_origin = format!("http://127.0.0.1:{identity_port}");

    let mut site = Site::new(options.site, Environment::with_system_clock());
    site.creatio.identity.address.clone_from(&identity_origin);
    site.creatio
        .identity_addresses
        .extend([identity_origin.clone(), format!("http://localhost:{identity_port}")]);
    let shared = Arc::new(Shared {
        site: Mutex::new(site),
        releases: watch::Sender::new(0),
        renewal: Mutex::default(),
    });

    let mut creatio_router =
        Router::new().route("/stand-in/{*call}", axum::routing::any(control_call)).fallback(creatio_call);
    if let Some(folder) = options.page {
        let folder = StaticFolder { folder, policy: options.policy };
        creatio_router = static_files::add_to(creatio_router, &options.at, folder);
    }
    let identity_router = Router::new().fallback(identity_call);
    let tasks = [
        tokio::spawn(accept(creatio, creatio_router.with_state(shared.clone()), shared.clone())),
        tokio::spawn(accept(identity, identity_router.with_state(shared.clone()), shared.clone())),
    ];
    let creatio_origin = format!("http://127.0.0.1:{port}");
    let page = format!("{creatio_origin}{}/", options.at.trim_end_matches('/'));
    Ok(Running { creatio_origin, identity_origin, page, shared, tasks })
}

async fn accept(listener: TcpListener, router: Router, shared: Arc<Shared>) {
    // Aborting the task drops this set, which ends the connections.
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

async fn serve(stream: TcpStream, router: Router, shared: Arc<Shared>) {
    let mut renewal = lock(&shared.renewal).subscribe();
    // Small responses are sent without delay; if that cannot be set, they only arrive later.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: wire::Request<Incoming>| {
        let (router, shared) = (router.clone(), shared.clone());
        async move {
            let Ok(mut response) = router.oneshot(request.map(Body::new)).await;
            // While a connection may be cut, no connection is reused, not even after a static file.
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
    // An error on the connection concerns only the client.
    tokio::select! {
        _ = connection.as_mut() => return,
        Ok(()) = renewal.changed() => connection.as_mut().graceful_shutdown(),
    }
    // An idle connection closes now, before `renewal` is dropped, which is what the renewal waits for.
    tokio::select! {
        biased;
        _ = connection.as_mut() => return,
        () = std::future::ready(()) => {}
    }
    drop(renewal);
    let _ = connection.await;
}

async fn control_call(
    State(shared): State<Arc<Shared>>,
    request: wire::Request<Body>,
) -> wire::Response<Body> {
    let Some(request) = from_wire(request).await else { return to_wire(Response::empty(413), false) };
    let (response, effect) = {
        let mut site = shared.site();
        let (response, effect) = control::answer(&mut site, &request);
        if effect == Effect::Release {
            shared.release();
        }
        (response, effect)
    };
    if effect == Effect::RenewConnections {
        shared.renew_connections().await;
    }
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
    // A separate task, because a server finishes its work even if the client disconnects.
    let carried_out = tokio::spawn(carry_out(shared, origin, request)).await;
    let (response, close) = carried_out.unwrap_or_else(|_| (Response::cut(), true));
    to_wire(response, close)
}

/// Answers a request after waiting for everything that holds it up. Also returns whether to close the connection.
async fn carry_out(shared: Arc<Shared>, origin: Origin, request: Request) -> (Response, bool) {
    let (pending, mut releases) = {
        let mut site = shared.site();
        (site.receive(origin, &request), shared.releases.subscribe())
    };
    if pending.is_held() {
        // Cannot fail: the sender lives as long as `shared`.
        let _ = releases.changed().await;
    }
    let (response, close, mut releases) = {
        let mut site = shared.site();
        let response = site.answer(pending, &request);
        (response, site.faults.may_cut(), shared.releases.subscribe())
    };
    match response.delay {
        Delay::None => {}
        Delay::Millis(millis) => tokio::time::sleep(Duration::from_millis(millis)).await,
        Delay::UntilReleased => {
            let _ = releases.changed().await;
        }
    }
    (response, close)
}
