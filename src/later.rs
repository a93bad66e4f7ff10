//! The parts of the page that the first list does without: fetched when one is needed, or before, once there is time.
//!
//! Built with the feature `split` they are WebAssembly files of their own; without it they are in the one file.

use creatio::Id;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    connect::{ConnectPage, ConnectionStrip},
    one_app::{AppPage, NewPage},
    session::{EndedDialog, SignInPage},
    text,
    ui::{Button, FailureNote},
};

/// A part of the page of this kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The page for somebody who is not signed in.
    SignIn,
    /// The dialog over a page whose session has ended.
    Ended,
    /// The page for a new app.
    NewApp,
    /// The page of one app.
    App(Id),
    /// The page for the connection to the Identity Service.
    Connect,
    /// What the list of apps says of that connection.
    Strip,
}

/// Draws a part whose code is there.
type Draw = fn(Part) -> AnyView;

/// The file with a part could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NotFetched;

async fn fetch(part: &Part) -> Result<Draw, NotFetched> {
    match part {
        Part::SignIn | Part::Ended => border::signing_in().await,
        Part::NewApp | Part::App(_) | Part::Connect | Part::Strip => border::pages().await,
    }
}

fn draw_signing_in(part: Part) -> AnyView {
    match part {
        Part::Ended => view! { <EndedDialog/> }.into_any(),
        _ => view! { <SignInPage/> }.into_any(),
    }
}

fn draw_page(part: Part) -> AnyView {
    match part {
        Part::NewApp => view! { <NewPage/> }.into_any(),
        Part::App(id) => view! { <AppPage id/> }.into_any(),
        Part::Strip => view! { <ConnectionStrip/> }.into_any(),
        _ => view! { <ConnectPage/> }.into_any(),
    }
}

/// Fetches everything that may be needed later, so that it is there at once, even after a session that has ended.
pub fn fetch_ahead() {
    spawn_local(async {
        // What cannot be fetched now is asked for again when it is needed, and told then.
        let _ = fetch(&Part::Ended).await;
        let _ = fetch(&Part::NewApp).await;
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
    let fetched = RwSignal::new(None::<Result<Draw, NotFetched>>);
    let asked = part.clone();
    let ask = move || {
        fetched.set(None);
        let part = asked.clone();
        spawn_local(async move {
            let answer = fetch(&part).await;
            if answer.is_ok() {
                fetch_ahead();
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
        Some(Err(NotFetched)) => view! {
            <FailureNote explained={text::not_fetched()}>
                <Button label={text::TRY_AGAIN} press=again/>
            </FailureNote>
        }
        .into_any(),
    }
}

#[cfg(feature = "split")]
mod border {
    // The macro calls across the border between two files, which Rust counts as unsafe.
    #![allow(unsafe_code)]

    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    use super::{Draw, NotFetched, draw_page, draw_signing_in};

    impl From<SplitLoaderError> for NotFetched {
        fn from(_: SplitLoaderError) -> Self {
            NotFetched
        }
    }

    #[wasm_split(signing_in, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn signing_in() -> Result<Draw, NotFetched> {
        Ok(draw_signing_in)
    }

    #[wasm_split(pages, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn pages() -> Result<Draw, NotFetched> {
        Ok(draw_page)
    }
}

#[cfg(not(feature = "split"))]
mod border {
    use super::{Draw, NotFetched, draw_page, draw_signing_in};

    pub async fn signing_in() -> Result<Draw, NotFetched> {
        Ok(draw_signing_in)
    }

    pub async fn pages() -> Result<Draw, NotFetched> {
        Ok(draw_page)
    }
}
