//! The results of the palette for what was typed.

use creatio::{App, Id};
use leptos::prelude::*;
use model::{
    app::field::Field,
    list::{
        search::{searched_field, text as field_text},
        view::ListView,
    },
    order::sorted_by_rank,
    search::{Query, Rank},
    typed_text::visible,
};

use crate::{
    app_store::AppStore,
    commands::Command,
    navigation::Navigator,
    routes::Route,
    text::{self, palette as texts},
};

/// Maximum number of apps in the results.
pub const MAX_APPS: usize = 20;
/// The rank of what is offered whether or not it matches.
const LAST: Option<Rank> = None;

/// Results under one heading.
#[derive(Clone)]
pub struct Group {
    /// The heading.
    pub name: &'static str,
    /// The commands, best first.
    pub commands: Vec<Command>,
    /// The rank of the best of them; without one, it comes last.
    best: Option<Rank>,
}

/// All results, and whether more apps match.
#[derive(Clone, Default)]
pub struct Results {
    /// The groups, the one with the best match first.
    pub groups: Vec<Group>,
    /// Whether more apps match.
    pub more: bool,
}

impl Results {
    /// The number of results.
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.commands.len()).sum()
    }

    /// The result at this index among all.
    pub fn get(&self, index: usize) -> Option<&Command> {
        self.groups.iter().flat_map(|group| &group.commands).nth(index)
    }
}

/// Commands that go to the pages other than the open one.
pub fn pages(navigator: Navigator) -> Vec<Command> {
    let list = untrack(|| navigator.list_route());
    let pages = [
        (text::APPS, texts::APPS_KEYWORDS, list),
        (texts::NEW_APP, texts::NEW_APP_KEYWORDS, Route::NewApp(None)),
        (text::CONNECT, texts::CONNECT_KEYWORDS, Route::Connect),
        (text::ACCESS, texts::ACCESS_KEYWORDS, Route::Access),
        (text::FINDINGS, texts::FINDINGS_KEYWORDS, Route::Findings),
    ];
    let here = navigator.route();
    let others = pages.into_iter().filter(|(.., route)| *route != here);
    others
        .map(|(name, keywords, route)| Command::new(name, keywords, move || navigator.go(route.clone())))
        .collect()
}

/// The best matches among pages, apps and commands. While nothing is typed, the apps are the recently opened ones.
pub fn results(
    typed: &str,
    commands: &[Command],
    pages: &[Command],
    recent: &[Id],
    store: AppStore,
    navigator: Navigator,
) -> Results {
    let query = Query::new(typed);
    let mut groups = vec![group(texts::GROUP_PAGES, ranked(&query, pages))];
    let mut more = false;
    if query.is_empty() {
        let apps = recent_apps(recent, store, navigator);
        groups.push(Group { name: texts::GROUP_RECENT, commands: apps, best: Some(Rank::BEST) });
    } else {
        let mut apps = apps(&query, store, navigator);
        more = apps.len() > MAX_APPS;
        apps.truncate(MAX_APPS);
        // There is always something to choose, whether or not an app matches.
        apps.push((LAST, search_list(typed, navigator)));
        groups.push(group(texts::GROUP_APPS, apps));
    }
    groups.push(group(texts::GROUP_COMMANDS, ranked(&query, commands)));
    groups.retain(|group| !group.commands.is_empty());
    // The sort keeps the order of groups that match equally well.
    let groups = sorted_by_rank(groups, |group| group.best.map_or(u32::MAX, Rank::value));
    Results { groups, more }
}

fn group(name: &'static str, ranked: Vec<(Option<Rank>, Command)>) -> Group {
    let best = ranked.first().and_then(|(rank, _)| *rank);
    Group { name, commands: ranked.into_iter().map(|(_, command)| command).collect(), best }
}

/// The commands that match, best first; all of them in their own order while nothing is typed.
fn ranked(query: &Query, commands: &[Command]) -> Vec<(Option<Rank>, Command)> {
    let fit = commands.iter().filter_map(|command| {
        let rank = query.rank_starts([command.name.as_str(), command.keywords])?;
        Some((Some(rank), command.clone()))
    });
    sorted_by_rank(fit.collect(), |(rank, _)| rank.map_or(0, Rank::value))
}

/// The apps that match best; one more than the maximum if there are more.
fn apps(query: &Query, store: AppStore, navigator: Navigator) -> Vec<(Option<Rank>, Command)> {
    let rows = store.rows();
    let found: Vec<(Rank, u32)> = store.search_texts().with(|texts| {
        let rank = |position: u32| Some((query.rank_in(texts.get(position)?)?, position));
        (0..).take(rows.len()).filter_map(rank).collect()
    });
    let mut found = sorted_by_rank(found, |(rank, _)| rank.value());
    found.truncate(MAX_APPS + 1);
    let open = |(rank, position): (Rank, u32)| {
        let row = rows.get(position as usize)?;
        Some((Some(rank), row.app.with_untracked(|app| open(app, searched_field(rank.field()), navigator))))
    };
    found.into_iter().filter_map(open).collect()
}

/// The apps that were opened recently, as far as they still exist.
fn recent_apps(recent: &[Id], store: AppStore, navigator: Navigator) -> Vec<Command> {
    let rows = store.rows();
    let row = |id: &Id| rows.iter().find(|row| row.id == *id);
    let open = |id| Some(row(id)?.app.with_untracked(|app| open(app, Field::SystemUser, navigator)));
    recent.iter().filter_map(open).collect()
}

/// The command that opens an app. Its note is what it was found by.
fn open(app: &App, by: Field, navigator: Navigator) -> Command {
    let note = if by == Field::Name { &app.client_id } else { field_text(by, app) };
    let route = Route::App(app.id.clone());
    Command::new(&visible(&app.name), "", move || navigator.go(route.clone()))
        .with_note(texts::app_note(note, app.is_active))
}

fn search_list(typed: &str, navigator: Navigator) -> Command {
    let route = Route::Apps(ListView { search: typed.trim().to_owned(), ..ListView::default() });
    Command::new(&texts::search_list(typed), "", move || navigator.go(route.clone()))
}
