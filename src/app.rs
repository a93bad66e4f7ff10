//! The frame: what every page shares, and which page stands in it.

use std::sync::Arc;

use creatio::{Client, Id, User, Workspace};
use leptos::{html, mount::mount_to_body, prelude::*, task::spawn_local};

use crate::{
    apps::{AppStore, AppsPage, Parts},
    browser::{self, Browser, Fetch},
    config::Place,
    connect::Connection,
    host::{Host, Surroundings, host},
    later::{Ahead, Failed, Later, Part, second_road, sign_out},
    navigation::{Navigator, navigator},
    route::{ListView, Route},
    session::{Phase, Session, session},
    text,
    ui::{Explained, Menu, MenuItem, Messages},
};

/// Under which key the place of Creatio's services is kept for the next visit.
const WORKSPACE: &str = "creatio-oauth-admin.workspace";

/// Reads the config file and mounts the page.
pub fn start() {
    browser::report_panics();
    // Leptos is not there yet to run this; it starts with the page.
    browser::run(async {
        let place = browser::load_config().await;
        browser::uncover();
        mount_to_body(move || view! { <App place/> });
    });
}

#[component]
fn App(place: Result<Place, String>) -> impl IntoView {
    let (site_name, client) = match &place {
        Ok(place) => (browser::host_name(&place.site_root), client(place)),
        Err(_) => (String::new(), Client::new(Arc::new(Fetch), "", None)),
    };
    let session = Session::new(client);
    let host: Arc<dyn Host> = Arc::new(Browser { site_name });
    let messages = Messages::new(host.clone());
    provide_context(text::WORDS);
    provide_context(messages);
    provide_context(Surroundings(host));
    provide_context(session.clone());
    provide_context(AppStore::new(second_road));
    provide_context(Navigator::new());
    provide_context(Ahead::new());
    provide_context(Connection::new(place.clone().unwrap_or_default()));
    let trouble = trouble(place);
    if trouble.is_none() {
        let session = session.clone();
        spawn_local(async move { session.find().await });
    }
    remember_workspace(session.clone());
    let ended = Memo::new(move |_| matches!(session.phase(), Phase::Ended(_)));
    view! {
        <Frame trouble/>
        <MessagesPlace messages/>
        {move || {
            ended.get().then(|| view! { <Later part={Part::Ended} meanwhile={nothing()}/> })
        }}
    }
}

/// The regions in which messages appear. The one for results is there before its first message, so that it is read out.
#[component]
fn MessagesPlace(messages: Messages) -> impl IntoView {
    let (result, failure) =
        (Memo::new(move |_| messages.has_result()), Memo::new(move |_| messages.has_failure()));
    let place = move |is_there: Memo<bool>, part: fn(Messages) -> Part| {
        move || is_there.get().then(|| view! { <Later part={part(messages)} meanwhile={nothing()}/> })
    };
    view! {
        <div class="messages">
            <div role="status" class="messages-results">{place(result, Part::Result)}</div>
            {place(failure, Part::Failure)}
        </div>
    }
}

fn client(place: &Place) -> Client {
    let remembered = || Browser { site_name: String::new() }.recall_workspace();
    let workspace = place.workspace.or_else(remembered);
    Client::new(Arc::new(Fetch), place.site_root.clone(), workspace)
}

impl Browser {
    fn recall_workspace(&self) -> Option<Workspace> {
        Workspace::parse(&self.recall(WORKSPACE)?)
    }
}

/// Keeps where Creatio's services were found, so that the next visit asks once less.
fn remember_workspace(session: Session) {
    let host = host();
    Effect::new(move || {
        if let (Phase::SignedIn(_), Some(workspace)) = (session.phase(), session.workspace()) {
            host.remember(WORKSPACE, Some(workspace.as_str()));
        }
    });
}

/// What keeps the page from working at all, known before Creatio was asked.
fn trouble(place: Result<Place, String>) -> Option<Explained> {
    let words = |what: &str, why: String, next: &str, raw: String| {
        Some(Explained { what: what.to_owned(), why, next: next.to_owned(), raw })
    };
    match place {
        Err(why) => words(text::session::CONFIG_BROKEN, why.clone(), text::session::CONFIG_NEXT, why),
        Ok(place) if !place.same_origin => words(
            text::session::OTHER_ORIGIN,
            text::session::OTHER_ORIGIN_WHY.to_owned(),
            text::session::OTHER_ORIGIN_NEXT,
            place.site_root,
        ),
        Ok(_) => None,
    }
}

