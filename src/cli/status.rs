//! How the program ends.

/// Exit statuses, a part of the interface; `svodka extract --help` lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All went well.
    Well,
    /// No input could be opened, or the output could not be written.
    CouldNotRun,
    /// The arguments make no sense.
    Usage,
    /// Finished, but some documents failed.
    SomeFailed,
    /// What was compared differs.
    Differs,
    /// What was to be compared could not be read.
    NotCompared,
    /// Ctrl-C.
    Interrupted,
}

impl Status {
    /// The number the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Well => 0,
            Self::CouldNotRun | Self::Differs => 1,
            Self::Usage | Self::NotCompared => 2,
            Self::SomeFailed => 3,
            Self::Interrupted => 130,
        }
    }
}

/// Why the program ends early, for people.
#[derive(Debug)]
pub enum Failure {
    /// The arguments make no sense together.
    Usage(String),
    /// There is no way to go on.
    CannotRun(String),
}
