//! The whole page: its contexts, its header, and the page of the current route.

use std::sync::Arc;

use creatio::{Client, Workspace};
use leptos::{ev, html, mount::mount_to_body, prelude::*, task::spawn_local};
use model::{
    config::{ConfigError, SiteLocation},
    list::view::ListView,
};

use crate::{
    app_store::AppStore,
    apps::AppsPage,
    browser::{self, Fetch},
    components::{Messages, Texts, latch, skeleton},
    connection::Connection,
    effect::effect,
    header::Header,
    lazy::{FrameViews, Lazy, LazyViews, PageViews},
    navigation::{Navigator, navigator},
    routes::{Route, stay_in_demo},
    session::{Phase, Session, session},
    text,
};

/// localStorage key of the workspace path that was found.
const WORKSPACE: &str = "creatio-oauth-admin.workspace";

/// Reads the config file and mounts the page.
pub fn start() {
    browser::report_panics();
    if let Some(demo) = browser::demo() {
        stay_in_demo(&demo);
    }
    // Leptos is not there yet to run this; it starts with the page.
    browser::page::run(async {
        let location = browser::load_config().await;
        browser::page::remove_shell();
        browser::form::notice_filled_fields();
        mount_to_body(move || view! { <App location/> });
    });
}

#[component]
fn App(location: Result<SiteLocation, ConfigError>) -> impl IntoView {
    let client = match &location {
        Ok(location) => client(location),
        Err(_) => Client::new(Arc::new(Fetch), "", None),
    };
    let (session, messages, views) = (Session::new(client), Messages::new(), LazyViews::new());
    provide_context(Texts { fix_href: Route::Connect.to_query().leak(), ..text::COMPONENT_TEXTS });
    provide_context(messages);
    provide_context(session.clone());
    provide_context(AppStore::default());
    provide_context(Navigator::new());
    provide_context(views);
    provide_context(Connection::new(location.clone().unwrap_or_default()));
    // Known before the first request to Creatio.
    let obstacle = Some(location).filter(|location| !location.as_ref().is_ok_and(|found| found.same_origin));
    if obstacle.is_none() {
        let session = session.clone();
        spawn_local(async move { session.find().await });
    }
    remember_workspace(session.clone());
    check_user_on_return(session.clone());
    let prompts = Memo::new(move |_| matches!(session.phase(), Phase::Ended(_) | Phase::Replaced { .. }));
    let prompt = move || {
        prompts
            .get()
            .then(|| view! { <Lazy chunk={views.pages} draw=|views: PageViews| (views.session_prompt)()/> })
    };
    view! {
        <Frame obstacle/>
        <MessageRegion messages/>
        {prompt}
    }
}

/// The regions of messages. The one for results exists before its first message, so that screen readers announce it.
#[component]
fn MessageRegion(messages: Messages) -> impl IntoView {
    let chunk = expect_context::<LazyViews>().pages;
    let has_result = Memo::new(move |_| messages.has_result());
    let has_failure = Memo::new(move |_| messages.has_failure());
    let result = move || {
        has_result
            .get()
            .then(|| view! { <Lazy chunk draw=move |views: PageViews| (views.result)(messages)/> })
    };
    let failure = move || {
        has_failure
            .get()
            .then(|| view! { <Lazy chunk draw=move |views: PageViews| (views.failure)(messages)/> })
    };
    view! {
        <div class="messages">
            <div role="status" class="messages-results">{result}</div>
            {failure}
        </div>
    }
}

fn client(location: &SiteLocation) -> Client {
    let remembered = || Workspace::parse(&browser::storage::load(WORKSPACE)?);
    let workspace = location.workspace.or_else(remembered);
    Client::new(Arc::new(Fetch), location.site_root.clone(), workspace)
}

/// Notices, as soon as the user comes back to the page, that another user has signed in in another tab.
fn check_user_on_return(session: Session) {
    // The listener lives as long as the page.
    let _ = window_event_listener(ev::focus, move |_| {
        let session = session.clone();
        spawn_local(async move {
            session.check_user().await;
        });
    });
}

/// Saves where Creatio's services were found, so that the next visit needs one request less.
fn remember_workspace(session: Session) {
    effect(move || {
        if let (Phase::SignedIn(_), Some(workspace)) = (session.phase(), session.workspace()) {
            browser::storage::save(WORKSPACE, Some(workspace.as_str()));
        }
    });
}

/// What the frame shows; a user who signs in again keeps the page as it is.
#[derive(Clone, Copy, PartialEq)]
enum Content {
    Loading,
    SignIn,
    Failed,
    Page,
}

