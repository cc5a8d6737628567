//! Reads Cyrillic news and writes down what it claims.
//!
//! The flow is one-directional: bytes → [`page`] → [`article`] → [`text`] → [`annotate`] → [`link`] →
//! [`record`] → [`sink`]. [`pipeline::Engine`] runs it for one document.

pub mod annotate;
pub mod article;
pub mod calendar;
pub mod error;
pub mod lexicon;
pub mod link;
pub mod mention;
pub mod page;
pub mod pattern;
pub mod pipeline;
pub mod record;
pub mod rules;
pub mod sink;
pub mod source;
pub mod span;
pub mod text;
pub mod vocabulary;
