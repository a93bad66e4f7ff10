//! The journal: what was asked of both origins, in the order of arrival.

use crate::http::Request;
use serde_json::{Map, Value, json};

/// Which of the two servers was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Creatio.
    Creatio,
    /// The Identity Service.
    Identity,
}

/// One request and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    id: u64,
    /// Which server.
    pub origin: Origin,
    /// GET, POST, …
    pub method: String,
    /// The path without the query.
    pub path: String,
    /// The query.
    pub query: String,
    /// The call's name, see [`call_of`].
    pub call: String,
    /// The status; 0 while unanswered, and for a connection that was closed.
    pub status: u16,
    /// The name of the user on whose behalf it came.
    pub user: Option<String>,
    /// The body: JSON, or text, or null if there was none.
    pub request: Value,
    /// The headers by lower-case name.
    pub headers: Map<String, Value>,
    /// True if the state was changed.
    pub acted: bool,
    /// The fault that struck.
    pub fault: Option<&'static str>,
}

/// The name of a call: the last path segment; for a query with `:` and the table's name.
pub fn call_of(request: &Request) -> String {
    let segment = request.last_segment();
    if !matches!(segment, "SelectQuery" | "InsertQuery" | "UpdateQuery" | "DeleteQuery") {
        return segment.to_owned();
    }
    match request.json().as_ref().and_then(|body| body["rootSchemaName"].as_str()) {
        Some(schema) => format!("{segment}:{schema}"),
        None => segment.to_owned(),
    }
}

/// All entries since the journal was last emptied.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    entries: Vec<Entry>,
    next: u64,
}

impl Journal {
    /// Notes a request that arrived; gives the entry's id.
    pub fn arrived(
        &mut self,
        origin: Origin,
        request: &Request,
        user: Option<String>,
        fault: Option<&'static str>,
    ) -> u64 {
        self.next += 1;
        let text = String::from_utf8_lossy(&request.body);
        let body = if text.is_empty() { Value::Null } else { request.json().unwrap_or_else(|| json!(text)) };
        self.entries.push(Entry {
            id: self.next,
            origin,
            method: request.method.clone(),
            path: request.path.clone(),
            query: request.query.clone(),
            call: call_of(request),
            status: 0,
            user,
            request: body,
            headers: request.headers.iter().map(|(name, value)| (name.clone(), json!(value))).collect(),
            acted: false,
            fault,
        });
        self.next
    }

    /// Notes what came of it, unless the journal was emptied meanwhile.
    pub fn answered(&mut self, id: u64, status: u16, acted: bool) {
        for entry in self.entries.iter_mut().filter(|entry| entry.id == id) {
            entry.status = status;
            entry.acted = acted;
        }
    }

    /// Forgets all entries.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// The entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries as `GET /stand-in/journal` answers.
    pub fn to_json(&self) -> Value {
        let entries = self.entries.iter().enumerate();
        entries.map(|(place, entry)| entry.to_json(place + 1)).collect()
    }
}

impl Entry {
    fn to_json(&self, number: usize) -> Value {
        let origin = match self.origin {
            Origin::Creatio => "creatio",
            Origin::Identity => "identity",
        };
        json!({
            "n": number, "origin": origin, "method": self.method, "path": self.path, "query": self.query,
            "call": self.call, "status": self.status, "user": self.user, "request": self.request,
            "headers": self.headers, "acted": self.acted, "fault": self.fault,
        })
    }
}
