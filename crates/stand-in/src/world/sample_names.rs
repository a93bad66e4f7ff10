//! Plausible sample data, so that a list looks like that of a real site. It is the same in every run.

use crate::environment::seeded_random;
use uuid::{Builder, Uuid};

const PRODUCTS: &[(&str, &str, &str)] = &[
    ("Azure Data Factory", "https://adf.azure.com", "Nightly load into the data warehouse"),
    ("Power BI reports", "https://app.powerbi.com", "Sales dashboards"),
    ("Website forms", "https://www.example.com", ""),
    ("Zapier", "https://zapier.com", "Marketing automations"),
    ("MuleSoft gateway", "https://anypoint.mulesoft.com", "Orders from the web shop"),
    ("SAP exchange", "https://sap.example.com", "Accounts and invoices, both ways"),
    ("Telephony bridge", "https://pbx.example.com", ""),
    ("Mobile field service", "https://field.example.com", "Visits and signatures"),
    ("Customer portal", "https://portal.example.com", "Cases of customers"),
    ("E-mail archive", "https://archive.example.com", ""),
    ("Document signing", "https://sign.example.com", "Contracts"),
    ("Data quality robot", "https://dq.example.com", "Finds duplicates every Sunday"),
    ("Warehouse scanner", "http://scanner.example.local:8080", ""),
    ("Chat assistant", "https://chat.example.com", "Answers from the knowledge base"),
    ("Payroll", "https://payroll.example.com", "Employees and absences"),
    ("Survey tool", "https://survey.example.com", ""),
];

const SUFFIXES: &[&str] =
    &["", "Europe", "America", "Asia", "test", "pilot", "2024", "2025", "reserve", "legacy"];

const PEOPLE: &[&str] = &[
    "Mary King",
    "Andrew Baker",
    "Caleb Jones",
    "Symon Clarke",
    "Peter Moore",
    "Valerie Murphy",
    "Megan Lewis",
    "William Walker",
    "Ana Sánchez",
    "Jürgen Weiß",
    "Olena Шевченко",
    "Li Wei",
];

/// The name, address and description of the app with that index.
pub fn app_at(index: usize) -> (String, String, String) {
    let (product, url, description) = PRODUCTS[index % PRODUCTS.len()];
    let round = index / PRODUCTS.len();
    let name = match SUFFIXES.get(round) {
        Some(&"") => product.to_owned(),
        Some(suffix) => format!("{product} {suffix}"),
        None => format!("{product} {round}"),
    };
    (name, url.to_owned(), description.to_owned())
}

/// The names of the first `count` apps of a connected site.
pub fn app_names(count: usize) -> Vec<String> {
    (0..count).map(|index| app_at(index).0).collect()
}

/// The name of the person with that index.
pub fn person_at(index: usize) -> String {
    let person = PEOPLE[index % PEOPLE.len()];
    match index / PEOPLE.len() {
        0 => person.to_owned(),
        round => format!("{person} {}", round + 1),
    }
}

/// A series of sample ids. The discriminant is part of the seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Series {
    Units = 1,
    Contacts = 2,
    Apps = 3,
    ClientIds = 4,
    Secrets = 5,
    Resources = 6,
    Links = 7,
    RedirectUrls = 8,
    Sessions = 9,
    IpRanges = 10,
}

/// The id at that index of a series.
pub fn id_at(series: Series, index: usize) -> Uuid {
    let mut bytes = [0; 16];
    let mut random = seeded_random((series as u64) << 32 | index as u64);
    random(&mut bytes);
    Builder::from_random_bytes(bytes).into_uuid()
}

/// The same as 32 upper-case hexadecimal digits.
pub fn hex_at(series: Series, index: usize) -> String {
    id_at(series, index).simple().to_string().to_uppercase()
}
