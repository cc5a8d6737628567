//! What follows the head noun of a descriptive name and belongs to it.

mod links;

use super::evidence::{is_acronym, is_quote};
use super::location;
use super::member::{
    is_adjective, is_attribute, is_conjunction, is_noun, is_person, is_pointing, is_time,
};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word::Word;
use crate::pattern::listed;
use crate::text::{Kind, Text};

const PLACES: ListSet = ListSet::of(&[List::Place]);

/// The tail of a descriptive name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tail {
    /// The token after it.
    pub end: usize,
    /// It names a place.
    pub place: bool,
    /// It has another name or «имени».
    pub proper: bool,
    /// It has a number: «№ 5».
    pub number: bool,
}

/// What a tail may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Any genitive: «культуры и спорта».
    Any,
    /// Only names, and nouns for places before them: a parliament is of a country, not of a matter.
    Names,
}

/// Reads the tail that begins at token `from`, in a sentence that ends at `end`: genitives, phrases with
/// «по», «при», «в сфере», names of places and of the body above, «имени …», «№ …». Empty where nothing
/// follows.
pub(super) fn after(text: &Text<'_>, from: usize, end: usize, words: Words) -> Tail {
    let mut reader = Reader {
        text,
        from,
        end,
        at: from,
        case: Case::Gen,
        closed: false,
        body_end: None,
        words,
        tail: Tail {
            end: from,
            ..Tail::default()
        },
    };
    while reader.at < end && !is_credit(text, reader.at) && reader.step() {}
    reader.without_unnamed(from)
}

/// «Фото», «Видео» behind a headline: who made the picture follows.
fn is_credit(text: &Text<'_>, i: usize) -> bool {
    text.word(i).shape.capital && text.lexicon.group(Group::Credit).has(text.normal(i))
}

struct Reader<'a, 'b> {
    text: &'b Text<'a>,
    /// The token behind the head noun.
    from: usize,
    end: usize,
    at: usize,
    /// Case that the phrase read now stands in, beside the genitive.
    case: Case,
    /// A place has ended the genitives.
    closed: bool,
    /// The token after the body above.
    body_end: Option<usize>,
    words: Words,
    tail: Tail,
}

impl Reader<'_, '_> {
    /// Reads what stands next; false where the tail ends.
    fn step(&mut self) -> bool {
        match self.text.tokens[self.at].kind {
            Kind::Word => {
                self.place()
                    || self.body()
                    || self.town()
                    || self.short_town()
                    || self.region()
                    || self.link()
                    || (!self.closed && self.word())
            }
            Kind::Mark('№') => self.number(),
            Kind::Mark(',') => !self.closed && self.series(),
            Kind::Number => self.unit(),
            Kind::Mark(_) => false,
        }
    }

    /// «воинская часть | 6505»: the number of a body of several words, whose noun always has one.
    fn unit(&mut self) -> bool {
        let Some(noun) = self.at.checked_sub(1).filter(|_| self.at == self.from) else {
            return false;
        };
        let has_number = self.text.word(noun).is(List::Numbered)
            && !self.text.word(noun).is(List::OrgHead)
            && self.text.surface(self.at).len() > 2;
        self.tail.number |= has_number;
        has_number && self.keep(self.at + 1)
    }

    fn keep(&mut self, to: usize) -> bool {
        self.at = to;
        self.tail.end = to;
        true
    }

    /// A place in the genitive, in the case of the phrase, or one that does not inflect.
    fn place(&mut self) -> bool {
        let word = self.text.word(self.at);
        if !word.shape.capital {
            return false;
        }
        let Some(place) = listed(self.text, self.at, self.end, PLACES) else {
            return false;
        };
        let fits = word.shape.all_caps
            || word.readings.is_empty()
            || word
                .any(|g| g.case == Some(Case::Gen) || g.case == Some(self.case) || g.indeclinable);
        let of_body = self.body_end == Some(self.at);
        let goes_on = word.shape.all_caps || of_body || self.follows_region();
        if !fits || self.closed && place.len == 1 && !goes_on {
            return false;
        }
        self.tail.place = true;
        self.closed = true;
        self.keep(self.at + place.len)
    }

    fn follows_head(&self) -> bool {
        self.at > 0 && self.text.word(self.at - 1).is(List::OrgHead)
    }

