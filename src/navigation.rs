//! Where the page stands and how it goes elsewhere.
//!
//! All pages share one path, so the router's history is enough: its nested routes would have nothing to match.

use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, Url};

use crate::route::Route;

/// Knows the page that the address means, and goes to others.
#[derive(Clone, Copy)]
pub struct Navigator {
    route: Memo<Route>,
    go: Callback<(Route, bool)>,
}

/// The navigator of this page.
pub fn navigator() -> Navigator {
    expect_context::<Navigator>()
}

impl Navigator {
    /// Follows the address from now on. Plain links to other pages need nothing more than their address.
    pub fn new() -> Self {
        // The browser always has an address, and it can always be read: only then is there a page at all.
        let history = BrowserUrl::new().ok();
        if let Some(history) = &history {
            history.init(None);
        }
        let url = history
            .as_ref()
            .map_or_else(|| ArcRwSignal::new(Url::default()), |history| history.as_url().clone());
        let address = url.clone();
        let route = Memo::new(move |_| address.with(|url| Route::from_query(url.search())));
        let go = move |(route, replace): (Route, bool)| {
            // The folder that the page is served from is kept: only the query says which page it is.
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
        Self { route, go: Callback::new(go) }
    }

    /// The page that the address means; tracked.
    pub fn route(&self) -> Route {
        self.route.get()
    }

    /// Goes to a page; the way back leads here.
    pub fn go(&self, route: Route) {
        self.go.run((route, false));
    }

    /// Writes another address in place of this one, without a step in the history.
    pub fn replace(&self, route: Route) {
        self.go.run((route, true));
    }
}
