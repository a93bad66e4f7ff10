//! What the palette offers for what was typed.

use creatio::App;
use leptos::prelude::*;

use super::{
    board::Command,
    search::{Best, By, Rank, Wanted},
};
use crate::{
    apps::AppStore,
    navigation::Navigator,
    route::{ListView, Route},
    text::{self, palette as words},
};

/// How many apps are shown at most.
pub const MOST_APPS: usize = 20;

/// What is offered under one heading.
#[derive(Clone)]
pub struct Group {
    /// The heading.
    pub name: &'static str,
    /// What stands below it, the best first.
    pub commands: Vec<Command>,
    best: Rank,
}

/// What is offered, and whether more apps fit than are shown.
#[derive(Clone, Default)]
pub struct Found {
    /// The groups, the one with the best first.
    pub groups: Vec<Group>,
    /// More apps fit than are shown.
    pub more: bool,
}

impl Found {
    /// How much is offered in all.
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.commands.len()).sum()
    }

    /// What stands at a place among all.
    pub fn at(&self, at: usize) -> Option<&Command> {
        self.groups.iter().flat_map(|group| &group.commands).nth(at)
    }
}

/// The pages, without the one that is open.
pub fn pages(navigator: Navigator) -> Vec<Command> {
    let list = Route::Apps(ListView::default());
    let pages = [
        (text::APPS, words::APPS_ALSO, list),
        (words::NEW_APP, words::NEW_APP_ALSO, Route::NewApp(None)),
        (text::CONNECT, words::CONNECT_ALSO, Route::Connect),
    ];
    let here = navigator.route();
    let others = pages.into_iter().filter(|(.., route)| *route != here);
    others.map(|(name, also, route)| Command::new(name, also, move || navigator.go(route.clone()))).collect()
}

/// What fits best of commands, pages and apps.
pub fn found(
    typed: &str,
    commands: &[Command],
    pages: &[Command],
    store: AppStore,
    navigator: Navigator,
) -> Found {
    let wanted = Wanted::new(typed);
    let mut groups = vec![
        group(words::GROUP_COMMANDS, ranked(&wanted, commands)),
        group(words::GROUP_PAGES, ranked(&wanted, pages)),
    ];
    let mut more = false;
    if !wanted.is_empty() {
        let mut apps = apps(&wanted, store, navigator);
        more = apps.len() > MOST_APPS;
        apps.truncate(MOST_APPS);
        // There is always a way on, whether an app was found or not.
        apps.push((Rank::Elsewhere, search_list(typed, navigator)));
        groups.push(group(words::GROUP_APPS, apps));
    }
    groups.retain(|group| !group.commands.is_empty());
    groups.sort_by_key(|group| group.best);
    Found { groups, more }
}

fn group(name: &'static str, ranked: Vec<(Rank, Command)>) -> Group {
    let best = ranked.first().map_or(Rank::Elsewhere, |(rank, _)| *rank);
    Group { name, commands: ranked.into_iter().map(|(_, command)| command).collect(), best }
}

/// The commands that fit, the best first; all as they stand when nothing is looked for.
fn ranked(wanted: &Wanted, commands: &[Command]) -> Vec<(Rank, Command)> {
    let fit = commands.iter().filter_map(|command| {
        let rank = wanted.rank_command(&command.name, command.also)?;
        Some((rank, command.clone()))
    });
    let mut fit: Vec<_> = fit.collect();
    fit.sort_by_key(|(rank, _)| *rank);
    fit
}

/// The apps that fit best, one more than are shown if there are more.
fn apps(wanted: &Wanted, store: AppStore, navigator: Navigator) -> Vec<(Rank, Command)> {
    let mut best = Best::new(MOST_APPS + 1);
    for row in store.rows().iter() {
        let fits = row.app.with_untracked(|app| wanted.rank_app(app));
        if let Some((rank, by)) = fits {
            best.take_in(rank, (row.app.clone(), by));
            if best.is_full() {
                break;
            }
        }
    }
    let open = |(rank, (app, by)): (Rank, (ArcRwSignal<App>, By))| {
        (rank, app.with_untracked(|app| open(app, by, navigator)))
    };
    best.ranked().into_iter().map(open).collect()
}

fn open(app: &App, by: By, navigator: Navigator) -> Command {
    let known_by = match by {
        By::Url => &app.application_url,
        By::Name | By::ClientId => &app.client_id,
    };
    let route = Route::App(app.id.clone());
    Command::new(&app.name, "", move || navigator.go(route.clone()))
        .with_note(words::app_note(known_by, app.is_active))
}

fn search_list(typed: &str, navigator: Navigator) -> Command {
    let route = Route::Apps(ListView { search: typed.trim().to_owned(), ..ListView::default() });
    Command::new(&words::search_list(typed), "", move || navigator.go(route.clone()))
}
