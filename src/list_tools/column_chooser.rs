//! Choosing the visible columns.

use leptos::prelude::*;
use model::list::{columns::Columns, view::Column};

use crate::{
    browser,
    components::{Button, Look},
    list_state::ColumnSettings,
    text::{app, list_tools as texts},
};

/// A checkbox for each column except the name, which links to the app.
#[component]
pub fn ColumnChooser(
    /// The column settings.
    columns: ColumnSettings,
) -> impl IntoView {
    let checkbox = |column| {
        view! {
            <label class="checkbox">
                <input
                    type="checkbox"
                    prop:checked=move || columns.with(|columns| columns.is_visible(column))
                    on:change:target=move |event| {
                        let visible = event.target().checked();
                        columns.change(|columns| columns.set_visible(column, visible));
                    }
                />
                <span>{app::field(column.field)}</span>
            </label>
        }
    };
    let reset = Callback::new(move |()| columns.change(|columns| *columns = Columns::default()));
    view! {
        <section class="panel" aria-label={texts::VISIBLE_COLUMNS}>
            {Column::all().skip(1).map(checkbox).collect_view()}
            <label class="checkbox panel-part">
                <input
                    type="checkbox"
                    prop:checked=move || columns.with(|columns| columns.is_compact)
                    on:change:target=move |event| {
                        let is_compact = event.target().checked();
                        columns.change(|columns| columns.is_compact = is_compact);
                        request_animation_frame(browser::page::measure_again);
                    }
                />
                <span>{texts::COMPACT}</span>
            </label>
            <Button label={texts::RESET_COLUMNS} look={Look::Quiet} press=reset/>
        </section>
    }
}
