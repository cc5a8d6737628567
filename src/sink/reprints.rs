//! Copies and reprints, one article after another: an article is compared with all before it.
//!
//! Of each text runs of five words are hashed, and those of the least hashes are kept: a share of all that is the same
//! for both texts that are compared, so that what they have in common can be told against the shorter one (a fraction
//! of hashes: L. Irber and others, «Lightweight compositional analysis of metagenomes with FracMinHash», 2022;
//! containment: A. Broder, «On the resemblance and containment of documents», 1997). A reprint keeps most of the
//! shorter text, whatever headline or lead was put before it, or all that was said in quotes.
//!
//! An article belongs to the first article it resembles, which is the only one of its group to be remembered: so
//! groups do not drift, and a reprint costs 100 bytes of memory, another article about 700.

use crate::record::Record;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Words of a run.
const RUN: usize = 5;
/// Hashes kept of a text, and of its quotes.
const KEPT: usize = 96;
/// The least hashes of a text under which it is found.
const KEYS: usize = 8;
/// Texts found under one hash: words that a site puts under all its articles tell nothing.
const SHARED: u32 = 4;
/// Hashes below which a text is short, and must be nearly the same.
const SHORT: usize = 24;

/// What a text is known again by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// Id of its record.
    id: String,
    /// The first 16 bytes of the hash of the text.
    text: u128,
    /// The hash of its site, if any is known.
    site: Option<u64>,
    /// Its runs of words.
    whole: Sample,
    /// Those of its longer quotes.
    quotes: Sample,
}

impl Print {
    /// The print of a text of a site; n log n.
    pub fn of(id: &str, site: Option<&str>, text: &str) -> Self {
        let digest = crate::record::text_digest(text);
        let mut whole = [0; 16];
        whole.copy_from_slice(&digest[..16]);
        Self {
            id: id.to_owned(),
            text: u128::from_be_bytes(whole),
            site: site.map(word_hash),
            whole: Sample::of([text].into_iter()),
            quotes: Sample::of(quotes(text)),
        }
    }

    /// The record has another id.
    pub fn rename(&mut self, id: String) {
        self.id = id;
    }
}

/// Hashes of runs of words: of all, those that begin with `level` zero bits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Sample {
    level: u32,
    /// In order.
    hashes: Vec<u32>,
}

impl Sample {
    fn of<'a>(passages: impl Iterator<Item = &'a str>) -> Self {
        let mut hashes = Vec::new();
        for passage in passages {
            add_runs(passage, &mut hashes);
        }
        hashes.sort_unstable();
        hashes.dedup();
        let fits = |level: &u32| below(&hashes, *level) <= KEPT;
        let level = (0..u32::BITS).find(fits).unwrap_or(u32::BITS - 1);
        hashes.truncate(below(&hashes, level));
        hashes.shrink_to_fit();
        Self { level, hashes }
    }

    /// How many hashes both have, and how many of each could be among them, the fewer first.
    fn common(&self, other: &Self) -> (usize, usize, usize) {
        let level = self.level.max(other.level);
        let a = &self.hashes[..below(&self.hashes, level)];
        let b = &other.hashes[..below(&other.hashes, level)];
        let has = |hash: &&u32| b.binary_search(hash).is_ok();
        let both = a.iter().filter(has).count();
        (both, a.len().min(b.len()), a.len().max(b.len()))
    }

    /// How much they have in common, of a hundred, where it makes them one: `least` of the shorter one, and not so little
    /// of the longer one that it merely holds the shorter among others.
    fn likeness(&self, other: &Self, least: usize) -> Option<usize> {
        let (both, fewer, more) = self.common(other);
        let (least, of_longer) = match fewer {
            0..SHORT => (85, 70),
            _ => (least, least / 2),
        };
        let alike = both > 0 && both * 100 >= least * fewer && both * 100 >= of_longer * more;
        alike.then(|| both * 100 / more)
    }

    /// Those under which it is found.
    fn keys(&self) -> impl Iterator<Item = u32> {
        self.hashes.iter().take(KEYS).copied()
    }
}

/// How many of the hashes, which stand in order, begin with `level` zero bits.
fn below(hashes: &[u32], level: u32) -> usize {
    let limit = u32::MAX >> level;
    hashes.partition_point(|&hash| hash <= limit)
}

