//! The page of an address, and the address of a page: the only place that builds one.
//!
//! The state of the page lives in the query string, so that the page works from any folder of any
//! static server without a rewrite rule, a reload included.

use std::cell::Cell;

use creatio::Id;
use model::{
    list::view::{Column, Direction, ListView, Order},
    query_string::{encode, pairs},
};

use crate::text;

/// A page, with the parameters in its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of apps.
    Apps(ListView),
    /// A new app, which starts as a copy of this app, if any.
    NewApp(Option<Id>),
    /// One app, by the Id of its record.
    App(Id),
    /// The connection to the Identity Service.
    Connect,
    /// The users that apps act as, and what they may do.
    Access,
    /// What an audit of the apps finds.
    Findings,
    /// An address that matches none of them.
    Unknown,
}

/// The document that compares the files of the page, which works without the application.
pub const ABOUT: &str = "about.html";

thread_local! {
    /// How the query string of every page begins.
    static BEGINNING: Cell<&'static str> = const { Cell::new("?") };
}

/// Makes every address lead to a page of the demo; `demo` is the part of an address that asks for it.
pub fn stay_in_demo(demo: &str) {
    BEGINNING.set(format!("?{demo}&").leak());
}

/// Query values for true and false.
const YES_NO: [&str; 2] = ["yes", "no"];

impl Route {
    /// Reads a query string, with or without its question mark.
    pub fn from_query(query: &str) -> Route {
        let mut page = None;
        let mut app = None;
        let mut from = None;
        let mut view = ListView::default();
        for (name, value) in pairs(query) {
            match name.as_str() {
                "page" => page = Some(value),
                "app" => app = Some(value),
                "from" => from = value.parse().ok(),
                "search" => view.search = value,
                "active" => {
                    view.filter.active = YES_NO.iter().position(|word| *word == value).map(|at| at == 0)
                }
                "user" => view.filter.system_user = value.parse().ok(),
                "attention" => view.filter.attention = value == YES_NO[0],
                "sort" => {
                    if let Some(column) = Column::from_key(&value) {
                        view.order.field = column.field;
                    }
                }
                "order" if value == "descending" => view.order.direction = Direction::Descending,
                _ => {}
            }
        }
        match (page.as_deref(), app) {
            (None, None) => Route::Apps(view),
            (None, Some(id)) => id.parse().map_or(Route::Unknown, Route::App),
            (Some("new"), None) => Route::NewApp(from),
            (Some("connect"), None) => Route::Connect,
            (Some("access"), None) => Route::Access,
            (Some("findings"), None) => Route::Findings,
            _ => Route::Unknown,
        }
    }

    /// The title of the window.
    pub fn title(&self) -> &'static str {
        match self {
            Route::NewApp(_) => text::app::NEW_HEADING,
            Route::Connect => text::CONNECT,
            Route::Access => text::ACCESS,
            Route::Findings => text::FINDINGS,
            Route::Apps(_) | Route::App(_) => text::APPS,
            Route::Unknown => text::NO_PAGE,
        }
    }

    /// The query string of this page, with its question mark; fit for `href`.
    pub fn to_query(&self) -> String {
        let parameters = match self {
            Route::Apps(view) => list_query(view),
            Route::NewApp(None) => "page=new".to_owned(),
            Route::NewApp(Some(from)) => format!("page=new&from={from}"),
            Route::App(id) => format!("app={id}"),
            Route::Connect => "page=connect".to_owned(),
            Route::Access => "page=access".to_owned(),
            Route::Findings => "page=findings".to_owned(),
            Route::Unknown => String::new(),
        };
        let mut query = BEGINNING.get().to_owned();
        query.push_str(&parameters);
        if parameters.is_empty() && query.len() > 1 {
            query.pop();
        }
        query
    }
}

