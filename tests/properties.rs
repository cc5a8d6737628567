//! What holds for any text whatever: no panic, sound spans and ids, and no memory of other texts.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::Record;
use svodka::source::{Media, RawDocument};

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(&Options::default()).expect("the built-in lists"));

const TABLES: [&str; 9] = [
    "campaigns",
    "people",
    "organizations",
    "places",
    "roles",
    "dates",
    "figures",
    "amounts",
    "quotes",
];

/// Pieces that rules look for, next to pieces that no rule expects.
const PIECES: [&str; 44] = [
    "«",
    "»",
    "\"",
    "„",
    "“",
    "— ",
    "-",
    "(",
    ")",
    ":",
    ";",
    ", ",
    ". ",
    "? ",
    "\n",
    "\n\n",
    " ",
    "\u{a0}",
    "\u{ad}",
    "\u{301}",
    "\u{0}",
    "🎉",
    "<p>",
    "</p>",
    "&amp;",
    "более ",
    "около ",
    "300 ",
    "тысяч ",
    "10-15 ",
    "3,5 млн ",
    "человек ",
    "тенге ",
    "акция ",
    "в рамках ",
    "Касым-Жомарт Токаев ",
    "А.Балаева ",
    "сказала ",
    "по словам ",
    "министр ",
    "МИОР ",
    "3 июля 2010 года ",
    "в Алматы ",
    "Қазақстан ",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        2 => "[а-яёА-ЯЁ]{1,12} ",
        1 => "[әғқңөұүһіӘҒҚ]{1,6}",
        1 => "[a-zA-Z0-9.,%№-]{1,8}",
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn document(media: Media, bytes: Vec<u8>) -> RawDocument {
    let origin = Origin {
        path: "any".into(),
        ..Origin::default()
    };
    RawDocument {
        origin,
        media,
        bytes,
    }
}

fn given(text: &str) -> RawDocument {
    let line = json!({"id": "1", "text": text, "published": "2024-10-25"});
    document(Media::Json, line.to_string().into_bytes())
}

/// Every span shows its words, every id is one of a kind and known.
fn is_sound(record: &Record) -> Result<(), TestCaseError> {
    let value = serde_json::to_value(record).expect("a record is JSON");
    let text: Vec<char> = value["article"]["text"]
        .as_str()
        .unwrap_or("")
        .chars()
        .collect();
    let mut ids = BTreeSet::new();
    for object in TABLES.iter().flat_map(|table| list(&value[*table])) {
        let id = object["id"].as_str().unwrap_or("");
        prop_assert!(ids.insert(id.to_owned()), "{} twice", id);
        for span in spans(object) {
            let end = |field| span[field].as_u64().unwrap_or(0) as usize;
            let shown: String = text[end("start")..end("end")].iter().collect();
            prop_assert!(!shown.is_empty(), "{}", object);
            prop_assert_eq!(Some(shown.as_str()), span["text"].as_str());
        }
    }
    let known = |id: &Value| id.as_str().is_none_or(|id| ids.contains(id));
    for object in TABLES.iter().flat_map(|table| list(&value[*table])) {
        for field in [
            "holder", "target", "campaign", "place", "speaker", "quote", "as_of", "repeats",
        ] {
            prop_assert!(known(&object[field]), "{}: {}", field, object);
        }
    }
    let refs = list(&value["warnings"]).iter();
    let refs = refs.flat_map(|warning| list(&warning["refs"]));
    for id in refs.chain(list(&value["article"]["via"])) {
        prop_assert!(known(id), "{}", id);
    }
    Ok(())
}

/// Spans of an object: its own or its mentions, and its evidence.
fn spans(object: &Value) -> impl Iterator<Item = &Value> {
    let own = object
        .get("mentions")
        .map_or(std::slice::from_ref(object), list);
    own.iter().chain(list(&object["evidence"]))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The same cases in every run, so that the gate says the same of the same tree; other and more of them
/// with `PROPTEST_RNG_SEED=2 PROPTEST_CASES=20000`.
fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 128,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn given_texts_are_taken_verbatim_and_remembered_by_nobody(
        first in texts(), second in texts()
    ) {
        let mut used = Desk::default();
        let _ = ENGINE.extract(&given(&first), &mut used);
        match ENGINE.extract(&given(&second), &mut used) {
            Ok(record) => {
                // The one change: NUL has no place in JSON that databases read. What elements end in is HTML.
                if !second.contains("</") {
                    let text = second.replace('\0', "\u{fffd}");
                    prop_assert_eq!(record.article.text.as_ref(), Some(&text));
                }
                is_sound(&record)?;
                let fresh = ENGINE.extract(&given(&second), &mut Desk::default());
                prop_assert_eq!(Ok(record), fresh);
            }
            Err(error) => prop_assert!(
                second.trim().is_empty() || second.contains("</"),
                "{:?}: {}", second, error
            ),
        }
    }

    #[test]
    fn pages_of_plain_text(text in texts()) {
        let page = document(Media::Plain, text.into_bytes());
        if let Ok(record) = ENGINE.extract(&page, &mut Desk::default()) {
            is_sound(&record)?;
        }
    }

    #[test]
    fn pages_of_html(title in texts(), paragraphs in proptest::collection::vec(texts(), 0..6)) {
        let body: Vec<String> = paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
        let html = format!("<html><title>{title}</title><body><h1>{title}</h1>{}", body.concat());
        let page = document(Media::Html, html.into_bytes());
        if let Ok(record) = ENGINE.extract(&page, &mut Desk::default()) {
            is_sound(&record)?;
        }
    }

    #[test]
    fn bytes_that_are_no_text(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for media in [Media::Plain, Media::Html, Media::Json] {
            if let Ok(record) = ENGINE.extract(&document(media, bytes.clone()), &mut Desk::default()) {
                is_sound(&record)?;
            }
        }
    }
}

proptest! {
    #![proptest_config(config())]

    /// Whatever the character set, the bytes of a block, decoded and freed of tags, are its words.
    #[test]
    fn blocks_lie_in_their_bytes(
        words in proptest::collection::vec("[а-яё]{2,9}", 12..40),
        bold in 0usize..10,
        set in 0usize..4,
    ) {
        let sets = [
            encoding_rs::UTF_8,
            encoding_rs::WINDOWS_1251,
            encoding_rs::KOI8_R,
            encoding_rs::X_MAC_CYRILLIC,
        ];
        let sentence = format!("Сегодня в городе {} и так далее.", words.join(" "));
        let marked = sentence.replacen(&words[bold], &format!("<b class='x'>{}</b>", words[bold]), 1);
        // What a later block says once more is left out as a part that the page shows twice.
        let others: Vec<&str> = words.iter().rev().map(String::as_str).collect();
        let other = format!("Завтра в области {} и прочее.", others.join(" "));
        let html = format!(
            "<title>Новости города</title><!-- {sentence} --><h1>Новости города</h1><p>{marked}</p><td>&laquo;{other}&raquo;, {other}"
        );
        let page = document(Media::Html, sets[set].encode(&html).0.into_owned());
        static MAPPING: LazyLock<Engine> = LazyLock::new(|| {
            let options = Options { source_map: true, ..Options::default() };
            Engine::new(&options).expect("the built-in lists")
        });
        if let Ok(record) = MAPPING.extract(&page, &mut Desk::default()) {
            let text: Vec<char> = record.article.text.as_deref().unwrap_or("").chars().collect();
            for block in &record.article.blocks {
                let (Some(start), Some(end)) = (block.source_start, block.source_end) else {
                    return Err(TestCaseError::fail("a block without its bytes"));
                };
                let bytes = &page.bytes[start as usize..end as usize];
                let shown = sets[set].decode_without_bom_handling(bytes).0;
                let bare = shown.replace("<b class='x'>", "").replace("</b>", "");
                let bare = bare.replace("&laquo;", "«").replace("&raquo;", "»");
                let block: String = text[block.start as usize..block.end as usize].iter().collect();
                prop_assert_eq!(bare, block);
            }
        }
    }
}

/// Texts of our own, each in the first cell of its row.
const OWN: [&str; 5] = [
    include_str!("campaigns/organizers.tsv"),
    include_str!("figures/sentences.tsv"),
    include_str!("figures/unlisted.tsv"),
    include_str!("people/sentences.tsv"),
    include_str!("speakers/sentences.tsv"),
];

/// Words that are left out at either end, at most.
const CUT: usize = 5;

/// Counts of a document hold more than 65,535.
#[test]
fn a_word_may_stand_as_often_as_it_likes() {
    let document = given(&"Слово ".repeat(66_000));
    let record = ENGINE.extract(&document, &mut Desk::default());
    assert_eq!(record.expect("a record").people, []);
}

/// A text may begin and end with any word: what rules look for beside it is not there.
#[test]
fn a_text_may_begin_and_end_anywhere() {
    let mut desk = Desk::default();
    let examples = svodka::rules::all()
        .into_iter()
        .flat_map(|rule| rule.examples)
        .map(|example| example.text);
    let own = OWN.iter().flat_map(|table| table.lines());
    let own = own.filter_map(|row| row.split('\t').next());
    for text in examples.chain(own) {
        let words: Vec<&str> = text.split(' ').collect();
        let most = words.len().min(CUT + 1);
        let ends = (1..most).map(|cut| words[..words.len() - cut].join(" "));
        let beginnings = (1..most).map(|cut| words[cut..].join(" "));
        for text in ends.chain(beginnings) {
            let text = text.trim_end_matches(['.', '!', '?', '…']);
            assert!(
                text.trim().is_empty() || ENGINE.extract(&given(text), &mut desk).is_ok(),
                "{text}"
            );
        }
    }
}
