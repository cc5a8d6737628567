//! Forms of verbs: what their endings say, and the infinitive that dictionaries list.

use crate::chain::Chain;
use crate::sound::{Harmony, class, is_in_harmony, is_vowel, last, unvoiced, written};
use crate::split::{Split, splits};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The table of suffixes as it is.
pub const SUFFIXES: &str = include_str!("../data/verb_suffixes.tsv");

/// Known stems as they are: one a line, with how often it was seen.
pub const STEMS: &str = include_str!("../data/verbs.tsv");

/// What the ending of a verb says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// «барды»: went.
    Past,
    /// «барған»: has gone, or who has gone.
    Perfect,
    /// «барады»: goes, or will go; «бара» where the person is left out.
    Present,
    /// «баратын»: who goes.
    Habitual,
    /// «барар»: may go, or who will go.
    Aorist,
    /// «бармақ»: means to go.
    Intention,
    /// «барсын»: let him go.
    Wish,
    /// «барса»: if he goes.
    Condition,
    /// «барып»: having gone.
    Converb,
    /// «бару»: to go, the going.
    Noun,
}

impl Form {
    fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "past" => Self::Past,
            "perfect" => Self::Perfect,
            "present" => Self::Present,
            "habitual" => Self::Habitual,
            "aorist" => Self::Aorist,
            "intention" => Self::Intention,
            "wish" => Self::Wish,
            "condition" => Self::Condition,
            "converb" => Self::Converb,
            "noun" => Self::Noun,
            _ => return None,
        })
    }

    /// Whether case and possessor may follow, for the form can stand as a noun: «қатысқандар», «қатысуға».
    fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::Perfect | Self::Habitual | Self::Aorist | Self::Noun
        )
    }

    /// What a person follows.
    fn end(self) -> char {
        match self {
            Self::Past | Self::Condition => 'P',
            _ => 'Q',
        }
    }
}

/// A reading of a form of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// The stem in small letters: with its voice, where that is not cut off.
    pub stem: String,
    /// Whether a passive was cut off.
    pub is_passive: bool,
    /// Whether it is denied.
    pub is_negative: bool,
    /// What its ending says.
    pub form: Form,
    /// Whether it has a person of its own: it is the predicate of a sentence.
    pub has_person: bool,
    /// What follows a form that stands as a noun.
    pub chain: Chain,
    /// Whether the stem is known.
    pub is_known: bool,
}

impl Verb {
    /// The form under which dictionaries list the verb: «қатысу», «табу», «жою».
    pub fn infinitive(&self) -> String {
        infinitive(&self.stem)
    }

    /// Whether it may be the predicate of a sentence: not a converb, an infinitive, or a participle in a case.
    pub fn is_finite(&self) -> bool {
        let ends = !matches!(self.form, Form::Converb | Form::Noun | Form::Habitual);
        let is_bare = self.form == Form::Present && !self.has_person;
        ends && !is_bare && self.chain == Chain::NONE
    }
}

/// Every reading of a word in small letters as a form of a verb: first those of known stems, of these first the longest
/// stem, which keeps its voice; none for what is shorter than a stem with an ending.
pub fn verbs(word: &str) -> Vec<Verb> {
    let mut found: Vec<Verb> = Vec::new();
    for split in splits(word) {
        let is_finite = split.chain == Chain::NONE;
        if !is_finite && !split.stem.ends_with(NOMINAL) {
            continue;
        }
        for ending in endings(&split.stem, is_finite) {
            if !found.iter().any(|own| own.is_same(&ending, &split)) {
                found.push(Verb {
                    chain: split.chain,
                    ..ending
                });
            }
        }
    }
    found.sort_by_key(|verb| {
        let length = verb.stem.chars().count();
        (!verb.is_known, verb.is_passive, usize::MAX - length)
    });
    found
}

