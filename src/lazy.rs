//! The code that is fetched on demand: the table of its entry points, and the component that shows one of them.
//!
//! `cargo xtask dist` builds with the feature `split`, which puts each chunk into a WebAssembly file of its own. Other builds
//! have one file, and every chunk is there from the start.

mod chunk;
mod chunks;

use creatio::Error;
use leptos::{prelude::*, task::spawn_local};
use model::{
    config::{ConfigError, SiteLocation},
    list::view::Column,
};

use crate::{
    access::AccessPage,
    app_store::{AppStore, Row},
    browser,
    client_app::{AppPage, NewPage},
    command_palette::{PaletteButton, PaletteDialogs, PaletteState},
    components::{Button, FailureNote, Messages},
    connect::ConnectPage,
    connection::{ConnectionBanner, NoApps},
    findings::{FindingsCount, FindingsPage},
    list_state::{ColumnSettings, ListState, ViewState},
    list_tools::{
        ColumnResizer, ListFrame, ListToolbar, NoRows, Panel, SelectionTools, panel, read_pasted, turn_row,
    },
    routes::Route,
    session::{self, DemoLink, EndedDialog, OtherUserDialog, Session, SignInError, SignInPage},
    text::{self, failure::explain},
    unknown_page::UnknownPage,
};

pub use chunk::{Chunk, Lazy, NotFetched};

