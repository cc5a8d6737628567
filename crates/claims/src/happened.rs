//! Whether what a number counts has happened, by its record and the words around it.

use crate::cue::Cue;
use crate::gather::Reading;
use crate::lists::lists;
use crate::statement::{Time, Undertaking};
use svodka_record::{CountedAs, Figure, Modality, Unit};

impl Reading<'_> {
    /// What the people counted do, or what has befallen them: as the record has it, else as their noun says. Who comes
    /// home is evacuated no more.
    pub(crate) fn deed(&self, x: &Figure) -> Option<CountedAs> {
        let nouns = x.noun.iter().chain(&x.subject);
        let mut deeds = nouns.filter_map(|noun| lists().victim(noun));
        match x.counted_as {
            None | Some(CountedAs::Other) => deeds.next().or(x.counted_as),
            Some(CountedAs::Evacuated) if self.returns(x) => Some(CountedAs::Other),
            said => said,
        }
    }

    /// Whether the clause of a number says that people come home.
    fn returns(&self, x: &Figure) -> bool {
        let before = self.sentences.before(x.start).to_lowercase();
        let after = self.sentences.after(x.end).to_lowercase();
        let clause = after.split([',', ';', '.']).next().unwrap_or_default();
        lists().leads(&before, Cue::Returns) || lists().says(clause, Cue::Returns)
    }

    /// As the record has it; what is reported of a day to come is planned, and what others are said to say, denied.
    pub(crate) fn modality(&self, x: &Figure, time: &Time) -> Modality {
        let before = self.sentences.before(x.start).to_lowercase();
        let after = self.sentences.after(x.end).to_lowercase();
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
            Modality::Denied if !self.has_negation(x) => Modality::Reported,
            Modality::Reported if time.is_ahead || self.heads_plan(x) || self.is_enrolled(x) => {
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

    /// Whether those are counted who mean to come to what is held at one time.
    fn is_enrolled(&self, x: &Figure) -> bool {
        let campaign = self.chain(x).find_map(|x| x.campaign);
        let campaign = campaign.and_then(|id| self.record.campaigns.iter().find(|x| x.id == id));
        let sentence = self.sentences.around(x.start, x.end).unwrap_or_default();
        campaign.is_some_and(|campaign| Undertaking::is_in_one_place(campaign.kind))
            && lists().says(&sentence.to_lowercase(), Cue::Enrolled)
    }

    /// Whether a headline states shortly what the text says to be planned.
    fn heads_plan(&self, x: &Figure) -> bool {
        let title = self.record.article.title.as_deref().unwrap_or_default();
        let is_plan =
            |other: &Figure| matches!(other.modality, Modality::Planned | Modality::Possible);
        let is_same = |other: &&Figure| {
            let is_number = (other.unit, other.min, other.max) == (x.unit, x.min, x.max);
            x.unit == Unit::Person && is_number && x.min.is_some()
        };
        let mut same = self.record.figures.iter().filter(is_same);
        let is_title = x.end as usize <= title.chars().count();
        is_title && (self.chain(x).any(is_plan) || same.any(is_plan))
    }
}