    /// «Советского района | Уфы», «Алмалинского района | города Алматы».
    fn follows_region(&self) -> bool {
        let before = self.at.checked_sub(1).map(|i| self.text.word(i));
        self.tail.place
            && before.is_some_and(|word| self.text.lexicon.group(Group::Region).has_lemma_of(word))
    }

    /// «города Алматы» behind a region.
    fn town(&mut self) -> bool {
        let next = self.at + 1;
        let town = self.follows_region()
            && self
                .text
                .lexicon
                .group(Group::TownNoun)
                .has(self.text.normal(self.at))
            && self.is_capital(next)
            && self.text.word(next).is(List::Place);
        town && self.keep(next + 1)
    }

    /// «г. Омска».
    fn short_town(&mut self) -> bool {
        let may_follow = !self.closed || self.follows_region();
        let town = may_follow.then(|| location::short(self.text, self.at, self.end));
        town.flatten().is_some_and(|end| self.keep_place(end))
    }

    /// «Нижнекамского района», which no list knows.
    fn region(&mut self) -> bool {
        let region = (!self.closed)
            .then(|| location::region(self.text, self.at, self.end, [Case::Gen, self.case]));
        region.flatten().is_some_and(|end| self.keep_place(end))
    }

    fn keep_place(&mut self, to: usize) -> bool {
        self.tail.place = true;
        self.closed = true;
        self.keep(to)
    }

    /// The body above, by a known name in the genitive: «Комитет науки МОН».
    fn body(&mut self) -> bool {
        let word = self.text.word(self.at);
        if !word.shape.capital || self.closed && self.body_end != Some(self.at) {
            return false;
        }
        let Some(body) = listed(self.text, self.at, self.end, ListSet::of(&[List::OrgName])) else {
            return false;
        };
        let kind = &*body.entry.kind;
        let state = matches!(kind, "government" | "military" | "international")
            || kind == "education" && word.shape.all_caps && !self.follows_head();
        let fits = word.shape.all_caps
            || word.any(|g| g.case == Some(Case::Gen) && g.number != Some(Number::Plur));
        if !state || !fits {
            return false;
        }
        self.tail.proper = true;
        self.closed = true;
        self.body_end = Some(self.at + body.len);
        self.keep(self.at + body.len)
    }

    fn is_of(&self, group: Group, word: &Word) -> bool {
        self.text.lexicon.group(group).has_lemma_of(word)
    }

    /// A noun or adjective in this case, however rarely the form is one.
    fn may_follow(&self, i: usize, case: Case) -> bool {
        let nominal = |g: &Grammar| (g.is_noun() || g.is_adjectival()) && g.case == Some(case);
        i < self.end && self.text.is_word(i) && self.text.word(i).any(nominal)
    }

    fn phrase_follows(&self, i: usize, case: Case) -> bool {
        i < self.end && self.text.is_word(i) && is_attribute(self.text, i, case)
    }

    /// A word of the phrase that is read now, or a genitive.
    fn member_follows(&self, i: usize) -> bool {
        self.phrase_follows(i, self.case) || self.phrase_follows(i, Case::Gen)
    }

    /// «№ 5», «№ 12 имени …».
    fn number(&mut self) -> bool {
        let digits = self.at + 1;
        if self.tail.place
            || self.body_end.is_some()
            || digits >= self.end
            || !self
                .text
                .surface(digits)
                .starts_with(|c: char| c.is_ascii_digit())
        {
            return false;
        }
        self.tail.number = true;
        self.keep(digits + 1)
    }

    /// A comma between members: «науки, образования и спорта».
    fn series(&mut self) -> bool {
        let next = self.at + 1;
        if !self.ends_member() || !self.member_follows(next) || self.is_body_at(next) {
            return false;
        }
        let mut i = next;
        while i < self.end && i < next + 8 {
            if self.text.is_a(i, Function::And) {
                let goes_on = self.member_follows(i + 1);
                if goes_on {
                    self.at = next;
                }
                return goes_on;
            }
            let member = self.text.is_mark(i, ',') || self.member_follows(i);
            if !member {
                return false;
            }
            i += 1;
        }
        false
    }

    /// Whether another body begins at token `i`: «Палата, Степного союза юристов».
    fn is_body_at(&self, mut i: usize) -> bool {
        let capital = self.is_capital(i);
        while i + 1 < self.end && self.text.word(i).pos() == Pos::Adjective {
            i += 1;
        }
        capital && self.text.word(i).is(List::OrgHead)
    }

