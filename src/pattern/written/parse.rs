//! Reads patterns.

use super::test::{Test, Trait};
use super::{Anchor, Pattern, Piece};
use crate::lexicon::grammar::{Case, Gender, Number, Pos, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::list::ListSet;
use crate::lexicon::morphology::Morphology;
use crate::lexicon::normal::normal_form;

/// As many pieces as a side of a pattern may have, gaps by their words.
const MOST: usize = 60;

/// What the names in a pattern stand for.
pub struct Names<'n> {
    /// What a rule may be about, in capitals; where there is none a pattern finds that itself.
    pub anchors: &'n [&'n str],
    /// Kinds of stretches, in capitals.
    pub stretches: &'n [&'n str],
    /// Names of pieces.
    pub labels: &'n [&'n str],
    /// The file in which groups are looked up that are named by their kind alone: `figure_words.tsv`.
    pub file: &'n str,
    /// What knows lemmas; without it they are not looked at.
    pub morphology: Option<&'n dyn Morphology>,
}

/// What a word of a pattern stands for.
enum Part {
    Given(usize),
    Piece(Piece),
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// No anchor or two, a name that nothing has, a piece that cannot be read, more pieces than can be run.
    pub fn read(written: &str, names: &Names<'_>) -> Result<Self, String> {
        let mut parts = Vec::new();
        for word in written.split_whitespace() {
            match names.anchors.iter().position(|anchor| *anchor == word) {
                Some(anchor) => parts.push(Part::Given(anchor)),
                None => pieces(word, names, &mut parts)?,
            }
        }
        let at = about(&parts, names)?;
        let mut after = parts.split_off(at).into_iter();
        let anchor = match after.next() {
            Some(Part::Given(anchor)) => Anchor::Given(anchor),
            Some(Part::Piece(piece)) => Anchor::Piece(piece),
            None => return Err("an empty pattern".to_owned()),
        };
        let side = |parts: &mut dyn Iterator<Item = Part>| -> Result<Vec<Piece>, String> {
            let pieces = parts.map(|part| match part {
                Part::Piece(piece) => Ok(piece),
                Part::Given(again) => Err(format!("a second anchor, {}", names.anchors[again])),
            });
            let pieces: Vec<Piece> = pieces.collect::<Result<_, _>>()?;
            match pieces.len() <= MOST {
                true => Ok(pieces),
                false => Err(format!(
                    "more than {MOST} words on a side, those of gaps counted"
                )),
            }
        };
        Ok(Self {
            before: side(&mut parts.into_iter().rev())?,
            after: side(&mut after)?,
            anchor,
        })
    }
}

/// The part that the pattern is about.
fn about(parts: &[Part], names: &Names<'_>) -> Result<usize, String> {
    let is_given = |part: &Part| matches!(part, Part::Given(_));
    if !names.anchors.is_empty() {
        let given = parts.iter().position(is_given);
        return given.ok_or_else(|| format!("no anchor: {}", names.anchors.join(" or ")));
    }
    let piece = |wanted: &dyn Fn(&Piece) -> bool| {
        parts.iter().position(|part| match part {
            Part::Piece(piece) => !piece.is_optional && wanted(piece),
            Part::Given(_) => false,
        })
    };
    let stretch = piece(&|piece| piece.test.is_stretch());
    let own = stretch.or_else(|| piece(&|piece| piece.label.is_some()));
    own.ok_or_else(|| {
        let stretches = names.stretches.join(", ");
        let labels: Vec<String> = names.labels.iter().map(|it| format!("{it}:")).collect();
        format!(
            "nothing that it is about: one of {stretches}, or a piece that is named, by {}",
            labels.join(", ")
        )
    })
}

/// The pieces that a word of a pattern stands for.
fn pieces(word: &str, names: &Names<'_>, parts: &mut Vec<Part>) -> Result<(), String> {
    let (label, own) = labelled(word, names)?;
    let mut add = |test: Test, is_optional: bool| {
        parts.push(Part::Piece(Piece {
            test,
            is_optional,
            label,
            written: word.into(),
        }));
    };
    if let Some((wanted, count)) = own.rsplit_once("..") {
        let count = count
            .parse::<usize>()
            .ok()
            .filter(|count| (1..=MOST).contains(count));
        let count = count
            .ok_or_else(|| format!("`{word}`: a gap is `..` and how many words, 1 to {MOST}"))?;
        for _ in 0..count {
            let test = match wanted {
                "" => Test::Any,
                _ => test(wanted, names)?,
            };
            add(test, true);
        }
        return Ok(());
    }
    let (wanted, is_optional) = match own.strip_suffix('?') {
        Some(wanted) if !wanted.is_empty() => (wanted, true),
        _ => (own, false),
    };
    add(test(wanted, names)?, is_optional);
    Ok(())
}

