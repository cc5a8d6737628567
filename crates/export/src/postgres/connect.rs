//! Connecting to a server, and what errors of servers mean.

use crate::Error;
use postgres::config::Host;
use postgres::error::SqlState;
use postgres::{Client, Config, NoTls};
use std::env;
use std::time::Duration;

/// How long a server that does not answer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// What the client says where the server asks for a password and there is none.
const NO_PASSWORD: &str = "password missing";
/// Bytes of the details of an error that are told, at most: some hold whole rows.
const LONGEST_DETAIL: usize = 300;
/// The lock of exports: one at a time into a database.
const LOCK: i64 = 0x7376_646B;

/// A database, as people are told: without the password.
#[derive(Clone)]
pub(super) struct Place(String);

impl Place {
    fn of(config: &Config) -> Self {
        let host = config.get_hosts().first().map(|host| match host {
            Host::Tcp(name) => name.clone(),
            #[cfg(unix)]
            Host::Unix(path) => path.display().to_string(),
        });
        let database = config
            .get_dbname()
            .or(config.get_user())
            .unwrap_or_default();
        Self(format!(
            "postgresql://{}/{database}",
            host.unwrap_or_default()
        ))
    }

    /// An error of the server here, with the way out.
    pub(super) fn told(&self, error: &postgres::Error) -> Error {
        Error::at(&self.0, told(error))
    }

    pub(super) fn error(&self, cause: impl std::fmt::Display) -> Error {
        Error::at(&self.0, cause)
    }
}

/// How the server at an address is reached; the password is that of the address, else of `PGPASSWORD`.
///
/// # Errors
/// An address that is none, without its words, for one of them may be the password.
pub fn config(address: &str) -> Result<Config, Error> {
    let mut config: Config = address.parse().map_err(|_| {
        Error::usage("the address is no postgresql://USER@HOST:PORT/DATABASE; letters of a password that are no letters or digits are written as %40")
    })?;
    if config.get_password().is_none()
        && let Ok(password) = env::var("PGPASSWORD")
    {
        config.password(password);
    }
    config.connect_timeout(PATIENCE).application_name("svodka");
    Ok(config)
}

/// Connects, and takes the lock of exports.
pub(super) fn connect(address: &str) -> Result<(Client, Place), Error> {
    let config = config(address)?;
    let place = Place::of(&config);
    let mut client = config.connect(NoTls).map_err(|error| place.told(&error))?;
    let locked = client.query_one("SELECT pg_try_advisory_lock($1)", &[&LOCK]);
    match locked.map(|row| row.get(0)) {
        Ok(true) => Ok((client, place)),
        Ok(false) => {
            Err(place.error("another export writes there; try again when that has finished"))
        }
        Err(error) => Err(place.told(&error)),
    }
}

/// Gives the lock of exports back at once, not when the server sees that the connection is gone.
pub(super) fn unlock(client: &mut Client) {
    // Where there is no connection there is no lock.
    let _ = client.execute("SELECT pg_advisory_unlock($1)", &[&LOCK]);
}

/// What an error means, and the way out. Never says the password.
fn told(error: &postgres::Error) -> String {
    let Some(cause) = error.as_db_error() else {
        let inner = std::error::Error::source(error).map(ToString::to_string);
        let inner = inner.unwrap_or_else(|| error.to_string());
        if inner == NO_PASSWORD {
            return format!("{inner}; give it in the address, or as PGPASSWORD");
        }
        return format!(
            "no connection to the server ({inner}); see that it runs and listens there"
        );
    };
    let way_out = match *cause.code() {
        SqlState::INVALID_PASSWORD | SqlState::INVALID_AUTHORIZATION_SPECIFICATION => {
            "give user and password in the address, or the password as PGPASSWORD"
        }
        SqlState::INVALID_CATALOG_NAME => "make the database first: createdb NAME",
        SqlState::INSUFFICIENT_PRIVILEGE => {
            "let the user make tables there: GRANT CREATE ON SCHEMA public TO …"
        }
        SqlState::DISK_FULL => "batches before this one stay: make room and run the same again",
        SqlState::FOREIGN_KEY_VIOLATION => {
            "a document refers to what it does not hold; nothing of its batch was written"
        }
        SqlState::UNIQUE_VIOLATION => {
            "a document holds one id twice; nothing of its batch was written"
        }
        SqlState::PROGRAM_LIMIT_EXCEEDED => {
            "an id of a document has more bytes than a key may have there (some 2,700); give it a shorter one"
        }
        _ => "nothing of this batch was written",
    };
    let detail = cause.detail().map(|detail| format!(" ({detail})"));
    let detail = detail.filter(|detail| detail.len() <= LONGEST_DETAIL);
    format!(
        "{}{}; {way_out}",
        cause.message(),
        detail.unwrap_or_default()
    )
}

/// Whether what was to be written is at fault, not the server: by the class of the error.
pub(super) fn is_of_data(error: &postgres::Error) -> bool {
    let classes = ["22", "23", "54"];
    let code = error.code().map_or("", SqlState::code);
    classes.iter().any(|class| code.starts_with(class))
}
