//! What went wrong with a document, in words that programs read.

use serde::{Deserialize, Serialize};

/// The stage that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Opening or reading the input.
    Source,
    /// Bytes to page: character set, markup, JSON.
    Page,
    /// Page to article.
    Article,
    /// Anything after the article was found.
    Extract,
}

/// What was wrong, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// No such file or directory.
    NotFound,
    /// The file cannot be opened or read.
    Unreadable,
    /// The input has no bytes, or nothing but white space.
    Empty,
    /// The input is not text.
    Binary,
    /// The line, file or text is longer than the limit.
    TooLong,
    /// The page nests deeper, or the archives within archives do, than the limit.
    TooDeep,
    /// The page has more nodes, or the archive more members, than the limit.
    TooMany,
    /// The input unpacks to far more than its size: a bomb.
    Bomb,
    /// The archive or the compressed data ends before its end.
    Truncated,
    /// The archive or the compressed data is damaged.
    Corrupt,
    /// The member is encrypted.
    Encrypted,
    /// A format or a kind of compression that is not read.
    Unsupported,
    /// The bytes are not in the character set they must be in.
    BadEncoding,
    /// The line is not JSON.
    BadJson,
    /// The line is JSON without what svodka needs.
    BadRecord,
    /// The page holds no article.
    NoArticle,
    /// The program failed on this document; please report it.
    Internal,
    /// No failure: what is no input was left aside, for a reason.
    Skipped,
}

/// Why something was left aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Hidden, or inside a hidden folder.
    Hidden,
    /// Of a kind that is not read.
    OtherKind,
    /// A link to a folder, a link in an archive, a pipe, a device.
    NoFile,
    /// Written by svodka.
    OwnOutput,
    /// A record of a WARC or ARC file that is no page.
    NoPage,
    /// A page that lists other articles, or says that it is none.
    Listing,
}

impl Reason {
    /// The same for people.
    pub fn told(self) -> &'static str {
        match self {
            Self::Hidden => "hidden; name it to have it read",
            Self::OtherKind => "of a kind that is not read",
            Self::NoFile => "a link to a folder, or no file at all",
            Self::OwnOutput => "written by svodka",
            Self::NoPage => "a record that is no page",
            Self::Listing => "a page that lists articles",
        }
    }
}
