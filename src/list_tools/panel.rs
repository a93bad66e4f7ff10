//! The panels below the buttons of the list.

use leptos::prelude::*;
use model::list::view::{Column, Direction};

use super::{column_chooser::ColumnChooser, export::ExportMenu, user_filter::UserFilter};
use crate::{
    list_state::{ListState, ViewState},
    text::{app, list_tools as texts},
};

/// A panel below a button of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Whether active or inactive apps are shown.
    Active,
    /// The system user whose apps are shown.
    User,
    /// The order of the rows, where the headers of the columns have no room.
    Sort,
    /// The visible columns, and how high rows are.
    Columns,
    /// The formats of the list as a file.
    Export,
}

/// The content of a panel; the callback closes it and gives the focus back.
pub fn panel(list: ListState, panel: Panel, close: Callback<()>) -> AnyView {
    match panel {
        Panel::Active => view! { <ActiveFilter view={list.view}/> }.into_any(),
        Panel::User => view! { <UserFilter view={list.view}/> }.into_any(),
        Panel::Sort => view! { <SortOrder view={list.view}/> }.into_any(),
        Panel::Columns => view! { <ColumnChooser columns={list.columns}/> }.into_any(),
        Panel::Export => view! { <ExportMenu selection={list.selection} close/> }.into_any(),
    }
}

/// One of several choices.
#[component]
pub fn Choice(
    /// The name that the choices of a group share.
    group: &'static str,
    /// Its name.
    label: String,
    /// Whether it is the chosen one.
    #[prop(into)]
    chosen: Signal<bool>,
    /// Chooses it.
    choose: Callback<()>,
) -> impl IntoView {
    view! {
        <label class="checkbox">
            <input type="radio" name={group} prop:checked=chosen on:change=move |_| choose.run(())/>
            <span>{label}</span>
        </label>
    }
}

#[component]
fn ActiveFilter(view: ViewState) -> impl IntoView {
    let choices = [(texts::ALL, None), (texts::ONLY_ON, Some(true)), (texts::ONLY_OFF, Some(false))];
    let choices = choices.map(|(label, value)| {
        let chosen = Signal::derive(move || view.filter().active == value);
        let choose = Callback::new(move |()| view.change(|view| view.filter.active = value));
        view! { <Choice group="active" label={label.to_owned()} chosen choose/> }
    });
    view! { <div role="radiogroup" class="panel" aria-label={texts::FILTER_ACTIVE}>{choices.into_iter().collect_view()}</div> }
}

/// The column to sort by, and the direction.
#[component]
fn SortOrder(view: ViewState) -> impl IntoView {
    let choices = Column::all().map(|column| {
        let chosen = Signal::derive(move || view.order().field == column.field);
        let choose = Callback::new(move |()| view.change(|view| view.order.field = column.field));
        view! { <Choice group="sort" label={app::field(column.field).to_owned()} chosen choose/> }
    });
    let is_descending = move || view.order().direction == Direction::Descending;
    let reverse = move |descending: bool| {
        let direction = if descending { Direction::Descending } else { Direction::Ascending };
        view.change(|view| view.order.direction = direction);
    };
    view! {
        <div class="panel">
            <div role="radiogroup" aria-label={texts::SORT}>{choices.collect_view()}</div>
            <label class="checkbox">
                <input
                    type="checkbox"
                    prop:checked=is_descending
                    on:change:target=move |event| reverse(event.target().checked())
                />
                <span>{texts::DESCENDING}</span>
            </label>
        </div>
    }
}