impl Verb {
    fn is_same(&self, other: &Self, split: &Split<'_>) -> bool {
        self.stem == other.stem && self.form == other.form && self.chain == split.chain
    }
}

/// Whether a word in small letters is a form of one of the commonest verbs, which words of other languages may look
/// like: «болды», «алды». Costs a look-up for each letter.
pub fn is_common_verb(word: &str) -> bool {
    let mut cuts = word.char_indices().map(|(at, _)| word.split_at(at));
    cuts.any(|(stem, suffix)| {
        let is_common = KNOWN.get(stem).is_some_and(|count| *count >= COMMON_FROM);
        is_common && ENDINGS.get(suffix).is_some_and(|all| follows(all, stem))
    })
}

/// All endings as they are written.
pub fn suffixes() -> impl Iterator<Item = &'static str> {
    ENDINGS.keys().map(String::as_str)
}

/// How often a stem was seen that is among the commonest.
const COMMON_FROM: u32 = 15;

/// Whether an ending may be written right behind a stem, which stays as it is.
fn follows(endings: &[Ending], stem: &str) -> bool {
    endings.iter().any(|own| {
        class(stem) == Some(own.after)
            && is_in_harmony(stem, own.harmony)
            && !(own.softens && last(stem).is_some_and(is_softened))
    })
}

/// Whether the letter at the end of a stem is another one before a vowel.
fn is_softened(letter: char) -> bool {
    matches!(letter, 'қ' | 'к' | 'п')
}

/// What an ending says where it is written so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ending {
    after: char,
    harmony: Harmony,
    is_passive: bool,
    is_negative: bool,
    form: Form,
    has_person: bool,
    /// Its first letter is a vowel, before which a consonant is voiced.
    softens: bool,
}

/// Letters of the suffixes at most.
const LONGEST: usize = 14;

/// What forms that stand as nouns end in.
const NOMINAL: [char; 5] = ['н', 'р', 'с', 'у', 'ю'];

static ENDINGS: LazyLock<FxHashMap<String, Vec<Ending>>> = LazyLock::new(expand);

static KNOWN: LazyLock<FxHashMap<&'static str, u32>> = LazyLock::new(|| {
    let rows = STEMS.lines().filter(|line| !line.starts_with('#'));
    let cells = rows.filter_map(|row| row.split_once('\t'));
    cells
        .filter_map(|(stem, count)| Some((stem, count.parse().ok()?)))
        .collect()
});

/// Suffixes in the making.
#[derive(Clone)]
struct Part {
    written: String,
    end: char,
    is_passive: bool,
    is_negative: bool,
    form: Option<Form>,
    has_person: bool,
}

fn expand() -> FxHashMap<String, Vec<Ending>> {
    let rows: Vec<[&str; 4]> = SUFFIXES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
        .collect();
    let mut endings: FxHashMap<String, Vec<Ending>> = FxHashMap::default();
    for after in ['v', 'r', 'l', 'z', 'n', 't'] {
        let mut parts = vec![Part {
            written: String::new(),
            end: after,
            is_passive: false,
            is_negative: false,
            form: None,
            has_person: false,
        }];
        for slot in ["voice", "negation", "ending", "person"] {
            let own = rows.iter().filter(|row| row[0] == slot);
            let longer: Vec<Part> = own
                .flat_map(|row| parts.iter().filter_map(|part| part.with(row)))
                .collect();
            parts.extend(longer);
        }
        for part in &parts {
            let Some(form) = part.form else { continue };
            for harmony in Harmony::ALL {
                endings
                    .entry(written(&part.written, harmony))
                    .or_default()
                    .push(Ending {
                        after,
                        harmony,
                        is_passive: part.is_passive,
                        is_negative: part.is_negative,
                        form,
                        has_person: part.has_person,
                        softens: part.written.starts_with(['A', 'Y', 'у']),
                    });
            }
        }
    }
    endings
}

