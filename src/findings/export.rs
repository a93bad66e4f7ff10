//! The findings as a file.

use leptos::prelude::*;
use model::{
    findings::{Finding, csv, file_name, json},
    list::export::Format,
};

use crate::{
    browser,
    components::{Menu, MenuItem, Messages},
    session::session,
    text::findings as texts,
};

/// The button that offers the formats. What is exported is what the filters show.
#[component]
pub fn ExportFindings(
    /// The findings.
    shown: Memo<Vec<Finding>>,
) -> impl IntoView {
    let (session, messages) = (session(), expect_context::<Messages>());
    let export = Callback::new(move |format: Format| {
        let (site, now) = (browser::page::host_name(&session.site_root()), browser::time::now_iso());
        let findings = shown.get_untracked();
        let text = match format {
            Format::Csv => csv(&findings, texts::title_and_fix),
            Format::Json => json(&findings, texts::title_and_fix, &site, &now),
        };
        let day = now.split('T').next().unwrap_or_default();
        browser::page::download(&file_name(format, &site, day), format.media_type(), &text);
        messages.say(texts::exported(findings.len()));
    });
    let item = |label, format| MenuItem { label, run: Callback::new(move |()| export.run(format)) };
    view! {
        <Menu
            label={texts::EXPORT}
            items={vec![item(texts::CSV, Format::Csv), item(texts::JSON, Format::Json)]}
        />
    }
}