    /// Whether a member of the phrase ends before the token: a noun, or an adjective of a noun to come.
    fn ends_member(&self) -> bool {
        self.tail.end == self.at || is_adjective(self.text.word(self.at - 1), self.case)
    }

    /// A noun or adjective of the phrase, or what may stand between them.
    fn word(&mut self) -> bool {
        let word = self.text.word(self.at);
        let next = self.at + 1;
        if is_conjunction(word) {
            let may_join = self.words == Words::Any || self.case != Case::Gen;
            let joins = may_join && self.ends_member() && self.joins(next);
            self.at = next;
            return joins;
        }
        if word.pos() == Pos::Adverb {
            self.at = next;
            return next < self.end && self.text.word(next).any(|g| g.is_adjectival());
        }
        if self.is_matter() {
            self.closed = true;
            return self.keep(next);
        }
        let predicate = !word.shape.capital && (word.is_finite_verb() || is_time(self.text, word));
        let of_place = self.is_of(Group::PlaceHead, word)
            && self.is_capital(next)
            && !self.text.word(next).is(List::GivenName);
        if predicate
            || self.starts_another(word) && !of_place
            || is_pointing(self.text, self.at)
            || is_person(self.text, self.at)
        {
            return false;
        }
        let noun = is_noun(word, self.case) || is_noun(word, Case::Gen);
        if !noun {
            self.at = next;
            return is_adjective(word, self.case) || is_adjective(word, Case::Gen);
        }
        if of_place {
            return self.keep_place(next + 1);
        }
        if self.words == Words::Names && self.case == Case::Gen && !word.shape.capital {
            return false;
        }
        let ministries = self.text.lexicon.group(Group::MinistryHead);
        self.tail.proper |= self.at > self.from && ministries.begins(&word.normal);
        if self.is_of(Group::GivingTo, word) && self.phrase_follows(next, Case::Dat) {
            self.case = Case::Dat; // «центр помощи | семье и детям»
        }
        self.keep(next)
    }

    /// «Фонд модернизации ЖКХ», «завод ЭВМ»: letters that no list knows, right behind a noun.
    fn is_matter(&self) -> bool {
        const OTHERS: ListSet =
            ListSet::of(&[List::OrgForm, List::OrgName, List::OrgHead, List::Place]);
        let word = self.text.word(self.at);
        is_acronym(self.text, self.at)
            && word.shape.cyrillic
            && word.shape.letters > 2
            && !word.lists.meets(OTHERS)
            && self.tail.end == self.at
            && !self.text.word(self.at - 1).shape.all_caps
            && !is_quote(self.text, self.at + 1)
    }

    /// Whether «и» joins what begins at `next` to the words before it: another member of the phrase, and no
    /// other organization.
    fn joins(&self, next: usize) -> bool {
        if !self.member_follows(next) {
            return false;
        }
        let capital = |i: usize| self.text.word(i).shape.capital;
        let heads = ListSet::of(&[List::OrgHead, List::OrgForm]);
        let mut i = next;
        while i + 1 < self.end && self.text.word(i).pos() == Pos::Adjective {
            i += 1;
        }
        let alike = !capital(next) || capital(next - 2);
        alike && (i == next || !self.text.word(i).lists.meets(heads))
    }

    fn is_capital(&self, i: usize) -> bool {
        i < self.end && self.text.is_word(i) && self.text.word(i).shape.capital
    }

    /// Another organization begins here: «Комитет науки | Министерства …».
    fn starts_another(&self, word: &Word) -> bool {
        let capital = word.shape.capital;
        capital
            && (word
                .lists
                .meets(ListSet::of(&[List::OrgHead, List::OrgForm, List::OrgName])))
    }

    /// The tail without «страны» and the like at its end, which name nothing.
    fn without_unnamed(mut self, from: usize) -> Tail {
        let text = self.text;
        while self.tail.end > from && !self.tail.place && !self.tail.proper {
            let word = text.word(self.tail.end - 1);
            let unnamed = !word.shape.capital && self.is_of(Group::UnnamedPlace, word);
            if !unnamed {
                break;
            }
            self.tail.end -= 1;
            while self.tail.end > from && !is_noun(text.word(self.tail.end - 1), Case::Gen) {
                self.tail.end -= 1;
            }
        }
        self.tail
    }
}
