//! Where the rows of lists stand, and what they are found by.

use crate::grammar::{Case, Pos};
use crate::list::{LISTS, List};
use crate::morphology::Morphology;
use crate::normal::normal_form;
use crate::sketch::Sketch;
use crate::table::{ListFile, Table};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Number of an entry.
pub type EntryId = u32;

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The list that holds it.
    pub list: List,
    /// The file, of those that were read.
    pub file: u16,
    /// Byte of the file at which its row begins.
    pub at: u32,
    /// How many words it has.
    pub words: u16,
    /// Bits of a [`Sketch`] of which the last of its words has one, whatever its form: those of the form as printed, and
    /// of its lemma in a phrase.
    pub last: [u8; 2],
}

/// Entries by the first of their words.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// The place of each entry.
    pub places: Vec<Place>,
    /// Entries whose first word has this normal form or lemma.
    pub starts: FxHashMap<Box<str>, Vec<EntryId>>,
}

impl Index {
    /// Reads lists; several files may bear one name.
    ///
    /// # Errors
    /// A row that does not fit its header, or of a kind that no list takes, named with file and line.
    pub fn new(files: &[ListFile<'_>], morphology: &dyn Morphology) -> Result<Self, String> {
        let mut index = Self::default();
        let mut lemmas = Lemmas {
            morphology,
            known: FxHashMap::default(),
        };
        for (number, file) in files.iter().enumerate() {
            index.read(file, number, &mut lemmas)?;
        }
        Ok(index)
    }

    fn read<'a>(
        &mut self,
        file: &ListFile<'a>,
        number: usize,
        lemmas: &mut Lemmas<'a>,
    ) -> Result<(), String> {
        let own = LISTS.iter().filter(|(_, name, _)| *name == file.name);
        let own: Vec<_> = own.collect();
        for row in Table::new(file)?.rows() {
            let (line, row) = row?;
            let holds = |kinds: &[&str]| kinds.is_empty() || kinds.contains(&row.kind);
            let Some((list, _, _)) = own.iter().find(|(_, _, kinds)| holds(kinds)) else {
                return Err(format!("{}:{line}: unknown kind {:?}", file.name, row.kind));
            };
            let (Ok(number), Ok(at)) = (number.try_into(), row.at.try_into()) else {
                return Err(format!("{}:{line}: too far behind other rows", file.name));
            };
            let place = Place {
                list: *list,
                file: number,
                at,
                words: 0,
                last: [0; 2],
            };
            self.add(place, row.surface, lemmas);
        }
        Ok(())
    }

    fn add<'a>(&mut self, place: Place, surface: &'a str, lemmas: &mut Lemmas<'a>) {
        let words = split_words(surface);
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else {
            return;
        };
        let mut lemma = |word: &'a str| match words.len() {
            1 => None,
            _ => lemmas.of(word),
        };
        let id = self.places.len() as EntryId;
        let printed = Sketch::bit(&normal_form(last));
        self.places.push(Place {
            // no sentence has more
            words: u16::try_from(words.len()).unwrap_or(u16::MAX),
            last: [
                printed,
                lemma(last).map_or(printed, |lemma| Sketch::bit(&lemma)),
            ],
            ..place
        });
        let normal = normal_form(first);
        let lemma = lemma(first).filter(|lemma| **lemma != *normal);
        for key in [Some(&*normal), lemma.as_deref()].into_iter().flatten() {
            match self.starts.get_mut(key) {
                Some(ids) => ids.push(id),
                None => {
                    self.starts.insert(key.into(), vec![id]);
                }
            }
        }
    }
}

/// The words and marks of a surface, as the tokens of a text would show them.
pub fn split_words(surface: &str) -> Vec<&str> {
    let is_mark = |c: char| {
        matches!(
            c,
            '.' | ',' | '«' | '»' | ':' | '/' | '(' | ')' | '!' | '&' | '+'
        )
    };
    let mut pieces = Vec::with_capacity(4);
    for word in surface.split_whitespace() {
        let mut from = 0;
        for (at, mark) in word.char_indices().filter(|&(_, c)| is_mark(c)) {
            let after = at + mark.len_utf8();
            pieces.extend([&word[from..at], &word[at..after]]);
            from = after;
        }
        pieces.push(&word[from..]);
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Lemmas of the first words of phrases, each looked up once.
struct Lemmas<'a> {
    morphology: &'a dyn Morphology,
    known: FxHashMap<&'a str, Option<Arc<str>>>,
}

impl<'a> Lemmas<'a> {
    fn of(&mut self, word: &'a str) -> Option<Arc<str>> {
        let morphology = self.morphology;
        let known = self.known.entry(word);
        known.or_insert_with(|| lemma(word, morphology)).clone()
    }
}

/// Lemma of an inflecting word: a noun or adjective that can be nominative.
pub fn lemma(word: &str, morphology: &dyn Morphology) -> Option<Arc<str>> {
    let readings = morphology.readings(word).into_iter();
    let mut nominative = readings.filter(|reading| {
        reading.grammar.case == Some(Case::Nom)
            && matches!(
                reading.grammar.pos,
                Pos::Noun | Pos::Proper | Pos::Adjective | Pos::Participle
            )
    });
    nominative.next().map(|reading| reading.lemma)
}
