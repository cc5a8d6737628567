//! Where quoted words stand in a text that may have been found anew.

use crate::Reason;
use std::ops::Range;
use svodka_record::TextQuote;

/// A text in the form that is searched: white space, quotes and dashes are alike, marks of direction left out.
pub struct Searched {
    text: String,
    /// For each byte of `text`, the code point that it comes from.
    points: Vec<u32>,
    /// Code points of the text as it is.
    length: u32,
}

impl Searched {
    /// The form of a text.
    pub fn new(text: &str) -> Self {
        let mut searched = Self {
            text: String::with_capacity(text.len()),
            points: Vec::with_capacity(text.len()),
            length: 0,
        };
        for point in text.chars() {
            if let Some(point) = alike(point, searched.text.ends_with(' ')) {
                searched.text.push(point);
                let bytes = point.len_utf8();
                searched
                    .points
                    .extend(std::iter::repeat_n(searched.length, bytes));
            }
            searched.length += 1;
        }
        searched
    }

    /// The code points of the quoted words. `known`: whether this is surely the text that they were quoted from; else
    /// half of what stands around them must be the same.
    ///
    /// # Errors
    /// The words are not there, or nothing tells which of several are meant.
    pub fn find(&self, quote: &TextQuote, known: bool) -> Result<Range<u32>, Reason> {
        let [prefix, exact, suffix] =
            [&quote.prefix, &quote.exact, &quote.suffix].map(|words| Self::new(words).text);
        let exact = exact.trim();
        if exact.is_empty() {
            return Err(Reason::NoWords);
        }
        let fits = |at: usize| {
            let before = shared(self.text[..at].chars().rev(), prefix.chars().rev());
            before + shared(self.text[at + exact.len()..].chars(), suffix.chars())
        };
        let found = self.text.match_indices(exact).map(|(at, _)| (fits(at), at));
        let mut best: Option<(usize, usize)> = None;
        let mut tied = false;
        for (fits, at) in found {
            let most = best.map(|(most, _)| most);
            tied = match most {
                Some(most) if fits < most => tied,
                most => most == Some(fits),
            };
            if most.is_none_or(|most| fits > most) {
                best = Some((fits, at));
            }
        }
        let around = prefix.chars().count() + suffix.chars().count();
        match best {
            Some((fits, _)) if !known && fits * 2 < around => Err(Reason::NoWords),
            Some(_) if tied => Err(Reason::Ambiguous),
            Some((_, at)) => Ok(self.points_of(at..at + exact.len())),
            None => Err(Reason::NoWords),
        }
    }

    /// The code points of words, the first of them; `None` where they are not there.
    pub fn first(&self, words: &str) -> Option<Range<u32>> {
        let words = Self::new(words).text;
        let words = words.trim();
        let at = self.text.find(words).filter(|_| !words.is_empty())?;
        Some(self.points_of(at..at + words.len()))
    }

    /// The words of the text with their code points, in order.
    pub fn words(&self) -> impl Iterator<Item = (&str, Range<u32>)> {
        let is_word = |point: char| point.is_alphanumeric();
        let mut rest = 0;
        std::iter::from_fn(move || {
            let start = rest + self.text[rest..].find(is_word)?;
            let end = self.text[start..].find(|point| !is_word(point));
            let end = end.map_or(self.text.len(), |end| start + end);
            rest = end;
            Some((&self.text[start..end], self.points_of(start..end)))
        })
    }

    fn points_of(&self, bytes: Range<usize>) -> Range<u32> {
        let start = self.points.get(bytes.start).copied().unwrap_or(self.length);
        let last = bytes
            .end
            .checked_sub(1)
            .and_then(|last| self.points.get(last));
        start..last.map_or(start, |last| last + 1)
    }
}

/// A code point as it is searched; `None` for what is left out.
fn alike(point: char, after_space: bool) -> Option<char> {
    match point {
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{ad}' => None,
        _ if point.is_whitespace() => (!after_space).then_some(' '),
        '«' | '»' | '“' | '”' | '„' | '‟' => Some('"'),
        '‘' | '’' | 'ʼ' => Some('\''),
        '‐'..='―' | '−' => Some('-'),
        'ё' => Some('е'),
        'Ё' => Some('Е'),
        _ => Some(point),
    }
}

/// How many code points two texts share at their beginning.
fn shared(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, prefix: &str, exact: &str, suffix: &str) -> Result<String, Reason> {
        let [prefix, exact, suffix] = [prefix, exact, suffix].map(str::to_owned);
        let quote = TextQuote {
            exact,
            prefix,
            suffix,
        };
        let found = Searched::new(text).find(&quote, true)?;
        let (start, length) = (found.start as usize, found.len());
        Ok(text.chars().skip(start).take(length).collect())
    }

    #[test]
    fn words_are_found_again() {
        let cases = [
            (
                "В школу пришли 40 детей.",
                "пришли ",
                "40 детей",
                ".",
                Ok("40 детей"),
            ),
            // Spaces and quotes as another page prints them.
            (
                "Пришли\n\n40\u{a0}детей, «Луч»",
                "Пришли ",
                "40 детей",
                ", \"Луч\"",
                Ok("40\u{a0}детей"),
            ),
            // The same words twice: what stands around them tells.
            (
                "Днём было 40 детей, вечером 40 детей.",
                "вечером ",
                "40 детей",
                ".",
                Ok("40 детей"),
            ),
            (
                "40 детей и 40 детей",
                "",
                "40 детей",
                "",
                Err(Reason::Ambiguous),
            ),
            (
                "Пришли сорок детей.",
                "Пришли ",
                "40 детей",
                ".",
                Err(Reason::NoWords),
            ),
            ("", "", "40 детей", "", Err(Reason::NoWords)),
            ("40 детей", "", "  ", "", Err(Reason::NoWords)),
            ("Ещё 5 ёлок", "Еще ", "5 елок", "", Ok("5 ёлок")),
            (
                "К\u{ad}о\u{200b}т, 7 котов",
                "Кот, ",
                "7 котов",
                "",
                Ok("7 котов"),
            ),
        ];
        for (text, prefix, exact, suffix, expected) in cases {
            let found = find(text, prefix, exact, suffix);
            assert_eq!(
                found.as_deref().map_err(|reason| *reason),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn the_second_of_two_is_meant() {
        let quote = TextQuote {
            exact: "40 детей".to_owned(),
            prefix: "вечером ".to_owned(),
            suffix: ".".to_owned(),
        };
        let found = Searched::new("Днём было 40 детей, вечером 40 детей.").find(&quote, true);
        assert_eq!(found, Ok(28..36));
    }

    #[test]
    fn another_text_must_have_the_words_around_too() {
        let quote = TextQuote {
            exact: "40 детей".to_owned(),
            prefix: "в лагере отдыхали ".to_owned(),
            suffix: " из Актобе".to_owned(),
        };
        let find = |text: &str| Searched::new(text).find(&quote, false);
        assert!(find("Летом в лагере отдыхали 40 детей сирот.").is_ok());
        assert_eq!(find("В школу пришли 40 детей."), Err(Reason::NoWords));
    }

    #[test]
    fn a_tie_below_the_best_is_none() {
        let text = "a 5 b 5 c 5 d";
        assert_eq!(find(text, "b ", "5", " c").as_deref(), Ok("5"));
    }
}