/// The parameters of the list.
fn list_query(view: &ListView) -> String {
    let mut parts = Vec::new();
    if !view.search.is_empty() {
        parts.push(format!("search={}", encode(&view.search)));
    }
    if let Some(active) = view.filter.active {
        parts.push(format!("active={}", YES_NO[usize::from(!active)]));
    }
    if let Some(user) = &view.filter.system_user {
        parts.push(format!("user={user}"));
    }
    if view.filter.attention {
        parts.push(format!("attention={}", YES_NO[0]));
    }
    if let Some(column) = Column::of(view.order.field).filter(|column| column.field != Order::default().field)
    {
        parts.push(format!("sort={}", column.key()));
    }
    if view.order.direction == Direction::Descending {
        parts.push("order=descending".to_owned());
    }
    parts.join("&")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use model::{app::field::Field, list::view::Filter};

    use super::*;

    fn sorted(field: Field, direction: Direction, search: &str) -> Route {
        let order = Order { field, direction };
        Route::Apps(ListView { search: search.to_owned(), order, ..ListView::default() })
    }

    fn filtered(filter: Filter) -> Route {
        Route::Apps(ListView { filter, ..ListView::default() })
    }

    #[test]
    fn every_page_survives_the_way_into_an_address_and_back() {
        let id = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647".parse::<Id>().unwrap();
        for route in [
            Route::Apps(ListView::default()),
            Route::NewApp(None),
            Route::NewApp(Some(id.clone())),
            Route::App(id.clone()),
            Route::Connect,
            Route::Access,
            Route::Findings,
            sorted(Field::ModifiedOn, Direction::Descending, ""),
            sorted(Field::Name, Direction::Descending, "a&b=c d+e%zz?#"),
            sorted(Field::ClientId, Direction::Ascending, "Übung 日本"),
            filtered(Filter { active: Some(true), ..Filter::default() }),
            filtered(Filter { active: Some(false), system_user: Some(id.clone()), attention: true }),
        ] {
            assert_eq!(Route::from_query(&route.to_query()), route);
        }
    }

    /// A page whose address leads to it; a new page does not compile until it is here.
    fn example_after(route: &Route) -> Option<Route> {
        match route {
            Route::Apps(_) => Some(Route::NewApp(None)),
            Route::NewApp(_) => Some(Route::App(Id::default())),
            Route::App(_) => Some(Route::Connect),
            Route::Connect => Some(Route::Access),
            Route::Access => Some(Route::Findings),
            Route::Findings | Route::Unknown => None,
        }
    }

    #[test]
    fn no_page_is_unreachable_by_its_address() {
        let pages = std::iter::successors(Some(Route::Apps(ListView::default())), example_after);
        for page in pages {
            assert_eq!(Route::from_query(&page.to_query()), page);
        }
    }

    #[test]
    fn an_address_that_means_no_page_is_unknown() {
        for query in
            ["?page=elsewhere", "?app=not-an-id", "?page=new&app=7f3b869f-34f3-4f20-ab4d-7480a5fdf647"]
        {
            assert_eq!(Route::from_query(query), Route::Unknown, "{query}");
        }
    }

    #[test]
    fn what_is_no_app_is_not_copied() {
        assert_eq!(Route::from_query("?page=new&from=not-an-id"), Route::NewApp(None));
    }

    #[test]
    fn broken_escapes_are_kept_as_typed() {
        assert_eq!(Route::from_query("?search=100%"), sorted(Field::Name, Direction::Ascending, "100%"));
        assert_eq!(Route::from_query("?search=%4x%C3%BC"), sorted(Field::Name, Direction::Ascending, "%4xü"));
    }

    #[test]
    fn every_address_of_the_demo_leads_to_the_demo() {
        // Each test has a thread of its own, and so a beginning of its own.
        stay_in_demo("demo=bare");
        let pages = std::iter::successors(Some(Route::Apps(ListView::default())), example_after);
        for page in pages {
            let query = page.to_query();
            assert!(query == "?demo=bare" || query.starts_with("?demo=bare&"), "{query}");
            assert!(!query.ends_with('&'), "{query}");
            assert_eq!(Route::from_query(&query), page);
        }
    }

    #[test]
    fn foreign_members_of_the_query_are_passed_over() {
        assert_eq!(Route::from_query("?utm=1&page=connect"), Route::Connect);
    }
}
