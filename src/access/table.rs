//! All apps and the users that they act as.

use creatio::App;
use leptos::prelude::*;
use model::access::{Rating, Reason, Unread, UserAccess};

use crate::{audit::Known, browser, routes::Route, text::access as texts};

/// What is known about the user of an app.
pub fn access<'a>(app: &App, known: &'a Known) -> Option<&'a UserAccess> {
    known.users.get(&app.system_user.as_ref()?.id)
}

/// The rating of an app, and the reason.
pub fn rated(app: &App, known: &Known) -> (Rating, Reason) {
    match (access(app, known), &app.system_user) {
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

/// A row for each app.
pub fn table(apps: &[App], known: &Known) -> AnyView {
    let rows = apps.iter().map(|app| row(app, known)).collect_view();
    let headers = texts::COLUMNS.map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    view! {
        <table class="audit-table" aria-label={texts::TABLE}>
            <thead>
                <tr>{headers}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(app: &App, known: &Known) -> AnyView {
    let (rating, reason) = rated(app, known);
    let user = app.system_user.as_ref().map_or(texts::NO_USER.to_owned(), |user| user.name.clone());
    let (roles, session) = match access(app, known) {
        Some(user) => (
            texts::roles(&user.roles, user.knows_roles),
            texts::last_session(&user.last_session, browser::intl::format_recent),
        ),
        None => ("–".to_owned(), "–".to_owned()),
    };
    let [_, user_label, rating_label, roles_label, session_label] = texts::COLUMNS;
    view! {
        <tr>
            <th scope="row">
                <a href={Route::App(app.id.clone()).to_query()} translate="no"><bdi>{app.name.clone()}</bdi></a>
            </th>
            <td data-label={user_label} translate="no"><bdi>{user}</bdi></td>
            <td data-label={rating_label}>
                <span class={class(rating)}>{texts::rating(rating)}</span>
                <span class="hint">{texts::reason(&reason)}</span>
            </td>
            <td data-label={roles_label}>{roles}</td>
            <td data-label={session_label}>{session}</td>
        </tr>
    }
    .into_any()
}
