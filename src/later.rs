//! The parts of the page that the first list does without: fetched when one is needed, or before, once there is time.
//!
//! Built with the feature `split` they are WebAssembly files of their own; without it they are in the one file.

use creatio::{App, Error, Id, Page, Pending};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    apps::{ListState, ListTools},
    browser,
    connect::{ConnectPage, ConnectionStrip},
    host::MoreSurroundings,
    one_app::{AppPage, NewPage},
    palette::Palette,
    session::{self, EndedDialog, Session, SignInPage},
    text::{self, failure::explain},
    ui::{Button, Explained, FailureNote, Messages},
};

/// A part of the page of this kind.
#[derive(Clone)]
pub enum Part {
    /// The page for somebody who is not signed in.
    SignIn,
    /// The dialog over a page whose session has ended.
    Ended,
    /// The message with a result.
    Result(Messages),
    /// The message with a failure.
    Failure(Messages),
    /// A failure in the place of what failed.
    Failed(Failed),
    /// What can be done with the list beyond looking at it.
    ListTools(ListState),
    /// The page for a new app, which may begin as a copy of another.
    NewApp(Option<Id>),
    /// The page of one app.
    App(Id),
    /// The page for the connection to the Identity Service.
    Connect,
    /// What the list of apps says of that connection.
    Strip,
    /// What can be found and done from anywhere; it ends the session by this.
    Palette(Callback<()>),
}

/// Something that failed before the first list could be shown.
#[derive(Clone)]
pub enum Failed {
    /// A call: what did not work, why, and how to try again.
    Call(&'static str, Error, Callback<()>),
    /// What no trying again helps against.
    ForGood(Explained),
}

/// Draws a part whose code is there.
type Draw = fn(Part) -> AnyView;
/// Reads a part of the list.
type Read = fn(Session, Page) -> Pending<'static, Result<Vec<App>, Error>>;
/// Ends the session in Creatio, and says when that did not work.
type SignOut = fn(Session, Messages);

/// The file with a part could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NotFetched;

async fn fetch(part: &Part) -> Result<Draw, NotFetched> {
    match part {
        Part::SignIn | Part::Ended | Part::Result(_) | Part::Failure(_) | Part::Failed(_) => {
            border::talk().await.map(|(draw, _)| draw)
        }
        Part::ListTools(_) => border::list().await.map(|(draw, _)| draw),
        Part::NewApp(_) | Part::App(_) | Part::Connect | Part::Strip | Part::Palette(_) => {
            border::pages().await
        }
    }
}

fn draw_talk(part: Part) -> AnyView {
    match part {
        Part::Ended => view! { <EndedDialog/> }.into_any(),
        Part::Result(messages) => messages.result_view(),
        Part::Failure(messages) => messages.failure_view(),
        Part::Failed(Failed::ForGood(explained)) => view! { <FailureNote explained/> }.into_any(),
        Part::Failed(Failed::Call(what, error, again)) => view! {
            <FailureNote explained={explain(what, &error)}>
                <Button label={text::TRY_AGAIN} press=again/>
            </FailureNote>
        }
        .into_any(),
        _ => view! { <SignInPage/> }.into_any(),
    }
}

fn draw_list(part: Part) -> AnyView {
    provide_context(MoreSurroundings(browser::extras()));
    match part {
        Part::ListTools(state) => view! { <ListTools state/> }.into_any(),
        _ => ().into_any(),
    }
}

fn draw_page(part: Part) -> AnyView {
    provide_context(MoreSurroundings(browser::extras()));
    match part {
        Part::NewApp(from) => view! { <NewPage from/> }.into_any(),
        Part::App(id) => view! { <AppPage id/> }.into_any(),
        Part::Strip => view! { <ConnectionStrip/> }.into_any(),
        Part::Palette(leave) => view! { <Palette leave/> }.into_any(),
        _ => view! { <ConnectPage/> }.into_any(),
    }
}

/// Reads a part of the list by the second road; `None` if the code for it cannot be fetched.
pub fn second_road(session: Session, page: Page) -> Pending<'static, Option<Result<Vec<App>, Error>>> {
    Box::pin(async move {
        let (_, read) = border::list().await.ok()?;
        Some(read(session, page).await)
    })
}

