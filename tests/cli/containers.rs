//! Archives of every kind: what is inside, and where it says it was.

use crate::folder::{Folder, Run, lines};
use crate::pack::{bz2, gz, page, page_1251, response, tar, warc, xz, zip, zst};
use std::fmt::Write;
use svodka::vocabulary::WarningCode;

/// Path, member, people counted, of every record.
fn found(run: &Run) -> Vec<String> {
    run.records()
        .iter()
        .map(|record| {
            let member = record.source.member.as_deref().unwrap_or("-");
            let people = record.figures.first().and_then(|figure| figure.value);
            format!("{} {member} {}", record.source.path, people.unwrap_or(0))
        })
        .collect()
}

#[test]
fn compressed_files_whatever_they_are_called() {
    let folder = Folder::new();
    folder.write("in/a.html.gz", gz(page(101).as_bytes()));
    folder.write("in/b.html", zst(page(102).as_bytes()));
    folder.write("in/c.bz2", bz2(page(103).as_bytes()));
    folder.write("in/d.txt", xz(page(104).as_bytes()));
    folder.write(
        "in/e",
        [gz(lines(105, 1).as_bytes()), gz(lines(106, 1).as_bytes())].concat(),
    );
    folder.write("in/f.dat", gz(&zst(page(107).as_bytes())));
    let run = folder.extract("in");
    let expected = [
        "in/a.html.gz - 101",
        "in/b.html - 102",
        "in/c.bz2 - 103",
        "in/d.txt - 104",
        "in/e - 105",
        "in/e - 106",
        "in/f.dat - 107",
    ];
    assert_eq!(found(&run), expected, "{}", run.stderr);
}

#[test]
fn archives_and_archives_in_them() {
    let folder = Folder::new();
    let inner = tar(&[
        ("deep/1.html", page(201).as_bytes()),
        ("2.html.gz", &gz(&page_1251(202))),
    ]);
    folder.write(
        "in/a.zip",
        zip(&[
            ("новости/1.html", page(203).as_bytes()),
            ("photo.jpg", b"\xFF\xD8\xFF\0"),
            (".hidden.html", b"<html>"),
            ("lines.jsonl.xz", &xz(lines(204, 2).as_bytes())),
            ("inner.tar.gz", &gz(&inner)),
        ]),
    );
    folder.write("in/b.tgz", gz(&inner));
    let long = format!("{}/1.html", "папка/".repeat(30));
    folder.write("in/c.tar.zst", zst(&tar(&[(&long, page(206).as_bytes())])));
    let run = folder.extract("in");
    let expected = [
        "in/a.zip новости/1.html 203".to_owned(),
        "in/a.zip lines.jsonl.xz 204".into(),
        "in/a.zip lines.jsonl.xz 205".into(),
        "in/a.zip inner.tar.gz!deep/1.html 201".into(),
        "in/a.zip inner.tar.gz!2.html.gz 202".into(),
        "in/b.tgz deep/1.html 201".into(),
        "in/b.tgz 2.html.gz 202".into(),
        format!("in/c.tar.zst {long} 206"),
    ];
    assert_eq!(found(&run), expected, "{}", run.stderr);
    assert!(
        run.says("10 read = 8 records + 0 errors + 2 skipped;"),
        "{}",
        run.stderr
    );
    // The same page in two places is two documents.
    let records = run.records();
    assert_ne!(records[3].id, records[5].id);
}

/// Records as crawlers write them: chunks, codings, character sets of the transport, other records.
fn records() -> [Vec<u8>; 8] {
    let html = "Content-Type: text/html; charset=windows-1251\r\n";
    let mut chunked = Vec::new();
    for chunk in gz(&page_1251(303)).chunks(100) {
        chunked.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        chunked.extend_from_slice(chunk);
        chunked.extend_from_slice(b"\r\n");
    }
    chunked.extend_from_slice(b"0\r\n\r\n");
    let both = format!("{html}Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n");
    [
        warc(
            "warcinfo",
            "",
            "application/warc-fields",
            b"software: x\r\n",
        ),
        response("http://a.kz/1", html, &page_1251(301)),
        warc(
            "request",
            "http://a.kz/1",
            "application/http",
            b"GET / HTTP/1.1\r\n\r\n",
        ),
        response("http://a.kz/3", &both, &chunked),
        response(
            "http://a.kz/4.jpg",
            "Content-Type: image/jpeg\r\n",
            b"\xFF\xD8",
        ),
        warc(
            "resource",
            "http://a.kz/5",
            "text/html; charset=utf-8",
            page(305).as_bytes(),
        ),
        warc(
            "response",
            "http://a.kz/6",
            "application/http",
            b"HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n<p>",
        ),
        response(
            "http://a.kz/7",
            "Content-Type: text/html\r\n",
            page(307).as_bytes(),
        ),
    ]
}

