//! Expressions in, values out.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn dates(input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_svodka"))
        .arg("dates")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    program
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    program.wait_with_output().unwrap()
}

#[test]
fn values_of_time_and_of_quantities() {
    let output = dates(concat!(
        r#"{"id": "a", "text": "два месяца назад", "ref": "2010-07-03"}"#,
        "\n\n",
        r#"{"id": 2, "text": "третьего марта 2015", "kind": "date"}"#,
        "\n",
        r#"{"id": "c", "text": "больше чем 1 доллар и сорок два цента"}"#,
        "\n",
        r#"{"id": "d", "text": "вчера"}"#,
        "\n",
    ));
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        concat!(
            r#"{"id":"a","value":"2010-05"}"#,
            "\n",
            r#"{"id":2,"value":"2015-03-03"}"#,
            "\n",
            r#"{"id":"c","value":">1.42 USD"}"#,
            "\n",
            r#"{"id":"d","value":null}"#,
            "\n",
        )
    );
}

#[test]
fn a_bad_line_is_told_and_the_rest_goes_on() {
    let output = dates(
        "{\"id\": 1}\n{\"id\": 2, \"text\": \"вчера\", \"ref\": \"вчера\"}\n{\"id\": 3, \"text\": \"21-го\"}\n",
    );
    assert_eq!(output.status.code(), Some(3));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(
        errors.contains("-:1: ") && errors.contains("`text`"),
        "{errors}"
    );
    assert!(errors.contains("-:2: `ref` is"), "{errors}");
    assert_eq!(output.stdout, b"{\"id\":3,\"value\":\"21\"}\n");
}
