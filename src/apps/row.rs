//! One app in the list.

use leptos::prelude::*;

use super::{state::ListState, store::Row};
use crate::{
    host::host,
    route::Route,
    text::{self, apps as words},
    ui::Switch,
};

/// Heads take the first place of the table, so the first app stands in the second.
const FIRST_PLACE: usize = 2;

/// The row of an app, drawn from its own signal: switching redraws one cell.
#[component]
pub fn AppRow(
    /// Its place among the rows shown, from 0.
    place: usize,
    /// The app.
    row: Row,
    /// How the list is looked at.
    state: ListState,
) -> impl IntoView {
    let host = host();
    let shown = row.app.get_untracked();
    let user = shown.system_user.map(|user| user.name);
    let no_user = user.is_none();
    let (app, busy) = (row.app.clone(), row.busy.clone());
    let modified = {
        let app = app.clone();
        move || app.with(|app| host.format_moment(&app.modified_on))
    };
    let marked = row.clone();
    let mark = move || state.tools().map(|tools| (tools.mark)(&marked));
    let change = Callback::new(move |on| state.switch(row.clone(), on));
    view! {
        <tr role="row" class="apps-row" aria-rowindex={place + FIRST_PLACE}>
            <td role="cell" class="apps-name">
                {mark}
                <a href={Route::App(shown.id).to_query()}>{shown.name.clone()}</a>
                <span class="apps-description">{shown.description}</span>
            </td>
            <td role="cell" class="apps-active">
                <Switch
                    name={words::active_switch(&shown.name)}
                    on={Signal::derive(move || app.with(|app| app.is_active))}
                    busy={Signal::derive(move || busy.get())}
                    change
                />
            </td>
            <td role="cell" class="apps-user" class:is-missing=no_user>
                {user.unwrap_or_else(|| text::apps::NO_USER.to_owned())}
            </td>
            <td role="cell" class="apps-url">{shown.application_url}</td>
            <td role="cell" class="apps-client"><code>{shown.client_id}</code></td>
            <td role="cell" class="apps-modified">{modified}</td>
        </tr>
    }
}
