//! The code by which an app calls Creatio, to copy and to download.

mod code;
mod files;
mod tabs;

pub use code::Code;
