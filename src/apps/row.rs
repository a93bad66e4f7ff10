//! One app in the list.

use leptos::prelude::*;

use super::{state::ListState, store::Row};
use crate::{
    host::{FIRST_INDEX, host},
    route::Route,
    text::{self, apps as words},
    ui::Switch,
};

/// The row of an app, drawn from the app's own signal: of the document, switching touches the one cell that changes.
#[component]
pub fn AppRow(
    /// Its place among the rows shown, from 0.
    place: usize,
    /// The app: another one comes to the same place when somebody searches or sorts.
    row: Memo<Row>,
    /// How the list is looked at.
    state: ListState,
) -> impl IntoView {
    let host = host();
    let mark = move || state.tools().map(|tools| (tools.mark)(row));
    let name = move || {
        row.with(|row| {
            row.app.with(|app| {
                view! {
                    <a href={Route::App(app.id.clone()).to_query()}>{app.name.clone()}</a>
                    <span class="apps-description">{app.description.clone()}</span>
                }
            })
        })
    };
    let cells = move || {
        row.with(|row| {
            row.app.with(|app| {
                let user = app.system_user.as_ref().map(|user| user.name.clone());
                let no_user = user.is_none();
                view! {
                    <td role="cell" class="apps-user" class:is-missing=no_user>
                        {user.unwrap_or_else(|| text::apps::NO_USER.to_owned())}
                    </td>
                    <td role="cell" class="apps-url">{app.application_url.clone()}</td>
                    <td role="cell" class="apps-client"><code>{app.client_id.clone()}</code></td>
                    <td role="cell" class="apps-modified">{host.format_moment(&app.modified_on)}</td>
                }
            })
        })
    };
    let switch_name = move || row.with(|row| row.app.with(|app| words::active_switch(&app.name)));
    let on = move || row.with(|row| row.app.with(|app| app.is_active));
    let busy = move || row.with(|row| row.busy.get());
    let change = Callback::new(move |on| state.switch(row.get_untracked(), on));
    view! {
        <tr role="row" class="apps-row" aria-rowindex={place + FIRST_INDEX}>
            <td role="cell" class="apps-name">{mark} {name}</td>
            <td role="cell" class="apps-active">
                <Switch
                    name={Signal::derive(switch_name)}
                    on={Signal::derive(on)}
                    busy={Signal::derive(busy)}
                    change
                />
            </td>
            {cells}
        </tr>
    }
}
