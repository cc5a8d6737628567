//! Chinese syllables in Cyrillic letters.

use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use std::sync::LazyLock;

/// How syllables begin and end, as `data/paradigms/chinese_syllables.tsv` has them.
struct Syllables {
    initials: Vec<&'static str>,
    finals: Vec<&'static str>,
}

static SYLLABLES: LazyLock<Syllables> = LazyLock::new(|| {
    let rows = include_str!("../../../data/paradigms/chinese_syllables.tsv").lines();
    let rows = rows.filter_map(|row| row.split_once('\t'));
    let of = |wanted: &str| -> Vec<&'static str> {
        let own = rows.clone().filter(|(part, _)| *part == wanted);
        own.map(|(_, letters)| letters).collect()
    };
    let mut initials = of("initial");
    initials.push("");
    Syllables {
        initials,
        finals: of("final"),
    }
});

/// Whether `word`, in lower case, is one or two such syllables, or a form of them in some case.
pub(super) fn is_chinese(word: &str) -> bool {
    let bare = || divides(word, "", 2);
    let bent = || {
        let mut endings = own(Group::SyllableCase).endings_of(word);
        endings.any(|(ending, nominatives)| {
            let stem = &word[..word.len() - ending.len()];
            nominatives.split(',').any(|end| divides(stem, end, 2))
        })
    };
    bare() || bent()
}

/// Whether `stem` with `end` behind it is at most `most` syllables, and at least one.
fn divides(stem: &str, end: &str, most: usize) -> bool {
    if most == 0 {
        return false;
    }
    let initials = SYLLABLES.initials.iter();
    let mut rests = initials.filter_map(|initial| stem.strip_prefix(initial));
    rests.any(|rest| {
        SYLLABLES.finals.iter().any(|last| {
            let whole = rest.len() + end.len() == last.len()
                && last.starts_with(rest)
                && last.ends_with(end);
            let next = || rest.strip_prefix(last).filter(|rest| !rest.is_empty());
            whole || next().is_some_and(|rest| divides(rest, end, most - 1))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_chinese;

    #[test]
    fn syllables() {
        for word in [
            "цзиньпин",
            "сяопина",
            "цзэминя",
            "чжэнь",
            "хунин",
            "цзяньином",
            "гоюй",
            "пэн",
        ] {
            assert!(is_chinese(word), "{word}");
        }
        for word in ["анатолий", "клеберн", "петров", "бетховен", "грэм"]
        {
            assert!(!is_chinese(word), "{word}");
        }
    }
}
