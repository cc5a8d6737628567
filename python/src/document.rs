//! Python values → documents.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use std::sync::Arc;
use svodka::error::Origin;
use svodka::source::{Handed, Media, RawDocument};

/// What a document is called in Python: `data, media, id, title, url, published, path`.
#[derive(FromPyObject)]
pub struct Given<'py>(
    Bound<'py, PyAny>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
);

impl Given<'_> {
    /// The document; its text is copied once, so that Python may go on meanwhile.
    pub fn document(self) -> PyResult<RawDocument> {
        let Self(data, media, id, title, url, published, path) = self;
        let (bytes, is_decoded) = bytes(&data)?;
        let handed = |is_html| {
            Media::Handed(Arc::new(Handed {
                is_html,
                is_decoded,
                id: id.clone(),
                title: title.clone(),
                url: url.clone(),
                published: published.clone(),
            }))
        };
        let says_all = |media, name| match (&id, &title, &url, &published) {
            (None, None, None, None) => Ok(media),
            _ => Err(PyValueError::new_err(format!(
                "media={name:?} takes no id, title, url or published; use \"text\" or \"html\""
            ))),
        };
        let media = match media.as_deref() {
            None => handed(looks_like_html(&bytes)),
            Some("text") => handed(false),
            Some("html") => handed(true),
            Some("plain") => says_all(Media::Plain, "plain")?,
            Some("json") => says_all(Media::Json, "json")?,
            Some(other) => {
                return Err(PyValueError::new_err(format!(
                    "media={other:?} is none of \"text\", \"html\", \"plain\", \"json\""
                )));
            }
        };
        let origin = Origin {
            path: path.unwrap_or_default(),
            ..Origin::default()
        };
        Ok(RawDocument {
            origin,
            media,
            bytes,
        })
    }
}

/// The bytes, and whether they were characters before.
fn bytes(data: &Bound<'_, PyAny>) -> PyResult<(Vec<u8>, bool)> {
    if let Ok(text) = data.cast::<PyString>() {
        return Ok((utf8(text)?, true));
    }
    if let Ok(bytes) = data.cast::<PyBytes>() {
        return Ok((bytes.as_bytes().to_vec(), false));
    }
    let kind = data.get_type().name()?;
    Err(PyTypeError::new_err(format!(
        "a document is str or bytes, not {kind}"
    )))
}

/// The text in UTF-8; halves of characters, which stand for nothing, become U+FFFD and keep their place.
fn utf8(text: &Bound<'_, PyString>) -> PyResult<Vec<u8>> {
    if let Ok(text) = text.to_str() {
        return Ok(text.as_bytes().to_vec());
    }
    let encoded = text.call_method1("encode", ("utf-16-le", "surrogatepass"))?;
    let units: Vec<u16> = encoded
        .cast::<PyBytes>()?
        .as_bytes()
        .as_chunks()
        .0
        .iter()
        .map(|unit| u16::from_le_bytes(*unit))
        .collect();
    Ok(String::from_utf16_lossy(&units).into_bytes())
}

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Whether the first thing is a tag, as the command line judges standard input.
fn looks_like_html(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"<")
}
