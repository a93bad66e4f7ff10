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
    list::{bulk::BulkAction, view::Column},
};

use crate::{
    app_store::{AppStore, Row},
    browser,
    client_app::{AppPage, NewPage},
    command_palette::{PaletteButton, PaletteDialogs, PaletteState},
    components::{Button, FailureNote, Messages},
    connect::ConnectPage,
    connection::ConnectionBanner,
    list_state::{ColumnSettings, ListState, Selection, ViewState},
    list_tools::{
        BulkDialog, ColumnChooser, ColumnResizer, ExportMenu, Filters, NothingFound, SelectionTools,
        read_pasted, turn_row,
    },
    routes::Route,
    session::{self, EndedDialog, OtherUserDialog, Session, SignInPage},
    text::{self, failure::explain},
    unknown_page::UnknownPage,
};

pub use chunk::{Chunk, Lazy, NotFetched};

/// Signing in, messages and failures.
#[derive(Clone, Copy)]
pub struct MessageViews {
    /// The page of a user who is not signed in.
    pub sign_in: fn() -> AnyView,
    /// The dialog over a page whose session has ended, or whose user is not the signed-in one any more.
    pub session_prompt: fn() -> AnyView,
    /// The message with the last result.
    pub result: fn(Messages) -> AnyView,
    /// The message with the last failure.
    pub failure: fn(Messages) -> AnyView,
    /// Why the page cannot work with this config file.
    pub obstacle: fn(Result<SiteLocation, ConfigError>) -> AnyView,
    /// A failed call: what did not work, why, and how to try again.
    pub call_failure: fn(&'static str, Error, Callback<()>) -> AnyView,
    /// Ends the session in Creatio.
    pub sign_out: fn(Session, Messages),
    /// Reports a failed call, named by the text, as a message.
    pub report: fn(Messages, &'static str, &Error),
    /// Reads what was pasted into the search.
    pub read_pasted: fn(ViewState, AppStore, Messages, &str),
}

/// What a press or a key brings on screen.
#[derive(Clone, Copy)]
pub struct DialogViews {
    /// The filters of the list.
    pub filters: fn(ViewState) -> AnyView,
    /// The checkboxes of the columns of the list.
    pub column_chooser: fn(ColumnSettings) -> AnyView,
    /// The dialog of an action on the selected apps.
    pub bulk: fn(ListState, RwSignal<Option<BulkAction>>) -> AnyView,
    /// Turns the app of a row on or off, reports the result, and offers to undo turning it off.
    pub turn: fn(Session, Messages, AppStore, Row, bool),
    /// The command palette and the list of shortcuts; the callback ends the session.
    pub palette: fn(PaletteState, Callback<()>) -> AnyView,
}

/// What is on screen beside the first rows.
#[derive(Clone, Copy)]
pub struct FrameViews {
    /// The button of the command palette; the callback ends the session.
    pub palette: fn(Callback<()>) -> AnyView,
    /// The banner above the list while the connection has a problem.
    pub connection_banner: fn() -> AnyView,
    /// The bar for the selected apps, and the commands of the list.
    pub selection: fn(ListState) -> AnyView,
    /// What replaces the table when no app matches.
    pub nothing_found: fn(ListState) -> AnyView,
    /// The handle at the edge of a column header.
    pub column_resizer: fn(ColumnSettings, Column) -> AnyView,
    /// The menu that exports the list.
    pub export_menu: fn(Selection) -> AnyView,
}

/// The other pages.
#[derive(Clone, Copy)]
pub struct PageViews {
    /// The page of a route.
    pub page: fn(Route) -> AnyView,
}

const MESSAGE_VIEWS: MessageViews = MessageViews {
    sign_in: || view! { <SignInPage/> }.into_any(),
    session_prompt: || view! { <EndedDialog/><OtherUserDialog/> }.into_any(),
    result: Messages::result_view,
    failure: Messages::failure_view,
    obstacle: |location| view! { <FailureNote explained={text::session::obstacle(location)}/> }.into_any(),
    call_failure: |what, error, retry| {
        view! {
            <FailureNote explained={explain(what, &error)}>
                <Button label={text::TRY_AGAIN} press=retry/>
            </FailureNote>
        }
        .into_any()
    },
    sign_out: session::sign_out,
    report: |messages, what, error| messages.fail(explain(what, error)),
    read_pasted,
};

const DIALOG_VIEWS: DialogViews = DialogViews {
    filters: |view| view! { <Filters view/> }.into_any(),
    column_chooser: |columns| view! { <ColumnChooser columns/> }.into_any(),
    bulk: |list, requested| view! { <BulkDialog list requested/> }.into_any(),
    turn: turn_row,
    palette: |palette, leave| view! { <PaletteDialogs palette leave/> }.into_any(),
};

const FRAME_VIEWS: FrameViews = FrameViews {
    palette: |leave| {
        let chunk = expect_context::<LazyViews>().dialogs;
        let dialogs = Callback::new(move |palette| {
            view! { <Lazy chunk draw=move |dialogs: DialogViews| (dialogs.palette)(palette, leave)/> }
                .into_any()
        });
        view! { <PaletteButton dialogs/> }.into_any()
    },
    connection_banner: || view! { <ConnectionBanner/> }.into_any(),
    selection: |list| {
        let chunk = expect_context::<LazyViews>().dialogs;
        let bulk_dialog = Callback::new(move |requested| {
            view! { <Lazy chunk draw=move |dialogs: DialogViews| (dialogs.bulk)(list, requested)/> }
                .into_any()
        });
        let (messages, explaining) = (expect_context::<Messages>(), expect_context::<LazyViews>().messages);
        let query_failed = Callback::new(move |error: Error| {
            spawn_local(async move {
                if let Ok(views) = explaining.fetch().await {
                    (views.report)(messages, text::list_tools::INACTIVE_USERS_FAILED, &error);
                }
            });
        });
        view! { <SelectionTools list bulk_dialog query_failed/> }.into_any()
    },
    nothing_found: |list| view! { <NothingFound list/> }.into_any(),
    column_resizer: |columns, column| view! { <ColumnResizer columns column/> }.into_any(),
    export_menu: |selection| view! { <ExportMenu selection/> }.into_any(),
};

const PAGE_VIEWS: PageViews = PageViews {
    page: |route| match route {
        Route::NewApp(from) => view! { <NewPage from/> }.into_any(),
        Route::App(id) => view! { <AppPage id/> }.into_any(),
        Route::Connect => view! { <ConnectPage/> }.into_any(),
        Route::Unknown => view! { <UnknownPage/> }.into_any(),
        // app.rs draws the list without this chunk.
        Route::Apps(_) => ().into_any(),
    },
};

/// All chunks, from the context of a view.
#[derive(Clone, Copy)]
pub struct LazyViews {
    /// Signing in, messages and failures.
    pub messages: Chunk<MessageViews>,
    /// What a press or a key brings on screen.
    pub dialogs: Chunk<DialogViews>,
    /// What is on screen beside the first rows.
    pub frame: Chunk<FrameViews>,
    /// The other pages.
    pub pages: Chunk<PageViews>,
}

impl LazyViews {
    /// Nothing is fetched yet; to be made where the whole page lives.
    pub fn new() -> Self {
        Self {
            messages: Chunk::new(|| Box::pin(chunks::message_views())),
            dialogs: Chunk::new(|| Box::pin(chunks::dialog_views())),
            frame: Chunk::new(|| Box::pin(chunks::frame_views())),
            pages: Chunk::new(|| Box::pin(chunks::page_views())),
        }
    }

    /// Fetches code before it is needed, one chunk after another.
    ///
    /// What is visible beside the first rows comes first, without a delay, because the banner in it queries the connection.
    /// What a press or a key needs follows the first of them, when the browser is idle. Where the user saves data the one
    /// is fetched at the first press or key, and the other only when it is needed. The other pages are fetched when they
    /// are opened. A chunk that cannot be fetched is tried again when it is needed.
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
            let _ = self.messages.fetch().await;
            browser::time::idle().await;
            let _ = self.dialogs.fetch().await;
        });
    }

    /// Turns the app of a row on or off.
    pub fn turn(self, session: Session, messages: Messages, store: AppStore, row: Row, on: bool) {
        spawn_local(async move {
            match self.dialogs.fetch().await {
                Ok(dialogs) => (dialogs.turn)(session, messages, store, row, on),
                Err(NotFetched) => messages.warn(format!("{} {}", text::NOT_FETCHED, text::NOT_FETCHED_WHY)),
            }
        });
    }

    /// Reads what was pasted into the search. While its code cannot be fetched, the text just stays out of the address.
    pub fn read_pasted(self, view: ViewState, store: AppStore, messages: Messages, text: String) {
        spawn_local(async move {
            if let Ok(views) = self.messages.fetch().await {
                (views.read_pasted)(view, store, messages, &text);
            }
        });
    }

    /// Ends the session in Creatio.
    pub fn sign_out(self, session: Session, messages: Messages) {
        spawn_local(async move {
            match self.messages.fetch().await {
                Ok(views) => (views.sign_out)(session, messages),
                // Without the code that explains a failure it is tried all the same.
                Err(NotFetched) => drop(session.sign_out().await),
            }
        });
    }
}