/// The other pages, messages and failures, and what a press or a key brings on screen beside the list. They share so much code
/// that two files would together be some 17 KB larger than one.
#[derive(Clone, Copy)]
pub struct PageViews {
    /// The page of a route.
    pub page: fn(Route) -> AnyView,
    /// A panel below a button of the list; the callback closes it.
    pub panel: fn(ListState, Panel, Callback<()>) -> AnyView,
    /// What can be done with rows.
    pub selection: fn(ListState) -> AnyView,
    /// Turns the app of a row on or off, reports the result, and offers to undo turning it off.
    pub turn: fn(Session, Messages, AppStore, Row, bool),
    /// The command palette and the list of shortcuts; the callback ends the session.
    pub palette: fn(PaletteState, Callback<()>) -> AnyView,
    /// Completes the name of the link to the findings by their number.
    pub findings_count: fn() -> AnyView,
    /// The dialog over a page whose session has ended, or whose user is no longer the signed-in one.
    pub session_prompt: fn() -> AnyView,
    /// The message with the last result.
    pub result: fn(Messages) -> AnyView,
    /// The message with the last failure.
    pub failure: fn(Messages) -> AnyView,
    /// Why the page cannot work with this config file.
    pub obstacle: fn(Result<SiteLocation, ConfigError>) -> AnyView,
    /// A failed call: what did not work, why, and how to try again.
    pub call_failure: fn(&'static str, Error, Callback<()>) -> AnyView,
    /// Why signing in failed.
    pub sign_in_failure: fn(SignInError) -> AnyView,
    /// Why it could not be determined who is signed in, and the way into the demo: Creatio may not be there at all.
    pub session_failure: fn(Error, Callback<()>) -> AnyView,
    /// Ends the session in Creatio.
    pub sign_out: fn(Session, Messages),
    /// Reports a failed call, named by the text, as a message.
    pub report: fn(Messages, &'static str, &Error),
    /// Reads what was pasted into the search.
    pub read_pasted: fn(ViewState, AppStore, Messages, &str),
}

/// What is on screen beside the first rows, or in their place.
#[derive(Clone, Copy)]
pub struct FrameViews {
    /// The page of a user who is not signed in.
    pub sign_in: fn() -> AnyView,
    /// The button of the command palette; the callback ends the session.
    pub palette: fn(Callback<()>) -> AnyView,
    /// The banner above the list while the connection has a problem.
    pub connection_banner: fn() -> AnyView,
    /// The filters and buttons of the list.
    pub tools: fn(ListState) -> AnyView,
    /// What replaces the table when there is no app, or none that matches.
    pub no_rows: fn(ListState) -> AnyView,
    /// What the list does beside showing its rows.
    pub list_frame: fn(ListState) -> AnyView,
    /// The handle at the edge of a column header.
    pub column_resizer: fn(ColumnSettings, Column) -> AnyView,
}

fn call_failure(what: &'static str, error: Error, retry: Callback<()>) -> AnyView {
    view! {
        <FailureNote explained={explain(what, &error)}>
            <Button label={text::TRY_AGAIN} press=retry/>
        </FailureNote>
    }
    .into_any()
}

const FRAME_VIEWS: FrameViews = FrameViews {
    sign_in: || {
        let chunk = expect_context::<LazyViews>().pages;
        let failure_view = Callback::new(move |failure: SignInError| {
            let draw = move |views: PageViews| (views.sign_in_failure)(failure.clone());
            view! { <Lazy chunk draw/> }.into_any()
        });
        view! { <SignInPage failure_view/> }.into_any()
    },
    palette: |leave| {
        let chunk = expect_context::<LazyViews>().pages;
        let dialogs = Callback::new(move |palette| {
            view! { <Lazy chunk draw=move |views: PageViews| (views.palette)(palette, leave)/> }.into_any()
        });
        view! { <PaletteButton dialogs/> }.into_any()
    },
    connection_banner: || view! { <ConnectionBanner/> }.into_any(),
    tools: |list| {
        let chunk = expect_context::<LazyViews>().pages;
        let panel = Callback::new(move |(panel, close)| {
            view! { <Lazy chunk draw=move |views: PageViews| (views.panel)(list, panel, close)/> }.into_any()
        });
        view! { <ListToolbar list panel/> }.into_any()
    },
    list_frame: |list| {
        let chunk = expect_context::<LazyViews>().pages;
        let selection_tools = Callback::new(move |is_needed: bool| {
            let draw = move |views: PageViews| (views.selection)(list);
            view! { <Lazy chunk quiet={!is_needed} draw/> }.into_any()
        });
        let messages = expect_context::<Messages>();
        let query_failed = Callback::new(move |error: Error| {
            spawn_local(async move {
                if let Ok(views) = chunk.fetch().await {
                    (views.report)(messages, text::list_tools::INACTIVE_USERS_FAILED, &error);
                }
            });
        });
        view! { <ListFrame list selection_tools query_failed/> }.into_any()
    },
    no_rows: |list| view! { <NoRows list no_apps={ViewFn::from(|| view! { <NoApps/> })}/> }.into_any(),
    column_resizer: |columns, column| view! { <ColumnResizer columns column/> }.into_any(),
};

const PAGE_VIEWS: PageViews = PageViews {
    page: |route| match route {
        Route::NewApp(from) => view! { <NewPage from/> }.into_any(),
        Route::App(id) => view! { <AppPage id/> }.into_any(),
        Route::Connect => view! { <ConnectPage/> }.into_any(),
        Route::Unknown => view! { <UnknownPage/> }.into_any(),
        Route::Access => view! { <AccessPage/> }.into_any(),
        Route::Findings => view! { <FindingsPage/> }.into_any(),
        // app.rs draws the list without this chunk.
        Route::Apps(_) => ().into_any(),
    },
    panel,
    selection: |list| view! { <SelectionTools list/> }.into_any(),
    turn: turn_row,
    palette: |palette, leave| view! { <PaletteDialogs palette leave/> }.into_any(),
    findings_count: || view! { <FindingsCount/> }.into_any(),
    session_prompt: || view! { <EndedDialog/><OtherUserDialog/> }.into_any(),
    result: Messages::result_view,
    failure: Messages::failure_view,
    obstacle: |location| {
        view! { <FailureNote explained={text::session::obstacle(location)}/><DemoLink/> }.into_any()
    },
    call_failure,
    sign_in_failure: session::sign_in_failure,
    session_failure: |error, retry| {
        view! { {call_failure(text::session::FIND_FAILED, error, retry)} <DemoLink/> }.into_any()
    },
    sign_out: session::sign_out,
    report: |messages, what, error| messages.fail(explain(what, error)),
    read_pasted,
};

/// All chunks, from the context of a view.
#[derive(Clone, Copy)]
pub struct LazyViews {
    /// What is on screen beside the first rows, or in their place.
    pub frame: Chunk<FrameViews>,
    /// The other pages, messages and failures, and what a press or a key brings on screen.
    pub pages: Chunk<PageViews>,
}

impl LazyViews {
    /// Nothing is fetched yet; to be made where the whole page lives.
    pub fn new() -> Self {
        Self {
            frame: Chunk::new(|| Box::pin(chunks::frame_views())),
            pages: Chunk::new(|| Box::pin(chunks::page_views())),
        }
    }

    /// Fetches code before it is needed, one chunk after another.
    ///
    /// What is visible beside the first rows comes first, without a delay, because the banner in it queries the connection.
    /// What a press or a key needs follows the first of them, when the browser is idle. Where the user saves data the one
    /// is fetched at the first press or key, and the other only when it is needed. A chunk that cannot be fetched is tried
    /// again when it is needed.
    pub fn prefetch(self) {
        let (saves_data, first_use) = (browser::page::saves_data(), browser::page::first_use());
        spawn_local(async move {
            if saves_data {
                first_use.await;
                let _ = self.frame.fetch().await;
                return;
            }
            let _ = self.frame.fetch().await;
            first_use.await;
            browser::time::idle().await;
            let _ = self.pages.fetch().await;
        });
    }

    /// Turns the app of a row on or off.
    pub fn turn(self, session: Session, messages: Messages, store: AppStore, row: Row, on: bool) {
        // The switch moves at once, before the code is here.
        row.requested.set(Some(on));
        spawn_local(async move {
            match self.pages.fetch().await {
                Ok(views) => (views.turn)(session, messages, store, row, on),
                Err(NotFetched) => {
                    row.requested.set(None);
                    messages.warn(format!("{} {}", text::NOT_FETCHED, text::NOT_FETCHED_WHY));
                }
            }
        });
    }

    /// Reads what was pasted into the search. While its code cannot be fetched, the text just stays out of the address.
    pub fn read_pasted(self, view: ViewState, store: AppStore, messages: Messages, text: String) {
        spawn_local(async move {
            if let Ok(views) = self.pages.fetch().await {
                (views.read_pasted)(view, store, messages, &text);
            }
        });
    }

    /// Ends the session in Creatio.
    pub fn sign_out(self, session: Session, messages: Messages) {
        spawn_local(async move {
            match self.pages.fetch().await {
                Ok(views) => (views.sign_out)(session, messages),
                // Without the code that explains a failure it is tried all the same.
                Err(NotFetched) => drop(session.sign_out().await),
            }
        });
    }
}
