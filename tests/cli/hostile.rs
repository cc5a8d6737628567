//! Input that is broken or means harm: bounded work, a clear error, and the rest goes on.

use crate::folder::{Folder, Run, lines};
use crate::pack::{bz2, gz, page, response, tar, warc, xz, zip, zst};
use svodka::error::Code;

/// Path, member and code of every error.
fn errors(folder: &Folder, arguments: &str) -> (Run, Vec<(String, Code)>) {
    let run = folder.extract(&format!("{arguments} --errors errors.ndjson"));
    let errors = folder.errors("errors.ndjson");
    let told = errors.into_iter().map(|error| {
        assert!(
            error.message.contains("; ") || error.message.contains(", "),
            "{}",
            error.message
        );
        let place = match error.source.member {
            Some(member) => format!("{}!{member}", error.source.path),
            None => error.source.path,
        };
        (place, error.code)
    });
    (run, told.collect())
}

fn told(place: &str, code: Code) -> (String, Code) {
    (place.to_owned(), code)
}

#[test]
fn bombs_do_not_go_off() {
    let folder = Folder::new();
    let blanks = vec![b' '; 32 << 20];
    folder.write("a.html.gz", gz(&blanks));
    folder.write("b.jsonl.xz", xz(&blanks));
    folder.write(
        "c.zip",
        zip(&[("bomb.html", &blanks), ("1.html", page(1).as_bytes())]),
    );
    folder.write("d.gz.zst", zst(&gz(&blanks)));
    drop(blanks);
    let (run, found) = errors(&folder, "a.html.gz b.jsonl.xz c.zip d.gz.zst");
    let expected = [
        told("a.html.gz", Code::Bomb),
        told("b.jsonl.xz", Code::Bomb),
        told("c.zip!bomb.html", Code::Bomb),
        told("d.gz.zst", Code::Bomb),
    ];
    assert_eq!(found, expected);
    assert_eq!(run.records().len(), 1);
}

#[test]
fn documents_are_no_bombs_either() {
    let folder = Folder::new();
    folder.write("a.jsonl.gz", gz("{\"id\":1}\n".repeat(60_000).as_bytes()));
    folder.write(
        "b.csv.gz",
        gz(("id,text\n".to_owned() + &",\n".repeat(60_000)).as_bytes()),
    );
    folder.write("c.jsonl", "{}\n".repeat(30_000));
    let (_, found) = errors(&folder, "a.jsonl.gz b.csv.gz");
    let bombs = found.iter().filter(|(_, code)| *code == Code::Bomb).count();
    assert_eq!(bombs, 1);
    assert!(found.len() < 12_000);
    assert_eq!(found.last(), Some(&told("b.csv.gz", Code::Empty)));
    assert_eq!(errors(&folder, "c.jsonl").1.len(), 30_000);
}

#[test]
fn all_limits_can_be_set() {
    let folder = Folder::new();
    let long = page(1) + &"<!-- -->".repeat(200);
    folder.write("a.html.gz", gz(&gz(long.as_bytes())));
    folder.write(
        "b.zip",
        zip(&[
            ("1.html", page(2).as_bytes()),
            ("2.html", page(3).as_bytes()),
        ]),
    );
    let code = |arguments: &str| errors(&folder, arguments).1;
    assert_eq!(code("a.html.gz b.zip"), []);
    assert_eq!(
        code("a.html.gz --max-depth 1"),
        [told("a.html.gz", Code::TooDeep)]
    );
    assert_eq!(
        code("a.html.gz --max-unpacked-bytes 1K"),
        [told("a.html.gz", Code::Bomb)]
    );
    assert_eq!(
        code("a.html.gz --max-file-bytes 1K"),
        [told("a.html.gz", Code::TooLong)]
    );
    assert_eq!(
        code("b.zip --max-members 1"),
        [told("b.zip", Code::TooMany)]
    );
}

#[test]
fn archives_inside_archives_end_somewhere() {
    let folder = Folder::new();
    let mut nested = page(1).into_bytes();
    for _ in 0..30 {
        nested = zip(&[("in.zip", &nested)]);
    }
    folder.write("a.zip", nested);
    let (_, found) = errors(&folder, "a.zip");
    assert_eq!(
        found,
        [told("a.zip!in.zip!in.zip!in.zip!in.zip", Code::TooDeep)]
    );
}

