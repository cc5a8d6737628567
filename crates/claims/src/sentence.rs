//! The sentence around a number, for people to read and for the cues in it.

/// A text by code points.
pub(crate) struct Sentences(Vec<char>);

/// Code points of a sentence, at most: behind a list without full stops more says nothing.
const LONGEST: usize = 600;

impl Sentences {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.chars().collect())
    }

    /// The sentence around a span; none without a text.
    pub(crate) fn around(&self, start: u32, end: u32) -> Option<String> {
        let (start, end) = (start as usize, end as usize);
        let words: String = self
            .0
            .get(self.begin(start)..self.end(end))?
            .iter()
            .collect();
        let words = words.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// What stands in the sentence before a code point.
    pub(crate) fn before(&self, start: u32) -> String {
        let start = start as usize;
        self.0
            .get(self.begin(start)..start)
            .unwrap_or_default()
            .iter()
            .collect()
    }

    /// What stands in the sentence behind a code point.
    pub(crate) fn after(&self, end: u32) -> String {
        let end = end as usize;
        let rest = self.0.get(end..self.end(end)).unwrap_or_default();
        rest.iter().collect()
    }

    /// The first code points of the text.
    pub(crate) fn lead(&self, count: usize) -> String {
        self.0.iter().take(count).collect()
    }

    fn begin(&self, start: usize) -> usize {
        let floor = start.saturating_sub(LONGEST);
        (floor..start)
            .rev()
            .find(|at| self.ends_at(*at))
            .map_or(floor, |at| at + 1)
    }

    fn end(&self, end: usize) -> usize {
        let limit = (end + LONGEST).min(self.0.len());
        (end..limit)
            .find(|at| self.ends_at(*at))
            .map_or(limit, |at| at + 1)
    }

    /// Whether a sentence ends with the code point: a line does, or a mark before a space and a capital.
    fn ends_at(&self, at: usize) -> bool {
        match self.0.get(at) {
            Some('\n') => true,
            Some('.' | '!' | '?' | '…') => {
                self.0.get(at + 1) == Some(&' ')
                    && self
                        .0
                        .get(at + 2)
                        .is_some_and(|c| c.is_uppercase() || "«„“\"—–".contains(*c))
                    && self.0[at.saturating_sub(2)..at]
                        .iter()
                        .filter(|c| c.is_alphanumeric())
                        .count()
                        == 2
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_lines_and_full_stops() {
        let text = "Итоги\n\nВ г. Омске вышли 300 человек. Ранее говорили о 200.";
        let sentences = Sentences::new(text);
        let at = |words: &str| {
            let start = text[..text.find(words).unwrap()].chars().count();
            (start as u32, (start + words.chars().count()) as u32)
        };
        let (start, end) = at("300 человек");
        assert_eq!(
            sentences.around(start, end).as_deref(),
            Some("В г. Омске вышли 300 человек.")
        );
        let (start, end) = at("200");
        assert_eq!(sentences.before(start), " Ранее говорили о ");
        assert_eq!(sentences.after(start), "200.");
        assert_eq!(sentences.lead(5), "Итоги");
        assert_eq!(
            sentences.around(start, end).as_deref(),
            Some("Ранее говорили о 200.")
        );
        assert_eq!(Sentences::new("").around(3, 5), None);
    }
}
