//! Parts of speech and grammatical categories, in the terms of Universal Dependencies.

/// Part of speech of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pos {
    /// Common noun.
    Noun,
    /// Proper noun.
    Proper,
    /// Adjective, ordinal or adjectival pronoun.
    Adjective,
    /// Full participle: inflects like an adjective.
    Participle,
    /// Finite verb, infinitive, converb or short participle.
    Verb,
    /// Numeral.
    Numeral,
    /// Pronoun.
    Pronoun,
    /// Adverb.
    Adverb,
    /// Preposition.
    Preposition,
    /// Conjunction.
    Conjunction,
    /// Anything else.
    Other,
}

/// Grammatical case. Rare ones are folded into these six.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Nominative.
    Nom,
    /// Genitive, partitive.
    Gen,
    /// Dative.
    Dat,
    /// Accusative.
    Acc,
    /// Instrumental.
    Ins,
    /// Prepositional.
    Loc,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One.
    Sing,
    /// Several.
    Plur,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Masculine.
    Masc,
    /// Feminine.
    Fem,
    /// Neuter.
    Neut,
}

/// What a proper noun names, as the dictionary or its prediction says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameType {
    /// Given name.
    Given,
    /// Patronymic.
    Patronymic,
    /// Surname.
    Surname,
    /// Place.
    Place,
    /// Company or another organization.
    Company,
}

/// Tense of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Past.
    Past,
    /// Present.
    Present,
    /// Future.
    Future,
}

/// Grammatical description of one reading of a word form. `None` = not marked, or any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grammar {
    /// Part of speech.
    pub pos: Pos,
    /// Case.
    pub case: Option<Case>,
    /// Number.
    pub number: Option<Number>,
    /// Gender.
    pub gender: Option<Gender>,
    /// What a proper noun names.
    pub name: Option<NameType>,
    /// Tense.
    pub tense: Option<Tense>,
    /// Living being.
    pub animate: bool,
    /// Does not inflect.
    pub indeclinable: bool,
    /// Finite verb or short participle: the predicate of a clause.
    pub finite: bool,
    /// Infinitive.
    pub infinitive: bool,
    /// Passive or short passive participle.
    pub passive: bool,
    /// Short form of an adjective or participle.
    pub short: bool,
}

impl Grammar {
    /// A description with nothing but the part of speech.
    pub const fn of(pos: Pos) -> Self {
        Self {
            pos,
            case: None,
            number: None,
            gender: None,
            name: None,
            tense: None,
            animate: false,
            indeclinable: false,
            finite: false,
            infinitive: false,
            passive: false,
            short: false,
        }
    }

    /// Common or proper noun.
    pub fn is_noun(&self) -> bool {
        matches!(self.pos, Pos::Noun | Pos::Proper)
    }

    /// Inflects like an adjective: adjective or full participle.
    pub fn is_adjectival(&self) -> bool {
        matches!(self.pos, Pos::Adjective | Pos::Participle) && !self.short
    }

    /// Whether an adjective so described can belong to a noun described by `noun`.
    pub fn agrees_with(&self, noun: &Grammar) -> bool {
        let same = |a: Option<Gender>, b: Option<Gender>| a.is_none() || b.is_none() || a == b;
        let number = self.number.is_none() || noun.number.is_none() || self.number == noun.number;
        let case = self.case.is_none() || noun.case.is_none() || self.case == noun.case;
        let gender = self.number == Some(Number::Plur)
            || noun.number == Some(Number::Plur)
            || same(self.gender, noun.gender);
        case && number && gender
    }
}
