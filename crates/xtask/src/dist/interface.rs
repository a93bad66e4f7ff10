//! The interface between the WebAssembly and its script, made small: short names for imports, and no unused export.
//!
//! wasm-bindgen ends the name of each import with a hash, in both files, and a hash does not compress.

use std::{
    collections::{HashMap, HashSet},
    convert::Infallible,
};

use anyhow::{Result, anyhow};
use wasm_encoder::{
    ExportSection, ImportSection, Module,
    reencode::{Error, Reencode, utils},
};
use wasmparser::{Export, ImportSectionReader, Parser, Payload};

/// What the names of wasm-bindgen's imports begin with.
const PREFIXES: [&str; 2] = ["__wbg_", "__wbindgen_"];

/// What the names of exports begin with that only a server's streams need: Leptos brings their classes along, and each
/// export keeps its code.
const UNUSED: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];

/// What their classes begin with in the script.
const UNUSED_CLASS: &str = "export class IntoUnderlying";

/// The short name of each long one.
struct ShortNames(HashMap<String, String>);

/// Gives the imports short names, the same ones in the WebAssembly and in its script, and drops unused exports; returns both.
pub fn shrink(code: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut names = ShortNames(HashMap::new());
    let mut exported = Vec::new();
    for payload in Parser::new(0).parse_all(code) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    names.add(import?.name);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    exported.push(export?.name);
                }
            }
            _ => {}
        }
    }
    // The script also uses these, under the same names.
    names.0.retain(|long, _| !exported.contains(&long.as_str()));
    let mut module = Module::new();
    names
        .parse_core_module(&mut module, Parser::new(0), code)
        .map_err(|error| anyhow!("the WebAssembly cannot be read: {error}"))?;
    Ok((module.finish(), names.in_script(&without_unused_classes(script)?)?))
}

/// The script without the classes of the unused exports.
fn without_unused_classes(script: &str) -> Result<String> {
    let mut kept = script.to_owned();
    while let Some(start) = kept.find(UNUSED_CLASS) {
        let class = &kept[start..];
        let end = class.find("\n}\n").ok_or_else(|| anyhow!("an unused class in the script does not end"))?;
        let name =
            class["export class ".len()..].split(|letter| !is_in_name(letter)).next().unwrap_or_default();
        let disposing = format!("if (Symbol.dispose) {name}.");
        let mut lines: Vec<&str> = kept[..start].lines().collect();
        lines.extend(class[end + "\n}\n".len()..].lines().filter(|line| !line.starts_with(&disposing)));
        kept = lines.join("\n") + "\n";
    }
    Ok(kept)
}

impl ShortNames {
    fn add(&mut self, long: &str) {
        if PREFIXES.iter().any(|prefix| long.starts_with(prefix)) {
            let short = format!("_{:x}", self.0.len());
            self.0.entry(long.to_owned()).or_insert(short);
        }
    }

    /// The script with the short names; an error if it lacks one of them, because then the two would no longer fit.
    fn in_script(&self, script: &str) -> Result<String> {
        let mut out = String::with_capacity(script.len());
        let mut found = HashSet::new();
        let mut rest = script;
        while !rest.is_empty() {
            let end = rest.find(|letter| !is_in_name(letter)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            match self.0.get(word) {
                Some(short) => {
                    found.insert(word);
                    out.push_str(short);
                }
                None => out.push_str(word),
            }
            let end = after.find(is_in_name).unwrap_or(after.len());
            out.push_str(&after[..end]);
            rest = &after[end..];
        }
        let missing = self.0.keys().find(|name| !found.contains(name.as_str()));
        match missing {
            Some(name) => Err(anyhow!("the script does not have {name}, which the WebAssembly imports")),
            None => Ok(out),
        }
    }
}

impl Reencode for ShortNames {
    type Error = Infallible;

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Self::Error>> {
        if !UNUSED.iter().any(|prefix| export.name.starts_with(prefix)) {
            utils::parse_export(self, exports, export)?;
        }
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        section: &mut ImportSection,
        imports: ImportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for import in imports.into_imports() {
            let import = import?;
            let name = self.0.get(import.name).map_or(import.name, String::as_str).to_owned();
            section.import(import.module, &name, self.entity_type(import.ty)?);
        }
        Ok(())
    }
}

fn is_in_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection, TypeSection,
    };

    use super::*;

    #[test]
    fn classes_of_unused_exports_go_and_others_stay() {
        let class = |name: &str| {
            format!(
                "export class {name} {{\n    free() {{\n    }}\n}}\nif (Symbol.dispose) {name}.prototype[Symbol.dispose] = f;\n"
            )
        };
        let (kept, unused) = (class("Kept"), class("IntoUnderlyingSink"));
        assert_eq!(
            without_unused_classes(&format!("{unused}a();\n{kept}{unused}b();\n")).unwrap(),
            format!("a();\n{kept}b();\n")
        );
        assert!(without_unused_classes("export class IntoUnderlyingSink {").is_err());
    }

    /// A module that imports functions by these names and exports one by another name.
    fn module(imports: &[&str], export: &str) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut section = ImportSection::new();
        for name in imports {
            section.import("./app_bg.js", name, EntityType::Function(0));
        }
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut exports = ExportSection::new();
        exports.export(export, ExportKind::Func, 0);
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&section).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    fn imports(code: &[u8]) -> Vec<String> {
        let payloads = Parser::new(0).parse_all(code).map(Result::unwrap);
        let sections = payloads.filter_map(|payload| match payload {
            Payload::ImportSection(imports) => Some(imports),
            _ => None,
        });
        sections
            .flat_map(|imports| imports.into_imports().map(|import| import.unwrap().name.to_owned()))
            .collect()
    }

    #[test]
    fn both_files_get_the_same_short_names_and_all_other_names_stay() {
        let code = module(&["__wbg_get_0123", "other", "__wbindgen_cast_4567", "__wbg_get_01234"], "run");
        let script =
            "const a={__wbg_get_0123(b){b.__wbg_get_x()},__wbindgen_cast_4567:c,__wbg_get_01234:d};other(a)";
        let (code, script) = shrink(&code, script).unwrap();
        assert_eq!(imports(&code), ["_0", "other", "_1", "_2"]);
        assert_eq!(script, "const a={_0(b){b.__wbg_get_x()},_1:c,_2:d};other(a)");
    }

    #[test]
    fn a_name_that_is_also_exported_stays() {
        let code = module(&["__wbindgen_free"], "__wbindgen_free");
        let (code, script) = shrink(&code, "w.__wbindgen_free()").unwrap();
        assert_eq!(imports(&code), ["__wbindgen_free"]);
        assert_eq!(script, "w.__wbindgen_free()");
    }

    #[test]
    fn the_streams_of_a_server_are_not_exported() {
        for (name, is_kept) in
            [("intounderlyingsource_pull", false), ("__wbg_intounderlyingsink_free", false), ("into", true)]
        {
            let (code, _) = shrink(&module(&[], name), "").unwrap();
            let sections = Parser::new(0).parse_all(&code).filter_map(|payload| match payload.unwrap() {
                Payload::ExportSection(exports) => Some(exports.count()),
                _ => None,
            });
            assert_eq!(sections.sum::<u32>(), u32::from(is_kept), "{name}");
        }
    }

    #[test]
    fn a_script_that_lacks_an_import_is_an_error() {
        let code = module(&["__wbg_get_0123"], "run");
        let error = shrink(&code, "const a={__wbg_get:b}").unwrap_err();
        assert!(error.to_string().contains("__wbg_get_0123"), "{error}");
    }
}
