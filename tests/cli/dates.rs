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
fn expressions_have_the_values_that_articles_give_them() {
    let cases = [
        ("с декабря по февраль", "2020-12-20", "2020-12/2021-02"),
        (
            "30 декабря – 2 января",
            "2020-12-20",
            "2020-12-30/2021-01-02",
        ),
        ("с ноября по март", "2021-04-20", "2020-11/2021-03"),
        ("тысяча девятьсот девяносто девятый год", "", "1999"),
        (
            "с 9.00 до 18.00",
            "2018-10-06",
            "2018-10-06T09:00/2018-10-06T18:00",
        ),
        ("с 10.10 до 12.12", "2018-10-06", "2018-10-10/2018-12-12"),
        ("в 18.46", "2018-10-06", "2018-10-06T18:46"),
        (
            "25 декабря 2018 года в 18 ч. 46 мин.",
            "",
            "2018-12-25T18:46",
        ),
        (
            "с трёх до пяти часов дня",
            "2018-10-06",
            "2018-10-06T15/2018-10-06T17",
        ),
        ("полтретьего дня", "2018-10-06", "2018-10-06T14:30"),
        (
            "с девяти до часу ночи",
            "2018-10-06",
            "2018-10-06T21/2018-10-07T01",
        ),
        (
            "с восьми вечера до часу ночи",
            "2018-10-06",
            "2018-10-06T20/2018-10-07T01",
        ),
        (
            "с двенадцати до трёх ночи",
            "2018-10-06",
            "2018-10-06T00/2018-10-06T03",
        ),
        (
            "с одиннадцати до пяти утра",
            "2018-10-06",
            "2018-10-06T23/2018-10-07T05",
        ),
        (
            "с восьми до десяти утра",
            "2018-10-06",
            "2018-10-06T08/2018-10-06T10",
        ),
        (
            "с девяти до часу дня",
            "2018-10-06",
            "2018-10-06T09/2018-10-06T13",
        ),
        (
            "в 20-х числах августа",
            "2018-10-06",
            "2018-08-20/2018-08-31",
        ),
        (
            "в десятых числах апреля 2015 года",
            "",
            "2015-04-10/2015-04-19",
        ),
        ("30 июня 9999 года", "2018-10-06", "9999-06-30"),
        ("до 30 июня 9999 года", "2018-10-06", "../9999-06-30"),
        ("в полседьмого вечера", "2018-10-06", "2018-10-06T18:30"),
        (
            "с 10 до 12 часов",
            "2018-10-06",
            "2018-10-06T10/2018-10-06T12",
        ),
        (
            "с 9 до 18 часов",
            "2018-10-06",
            "2018-10-06T09/2018-10-06T18",
        ),
        (
            "с семи до девяти вечера",
            "2018-10-06",
            "2018-10-06T19/2018-10-06T21",
        ),
        ("в 18-46", "2018-10-06", "2018-10-06T18:46"),
        ("в пятнадцать тридцать", "2018-10-06", "2018-10-06T15:30"),
        ("в две тысячи девятом", "", "2009"),
        ("до тысяча девятьсот сорокового", "", "../1940"),
        ("01/2023", "", "2023-01"),
        ("2023-02", "", "2023-02"),
        ("1,5±0,2", "", "~1.5"),
        ("треть миллиона", "", "~333333"),
    ];
    let line = |(text, reference, _): &(&str, &str, &str)| match *reference {
        "" => format!("{}\n", serde_json::json!({"id": text, "text": text})),
        _ => format!(
            "{}\n",
            serde_json::json!({"id": text, "text": text, "ref": reference})
        ),
    };
    let output = dates(&cases.iter().map(line).collect::<String>());
    let answer = |(text, _, value): &(&str, &str, &str)| {
        format!("{}\n", serde_json::json!({"id": text, "value": value}))
    };
    let expected: String = cases.iter().map(answer).collect();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
}

#[test]
fn what_nobody_can_tell_has_no_value() {
    for text in [
        "через 999999999 лет",
        "888888888 лет",
        "в 77777 году",
        "в 32 веке",
        "в XXXV веке",
        "два миллиарда лет назад",
        "тысячу миллионов триллионов лет",
        "миллиард миллиардов дней",
        "31.04.2020",
        "32.05.2020",
        "777 777 777 777 777 777 777 тенге",
        "777777777777777 млн",
    ] {
        let line = serde_json::json!({"id": text, "text": text, "ref": "2018-10-06"});
        let output = String::from_utf8(dates(&line.to_string()).stdout).unwrap();
        assert!(output.ends_with("\"value\":null}\n"), "{output}");
    }
    let output = dates("{\"id\": 1, \"text\": \"5,3 млрд \\ud800\"}\n");
    let output = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output, "{\"id\":1,\"value\":\"5300000000\"}\n");
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
    let answers = "{\"id\":2,\"value\":null}\n{\"id\":3,\"value\":\"21\"}\n";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), answers);
}