impl Part {
    fn with(&self, row: &[&str; 4]) -> Option<Self> {
        let [slot, means, after, form] = row;
        if !after.contains(self.end) || *slot == "person" && self.form.is_none() {
            return None;
        }
        let mut longer = self.clone();
        longer.written.push_str(form);
        match *slot {
            "voice" => {
                (longer.is_passive, longer.end) =
                    (true, if form.ends_with('л') { 'l' } else { 'n' })
            }
            "negation" => (longer.is_negative, longer.end) = (true, 'N'),
            "ending" => {
                let form = Form::by_name(means)?;
                (longer.form, longer.end) = (Some(form), form.end());
                longer.has_person = matches!(form, Form::Past | Form::Wish | Form::Condition);
            }
            _ => (longer.has_person, longer.end) = (true, '-'),
        }
        Some(longer)
    }
}

/// The readings of a form without suffixes of nouns: all of them, or of what stands as a noun.
fn endings(word: &str, is_finite: bool) -> Vec<Verb> {
    let unfolded = unfolded(word);
    let word = &*unfolded;
    let mut found = Vec::new();
    let Some(vowel) = word.find(is_vowel) else {
        return found;
    };
    let ends = word.char_indices().rev().take(LONGEST);
    for (at, _) in ends.take_while(|(at, _)| *at > vowel) {
        let (stem, suffix) = word.split_at(at);
        let endings = ENDINGS.get(suffix).into_iter().flatten();
        for own in endings.filter(|own| is_finite || own.form.is_nominal() && !own.has_person) {
            for stem in stems(stem, own) {
                found.push(Verb {
                    is_known: is_listed(&stem),
                    stem,
                    is_passive: own.is_passive,
                    is_negative: own.is_negative,
                    form: own.form,
                    has_person: own.has_person,
                    chain: Chain::NONE,
                });
            }
        }
    }
    found
}

/// The word with «й» and its vowel apart: «қояды» is «қой» with «ады», «жою» is «жой» with «у».
fn unfolded(word: &str) -> Cow<'_, str> {
    match word.contains(['я', 'ю']) {
        true => word.replace('я', "йа").replace('ю', "йу").into(),
        false => word.into(),
    }
}

