//! The results of the palette for what was typed.

use creatio::App;
use leptos::prelude::*;
use model::commands::search::{MatchedField, Query, Rank, TopN};
use model::{list::view::ListView, typed_text::visible};

use crate::{
    app_store::AppStore,
    commands::Command,
    navigation::Navigator,
    routes::Route,
    text::{self, palette as texts},
};

/// Maximum number of apps in the results.
pub const MAX_APPS: usize = 20;

/// Results under one heading.
#[derive(Clone)]
pub struct Group {
    /// The heading.
    pub name: &'static str,
    /// The commands, best first.
    pub commands: Vec<Command>,
    best: Rank,
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
    let list = Route::Apps(ListView::default());
    let pages = [
        (text::APPS, texts::APPS_KEYWORDS, list),
        (texts::NEW_APP, texts::NEW_APP_KEYWORDS, Route::NewApp(None)),
        (text::CONNECT, texts::CONNECT_KEYWORDS, Route::Connect),
    ];
    let here = navigator.route();
    let others = pages.into_iter().filter(|(.., route)| *route != here);
    others
        .map(|(name, keywords, route)| Command::new(name, keywords, move || navigator.go(route.clone())))
        .collect()
}

/// The best matches among commands, pages and apps.
pub fn results(
    typed: &str,
    commands: &[Command],
    pages: &[Command],
    store: AppStore,
    navigator: Navigator,
) -> Results {
    let query = Query::new(typed);
    let mut groups = vec![
        group(texts::GROUP_COMMANDS, ranked(&query, commands)),
        group(texts::GROUP_PAGES, ranked(&query, pages)),
    ];
    let mut more = false;
    if !query.is_empty() {
        let mut apps = apps(&query, store, navigator);
        more = apps.len() > MAX_APPS;
        apps.truncate(MAX_APPS);
        // There is always something to choose, whether or not an app matches.
        apps.push((Rank::Elsewhere, search_list(typed, navigator)));
        groups.push(group(texts::GROUP_APPS, apps));
    }
    groups.retain(|group| !group.commands.is_empty());
    groups.sort_by_key(|group| group.best);
    Results { groups, more }
}

fn group(name: &'static str, ranked: Vec<(Rank, Command)>) -> Group {
    let best = ranked.first().map_or(Rank::Elsewhere, |(rank, _)| *rank);
    Group { name, commands: ranked.into_iter().map(|(_, command)| command).collect(), best }
}

/// The commands that match, best first; all of them in their own order while nothing is typed.
fn ranked(query: &Query, commands: &[Command]) -> Vec<(Rank, Command)> {
    let fit = commands.iter().filter_map(|command| {
        let rank = query.rank_command(&command.name, command.keywords)?;
        Some((rank, command.clone()))
    });
    let mut fit: Vec<_> = fit.collect();
    fit.sort_by_key(|(rank, _)| *rank);
    fit
}

/// The apps that match best; one more than the maximum if there are more.
fn apps(query: &Query, store: AppStore, navigator: Navigator) -> Vec<(Rank, Command)> {
    let mut best = TopN::new(MAX_APPS + 1);
    for row in store.rows().iter() {
        let fits = row.app.with_untracked(|app| query.rank_app(app));
        if let Some((rank, by)) = fits {
            best.push(rank, (row.app.clone(), by));
            if best.is_full() {
                break;
            }
        }
    }
    let open = |(rank, (app, by)): (Rank, (ArcRwSignal<App>, MatchedField))| {
        (rank, app.with_untracked(|app| open(app, by, navigator)))
    };
    best.ranked().into_iter().map(open).collect()
}

fn open(app: &App, by: MatchedField, navigator: Navigator) -> Command {
    let note = match by {
        MatchedField::Url => &app.application_url,
        MatchedField::Name | MatchedField::ClientId => &app.client_id,
    };
    let route = Route::App(app.id.clone());
    Command::new(&visible(&app.name), "", move || navigator.go(route.clone()))
        .with_note(texts::app_note(note, app.is_active))
}

fn search_list(typed: &str, navigator: Navigator) -> Command {
    let route = Route::Apps(ListView { search: typed.trim().to_owned(), ..ListView::default() });
    Command::new(&texts::search_list(typed), "", move || navigator.go(route.clone()))
}
