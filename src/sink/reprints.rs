//! Copies and reprints, one article after another: an article is compared with all before it.
//!
//! Of each text runs of three words are hashed, and of the hashes under each of 64 functions the least
//! is kept: the share of equal ones estimates the share of common runs (MinHash: A. Broder, «On the
//! resemblance and containment of documents», 1997). Articles that share one of 16 bands of four are
//! compared (locality-sensitive hashing: A. Rajaraman, J. Ullman, «Mining of Massive Datasets», ch. 3).
//! An article belongs to the first article it resembles, which is the only one of its group to be
//! remembered: so groups do not drift, and a reprint costs 100 bytes of memory, another article about 700.

use crate::record::Record;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Hash functions.
const HASHES: usize = 64;
/// Least hashes that must agree before two articles are compared.
const BAND: usize = 4;
/// Words of a run.
const RUN: usize = 3;
/// Least hashes that agree in reprints: 0.7 of all.
const ALIKE: usize = 45;

/// What a text is known again by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// Id of its record.
    id: String,
    /// The first 16 bytes of the hash of the text.
    text: u128,
    /// Least hashes of its runs of words; none if it has no words.
    least: Vec<u16>,
}

impl Print {
    /// The print of a text. Costs 64 multiplications a word.
    pub fn of(id: &str, text: &str) -> Self {
        let digest = crate::record::text_digest(text);
        let mut whole = [0; 16];
        whole.copy_from_slice(&digest[..16]);
        Self {
            id: id.to_owned(),
            text: u128::from_be_bytes(whole),
            least: least_hashes(text),
        }
    }

    /// The record has another id.
    pub fn rename(&mut self, id: String) {
        self.id = id;
    }
}

fn least_hashes(text: &str) -> Vec<u16> {
    let mut words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(word_hash);
    let Some(first) = words.next() else {
        return Vec::new();
    };
    // A text of fewer words is one run.
    let mut run = [0, 0, first];
    let mut least = vec![u32::MAX; HASHES];
    let mut pending = 1;
    for word in words {
        run = [run[1], run[2], word];
        pending += 1;
        if pending >= RUN {
            lower(&mut least, run_hash(run));
        }
    }
    if pending < RUN {
        lower(&mut least, run_hash(run));
    }
    // That halves of different least hashes are equal is rarer than one in a thousand articles.
    least.into_iter().map(|hash| hash as u16).collect()
}

/// FNV-1a over the letters, small ones, «ё» as «е».
fn word_hash(word: &str) -> u64 {
    let fold = |hash: u64, c: char| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01B3);
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ё' { 'е' } else { c })
        .fold(0xCBF2_9CE4_8422_2325, fold)
}

fn run_hash(run: [u64; RUN]) -> u64 {
    run.into_iter().fold(0, |hash, word| mix(hash ^ word))
}

fn lower(least: &mut [u32], hash: u64) {
    let mut step = hash;
    for slot in least {
        // One more step of a generator of pseudo-random numbers for each function.
        step = step.wrapping_add(0x9E37_79B9_7F4A_7C15);
        *slot = (*slot).min((mix(step) >> 32) as u32);
    }
}

/// The finisher of SplitMix64.
fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

/// What an article is to those before it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Verdict {
    duplicate_of: Option<String>,
    group: String,
}

/// Articles so far.
#[derive(Default)]
pub struct Reprints {
    /// First article with a text: its id and its group.
    texts: FxHashMap<u128, (Box<str>, u32)>,
    groups: Vec<Group>,
    /// Groups by a band of their least hashes.
    bands: FxHashMap<u64, u32>,
}

struct Group {
    id: Box<str>,
    least: Box<[u16]>,
}

impl Reprints {
    /// Remembers articles that were marked by an earlier run.
    pub fn remember(&mut self, prints: &[Print]) {
        for print in prints {
            self.judge(print);
        }
    }

    /// Marks records by their prints, one for each.
    pub fn mark(&mut self, records: &mut [Record], prints: &[Print]) {
        for (record, print) in records.iter_mut().zip(prints) {
            let verdict = self.judge(print);
            record.article.duplicate_of = verdict.duplicate_of;
            record.article.near_duplicate_group = Some(verdict.group);
        }
    }

    fn judge(&mut self, print: &Print) -> Verdict {
        if let Some((first, group)) = self.texts.get(&print.text) {
            return Verdict {
                duplicate_of: Some(first.to_string()),
                group: self.groups[*group as usize].id.to_string(),
            };
        }
        let group = self.alike(print).unwrap_or_else(|| self.found_group(print));
        self.texts
            .insert(print.text, (print.id.as_str().into(), group));
        Verdict {
            duplicate_of: None,
            group: self.groups[group as usize].id.to_string(),
        }
    }

