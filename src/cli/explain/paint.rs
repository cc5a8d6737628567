//! Colours, or none.

use super::super::args::Color;
use std::env;
use std::io::{self, IsTerminal};

/// How output is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    is_colored: bool,
}

/// What ends all colours.
pub const END: &str = "\x1b[0m";

impl Paint {
    /// What was asked for, or what standard output can show.
    pub fn chosen(color: Color) -> Self {
        let is_colored = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                let is_dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
                !refused && !is_dumb && io::stdout().is_terminal()
            }
        };
        Self { is_colored }
    }

    /// Whether marks are colours rather than brackets.
    pub fn is_colored(self) -> bool {
        self.is_colored
    }

    /// What begins the colour of a kind of object.
    pub fn begin(kind: &str) -> &'static str {
        match kind {
            "campaign" => "\x1b[1;35m",
            "person" => "\x1b[1;32m",
            "organization" => "\x1b[1;34m",
            "place" => "\x1b[36m",
            "role" => "\x1b[32m",
            "date" => "\x1b[33m",
            "figure" => "\x1b[1;31m",
            "amount" => "\x1b[31m",
            _ => "\x1b[4m",
        }
    }

    /// Words in the colour of their kind.
    pub fn kind(self, kind: &str, words: &str) -> String {
        self.wrapped(Self::begin(kind), words)
    }

    /// Words that lead.
    pub fn strong(self, words: &str) -> String {
        self.wrapped("\x1b[1m", words)
    }

    /// Words that stand back.
    pub fn dim(self, words: &str) -> String {
        self.wrapped("\x1b[2m", words)
    }

    fn wrapped(self, begin: &str, words: &str) -> String {
        if self.is_colored {
            format!("{begin}{words}{END}")
        } else {
            words.to_owned()
        }
    }
}

#[cfg(test)]
impl Paint {
    pub const PLAIN: Self = Self { is_colored: false };
    pub const COLORED: Self = Self { is_colored: true };
}