fn read_by_odata(session: Session, page: Page) -> Pending<'static, Result<Vec<App>, Error>> {
    Box::pin(async move { session.call(async |client| client.apps_by_odata(page).await).await })
}

fn sign_out_there(session: Session, messages: Messages) {
    session::sign_out(session, messages, browser::extras());
}

/// What was fetched before anybody needed it.
#[derive(Clone, Copy)]
pub struct Ahead(RwSignal<Option<Result<Draw, NotFetched>>>);

impl Ahead {
    /// Nothing yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Fetches everything that may be needed later, so that it is there at once, even after a session that has ended.
    pub fn fetch(self) {
        spawn_local(async move {
            // What cannot be fetched now is asked for again when it is needed, and told then.
            let _ = border::talk().await;
            let pages = border::pages().await;
            if pages.is_ok() && self.0.with_untracked(Option::is_none) {
                self.0.set(Some(pages));
            }
        });
    }

    /// Draws a part that the page does without as long as its code is not there; tracked.
    pub fn draw(self, part: Part) -> Option<AnyView> {
        self.0.get()?.ok().map(|draw| draw(part))
    }
}

/// Ends the session in Creatio.
pub fn sign_out(session: Session, messages: Messages) {
    spawn_local(async move {
        match border::talk().await {
            Ok((_, sign_out)) => sign_out(session, messages),
            // Without the words for a failure it is still tried.
            Err(NotFetched) => drop(session.sign_out().await),
        }
    });
}

/// A part whose code may have to be fetched first.
#[component]
pub fn Later(
    /// Which part.
    part: Part,
    /// What stands in its place until it is there.
    meanwhile: ViewFn,
) -> impl IntoView {
    let ahead = expect_context::<Ahead>();
    let fetched = RwSignal::new(None::<Result<Draw, NotFetched>>);
    let asked = part.clone();
    let ask = move || {
        fetched.set(None);
        let part = asked.clone();
        spawn_local(async move {
            let answer = fetch(&part).await;
            // What the list needs may come before the list itself: the rest waits for it.
            if answer.is_ok() && !matches!(part, Part::ListTools(_)) {
                ahead.fetch();
            }
            // It may not be wanted any more by the time it is there.
            fetched.try_set(Some(answer));
        });
    };
    ask();
    let again = Callback::new(move |()| ask());
    move || match fetched.get() {
        None => meanwhile.run(),
        Some(Ok(draw)) => draw(part.clone()),
        // The words for other failures may be in the very file that is missing.
        Some(Err(NotFetched)) => view! {
            <div class="note note-failure" role="alert">
                <div class="note-body">
                    <p class="note-what">{text::NOT_FETCHED}</p>
                    <p>{text::NOT_FETCHED_WHY}</p>
                    <div class="note-actions">
                        <Button label={text::TRY_AGAIN} press=again/>
                    </div>
                </div>
            </div>
        }
        .into_any(),
    }
}

#[cfg(feature = "split")]
mod border {
    // The macro calls across the border between two files, which Rust counts as unsafe.
    #![allow(unsafe_code)]

    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    use super::{
        Draw, NotFetched, Read, SignOut, draw_list, draw_page, draw_talk, read_by_odata, sign_out_there,
    };

    impl From<SplitLoaderError> for NotFetched {
        fn from(_: SplitLoaderError) -> Self {
            NotFetched
        }
    }

    #[wasm_split(talk, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn talk() -> Result<(Draw, SignOut), NotFetched> {
        Ok((draw_talk, sign_out_there))
    }

    #[wasm_split(list, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn list() -> Result<(Draw, Read), NotFetched> {
        Ok((draw_list, read_by_odata))
    }

    #[wasm_split(pages, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn pages() -> Result<Draw, NotFetched> {
        Ok(draw_page)
    }
}

#[cfg(not(feature = "split"))]
mod border {
    use super::{
        Draw, NotFetched, Read, SignOut, draw_list, draw_page, draw_talk, read_by_odata, sign_out_there,
    };

    pub async fn talk() -> Result<(Draw, SignOut), NotFetched> {
        Ok((draw_talk, sign_out_there))
    }

    pub async fn list() -> Result<(Draw, Read), NotFetched> {
        Ok((draw_list, read_by_odata))
    }

    pub async fn pages() -> Result<Draw, NotFetched> {
        Ok(draw_page)
    }
}