/// Which of the few states of the session is shown; a user who signs in again keeps the page as it is.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    Finding,
    SignIn,
    Failed,
    Page,
}

#[component]
fn Frame(trouble: Option<Explained>) -> impl IntoView {
    let session = session();
    let main = NodeRef::<html::Main>::new();
    let phase = session.clone();
    let shown = Memo::new(move |_| match phase.phase() {
        Phase::Finding => Shown::Finding,
        Phase::SignedOut => Shown::SignIn,
        Phase::SignedIn(_) | Phase::Ended(_) => Shown::Page,
        Phase::Failed(_) => Shown::Failed,
    });
    let (store, connection) = (expect_context::<AppStore>(), expect_context::<Connection>());
    let ahead = expect_context::<Ahead>();
    Effect::new(move || {
        if shown.get() == Shown::SignIn {
            store.forget();
            connection.forget();
        }
        // The first list comes first; the rest of the page follows while somebody reads it.
        if store.is_complete() {
            ahead.fetch();
        }
    });
    // Signing in takes its fields away, and the focus with them.
    Effect::new(move |before: Option<Shown>| {
        let now = shown.get();
        if let (Some(Shown::SignIn), Shown::Page, Some(main)) = (before, now, main.get_untracked()) {
            let _ = main.focus();
        }
        now
    });
    let failing = session.clone();
    let content = move || match (&trouble, shown.get()) {
        (Some(explained), _) => view! {
            <h1>{text::PRODUCT}</h1>
            <Later part={Part::Failed(Failed::ForGood(explained.clone()))} meanwhile={nothing()}/>
        }
        .into_any(),
        (None, Shown::Finding) => skeleton(),
        (None, Shown::SignIn) => view! { <Later part={Part::SignIn} meanwhile={waiting()}/> }.into_any(),
        (None, Shown::Failed) => view! { <NotFound session={failing.clone()}/> }.into_any(),
        (None, Shown::Page) => view! { <Page main/> }.into_any(),
    };
    view! {
        <a class="skip" href="#main" rel="external">{text::SKIP}</a>
        <Bar session shown/>
        <main id="main" class="main" tabindex="-1" node_ref=main>{content}</main>
    }
}

#[component]
fn Bar(session: Session, shown: Memo<Shown>) -> impl IntoView {
    let site_name = host().site_name();
    view! {
        <header class="bar">
            <p class="bar-name">
                <span class="bar-product">{text::PRODUCT}</span>
                <span class="bar-site">{site_name}</span>
            </p>
            {move || (shown.get() == Shown::Page).then(|| view! { <Signed session={session.clone()}/> })}
        </header>
    }
}

/// What of the bar is there only for somebody who is signed in.
#[component]
fn Signed(session: Session) -> impl IntoView {
    let (navigator, messages) = (navigator(), expect_context::<Messages>());
    let user = session.clone();
    let name = Signal::derive(move || match user.phase() {
        Phase::SignedIn(User { name, .. }) | Phase::Ended(User { name, .. }) => name,
        _ => String::new(),
    });
    let leave = Callback::new(move |()| sign_out(session.clone(), messages));
    let link = move |label: &'static str, to: Route, here: fn(&Route) -> bool| {
        let current = move || here(&navigator.route()).then_some("page");
        view! { <a class="bar-link" href={to.to_query()} aria-current=current>{label}</a> }
    };
    let ahead = expect_context::<Ahead>();
    let apps = |route: &Route| matches!(route, Route::Apps(_) | Route::NewApp(_) | Route::App(_));
    view! {
        <nav class="bar-links" aria-label={text::MAIN}>
            {link(text::APPS, Route::Apps(ListView::default()), apps)}
            {link(text::CONNECT, Route::Connect, |route| *route == Route::Connect)}
        </nav>
        <div class="bar-more">
            {move || ahead.draw(Part::Palette(leave))}
        </div>
        <Menu label=name items={vec![MenuItem { label: text::SIGN_OUT, run: leave }]}/>
    }
}

