//! Text that is noise which nothing can mend, or that was given so and is kept as it is: «яЕЦНДМЪ», «???????», «&#1057;».

use super::letters::score;
use super::swapped;
use super::utf7;
use crate::lexicon::normal::is_alphabetic;
use memchr::memchr3;

/// Characters of noise from which a text is called damaged.
const NOISE: usize = 30;

/// The same for a text of a few words that is nothing else.
const FEW: usize = 16;

/// References to characters («&laquo;», «&amp;#171;») from which a text is called damaged.
const REFERENCES: usize = 2;

/// Letters of a text to one character of noise, at most.
const SHARE: usize = 4;

/// Characters at the beginning of a line by which it is judged.
const JUDGED: usize = 64;

/// Letters among them from which a score of fewer than one for [`POOR`] letters is noise too: two sets that were
/// mixed up twice leave letters that follow each other at times.
const MANY: usize = 20;
const POOR: i32 = 5;

/// Greek letters to one other character of the kind, at most, where Cyrillic bytes were read as those of DOS in English.
const GREEK: usize = 3;

/// Letters in UTF-7 from which a text is called damaged.
const SEVEN: usize = 12;

/// Whether much of the text is no words of any language but what is left of some that were read by a wrong set, or
/// its marks are still references to characters.
///
/// Costs four passes.
pub(crate) fn is_damaged(text: &str) -> bool {
    let noise: usize = text
        .split('\n')
        .map(|line| lost(line) + misread(line))
        .sum();
    let letters = || text.chars().filter(|&c| is_alphabetic(c)).count();
    noise >= NOISE && noise * SHARE > letters()
        || noise >= FEW && is_all_noise(text)
        || has_references(text)
        || utf7::letters(text, SEVEN) >= SEVEN
        || swapped::is_swapped(text)
}

/// Whether a text of a few words is of characters that no word has. Letters of a swapped set of Cyrillic follow each
/// other as those of acronyms do, so that few of them tell nothing.
fn is_all_noise(text: &str) -> bool {
    let beyond = text.chars().filter(|c| !c.is_ascii()).count();
    let words = score(text.chars());
    beyond <= NOISE && words < -i32::try_from(beyond).unwrap_or(i32::MAX)
}

/// Whether named references stand in the text, encoded once or twice: «&laquo;», «&amp;mdash;».
fn has_references(text: &str) -> bool {
    let named = |rest: &&str| {
        let rest = rest.strip_prefix("amp;").unwrap_or(rest);
        let name = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        (2..=8).contains(&name) && rest.as_bytes().get(name) == Some(&b';')
    };
    text.split('&')
        .skip(1)
        .filter(named)
        .take(REFERENCES)
        .count()
        == REFERENCES
}

/// Letters for which a mark stands: each of several question marks in a row, U+FFFD, numbers of entities.
fn lost(line: &str) -> usize {
    if memchr3(b'?', b'&', 0xEF, line.as_bytes()).is_none() {
        return 0;
    }
    let doubled = line.as_bytes().windows(2).filter(|pair| *pair == b"??");
    let replaced = line.matches('\u{FFFD}').count();
    doubled.count() + replaced + line.matches("&#").count() + line.matches("&amp;#").count()
}

/// The characters beyond ASCII of a line that begins with such as a wrong set makes of letters, and with no words.
fn misread(line: &str) -> usize {
    let judged = || line.chars().take(JUDGED);
    let (mut plain, mut beyond, mut greek) = (0, 0, 0);
    for c in judged() {
        match c {
            _ if c.is_ascii() => plain += usize::from(c.is_ascii_alphabetic()),
            _ if is_of_dos(c) => greek += 1,
            _ if may_be_made(c) => beyond += 1,
            _ => return 0,
        }
    }
    if greek > beyond * GREEK {
        return 0;
    }
    beyond += greek;
    let least = match beyond >= MANY {
        true => i32::try_from(beyond).unwrap_or(i32::MAX) / POOR,
        false => 0,
    };
    if beyond <= plain || score(judged()) >= least {
        return 0;
    }
    let made = |c: &char| may_be_made(*c) || is_of_dos(*c);
    line.chars().filter(made).count()
}

