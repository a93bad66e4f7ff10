//! All apps and the users that they act as.

use creatio::App;
use model::access::{Rating, Reason, Unread};

use crate::{
    audit::Known,
    browser::{
        self,
        markup::{Markup, element, link, text},
    },
    routes::Route,
    text::access as texts,
};

/// The rating of an app, and the reason.
pub fn rated(app: &App, known: &Known) -> (Rating, Reason) {
    match (known.access(app), &app.system_user) {
        (Some(user), _) => (user.rating, user.reason.clone()),
        (None, None) => (Rating::Unknown, Reason::NoUser),
        (None, Some(_)) => (Rating::Unknown, Reason::Unread(Unread::User)),
    }
}

/// The class that gives a rating its color.
pub fn class(rating: Rating) -> &'static str {
    match rating {
        Rating::FullAccess | Rating::Administrator => "rating rating-high",
        Rating::BusinessData => "rating rating-medium",
        Rating::Restricted => "rating rating-low",
        Rating::NoAccess | Rating::Unknown => "rating",
    }
}

/// A rating, with the reason below it.
pub fn rating_and_reason(app: &App, known: &Known) -> Vec<Markup> {
    let (rating, reason) = rated(app, known);
    vec![text("span", class(rating), texts::rating(rating)), text("span", "hint", &texts::reason(&reason))]
}

/// A row for each app.
pub fn table(apps: &[App], known: &Known) -> Markup {
    let header =
        texts::COLUMNS.map(|name| element("th", &[("scope", "col")], vec![Markup::Text(name.to_owned())]));
    let rows = apps.iter().map(|app| row(app, known)).collect();
    let head = element("thead", &[], vec![element("tr", &[], header.into())]);
    let attributes = [("class", "audit-table"), ("aria-label", texts::TABLE)];
    element("table", &attributes, vec![head, element("tbody", &[], rows)])
}

fn row(app: &App, known: &Known) -> Markup {
    let user = app.system_user.as_ref().map_or(texts::NO_USER, |user| &user.name);
    let (roles, session) = match known.access(app) {
        Some(user) => (
            texts::roles(&user.roles, user.knows_roles),
            texts::last_session(&user.last_session, browser::intl::format_recent),
        ),
        None => ("–".to_owned(), "–".to_owned()),
    };
    let name = link(&Route::App(app.id.clone()).to_query(), &app.name);
    let texts_of = |text: &str| vec![element("bdi", &[], vec![Markup::Text(text.to_owned())])];
    let cells = [texts_of(user), rating_and_reason(app, known), texts_of(&roles), texts_of(&session)];
    let cells = texts::COLUMNS.into_iter().skip(1).zip(cells);
    let cells = cells.map(|(label, content)| element("td", &[("data-label", label)], content));
    let row = std::iter::once(element("th", &[("scope", "row")], vec![name])).chain(cells);
    element("tr", &[], row.collect())
}
