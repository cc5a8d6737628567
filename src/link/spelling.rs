//! When two spellings are of one name.

use crate::lexicon::list::{List, Lists};
use crate::lexicon::normal::fold;

/// Two names without regard to case and ё.
pub(super) fn same(a: &str, b: &str) -> bool {
    a == b || a.chars().map(fold).eq(b.chars().map(fold))
}

/// Equal, initials of the other, or the other without its second name: «А.», «Аида», «Аида Мария».
pub(super) fn same_given(a: &str, b: &str) -> bool {
    let begins = |initials: &str, name: &str| {
        let initial = initials.split('.').next().unwrap_or_default();
        let mut letters = name.chars().map(fold);
        initials.contains('.') && initial.chars().map(fold).all(|c| letters.next() == Some(c))
    };
    let shorter = |a: &str, b: &str| b.split_once(' ').is_some_and(|(first, _)| same(a, first));
    same(a, b) || begins(a, b) || begins(b, a) || shorter(a, b) || shorter(b, a)
}

/// A name as it is compared: without regard to case and ё.
pub(super) fn folded(name: &str) -> impl Iterator<Item = char> {
    name.chars().map(fold)
}

/// What spellings of one name share: its consonants, doubled ones once.
pub(super) fn signature(name: &str) -> impl Iterator<Item = char> {
    let mut last = None;
    folded(name)
        .filter(|&c| !is_vowel(c))
        .filter(move |&c| last.replace(c) != Some(c))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'й')
}

/// The names, a man's and a woman's, that `short` is a short form of by the list: «Юлий» and «Юлия» of «Юля».
pub(super) fn full_forms(lists: &Lists, short: &str) -> Option<[String; 2]> {
    let entry = lists.find(List::ShortName, &folded(short).collect::<String>())?;
    let man = entry.canonical.to_string();
    let woman = match man.strip_suffix('й') {
        Some(stem) => format!("{stem}я"),
        None => format!("{man}а"),
    };
    Some([man, woman])
}

/// Whether `short` is a short form of the given name `full` by the list: «Юля», «Юлия».
pub(super) fn is_short(lists: &Lists, short: &str, full: &str) -> bool {
    full_forms(lists, short).is_some_and(|forms| forms.iter().any(|form| same(form, full)))
}

/// Two spellings of one name: long ones that differ inside in one vowel or a doubled letter, «Миддлтон» and
/// «Мидлтон».
pub(super) fn respelt(a: &str, b: &str) -> bool {
    let a: Vec<char> = a.chars().map(fold).collect();
    let b: Vec<char> = b.chars().map(fold).collect();
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    let shared = short
        .iter()
        .zip(long.iter())
        .take_while(|(a, b)| a == b)
        .count();
    let vowel = |c: Option<&char>| c.is_some_and(|&c| is_vowel(c));
    if short.len() < 5 || shared == 0 || shared + 2 >= short.len() {
        return false;
    }
    if short.len() == long.len() {
        let vowels = vowel(short.get(shared)) && vowel(long.get(shared));
        return vowels && short[shared + 1..] == long[shared + 1..];
    }
    let doubled = long[shared] == long[shared - 1] || vowel(long.get(shared));
    long.len() == short.len() + 1 && doubled && short[shared..] == long[shared + 1..]
}

/// Spells a name as most of the mentions do: «Беньямин» once, «Биньямин» twice.
pub(super) fn usual<'m>(
    name: &mut Option<String>,
    mentioned: impl Iterator<Item = Option<&'m str>>,
) {
    let Some(own) = name.as_deref() else {
        return;
    };
    let mut spellings: Vec<(&str, usize)> = vec![(own, 0)];
    for spelling in mentioned.flatten() {
        match spellings.iter_mut().find(|(known, _)| *known == spelling) {
            Some((_, count)) => *count += 1,
            None if respelt(own, spelling) => spellings.push((spelling, 1)),
            None => {}
        }
    }
    let usual = spellings.into_iter().rev().max_by_key(|&(_, count)| count);
    if let Some((usual, _)) = usual.filter(|&(usual, _)| usual != own) {
        *name = Some(usual.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::{respelt, signature, usual};

    #[test]
    fn spellings_share_their_signature() {
        for (a, b) in [
            ("Миддлтон", "Мидлтон"),
            ("Биньямин", "Беньямин"),
            ("Хусейнов", "Хусеинов"),
            ("Татаренко", "Таатаренко"),
            ("Каримоовский", "Каримовский"),
        ] {
            assert!(respelt(a, b), "{a} {b}");
            assert!(signature(a).eq(signature(b)));
        }
        assert!(signature("Иванов").ne(signature("Петров")));
    }

    #[test]
    fn most_mentions_spell_the_name() {
        let cases: [(&str, &[&str], &str); 3] = [
            (
                "Беньямин",
                &["Беньямин", "Биньямин", "Биньямин"],
                "Биньямин",
            ),
            ("Беньямин", &["Беньямин", "Биньямин"], "Беньямин"),
            (
                "Беньямин",
                &["Беньямин", "Владимир", "Владимир"],
                "Беньямин",
            ),
        ];
        for (own, mentioned, expected) in cases {
            let mut name = Some(own.to_owned());
            usual(&mut name, mentioned.iter().map(|&mention| Some(mention)));
            assert_eq!(name.as_deref(), Some(expected), "{mentioned:?}");
        }
    }
}
