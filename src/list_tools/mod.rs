//! The tools of the list that are fetched after its first rows: bulk actions, filters, columns, export and commands.

mod bulk_dialog;
mod bulk_results;
mod bulk_run;
mod column_chooser;
mod column_resizer;
mod commands;
mod export;
mod filters;
mod inactive_users;
mod keys;
mod nothing_found;
mod pasted;
mod selection_bar;
mod selection_tools;
mod turn_row;

pub use bulk_dialog::BulkDialog;
pub use column_chooser::ColumnChooser;
pub use column_resizer::ColumnResizer;
pub use export::ExportMenu;
pub use filters::Filters;
pub use nothing_found::NothingFound;
pub use pasted::read_pasted;
pub use selection_tools::SelectionTools;
pub use turn_row::turn_row;
