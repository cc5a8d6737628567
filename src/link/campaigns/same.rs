//! Whether two names are of one campaign.

use super::key;
use crate::mention::{CampaignName, Mention};
use crate::text::Text;

/// Two spellings of one name: «#ТазаҚазақстан», «Astana Marathon 2024», a misprint of two letters in a dozen.
pub(super) fn same_spelling(a: &str, b: &str) -> bool {
    let (a, b) = (letters(a), letters(b));
    let (c, d) = (without_year(&a), without_year(&b));
    a == b || (c == b || a == d) || misprinted(&a, &b)
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

fn misprinted(a: &str, b: &str) -> bool {
    let digits = |name: &str| name.contains(|c: char| c.is_ascii_digit());
    a.chars().count() >= 12 && !digits(a) && strsim::levenshtein(a, b) <= 2
}

/// «Каннский фестиваль» and «Каннский международный кинофестиваль»: descriptive names that begin alike, the
/// words of the shorter in the longer, kind for kind.
pub(super) fn same_description(a: &CampaignName, b: &CampaignName) -> bool {
    if !(a.head_inside && b.head_inside && a.kind == b.kind) {
        return false;
    }
    let (a, b) = (key(&a.name), key(&b.name));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let long: Vec<&str> = long.split(' ').collect();
    let words: Vec<&str> = short.split(' ').collect();
    words.len() > 1
        && words[0] == long[0]
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

    #[test]
    fn spellings() {
        let same = [
            ("#тазақазақстан", "таза қазақстан"),
            ("astana marathon 2024", "astana marathon"),
            ("форум-2024", "форум"),
            ("марафон добрых дел", "марафон дабрых дел"),
        ];
        for (a, b) in same {
            assert!(same_spelling(a, b), "{a} {b}");
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
