//! Formats that archives of twenty years hold, read or named with the way out.

use crate::folder::{Folder, lines};
use crate::pack::{gz, page, response};
use std::io::{BufRead, BufReader, Write};
use svodka::error::Code;

/// An ARC with a picture and a page.
fn arc() -> Vec<u8> {
    let record = |url: &str, media: &str, body: &[u8]| {
        let mut record =
            format!("{url} 10.0.0.1 20090703120000 {media} {}\n", body.len()).into_bytes();
        record.extend_from_slice(body);
        record.push(b'\n');
        record
    };
    let html = [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n",
        page(7).as_bytes(),
    ]
    .concat();
    [
        record(
            "filedesc://old.arc",
            "text/plain",
            b"1 0 crawler\nURL IP-address Archive-date Content-type Archive-length\n",
        ),
        record("dns:a.kz", "text/dns", b"a.kz. 60 IN A 10.0.0.1"),
        record(
            "http://a.kz/1.png",
            "image/png",
            b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG",
        ),
        record("http://a.kz/news/1", "text/html", &html),
    ]
    .concat()
}

#[test]
fn arc_files() {
    let folder = Folder::new();
    folder.write("a.arc", arc());
    folder.write("b.arc.gz", gz(&arc()));
    let run = folder.extract("a.arc b.arc.gz");
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(
        run.says("8 read = 2 records + 0 errors + 6 skipped;"),
        "{}",
        run.stderr
    );
    for record in run.records() {
        assert_eq!(record.source.url.as_deref(), Some("http://a.kz/news/1"));
        assert_eq!(record.figures[0].value, Some(7));
    }
    folder.write("cut.arc", &arc()[..arc().len() - 50]);
    folder.write("torn.arc", [arc(), b"no record\n".to_vec()].concat());
    folder.extract("cut.arc torn.arc --errors errors.ndjson");
    let codes: Vec<Code> = folder
        .errors("errors.ndjson")
        .iter()
        .map(|error| error.code)
        .collect();
    let failures: Vec<Code> = codes
        .into_iter()
        .filter(|code| *code != Code::Skipped)
        .collect();
    assert_eq!(failures, [Code::Truncated, Code::Corrupt]);
}

#[test]
fn an_arc_is_read_on_behind_damage() {
    let folder = Folder::new();
    let junk = b"half of a record\nand more of it: 1 2 3\n".to_vec();
    folder.write("a.arc", [arc(), junk, arc()].concat());
    let run = folder.extract("a.arc --errors errors.ndjson");
    assert_eq!(run.records().len(), 2, "{}", run.stderr);
    let errors = folder.errors("errors.ndjson").into_iter();
    let failures: Vec<Code> = errors
        .map(|error| error.code)
        .filter(|code| *code != Code::Skipped)
        .collect();
    assert_eq!(failures, [Code::Corrupt]);
}

#[test]
fn warc_behind_a_byte_order_mark_and_behind_zeros() {
    let folder = Folder::new();
    let record = response(
        "http://a.kz/1",
        "Content-Type: text/html\r\n",
        page(7).as_bytes(),
    );
    folder.write("a.warc", [&b"\xef\xbb\xbf"[..], &record].concat());
    folder.write("b.warc", [&[0; 600][..], &record].concat());
    let run = folder.extract("a.warc b.warc --errors errors.ndjson");
    assert_eq!(run.records().len(), 2, "{}", run.stderr);
    let codes: Vec<Code> = folder
        .errors("errors.ndjson")
        .iter()
        .map(|error| error.code)
        .collect();
    assert_eq!(codes, [Code::Corrupt]);
}

#[test]
fn warc_behind_junk() {
    let folder = Folder::new();
    let record = response(
        "http://a.kz/1",
        "Content-Type: text/html\r\n",
        page(7).as_bytes(),
    );
    folder.write("a.warc", [&b"proxy error 502\n\n"[..], &record].concat());
    folder.write(
        "b.warc.gz",
        gz(&[&b"\x01\x02\x00junk\n"[..], &record].concat()),
    );
    let run = folder.extract("a.warc b.warc.gz --errors errors.ndjson");
    assert_eq!(run.records().len(), 2, "{}", run.stderr);
    let codes: Vec<Code> = folder
        .errors("errors.ndjson")
        .iter()
        .map(|error| error.code)
        .collect();
    assert_eq!(codes, [Code::Corrupt, Code::Corrupt]);
}

#[test]
fn pages_saved_as_one_file() {
    let folder = Folder::new();
    let body = page(7).replace('=', "=3D").replace("</p>", "=\r\n</p>");
    folder.write(
        "in/page.mhtml",
        format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.kz/1\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x--\"\r\n\r\n\r\n\
             ----x--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\
             Content-Location: https://a.kz/1\r\n\r\n{body}\r\n----x----\r\n"
        ),
    );
    let run = folder.extract("in");
    let records = run.records();
    assert_eq!(records.len(), 1, "{}", run.stderr);
    assert_eq!(records[0].source.url.as_deref(), Some("https://a.kz/1"));
    assert_eq!(records[0].figures[0].value, Some(7));
}

#[test]
fn formats_that_are_not_read_are_named() {
    let folder = Folder::new();
    folder.write("a.rtf", "{\\rtf1\\ansi Текст}");
    folder.write("a.pdf", "%PDF-1.7\n");
    folder.write(
        "a.docx",
        crate::pack::zip(&[("[Content_Types].xml", b"<x/>")]),
    );
    folder.write(
        "a.epub",
        crate::pack::zip(&[("mimetype", b"application/epub+zip")]),
    );
    for (name, told) in [
        ("a.rtf", "RTF"),
        ("a.pdf", "PDF"),
        ("a.docx", "DOCX"),
        ("a.epub", "which is not read"),
    ] {
        let run = folder.extract(name);
        assert_eq!(run.status, Some(3));
        assert!(run.says(told) && run.says("; "), "{}", run.stderr);
    }
}

#[test]
fn tables_and_lines_in_utf16() {
    let folder = Folder::new();
    let wide = |text: &str| -> Vec<u8> {
        std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    let table = "id\ttext\r\n1\tВ акции «Чистый двор» приняли участие 7 человек.\r\n2\tДа.\r\n";
    folder.write("in/a.csv", wide(table));
    folder.write("in/b.txt", wide(table));
    folder.write("in/c.jsonl", wide(&lines(3, 2)));
    let run = folder.extract("in");
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let found: Vec<String> = run
        .records()
        .into_iter()
        .map(|record| record.source.path)
        .collect();
    assert_eq!(
        found,
        [
            "in/a.csv",
            "in/a.csv",
            "in/b.txt",
            "in/b.txt",
            "in/c.jsonl",
            "in/c.jsonl"
        ]
    );
}

/// A program that sends a line and waits for its record.
#[test]
fn lines_are_answered_one_by_one() {
    let folder = Folder::new();
    let mut child = folder.start("- --flush lines --quiet");
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in 1..=3 {
        stdin.write_all(lines(id, 1).as_bytes()).unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        assert_eq!(
            crate::folder::records(answer.as_bytes())[0].id,
            id.to_string()
        );
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