/// What the stem may have been before the ending, in order: before a vowel «шығ-» of «шық», «таб-», «тау-» of «тап»,
/// «оқ-» of «оқы».
fn stems(stem: &str, ending: &Ending) -> Vec<String> {
    let fits =
        |stem: &str| class(stem) == Some(ending.after) && is_in_harmony(stem, ending.harmony);
    if !ending.softens {
        return if fits(stem) {
            vec![stem.to_owned()]
        } else {
            Vec::new()
        };
    }
    let with = |letter: char| {
        let mut stem = stem.to_owned();
        stem.pop();
        stem.push(letter);
        stem
    };
    let is_noun = ending.form == Form::Noun;
    let vowel = match ending.harmony {
        Harmony::Back => 'ы',
        Harmony::Front => 'і',
    };
    let is_changed = ending.form == Form::Converb && stem.ends_with('у');
    let all = [
        (!stem.ends_with(['к', 'қ', 'п'])).then(|| stem.to_owned()),
        last(stem).and_then(unvoiced).map(with),
        is_changed.then(|| with('п')),
        is_noun.then(|| format!("{stem}{vowel}")),
    ];
    let mut stems: Vec<String> = all
        .into_iter()
        .flatten()
        .filter(|stem| fits(stem))
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn infinitive(stem: &str) -> String {
    let mut letters = stem.to_owned();
    match letters.pop() {
        Some('й') => letters.push('ю'),
        Some('ы' | 'і') => letters.push('у'),
        Some('п') => letters.push_str("бу"),
        Some('қ') => letters.push_str("ғу"),
        Some('к') => letters.push_str("гу"),
        Some(letter) => letters.extend([letter, 'у']),
        None => {}
    }
    folded(&letters) // «эвакуациялау», whose stem was cut up by sounds
}

/// Whether the list has the stem, whose letters were cut up by sounds: «аяқта».
fn is_listed(stem: &str) -> bool {
    KNOWN.contains_key(stem) || stem.contains('й') && KNOWN.contains_key(&*folded(stem))
}

fn folded(stem: &str) -> String {
    stem.replace("йа", "я").replace("йу", "ю")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(word: &str) -> Verb {
        let read = verbs(word).into_iter().next();
        read.unwrap_or_else(|| panic!("{word} is no verb"))
    }

    #[test]
    fn endings_of_verbs() {
        for (word, name, form, is_negative) in [
            ("қатысты", "қатысу", Form::Past, false),
            ("қатыспады", "қатысу", Form::Past, true),
            ("қатысқан", "қатысу", Form::Perfect, false),
            ("қатысады", "қатысу", Form::Present, false),
            ("қатыспайды", "қатысу", Form::Present, true),
            ("қатыспақ", "қатысу", Form::Intention, false),
            ("тауып", "табу", Form::Converb, false),
            ("шығатын", "шығу", Form::Habitual, false),
            ("оқыды", "оқу", Form::Past, false),
            ("сөйлейді", "сөйлеу", Form::Present, false),
            ("келмесе", "келу", Form::Condition, true),
            ("қояды", "қою", Form::Present, false),
            ("барсын", "бару", Form::Wish, false),
        ] {
            let verb = first(word);
            let told = (verb.infinitive(), verb.form, verb.is_negative);
            assert_eq!(told, (name.to_owned(), form, is_negative), "{word}");
        }
    }

    #[test]
    fn a_passive_is_cut_off_beside_the_whole_stem() {
        let infinitives: Vec<String> = verbs("көшірілді").iter().map(Verb::infinitive).collect();
        assert!(
            infinitives.contains(&"көшіру".to_owned()),
            "{infinitives:?}"
        );
        assert!(
            infinitives.contains(&"көшірілу".to_owned()),
            "{infinitives:?}"
        );
    }

    #[test]
    fn the_commonest_verbs_are_told_by_a_look_up() {
        for word in ["болды", "алды", "келген", "береді"] {
            assert!(is_common_verb(word), "{word}");
        }
        for word in ["қатысты", "бол", "ды", "болдыды", "абырды", ""] {
            assert!(!is_common_verb(word), "{word}");
        }
    }

    #[test]
    fn every_ending_of_every_common_stem_is_told() {
        let mut told = 0;
        for (stem, _) in KNOWN.iter().filter(|(_, count)| **count >= COMMON_FROM) {
            for (form, endings) in ENDINGS.iter().filter(|(_, all)| follows(all, stem)) {
                assert!(!endings.is_empty() && !form.is_empty());
                assert!(is_common_verb(&format!("{stem}{form}")), "{stem}{form}");
                told += 1;
            }
        }
        assert!(told > 10_000, "{told} forms");
    }

    #[test]
    fn participles_stand_as_nouns() {
        for word in ["қатысқандарға", "қатысуға", "қатысатындардың"]
        {
            assert_eq!(first(word).infinitive(), "қатысу", "{word}");
        }
        assert!(verbs("қатысқандарға").iter().all(|verb| !verb.is_finite()));
    }

    #[test]
    fn what_stands_as_a_noun_ends_as_told() {
        let nominal = |own: &Ending| own.form.is_nominal() && !own.has_person;
        let all = ENDINGS.iter().filter(|(_, own)| own.iter().any(nominal));
        let told: Vec<bool> = all.map(|(form, _)| form.ends_with(NOMINAL)).collect();
        assert!(told.len() > 20 && told.iter().all(|is_told| *is_told));
    }

    #[test]
    fn no_word_fails() {
        for word in ["", "ь", "ды", "123", "аааа", "ю", "я"] {
            verbs(word);
        }
    }
}
