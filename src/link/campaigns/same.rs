//! Whether two names are of one campaign.

use crate::mention::{CampaignName, Mention};
use crate::text::Text;

/// A name of a campaign, and what it is compared by; worked out once for the many it may be compared with.
pub(super) struct Spelling {
    /// The name as names are compared.
    pub(super) key: String,
    /// Without spaces, hyphens and the sign of a hashtag.
    letters: String,
    /// First letters of the words, without numbers.
    initials: String,
    /// The first word, where it may be the initials of another name.
    short: Option<String>,
}

impl Spelling {
    /// The spelling of a name with this key.
    pub(super) fn new(key: String) -> Self {
        let short = key.split([' ', '-']).next().unwrap_or_default();
        Self {
            letters: letters(&key),
            initials: initials(&key).collect(),
            short: (short.chars().count() > 2).then(|| short.to_owned()),
            key,
        }
    }

    /// Keys of which two spellings of one name share one: the first and last word, the letters without a year, the
    /// first few and the last few, and the initials where there are enough to stand for a name.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        let bare = self.key.trim_start_matches(['«', '„', '"', '“']);
        let words = || {
            bare.split([' ', '»', '“', '"', '”'])
                .filter(|word| !word.is_empty())
        };
        let beginning = self.letters.char_indices().nth(5);
        let beginning = beginning.map_or(&*self.letters, |(end, _)| &self.letters[..end]);
        let ending = self.letters.char_indices().nth_back(4);
        let ending = ending.map_or(&*self.letters, |(start, _)| &self.letters[start..]);
        let short = words()
            .next()
            .and_then(|word| word.split(['-', ':']).next());
        let initials = Some(&*self.initials).filter(|it| it.chars().count() > 2);
        [words().next(), words().next_back(), short, initials]
            .into_iter()
            .flatten()
            .chain([without_year(&self.letters), beginning, ending])
    }

    /// Two spellings of one name: «#ТазаҚазақстан», «Astana Marathon 2024», a misprint of two letters in a dozen.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        if self.are_initials(other) || other.are_initials(self) {
            return true;
        }
        let (a, b) = (&*self.letters, &*other.letters);
        let either = |holds: fn(&str, &str) -> bool| holds(a, b) || holds(b, a);
        a == b
            || (without_year(a) == b || a == without_year(b))
            || either(is_quoted_in)
            || either(is_edition)
            || misprinted(a, b)
    }

    /// «ДКЗ 2020» and «Дорожная карта занятости-2020»: three initials or more, whatever the year.
    fn are_initials(&self, long: &Self) -> bool {
        self.short.as_ref() == Some(&long.initials)
    }
}

/// The name proper of a longer one: «Степь» and «„Степь“: живопись и графика».
pub(super) fn is_quoted_in(short: &str, long: &str) -> bool {
    let inner = long.strip_prefix(['«', '„', '"', '“']);
    inner
        .and_then(|inner| inner.strip_prefix(short))
        .is_some_and(|rest| rest.starts_with(['»', '“', '"', '”']))
}

/// Without spaces, hyphens and the sign of a hashtag.
fn letters(key: &str) -> String {
    key.chars()
        .filter(|c| !matches!(c, ' ' | '-' | '#' | '_'))
        .collect()
}

fn without_year(name: &str) -> &str {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if name.len() == bare.len() + 4
        && name[bare.len()..].starts_with(['1', '2'])
        && !bare.is_empty()
    {
        bare
    } else {
        name
    }
}

/// The first letters of the words of a key, without numbers.
fn initials(key: &str) -> impl Iterator<Item = char> {
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let words = key.split([' ', '-']).filter(move |word| !is_number(word));
    words.filter_map(|word| word.chars().next())
}

/// «EXPO-2017» and «Астана EXPO-2017»: a name with its year, and a longer one that ends so.
fn is_edition(short: &str, long: &str) -> bool {
    short.len() > 6 && without_year(short).len() < short.len() && long.ends_with(short)
}

/// One letter of ten, or two of twelve: «Дорога школу».
fn misprinted(a: &str, b: &str) -> bool {
    let digits = |name: &str| name.contains(|c: char| c.is_ascii_digit());
    let length = a.chars().count();
    let most = match length {
        0..10 => return false,
        10..12 => 1,
        _ => 2,
    };
    let near = length.abs_diff(b.chars().count()) <= most;
    near && !digits(a) && strsim::levenshtein(a, b) <= most
}

/// «Каннский фестиваль» and «Каннский международный кинофестиваль»: descriptive names that begin alike, the
/// words of the shorter in the longer, kind for kind.
pub(super) fn same_description(
    (first, a): (&CampaignName, &str),
    (second, b): (&CampaignName, &str),
) -> bool {
    if !(first.head_inside && second.head_inside && first.kind == second.kind) {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let long: Vec<&str> = long.split(' ').collect();
    let words: Vec<&str> = short.split(' ').collect();
    (words.len() > 1 && words[0] == long[0] || words.len() > 2)
        && words.iter().all(|word| {
            long.iter()
                .any(|other| other == word || other.ends_with(word) && word.len() > 8)
        })
}

/// ««Сандэнс» (Sundance Film Festival)»: the second name in brackets right behind the first.
pub(super) fn is_gloss(text: &Text<'_>, first: &Mention, second: &Mention) -> bool {
    let open = first.whole.end;
    open + 1 == second.whole.start && text.is_mark(open, '(') && text.is_mark(second.whole.end, ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same_spelling(a: &str, b: &str) -> bool {
        Spelling::new(a.to_owned()).is_same(&Spelling::new(b.to_owned()))
    }

    #[test]
    fn spellings() {
        let same = [
            ("#тазақазақстан", "таза қазақстан"),
            ("astana marathon 2024", "astana marathon"),
            ("форум-2024", "форум"),
            ("марафон добрых дел", "марафон дабрых дел"),
            ("дкз 2020", "дорожная карта занятости-2020"),
            ("expo-2017", "астана expo-2017"),
        ];
        for (a, b) in same {
            assert!(same_spelling(a, b), "{a} {b}");
            let (a, b) = (Spelling::new(a.to_owned()), Spelling::new(b.to_owned()));
            assert!(a.keys().any(|key| b.keys().any(|other| key == other)));
        }
        let other = [
            ("форум-2023", "форум-2024"),
            ("тепло", "дело"),
            ("2024", "форум"),
        ];
        for (a, b) in other {
            assert!(!same_spelling(a, b), "{a} {b}");
        }
    }
}
