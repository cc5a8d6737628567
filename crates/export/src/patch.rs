//! A line of a later version with changes applied: what this version does not know stays as it is.

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::{HashMap, VecDeque};
use std::fmt;
use svodka_record::Record;

/// The line `text` saying what `record` says: the line itself where that is what it says already.
pub(crate) fn patched(text: &str, record: &Record) -> serde_json::Result<String> {
    let read: Record = serde_json::from_str(text)?;
    if read == *record {
        return Ok(text.to_owned());
    }
    let (before, after) = (
        serde_json::to_string(&read)?,
        serde_json::to_string(record)?,
    );
    let mut line = String::with_capacity(text.len());
    merge(text, &before, &after, &mut line)?;
    Ok(line)
}

/// Adds `original` with the changes that lead from `before` to `after`, which hold only what this version knows of it.
fn merge(original: &str, before: &str, after: &str, out: &mut String) -> serde_json::Result<()> {
    let all_begin_with = |c| [original, before, after].iter().all(|x| x.starts_with(c));
    if before == after {
        out.push_str(original);
    } else if all_begin_with('{') {
        merge_objects(&object(original)?, &object(before)?, &object(after)?, out)?;
    } else if all_begin_with('[') {
        merge_lists(
            serde_json::from_str(original)?,
            &serde_json::from_str::<Vec<&RawValue>>(before)?,
            serde_json::from_str(after)?,
            out,
        )?;
    } else {
        out.push_str(after);
    }
    Ok(())
}

/// Keys that only `original` has are those of a later version.
fn merge_objects(
    original: &[(String, &RawValue)],
    before: &[(String, &RawValue)],
    after: &[(String, &RawValue)],
    out: &mut String,
) -> serde_json::Result<()> {
    let has = by_key(original);
    let (before, new) = (by_key(before), by_key(after));
    let mut fields = Fields::default();
    for (key, value) in original {
        match (before.get(&**key), new.get(&**key)) {
            (Some(before), Some(after)) => {
                merge(
                    value.get(),
                    before.get(),
                    after.get(),
                    fields.next(key, out)?,
                )?;
            }
            (None, Some(after)) => fields.next(key, out)?.push_str(after.get()),
            (Some(_), None) => {}
            (None, None) => fields.next(key, out)?.push_str(value.get()),
        }
    }
    for (key, after) in after.iter().filter(|(key, _)| !has.contains_key(&**key)) {
        let is_as_read = before.get(&**key).is_some_and(|x| x.get() == after.get());
        if !is_as_read {
            fields.next(key, out)?.push_str(after.get());
        }
    }
    fields.end(out);
    Ok(())
}

/// Elements are known again by their ids, else by what they say, else by where they stand.
fn merge_lists(
    original: Vec<&RawValue>,
    before: &[&RawValue],
    after: Vec<&RawValue>,
    out: &mut String,
) -> serde_json::Result<()> {
    let mut places: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (at, element) in before.iter().enumerate() {
        places.entry(name(element)).or_default().push_back(at);
    }
    for (at, element) in after.iter().enumerate() {
        out.push(if at == 0 { '[' } else { ',' });
        let known = places.get_mut(&name(element)).and_then(VecDeque::pop_front);
        let stands = (before.len() == after.len() && id(element).is_none()).then_some(at);
        let place = known.or(stands);
        let was = place.and_then(|at| original.get(at).zip(before.get(at)));
        match was {
            Some((original, before)) => merge(original.get(), before.get(), element.get(), out)?,
            None => out.push_str(element.get()),
        }
    }
    out.push_str(if after.is_empty() { "[]" } else { "]" });
    Ok(())
}

/// What an element of a list is known by.
fn name(element: &RawValue) -> String {
    id(element).unwrap_or_else(|| element.get().to_owned())
}

fn id(element: &RawValue) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct WithId {
        id: String,
    }
    let with_id = serde_json::from_str::<WithId>(element.get());
    with_id.ok().map(|element| element.id)
}

/// Fields of an object in the making.
#[derive(Default)]
struct Fields(usize);

impl Fields {
    /// Adds a key; its value is to be added next.
    fn next<'o>(&mut self, key: &str, out: &'o mut String) -> serde_json::Result<&'o mut String> {
        out.push(if self.0 == 0 { '{' } else { ',' });
        self.0 += 1;
        out.push_str(&serde_json::to_string(key)?);
        out.push(':');
        Ok(out)
    }

    fn end(self, out: &mut String) {
        out.push_str(if self.0 == 0 { "{}" } else { "}" });
    }
}

fn by_key<'a>(fields: &'a [(String, &'a RawValue)]) -> HashMap<&'a str, &'a RawValue> {
    fields.iter().map(|(key, value)| (&**key, *value)).collect()
}

/// The fields of an object, in their order.
fn object(text: &str) -> serde_json::Result<Vec<(String, &RawValue)>> {
    struct InOrder;

    impl<'de> Visitor<'de> for InOrder {
        type Value = Vec<(String, &'de RawValue)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut fields = Vec::new();
            while let Some(field) = map.next_entry()? {
                fields.push(field);
            }
            Ok(fields)
        }
    }

    serde_json::Deserializer::from_str(text).deserialize_map(InOrder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cleanup, read};
    use serde_json::{Value, json};

    /// A record of a later version: keys and words that this one does not know.
    fn later() -> Value {
        let mut later = cleanup("1");
        later["more"] = json!({"deep": [1, null]});
        later["figures"][0]["weight"] = json!(0.5);
        later["figures"][1]["bound"] = json!("roughly");
        later["figures"][1]["weight"] = json!(1);
        later["people"][0]["mentions"][0]["nod"] = json!([]);
        later
    }

    #[test]
    fn a_line_that_nothing_changes_is_the_same_bytes() {
        let text = later().to_string().replace("\"more\":", " \"more\" :  ");
        let record: Record = serde_json::from_str(&text).unwrap();
        assert_eq!(patched(&text, &record).unwrap(), text);
        assert_eq!(record.figures[1].bound.name(), "other");
    }

    #[test]
    fn changes_keep_what_this_version_does_not_know() {
        let text = later().to_string();
        let mut record = read(&later());
        record.figures[1].value = Some(301);
        record.figures.remove(0);
        record.figures[0].repeats = None;
        record.people[0].mentions[0].text = "Омарова".to_owned();
        record.article.authors.push("А. Ли".to_owned());
        record.campaigns.clear();
        record.corrections = serde_json::from_value(json!([{
            "fact": "f98", "decision": "value", "was": null, "note": null, "decided_by": null, "decided_at": null,
            "start": 0, "end": 1, "text": "В" }]))
        .unwrap();
        let mut expected = later();
        expected["figures"][1]["value"] = json!(301);
        expected["figures"][1]["repeats"] = json!(null);
        expected["figures"].as_array_mut().unwrap().remove(0);
        expected["people"][0]["mentions"][0]["text"] = json!("Омарова");
        expected["article"]["authors"] = json!(["А. Ли"]);
        expected["campaigns"] = json!([]);
        expected["corrections"] = serde_json::to_value(&record.corrections).unwrap();
        let line = patched(&text, &record).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap(), expected);
        let before = text.find("\"more\"").unwrap() < text.find("\"roles\"").unwrap();
        assert_eq!(
            line.find("\"more\"").unwrap() < line.find("\"roles\"").unwrap(),
            before
        );
    }
}
