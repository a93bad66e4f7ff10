//! One app in the list.

use leptos::prelude::*;
use model::{
    app::field::Cell,
    list::{attention::Concern, view::Column},
};

use super::table::Concerns;
use crate::{
    app_store::{AppStore, Row},
    browser,
    components::{Icon, Messages, Switch, icons},
    lazy::LazyViews,
    list_state::ListState,
    routes::Route,
    session::session,
    text::{apps as texts, list_tools},
};

/// The row of an app. It renders from the app's own signal, so that a change to one app affects no other row.
#[component]
pub fn AppRow(
    /// Its index among the visible rows, from 0.
    index: Signal<usize>,
    /// The app.
    row: Row,
    /// The list.
    list: ListState,
    /// Why apps need attention.
    concerns: Concerns,
) -> impl IntoView {
    let selection = list.selection;
    let (id, key) = (StoredValue::new(row.id.clone()), row.id.clone());
    let columns = {
        let row = row.clone();
        move || list.columns.visible().into_iter().skip(1).map(|column| cell(&row, column)).collect_view()
    };
    let name = row.app.clone();
    let why = move || concerns.with(|concerns| concerns.get(&key).map(|all| concern_mark(all)));
    let (label, link) = (name.clone(), name.clone());
    view! {
        <tr
            role="row"
            class="apps-row"
            class:is-selected=move || id.with_value(|id| selection.has(id))
            aria-rowindex=move || index.get() + browser::table::FIRST_ROW_INDEX
        >
            <td role="cell" class="column-name">
                <input
                    type="checkbox"
                    class="apps-select"
                    aria-label=move || label.with(|app| list_tools::select(&app.name))
                    prop:checked=move || id.with_value(|id| selection.has(id))
                    on:click=move |event| id.with_value(|id| selection.toggle(id, event.shift_key()))
                />
                {why}
                <a href={Route::App(row.id.clone()).to_query()} translate="no">{move || link.with(|app| app.name.clone())}</a>
                <span class="apps-description">{move || name.with(|app| app.description.clone())}</span>
            </td>
            {columns}
        </tr>
    }
}

/// The cell of a column; the name has a cell of its own.
fn cell(row: &Row, column: Column) -> AnyView {
    let class = format!("column-{}", column.key());
    let (app, field) = (row.app.clone(), column.field);
    let text = move || app.with(|app| field.get(app).sort_text().to_owned());
    match column.cell() {
        Cell::Name => ().into_any(),
        Cell::Switch => view! {
            <td role="cell" class={class}>
                <TurnOnOff row={row.clone()}/>
            </td>
        }
        .into_any(),
        Cell::User => {
            let is_missing = text.clone();
            let user =
                move || Some(text()).filter(|name| !name.is_empty()).unwrap_or(texts::NO_USER.to_owned());
            view! { <td role="cell" class={class} class:is-missing=move || is_missing().is_empty() translate="no">{user}</td> }
                .into_any()
        }
        Cell::Text => view! { <td role="cell" class={class} translate="no">{text}</td> }.into_any(),
        Cell::Identifier => view! {
            <td role="cell" class={class} translate="no">
                <code>{text}</code>
            </td>
        }
        .into_any(),
        Cell::Moment => {
            view! { <td role="cell" class={class}>{move || browser::intl::format_moment(&text())}</td> }
                .into_any()
        }
    }
}

/// The switch that turns the app on or off in place.
#[component]
fn TurnOnOff(row: Row) -> impl IntoView {
    let (session, messages, store) = (session(), expect_context::<Messages>(), expect_context::<AppStore>());
    let (name, on, busy) = (row.app.clone(), row.app.clone(), row.busy.clone());
    let views = expect_context::<LazyViews>();
    let change = Callback::new(move |on| views.turn(session.clone(), messages, store, row.clone(), on));
    view! {
        <Switch
            name={Signal::derive(move || name.with(|app| texts::active_switch(&app.name)))}
            on={Signal::derive(move || on.with(|app| app.is_active))}
            busy={Signal::derive(move || busy.get())}
            change
        />
    }
}

/// The mark of an app that needs attention, with the reasons.
fn concern_mark(concerns: &[Concern]) -> impl IntoView + use<> {
    let reasons = concerns.iter().copied().map(list_tools::concern).collect::<Vec<_>>().join(" ");
    let title = reasons.clone();
    view! {
        <span class="apps-concern" title={title}>
            <Icon shape={icons::WARNING}/>
            <span class="visually-hidden">{reasons}</span>
        </span>
    }
}
