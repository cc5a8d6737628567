//! Whether a record is whole: what no form takes, found before anything is written, so that all give one answer.

use crate::{Batch, Error, Position, Sink};
use std::collections::HashSet;
use svodka_record::{Id, Record};
use svodka_shards::Claim;

/// A sink that gets whole records alone: the same answer for all forms, though only databases have foreign keys.
/// Nobody else writes to its target meanwhile.
pub(crate) struct Whole {
    pub sink: Box<dyn Sink>,
    /// Given up when all is written.
    pub claims: Vec<Claim>,
}

impl Sink for Whole {
    fn write(&mut self, batch: &Batch) -> Result<(), Error> {
        must_be_whole(batch)?;
        self.sink.write(batch)
    }

    fn commit(&mut self) -> Result<Position, Error> {
        self.sink.commit()
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let Self { sink, claims } = *self;
        let finished = sink.finish();
        drop(claims);
        finished
    }
}

fn must_be_whole(batch: &Batch) -> Result<(), Error> {
    let checked = batch.records.iter().map(check).enumerate();
    let mut broken = checked.filter_map(|(at, checked)| checked.err().map(|cause| (at, cause)));
    match broken.next() {
        Some((at, cause)) => Err(Error::at(
            batch.told(at),
            format_args!("{cause}; extract it anew, or mend the line"),
        )),
        None => Ok(()),
    }
}

/// What keeps a record from being one: an id that two objects share, or a reference to what it does not hold.
fn check(record: &Record) -> Result<(), String> {
    let mut held = HashSet::new();
    for (letter, id) in ids(record) {
        if id.letter() != letter {
            return Err(format!("gives {id} to what has ids with {letter}"));
        }
        if !held.insert(id) {
            return Err(format!("holds {id} twice"));
        }
    }
    for reference in references(record) {
        let is_kind = reference.letters == ANY || reference.letters.contains(reference.to.letter());
        if !is_kind || !held.contains(&reference.to) {
            let Reference {
                from, field, to, ..
            } = reference;
            return Err(format!(
                "refers to what it does not hold: {field} of {from} is {to}"
            ));
        }
    }
    repeats_lead_back(record)
}

/// All objects, with the letter that their ids begin with.
fn ids(record: &Record) -> impl Iterator<Item = (char, Id)> {
    fn of<T>(letter: char, all: &[T], id: fn(&T) -> Id) -> impl Iterator<Item = (char, Id)> {
        all.iter().map(move |x| (letter, id(x)))
    }
    of('c', &record.campaigns, |x| x.id)
        .chain(of('p', &record.people, |x| x.id))
        .chain(of('o', &record.organizations, |x| x.id))
        .chain(of('l', &record.places, |x| x.id))
        .chain(of('r', &record.roles, |x| x.id))
        .chain(of('t', &record.dates, |x| x.id))
        .chain(of('f', &record.figures, |x| x.id))
        .chain(of('m', &record.amounts, |x| x.id))
        .chain(of('q', &record.quotes, |x| x.id))
}

/// A field that leads to another object.
struct Reference {
    from: Id,
    field: &'static str,
    to: Id,
    /// Letters of what it may lead to.
    letters: &'static str,
}

/// Letters of what has a column for each kind: one that has none is null in all of them, as databases take it.
const ANY: &str = "";

/// The fields of an object that lead to others, those that are filled.
fn fields<const N: usize>(
    from: Id,
    fields: [(&'static str, Option<Id>, &'static str); N],
) -> impl Iterator<Item = Reference> {
    let filled = move |(field, to, letters): (_, Option<Id>, _)| {
        to.map(|to| Reference {
            from,
            field,
            to,
            letters,
        })
    };
    fields.into_iter().filter_map(filled)
}

fn references(record: &Record) -> impl Iterator<Item = Reference> {
    let campaigns = record
        .campaigns
        .iter()
        .flat_map(|x| fields(x.id, [("begins", x.begins, "t"), ("ends", x.ends, "t")]));
    let roles = record.roles.iter().flat_map(|x| {
        let holder = ("holder", Some(x.holder), ANY);
        fields(x.id, [holder, ("target", x.target, ANY)])
    });
    let quotes = record
        .quotes
        .iter()
        .flat_map(|x| fields(x.id, [("speaker", x.speaker, ANY)]));
    let figures = record.figures.iter().flat_map(|x| {
        let by = [("speaker", x.speaker, ANY), ("quote", x.quote, "q")];
        let of = [
            ("repeats", x.repeats, "f"),
            ("campaign", x.campaign, "c"),
            ("place", x.place, "l"),
            ("as_of", x.as_of, "t"),
        ];
        fields(x.id, by).chain(fields(x.id, of))
    });
    let amounts = record
        .amounts
        .iter()
        .flat_map(|x| fields(x.id, [("campaign", x.campaign, "c")]));
    campaigns
        .chain(roles)
        .chain(quotes)
        .chain(figures)
        .chain(amounts)
}

/// A figure repeats one before it: databases know no other yet when it comes.
fn repeats_lead_back(record: &Record) -> Result<(), String> {
    let mut before = HashSet::new();
    for figure in &record.figures {
        if let Some(first) = figure.repeats
            && !before.contains(&first)
        {
            return Err(format!(
                "lets {} repeat {first}, which comes later",
                figure.id
            ));
        }
        before.insert(figure.id);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cleanup, read};
    use serde_json::json;

    #[test]
    fn records_are_whole() {
        assert_eq!(check(&read(&cleanup("1"))), Ok(()));
        let mut spoken = cleanup("1");
        spoken["quotes"][0]["speaker"] = json!("c14");
        assert_eq!(check(&read(&spoken)), Ok(()));
        for (list, field, to, said) in [
            ("campaigns", "begins", "t1", "begins of c14 is t1"),
            ("campaigns", "ends", "t1", "ends of c14 is t1"),
            ("roles", "holder", "p1", "holder of r121 is p1"),
            ("roles", "target", "c1", "target of r121 is c1"),
            ("quotes", "speaker", "o1", "speaker of q193 is o1"),
            ("figures", "speaker", "p1", "speaker of f39 is p1"),
            ("figures", "quote", "q1", "quote of f39 is q1"),
            ("figures", "repeats", "f1", "repeats of f39 is f1"),
            ("figures", "repeats", "f98", "lets f39 repeat f98"),
            ("figures", "repeats", "f39", "lets f39 repeat f39"),
            ("figures", "campaign", "c1", "campaign of f39 is c1"),
            ("figures", "place", "c14", "place of f39 is c14"),
            ("figures", "as_of", "t1", "as_of of f39 is t1"),
            ("figures", "id", "f98", "holds f98 twice"),
            ("people", "id", "c1", "gives c1 to what has ids with p"),
        ] {
            let mut record = cleanup("1");
            record[list][0][field] = json!(to);
            let error = check(&read(&record)).err().unwrap_or_default();
            assert!(error.contains(said), "{error}");
        }
    }
}
