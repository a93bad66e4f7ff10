//! The list as a file.

use creatio::App;
use leptos::prelude::*;
use model::{
    app::record::with_dates,
    list::export::{Format, csv, json},
};

use crate::{
    browser::{self, time::in_utc},
    components::{Menu, MenuItem, Messages},
    list_state::Selection,
    session::session,
    text::list_tools as texts,
};

/// A callback that downloads the selected apps, or all visible ones if none is selected.
pub fn exporter(selection: Selection) -> Callback<Format> {
    let (session, messages) = (session(), expect_context::<Messages>());
    Callback::new(move |format: Format| {
        let apps = selection.or_visible();
        let apps: Vec<App> = apps.iter().map(|row| with_dates(row.app.get_untracked(), in_utc)).collect();
        let (site, now) = (browser::page::host_name(&session.site_root()), browser::time::now_iso());
        let text = match format {
            Format::Csv => csv(&apps),
            Format::Json => json(&apps, &site, &now),
        };
        let day = now.split('T').next().unwrap_or_default();
        browser::page::download(&format.file_name(&site, day), format.media_type(), &text);
        messages.say(texts::exported(apps.len()));
    })
}

/// The menu that exports the list.
#[component]
pub fn ExportMenu(
    /// The selected apps.
    selection: Selection,
) -> impl IntoView {
    let export = exporter(selection);
    let item = |label, format| MenuItem { label, run: Callback::new(move |()| export.run(format)) };
    let items = vec![item(texts::EXPORT_CSV, Format::Csv), item(texts::EXPORT_JSON, Format::Json)];
    view! { <Menu label={Signal::stored(texts::EXPORT.to_owned())} items/> }
}