/// Whether it is one of the few signs of Greek, or another one, that the set of DOS in English has and others lack.
fn is_of_dos(c: char) -> bool {
    matches!(
        c,
        'α' | 'ß'
            | 'Γ'
            | 'π'
            | 'Σ'
            | 'σ'
            | 'τ'
            | 'Φ'
            | 'Θ'
            | 'Ω'
            | 'δ'
            | 'φ'
            | 'ε'
            | 'ⁿ'
            | '₧'
            | '⌐'
    )
}

/// Whether a Cyrillic letter or half of one becomes this character where it is read by a wrong set.
fn may_be_made(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{17F}' | '\u{192}' | '\u{2C6}' | '\u{2DC}' | 'Ѐ'..='ԯ' | '\u{2010}'..='\u{203A}'
            | '€' | '№' | '™' | '\u{2200}'..='\u{22FF}' | '\u{2320}' | '\u{2321}' | '\u{2500}'..='\u{25FF}' | '\u{FFFD}'
    )
}

#[cfg(test)]
mod tests {
    use super::is_damaged;

    #[test]
    fn noise_is_told_from_words() {
        for noise in [
            "яЕЦНДМЪ Б йНЯРЮМЮЕ ОПНЬЕК ЯСААНРМХЙ, ОПХЬКХ 300 ВЕКНБЕЙ",
            "Ñåãîäíÿ â Êîñòàíàå ïðîøåë ñóááîòíèê",
            "Ð¡ÐµÐ³Ð¾Ð´Ð½Ñ Ð² ÐÐ¾ÑÑÐ°Ð½Ð°Ðµ Ð¿ÑÐ¾ÑÐµÐ» ÑÑÐ±Ð±Ð¾ÑÐ½Ð¸Ðº",
            "???????? ? ???????? ?????? ??????????, ?????? 300 ???????",
            "╨б╨╡╨│╨╛╨┤╨╜╤П ╨▓ ╨Ъ╨╛╤Б╤В╨░╨╜╨░╨╡",
            "мНСАСКЪ ЮЛЖФЛНВКСГ ЮЭГЗКГБО ЗМЕТСВИСЗОЭ, ЖВФЛНЕИВЗЭ МНЛЮЛДКВ",
            "Форум &amp;laquo;Наш двор&amp;raquo; собрал 300 человек",
            "Форум &laquo;Наш двор&raquo; собрал 300 человек",
            "Ñåãîäíÿ â ïîñ¸ëêå îòêðûëè",
            "î«ßΓ «Γ¬αδ½¿ πΓα«¼, »α¿Φ½¿ ª¿ΓÑ½¿ »«ßÑ½¬á",
            "╠ε±≥ ε≥Ω≡√δΦ ≤≥≡ε∞, ∩≡Φ°δΦ µΦ≥σδΦ ∩ε±σδΩα",
            "+BBwEPgRBBEI +BD4EQgQ6BEAESwQ7BDg +BEMEQgRABD4EPA.",
            "Жители вышли на субботник. зПТПД ЦДЈФ ЗПУФЕК. Завтра будет дождь.",
            "¬олонтЄры посадили у реки триста лип, рассказала директор школы јнна  им. —егодн€ субботник продолжитс€, жители принесут саженцы.",
        ] {
            assert!(is_damaged(noise), "{noise}");
        }
        for words in [
            "Сегодня в Костанае прошёл субботник, пришли 300 человек",
            "Қазақстан Республикасының Үкіметі қаулы етті, халық жиналды",
            "Ще не вмерла Україна, і слава, і воля; браття молодії",
            "東京で祭りが開かれた。東京で祭りが開かれた。東京で祭りが開かれた。",
            "Η γέφυρα άνοιξε σήμερα το πρωί, είπε ο δήμαρχος της πόλης",
            "+7 727 258 36 00, телефон +BBwE, акция 18+WOW",
            "Ñandú, Málaga, señor Muñoz, São Tomé, Škoda, Łódź, Besançon",
            "Фирма «Белов & Ко» и радио R&B; да &c; ещё AT&amp;T",
            "МВД, МЧС, ЖКХ и ТОО «КТЖ»",
            "ГТРК ВГИК РФ СССР",
            "São Tomé",
            "iPhone и McDonald’s, ВКонтакте, ЮКОСа, КазМунайГаз, МинЮст",
            "Что??? Где??? Когда??? Никто не знает, но все спрашивают",
            "«—» № 5 — 7 … «—» № 5 — 7 … «—» № 5 — 7 … «—» № 5 — 7 …",
        ] {
            assert!(!is_damaged(words), "{words}");
        }
    }
}