    /// The group that resembles it most, the first of several.
    fn alike(&self, print: &Print) -> Option<u32> {
        let mut best: Option<(usize, u32)> = None;
        for band in bands(&print.least) {
            let Some(&group) = self.bands.get(&band) else {
                continue;
            };
            let equal = equal(&self.groups[group as usize].least, &print.least);
            let is_better =
                best.is_none_or(|(most, first)| equal > most || equal == most && group < first);
            if equal >= ALIKE && is_better {
                best = Some((equal, group));
            }
        }
        best.map(|(_, group)| group)
    }

    fn found_group(&mut self, print: &Print) -> u32 {
        let group = self.groups.len() as u32;
        for band in bands(&print.least) {
            self.bands.entry(band).or_insert(group);
        }
        self.groups.push(Group {
            id: print.id.as_str().into(),
            least: print.least.as_slice().into(),
        });
        group
    }
}

fn equal(a: &[u16], b: &[u16]) -> usize {
    a.iter().zip(b).filter(|(a, b)| a == b).count()
}

/// A key for each band, which says also which one it is.
fn bands(least: &[u16]) -> impl Iterator<Item = u64> {
    least.chunks_exact(BAND).zip(1..).map(|(band, number)| {
        band.iter()
            .fold(number, |key, hash| mix(key ^ u64::from(*hash)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    const NEWS: &str = "Сегодня в Алматы прошла акция «Чистый двор», в которой приняли участие более \
        трёхсот жителей города. Волонтёры убрали дворы, посадили деревья вдоль улиц и покрасили скамейки. \
        По словам акима города, такие субботники будут проводиться каждую весну. В прошлом году в них \
        участвовали двести человек, а через год организаторы ждут пятьсот.";

    fn verdicts(texts: &[&str]) -> Vec<(Option<String>, String)> {
        let mut reprints = Reprints::default();
        let judge = |(number, text): (usize, &&str)| {
            let verdict = reprints.judge(&Print::of(&format!("r{number}"), text));
            (verdict.duplicate_of, verdict.group)
        };
        texts.iter().enumerate().map(judge).collect()
    }

    #[test]
    fn copies_reprints_and_others() {
        let reprint = format!("Казинформ. {}", NEWS.replace("трёхсот", "ТРЕХСОТ"));
        let other =
            "В Астане открылась выставка картин, на которую пришли сто человек из трёх городов.";
        let found = verdicts(&[NEWS, other, NEWS, &reprint, &reprint, "", "", "Да", "Нет"]);
        let own = |id: &str| (None, id.to_owned());
        let expected = [
            own("r0"),
            own("r1"),
            (Some("r0".into()), "r0".into()),
            own("r0"),
            (Some("r3".into()), "r0".into()),
            own("r5"),
            (Some("r5".into()), "r5".into()),
            own("r7"),
            own("r8"),
        ];
        assert_eq!(found, expected);
    }

    /// The estimate lies near the true share of common runs.
    #[test]
    fn estimates() {
        let words: Vec<String> = (0..400).map(|number| format!("слово{number}")).collect();
        for common in [100, 200, 300, 360] {
            let a = words.join(" ");
            let mut changed = words.clone();
            changed[common..].iter_mut().for_each(|word| word.push('x'));
            let b = changed.join(" ");
            let share = (common - 2) as f64 / (2 * 398 - (common - 2)) as f64;
            let estimate = equal(&least_hashes(&a), &least_hashes(&b)) as f64 / HASHES as f64;
            assert!((share - estimate).abs() < 0.15, "{share} {estimate}");
        }
    }

    #[test]
    fn records_are_marked_and_marks_are_remembered() {
        let prints = [Print::of("1", NEWS), Print::of("2", NEWS)];
        let mut reprints = Reprints::default();
        let mut records = [sample("1"), sample("2")];
        reprints.mark(&mut records, &prints);
        let marks = |record: &Record| {
            let article = record.article.clone();
            (article.duplicate_of, article.near_duplicate_group)
        };
        assert_eq!(marks(&records[0]), (None, Some("1".into())));
        assert_eq!(marks(&records[1]), (Some("1".into()), Some("1".into())));
        let mut resumed = Reprints::default();
        resumed.remember(&prints[..1]);
        let mut rest = [sample("2")];
        resumed.mark(&mut rest, &prints[1..]);
        assert_eq!(rest[0], records[1]);
    }
}
