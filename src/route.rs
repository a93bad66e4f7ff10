//! Which page an address means, and the address of a page: the only place that makes one.
//!
//! The state of the page lives in the query string, so that the page works from any folder of any
//! static server without a rewrite rule, a reload included.

use creatio::Id;

use crate::apps::list::{Column, Direction, Filter, Order};

/// A page, with what its address says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of apps.
    Apps(ListView),
    /// A new app, which begins as a copy of this one if there is one.
    NewApp(Option<Id>),
    /// One app, by the Id of its record.
    App(Id),
    /// The connection to the Identity Service.
    Connect,
    /// An address that means none of them.
    Unknown,
}

/// How the list of apps is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListView {
    /// What is searched for; empty shows all.
    pub search: String,
    /// Which apps are shown.
    pub filter: Filter,
    /// How the rows are sorted.
    pub order: Order,
}

/// What yes and no are called in an address.
const ON_OFF: [&str; 2] = ["yes", "no"];

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
                "from" => from = Id::parse(&value),
                "search" => view.search = value,
                "active" => {
                    view.filter.active = ON_OFF.iter().position(|word| *word == value).map(|at| at == 0)
                }
                "user" => view.filter.system_user = Id::parse(&value),
                "attention" => view.filter.attention = value == ON_OFF[0],
                "sort" => {
                    if let Some(column) = Column::from_key(&value) {
                        view.order.column = column;
                    }
                }
                "order" if value == "descending" => view.order.direction = Direction::Descending,
                _ => {}
            }
        }
        match (page.as_deref(), app) {
            (None, None) => Route::Apps(view),
            (None, Some(id)) => Id::parse(&id).map_or(Route::Unknown, Route::App),
            (Some("new"), None) => Route::NewApp(from),
            (Some("connect"), None) => Route::Connect,
            _ => Route::Unknown,
        }
    }

    /// The query string of this page, with its question mark; fit for `href`.
    pub fn to_query(&self) -> String {
        match self {
            Route::Apps(view) => view.to_query(),
            Route::NewApp(None) => "?page=new".to_owned(),
            Route::NewApp(Some(from)) => format!("?page=new&from={from}"),
            Route::App(id) => format!("?app={id}"),
            Route::Connect => "?page=connect".to_owned(),
            Route::Unknown => "?".to_owned(),
        }
    }
}

impl ListView {
    fn to_query(&self) -> String {
        let mut parts = Vec::new();
        if !self.search.is_empty() {
            parts.push(format!("search={}", encode(&self.search)));
        }
        if let Some(active) = self.filter.active {
            parts.push(format!("active={}", ON_OFF[usize::from(!active)]));
        }
        if let Some(user) = &self.filter.system_user {
            parts.push(format!("user={user}"));
        }
        if self.filter.attention {
            parts.push(format!("attention={}", ON_OFF[0]));
        }
        if self.order.column != Column::default() {
            parts.push(format!("sort={}", self.order.column.key()));
        }
        if self.order.direction == Direction::Descending {
            parts.push("order=descending".to_owned());
        }
        format!("?{}", parts.join("&"))
    }
}

fn pairs(query: &str) -> impl Iterator<Item = (String, String)> + '_ {
    query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    })
}

/// Percent-encodes all but the unreserved characters of RFC 3986, section 2.3.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Undoes percent-encoding; a plus is a blank, and what is no valid escape stays as it stands.
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = match bytes[at] {
            b'%' => text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok()),
            _ => None,
        };
        match (bytes[at], escape) {
            (_, Some(byte)) => {
                out.push(byte);
                at += 3;
                continue;
            }
            (b'+', None) => out.push(b' '),
            (byte, None) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn sorted(column: Column, direction: Direction, search: &str) -> Route {
        let order = Order { column, direction };
        Route::Apps(ListView { search: search.to_owned(), order, ..ListView::default() })
    }

    fn filtered(filter: Filter) -> Route {
        Route::Apps(ListView { filter, ..ListView::default() })
    }

    #[test]
    fn every_page_survives_the_way_into_an_address_and_back() {
        let id = Id::parse("7f3b869f-34f3-4f20-ab4d-7480a5fdf647").unwrap();
        for route in [
            Route::Apps(ListView::default()),
            Route::NewApp(None),
            Route::NewApp(Some(id.clone())),
            Route::App(id.clone()),
            Route::Connect,
            sorted(Column::Modified, Direction::Descending, ""),
            sorted(Column::Name, Direction::Descending, "a&b=c d+e%zz?#"),
            sorted(Column::ClientId, Direction::Ascending, "Übung 日本"),
            filtered(Filter { active: Some(true), ..Filter::default() }),
            filtered(Filter { active: Some(false), system_user: Some(id.clone()), attention: true }),
        ] {
            assert_eq!(Route::from_query(&route.to_query()), route);
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
        assert_eq!(Route::from_query("?search=100%"), sorted(Column::Name, Direction::Ascending, "100%"));
        assert_eq!(
            Route::from_query("?search=%4x%C3%BC"),
            sorted(Column::Name, Direction::Ascending, "%4xü")
        );
    }

    #[test]
    fn foreign_members_of_the_query_are_passed_over() {
        assert_eq!(Route::from_query("?utm=1&page=connect"), Route::Connect);
    }
}