#[component]
fn Frame(
    /// The config file that keeps the page from working at all, if it does.
    obstacle: Option<Result<SiteLocation, ConfigError>>,
) -> impl IntoView {
    let session = session();
    let main = NodeRef::<html::Main>::new();
    let phase = session.clone();
    let content = Memo::new(move |_| match phase.phase() {
        Phase::Finding => Content::Loading,
        Phase::SignedOut => Content::SignIn,
        Phase::SignedIn(_) | Phase::Ended(_) | Phase::Replaced { .. } => Content::Page,
        Phase::Failed(_) => Content::Failed,
    });
    let (store, connection) = (expect_context::<AppStore>(), expect_context::<Connection>());
    let views = expect_context::<LazyViews>();
    effect(move || {
        if content.get() == Content::SignIn {
            store.clear();
            connection.forget();
        }
    });
    // Signing in removes the focused field, so the focus has to move.
    Effect::new(move |before: Option<Content>| {
        let now = content.get();
        if let (Some(Content::SignIn), Content::Page, Some(main)) = (before, now, main.get_untracked()) {
            let _ = main.focus();
        }
        now
    });
    let failing = session.clone();
    let body = move || {
        match (obstacle.clone(), content.get()) {
        (Some(location), _) => view! {
            <h1>{text::PRODUCT}</h1>
            <Lazy chunk={views.pages} draw=move |views: PageViews| (views.obstacle)(location.clone())/>
        }
        .into_any(),
        (None, Content::Loading) => loading(),
        (None, Content::SignIn) => view! {
            <Lazy chunk={views.frame} fallback={ViewFn::from(loading)} draw=|views: FrameViews| (views.sign_in)()/>
        }
        .into_any(),
        (None, Content::Failed) => view! { <SessionFailure session={failing.clone()}/> }.into_any(),
        (None, Content::Page) => view! { <Page main/> }.into_any(),
    }
    };
    let signed_in = Memo::new(move |_| content.get() == Content::Page);
    view! {
        <a class="skip" href="#main" rel="external">{text::SKIP}</a>
        <Header session signed_in/>
        <main id="main" class="main" tabindex="-1" node_ref=main>{body}</main>
    }
}

/// Says why it could not be determined who is signed in.
#[component]
fn SessionFailure(session: Session) -> impl IntoView {
    let chunk = expect_context::<LazyViews>().pages;
    let finding = session.clone();
    let retry = Callback::new(move |()| {
        let session = finding.clone();
        spawn_local(async move { session.find().await });
    });
    let note = move || match session.phase() {
        Phase::Failed(error) => {
            let draw = move |views: PageViews| (views.session_failure)(error.clone(), retry);
            Some(view! { <Lazy chunk draw/> })
        }
        _ => None,
    };
    view! {
        <h1>{text::PRODUCT}</h1>
        {note}
    }
}

#[component]
fn Page(main: NodeRef<html::Main>) -> impl IntoView {
    let (navigator, messages) = (navigator(), expect_context::<Messages>());
    let (store, views) = (expect_context::<AppStore>(), expect_context::<LazyViews>());
    // A change of search, sorting or filters stays on the same page.
    let page = Memo::new(move |_| match navigator.route() {
        Route::Apps(_) => Route::Apps(ListView::default()),
        route => route,
    });
    // Moving the focus announces a new page to screen readers; the first page has no page before it.
    Effect::new(move |before: Option<()>| {
        browser::page::set_title(&text::window_title(page.get().title()));
        if let (Some(()), Some(main)) = (before, main.get_untracked()) {
            messages.withdraw_offer();
            // Focus fails only on an element that cannot take it; main has a tabindex.
            let _ = main.focus();
        }
    });
    // The first list has priority; the rest is prefetched while the user reads it.
    let ready = latch(move || store.is_complete() || !matches!(page.get(), Route::Apps(_)));
    effect(move || {
        if ready.get() {
            views.prefetch();
        }
    });
    move || match page.get() {
        Route::Apps(_) => view! {
            <Lazy chunk={views.frame} quiet=true draw=|views: FrameViews| (views.connection_banner)()/>
            <AppsPage/>
        }
        .into_any(),
        // The match in lazy.rs is exhaustive.
        route => {
            let draw = move |views: PageViews| (views.page)(route.clone());
            view! { <Lazy chunk={views.pages} fallback={ViewFn::from(loading)} draw/> }.into_any()
        }
    }
}

fn loading() -> AnyView {
    skeleton("")
}
