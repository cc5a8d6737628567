//! What inputs are taken for.

use super::*;

fn of(head: &[u8], hint: Hint) -> Kind {
    kind(head, hint, &ColumnNames::default())
}

fn code(head: &[u8], hint: Hint) -> Option<Code> {
    match of(head, hint) {
        Kind::Faulty(fault) => Some(fault.code),
        _ => None,
    }
}

const HTML: Kind = Kind::Whole(Media::Html);
const PLAIN: Kind = Kind::Whole(Media::Plain);

#[test]
fn content_comes_before_names() {
    for name in ["a.txt", "a", "a.HTM", "a.html.gz"] {
        assert_eq!(
            of(b"\x1F\x8B\x08\0", Hint::found(name)),
            Kind::Packed(Packing::Gzip)
        );
        assert_eq!(of(b"<!-- x --><!DOCTYPE html>", Hint::found(name)), HTML);
        assert_eq!(of(b"PK\x03\x04", Hint::found(name)), Kind::Zip);
        assert_eq!(of(b"WARC/1.0\r\n", Hint::found(name)), Kind::Warc);
    }
    assert_eq!(of(b"BZh9 is a text", Hint::found("a.txt")), PLAIN);
}

#[test]
fn names_decide_between_texts() {
    assert_eq!(of(b"<p>a", Hint::found("b.HTM")), HTML);
    assert_eq!(of(b"<p>a", Hint::found("b.txt")), PLAIN);
    assert_eq!(of(b"{a", Hint::found("b.txt")), PLAIN);
    assert_eq!(of(b"nonsense\n{}", Hint::found("b.jsonl.gz")), Kind::Lines);
    assert_eq!(
        of(b"{\n \"text\": \"1\"}", Hint::found("b.json")),
        Kind::Objects
    );
    assert_eq!(
        of(b"[{\"text\": \"1\"}", Hint::found("b.json")),
        Kind::Objects
    );
    assert_eq!(of(b"{\"id\":1}\n{\0}", Hint::asked("-")), Kind::Lines);
    assert_eq!(
        of(b"{\"text\": \"1\"}\n", Hint::found("b.html")),
        Kind::Lines
    );
    // Settings and the like lie beside articles.
    let settings = of(b"{\"text\": {}}", Hint::found("b.json"));
    assert!(
        matches!(&settings, Kind::Other(Some(told)) if told.contains("JSON with `text`")),
        "{settings:?}"
    );
    let parts = of(b"[{\"text\": [\"1\", \"2\"]}]", Hint::found("b.json"));
    assert_eq!(parts, Kind::Objects);
    let lines = Hint::found("b.jsonl");
    assert_eq!(of(b"[\n{\"text\": \"1\"}\n]", lines), Kind::Objects);
    assert_eq!(of(b"{\n\"text\": \"1\"}", lines), Kind::Objects);
    assert_eq!(of(b"{\"text\": \"1\"}\n{", lines), Kind::Lines);
    assert_eq!(of(b"[{\"a\": 1}]", Hint::asked("-")), Kind::Objects);
    assert_eq!(of("[Фото] Мост".as_bytes(), Hint::asked("-")), PLAIN);
    assert_eq!(of(b"{\"text\": {}}", Hint::asked("b.json")), Kind::Lines);
}

#[test]
fn what_was_found_must_look_like_an_input() {
    assert_eq!(
        of(b"body { margin: 0 }", Hint::found("a.css")),
        Kind::Other(None)
    );
    assert_eq!(of(b"body { margin: 0 }", Hint::asked("a.css")), PLAIN);
    assert_eq!(of(b"<svg/>", Hint::found("a.svg")), Kind::Other(None));
    assert_eq!(of(b"<html>", Hint::found("index.php?id=5")), HTML);
    assert_eq!(
        of(b"{\"version\":3}", Hint::found("a.map")),
        Kind::Other(None)
    );
    assert_eq!(of(b"{\"html\":\"\"}", Hint::found("a.log")), Kind::Lines);
    let marked = "\u{feff}\u{feff}{\"text\":\"\"}";
    assert_eq!(of(marked.as_bytes(), Hint::found("a")), Kind::Lines);
    let skippable = b"\x5E\x2A\x4D\x18\x01\0\0\0x";
    let zstd = Kind::Packed(Packing::Zstd);
    assert_eq!(of(skippable, Hint::found("a.zst")), zstd);
    assert!(matches!(
        of(b"url,html\n", Hint::found("a")),
        Kind::Table(_)
    ));
    assert!(
        matches!(of(b"%PDF-1.4\n", Hint::found("a.pdf")), Kind::Other(Some(told)) if told.contains("pdftotext"))
    );
}