/// Words of the text between quotation marks, where there are enough to be somebody's own.
fn quotes(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .flat_map(|block| block.split('«').skip(1))
        .filter_map(|rest| rest.split('»').next())
        .filter(|quote| quote.split_whitespace().count() >= 2 * RUN)
}

/// Hashes of the runs of words of a passage; one of fewer words is one run.
fn add_runs(passage: &str, hashes: &mut Vec<u32>) {
    let words: Vec<u64> = passage
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(word_hash)
        .collect();
    let runs = words.windows(RUN.min(words.len().max(1)));
    hashes.extend(runs.map(|run| (run.iter().fold(0, |hash, word| mix(hash ^ word)) >> 32) as u32));
}

/// FNV-1a over the letters, small ones, «ё» as «е».
fn word_hash(word: &str) -> u64 {
    let fold = |hash: u64, c: char| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01B3);
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ё' { 'е' } else { c })
        .fold(0xCBF2_9CE4_8422_2325, fold)
}

/// The finisher of SplitMix64.
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
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
    /// Groups by the least hashes of their texts and of their quotes.
    found: FxHashMap<u64, u32>,
}

struct Group {
    id: Box<str>,
    site: Option<u64>,
    whole: Sample,
    quotes: Sample,
}

/// What of an article a hash is of.
#[derive(Clone, Copy)]
enum Of {
    Whole = 1,
    Quotes = 2,
}

