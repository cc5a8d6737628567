#![doc = include_str!("../README.md")]

// The command line speaks of the library by its name, as any program does.
#[cfg(feature = "cli")]
extern crate self as svodka;

pub mod annotate;
pub mod article;
pub mod calendar;
#[cfg(feature = "cli")]
pub mod cli;
pub mod confidence;
pub mod decide;
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
pub mod tagger;
pub mod text;
#[cfg(feature = "train")]
pub mod train;

pub use svodka_record::vocabulary;
