//! Rows of temporary files as bytes.

use serde::{Serialize, de::DeserializeOwned};
use svodka_shards::Error;

pub(crate) fn pack<T: Serialize>(value: &T) -> Result<Vec<u8>, Error> {
    postcard::to_allocvec(value).map_err(|error| Error::new(format!("temporary file: {error}")))
}

pub(crate) fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    postcard::from_bytes(bytes).map_err(|error| Error::new(format!("temporary file: {error}")))
}
