//! Parses `$filter`, as far as Creatio takes it: comparisons, three text functions, `and`, `or` and brackets
//! (creatio-api.md, section 2.1).

use crate::creatio::{
    filter::{Comparison, Filter},
    schema::Schema,
};
use crate::{
    dates::local_millis,
    world::{Cell, Kind},
};
use uuid::Uuid;

/// Parses a filter on a table; the error is the message for the caller.
pub(super) fn parse_filter(schema: &Schema, text: &str) -> Result<Filter, String> {
    let mut parser = Parser { schema, tokens: tokens(text)?, position: 0 };
    let filter = parser.any()?;
    match parser.next() {
        None => Ok(filter),
        Some(token) => Err(format!("Syntax error: unexpected {token:?} in the filter")),
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
    Open,
    Close,
    Comma,
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            ',' => (Token::Comma, 1),
            '\'' => {
                let (text, length) = quoted(rest).ok_or("Syntax error: a text without an end")?;
                (Token::Text(text), length)
            }
            _ => {
                let end = rest.find(|c: char| c.is_whitespace() || "(),'".contains(c)).unwrap_or(rest.len());
                (Token::Word(rest[..end].into()), end)
            }
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

/// The text in single quotes at the start, and its length with the quotes. A doubled quote is a quote in the text.
fn quoted(rest: &str) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((index, char)) = chars.next() {
        if char != '\'' {
            text.push(char);
        } else if chars.next_if(|(_, next)| *next == '\'').is_some() {
            text.push('\'');
        } else {
            return Some((text, index + 1));
        }
    }
    None
}

struct Parser<'a> {
    schema: &'a Schema,
    tokens: Vec<Token>,
    position: usize,
}

impl Parser<'_> {
    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.position).cloned();
        self.position += 1;
        token
    }

    fn next_if(&mut self, word: &str) -> bool {
        let found = matches!(self.tokens.get(self.position), Some(Token::Word(found)) if found == word);
        self.position += usize::from(found);
        found
    }

    fn expect(&mut self, wanted: &Token) -> Result<(), String> {
        match self.next() {
            Some(token) if token == *wanted => Ok(()),
            other => Err(format!("Syntax error: {wanted:?} expected, {other:?} found")),
        }
    }

    fn any(&mut self) -> Result<Filter, String> {
        let mut parts = vec![self.all()?];
        while self.next_if("or") {
            parts.push(self.all()?);
        }
        Ok(Filter::Any(parts))
    }

    fn all(&mut self) -> Result<Filter, String> {
        let mut parts = vec![self.part()?];
        while self.next_if("and") {
            parts.push(self.part()?);
        }
        Ok(Filter::All(parts))
    }

    fn part(&mut self) -> Result<Filter, String> {
        match self.next() {
            Some(Token::Open) => {
                let inside = self.any()?;
                self.expect(&Token::Close)?;
                Ok(inside)
            }
            Some(Token::Word(word)) => match word.as_str() {
                "contains" => self.function(Comparison::Contains(true)),
                "startswith" => self.function(Comparison::StartsWith(true)),
                "endswith" => self.function(Comparison::EndsWith(true)),
                path => self.comparison(path),
            },
            other => Err(format!("Syntax error: {other:?} at the start of a condition")),
        }
    }

    fn function(&mut self, comparison: Comparison) -> Result<Filter, String> {
        self.expect(&Token::Open)?;
        let Some(Token::Word(path)) = self.next() else {
            return Err("Syntax error: a column expected".into());
        };
        self.expect(&Token::Comma)?;
        let Some(Token::Text(text)) = self.next() else { return Err("Syntax error: a text expected".into()) };
        self.expect(&Token::Close)?;
        let (path, _) = self.path(&path)?;
        Ok(Filter::Compare { path, comparison, value: Cell::Text(text) })
    }

    fn comparison(&mut self, path: &str) -> Result<Filter, String> {
        let (path, kind) = self.path(path)?;
        let operator = match self.next() {
            Some(Token::Word(word)) => word,
            other => return Err(format!("Syntax error: an operator expected, {other:?} found")),
        };
        let comparison = match operator.as_str() {
            "eq" => Comparison::EQUAL,
            "ne" => Comparison::NOT_EQUAL,
            "lt" => Comparison::LESS,
            "le" => Comparison::LESS_OR_EQUAL,
            "gt" => Comparison::GREATER,
            "ge" => Comparison::GREATER_OR_EQUAL,
            other => return Err(format!("Syntax error: operator {other:?} is not supported")),
        };
        Ok(match self.literal(kind)? {
            Cell::Null => Filter::IsNull { path, null: comparison == Comparison::EQUAL },
            value => Filter::Compare { path, comparison, value },
        })
    }

    fn literal(&mut self, kind: Kind) -> Result<Cell, String> {
        let cell = match (self.next(), kind) {
            (Some(Token::Text(text)), kind) if kind.is_text() => Some(Cell::Text(text)),
            (Some(Token::Word(word)), _) if word == "null" => Some(Cell::Null),
            (Some(Token::Word(word)), Kind::Guid | Kind::Lookup(_)) => {
                word.parse::<Uuid>().ok().map(Cell::Guid)
            }
            (Some(Token::Word(word)), Kind::Boolean) => word.parse().ok().map(Cell::Boolean),
            (Some(Token::Word(word)), Kind::Integer) => word.parse().ok().map(Cell::Integer),
            (Some(Token::Word(word)), Kind::DateTime) => {
                word.strip_suffix('Z').and_then(|text| local_millis(text, 0)).map(Cell::DateTime)
            }
            _ => None,
        };
        cell.ok_or_else(|| "A binary operator with incompatible types was detected.".into())
    }

    /// Resolves a path such as `SystemUser/Id`; the name of a lookup's id, such as `SystemUserId`, is none.
    fn path(&self, path: &str) -> Result<(String, Kind), String> {
        let dotted = path.replace('/', ".");
        match self.schema.kind_at(&dotted) {
            Some(kind) => Ok((dotted, kind)),
            None => Err(format!("Column by path {path} not found in schema {}.", self.schema.table)),
        }
    }
}
