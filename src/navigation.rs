//! The current route, and navigating to another one.
//!
//! All pages share one path, so the router's history is enough: its nested routes would have nothing to match.

use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, Url};
use model::list::view::ListView;

use crate::routes::Route;

/// Knows the page of the current address, and navigates to others.
#[derive(Clone, Copy)]
pub struct Navigator {
    route: Memo<Route>,
    list: Memo<ListView>,
    go: Callback<(Route, bool)>,
}

/// The navigator of this page.
pub fn navigator() -> Navigator {
    expect_context::<Navigator>()
}

impl Navigator {
    /// Follows the address from now on. Plain links to other pages need nothing but their address.
    pub fn new() -> Self {
        // Cannot fail: a page in a browser always has a readable address.
        let history = BrowserUrl::new().ok();
        if let Some(history) = &history {
            history.init(None);
        }
        let url = history
            .as_ref()
            .map_or_else(|| ArcRwSignal::new(Url::default()), |history| history.as_url().clone());
        let address = url.clone();
        let route = Memo::new(move |_| address.with(|url| Route::from_query(url.search())));
        let list = Memo::new(move |before: Option<&ListView>| match route.get() {
            Route::Apps(view) => view,
            _ => before.cloned().unwrap_or_default(),
        });
        let go = move |(route, replace): (Route, bool)| {
            // The path stays the same: only the query says which page it is.
            let value = format!("{}{}", url.with_untracked(|url| url.path().to_owned()), route.to_query());
            if let (Some(history), Ok(target)) = (&history, BrowserUrl::parse(&value)) {
                url.set(target);
                history.complete_navigation(&LocationChange {
                    value,
                    replace,
                    scroll: !replace,
                    ..LocationChange::default()
                });
            }
        };
        Self { route, list, go: Callback::new(go) }
    }

    /// The page of the current address; tracked.
    pub fn route(&self) -> Route {
        self.route.get()
    }

    /// The view of the list, or the one that it had when it was left.
    pub fn list(&self) -> Memo<ListView> {
        self.list
    }

    /// The list as it was left; tracked.
    pub fn list_route(&self) -> Route {
        Route::Apps(self.list.get())
    }

    /// Goes to a page; the browser's Back returns here.
    pub fn go(&self, route: Route) {
        self.go.run((route, false));
    }

    /// Replaces the current address, without a new entry in the history.
    pub fn replace(&self, route: Route) {
        self.go.run((route, true));
    }
}