/// The named piece that a word belongs to, and the rest of it.
fn labelled<'w>(word: &'w str, names: &Names<'_>) -> Result<(Option<usize>, &'w str), String> {
    let Some((name, rest)) = word.split_once(':').filter(|(name, rest)| {
        let is_name = name.bytes().all(|b| b.is_ascii_lowercase());
        is_name && !name.is_empty() && !rest.is_empty()
    }) else {
        return Ok((None, word));
    };
    let known = names.labels.iter().position(|label| *label == name);
    match known {
        Some(label) => Ok((Some(label), rest)),
        None if names.labels.is_empty() => {
            Err(format!("`{word}`: no piece has a name in such a rule"))
        }
        None => Err(format!(
            "`{word}`: no piece is called `{name}`; pieces are called {}",
            names.labels.join(", ")
        )),
    }
}

fn test(wanted: &str, names: &Names<'_>) -> Result<Test, String> {
    if let Some(rest) = wanted.strip_prefix('!').filter(|rest| !rest.is_empty()) {
        return Ok(Test::Not(Box::new(test(rest, names)?)));
    }
    match wanted.split_once('|') {
        Some(_) if wanted.len() > 1 => {
            let tests = wanted.split('|').map(|one| single(one, names));
            Ok(Test::OneOf(tests.collect::<Result<_, _>>()?))
        }
        _ => single(wanted, names),
    }
}

fn single(wanted: &str, names: &Names<'_>) -> Result<Test, String> {
    let within = |open, close| {
        wanted
            .strip_prefix(open)?
            .strip_suffix(close)
            .filter(|inside: &&str| !inside.is_empty())
    };
    if let Some(word) = within('{', '}') {
        return lemma(word, names.morphology);
    }
    if let Some(name) = within('<', '>') {
        return named(name, names);
    }
    if let Some(inside) = within('[', ']') {
        return Ok(Test::Reading(traits(inside)?));
    }
    if let Some(stretch) = stretch(wanted, names) {
        return stretch;
    }
    match wanted {
        "NUMBER" => Ok(Test::Number),
        "ROUND" => Ok(Test::Round),
        "" => Err("an empty piece".to_owned()),
        _ if wanted.contains(['{', '}', '<', '>', '[', ']']) && wanted.len() > 1 => Err(format!(
            "`{wanted}`: brackets enclose one word, list or reading: {{слово}}, <group>, [noun,gen]; of several {{a}}|{{b}}"
        )),
        _ if wanted.bytes().all(|b| b.is_ascii_uppercase()) => {
            let known: Vec<&str> = [names.anchors, names.stretches].concat();
            Err(format!(
                "`{wanted}` stands for nothing; NUMBER, ROUND and these do: {}",
                known.join(", ")
            ))
        }
        _ if is_joined(wanted) => Err(format!(
            "`{wanted}` is more than one word of a text; marks are pieces of their own, with spaces around"
        )),
        _ => Ok(Test::Normal(normal_form(wanted).into())),
    }
}

/// Whether marks stand beside letters, which a text parts from them.
fn is_joined(wanted: &str) -> bool {
    const MARKS: [char; 12] = ['«', '»', '"', '“', '”', '„', '(', ')', ',', ':', ';', '!'];
    wanted.contains(MARKS) && wanted.chars().nth(1).is_some()
}

/// `PERSON`, `PERSON[gen]`; none where the word names no kind of stretch.
fn stretch(wanted: &str, names: &Names<'_>) -> Option<Result<Test, String>> {
    let (name, readings) = match wanted.strip_suffix(']').and_then(|it| it.split_once('[')) {
        Some((name, inside)) => (name, traits(inside)),
        None => (wanted, Ok(Vec::new())),
    };
    let kind = names.stretches.iter().position(|known| *known == name)?;
    Some(readings.map(|readings| Test::Stretch(kind, readings)))
}

/// Any form of a word. A form of another word would fit nothing but itself, so it is refused.
fn lemma(word: &str, morphology: Option<&dyn Morphology>) -> Result<Test, String> {
    let word = normal_form(word);
    let readings = morphology.map_or_else(Vec::new, |it| it.readings(&word));
    let mut known = readings.iter().filter(|reading| reading.known);
    match known.clone().next() {
        Some(first) if known.all(|reading| *reading.lemma != *word) => Err(format!(
            "`{{{word}}}` is no word but a form of one: any form of it is {{{}}}, this one alone `{word}`",
            first.lemma
        )),
        _ => Ok(Test::Lemma(word.into())),
    }
}

fn traits(inside: &str) -> Result<Vec<Trait>, String> {
    let traits = inside
        .split(',')
        .map(|name| of_reading(name).ok_or_else(|| unknown_trait(name)));
    traits.collect()
}

/// A group of the family's file by its kind; else groups and lists of a file by its name, or those of a kind as `file.kind`.
fn named(name: &str, names: &Names<'_>) -> Result<Test, String> {
    if let Some(group) = Group::by_kind(names.file, name) {
        return Ok(Test::Group(group));
    }
    let (file, kind) = match name.split_once('.') {
        Some((file, kind)) => (format!("{file}.tsv"), Some(kind)),
        None => (format!("{name}.tsv"), None),
    };
    if let Some(group) = kind.and_then(|kind| Group::by_kind(&file, kind)) {
        return Ok(Test::Group(group));
    }
    let lists = ListSet::of_file(&file, kind);
    match lists == ListSet::default() {
        false => Ok(Test::Lists(lists)),
        true => Err(format!(
            "`<{name}>` is no kind of {} nor a list of data/; kinds of other files are named `<file.kind>`",
            names.file
        )),
    }
}

