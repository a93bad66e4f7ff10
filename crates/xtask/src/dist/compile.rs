//! Compiles the page into one WebAssembly file that can be split.

use std::path::PathBuf;

use anyhow::Result;

use crate::{process, tools};

/// What rustc is told beyond the release profile and .cargo/config.toml.
const RUSTC: &[&str] = &[
    // What the linker moved stays written down, so that the file can be taken apart.
    "-Clink-args=--emit-relocs",
    // A panic stops at once and says nothing, and neither positions in source files nor `Debug` are kept for it.
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

/// Compiles and answers where the file is.
///
/// The standard library is compiled anew with the page, small and without its panic messages: it takes a tenth off the
/// first load, which the budget of 160,000 bytes could not hold otherwise. It costs the messages: a panic in the page that
/// ships is a bare `unreachable`. boot.js then says that the page has stopped and offers to load it again; a development
/// build keeps the standard library as it comes and says where it panicked. It also leaves no path of the machine that
/// compiled it in the file, so that none has to be rewritten.
pub fn compile() -> Result<PathBuf> {
    tools::wasm_target()?;
    tools::standard_library_source()?;
    let mut cargo = process::cargo();
    cargo.args(["build", "--release", "--package", "creatio-oauth-admin", "--features", "split"]);
    cargo.args(["--target", tools::WASM_TARGET]);
    cargo.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    // Joined with the options in .cargo/config.toml. Written this way, a list of Rust strings is one of TOML.
    cargo.arg("--config").arg(format!("target.{}.rustflags={RUSTC:?}", tools::WASM_TARGET));
    // These would take the place of all options, instead of joining them.
    cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    // The pinned compiler understands these options; a stable one only has to be told that it may.
    cargo.env("RUSTC_BOOTSTRAP", "1");
    process::build(&mut cargo)
}
