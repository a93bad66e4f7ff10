//! Makes one file of two pieces that are always fetched together: it compresses better, and takes one request less.

use std::{convert::Infallible, path::Path};

use anyhow::{Context as _, Result, bail, ensure};
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, FunctionSection, ImportSection, Module,
    TypeSection,
    reencode::{Error, Reencode},
};
use wasmparser::{Parser, Payload};
use xshell::Shell;

use super::integrity::SCRIPT;

/// The split point whose code is fetched on every visit, before that of the others.
const FIRST: &str = "frame";

/// Joins the code of the first split point with the code that it shares with the others.
pub fn first_with_shared(sh: &Shell, folder: &Path) -> Result<()> {
    let script = folder.join(SCRIPT);
    let own = folder.join(format!("split_{FIRST}.wasm"));
    let (joined_script, shared) = without_own_file(&sh.read_file(&script)?, FIRST)?;
    let shared = folder.join(shared);
    sh.write_file(&shared, join(&sh.read_binary_file(&shared)?, &sh.read_binary_file(&own)?)?)?;
    sh.remove_path(own)?;
    Ok(sh.write_file(script, joined_script)?)
}

/// The script in which a split point fetches no file but that of its one shared piece, and the name of that file.
fn without_own_file(script: &str, split: &str) -> Result<(String, String)> {
    let (before, after) = script
        .split_once(&format!("\"./split_{split}.wasm\""))
        .with_context(|| format!("{SCRIPT} does not fetch {split}"))?;
    let (before, _) = before.rsplit_once("makeLoad(").context("the file is not fetched by `makeLoad`")?;
    let (_, after) = after.split_once("}\n, [").context("the fetched file has no list of shared pieces")?;
    let (shared, _) = after.split_once(']').context("the list of shared pieces does not end")?;
    let number = shared.strip_prefix("__chunk_").filter(|number| number.parse::<u32>().is_ok());
    let number = number.with_context(|| format!("{split} needs other pieces than one: {shared}"))?;
    Ok((format!("{before}makeLoad(() => async () => ({{}}), [{after}"), format!("chunk_{number}.wasm")))
}

/// The sections of the file that is made.
#[derive(Default)]
struct Sections {
    types: TypeSection,
    imports: ImportSection,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
}

impl Sections {
    fn to_module(&self) -> Vec<u8> {
        let mut module = Module::new();
        module.section(&self.types).section(&self.imports).section(&self.functions).section(&self.elements);
        let data_count = DataCountSection { count: self.data.len() };
        module.section(&data_count).section(&self.code).section(&self.data);
        module.finish()
    }
}

/// How far the indices of a piece move because another one precedes it.
#[derive(Default)]
struct Moved {
    types: u32,
    functions: u32,
    elements: u32,
    data: u32,
}

impl Reencode for Moved {
    type Error = Infallible;

    fn type_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.types + index)
    }

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.functions + index)
    }

    fn element_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.elements + index)
    }

    fn data_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.data + index)
    }
}

/// One module with the code of two. They import the same, no functions, and call each other only through the table.
fn join(first: &[u8], second: &[u8]) -> Result<Vec<u8>> {
    ensure!(imports(first)? == imports(second)?, "the pieces import different things");
    let mut all = Sections::default();
    add(&mut all, &mut Moved::default(), first)?;
    let mut moved = Moved {
        types: all.types.len(),
        functions: all.functions.len(),
        elements: all.elements.len(),
        data: all.data.len(),
    };
    // Added already.
    let same_imports = std::mem::take(&mut all.imports);
    add(&mut all, &mut moved, second)?;
    Ok(Sections { imports: same_imports, ..all }.to_module())
}

/// The imports, as text.
fn imports(piece: &[u8]) -> Result<Vec<String>> {
    let mut imports = Vec::new();
    for payload in Parser::new(0).parse_all(piece) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let import = import?;
                let is_function = matches!(import.ty, wasmparser::TypeRef::Func(_));
                ensure!(!is_function, "a piece imports the function {}", import.name);
                imports.push(format!("{import:?}"));
            }
        }
    }
    Ok(imports)
}

