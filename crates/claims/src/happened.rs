//! Whether what a number counts has happened, by its record and the words around it.

use crate::cue::Cue;
use crate::lists::{lists, stem};
use crate::nouns::{CASES, PEOPLE, nouns};
use crate::reading::Reading;
use crate::statement::{Time, Undertaking};
use crate::time::day_of;
use svodka_record::{CountedAs, Date, Figure, Modality, Unit};

/// Days that what is planned lasts, at most, and days until then.
const DAYS: i32 = 4;
const AHEAD: i32 = 60;

impl Reading<'_> {
    /// What the people counted do, or what has befallen them: as the record has it, else as their noun says. Who comes
    /// home is evacuated no more.
    pub(crate) fn deed(&self, x: &Figure) -> Option<CountedAs> {
        if self.flees(x) {
            return Some(CountedAs::Evacuated);
        }
        if self.is_case(x) {
            return Some(CountedAs::Injured);
        }
        let words = x.noun.iter().chain(&x.subject);
        let mut deeds = words.filter_map(|noun| nouns().victim(noun));
        match x.counted_as {
            None | Some(CountedAs::Other) => {
                let before = || self.named_before(x);
                let other = || self.deed_of_other(x);
                deeds.next().or_else(before).or_else(other).or(x.counted_as)
            }
            Some(CountedAs::Evacuated) if self.returns(x) => Some(CountedAs::Other),
            Some(CountedAs::Staff) if self.clause_says(x, Cue::Strikes) => {
                Some(CountedAs::Participant)
            }
            Some(CountedAs::Participant) if self.is_sent(x) => Some(CountedAs::Staff),
            said => said,
        }
    }

    /// Whether those who take part were sent to work at what has happened: «к поискам привлечены 60 человек».
    fn is_sent(&self, x: &Figure) -> bool {
        let is_of_campaign = self.same.chain(x).any(|x| x.campaign.is_some());
        x.unit == Unit::Person && !is_of_campaign && self.clause_says(x, Cue::Works)
    }

    /// Whether cases of an illness are counted, each of which is somebody who has fallen ill.
    pub(crate) fn is_case(&self, x: &Figure) -> bool {
        let noun = x.noun.as_deref().and_then(|noun| nouns().group(noun));
        x.unit == Unit::Item && x.campaign.is_none() && noun == Some(CASES)
    }

    /// What has befallen the people whom words before a number name that leaves them out: «больше всего заболевших — 512».
    fn named_before(&self, x: &Figure) -> Option<CountedAs> {
        let before = self.sentences.small_before(x.start);
        let is_left_out = x.noun.is_none() && x.subject.is_none();
        let of_people = || x.noun.as_deref().and_then(|noun| nouns().group(noun)) == Some(PEOPLE);
        let is_behind_dash = before.trim_end().ends_with(['—', '–', '-']);
        let may_be = is_left_out || is_behind_dash && of_people();
        let clause = before
            .rsplit([',', ';', ':', '.'])
            .next()
            .filter(|_| may_be)?;
        let words = clause.split(|c: char| !c.is_alphabetic());
        words
            .rev()
            .find_map(|word| nouns().victim_of_stem(&stem(word)))
    }

    /// What a number without a noun that is denied counts is what that counts which stands in its place: «3540 участников, а
    /// не 3720».
    fn deed_of_other(&self, x: &Figure) -> Option<CountedAs> {
        let is_denied = x.noun.is_none() && x.modality == Modality::Denied;
        self.before_in_sentence(x).filter(|_| is_denied)?.counted_as
    }

    /// Whether those who arrive are counted where refugees are told of.
    fn flees(&self, x: &Figure) -> bool {
        let may_be = matches!(
            x.counted_as,
            None | Some(CountedAs::Other | CountedAs::Participant)
        );
        may_be
            && x.unit == Unit::Person
            && self.clause_says(x, Cue::Arrives)
            && self.tells_of_refugees()
    }

    /// Whether the article tells of refugees, or of people who were given a roof.
    fn tells_of_refugees(&self) -> bool {
        *self.refugees.get_or_init(|| {
            let article = &self.record.article;
            let texts = [article.title.as_deref(), article.text.as_deref()];
            let mut texts = texts.into_iter().flatten().map(str::to_lowercase);
            texts.any(|text| lists().says(&text, Cue::Refugees) || lists().says(&text, Cue::Housed))
        })
    }

    /// Whether the clause of a number says that people come home.
    fn returns(&self, x: &Figure) -> bool {
        let before = self.sentences.small_before(x.start);
        let after = self.sentences.small_after(x.end);
        let clause = after.split([',', ';', '.']).next().unwrap_or_default();
        lists().leads(&before, Cue::Returns) || lists().says(clause, Cue::Returns)
    }

    /// As the record has it; what is reported of a day to come is planned, and what others are said to say, denied.
    pub(crate) fn modality(&self, x: &Figure, time: &Time) -> Modality {
        let before = self.sentences.small_before(x.start);
        let after = self.sentences.small_after(x.end);
        let mut clauses = after.split([',', ';', ':', '.']);
        let clause = clauses.next().unwrap_or_default();
        let next = clauses.next().unwrap_or_default();
        let is_denied = || {
            lists().leads(&before, Cue::Denied)
                || lists().says(clause, Cue::Refuted)
                || lists().begins(next, Cue::Refuted)
                || lists().is_denied_for_another(&before, &after)
        };
        match x.modality {
            Modality::Denied if !self.has_negation(x) || self.clause_says(x, Cue::Unable) => {
                Modality::Reported
            }
            Modality::Reported
                if time.is_ahead
                    || self.heads_plan(x)
                    || self.is_enrolled(x)
                    || lists().adjoins(&before, Cue::Planned) =>
            {
                Modality::Planned
            }
            Modality::Reported if is_denied() => Modality::Denied,
            modality => modality,
        }
    }

    /// Whether the sentence of a number has words by which something may be denied.
    fn has_negation(&self, x: &Figure) -> bool {
        let sentence = self.sentences.around(x.start, x.end).unwrap_or_default();
        let sentence = sentence.to_lowercase();
        let is_russian = self.record.article.language.as_deref() == Some("ru");
        let cues = [
            Cue::Negation,
            Cue::Denied,
            Cue::Refuted,
            Cue::Disputes,
            Cue::Corrects,
        ];
        !is_russian || cues.into_iter().any(|cue| lists().says(&sentence, cue))
    }

    /// The only day to come that the article names, which is that of what it says to be planned.
    pub(crate) fn planned_for(&self, x: &Figure) -> Option<&Date> {
        let day = self.day.filter(|_| x.modality == Modality::Planned)?;
        let is_ahead = |date: &&Date| {
            let first = date.earliest.as_deref().and_then(day_of);
            let last = date.latest.as_deref().and_then(day_of);
            let days = first.zip(last);
            days.is_some_and(|(first, last)| {
                day < first && last - first <= DAYS && last - day <= AHEAD
            })
        };
        let mut ahead = self.record.dates.iter().filter(is_ahead);
        let first = ahead.next()?;
        ahead.all(|other| other.edtf == first.edtf).then_some(first)
    }

    /// Whether those are counted who mean to come to what is held at one time.
    pub(crate) fn is_enrolled(&self, x: &Figure) -> bool {
        let campaign = self.same.chain(x).find_map(|x| x.campaign);
        let campaign = campaign.and_then(|id| self.record.campaigns.iter().find(|x| x.id == id));
        let sentence = self.sentences.around(x.start, x.end).unwrap_or_default();
        campaign.map_or(x.counted_as == Some(CountedAs::Participant), |campaign| {
            Undertaking::is_in_one_place(campaign.kind)
        }) && lists().says(&sentence.to_lowercase(), Cue::Enrolled)
    }

    /// Whether a headline states shortly what the text says to be planned.
    fn heads_plan(&self, x: &Figure) -> bool {
        let is_plan =
            |other: &Figure| matches!(other.modality, Modality::Planned | Modality::Possible);
        let is_same = |other: &&Figure| {
            let is_number = (other.unit, other.min, other.max) == (x.unit, x.min, x.max);
            x.unit == Unit::Person && is_number && x.min.is_some()
        };
        let mut same = self.record.figures.iter().filter(is_same);
        self.same.is_of_title(x) && (self.same.chain(x).any(is_plan) || same.any(is_plan))
    }
}
