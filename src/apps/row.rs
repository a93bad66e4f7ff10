//! One app in the list.

use creatio::App;
use leptos::prelude::*;
use model::{app::field::Cell, list::view::Column};

use crate::{
    app_store::{AppStore, Row},
    browser,
    components::{Icon, Messages, Switch, icons},
    connection::Connection,
    lazy::LazyViews,
    list_state::ListState,
    routes::Route,
    session::session,
    text::{apps as texts, connect::READ_ONLY_REASON, list_tools},
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
) -> impl IntoView {
    let selection = list.selection;
    let id = StoredValue::new(row.id.clone());
    let app = row.app.clone();
    let columns = {
        let row = row.clone();
        move || list.columns.visible().into_iter().skip(1).map(|column| cell(&row, column)).collect_view()
    };
    let why = move || {
        let concerns = list.concerns.get()?;
        id.with_value(|id| concerns.get(id).cloned().map(concern_mark))
    };
    let text = |get: fn(&App) -> &str| {
        let app = app.clone();
        move || app.with(|app| get(app).to_owned())
    };
    let (name, description) = (text(|app| &app.name), text(|app| &app.description));
    let (label, name_title, description_title) = (name.clone(), name.clone(), description.clone());
    let is_active = row.app.clone();
    let actions = name.clone();
    let menu = row.clone();
    let is_open =
        move || id.with_value(|id| list.menu.with(|row| row.as_ref().is_some_and(|row| row.id == *id)));
    view! {
        <tr
            role="row"
            class="apps-row"
            class:is-selected=move || id.with_value(|id| selection.has(id))
            class:is-inactive=move || is_active.with(|app| !app.is_active)
            aria-rowindex=move || index.get() + browser::table::FIRST_ROW_INDEX
        >
            <td role="cell" class="column-name">
                <input
                    type="checkbox"
                    class="apps-select"
                    aria-label=move || list_tools::select(&label())
                    prop:checked=move || id.with_value(|id| selection.has(id))
                    on:click=move |event| id.with_value(|id| selection.toggle(id, event.shift_key()))
                />
                {why}
                <a href={Route::App(row.id.clone()).to_query()} title=name_title translate="no">{name}</a>
                <span class="apps-description" title=description_title>{description}</span>
            </td>
            {columns}
            <td role="cell">
                <button
                    type="button"
                    class="more"
                    aria-haspopup="menu"
                    aria-expanded=move || if is_open() { "true" } else { "false" }
                    aria-label=move || texts::actions(&actions())
                    on:click=move |_| list.menu.set(Some(menu.clone()))
                >
                    <Icon shape={icons::MORE}/>
                </button>
            </td>
        </tr>
    }
}

/// The cell of a column; the name has a cell of its own.
fn cell(row: &Row, column: Column) -> AnyView {
    let class = format!("column-{}", column.key());
    let (app, field) = (row.app.clone(), column.field);
    let text = move || app.with(|app| field.get(app).sort_text().to_owned());
    let title = text.clone();
    let view = match column.cell() {
        Cell::Name => return ().into_any(),
        Cell::Switch => {
            return view! {
                <td role="cell" class={class}>
                    <TurnOnOff row={row.clone()}/>
                </td>
            }
            .into_any();
        }
        Cell::User => {
            (move || Some(text()).filter(|name| !name.is_empty()).unwrap_or(texts::NO_USER.to_owned()))
                .into_any()
        }
        Cell::Text => {
            let rest = text.clone();
            view! {
                <span class="scheme">{move || scheme(&text()).to_owned()}</span>
                {move || { let url = rest(); url[scheme(&url).len()..].to_owned() }}
            }
            .into_any()
        }
        Cell::Identifier => view! { <code>{text}</code> }.into_any(),
        Cell::Moment => {
            let (exact, datetime) = (text.clone(), text.clone());
            return view! {
                <td role="cell" class={class}>
                    <time datetime=datetime title=move || {
                        let (moment, has_zone) = browser::intl::format_exact(&exact());
                        texts::exact(moment, has_zone)
                    }>
                        {move || browser::intl::format_recent(&text())}
                    </time>
                </td>
            }
            .into_any();
        }
    };
    view! { <td role="cell" class={class} title=title translate="no">{view}</td> }.into_any()
}

/// The scheme of a URL, with what ends it; empty if it has none.
fn scheme(url: &str) -> &str {
    url.find("://").map_or("", |end| &url[..end + 3])
}

/// Why the user may not change apps, if so.
pub fn read_only() -> Signal<Option<&'static str>> {
    let may_change = expect_context::<Connection>().may_change_apps();
    Signal::derive(move || (may_change.get() == Some(false)).then_some(READ_ONLY_REASON))
}

/// The switch that turns the app on or off in place.
#[component]
fn TurnOnOff(row: Row) -> impl IntoView {
    let (session, messages, store) = (session(), expect_context::<Messages>(), expect_context::<AppStore>());
    let (name, on) = (row.app.clone(), row.app.clone());
    let disabled = read_only();
    let (requested, busy) = (row.requested.clone(), row.requested.clone());
    let views = expect_context::<LazyViews>();
    let change = Callback::new(move |on| views.turn(session.clone(), messages, store, row.clone(), on));
    view! {
        <Switch
            name={Signal::derive(move || name.with(|app| texts::active_switch(&app.name)))}
            on={Signal::derive(move || requested.get().unwrap_or(on.with(|app| app.is_active)))}
            busy={Signal::derive(move || busy.with(Option::is_some))}
            disabled
            change
        />
    }
}

/// The mark of an app that needs attention, with the reasons.
fn concern_mark(reasons: String) -> impl IntoView {
    let title = reasons.clone();
    view! {
        <span class="apps-concern" title={title}>
            <Icon shape={icons::WARNING}/>
            <span class="visually-hidden">{reasons}</span>
        </span>
    }
}
