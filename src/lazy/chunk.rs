//! Code that is fetched on demand, and the component that shows it.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser,
    components::{Button, LocalFuture},
    text,
};

/// The file of a chunk could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

/// Code that is fetched on demand; `V` holds its entry points.
pub struct Chunk<V: Copy + Send + Sync + 'static> {
    views: RwSignal<Option<Result<V, NotFetched>>>,
    is_fetching: StoredValue<bool>,
    fetch: fn() -> LocalFuture<Result<V, NotFetched>>,
}

impl<V: Copy + Send + Sync + 'static> Clone for Chunk<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V: Copy + Send + Sync + 'static> Copy for Chunk<V> {}

impl<V: Copy + Send + Sync + 'static> Chunk<V> {
    pub(super) fn new(fetch: fn() -> LocalFuture<Result<V, NotFetched>>) -> Self {
        let (views, is_fetching) = (RwSignal::new(None), StoredValue::new(false));
        Self { views, is_fetching, fetch }
    }

    /// Its entry points, once they are loaded; tracked.
    pub fn get(self) -> Option<Result<V, NotFetched>> {
        self.views.get()
    }

    /// Fetches it, unless it is already loaded or loading.
    pub fn request(self) {
        spawn_local(async move {
            // The signal holds a failure.
            let _ = self.fetch().await;
        });
    }

    /// Fetches it if necessary, with the styles of what it shows, and resolves when both are loaded.
    pub async fn fetch(self) -> Result<V, NotFetched> {
        if let Some(Ok(views)) = self.views.get_untracked() {
            return Ok(views);
        }
        if !self.is_fetching.get_value() {
            self.is_fetching.set_value(true);
            if self.views.get_untracked().is_some() {
                self.views.set(None);
            }
        }
        let style = browser::later_style();
        let views = (self.fetch)().await;
        let views = if style.await { views } else { Err(NotFetched) };
        self.is_fetching.set_value(false);
        // Another waiting caller may already have set it.
        if !matches!(self.views.get_untracked(), Some(Ok(_))) {
            self.views.set(Some(views));
        }
        views
    }
}

/// A view whose code may have to be fetched first.
#[component]
pub fn Lazy<V, D>(
    /// The code.
    chunk: Chunk<V>,
    /// Renders the view with one of its entry points.
    draw: D,
    /// What is shown until the code is loaded.
    #[prop(optional)]
    fallback: Option<ViewFn>,
    /// Does not fetch the code but waits until it is loaded for another view, and shows no failure: the page works without it.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView
where
    V: Copy + Send + Sync + 'static,
    D: Fn(V) -> AnyView + Send + Sync + 'static,
{
    lazy_view(chunk, Box::new(draw), fallback, quiet)
}

/// The view of [`Lazy`]; apart from it, so that it is compiled once for each chunk and not for each view.
fn lazy_view<V: Copy + Send + Sync + 'static>(
    chunk: Chunk<V>,
    draw: Box<dyn Fn(V) -> AnyView + Send + Sync>,
    fallback: Option<ViewFn>,
    quiet: bool,
) -> AnyView {
    if !quiet {
        chunk.request();
    }
    let retry = Callback::new(move |()| chunk.request());
    let view = move || match chunk.get() {
        Some(Ok(views)) => draw(views),
        None => fallback.as_ref().map(|fallback| fallback.run()).into_any(),
        Some(Err(NotFetched)) if quiet => ().into_any(),
        Some(Err(NotFetched)) => view! { <NotFetchedNote retry/> }.into_any(),
    };
    view.into_any()
}

/// Says that code could not be fetched. It uses no lazy view, whose code may be in the missing file.
#[component]
fn NotFetchedNote(retry: Callback<()>) -> impl IntoView {
    view! {
        <div class="note note-failure" role="alert">
            <div class="note-body">
                <p class="note-what">{text::NOT_FETCHED}</p>
                <p>{text::NOT_FETCHED_WHY}</p>
                <div class="note-actions">
                    <Button label={text::TRY_AGAIN} press=retry/>
                </div>
            </div>
        </div>
    }
}
