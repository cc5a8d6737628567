//! Reads Cyrillic news and writes down what it claims.
//!
//! The flow is one-directional: bytes → [`page`] → [`article`] → [`text`] → annotations → entities →
//! [`record`] → [`sink`]. [`pipeline::Engine`] runs it for one document.

pub mod article;
pub mod calendar;
pub mod error;
pub mod page;
pub mod pipeline;
pub mod record;
pub mod sink;
pub mod source;
pub mod span;
