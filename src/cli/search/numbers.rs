//! Numbers in what a person looks for: «300 тысяч» is the number 300000, however an article prints it.

use svodka::pipeline::{Desk, Engine, Options};
use svodka_export::sqlite::Number;

/// Words of a number, at most.
const LONGEST: usize = 6;

/// What was typed without its numbers, and these; words in quotes stay as they are.
pub fn split(typed: &str) -> Result<(String, Vec<Number>), String> {
    let mut reader = Reader {
        engine: Engine::new(&Options::default())?,
        desk: Desk::default(),
    };
    let (mut rest, mut numbers) = (String::new(), Vec::new());
    for (part, text) in typed.split('"').enumerate() {
        if part % 2 == 1 {
            rest = format!("{rest}\"{text}\"");
            continue;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut at = 0;
        while at < words.len() {
            match reader.number(&words[at..]) {
                Some((length, value)) => {
                    let words = words[at..at + length].join(" ");
                    numbers.push(Number { words, value });
                    at += length;
                }
                None => {
                    rest = format!("{rest} {}", words[at]);
                    at += 1;
                }
            }
        }
        // `-"these words"` keeps its sign beside its quotes.
        if text.ends_with(char::is_whitespace) {
            rest.push(' ');
        }
    }
    Ok((rest.trim().to_owned(), numbers))
}

struct Reader {
    engine: Engine,
    desk: Desk,
}

impl Reader {
    /// The number that words begin with, and how many of them say it: of those that say the same the fewest.
    fn number(&mut self, words: &[&str]) -> Option<(usize, u64)> {
        let mut best: Option<(usize, u64)> = None;
        for length in 1..=words.len().min(LONGEST) {
            let text = words[..length].join(" ");
            // A word that says nothing by itself begins no number, whatever follows.
            let Ok(Some(read)) = self.engine.expression(&text, None, &mut self.desk) else {
                break;
            };
            match (read.parse::<u64>(), best) {
                (Ok(value), Some((_, known))) if known == value => {}
                (Ok(value), _) => best = Some((length, value)),
                // Half of one: «1,5» млн.
                (Err(_), _) if read.parse::<f64>().is_ok() => best = None,
                // «5 мая», «2-3».
                (Err(_), _) => return None,
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_out_of_words() {
        for (typed, rest, numbers) in [
            ("300000", "", vec![("300000", 300_000)]),
            ("300 тысяч", "", vec![("300 тысяч", 300_000)]),
            (
                "волонтёры триста тысяч Шымкент",
                "волонтёры Шымкент",
                vec![("триста тысяч", 300_000)],
            ),
            (
                "более 1,5 млн человек",
                "более человек",
                vec![("1,5 млн", 1_500_000)],
            ),
            ("300 мың адам", "адам", vec![("300 мың", 300_000)]),
            ("300 000 деревьев", "деревьев", vec![("300 000", 300_000)]),
            ("волонтёры Шымкента", "волонтёры Шымкента", vec![]),
            ("тысяча волонтёров", "волонтёров", vec![("тысяча", 1000)]),
            ("5 мая Шымкент", "5 мая Шымкент", vec![]),
            ("2-3 школы", "2-3 школы", vec![]),
            ("\"300 тысяч\" человек", "\"300 тысяч\" человек", vec![]),
            (
                "акция -\"чистый двор\" волонт*",
                "акция -\"чистый двор\" волонт*",
                vec![],
            ),
            ("", "", vec![]),
        ] {
            let (left, found) = split(typed).unwrap();
            let found: Vec<(&str, u64)> = found.iter().map(|x| (&*x.words, x.value)).collect();
            assert_eq!((&*left, found), (rest, numbers), "{typed}");
        }
    }
}
