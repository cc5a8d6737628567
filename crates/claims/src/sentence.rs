//! The sentence around a number, for people to read and for the cues in it.

/// A text by code points.
pub(crate) struct Sentences {
    text: Vec<char>,
    /// The same in small letters.
    small: Vec<char>,
    /// Where sentences end, in order.
    ends: Vec<usize>,
}

/// Code points of a sentence, at most: behind a list without full stops more says nothing.
const LONGEST: usize = 600;

impl Sentences {
    pub(crate) fn new(text: &str) -> Self {
        let text: Vec<char> = text.chars().collect();
        Self {
            small: text.iter().copied().map(small).collect(),
            ends: (0..text.len()).filter(|at| ends_at(&text, *at)).collect(),
            text,
        }
    }

    /// The sentence around a span; none without a text.
    pub(crate) fn around(&self, start: u32, end: u32) -> Option<String> {
        let (start, end) = (start as usize, end as usize);
        let sentence = self.text.get(self.begin(start)..self.end(end))?;
        let words: String = sentence.iter().collect();
        let words = words.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// What stands in the sentence before a code point.
    pub(crate) fn before(&self, start: u32) -> String {
        self.words_before(&self.text, start)
    }

    /// The same in small letters.
    pub(crate) fn small_before(&self, start: u32) -> String {
        self.words_before(&self.small, start)
    }

    fn words_before(&self, letters: &[char], start: u32) -> String {
        let start = start as usize;
        let words = letters.get(self.begin(start)..start).unwrap_or_default();
        words.iter().collect()
    }

    /// The sentence before that of a code point.
    pub(crate) fn sentence_before(&self, start: u32) -> String {
        let begin = self.begin(start as usize);
        let last = begin.saturating_sub(1);
        let words = self.text.get(self.begin(last)..last).unwrap_or_default();
        words.iter().collect()
    }

    /// What stands in the sentence behind a code point.
    pub(crate) fn after(&self, end: u32) -> String {
        self.words_after(&self.text, end)
    }

    /// The same in small letters.
    pub(crate) fn small_after(&self, end: u32) -> String {
        self.words_after(&self.small, end)
    }

    fn words_after(&self, letters: &[char], end: u32) -> String {
        let end = end as usize;
        let rest = letters.get(end..self.end(end)).unwrap_or_default();
        rest.iter().collect()
    }

    /// Where the first sentence ends that begins behind a code point.
    pub(crate) fn first_behind(&self, start: u32) -> u32 {
        let rest = self.text.get(start as usize..).unwrap_or_default();
        let blank = rest.iter().take_while(|c| c.is_whitespace()).count();
        self.end(start as usize + blank) as u32
    }

    /// The first code points of the text, in small letters.
    pub(crate) fn lead(&self, count: usize) -> String {
        self.small.iter().take(count).collect()
    }

    fn begin(&self, start: usize) -> usize {
        let floor = start.saturating_sub(LONGEST);
        let before = self.ends.partition_point(|end| *end < start);
        match before.checked_sub(1).map(|last| self.ends[last]) {
            Some(end) if end >= floor => end + 1,
            _ => floor,
        }
    }

    fn end(&self, end: usize) -> usize {
        let limit = (end + LONGEST).min(self.text.len());
        let behind = self.ends.partition_point(|at| *at < end);
        match self.ends.get(behind) {
            Some(at) if *at < limit => at + 1,
            _ => limit,
        }
    }
}

/// A small letter; those few that become two stay as they are.
fn small(c: char) -> char {
    match c {
        'а'..='я' | 'a'..='z' | ' ' => c,
        _ => {
            let mut small = c.to_lowercase();
            small.next().filter(|_| small.next().is_none()).unwrap_or(c)
        }
    }
}

/// Whether a sentence ends with the code point: a line does, or a mark before a space and a capital.
fn ends_at(text: &[char], at: usize) -> bool {
    match text[at] {
        '\n' => true,
        '.' | '!' | '?' | '…' => {
            text.get(at + 1) == Some(&' ')
                && text
                    .get(at + 2)
                    .is_some_and(|c| c.is_uppercase() || "«„“\"—–".contains(*c))
                && text[at.saturating_sub(2)..at]
                    .iter()
                    .filter(|c| c.is_alphanumeric())
                    .count()
                    == 2
        }
        _ => false,
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
        assert_eq!(sentences.small_before(start), " ранее говорили о ");
        assert_eq!(sentences.after(start), "200.");
        assert_eq!(sentences.lead(5), "итоги");
        assert_eq!(
            sentences.around(start, end).as_deref(),
            Some("Ранее говорили о 200.")
        );
        assert_eq!(Sentences::new("").around(3, 5), None);
    }
}