#[test]
fn pages_that_were_cut_off_have_a_warning() {
    let folder = Folder::new();
    let whole = String::from_utf8(warc(
        "resource",
        "http://a.kz/1",
        "text/html",
        page(5).as_bytes(),
    ));
    let whole = whole.unwrap();
    let cut = whole.replacen(
        "Content-Length",
        "WARC-Truncated: length\r\nContent-Length",
        1,
    );
    folder.write("a.warc", whole + &cut);
    let run = folder.extract("a.warc");
    let warnings: Vec<Vec<WarningCode>> = run
        .records()
        .iter()
        .map(|record| record.warnings.iter().map(|warning| warning.code).collect())
        .collect();
    assert_eq!(
        warnings,
        [vec![], vec![WarningCode::Truncated]],
        "{}",
        run.stderr
    );
}

#[test]
fn windows_that_are_too_large_are_no_damage() {
    let folder = Folder::new();
    let mut options = liblzma::stream::LzmaOptions::new_preset(6).unwrap();
    options.dict_size(1 << 30);
    let mut filters = liblzma::stream::Filters::new();
    filters.lzma2(&options);
    let stream =
        liblzma::stream::Stream::new_stream_encoder(&filters, liblzma::stream::Check::Crc32);
    let mut encoder = liblzma::write::XzEncoder::new_stream(Vec::new(), stream.unwrap());
    std::io::Write::write_all(&mut encoder, page(5).as_bytes()).unwrap();
    folder.write("a.html.xz", encoder.finish().unwrap());
    let run = folder.extract("a.html.xz");
    assert!(run.says("pack them again"), "{}", run.stderr);
}

#[test]
fn warc_plain_compressed_by_record_and_as_a_whole() {
    let folder = Folder::new();
    let records = records();
    folder.write("a.warc", records.concat());
    folder.write(
        "b.warc.gz",
        records
            .iter()
            .flat_map(|record| gz(record))
            .collect::<Vec<u8>>(),
    );
    folder.write("c.warc.gz", gz(&records.concat()));
    folder.write("d.warc.zst", zst(&records.concat()));
    let seen = |name: &str| {
        let run = folder.extract(name);
        assert!(
            run.says("8 read = 4 records + 0 errors + 4 skipped;"),
            "{}",
            run.stderr
        );
        run.records().iter().fold(String::new(), |mut all, record| {
            let source = &record.source;
            let people = record.figures[0].value.unwrap();
            let url = source.url.as_deref().unwrap();
            let _ = writeln!(all, "{url} {} {people}", source.encoding);
            all
        })
    };
    let plain = seen("a.warc");
    for line in [
        "http://a.kz/1 windows-1251 301\n",
        "http://a.kz/3 windows-1251 303\n",
        "http://a.kz/5 utf-8 305\n",
        "http://a.kz/7 utf-8 307\n",
    ] {
        assert!(plain.contains(line), "{plain}");
    }
    for name in ["b.warc.gz", "c.warc.gz", "d.warc.zst"] {
        assert_eq!(seen(name), plain, "{name}");
    }
}

#[test]
fn places_of_records_are_where_they_begin() {
    let folder = Folder::new();
    let records = records();
    let packed: Vec<Vec<u8>> = records.iter().map(|record| gz(record)).collect();
    folder.write("a.warc", records.concat());
    folder.write("b.warc.gz", packed.concat());
    folder.write("c.warc.gz", gz(&records.concat()));
    let begins = |pieces: &[Vec<u8>]| -> Vec<u64> {
        [1, 3, 5, 7]
            .map(|at| pieces[..at].concat().len() as u64)
            .to_vec()
    };
    let offsets = |name: &str| -> Vec<u64> {
        let records = folder.extract(name).records();
        records
            .iter()
            .filter_map(|record| record.source.offset)
            .collect()
    };
    assert_eq!(offsets("a.warc"), begins(&records));
    assert_eq!(offsets("b.warc.gz"), begins(&packed), "as in CDX indexes");
    assert_eq!(
        offsets("c.warc.gz"),
        begins(&records),
        "among the unpacked bytes"
    );
}

