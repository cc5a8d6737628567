//! Names that stand side by side and were taken for one.

use super::parts::{Part, is_capitalised, part};
use super::read::agrees;
use crate::lexicon::grammar::Case;
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::Tokens;
use crate::text::Text;

/// The names at `tokens` where its words agree in no case, but those on either side of a cut do: «Виктора
/// Януковича | Кернес», «Годом | Тукая»; a common word is no name. `None` where it is one name.
pub fn parted(text: &Text<'_>, tokens: &Tokens) -> Option<Vec<Tokens>> {
    let is_name = |i: usize| {
        is_capitalised(text, i) && text.word(i).shape.cyrillic && text.word(i).shape.letters > 1
    };
    let first = tokens.start;
    if tokens.len() < 2
        || !tokens.clone().all(is_name)
        || text.word(first).is(List::FamilyFirst)
        || agrees(text, tokens)
    {
        return None;
    }
    let cuts = (first + 1..tokens.end).map(|cut| [first..cut, cut..tokens.end]);
    cuts.filter(|sides| sides.iter().any(|side| is_full(text, side)) || tokens.len() == 2)
        .filter_map(|sides| {
            let names: Vec<Tokens> = sides
                .into_iter()
                .filter(|side| side.len() > 1 || !is_common(part(text, side.start)))
                .collect();
            let apart = names.len() == 1 || tokens.len() > 2;
            (apart && !names.is_empty() && names.iter().all(|side| agrees(text, side)))
                .then_some(names)
        })
        .max_by_key(|names| names.iter().map(Tokens::len).max())
}

/// The name at `tokens` without the place, which no list need know, where the office before it is held: «аким | Кызылшарика |
/// Серик Дуйсенбаев».
pub fn without_place(text: &Text<'_>, tokens: Tokens) -> Tokens {
    let (first, rest) = (tokens.start, tokens.start + 1..tokens.end);
    let title = first.checked_sub(1).filter(|_| tokens.len() > 2);
    let held = title.is_some_and(|title| text.is_word(title) && text.word(title).is(List::Office));
    if held && is_of_place(text, first) && is_full(text, &rest) && agrees(text, &rest) {
        rest
    } else {
        tokens
    }
}

/// A word with a capital that is rather a genitive than a nominative, or as well behind one who heads a place, and no part of a
/// name that a list knows. A title stands before it.
fn is_of_place(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let share = |case: Case| -> f32 {
        let of = word.readings.iter();
        of.filter(|r| r.grammar.is_noun() && r.grammar.case == Some(case))
            .map(|r| r.weight)
            .sum()
    };
    let part = part(text, i);
    let leaders = text.lexicon.group(Group::PlaceLeader);
    let heads_place = leaders.has_lemma_of(text.word(i - 1));
    is_capitalised(text, i)
        && !(part.given || part.patronymic || part.surely_family())
        && !word.is(List::FamilyFirst)
        && (share(Case::Gen) > share(Case::Nom)
            || share(Case::Gen) >= share(Case::Nom) && heads_place)
}

/// A given name and what follows it.
fn is_full(text: &Text<'_>, side: &Tokens) -> bool {
    side.len() > 1 && part(text, side.start).given
}

/// A word of the language and no name.
fn is_common(part: Part) -> bool {
    part.common && !part.given && !part.family
}

#[cfg(test)]
mod tests {
    use super::{parted, without_place};
    use crate::text::sample::Analyst;

    /// The names in `words`, which stand behind «После бегства».
    fn names(words: &str, analyst: &Analyst) -> String {
        let marked = format!("После бегства [{words}] уехал.");
        analyst.read_marked(&marked, |text, tokens| {
            let parts = parted(text, &tokens).unwrap_or_default();
            let surfaces = parts.iter().map(|part| text.slice(text.span(part)));
            surfaces.collect::<Vec<_>>().join("|")
        })
    }

    #[test]
    fn names_side_by_side_are_parted() {
        let cases = [
            ("Виктора Януковича Кернес", "Виктора Януковича|Кернес"),
            ("Годом Тукая", "Тукая"),
            // one name
            ("Виктора Федоровича Януковича", ""),
            ("Хосе Мануэля Баррозу", ""),
            ("Ангелы Меркель", ""),
        ];
        let analyst = Analyst::new();
        for (words, expected) in cases {
            assert_eq!(names(words, &analyst), expected, "{words}");
        }
    }

    #[test]
    fn places_of_offices_are_no_part_of_a_name() {
        let cases = [
            (
                "Это аким [Кызылшарика Серик Дуйсенбаев].",
                "Серик Дуйсенбаев",
            ),
            (
                "Это архиепископ [Тоболья Иннокентий Вернов].",
                "Иннокентий Вернов",
            ),
            ("Это мэр [Пассау Томас Вебер].", "Томас Вебер"),
            // other first words
            ("Это тренер [Жозеп Анри Моран].", "Жозеп Анри Моран"),
            ("Это тренер [Анна Мария Круз].", "Анна Мария Круз"),
            (
                "Это и [Кызылшарика Серик Дуйсенбаев].",
                "Кызылшарика Серик Дуйсенбаев",
            ),
        ];
        let analyst = Analyst::new();
        for (marked, wanted) in cases {
            let found = analyst.read_marked(marked, |text, tokens| {
                text.slice(text.span(&without_place(text, tokens)))
                    .to_owned()
            });
            assert_eq!(found, wanted, "{marked}");
        }
    }
}
