//! Reads patterns.

use super::{Pattern, Piece, Test, Trait};
use crate::lexicon::grammar::{Case, Gender, Number, Pos, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::list::ListSet;
use crate::lexicon::normal::normal_form;

/// As many pieces as a side of a pattern may have, gaps by their words.
const MOST: usize = 60;

/// What the names in a pattern stand for.
pub struct Names<'n> {
    /// What a rule may be about, in capitals.
    pub anchors: &'n [&'n str],
    /// The file in which groups are looked up that are named by their kind alone: `figure_words.tsv`.
    pub file: &'n str,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// No anchor or two, a name that nothing has, a piece that cannot be read, more pieces than can be run.
    pub fn read(written: &str, names: &Names<'_>) -> Result<Self, String> {
        let mut found = None;
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for word in written.split_whitespace() {
            let anchor = names.anchors.iter().position(|anchor| *anchor == word);
            let side = if found.is_some() {
                &mut after
            } else {
                &mut before
            };
            match anchor {
                None => pieces(word, names, side)?,
                Some(_) if found.is_some() => return Err(format!("a second anchor, {word}")),
                Some(anchor) => found = Some(anchor),
            }
        }
        if before.len().max(after.len()) > MOST {
            return Err(format!(
                "more than {MOST} words on a side, those of gaps counted"
            ));
        }
        before.reverse();
        let anchor = found.ok_or_else(|| format!("no anchor: {}", names.anchors.join(" or ")))?;
        Ok(Self {
            anchor,
            before,
            after,
        })
    }
}

/// The pieces that a word of a pattern stands for.
fn pieces(word: &str, names: &Names<'_>, side: &mut Vec<Piece>) -> Result<(), String> {
    if let Some(count) = word.strip_prefix("..") {
        let count = count
            .parse::<usize>()
            .ok()
            .filter(|count| (1..=MOST).contains(count));
        let count = count
            .ok_or_else(|| format!("`{word}`: a gap is `..` and how many words, 1 to {MOST}"))?;
        side.extend((0..count).map(|_| Piece {
            test: Test::Any,
            is_optional: true,
            written: word.into(),
        }));
        return Ok(());
    }
    let (wanted, is_optional) = match word.strip_suffix('?') {
        Some(wanted) if !wanted.is_empty() => (wanted, true),
        _ => (word, false),
    };
    side.push(Piece {
        test: test(wanted, names)?,
        is_optional,
        written: word.into(),
    });
    Ok(())
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
    if let Some(lemma) = within('{', '}') {
        return Ok(Test::Lemma(normal_form(lemma).into()));
    }
    if let Some(name) = within('<', '>') {
        return named(name, names);
    }
    if let Some(traits) = within('[', ']') {
        let traits = traits
            .split(',')
            .map(|name| of_reading(name).ok_or_else(|| unknown_trait(name)));
        return Ok(Test::Reading(traits.collect::<Result<_, _>>()?));
    }
    match wanted {
        "NUMBER" => Ok(Test::Number),
        "ROUND" => Ok(Test::Round),
        "" => Err("an empty piece".to_owned()),
        _ if wanted.contains(['{', '}', '<', '>', '[', ']']) && wanted.len() > 1 => Err(format!(
            "`{wanted}`: brackets enclose one word, list or reading: {{слово}}, <group>, [noun,gen]; of several {{a}}|{{b}}"
        )),
        _ if wanted.bytes().all(|b| b.is_ascii_uppercase()) => {
            let anchors = names.anchors.join(", ");
            Err(format!(
                "`{wanted}` stands for nothing; NUMBER, ROUND and the anchors do: {anchors}"
            ))
        }
        _ => Ok(Test::Normal(normal_form(wanted).into())),
    }
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
        file: "figure_words.tsv",
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
        ] {
            let error = Pattern::read(written, &NAMES).unwrap_err();
            assert!(error.starts_with(told), "{written}: {error}");
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