const TRAITS: [(&str, Trait); 29] = [
    ("noun", Trait::Pos(Pos::Noun)),
    ("proper", Trait::Pos(Pos::Proper)),
    ("adjective", Trait::Pos(Pos::Adjective)),
    ("participle", Trait::Pos(Pos::Participle)),
    ("verb", Trait::Pos(Pos::Verb)),
    ("numeral", Trait::Pos(Pos::Numeral)),
    ("pronoun", Trait::Pos(Pos::Pronoun)),
    ("adverb", Trait::Pos(Pos::Adverb)),
    ("preposition", Trait::Pos(Pos::Preposition)),
    ("conjunction", Trait::Pos(Pos::Conjunction)),
    ("nom", Trait::Case(Case::Nom)),
    ("gen", Trait::Case(Case::Gen)),
    ("dat", Trait::Case(Case::Dat)),
    ("acc", Trait::Case(Case::Acc)),
    ("ins", Trait::Case(Case::Ins)),
    ("loc", Trait::Case(Case::Loc)),
    ("sing", Trait::Number(Number::Sing)),
    ("plur", Trait::Number(Number::Plur)),
    ("masc", Trait::Gender(Gender::Masc)),
    ("fem", Trait::Gender(Gender::Fem)),
    ("neut", Trait::Gender(Gender::Neut)),
    ("past", Trait::Tense(Tense::Past)),
    ("present", Trait::Tense(Tense::Present)),
    ("future", Trait::Tense(Tense::Future)),
    ("finite", Trait::Finite),
    ("infinitive", Trait::Infinitive),
    ("animate", Trait::Animate),
    ("passive", Trait::Passive),
    ("short", Trait::Short),
];

fn of_reading(name: &str) -> Option<Trait> {
    let known = TRAITS.iter().find(|(known, _)| *known == name);
    known.map(|(_, it)| *it)
}

fn unknown_trait(name: &str) -> String {
    let known: Vec<&str> = TRAITS.iter().map(|(name, _)| *name).collect();
    format!(
        "`{name}` is said of no word; of words is said {}",
        known.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: Names<'static> = Names {
        anchors: &["COUNT"],
        stretches: &[],
        labels: &[],
        file: "figure_words.tsv",
        morphology: None,
    };

    const FREE: Names<'static> = Names {
        anchors: &[],
        stretches: &["PERSON", "ORGANIZATION"],
        labels: &["holder", "title"],
        ..NAMES
    };

    #[test]
    fn what_cannot_be_read_is_told() {
        for (written, told) in [
            ("на <venue>", "no anchor: COUNT"),
            ("COUNT COUNT", "a second anchor, COUNT"),
            (
                "<venues> COUNT",
                "`<venues>` is no kind of figure_words.tsv",
            ),
            ("COUNT [noun,genitive]", "`genitive` is said of no word"),
            ("COUNT ..", "`..`: a gap is"),
            ("COUNT ..99", "`..99`: a gap is"),
            ("NUMBERS COUNT", "`NUMBERS` stands for nothing"),
            ("COUNT {выйти", "`{выйти`: brackets enclose"),
            ("COUNT ..40 на ..40", "more than 60 words"),
            ("COUNT а|", "an empty piece"),
            ("«зал COUNT", "`«зал` is more than one word"),
        ] {
            let error = Pattern::read(written, &NAMES).unwrap_err();
            assert!(error.starts_with(told), "{written}: {error}");
        }
    }

    #[test]
    fn what_a_pattern_without_anchor_lacks_is_told() {
        for (written, told) in [
            ("на <venue>", "`<venue>` is no kind of"),
            ("на {улица}", "nothing that it is about: one of PERSON, ORG"),
            ("holder:PERSON?", "nothing that it is about"),
            ("giver:PERSON", "`giver:PERSON`: no piece is called `giver`"),
            ("PERSON[nominative]", "`nominative` is said of no word"),
            ("COUNT PERSON", "`COUNT` stands for nothing"),
        ] {
            let names = Names {
                file: "role_words.tsv",
                ..FREE
            };
            let error = Pattern::read(written, &names).unwrap_err();
            assert!(error.starts_with(told), "{written}: {error}");
        }
        for written in [
            "holder:PERSON|ORGANIZATION[gen] , title:{голос}",
            "title:[noun] title:[noun,gen]..3 из",
            "PERSON : !PERSON",
        ] {
            assert!(Pattern::read(written, &FREE).is_ok(), "{written}");
        }
    }

    #[test]
    fn groups_and_lists_are_found_by_name() {
        for written in [
            "<venue> COUNT",
            "<organization_words.match> COUNT",
            "<modality.word>|<bounds> COUNT",
            "COUNT ?",
            "COUNT |",
        ] {
            assert!(Pattern::read(written, &NAMES).is_ok(), "{written}");
        }
    }
}
