//! Which paths a file of Rust names, in `use` lines, in code and inside macros.

use std::collections::HashMap;

use proc_macro2::{Spacing, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// A path as it stands in the code, made absolute as far as the file itself tells.
pub struct Named {
    pub segments: Vec<String>,
    pub line: usize,
}

/// Every path that the file names.
pub fn named(path: &str, code: &syn::File) -> Vec<Named> {
    let module = module_of(path);
    let mut scope = Scope::default();
    scope.visit_file(code);
    let mut reader = Reader { module, aliases: HashMap::new(), modules: scope.modules, names: Vec::new() };
    for Use { depth, segments, line, alias } in scope.uses {
        let segments = reader.absolute(&segments, &depth);
        reader.aliases.insert(alias, segments.clone());
        reader.names.push(Named { segments, line });
    }
    reader.visit_file(code);
    reader.names
}

/// The module that a file is, seen from its crate's root.
fn module_of(path: &str) -> Vec<String> {
    let inside = path.rsplit_once("src/").map_or("", |(_, inside)| inside);
    let mut module = inside.trim_end_matches(".rs").split('/').map(str::to_owned).collect::<Vec<_>>();
    if module.last().is_some_and(|last| ["mod", "lib", "main", ""].contains(&last.as_str())) {
        module.pop();
    }
    module
}

/// First look: modules that the file declares, and its `use` lines with the inline modules around them.
#[derive(Default)]
struct Scope {
    depth: Vec<String>,
    modules: Vec<String>,
    uses: Vec<Use>,
}

/// One leaf of a `use` line's tree.
struct Use {
    /// The inline modules around it.
    depth: Vec<String>,
    segments: Vec<String>,
    line: usize,
    /// The word that it brings into scope.
    alias: String,
}

impl Scope {
    fn tree(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |ident: &syn::Ident| before.iter().cloned().chain([ident.to_string()]).collect::<Vec<_>>();
        match tree {
            syn::UseTree::Path(path) => self.tree(&path.tree, &with(&path.ident)),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, before)),
            syn::UseTree::Name(name) if name.ident == "self" => {
                self.leaf(before.to_vec(), line(name), before.last().cloned().unwrap_or_default());
            }
            syn::UseTree::Name(name) => self.leaf(with(&name.ident), line(name), name.ident.to_string()),
            syn::UseTree::Rename(name) => self.leaf(with(&name.ident), line(name), name.rename.to_string()),
            syn::UseTree::Glob(glob) => self.leaf(before.to_vec(), line(glob), "*".to_owned()),
        }
    }

    fn leaf(&mut self, segments: Vec<String>, line: usize, alias: String) {
        self.uses.push(Use { depth: self.depth.clone(), segments, line, alias });
    }
}

impl Visit<'_> for Scope {
    fn visit_item_mod(&mut self, item: &syn::ItemMod) {
        if self.depth.is_empty() {
            self.modules.push(item.ident.to_string());
        }
        self.depth.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.depth.pop();
    }

    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        self.tree(&item.tree, &[]);
    }
}

/// Second look: paths in code and macros.
struct Reader {
    module: Vec<String>,
    aliases: HashMap<String, Vec<String>>,
    modules: Vec<String>,
    names: Vec<Named>,
}

impl Reader {
    /// The path from the crate's root on, where the file tells; else as it stands.
    fn absolute(&self, segments: &[String], depth: &[String]) -> Vec<String> {
        let mut here = self.module.iter().chain(depth).cloned().collect::<Vec<_>>();
        let mut rest = segments;
        let first = rest.first().map(String::as_str);
        if first == Some("self") || first == Some("super") {
            while let Some((word, after)) = rest.split_first() {
                match word.as_str() {
                    "self" => {}
                    "super" => drop(here.pop()),
                    _ => break,
                }
                rest = after;
            }
        } else if depth.is_empty()
            && first.is_some_and(|first| self.modules.iter().any(|module| module == first))
        {
            // A module that this file declares.
        } else if let Some(known) = first.and_then(|first| self.aliases.get(first)) {
            return known.iter().chain(&rest[1..]).cloned().collect();
        } else {
            return segments.to_vec();
        }
        ["crate".to_owned()].into_iter().chain(here).chain(rest.iter().cloned()).collect()
    }

    fn name(&mut self, segments: &[String], line: usize) {
        // A single word is a variable, or something that a `use` line brought in and that was seen there.
        if segments.len() < 2 {
            return;
        }
        // The depth of inline modules matters to `super` only, and those modules (tests) say `use super::…` at their top.
        let segments = self.absolute(segments, &[]);
        self.names.push(Named { segments, line });
    }

    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.end(&mut path, line);
                        line = ident.span().start().line;
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark)
                    if mark.as_char() == ':' && (colons == 1 || mark.spacing() == Spacing::Joint) =>
                {
                    colons += 1
                }
                other => {
                    self.end(&mut path, line);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.end(&mut path, line);
    }

    fn end(&mut self, path: &mut Vec<String>, line: usize) {
        self.name(path, line);
        path.clear();
    }
}

impl Visit<'_> for Reader {
    fn visit_path(&mut self, path: &syn::Path) {
        let segments = path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>();
        self.name(&segments, line(path));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &syn::Macro) {
        self.tokens(item.tokens.clone());
        visit::visit_macro(self, item);
    }
}

fn line(what: &impl Spanned) -> usize {
    what.span().start().line
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    fn names(path: &str, text: &str) -> Vec<String> {
        named(path, &syn::parse_file(text).unwrap())
            .iter()
            .map(|name| format!("{}:{}", name.segments.join("::"), name.line))
            .collect()
    }

    #[test]
    fn use_trees_are_read_whole() {
        let text = "use a::{b, c::{self, d as e}, f::*};";
        assert_eq!(names("src/x.rs", text), ["a::b:1", "a::c:1", "a::c::d:1", "a::f:1"]);
    }

    #[test]
    fn relative_paths_become_absolute() {
        assert_eq!(
            names("src/apps/row.rs", "use super::list;\nuse self::deep::x;"),
            ["crate::apps::list:1", "crate::apps::row::deep::x:2"]
        );
        assert_eq!(names("src/apps/mod.rs", "use super::route;"), ["crate::route:1"]);
        assert_eq!(
            names("src/apps/row.rs", "mod tests { use super::super::list; }"),
            ["crate::apps::list:1"]
        );
    }

    #[test]
    fn macros_hold_paths_too() {
        let found =
            names("src/x.rs", "fn f() { view! { <p on:click=move |_| go::there()>{text::hello()}</p> } }");
        assert!(found.contains(&"go::there:1".to_owned()), "{found:?}");
        assert!(found.contains(&"text::hello:1".to_owned()), "{found:?}");
        assert!(!found.iter().any(|name| name.contains("click")), "{found:?}");
    }

    #[test]
    fn a_second_name_leads_to_the_first() {
        assert_eq!(
            names("src/x.rs", "use crate::browser as b; fn f() { b::go(); }").last().unwrap(),
            "crate::browser::go:1"
        );
    }
}
