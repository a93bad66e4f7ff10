//! What the palette offers while the list is there.

use leptos::prelude::*;

use super::{
    super::{list::Filter, state::ListState, store::AppStore},
    bulk::Deed,
    export::Format,
    selection::Selection,
    toolbar::Exporter,
};
use crate::{
    palette::{Command, board},
    session::session,
    text::{apps, list as words, palette},
    ui::Rows,
};

/// Puts up what can be done with the list; what makes no sense just now is left out.
pub fn put_up(state: ListState, store: AppStore, selection: Selection, ask: Callback<Deed>) {
    let (session, exporter) = (session(), Exporter::new(selection));
    board().put_up(move || {
        let session = session.clone();
        let reload = Command::new(apps::RELOAD, palette::RELOAD_ALSO, move || store.read(&session));
        let refused = store.is_reading().then_some(palette::UNDER_WAY);
        [
            with_selected(selection, ask),
            vec![Command { refused, ..reload }],
            filters(state),
            selecting(selection),
            exports(selection, &exporter),
        ]
        .concat()
    });
}

fn with_selected(selection: Selection, ask: Callback<Deed>) -> Vec<Command> {
    let count = selection.rows().len();
    let deeds = [
        (palette::SWITCH_ON, palette::SWITCH_ON_ALSO, Deed::SwitchOn),
        (palette::SWITCH_OFF, palette::SWITCH_OFF_ALSO, Deed::SwitchOff),
        (palette::DELETE, palette::DELETE_ALSO, Deed::Delete),
    ];
    let deeds = deeds.into_iter().filter(|_| count > 0);
    deeds
        .map(|(name, also, deed)| {
            Command::new(name, also, move || ask.run(deed)).with_note(words::selected(count, 0))
        })
        .collect()
}

fn filters(state: ListState) -> Vec<Command> {
    let now = state.filter();
    let filters = [
        (palette::FILTER_ON, Filter { active: Some(true), ..now.clone() }),
        (palette::FILTER_OFF, Filter { active: Some(false), ..now.clone() }),
        (palette::FILTER_ATTENTION, Filter { attention: true, ..now.clone() }),
    ];
    let others = filters.into_iter().filter(|(_, filter)| *filter != now);
    let mut commands: Vec<Command> = others
        .map(|(name, filter)| {
            Command::new(name, palette::FILTER_ALSO, move || {
                state.change(|view| view.filter = filter.clone())
            })
        })
        .collect();
    if now != Filter::default() || !state.search().is_empty() {
        commands.push(Command::new(palette::CLEAR_ALL, palette::CLEAR_ALL_ALSO, move || {
            state.change(|view| {
                view.filter = Filter::default();
                view.search.clear();
            });
        }));
    }
    commands
}

fn selecting(selection: Selection) -> Vec<Command> {
    let mut commands = Vec::new();
    if selection.shown().len() > 0 && selection.of_shown() != Some(true) {
        commands.push(Command::new(palette::SELECT_ALL, "", move || selection.press_all()));
    }
    if !selection.is_empty() {
        commands.push(Command::new(words::CLEAR_SELECTION, "", move || selection.clear()));
    }
    commands
}

fn exports(selection: Selection, exporter: &Exporter) -> Vec<Command> {
    let note = if selection.is_empty() { palette::OF_SHOWN } else { palette::OF_SELECTED };
    let formats = [(palette::EXPORT_CSV, Format::Csv), (palette::EXPORT_JSON, Format::Json)];
    formats
        .into_iter()
        .map(|(name, format)| {
            let exporter = exporter.clone();
            Command::new(name, palette::EXPORT_ALSO, move || exporter.save(format)).with_note(note)
        })
        .collect()
}
