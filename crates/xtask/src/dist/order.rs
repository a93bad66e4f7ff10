//! The order of the functions in a piece: those that are alike stand together, which makes the compressed piece some three
//! percent smaller.

use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
};

use anyhow::{Result, anyhow};
use wasm_encoder::{
    CodeSection, FunctionSection, Module,
    reencode::{Error, Reencode},
};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// How many bytes two functions must have in common, one after the other, to count as alike there.
const COMMON: usize = 5;

/// The piece with its functions in another order.
pub fn group_functions(code: &[u8]) -> Result<Vec<u8>> {
    let mut grouped = Grouped::of(code)?;
    let mut module = Module::new();
    grouped
        .parse_core_module(&mut module, Parser::new(0), code)
        .map_err(|error| anyhow!("the WebAssembly cannot be read: {error}"))?;
    Ok(module.finish())
}

/// The functions in their new order.
struct Grouped {
    /// How many functions are imported; these come first and keep their indices.
    imported: u32,
    /// The old place of each function that is defined.
    order: Vec<usize>,
    /// The new place of each function that is defined.
    places: Vec<u32>,
}

impl Grouped {
    fn of(code: &[u8]) -> Result<Self> {
        let mut imported = 0;
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(code) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let order = chain(&bodies);
        let mut places = vec![0; order.len()];
        for (place, old) in (0..).zip(&order) {
            places[*old] = place;
        }
        Ok(Self { imported, order, places })
    }
}

/// Starts with the shortest text, and lets each be followed by the one that is most alike among those that are left.
fn chain(texts: &[&[u8]]) -> Vec<usize> {
    let parts: Vec<BTreeSet<&[u8]>> = texts.iter().map(|text| text.windows(COMMON).collect()).collect();
    let mut holders = BTreeMap::<&[u8], Vec<usize>>::new();
    for (index, parts) in parts.iter().enumerate() {
        for part in parts {
            holders.entry(part).or_default().push(index);
        }
    }
    let mut left: BTreeSet<usize> = (0..texts.len()).collect();
    let mut next = left.iter().copied().min_by_key(|index| texts[*index].len());
    let mut chain = Vec::new();
    while let Some(current) = next {
        chain.push(current);
        left.remove(&current);
        let mut shared = vec![0; texts.len()];
        for holder in parts[current].iter().filter_map(|part| holders.get(part)).flatten() {
            shared[*holder] += 1;
        }
        // The share of what both have in what either has (Jaccard's index).
        let likeness = |other: usize| {
            let either = parts[current].len() + parts[other].len() - shared[other];
            shared[other] as f64 / either.max(1) as f64
        };
        // The first one of several that are equally alike, so that the same code gives the same order.
        next = left.iter().copied().rev().max_by(|one, other| likeness(*one).total_cmp(&likeness(*other)));
    }
    chain
}

impl Reencode for Grouped {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        let defined = index.checked_sub(self.imported).and_then(|defined| self.places.get(defined as usize));
        Ok(defined.map_or(index, |place| self.imported + place))
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        functions: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let types = functions.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for old in &self.order {
            section.function(types[*old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        section: &mut CodeSection,
        code: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies = code.into_iter().collect::<Result<Vec<_>, _>>()?;
        for old in self.order.clone() {
            self.parse_function_body(section, bodies[old].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, Function, ImportSection, TypeSection, ValType,
    };
    use wasmparser::{ExternalKind, Operator};

    use super::*;

    /// A module that imports a function, and exports functions `f0`, `f1`… that add up numbers; each calls the next one.
    fn module(functions: &[&[i32]]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("./app_bg.js", "f", EntityType::Function(0));
        let (mut section, mut exports, mut code) =
            (FunctionSection::new(), ExportSection::new(), CodeSection::new());
        for (index, numbers) in (1..).zip(functions) {
            section.function(0);
            exports.export(&format!("f{}", index - 1), ExportKind::Func, index);
            let mut body = Function::new([]);
            let mut instructions = body.instructions();
            instructions.call((index + 1) % (functions.len() as u32 + 1));
            for number in *numbers {
                instructions.i32_const(*number).i32_add();
            }
            instructions.end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&section).section(&exports).section(&code);
        module.finish()
    }

    /// The functions by their places: the name under which each is exported, what it calls, and the numbers in it.
    fn functions(code: &[u8]) -> Vec<(String, u32, Vec<i32>)> {
        let (mut names, mut bodies) = (BTreeMap::new(), Vec::new());
        for payload in Parser::new(0).parse_all(code) {
            match payload.unwrap() {
                Payload::ExportSection(exports) => {
                    for export in exports.into_iter().map(Result::unwrap) {
                        assert_eq!(export.kind, ExternalKind::Func);
                        names.insert(export.index, export.name.to_owned());
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let (mut called, mut numbers) = (0, Vec::new());
                    for operator in body.get_operators_reader().unwrap() {
                        match operator.unwrap() {
                            Operator::Call { function_index } => called = function_index,
                            Operator::I32Const { value } => numbers.push(value),
                            _ => {}
                        }
                    }
                    bodies.push((called, numbers));
                }
                _ => {}
            }
        }
        let named =
            (1..).zip(bodies).map(|(index, (called, numbers))| (names[&index].clone(), called, numbers));
        named.collect()
    }

    const ODD: &[i32] = &[1, 3, 5, 7, 9, 11, 13];
    const EVEN: &[i32] = &[2, 4, 6, 8, 10, 12, 14, 16];

    #[test]
    fn functions_that_are_alike_stand_together() {
        let almost_odd = [ODD, &[99, 100]].concat();
        let grouped = group_functions(&module(&[ODD, EVEN, &almost_odd, EVEN])).unwrap();
        let order: Vec<String> = functions(&grouped).into_iter().map(|(name, ..)| name).collect();
        assert_eq!(order, ["f0", "f2", "f1", "f3"]);
    }

    #[test]
    fn every_function_keeps_its_name_its_code_and_what_it_calls() {
        let code = module(&[EVEN, ODD, &[], EVEN, &[7]]);
        let (before, after) = (functions(&code), functions(&group_functions(&code).unwrap()));
        let name_of = |functions: &[(String, u32, Vec<i32>)], called: u32| match called {
            0 => "imported".to_owned(),
            called => functions[called as usize - 1].0.clone(),
        };
        let meaning = |functions: &[(String, u32, Vec<i32>)]| -> BTreeSet<(String, String, Vec<i32>)> {
            let named = functions.iter();
            named
                .map(|(name, called, numbers)| (name.clone(), name_of(functions, *called), numbers.clone()))
                .collect()
        };
        assert_ne!(before, after);
        assert_eq!(meaning(&before), meaning(&after));
    }
}
