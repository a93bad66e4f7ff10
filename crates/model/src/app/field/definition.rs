//! The definition of a field of an app.

use creatio::{App, Client, LookupValue};
use strum::{EnumCount, EnumIter};

use crate::app::{changes::Changes, value::FieldValue};

/// A field of an app, in the order of an exported table, in which those that tell more come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumCount, EnumIter)]
pub enum Field {
    /// Id of the record.
    Id,
    /// Name.
    Name,
    /// OAuth client id, which Creatio assigns.
    ClientId,
    /// Whether the app can get tokens.
    Active,
    /// The user on whose behalf the app acts.
    SystemUser,
    /// URL of the app's home page.
    ApplicationUrl,
    /// The URL to which the Identity Service redirects the app's user.
    RedirectUrl,
    /// What the app is for.
    Description,
    /// When the app was created.
    CreatedOn,
    /// When the app was last changed.
    ModifiedOn,
}

/// Everything about a field except its label, its hint and the texts of its problems, which belong to the page.
pub struct FieldSpec {
    pub(super) field: Field,
    /// Creatio's name of the column (creatio-api.md, section 2.3), which records, exported tables and saved drafts use.
    pub key: &'static str,
    /// How the field is read from an app.
    pub getter: Getter,
    /// Whether the list's search looks for words in it; ids are searched in another way.
    pub is_searchable: bool,
    /// How the field is edited; `None` if Creatio alone sets it.
    pub input: Option<Input>,
    /// The field's column in the list, if it has one.
    pub column: Option<ColumnSpec>,
}

/// How a field is read from an app.
#[derive(Clone, Copy)]
pub enum Getter {
    /// A text.
    Text(fn(&App) -> &str),
    /// On or off.
    Flag(fn(&App) -> bool),
    /// A user, if one is set.
    User(fn(&App) -> Option<&LookupValue>),
}

/// How a field is edited.
pub struct Input {
    /// Position in the form, counted from the top.
    pub position: u8,
    /// The control that edits the field.
    pub kind: InputKind,
    /// Whether a new app can be created with it; if not, it can be edited only once the app exists.
    pub on_new_app: bool,
    /// Whether this site has the field at all; a version of Creatio may lack the column.
    pub is_supported: fn(&Client) -> bool,
    /// The problem of an empty field, which makes the field required.
    pub if_empty: Option<Problem>,
    /// What is wrong with a text that is not empty, if anything.
    pub validate: fn(&str) -> Option<Problem>,
    /// Whether a value that Creatio holds is accepted unchanged, even if it is invalid here.
    pub accepts_saved_value: bool,
    /// Adds the new value to what is sent to save the app.
    pub change: fn(&mut Changes, FieldValue),
}

/// The control that edits a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// A text field.
    Text {
        /// Its appearance.
        style: TextStyle,
        /// The maximum length that Creatio stores, in UTF-16 units.
        max_length: u32,
    },
    /// A switch.
    Switch {
        /// Its state for a new app.
        initial: bool,
    },
    /// A search for a user of the site.
    User,
}

/// The appearance of a text field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStyle {
    /// A single line.
    Line,
    /// Several lines.
    Lines,
    /// A single line for a URL.
    Url,
}

/// The column of a field in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnSpec {
    /// Position in the list, counted from the start of a row.
    pub position: u8,
    /// The column's name in the page's address and in stored settings.
    pub key: &'static str,
    /// Default width, relative to that of the other columns.
    pub width: u32,
    /// The kind of its cells.
    pub cell: Cell,
}

/// The kind of a column's cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The name, with a link to the app, a checkbox and the description.
    Name,
    /// A switch that turns the app on or off.
    Switch,
    /// A user, or that none is set.
    User,
    /// A text that must not be translated, such as a URL.
    Text,
    /// An identifier, in a monospaced font.
    Identifier,
    /// A date with time.
    Moment,
}

/// What is wrong with the value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The name is empty.
    NameMissing,
    /// The Application URL is empty.
    UrlMissing,
    /// The Application URL is not a web address.
    UrlInvalid,
    /// The Redirect URL is not a web address.
    RedirectInvalid,
    /// No user was chosen.
    UserMissing,
    /// The text has this many UTF-16 units more than Creatio stores.
    TooLong {
        /// The maximum.
        max: u32,
        /// How many more there are.
        over: u32,
    },
}