/// Which page stands in the frame, apart from what its address says besides.
#[derive(Clone, PartialEq)]
enum PageKind {
    Apps,
    NewApp(Option<Id>),
    App(Id),
    Connect,
    None,
}

impl From<Route> for PageKind {
    fn from(route: Route) -> PageKind {
        match route {
            Route::Apps(_) => PageKind::Apps,
            Route::NewApp(from) => PageKind::NewApp(from),
            Route::App(id) => PageKind::App(id),
            Route::Connect => PageKind::Connect,
            Route::Unknown => PageKind::None,
        }
    }
}

#[component]
fn Page(main: NodeRef<html::Main>) -> impl IntoView {
    let (navigator, messages) = (navigator(), expect_context::<Messages>());
    let (store, ahead) = (expect_context::<AppStore>(), expect_context::<Ahead>());
    let kind = Memo::new(move |_| PageKind::from(navigator.route()));
    let host = host();
    // A reader of the screen follows from page to page; on the first page nothing was left.
    Effect::new(move |before: Option<()>| {
        host.set_title(&title(&kind.get()));
        if let (Some(()), Some(main)) = (before, main.get_untracked()) {
            messages.withdraw_offer();
            // Focus fails only on an element that cannot take it; main has a tabindex.
            let _ = main.focus();
        }
    });
    let later = |part| view! { <Later part meanwhile={waiting()}/> }.into_any();
    move || match kind.get() {
        PageKind::Apps => view! {
            {move || store.is_complete().then(|| view! { <Later part={Part::Strip} meanwhile={nothing()}/> })}
            <AppsPage parts={LIST_PARTS}/>
        }
        .into_any(),
        PageKind::NewApp(from) => later(Part::NewApp(from)),
        PageKind::App(id) => later(Part::App(id)),
        PageKind::Connect => later(Part::Connect),
        PageKind::None => {
            // No part of this page leads to the others being fetched.
            ahead.fetch();
            view! { <NoPage/> }.into_any()
        }
    }
}

/// The parts of the list that may have to be fetched first.
const LIST_PARTS: Parts = Parts {
    tools: |state| view! { <Later part={Part::ListTools(state)} meanwhile={nothing()}/> }.into_any(),
    failure: |what, error, again| {
        let part = Part::Failed(Failed::Call(what, error, again));
        view! { <Later part meanwhile={nothing()}/> }.into_any()
    },
};

fn title(kind: &PageKind) -> String {
    text::window_title(match kind {
        PageKind::NewApp(_) => text::one_app::NEW_HEADING,
        PageKind::Connect => text::CONNECT,
        PageKind::Apps | PageKind::App(_) => text::APPS,
        PageKind::None => text::NO_PAGE,
    })
}

/// Stands in for a page that is still to come.
fn skeleton() -> AnyView {
    view! {
        <div class="loading" aria-busy="true">
            {(0..6).map(|_| view! { <div class={"skeleton"}></div> }).collect_view()}
        </div>
    }
    .into_any()
}

fn nothing() -> ViewFn {
    ViewFn::from(|| ())
}

fn waiting() -> ViewFn {
    ViewFn::from(skeleton)
}

#[component]
fn NotFound(session: Session) -> impl IntoView {
    let asking = session.clone();
    let again = Callback::new(move |()| {
        let session = asking.clone();
        spawn_local(async move { session.find().await });
    });
    let note = move || match session.phase() {
        Phase::Failed(error) => {
            let part = Part::Failed(Failed::Call(text::session::FIND_FAILED, error, again));
            Some(view! { <Later part meanwhile={nothing()}/> })
        }
        _ => None,
    };
    view! {
        <h1>{text::PRODUCT}</h1>
        {note}
    }
}

#[component]
fn NoPage() -> impl IntoView {
    view! {
        <div class="empty">
            <h1>{text::NO_PAGE}</h1>
            <p>{text::NO_PAGE_NEXT}</p>
            <a class="button" href={Route::Apps(ListView::default()).to_query()}>{text::ALL_APPS}</a>
        </div>
    }
}
