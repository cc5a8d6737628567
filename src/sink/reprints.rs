//! Copies and reprints, one article after another: an article is compared with all before it.
//!
//! What texts have in common is told by [`svodka_likeness`].
//!
//! An article belongs to the first article it resembles, which is the only one of its group to be remembered: so
//! groups do not drift, and a reprint costs 100 bytes of memory, another article about 700.

use crate::record::Record;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use svodka_likeness::Of;

/// The least hashes of a text under which it is found.
const KEYS: usize = 8;
/// Texts found under one hash: words that a site puts under all its articles tell nothing.
const SHARED: u32 = 4;

/// What a text is known again by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// Id of its record.
    id: String,
    /// The first 16 bytes of the hash of the text.
    text: u128,
    /// What it has in common with others is told by.
    likeness: svodka_likeness::Print,
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
            likeness: svodka_likeness::Print::of(site, text),
        }
    }

    /// The record has another id.
    pub fn rename(&mut self, id: String) {
        self.id = id;
    }
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
    likeness: svodka_likeness::Print,
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

    /// The group that resembles it most, the first of several: by its text, else by its quotes.
    fn alike(&self, print: &Print) -> Option<u32> {
        let whole = self.best(print, Of::Whole);
        whole.or_else(|| self.best(print, Of::Quotes))
    }

    /// Of the groups found by the hashes of a text or its quotes the one that is most like it.
    fn best(&self, print: &Print, of: Of) -> Option<u32> {
        let mut found: Vec<u32> = print
            .likeness
            .hashes(of)
            .iter()
            .flat_map(|&hash| {
                let groups = places(hash, of).map(|key| self.found.get(&key).copied());
                groups.take_while(Option::is_some).flatten()
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        let likeness = |group: u32| {
            let theirs = &self.groups[group as usize].likeness;
            theirs.likeness(&print.likeness, of)
        };
        let alike = found
            .into_iter()
            .filter_map(|group| Some((likeness(group)?, group)));
        alike
            .max_by_key(|&(like, group)| (like, std::cmp::Reverse(group)))
            .map(|(_, group)| group)
    }

    fn found_group(&mut self, print: &Print) -> u32 {
        let group = self.groups.len() as u32;
        for of in [Of::Whole, Of::Quotes] {
            for &hash in print.likeness.hashes(of).iter().take(KEYS) {
                let free = places(hash, of).find(|key| !self.found.contains_key(key));
                self.found.extend(free.map(|key| (key, group)));
            }
        }
        self.groups.push(Group {
            id: print.id.as_str().into(),
            likeness: print.likeness.clone(),
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
