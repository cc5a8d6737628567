//! Readings of word forms, and forms of lexemes.

use super::grammar::{Case, Gender, Grammar, NameType, Number, Pos, Tense};
use super::normal::{self, is_small_russian};
use rumorph::{Analysis, Dictionary, Entry, Source, UdTag};
use std::borrow::Cow;
use std::sync::Arc;

/// One reading of a word form.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Dictionary form, lower case, ё written е. Of a full participle: its nominative masculine singular.
    pub lemma: Arc<str>,
    /// Infinitive, of a full participle.
    pub verb: Option<Arc<str>>,
    /// Grammatical description.
    pub grammar: Grammar,
    /// Probability among the readings of the form.
    pub weight: f32,
    /// Found in the dictionary rather than predicted.
    pub known: bool,
    /// Where the dictionary has the form, if it spells form and lemma as they are: without ё.
    place: Option<Place>,
}

/// A form of the dictionary, and its tags.
#[derive(Clone, Copy, Debug)]
struct Place {
    table: u16,
    form: u16,
    ud: u16,
    tag: Option<u16>,
}

impl Place {
    /// The place of what the dictionary has of the word that is `plain` in small letters.
    fn of(analysis: &Analysis, plain: &str) -> Option<Self> {
        let entry = analysis.entry?;
        let is_plain = analysis.source == Source::Dictionary
            && analysis.word == plain
            && is_small_russian(&analysis.lemma);
        is_plain.then_some(Self {
            table: entry.table,
            form: entry.form,
            ud: analysis.ud,
            tag: analysis.tag,
        })
    }

    /// The analysis of `word`, whose reading has this place.
    fn analysis(self, word: &str, lemma: &str) -> Analysis {
        let (word, lemma) = (lowered(word).into_owned(), lemma.to_owned());
        let mut analysis = Analysis::new(word, lemma, self.ud, 1.0, Source::Dictionary);
        analysis.tag = self.tag;
        analysis.entry = Some(Entry {
            table: self.table,
            form: self.form,
        });
        analysis
    }
}

/// A morphological dictionary with prediction for unknown words.
pub trait Morphology: Send + Sync {
    /// Readings of `word`, the likeliest first; empty for what is not a word of its language.
    fn readings(&self, word: &str) -> Vec<Reading>;

    /// The form of `word`, read as `reading`, in another case, number and gender, lower case.
    /// `None` leaves a category as it is. No result where the lexeme has no such form.
    fn inflect(
        &self,
        word: &str,
        reading: &Reading,
        case: Case,
        number: Option<Number>,
        gender: Option<Gender>,
    ) -> Option<String>;

    /// Whether the dictionary holds the word itself.
    fn knows(&self, word: &str) -> bool;
}

/// Russian, by rumorph.
pub struct Russian {
    dictionary: Dictionary,
    tags: Vec<Grammar>,
}

impl Russian {
    /// The bundled dictionary with `words` added: pairs of a word and the dictionary word it inflects like.
    ///
    /// # Errors
    /// A pair that cannot be added: its model is unknown or ends differently.
    pub fn new<'a>(words: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, String> {
        let dictionary = Dictionary::bundled()
            .and_then(|bundled| bundled.with_words(words))
            .map_err(|error| error.to_string())?;
        let tags = dictionary.ud_tags().map(grammar).collect();
        Ok(Self { dictionary, tags })
    }

    /// The reading that an analysis is; lemmas are shared with the readings of the word `before` it.
    fn reading(&self, analysis: &Analysis, before: &[Reading]) -> Reading {
        let grammar = self.grammar(analysis);
        let (lemma, verb) = match grammar.pos {
            Pos::Participle => self.participle(analysis, &grammar, before),
            _ => (shared(&analysis.lemma, before), None),
        };
        Reading {
            lemma,
            verb,
            grammar,
            weight: analysis.prob as f32,
            known: analysis.source == Source::Dictionary,
            place: None,
        }
    }

    fn grammar(&self, analysis: &Analysis) -> Grammar {
        self.tags
            .get(usize::from(analysis.ud))
            .copied()
            .unwrap_or(Grammar::of(Pos::Other))
    }

    /// Nominative and infinitive of a participle: those of another case of it, where one stands before.
    fn participle(
        &self,
        analysis: &Analysis,
        grammar: &Grammar,
        before: &[Reading],
    ) -> (Arc<str>, Option<Arc<str>>) {
        let verb = fold(&analysis.lemma);
        let twin = before.iter().find(|reading| {
            reading.verb.as_deref() == Some(&*verb)
                && reading.grammar.tense == grammar.tense
                && reading.grammar.passive == grammar.passive
        });
        if let Some(twin) = twin {
            return (Arc::clone(&twin.lemma), twin.verb.clone());
        }
        let base = self.dictionary.inflect(
            analysis,
            &[("Case", "Nom"), ("Number", "Sing"), ("Gender", "Masc")],
        );
        match base {
            Some(base) => (shared(&base.word, before), Some(verb.into())),
            None => (verb.into(), None),
        }
    }
}

/// The folded lemma, shared with the readings before.
fn shared(lemma: &str, before: &[Reading]) -> Arc<str> {
    let lemma = fold(lemma);
    match before.iter().find(|reading| *reading.lemma == *lemma) {
        Some(reading) => Arc::clone(&reading.lemma),
        None => lemma.into(),
    }
}