#[test]
fn what_is_cut_or_damaged_costs_itself_alone() {
    let folder = Folder::new();
    let html = "Content-Type: text/html\r\n";
    let records: Vec<Vec<u8>> = (1..=4)
        .map(|number| {
            gz(&response(
                &format!("http://a.kz/{number}"),
                html,
                page(number).as_bytes(),
            ))
        })
        .collect();
    let mut damaged = records.clone();
    damaged[1][40..60].fill(0x55);
    folder.write("a.warc.gz", damaged.concat());
    let mut cut = records.concat();
    cut.truncate(cut.len() - 20);
    folder.write("b.warc.gz", cut);
    let mut plain = warc("resource", "http://a.kz/1", "text/html", page(1).as_bytes());
    plain.extend_from_slice(b"junk between\r\n\r\n");
    plain.extend(warc(
        "resource",
        "http://a.kz/2",
        "text/html",
        page(2).as_bytes(),
    ));
    folder.write("c.warc", plain);
    let mut blocks = tar(&[
        ("1.html", page(1).as_bytes()),
        ("2.html", page(2).as_bytes()),
        ("3.html", page(3).as_bytes()),
    ]);
    let second = 512 + page(1).len().next_multiple_of(512);
    blocks[second..second + 64].fill(0xAA);
    folder.write("d.tar", &blocks);
    let third = second + 512 + page(2).len().next_multiple_of(512);
    folder.write("e.tar", &blocks[..third + 512 + 100]);
    let packed = gz(&[lines(1, 1), lines(2, 2000)].concat().into_bytes());
    folder.write("f.jsonl.gz", &packed[..packed.len() - 10]);
    let whole = zip(&[
        ("1.html", page(1).as_bytes()),
        ("2.html", page(2).as_bytes()),
    ]);
    folder.write("g.zip", &whole[..whole.len() - 40]);
    let mut spoilt = whole.clone();
    spoilt[60..90].fill(0x55);
    folder.write("h.zip", spoilt);
    for (name, records, expected) in [
        ("a.warc.gz", 3, vec![told("a.warc.gz", Code::Corrupt)]),
        ("b.warc.gz", 3, vec![told("b.warc.gz", Code::Truncated)]),
        ("c.warc", 2, vec![told("c.warc", Code::Corrupt)]),
        ("d.tar", 2, vec![told("d.tar", Code::Corrupt)]),
        (
            "f.jsonl.gz",
            2001,
            vec![told("f.jsonl.gz", Code::Truncated)],
        ),
        ("g.zip", 2, vec![told("g.zip", Code::Truncated)]),
        ("h.zip", 1, vec![told("h.zip!1.html", Code::Corrupt)]),
    ] {
        let (run, found) = errors(&folder, name);
        assert_eq!((run.records().len(), found), (records, expected), "{name}");
        assert_eq!(run.status, Some(3));
    }
    let (run, found) = errors(&folder, "e.tar");
    assert_eq!(run.records().len(), 1);
    assert_eq!(found.last(), Some(&told("e.tar!3.html", Code::Truncated)));
}

