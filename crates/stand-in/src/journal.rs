//! The journal: the requests to both origins in the order of arrival, and their outcomes.

use crate::{fault::Fault, http::Request};
use serde_json::{Map, Value, json};
use strum::IntoStaticStr;

/// The server that a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Origin {
    /// Creatio.
    Creatio,
    /// The Identity Service.
    Identity,
}

/// A request and its outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    id: u64,
    /// The server that it is for.
    pub origin: Origin,
    /// GET, POST, …
    pub method: String,
    /// The path without the query.
    pub path: String,
    /// The query.
    pub query: String,
    /// The call's name, see [`call_name`].
    pub call: String,
    /// The status; 0 while there is no response, and if the connection was closed without one.
    pub status: u16,
    /// The name of the user on whose behalf it came.
    pub user: Option<String>,
    /// The body: JSON, or text, or null if there is none.
    pub request: Value,
    /// The headers by lower-case name.
    pub headers: Map<String, Value>,
    /// True if it changed the state.
    pub acted: bool,
    /// The fault that struck.
    pub fault: Option<Fault>,
}

/// The name of a call: the last segment of the path; for a query followed by `:` and the name of the table.
pub fn call_name(request: &Request) -> String {
    let segment = request.last_segment();
    if !matches!(segment, "SelectQuery" | "InsertQuery" | "UpdateQuery" | "DeleteQuery") {
        return segment.to_owned();
    }
    match request.json().as_ref().and_then(|body| body["rootSchemaName"].as_str()) {
        Some(table) => format!("{segment}:{table}"),
        None => segment.to_owned(),
    }
}

/// The entries since the journal was last cleared.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    entries: Vec<Entry>,
    last_id: u64,
}

impl Journal {
    /// Adds a request that has arrived, and returns the entry's id.
    pub fn add(
        &mut self,
        origin: Origin,
        request: &Request,
        user: Option<String>,
        fault: Option<Fault>,
    ) -> u64 {
        self.last_id += 1;
        let text = String::from_utf8_lossy(&request.body);
        let body = if text.is_empty() { Value::Null } else { request.json().unwrap_or_else(|| json!(text)) };
        self.entries.push(Entry {
            id: self.last_id,
            origin,
            method: request.method.clone(),
            path: request.path.clone(),
            query: request.query.clone(),
            call: call_name(request),
            status: 0,
            user,
            request: body,
            headers: request.headers.iter().map(|(name, value)| (name.clone(), json!(value))).collect(),
            acted: false,
            fault,
        });
        self.last_id
    }

    /// Completes the entry with that id, unless the journal was cleared in between.
    pub fn complete(&mut self, id: u64, status: u16, acted: bool) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id) {
            entry.status = status;
            entry.acted = acted;
        }
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// The entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries as JSON, as `GET /stand-in/journal` answers them.
    pub fn to_json(&self) -> Value {
        self.entries.iter().enumerate().map(|(index, entry)| entry.to_json(index + 1)).collect()
    }
}

impl Entry {
    fn to_json(&self, number: usize) -> Value {
        json!({
            "n": number, "origin": <&str>::from(self.origin), "method": self.method, "path": self.path,
            "query": self.query, "call": self.call, "status": self.status, "user": self.user,
            "request": self.request, "headers": self.headers, "acted": self.acted,
            "fault": self.fault.map(<&str>::from),
        })
    }
}