impl Morphology for Russian {
    fn readings(&self, word: &str) -> Vec<Reading> {
        let mut readings: Vec<Reading> = Vec::with_capacity(4);
        let plain = Some(lowered(word)).filter(|plain| is_small_russian(plain));
        for analysis in self.dictionary.analyze(word) {
            if analysis.source == Source::Guess && analysis.prob < 0.005 {
                continue;
            }
            let mut reading = self.reading(&analysis, &readings);
            let twin =
                |known: &Reading| known.lemma == reading.lemma && known.grammar == reading.grammar;
            if !readings.iter().any(twin) {
                let plain = plain.as_deref();
                reading.place = plain.and_then(|plain| Place::of(&analysis, plain));
                readings.push(reading);
            }
        }
        readings
    }

    fn inflect(
        &self,
        word: &str,
        reading: &Reading,
        case: Case,
        number: Option<Number>,
        gender: Option<Gender>,
    ) -> Option<String> {
        let lemma = reading.verb.as_ref().unwrap_or(&reading.lemma);
        let analysis = match reading.place {
            Some(place) => place.analysis(word, lemma),
            None => self
                .dictionary
                .analyze(word)
                .into_iter()
                .find(|a| self.grammar(a) == reading.grammar && *fold(&a.lemma) == **lemma)?,
        };
        let mut wanted = vec![("Case", case_name(case))];
        if let Some(number) = number {
            wanted.push((
                "Number",
                if number == Number::Sing {
                    "Sing"
                } else {
                    "Plur"
                },
            ));
        }
        if let Some(gender) = gender {
            let name = match gender {
                Gender::Masc => "Masc",
                Gender::Fem => "Fem",
                Gender::Neut => "Neut",
            };
            wanted.push(("Gender", name));
        }
        let form = self.dictionary.inflect(&analysis, &wanted)?;
        Some(form.word.to_lowercase())
    }

    fn knows(&self, word: &str) -> bool {
        self.dictionary.is_known(word)
    }
}

/// Lower case.
fn lowered(word: &str) -> Cow<'_, str> {
    if is_small_russian(word) {
        return word.into();
    }
    word.chars().map(normal::lower).collect::<String>().into()
}

/// Lower case, ё as е.
fn fold(word: &str) -> Cow<'_, str> {
    if is_small_russian(word) {
        return word.into();
    }
    let mut folded = String::with_capacity(word.len());
    folded.extend(word.chars().map(normal::fold));
    folded.into()
}

fn case_name(case: Case) -> &'static str {
    match case {
        Case::Nom => "Nom",
        Case::Gen => "Gen",
        Case::Dat => "Dat",
        Case::Acc => "Acc",
        Case::Ins => "Ins",
        Case::Loc => "Loc",
    }
}

/// Our description of a tag of the dictionary.
fn grammar(tag: UdTag<'_>) -> Grammar {
    let mut grammar = Grammar::of(Pos::Other);
    let mut form = "";
    for (name, value) in tag.feats() {
        match name {
            "Animacy" => grammar.animate = value == "Anim",
            "Case" => grammar.case = case(value),
            "Gender" => grammar.gender = gender(value),
            "InflClass" => grammar.indeclinable = value == "Ind",
            "NameType" => grammar.name = name_type(value),
            "Number" => grammar.number = number(value),
            "Tense" => grammar.tense = tense(value),
            "Variant" => grammar.short = value == "Short",
            "VerbForm" => form = value,
            "Voice" => grammar.passive = value == "Pass",
            _ => {}
        }
    }
    grammar.infinitive = form == "Inf";
    grammar.pos = pos(tag.pos(), form == "Part" && !grammar.short);
    grammar.finite = grammar.pos == Pos::Verb && (form == "Fin" || grammar.short);
    grammar
}

fn pos(name: &str, is_full_participle: bool) -> Pos {
    match name {
        "NOUN" => Pos::Noun,
        "PROPN" => Pos::Proper,
        "ADJ" | "DET" => Pos::Adjective,
        "VERB" | "AUX" if is_full_participle => Pos::Participle,
        "VERB" | "AUX" => Pos::Verb,
        "NUM" => Pos::Numeral,
        "PRON" => Pos::Pronoun,
        "ADV" => Pos::Adverb,
        "ADP" => Pos::Preposition,
        "CCONJ" | "SCONJ" => Pos::Conjunction,
        _ => Pos::Other,
    }
}

fn case(name: &str) -> Option<Case> {
    Some(match name {
        "Nom" | "Voc" => Case::Nom,
        "Gen" | "Par" => Case::Gen,
        "Dat" => Case::Dat,
        "Acc" => Case::Acc,
        "Ins" => Case::Ins,
        "Loc" => Case::Loc,
        _ => return None,
    })
}

fn number(name: &str) -> Option<Number> {
    match name {
        "Sing" => Some(Number::Sing),
        "Plur" => Some(Number::Plur),
        _ => None,
    }
}

fn gender(name: &str) -> Option<Gender> {
    match name {
        "Masc" => Some(Gender::Masc),
        "Fem" => Some(Gender::Fem),
        "Neut" => Some(Gender::Neut),
        _ => None,
    }
}

fn name_type(name: &str) -> Option<NameType> {
    match name {
        "Giv" => Some(NameType::Given),
        "Pat" => Some(NameType::Patronymic),
        "Sur" => Some(NameType::Surname),
        "Geo" => Some(NameType::Place),
        "Com" => Some(NameType::Company),
        _ => None,
    }
}

fn tense(name: &str) -> Option<Tense> {
    match name {
        "Past" => Some(Tense::Past),
        "Pres" => Some(Tense::Present),
        "Fut" => Some(Tense::Future),
        _ => None,
    }
}
