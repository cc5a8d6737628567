//! Names that stand side by side and were taken for one.

use super::parts::{Part, is_capitalised, part};
use super::read::agrees;
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
    use super::parted;
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
}