#[test]
fn tables_that_say_what_is_between_cells() {
    let folder = Folder::of(&[(
        "a.csv",
        "sep=;\r\nid;text\r\n7;Пришли 300 человек, и все остались.\r\n",
    )]);
    assert_eq!(found(&folder.extract("a.csv")), ["a.csv - 300"]);
}

#[test]
fn tables() {
    let folder = Folder::new();
    let table = "id;title;Статья\n7;Т;\"Пришли 401 человек; да\"\n\n8;;Пришли 402 человека\n";
    folder.write("a.csv", &*encoding_rs::WINDOWS_1251.encode(table).0);
    folder.write(
        "b",
        format!(
            "url,html,date\nhttp://a.kz/1,\"{}\",2020-01-01\n",
            page(403)
        ),
    );
    let run = folder.extract("a.csv b --text-column статья --html-column html");
    assert_eq!(
        found(&run),
        ["a.csv - 401", "a.csv - 402", "b - 403"],
        "{}",
        run.stderr
    );
    assert_eq!(run.status, Some(0));
    let run = folder.extract("b");
    assert_eq!(found(&run), ["b - 403"], "{}", run.stderr);
    let record = &run.records()[0];
    assert_eq!(record.source.url.as_deref(), Some("http://a.kz/1"));
    assert_eq!(record.source.media_type, "text/csv");
    let run = folder.extract("a.csv --text-column body");
    assert!(run.says("no column body; name the one that holds the text with --text-column"));
}

#[test]
fn json_of_crawlers() {
    let folder = Folder::new();
    folder.write(
        "please.json",
        "{\n \"maintext\": \"Пришли 501 человек.\",\n \"url\": \"http://a.kz/1\"\n}\n",
    );
    let html = serde_json::json!({ "html": page(503) });
    folder.write(
        "array.json",
        format!("[\n{{\"id\": \"x\", \"text\": \"Пришли 502 человека.\"}},\n{html}\n]\n"),
    );
    let run = folder.extract("please.json array.json");
    assert_eq!(
        found(&run),
        ["array.json - 502", "array.json - 503", "please.json - 501"]
    );
    assert_eq!(run.records()[0].id, "x");
}

#[test]
fn from_standard_input_too() {
    let folder = Folder::new();
    for packed in [
        gz(&records().concat()),
        zip(&[("1.html", page(1).as_bytes())]),
    ] {
        let run = folder.extract_from("-", &packed);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        assert!(!run.records().is_empty());
    }
}

#[test]
fn names_of_members_in_old_character_sets() {
    let folder = Folder::new();
    let name = "Новости/Елка.html";
    // As long as the name it takes the place of.
    let dos = encoding_rs::IBM866.encode(name).0.into_owned();
    let stand_in = "x".repeat(dos.len() - 5) + ".html";
    let archive = zip(&[(&stand_in, page(1).as_bytes())]);
    let mut renamed = archive.clone();
    for at in 0..archive.len() - dos.len() {
        if archive[at..].starts_with(stand_in.as_bytes()) {
            renamed[at..at + dos.len()].copy_from_slice(&dos);
        }
    }
    folder.write("a.zip", renamed);
    assert_eq!(found(&folder.extract("a.zip")), [format!("a.zip {name} 1")]);
}

#[test]
fn members_of_one_name_are_two_documents() {
    let folder = Folder::new();
    let archive = zip(&[
        ("a.html", page(1).as_bytes()),
        ("b.html", page(2).as_bytes()),
    ]);
    let mut twins = Vec::with_capacity(archive.len());
    let mut rest = &archive[..];
    while let Some(at) = rest.windows(6).position(|name| name == b"b.html") {
        twins.extend_from_slice(&rest[..at]);
        twins.extend_from_slice(b"a.html");
        rest = &rest[at + 6..];
    }
    twins.extend_from_slice(rest);
    folder.write("twins.zip", twins);
    let run = folder.extract("twins.zip");
    assert_eq!(found(&run), ["twins.zip a.html 1", "twins.zip a.html 2"]);
}