fn add(all: &mut Sections, moved: &mut Moved, piece: &[u8]) -> Result<()> {
    for payload in Parser::new(0).parse_all(piece) {
        match payload? {
            Payload::TypeSection(types) => moved.parse_type_section(&mut all.types, types)?,
            Payload::ImportSection(imports) => moved.parse_import_section(&mut all.imports, imports)?,
            Payload::FunctionSection(types) => moved.parse_function_section(&mut all.functions, types)?,
            Payload::ElementSection(elements) => moved.parse_element_section(&mut all.elements, elements)?,
            Payload::CodeSectionEntry(body) => moved.parse_function_body(&mut all.code, body)?,
            Payload::DataSection(data) => moved.parse_data_section(&mut all.data, data)?,
            Payload::ExportSection(exports) => ensure!(exports.count() == 0, "a piece exports something"),
            Payload::Version { .. }
            | Payload::DataCountSection { .. }
            | Payload::CodeSectionStart { .. }
            | Payload::CustomSection(_)
            | Payload::End(_) => {}
            other => bail!("a piece has a section that cannot be joined: {other:?}"),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use wasm_encoder::{ConstExpr, Elements, EntityType, Function, MemoryType, RefType, TableType, ValType};
    use wasmparser::{Operator, Validator};

    use super::*;

    /// A piece with functions that return these numbers; each calls the next one, and all are in the table from `slot` on.
    fn piece(numbers: &[i32], slot: i32) -> Vec<u8> {
        let mut all = Sections::default();
        all.types.ty().function([], [ValType::I32]);
        let memory =
            MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        let table = TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 9,
            maximum: None,
            shared: false,
        };
        all.imports.import("s", "memory", EntityType::Memory(memory));
        all.imports.import("s", "table", EntityType::Table(table));
        for (number, next) in numbers.iter().zip((1..).map(|next| next % numbers.len() as u32)) {
            all.functions.function(0);
            let mut body = Function::new([]);
            body.instructions().call(next).i32_const(*number).i32_add().end();
            all.code.function(&body);
        }
        let indices: Vec<u32> = (0..numbers.len() as u32).collect();
        all.elements.active(None, &ConstExpr::i32_const(slot), Elements::Functions(indices.into()));
        all.data.active(0, &ConstExpr::i32_const(slot * 10), [slot as u8]);
        all.to_module()
    }

    /// Of each function, which one it calls and its number.
    fn calls(piece: &[u8]) -> Vec<(u32, i32)> {
        let payloads = Parser::new(0).parse_all(piece).map(Result::unwrap);
        let bodies = payloads.filter_map(|payload| match payload {
            Payload::CodeSectionEntry(body) => Some(body),
            _ => None,
        });
        let of = |body: wasmparser::FunctionBody<'_>| {
            let mut operators = body.get_operators_reader().unwrap().into_iter().map(Result::unwrap);
            let (Some(Operator::Call { function_index }), Some(Operator::I32Const { value })) =
                (operators.next(), operators.next())
            else {
                return None;
            };
            Some((function_index, value))
        };
        bodies.filter_map(of).collect()
    }

    #[test]
    fn joined_pieces_call_their_own_functions() {
        let joined = join(&piece(&[10, 11], 1), &piece(&[20, 21, 22], 3)).unwrap();
        Validator::new().validate_all(&joined).unwrap();
        assert_eq!(calls(&joined), [(1, 10), (0, 11), (3, 20), (4, 21), (2, 22)]);
    }

    #[test]
    fn pieces_that_import_different_things_are_not_joined() {
        let mut all = Sections::default();
        all.types.ty().function([], []);
        all.imports.import("s", "f", EntityType::Function(0));
        let with_function = all.to_module();
        assert!(join(&piece(&[1], 0), &with_function).is_err());
        assert!(join(&piece(&[1], 0), &Sections::default().to_module()).is_err());
    }

    #[test]
    fn the_first_split_point_fetches_only_the_shared_piece() {
        let fetch =
            |file: &str| format!("() => {{\n    fetch(new URL(\"./{file}.wasm\", import.meta.url));\n}}\n");
        let (shared, other) = (fetch("chunk_3"), fetch("split_pages"));
        let with = |first: &str| {
            format!(
                "const __chunk_3 = makeLoad({shared}, []);\nexport const a = wrap(makeLoad({first}, [__chunk_3]));\nexport const b = wrap(makeLoad({other}, [__chunk_3]));\n"
            )
        };
        let (script, file) = without_own_file(&with(&fetch("split_frame")), "frame").unwrap();
        assert_eq!(script, with("() => async () => ({})"));
        assert_eq!(file, "chunk_3.wasm");
        assert!(without_own_file(&script, "frame").is_err());
        let two = with(&fetch("split_frame")).replace("[__chunk_3]", "[__chunk_2, __chunk_3]");
        assert!(without_own_file(&two, "frame").is_err());
    }
}
