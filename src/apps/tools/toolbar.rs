//! The buttons beside the search: filters, columns, export, and reading the list anew.

use std::sync::Arc;

use creatio::App;
use leptos::prelude::*;

use super::{
    super::{
        state::ListState,
        store::{AppStore, Row},
    },
    columns_view::{ColumnChoice, ColumnSetting},
    export::{Format, csv, json},
    filters::{Filters, count},
    selection::Selection,
};
use crate::{
    host::{Extras, Host, extras, host},
    one_app::record_of,
    session::session,
    text::{apps, list as words},
    ui::{Button, Icon, Menu, MenuItem, Messages, icons},
};

/// The panel that stands open below the buttons.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Panel {
    Filters,
    Columns,
}

/// The buttons, and the panel that one of them has opened.
#[component]
pub fn ToolButtons(
    /// How the list is looked at.
    state: ListState,
    /// The columns.
    setting: ColumnSetting,
    /// Which apps are selected.
    selection: Selection,
) -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    let reload = Callback::new(move |()| store.read(&session));
    let reading = Signal::derive(move || store.is_reading());
    let set = Memo::new(move |_| count(&state.filter()));
    // Filters that are in the address are not hidden from whoever follows it.
    let open = RwSignal::new((set.get_untracked() > 0).then_some(Panel::Filters));
    let toggle = move |panel: Panel, label: Signal<String>, shape: &'static str| {
        let is_open = move || open.get() == Some(panel);
        view! {
            <button
                type="button"
                class="button"
                aria-expanded=move || if is_open() { "true" } else { "false" }
                on:click=move |_| open.set((!is_open()).then_some(panel))
            >
                <Icon shape/>
                <span>{label}</span>
            </button>
        }
    };
    let panel = move || match open.get() {
        Some(Panel::Filters) => view! { <Filters state/> }.into_any(),
        Some(Panel::Columns) => view! { <ColumnChoice setting/> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <div class="tools">
            {toggle(Panel::Filters, Signal::derive(move || words::filter(set.get())), icons::FILTER)}
            {toggle(Panel::Columns, Signal::stored(words::COLUMNS.to_owned()), icons::COLUMNS)}
            <Export selection/>
            <Button label={apps::RELOAD} icon={icons::AGAIN} press=reload busy=reading/>
        </div>
        {panel}
        <Road/>
    }
}

/// Says so when the list was read by another road than usual.
#[component]
fn Road() -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    let by_odata = Memo::new(move |_| {
        store.rows();
        session.client().road() == creatio::Road::OData
    });
    move || by_odata.get().then(|| view! { <p class="hint road">{words::BY_ODATA}</p> })
}

/// Saves the selected apps, or all that are shown, as a file.
#[derive(Clone)]
pub struct Exporter {
    selection: Selection,
    extras: Arc<dyn Extras>,
    host: Arc<dyn Host>,
    messages: Messages,
}

impl Exporter {
    /// Saves what of this is selected, or shown.
    pub fn new(selection: Selection) -> Self {
        Self { selection, extras: extras(), host: host(), messages: expect_context::<Messages>() }
    }

    /// Hands the file to the person.
    pub fn save(&self, format: Format) {
        let apps: Vec<App> =
            self.selection.exported().iter().map(|row: &Row| row.app.get_untracked()).collect();
        let (site, moment) = (self.host.site_name(), self.extras.now_iso());
        let text = match format {
            Format::Csv => csv(&apps),
            Format::Json => json(&apps, &site, &moment, record_of),
        };
        let day = moment.split('T').next().unwrap_or_default();
        self.extras.download(&format.file_name(&site, day), format.media_type(), &text);
        self.messages.say(words::exported(apps.len()));
    }
}

/// The menu that saves the selected apps, or all that are shown.
#[component]
fn Export(selection: Selection) -> impl IntoView {
    let exporter = Exporter::new(selection);
    let item = |label, format: Format| {
        let exporter = exporter.clone();
        MenuItem { label, run: Callback::new(move |()| exporter.save(format)) }
    };
    let items = vec![item(words::EXPORT_CSV, Format::Csv), item(words::EXPORT_JSON, Format::Json)];
    view! { <Menu label={Signal::stored(words::EXPORT.to_owned())} items/> }
}