#[test]
fn what_cannot_be_unpacked_is_told() {
    let folder = Folder::new();
    // Bit 0 of the flags, in both headers, says «encrypted».
    let mut locked = zip(&[("1.html", page(1).as_bytes())]);
    locked[6] |= 1;
    let central = locked
        .windows(4)
        .position(|window| window == b"PK\x01\x02")
        .unwrap();
    locked[central + 8] |= 1;
    folder.write("a.zip", locked);
    // Method 97 is WavPack.
    let mut strange = zip(&[("1.html", page(1).as_bytes())]);
    strange[8] = 97;
    let central = strange
        .windows(4)
        .position(|window| window == b"PK\x01\x02")
        .unwrap();
    strange[central + 10] = 97;
    folder.write("b.zip", strange);
    folder.write("c.7z", b"7z\xBC\xAF\x27\x1C...");
    folder.write("d.html", gz(b""));
    folder.write("e.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    let (run, found) = errors(&folder, "a.zip b.zip c.7z d.html e.zip");
    let expected = [
        told("a.zip!1.html", Code::Encrypted),
        told("b.zip!1.html", Code::Unsupported),
        told("c.7z", Code::Unsupported),
        told("d.html", Code::Empty),
        told("e.zip", Code::Empty),
    ];
    assert_eq!(found, expected, "{}", run.stderr);
}

#[test]
fn names_of_members_write_nothing() {
    let folder = Folder::new();
    let name = "../../escaped.html";
    folder.write(
        "in/deep/a.zip",
        zip(&[
            (name, page(1).as_bytes()),
            ("/abs.html", page(2).as_bytes()),
        ]),
    );
    let run = folder.extract("in/deep/a.zip");
    let records = run.records();
    assert_eq!(records[0].source.member.as_deref(), Some(name));
    assert_eq!(records[1].source.member.as_deref(), Some("/abs.html"));
    assert!(!folder.has("escaped.html") && !folder.has("in/escaped.html"));
}

#[test]
fn texts_that_mean_harm() {
    let folder = Folder::new();
    let surrogate = r#"{"id":"1","text":"\ud800 человек"}"#;
    let nul = r#"{"id":"2","text":"Пришли\u0000 5 человек."}"#;
    let deep = format!(
        "{{\"id\":\"3\",\"text\":\"а\",\"x\":{}}}",
        "[".repeat(100_000)
    );
    folder.write("a.jsonl", [surrogate, nul, &deep].join("\n"));
    let entities = "<!ENTITY a \"бббббббб\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">";
    folder.write(
        "b.html",
        format!("<!DOCTYPE html [{entities}]><p>&b;&b; Пришли 7 человек на площадь."),
    );
    let (run, found) = errors(&folder, "a.jsonl b.html");
    assert_eq!(found, [told("a.jsonl", Code::BadJson)]);
    let records = run.records();
    assert_eq!(records.len(), 3, "{}", run.stderr);
    assert_eq!(records[0].source.repairs, ["lone_surrogates"]);
    assert!(
        records[1]
            .article
            .text
            .as_ref()
            .unwrap()
            .contains('\u{FFFD}')
    );
    assert!(
        !records[2]
            .article
            .text
            .as_ref()
            .unwrap()
            .contains("бббббббб")
    );
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    let folder = Folder::new();
    let line = format!("{{\"id\":\"1\",\"text\":\"{}\"}}\n", "a".repeat(100 << 20));
    folder.write("a.jsonl", [line, lines(2, 1)].concat());
    folder.write("b.html", "<p>".repeat(30 << 20));
    let (run, found) = errors(&folder, "a.jsonl b.html");
    assert_eq!(
        found,
        [
            told("a.jsonl", Code::TooLong),
            told("b.html", Code::TooLong)
        ]
    );
    assert_eq!(run.ids(), ["a.jsonl 2"]);
}

/// Work grows with what there is, not with its square: a thousand pages of each would take days.
#[test]
fn texts_and_pages_that_ask_for_much_work() {
    let folder = Folder::new();
    let line = |id: &str, text: String| serde_json::json!({"id": id, "text": text}).to_string();
    let bodies: String = (0..3_000)
        .map(|number| format!("Её провёл комитет {number} домов. "))
        .collect();
    let rows = [
        line("digits", "1 ".repeat(100_000)),
        line("people", "5 человек ".repeat(10_000)),
        line("initials", "А. ".repeat(50_000)),
        line("brackets", "(".repeat(100_000)),
        line("marks", "а, б; (в) ".repeat(30_000)),
        line("bounds", "более чем ".repeat(8_000)),
        line("campaigns", "акция «Добро» ".repeat(8_000)),
        line("bodies", format!("Акция «Добро» прошла. {bodies}")),
        line("quotes", "Алматы, «2024 ".repeat(6_000)),
        line("conjunctions", "и один ".repeat(10_000)),
        line("hashes", "5a3a9e".repeat(10_000)),
        line("prepositions", "к 15 к 3 ".repeat(5_000)),
        line("long", "Слово за слово. ".repeat(100_000)),
    ];
    folder.write("a.jsonl", rows.join("\n"));
    folder.write("b.html", format!("<html>{}", "<div>".repeat(200_000)));
    let unclosed: String = (0..900)
        .map(|number| format!("<p><font size={number}></p>"))
        .collect();
    folder.write(
        "c.html",
        format!("<html>{unclosed}{}", "<p>x".repeat(60_000)),
    );
    let (run, found) = errors(&folder, "a.jsonl b.html c.html");
    assert_eq!(run.records().len(), 12);
    let expected = [
        told("a.jsonl", Code::TooLong),
        told("b.html", Code::TooLong),
        told("c.html", Code::TooMany),
    ];
    assert_eq!(found, expected);
}

#[cfg(target_os = "linux")]
#[test]
fn an_endless_stream_ends_in_an_error() {
    let folder = Folder::new();
    let (_, found) = errors(&folder, "/dev/zero --max-file-bytes 1M");
    assert_eq!(found, [told("/dev/zero", Code::Binary)]);
    // The same as a document: a stream that would never end.
    let run = folder.extract_from("- --max-file-bytes 1M", &b"<html>".repeat(1 << 18));
    assert!(run.says("more than 1048576 bytes"), "{}", run.stderr);
}

/// A zip whose list names its one member many times.
fn overlapping(content: &[u8], times: u16) -> Vec<u8> {
    let one = zip(&[("1.html", content)]);
    let find = |mark: &[u8]| one.windows(4).rposition(|at| at == mark).unwrap();
    let (list, end) = (find(b"PK\x01\x02"), find(b"PK\x05\x06"));
    let entry = &one[list..end];
    let mut tail = one[end..].to_vec();
    let bytes = entry.len() as u32 * u32::from(times);
    tail[8..10].copy_from_slice(&times.to_le_bytes());
    tail[10..12].copy_from_slice(&times.to_le_bytes());
    tail[12..16].copy_from_slice(&bytes.to_le_bytes());
    [&one[..list], &entry.repeat(times.into()), &tail].concat()
}

/// What is too much is told before it is taken apart.
#[test]
fn many_small_things_are_counted_first() {
    let folder = Folder::new();
    folder.write("a.txt", "а\n".repeat(300_000));
    folder.write(
        "b.csv",
        format!("text,id\n\"{}\",1\n", "a\n".repeat(700_000)),
    );
    let authors = "\"а\",".repeat(50_000) + "\"б\"";
    folder.write(
        "c.json",
        format!("{{\"text\": \"Пришли.\", \"authors\": [{authors}]}}"),
    );
    for (name, code) in [
        ("a.txt", Code::TooMany),
        ("b.csv", Code::TooLong),
        ("c.json", Code::BadRecord),
    ] {
        let (run, found) = errors(&folder, name);
        let codes: Vec<Code> = found.into_iter().map(|(_, code)| code).collect();
        assert_eq!(codes, [code], "{name}: {}", run.stderr);
    }
}

/// The beginning of a stream is work, also where nothing is in it.
#[test]
fn a_row_of_empty_streams_is_a_bomb() {
    let folder = Folder::new();
    folder.write("a.txt.bz2", bz2(b"").repeat(20_000));
    folder.write("b.jsonl.bz2", bz2(lines(0, 50).as_bytes()).repeat(20));
    let (run, found) = errors(&folder, "a.txt.bz2");
    assert!(
        found.iter().any(|(_, code)| *code == Code::Bomb),
        "{}",
        run.stderr
    );
    let (run, found) = errors(&folder, "b.jsonl.bz2");
    assert_eq!(
        (found.len(), run.records().len()),
        (0, 1000),
        "{}",
        run.stderr
    );
}

/// Each of them is small enough; all together are not, and the file says how much is too much.
#[test]
fn many_small_bombs_are_one_bomb() {
    let folder = Folder::new();
    let long = page(1) + "<!--" + &" ".repeat(3 << 20) + "-->";
    folder.write("a.zip", overlapping(long.as_bytes(), 200));
    let packed = gz(long.as_bytes());
    let head = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n";
    let record = gz(&response("http://a.kz/1", head, &packed));
    folder.write("b.warc.gz", record.repeat(200));
    folder.write(
        "c.tar.gz",
        gz(&tar(&[("1.html.gz", packed.as_slice()); 200])),
    );
    for name in ["a.zip", "b.warc.gz", "c.tar.gz"] {
        let size = std::fs::metadata(folder.path(name)).unwrap().len();
        assert!(size < 200_000, "{name} has {size} bytes");
        let (run, found) = errors(&folder, name);
        let codes: Vec<Code> = found.into_iter().map(|(_, code)| code).collect();
        assert_eq!(codes, [Code::Bomb], "{name}: {}", run.stderr);
        assert!(run.records().len() < 15, "{name}");
    }
}

#[test]
fn a_row_of_nothing_but_cells() {
    let folder = Folder::new();
    let rows = format!(
        "text,b\nПришли 5 человек.,\n{}\nДа.,\n",
        ",".repeat(1 << 20)
    );
    folder.write("a.csv", rows);
    let (run, found) = errors(&folder, "a.csv");
    assert_eq!(found, [told("a.csv", Code::TooMany)]);
    assert_eq!(run.records().len(), 2);
}
