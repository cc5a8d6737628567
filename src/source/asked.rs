//! Keys that the user has named and objects lack: where none of a file has one, that is told once.

use super::fault::Fault;
use super::fields::{at, usual};
use super::{ColumnNames, Item, RawDocument};
use crate::error::Code;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Bytes of objects without the text that are held back, at most.
const MOST: usize = 1 << 20;

/// Keys that are named in a message, at most.
const SHOWN: usize = 20;

/// What the objects of a file have of the keys that the user has named.
pub(super) struct Asked {
    /// Flags with their names, that of the text or the page first, as far as no object has had them.
    missing: Vec<(&'static str, String)>,
    /// Whether the first of them is that of the text, and no object has had it.
    lacks_text: bool,
    /// Objects without the text.
    held: Vec<RawDocument>,
    bytes: usize,
    objects: u64,
    /// Keys of the first object.
    keys: Vec<String>,
}

impl Asked {
    /// `None` where the user has named nothing.
    pub(super) fn of(names: &ColumnNames) -> Option<Self> {
        let (holders, beside): (Vec<_>, Vec<_>) = {
            let named = names.named();
            let named = named.filter_map(|(flag, name)| Some((flag, name?)));
            named.partition(|(flag, _)| HOLDERS.contains(flag))
        };
        let lacks_text = !holders.is_empty();
        // of a text and a page the text is read
        let missing: Vec<_> = holders.into_iter().take(1).chain(beside).collect();
        (!missing.is_empty()).then(|| Self {
            missing,
            lacks_text,
            held: Vec::new(),
            bytes: 0,
            objects: 0,
            keys: Vec::new(),
        })
    }

    /// Looks at an object; those that are to be handed on now.
    pub(super) fn take(&mut self, object: RawDocument) -> Vec<Item> {
        self.look(&object.bytes);
        self.bytes += object.bytes.len();
        self.held.push(object);
        match self.lacks_text && self.bytes <= MOST {
            true => Vec::new(),
            false => self.held.drain(..).map(Item::Document).collect(),
        }
    }

    fn look(&mut self, object: &[u8]) {
        self.objects += 1;
        let fields: Option<BTreeMap<String, &RawValue>> = serde_json::from_slice(object).ok();
        let fields = fields.unwrap_or_default();
        if self.keys.is_empty() {
            self.keys = fields.keys().take(SHOWN).cloned().collect();
        }
        let has = |name: &str| {
            at(&fields, name).is_some() || fields.keys().any(|key| usual(key) == Some(name))
        };
        if self.lacks_text && has(&self.missing[0].1) {
            self.lacks_text = false;
        }
        self.missing.retain(|(_, name)| !has(name));
    }

    /// What is told at the end of the file.
    pub(super) fn told(&self) -> Option<Fault> {
        let (flag, name) = self.missing.first().filter(|_| self.objects > 0)?;
        if HOLDERS.contains(flag) && self.held.is_empty() {
            return None;
        }
        let keys = self.keys.iter().map(|key| format!("`{key}`"));
        let keys = keys.collect::<Vec<_>>().join(", ");
        let message =
            format!("no object has `{name}`; name a key that is there with {flag}: {keys}");
        Some(Fault::new(Code::BadRecord, message))
    }
}

/// Flags that name what holds a document.
const HOLDERS: [&str; 2] = ["--text-column", "--html-column"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Origin;
    use crate::source::Media;

    fn asked(text: &str, title: &str, objects: &[&str]) -> (usize, Option<String>) {
        let names = ColumnNames {
            text: Some(text.into()),
            title: Some(title.into()),
            ..ColumnNames::default()
        };
        let mut asked = Asked::of(&names).unwrap();
        let objects = objects.iter().map(|object| RawDocument {
            origin: Origin::default(),
            media: Media::Json,
            bytes: object.as_bytes().to_vec(),
        });
        let handed: usize = objects.map(|object| asked.take(object).len()).sum();
        (handed, asked.told().map(|fault| fault.message))
    }

    #[test]
    fn keys_that_no_object_has_are_told_once() {
        let objects = [r#"{"a":"1","b":{"c":"2"}}"#, r#"{"a":"3","t":"4"}"#];
        assert_eq!(asked("a", "t", &objects), (2, None));
        assert_eq!(asked("b.c", "t", &objects), (2, None));
        assert_eq!(asked("t", "a", &objects), (2, None));
        let told = "no object has `x`; name a key that is there with --text-column: `a`, `b`";
        assert_eq!(asked("x", "y", &objects), (0, Some(told.into())));
        let told = "no object has `y`; name a key that is there with --title-column: `a`, `b`";
        assert_eq!(asked("a", "y", &objects), (2, Some(told.into())));
        assert!(Asked::of(&ColumnNames::default()).is_none());
    }
}
