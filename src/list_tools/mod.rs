//! The tools of the list that are fetched after its first rows: what is beside them, bulk actions, the menu of a row, filters,
//! columns, export and commands.

mod bulk_dialog;
mod bulk_results;
mod bulk_run;
mod column_chooser;
mod column_resizer;
mod commands;
mod export;
mod inactive_users;
mod keys;
mod list_frame;
mod no_rows;
mod panel;
mod pasted;
mod row_menu;
mod selection_bar;
mod selection_tools;
mod toolbar;
mod turn_row;
mod user_filter;

pub use column_resizer::ColumnResizer;
pub use list_frame::ListFrame;
pub use no_rows::NoRows;
pub use panel::{Panel, panel};
pub use pasted::read_pasted;
pub use selection_tools::SelectionTools;
pub use toolbar::ListToolbar;
pub use turn_row::turn_row;
