//! Refusals of the product itself, as its services phrase them.

use serde_json::{Value, json};

/// A refusal with the product's own message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ProductError {
    /// `errorCode`; empty where the product gives none.
    pub code: &'static str,
    /// `message`.
    pub message: String,
}

impl ProductError {
    /// A refusal with an error code.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// A refusal without an error code.
    pub fn without_code(message: impl Into<String>) -> Self {
        Self::new("", message)
    }

    /// The refusal of something that the product does not support.
    pub fn not_supported(message: impl Into<String>) -> Self {
        Self::new("NotSupportedException", message)
    }

    /// The refusal of something that does not exist.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new("ItemNotFoundException", message)
    }

    /// The refusal of a caller who may not execute an operation, or not query a table.
    pub fn forbidden(what: impl std::fmt::Display) -> Self {
        let message = format!("Current user does not have sufficient permissions to run \"{what}\"");
        Self::new("SecurityException", message)
    }

    /// `success:false` with `errorInfo`, and with `responseStatus` where there is a code.
    pub fn body(&self) -> Value {
        let Self { code, message } = self;
        if code.is_empty() {
            return json!({"success": false, "errorInfo": {"message": message}});
        }
        let stack = self.stack_trace();
        json!({
            "success": false,
            "errorInfo": {"errorCode": code, "message": message, "stackTrace": stack},
            "responseStatus": {"ErrorCode": code, "Message": message, "StackTrace": stack},
        })
    }

    /// `success:false` with `responseStatus`, as DataService answers what it cannot carry out.
    pub fn data_service_body(&self) -> Value {
        let Self { code, message } = self;
        json!({
            "responseStatus": {
                "ErrorCode": code, "Message": message, "StackTrace": self.stack_trace(), "Errors": [],
            },
            "rowsAffected": -1, "nextPrcElReady": false, "success": false,
        })
    }

    fn stack_trace(&self) -> String {
        let code = self.code;
        format!(
            "   at Terrasoft.Configuration.{code}.Throw()\r\n   at Terrasoft.Web.Common.ServiceBase.Execute()"
        )
    }
}
