//! What the words around a figure say about it.

use crate::cue::{Cue, CueSet};
use crate::lists::{Voice, last_clause, lists, stem};
use crate::reading::Reading;
use crate::statement::{Cues, is_toll};
use svodka_record::{CountedAs, Figure, Measure};

impl Reading<'_> {
    /// Who gives the number by the name of the body that says it, else by the words of its sentence, else, unless a body
    /// says it, by those of the headline: «в митинге оппозиции участвовали 1200 человек, сообщили в ГУВД».
    pub(crate) fn voice(&self, x: &Figure) -> Option<Voice> {
        let sentence = self.sentences.around(x.start, x.end).unwrap_or_default();
        let speaker = self.same.chain(x).find_map(|x| x.speaker);
        let mut bodies = self.record.organizations.iter();
        let body = bodies.find(|body| Some(body.id) == speaker);
        let title = self
            .record
            .article
            .title
            .as_deref()
            .filter(|_| body.is_none());
        let body = body.map(|body| &*body.name);
        let texts = [body, Some(&*sentence), title];
        let mut texts = texts.into_iter().flatten();
        texts.find_map(|text| lists().voice(&text.to_lowercase()))
    }

    /// Whether those who take part are counted of whom the sentence names a place that they come from.
    fn is_of_guests(&self, x: &Figure, sentence: &str) -> bool {
        let places = self.record.places.iter();
        let names = || places.clone().map(|place| stem(&place.name.to_lowercase()));
        // In quotes it is the name of a body: «из «Грузинской мечты»».
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let takes_part = x.counted_as == Some(CountedAs::Participant);
        takes_part
            && words.windows(2).any(|pair| {
                lists().says(pair[0], Cue::Origin) && names().any(|name| pair[1].starts_with(&name))
            })
    }

    /// Whether a body counts those whom it received itself: «кремль в «Ночь музеев» принял 14 тысяч гостей».
    fn is_of_host(&self, x: &Figure, before: &str) -> bool {
        let bodies = self.record.organizations.iter();
        let mut names = bodies.flat_map(|body| &body.mentions);
        x.counted_as == Some(CountedAs::Participant)
            && lists().adjoins(before, Cue::Host)
            && names.any(|name| name.end <= x.start && before.contains(&name.text.to_lowercase()))
    }

    /// Whether the words between the marks around a number say `cue`, or it does itself.
    pub(crate) fn clause_says(&self, x: &Figure, cue: Cue) -> bool {
        let said = match self.said.get() {
            Some((at, said)) if at == x.start => said,
            _ => self.said_in_clause(x),
        };
        self.said.set(Some((x.start, said)));
        said.has(cue)
    }

    fn said_in_clause(&self, x: &Figure) -> CueSet {
        let before = self.sentences.small_before(x.start);
        let after = self.sentences.small_after(x.end);
        let own = x.text.to_lowercase();
        let clause = after.split([',', ';', ':', '.', '—', '–']).next();
        let words = [last_clause(&before), &own, clause.unwrap_or_default()];
        let said = words.map(|words| lists().cues_in(words));
        said.into_iter().fold(CueSet::default(), CueSet::and)
    }

    /// Whether somebody goes on in a sentence who disputes a number in the one before it: «… считает число завышенным. По
    /// его словам, …».
    fn goes_on_disputing(&self, x: &Figure, sentence: &str) -> bool {
        let last = || self.sentences.sentence_before(x.start).to_lowercase();
        lists().begins(sentence.trim_start(), Cue::GoesOn) && lists().says(&last(), Cue::Disputes)
    }

    /// Whether a number that leaves out whom it counts stands behind a sentence that says `cue` of them.
    fn goes_on_counting(&self, x: &Figure, cue: Cue) -> bool {
        let last = || self.sentences.sentence_before(x.start).to_lowercase();
        x.noun.is_none() && x.subject.is_none() && lists().says(&last(), cue)
    }

    pub(crate) fn cues(&self, x: &Figure) -> Cues {
        let before = self.sentences.small_before(x.start);
        let sentence = self
            .sentences
            .around(x.start, x.end)
            .unwrap_or_default()
            .to_lowercase();
        let title = self
            .record
            .article
            .title
            .as_deref()
            .unwrap_or_default()
            .to_lowercase();
        let said = lists().cues_in(&sentence);
        let headed = lists().cues_in(&title);
        let says = |cue| said.has(cue);
        let says_or_heads = |cue| says(cue) || headed.has(cue);
        let is_added = lists().adjoins(&before, Cue::Addend);
        let is_summand = x.measure == Measure::Increase && self.before_in_sentence(x).is_some();
        let is_addend = is_added || is_summand;
        let is_counted = !is_toll(x.counted_as) && says_or_heads(Cue::Counted);
        Cues {
            is_replaced: lists().frames(&before, Cue::Replaced),
            corrects: says_or_heads(Cue::Corrects),
            disputes: is_counted
                || says_or_heads(Cue::Disputes)
                || lists().is_instead(&before)
                || self.goes_on_disputing(x, &sentence),
            grows: says_or_heads(Cue::Grows) && !is_addend,
            is_narrow: says(Cue::Day)
                || says(Cue::Most) && !self.is_of_place(x)
                || self.is_of_guests(x, &sentence)
                || self.is_of_host(x, &before),
            is_of_first_day: says(Cue::FirstDay),
            is_over_year: self.clause_says(x, Cue::OverYear),
            is_addend,
            is_present: says(Cue::Present) || self.goes_on_counting(x, Cue::Present),
            stays: says(Cue::Stays) || self.clause_says(x, Cue::Discharged),
            is_enrolled: self.is_enrolled(x),
            is_again: says_or_heads(Cue::Again),
            differs_from_title: self.differs_from_title(x),
            is_of_another: self.clause_says(x, Cue::Another),
            is_inpatient: match x.counted_as {
                Some(CountedAs::Injured) => self.clause_says(x, Cue::Inpatient),
                Some(CountedAs::Evacuated) => self.clause_says(x, Cue::Housed),
                _ => false,
            },
        }
    }
}
