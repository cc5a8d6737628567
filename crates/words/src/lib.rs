//! Words: their normal form, their readings, and lists of them.
//!
//! A crate of its own, for it is built twice: into the program, and into the script that makes the built-in lists ready
//! before the program is compiled. Both make an [`index::Index`] in the same way.

pub mod grammar;
pub mod index;
pub mod list;
pub mod morphology;
pub mod normal;
pub mod sketch;
pub mod table;
