//! Modules of one crate must not use each other in a cycle.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use super::code::{CodePath, paths};

/// Modules that are checked together.
pub struct Scope {
    /// The folder of the crate's root.
    pub root: &'static str,
    /// Only modules whose path starts with this one; all if empty.
    pub within: &'static str,
    /// How many segments of its path distinguish a module.
    pub depth: usize,
}

pub const SCOPES: &[Scope] = &[
    Scope { root: "src/", within: "", depth: 1 },
    Scope { root: "crates/model/src/", within: "", depth: usize::MAX },
    Scope { root: "crates/stand-in/src/", within: "creatio", depth: usize::MAX },
];

type ModulePath = Vec<String>;

/// The path of a module and the paths in its file.
struct Module<'a> {
    file: &'a str,
    paths: Vec<CodePath>,
}

/// Each use that closes a cycle.
pub fn cycles(scope: &Scope, sources: &[Source]) -> Vec<String> {
    let modules = modules(scope, sources);
    let mut uses: BTreeMap<(String, String), String> = BTreeMap::new();
    for (path, module) in &modules {
        for code in module.paths.iter().filter(|code| !code.is_export) {
            let Some(target) = resolve(&modules, path, code) else { continue };
            let (from, to) = (name(scope, path), name(scope, &target));
            let in_scope = [path, &target].iter().all(|path| is_within(scope, path));
            if in_scope && from != to {
                uses.entry((from, to)).or_insert_with(|| format!("{}:{}", module.file, code.line));
            }
        }
    }
    let edges = uses.keys().cloned().collect::<BTreeSet<_>>();
    let closing = uses.iter().filter(|((from, to), _)| reaches(&edges, to, from));
    closing
        .map(|((from, to), place)| format!("{place}: {from} -> {to} is part of a cycle of modules"))
        .collect()
}

fn modules<'a>(scope: &Scope, sources: &'a [Source]) -> BTreeMap<ModulePath, Module<'a>> {
    let files = sources.iter().filter_map(|source| Some((source, source.path.strip_prefix(scope.root)?)));
    let modules = files.map(|(source, file)| {
        let mut path = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect::<Vec<_>>();
        path.pop_if(|last| ["mod", "lib", "main"].contains(&last.as_str()));
        (path, Module { file: &source.path, paths: paths(source.code.clone()) })
    });
    modules.filter(|(path, _)| !path.iter().any(|part| part == "tests")).collect()
}

fn is_within(scope: &Scope, path: &[String]) -> bool {
    scope.within.is_empty() || path.first().is_some_and(|first| first == scope.within)
}

fn name(scope: &Scope, path: &[String]) -> String {
    if path.is_empty() { "crate".to_owned() } else { path[..path.len().min(scope.depth)].join("::") }
}

/// The module that a path in another one leads to, if it leads to one of this crate. A re-export leads to where the item is.
fn resolve(modules: &BTreeMap<ModulePath, Module>, from: &[String], code: &CodePath) -> Option<ModulePath> {
    let mut target = absolute(modules, from, code)?;
    // A chain of re-exports is short.
    for _ in 0..8 {
        let length = (0..=target.len()).rev().find(|length| modules.contains_key(&target[..*length]))?;
        let (module, item) = (target[..length].to_vec(), target.get(length).cloned());
        let exports = modules.get(&module)?.paths.iter().filter(|code| code.is_export);
        let export = exports.into_iter().find(|code| item.is_some() && code.segments.last() == item.as_ref());
        match export.and_then(|export| absolute(modules, &module, export)) {
            Some(further) if further != target => target = further,
            _ => return Some(module),
        }
    }
    None
}

/// A path from the root of the crate, if it starts in this crate.
fn absolute(modules: &BTreeMap<ModulePath, Module>, from: &[String], code: &CodePath) -> Option<ModulePath> {
    let mut here = [from, &code.inside].concat();
    let mut rest = &code.segments[..];
    match rest.first()?.as_str() {
        "crate" => (here, rest) = (Vec::new(), &rest[1..]),
        "self" | "super" => {
            while let Some((first, after)) =
                rest.split_first().filter(|(first, _)| *first == "self" || *first == "super")
            {
                if first == "super" {
                    here.pop();
                }
                rest = after;
            }
        }
        child if modules.contains_key(&[&here[..], &[child.to_owned()]].concat()) => {}
        _ => return None,
    }
    Some([&here[..], rest].concat())
}

fn reaches(edges: &BTreeSet<(String, String)>, from: &str, to: &str) -> bool {
    let (mut seen, mut open) = (BTreeSet::from([from]), vec![from]);
    while let Some(next) = open.pop() {
        if next == to {
            return true;
        }
        open.extend(
            edges
                .iter()
                .filter(|(user, used)| user == next && seen.insert(used))
                .map(|(_, used)| used.as_str()),
        );
    }
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn found(depth: usize, files: &[(&str, &str)]) -> usize {
        let source =
            |(path, code): &(&str, &str)| Source { path: format!("src/{path}"), code: code.parse().unwrap() };
        let sources = files.iter().map(source).collect::<Vec<_>>();
        cycles(&Scope { root: "src/", within: "", depth }, &sources).len()
    }

    #[test]
    fn a_cycle_of_two_and_of_three_is_found() {
        assert_eq!(found(1, &[("a.rs", "use crate::b::X;"), ("b.rs", "use super::a::Y;")]), 2);
        let three = [
            ("a.rs", "use crate::b;"),
            ("b/mod.rs", ""),
            ("b/d.rs", "use crate::c::Z;"),
            ("c.rs", "fn f() { crate::a::go() }"),
        ];
        assert_eq!(found(1, &three), 3);
    }

    #[test]
    fn a_chain_and_a_test_are_not_a_cycle() {
        let chain = [
            ("main.rs", "mod a; mod b; fn main() { a::go() }"),
            ("a.rs", "use crate::b::X;"),
            ("b.rs", "mod tests { use crate::a; }"),
        ];
        assert_eq!(found(1, &chain), 0);
    }

    #[test]
    fn parents_and_children_are_modules_of_their_own() {
        let files = [("a/mod.rs", "mod b; fn f() { b::go() }"), ("a/b.rs", "use super::Item;")];
        assert_eq!(found(usize::MAX, &files), 2);
        assert_eq!(found(1, &files), 0, "one module with depth 1");
    }

    #[test]
    fn a_re_export_leads_to_the_item() {
        let files =
            [("lib.rs", "mod a; mod b; pub use a::Item;"), ("a.rs", ""), ("b.rs", "use crate::Item;")];
        assert_eq!(found(usize::MAX, &files), 0);
    }
}
