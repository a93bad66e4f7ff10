//! The commands of the list in the palette.

use leptos::prelude::*;
use model::list::{bulk::BulkAction, export::Format, view::Filter};

use super::export::exporter;
use crate::{
    app_store::{AppStore, Reading},
    commands::{self, Command},
    list_state::{ListState, Selection, ViewState},
    session::session,
    text::{apps, list_tools as texts, palette},
};

/// Registers the commands of the list, except those that make no sense at the moment.
pub fn register_commands(list: ListState, request: Callback<BulkAction>) {
    let (session, store) = (session(), expect_context::<AppStore>());
    let (selection, export) = (list.selection, exporter(list.selection));
    commands::register(move || {
        let session = session.clone();
        let reload = Command::new(apps::RELOAD, palette::RELOAD_KEYWORDS, move || {
            store.read(&session, Reading::OnRequest)
        });
        let disabled = store.is_reading().then_some(palette::IN_PROGRESS);
        [
            on_selected(selection, request),
            vec![Command { disabled, ..reload }],
            filters(list.view),
            selecting(list),
            exports(selection, export),
        ]
        .concat()
    });
}

fn on_selected(selection: Selection, request: Callback<BulkAction>) -> Vec<Command> {
    let count = selection.rows().len();
    if count == 0 {
        return Vec::new();
    }
    let actions = [
        (palette::TURN_ON, palette::TURN_ON_KEYWORDS, BulkAction::TurnOn),
        (palette::TURN_OFF, palette::TURN_OFF_KEYWORDS, BulkAction::TurnOff),
        (palette::DELETE, palette::DELETE_KEYWORDS, BulkAction::Delete),
    ];
    let command = |(name, keywords, action)| {
        Command::new(name, keywords, move || request.run(action)).with_note(texts::selected(count, 0))
    };
    actions.into_iter().map(command).collect()
}

fn filters(view: ViewState) -> Vec<Command> {
    let now = view.filter();
    let filters = [
        (palette::FILTER_ON, Filter { active: Some(true), ..now.clone() }),
        (palette::FILTER_OFF, Filter { active: Some(false), ..now.clone() }),
        (palette::FILTER_ATTENTION, Filter { attention: true, ..now.clone() }),
    ];
    let others = filters.into_iter().filter(|(_, filter)| *filter != now);
    let mut commands: Vec<Command> = others
        .map(|(name, filter)| {
            Command::new(name, palette::FILTER_KEYWORDS, move || {
                view.change(|view| view.filter = filter.clone())
            })
        })
        .collect();
    if now != Filter::default() || !view.search().is_empty() {
        commands.push(Command::new(palette::CLEAR_ALL, palette::CLEAR_ALL_KEYWORDS, move || {
            view.change(|view| {
                view.filter = Filter::default();
                view.search.clear();
            });
        }));
    }
    commands
}

fn selecting(list: ListState) -> Vec<Command> {
    let selection = list.selection;
    let mut commands = Vec::new();
    if list.visible.read().len() > 0 && selection.of_visible() != Some(true) {
        commands.push(Command::new(palette::SELECT_ALL, "", move || selection.toggle_all()));
    }
    if !selection.is_empty() {
        commands.push(Command::new(texts::CLEAR_SELECTION, "", move || selection.clear()));
    }
    commands
}

fn exports(selection: Selection, export: Callback<Format>) -> Vec<Command> {
    let note = if selection.is_empty() { palette::OF_VISIBLE } else { palette::OF_SELECTED };
    let formats = [(palette::EXPORT_CSV, Format::Csv), (palette::EXPORT_JSON, Format::Json)];
    let command = |(name, format)| {
        Command::new(name, palette::EXPORT_KEYWORDS, move || export.run(format)).with_note(note)
    };
    formats.into_iter().map(command).collect()
}