/// Of the shorter text, of a hundred, what reprints have in common; and of the shorter quotes.
const ALIKE: usize = 60;
const SAID: usize = 80;
/// The same where one site has both: many put a story into a form whose words are always the same.
const OF_ONE_SITE: usize = 85;

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

    /// The group that resembles it most, the first of several: by its text, else by its quotes.
    fn alike(&self, print: &Print) -> Option<u32> {
        let least = |group: &Group, least| match print.site.is_some() && print.site == group.site {
            true => OF_ONE_SITE,
            false => least,
        };
        let whole = self.best(&print.whole, Of::Whole, |group| {
            group.whole.likeness(&print.whole, least(group, ALIKE))
        });
        whole.or_else(|| {
            self.best(&print.quotes, Of::Quotes, |group| {
                let (ours, theirs) = (&print.quotes, &group.quotes);
                let enough = ours.hashes.len().min(theirs.hashes.len()) >= SHORT;
                theirs.likeness(ours, least(group, SAID)).filter(|_| enough)
            })
        })
    }

    /// Of the groups found by the hashes of a sample the one that is most like it.
    fn best(
        &self,
        sample: &Sample,
        of: Of,
        likeness: impl Fn(&Group) -> Option<usize>,
    ) -> Option<u32> {
        let mut found: Vec<u32> = sample
            .hashes
            .iter()
            .flat_map(|&hash| {
                let groups = places(hash, of).map(|key| self.found.get(&key).copied());
                groups.take_while(Option::is_some).flatten()
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        let alike = found
            .into_iter()
            .filter_map(|group| Some((likeness(&self.groups[group as usize])?, group)));
        alike
            .max_by_key(|&(like, group)| (like, std::cmp::Reverse(group)))
            .map(|(_, group)| group)
    }

    fn found_group(&mut self, print: &Print) -> u32 {
        let group = self.groups.len() as u32;
        for (sample, of) in [(&print.whole, Of::Whole), (&print.quotes, Of::Quotes)] {
            for hash in sample.keys() {
                let free = places(hash, of).find(|key| !self.found.contains_key(key));
                self.found.extend(free.map(|key| (key, group)));
            }
        }
        self.groups.push(Group {
            id: print.id.as_str().into(),
            site: print.site,
            whole: print.whole.clone(),
            quotes: print.quotes.clone(),
        });
        group
    }
}

/// Where groups of a hash stand.
fn places(hash: u32, of: Of) -> impl Iterator<Item = u64> {
    (0..SHARED).map(move |place| (of as u64) << 40 | u64::from(place) << 32 | u64::from(hash))
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
            let verdict = reprints.judge(&Print::of(&format!("r{number}"), None, text));
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

    const QUOTE: &str = "«Мы вышли на берег в шесть утра, потому что днём здесь невозможно дышать от жары, и до обеда \
        успели собрать столько мусора, что его едва увезли четыре самосвала. Отдельно хочу поблагодарить школьников, \
        которые пришли со своими лопатами и остались до самого вечера»";

    const BODY: &str = "Уборка началась у моста и закончилась на пристани, где участников ждала полевая кухня. \
        Мешки и перчатки раздавали бесплатно. Старые шины решено передать заводу, который делает из них покрытие для \
        детских площадок. До конца лета такие выходы на берег обещают повторить ещё дважды: в июле приведут в порядок \
        сквер у вокзала, в августе набережную. Записаться можно в районном центре занятости или на месте.";

    /// Another headline, another lead, words cut or put in: the body is what makes a reprint.
    #[test]
    fn a_body_under_another_headline() {
        let first = format!("Берег убрали\n\nВ посёлке прошёл субботник. {BODY}");
        let titled = format!(
            "Двести человек вышли на субботник у реки\n\nВ посёлке прошёл субботник. {BODY}"
        );
        let lead = format!(
            "Жители очистили реку\n\nБолее двухсот человек провели выходной с граблями в руках, сообщает «Вестник». {BODY}"
        );
        let cut = format!(
            "Берег убрали\n\n{}",
            BODY.replace("Мешки и перчатки раздавали бесплатно. ", "")
        );
        let groups: Vec<String> = verdicts(&[&first, &titled, &lead, &cut])
            .into_iter()
            .map(|it| it.1)
            .collect();
        assert_eq!(groups, ["r0"; 4]);
    }

    /// All that was said, word for word, in a story told anew.
    #[test]
    fn quotes_alone() {
        let one = format!("Аким района рассказал о субботнике. {QUOTE}, — сказал он журналистам.");
        let other = format!(
            "Тонны мусора вывезли с берега реки. В воскресенье там трудились двести добровольцев из пяти сёл. \
            {QUOTE}, — приводит слова акима издание. Работы закончат через неделю."
        );
        let short = "Аким сказал: «Мы вышли на берег в шесть утра». Больше он ничего не добавил.";
        let groups: Vec<String> = verdicts(&[&one, &other, short])
            .into_iter()
            .map(|it| it.1)
            .collect();
        assert_eq!(groups, ["r0", "r0", "r2"]);
    }

    /// A digest holds the story among others; a site puts the same words under all stories.
    #[test]
    fn others_are_told_apart() {
        let filler = |kind: &str| {
            (0..90)
                .map(|number| format!("{kind}{number}"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        let digest = format!(
            "{}. {BODY} {}. {}.",
            filler("паводок"),
            filler("бюджет"),
            filler("спорт")
        );
        let footer = "Подписывайтесь на наш канал и узнавайте новости первыми, пишите в редакцию круглосуточно";
        let a = format!("{}. {footer}", filler("суд"));
        let b = format!("{}. {footer}", filler("театр"));
        let groups: Vec<String> = verdicts(&[BODY, &digest, &a, &b])
            .into_iter()
            .map(|it| it.1)
            .collect();
        assert_eq!(groups, ["r0", "r1", "r2", "r3"]);
    }

    /// Two stories in the form of one site; of two sites they would be one.
    #[test]
    fn a_form_of_one_site() {
        let of = |id: &str, site, kind: &str| {
            let own: Vec<String> = (0..20).map(|number| format!("{kind}{number}")).collect();
            Print::of(id, Some(site), &format!("{}. {BODY}", own.join(" ")))
        };
        let prints = [
            of("r0", "a.kz", "суд"),
            of("r1", "b.kz", "хор"),
            of("r2", "a.kz", "цирк"),
        ];
        let mut reprints = Reprints::default();
        let groups = prints.map(|print| reprints.judge(&print).group);
        assert_eq!(groups, ["r0", "r0", "r2"]);
    }

    /// What two long texts have in common is estimated near the truth.
    #[test]
    fn estimates() {
        let words: Vec<String> = (0..1000).map(|number| format!("слово{number}")).collect();
        for kept in [300, 600, 900] {
            let mut changed = words.clone();
            changed[kept..].iter_mut().for_each(|word| word.push('x'));
            let sample = |words: &[String]| Sample::of([words.join(" ").as_str()].into_iter());
            let (both, fewer, _) = sample(&words).common(&sample(&changed));
            let share = both as f64 / fewer as f64;
            assert!(
                (share - kept as f64 / 1000.0).abs() < 0.15,
                "{kept} {share}"
            );
        }
    }

    #[test]
    fn records_are_marked_and_marks_are_remembered() {
        let prints = [Print::of("1", None, NEWS), Print::of("2", None, NEWS)];
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