#[test]
fn faults() {
    assert_eq!(code(b"%PDF-1.4\n", Hint::asked("a")), Some(Code::Binary));
    assert_eq!(code(b"a\0b", Hint::found("a.txt")), Some(Code::Binary));
    assert_eq!(
        of(b"\xFF\xFE{\0}\0", Hint::asked("-")),
        Kind::Wide(UTF_16LE)
    );
    assert_eq!(of(b"\xFF\xFE<\0h\0", Hint::asked("-")), HTML);
    let wide: Vec<u8> = "Слово".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(of(&wide, Hint::found("a.txt")), PLAIN);
    assert_eq!(
        code(b"Rar!\x1A\x07\0", Hint::found("a.rar")),
        Some(Code::Unsupported)
    );
    assert_eq!(
        code(b"a,b\n1,2\n", Hint::found("a.csv")),
        Some(Code::BadRecord)
    );
    let mut book = b"PK\x03\x04".to_vec();
    book.resize(30, 0);
    book.extend_from_slice(b"mimetype");
    assert_eq!(code(&book, Hint::asked("a.epub")), Some(Code::Binary));
}

#[test]
fn formats_are_named_with_the_way_out() {
    let mut docx = b"PK\x03\x04".to_vec();
    docx.resize(30, 0);
    docx.extend_from_slice(b"[Content_Types].xml");
    for (head, told) in [
        (&b"{\\rtf1\\ansi"[..], "RTF"),
        (b"%PDF-1.7", "PDF"),
        (&docx, "DOCX"),
    ] {
        match of(head, Hint::asked("a.txt")) {
            Kind::Faulty(fault) => assert!(fault.message.contains(told), "{}", fault.message),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn containers_behind_junk() {
    let record = b"junk\nWARC/1.0\r\nWARC-Type: response\r\n";
    assert_eq!(of(record, Hint::asked("a.warc")), Kind::Warc);
    assert_eq!(
        of(b"WARC/1.0 is a format\nof archives", Hint::asked("a.txt")),
        Kind::Warc
    );
    assert_eq!(
        of(b"About WARC/1.0\nof archives", Hint::asked("a.txt")),
        PLAIN
    );
    assert_eq!(
        of(
            b"filedesc://a.arc 0.0.0.0 2009 text/plain 76\n",
            Hint::found("a")
        ),
        Kind::Arc
    );
}

#[test]
fn tables_in_utf16() {
    let wide: Vec<u8> = "id\ttext\n1\tДа"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for name in ["a.csv", "a.txt", "a"] {
        assert_eq!(of(&wide, Hint::found(name)), Kind::Wide(UTF_16LE));
    }
}

#[test]
fn binary_is_told_from_text_with_junk() {
    assert!(why_binary(b"text\0text").is_some_and(|why| why.contains("byte 4")));
    let page = "<p>Слово за слово</p>".repeat(20) + "\0";
    assert_eq!(why_binary(page.as_bytes()), None);
    assert!(why_binary(format!("{page}\0\0\0").as_bytes()).is_some());
    assert!(why_binary(b"\x01\x02\x03abc").is_some());
    let page = "Слово за слово, страница за страницей\u{1f}".repeat(3);
    assert_eq!(why_binary(page.as_bytes()), None);
    assert_eq!(why_binary(b"a\tb\x0Cc\r\n"), None);
}

#[test]
fn own_output_even_when_cut_or_respaced() {
    assert!(is_own_output(
        br#"{"schema_version":"0.1","id":"a","extractor":{"name":"svodka","#
    ));
    assert!(is_own_output(
        b"\n{ \"schema_version\": \"0.1\", \"source\": {}, \"stage\": \"page\" }\n"
    ));
    assert!(!is_own_output(
        br#"{"id":"a","text":"schema_version extractor"}"#
    ));
    assert!(!is_own_output(br#"{"schema_version":"2","text":"x"}"#));
    assert!(!is_own_output(b"not json"));
}
