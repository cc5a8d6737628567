//! Arguments of `explain`.

use crate::cli::args::{Color, help};
use clap::ValueEnum;
use std::env;
use std::path::PathBuf;
use svodka_tell::Lang;

/// Show an article with its mentions marked, its facts, and the words each of them rests on
///
/// Sentences are in the language of the terminal, if that is Russian, Kazakh or English. Errors go to standard error.
/// To page through colours: `svodka explain --color always FILE | less -R`.
#[derive(clap::Args)]
#[command(after_long_help = help::EXPLAIN)]
pub struct ExplainArgs {
    /// Files and folders to read; `-` is standard input
    #[arg(value_name = "FILE", required_unless_present_any = ["rules", "entity"])]
    pub paths: Vec<PathBuf>,

    /// Explain the entity with this id instead, from the file of entities that `svodka link` wrote: why its names are
    /// one, what was nearly tied to it, and why it was not
    ///
    /// FILE is `entities.ndjson` unless given.
    #[arg(
        long,
        value_name = "ID",
        conflicts_with_all = ["rules", "only", "find", "lang", "color", "lexicon"]
    )]
    pub entity: Option<String>,

    /// List the rules instead, with examples and counterexamples; with PATTERN those whose id has it
    #[arg(
        long,
        value_name = "PATTERN",
        num_args = 0..=1,
        default_missing_value = "",
        conflicts_with_all = ["paths", "only", "find", "lang"]
    )]
    pub rules: Option<String>,

    /// Show what the rule with this id made and nothing else: facts, mentions and the words behind fields, each in its
    /// sentence; where it made nothing, what other rules made and models refused. Of a rule of rules.toml, each thing
    /// that it looked at, and where it stopped
    ///
    /// With `--find` only in paragraphs that have the word, and there whatever any rule made in its stead.
    #[arg(long, value_name = "ID", conflicts_with_all = ["rules", "entity", "only", "weights"])]
    pub rule: Option<String>,

    /// Show these tables alone, commas between them: `figures,campaigns`
    #[arg(long, value_name = "TABLES", value_enum, value_delimiter = ',')]
    pub only: Vec<Table>,

    /// Show paragraphs that have WORD alone, and what was found in them; small and large letters are one
    #[arg(long, value_name = "WORD")]
    pub find: Option<String>,

    /// Add what the models decided, what came second, and what weighed most for and against it, in English
    #[arg(long, conflicts_with_all = ["rules", "entity"])]
    pub weights: bool,

    /// Language of the sentences: ru, kk or en
    #[arg(long, value_name = "LANG", value_parser = lang)]
    pub lang: Option<Lang>,

    /// Whether to mark with colours; without them marks are brackets
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub color: Color,

    /// Add the lists in DIR to the built-in ones; may be repeated
    #[arg(long, value_name = "DIR")]
    pub lexicon: Vec<PathBuf>,
}

impl ExplainArgs {
    /// The language asked for, else that of the terminal, else English.
    pub fn language(&self) -> Lang {
        language(self.lang)
    }
}

/// The language asked for, else that of the terminal, else English.
pub fn language(asked: Option<Lang>) -> Lang {
    let locale = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(|name| env::var(name).ok())
            .find(|locale| !locale.is_empty())
    };
    asked.or_else(|| Lang::of(&locale()?)).unwrap_or_default()
}

/// A language as typed.
pub fn lang(typed: &str) -> Result<Lang, String> {
    Lang::of(typed).ok_or_else(|| "ru, kk or en".to_owned())
}

/// A table of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Table {
    Campaigns,
    People,
    Organizations,
    Places,
    Roles,
    Dates,
    Figures,
    Amounts,
    Quotes,
}

impl Table {
    /// Its name in the record, and what an object of it is called.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Campaigns => ("campaigns", "campaign"),
            Self::People => ("people", "person"),
            Self::Organizations => ("organizations", "organization"),
            Self::Places => ("places", "place"),
            Self::Roles => ("roles", "role"),
            Self::Dates => ("dates", "date"),
            Self::Figures => ("figures", "figure"),
            Self::Amounts => ("amounts", "amount"),
            Self::Quotes => ("quotes", "quote"),
        }
    }
}
