//! Learns `data/verbs.tsv`, and measures the readings of verbs in a treebank.
//!
//! `cargo run -p svodka-kazakh --release --example verbs -- ANALYSES TREEBANK.conllu… DATA`: rows of tag, analysis
//! («айт_R_ET қан_ET») and count; treebanks in CoNLL-U; the folder to write to.

use std::collections::BTreeMap;
use std::io::Write;
use std::{env, fs, io};
use svodka_kazakh::{Form, Verb, verbs};

/// A verb of the treebank.
struct Token {
    form: String,
    lemma: String,
    is_negative: bool,
    ending: Option<Form>,
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [analyses, treebanks @ .., data] = &arguments[..] else {
        return Err(io::Error::other("ANALYSES TREEBANK… DATA"));
    };
    let mut tokens = Vec::new();
    for path in treebanks {
        tokens.extend(fs::read_to_string(path)?.lines().filter_map(token));
    }
    writeln!(io::stdout(), "{}", measure(&tokens))?;
    let mut stems = of_analyses(&fs::read_to_string(analyses)?);
    for token in &tokens {
        *stems.entry(token.lemma.clone()).or_default() += 1;
    }
    let rows = stems
        .iter()
        .map(|(stem, count)| format!("{stem}\t{count}\n"));
    let head = "# Made by examples/verbs.rs: stems of verbs with how often they were seen; sources and licences in data/README.md.\n";
    fs::write(
        format!("{data}/verbs.tsv"),
        head.to_owned() + &rows.collect::<String>(),
    )
}

fn is_letter(letter: char) -> bool {
    matches!(letter, 'а'..='я') || "ёәғқңөұүһі".contains(letter)
}

fn token(line: &str) -> Option<Token> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [_, form, lemma, "VERB", _, features, ..] = cells[..] else {
        return None;
    };
    let (form, lemma) = (form.to_lowercase(), lemma.to_lowercase());
    let has = |feature: &str| features.split('|').any(|own| own == feature);
    let ending = [
        (has("Mood=Cnd"), Form::Condition),
        (has("Aspect=Perf") && !has("VerbForm=Part"), Form::Converb),
        (has("Aspect=Hab"), Form::Present),
        (has("Tense=Past") && !has("VerbForm=Fin"), Form::Perfect),
        (has("VerbForm=Ger") && !has("Tense=Past"), Form::Noun),
    ];
    let is_word = form.chars().chain(lemma.chars()).all(is_letter);
    is_word.then(|| Token {
        is_negative: has("Polarity=Neg"),
        ending: ending.into_iter().find(|(is, _)| *is).map(|(_, form)| form),
        form,
        lemma,
    })
}

/// Stems with their counts; what they were before a vowel is undone.
fn of_analyses(table: &str) -> BTreeMap<String, u32> {
    let mut stems: BTreeMap<String, u32> = BTreeMap::new();
    for line in table.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, analysis, count] = cells[..] else {
            continue;
        };
        let stem = analysis
            .split_once("_R_ET")
            .map(|(stem, _)| stem.to_lowercase());
        let next = analysis.split(' ').nth(1).unwrap_or_default();
        let Some(stem) = stem.filter(|stem| stem.chars().all(is_letter)) else {
            continue;
        };
        let is_cut = next.starts_with('у') || stem.ends_with('у') && next.starts_with(['ы', 'і']);
        let whole = match stem.char_indices().next_back() {
            Some((at, 'б')) => format!("{}п", &stem[..at]),
            Some((at, 'ғ')) => format!("{}қ", &stem[..at]),
            Some((at, 'г')) => format!("{}к", &stem[..at]),
            _ => stem,
        };
        if !is_cut {
            *stems.entry(whole).or_default() += count.parse::<u32>().unwrap_or(0);
        }
    }
    stems
}

fn measure(tokens: &[Token]) -> String {
    let (mut read, mut lemmas, mut negations) = (0_usize, 0_usize, 0_usize);
    let (mut told, mut endings) = (0_usize, 0_usize);
    for token in tokens {
        let found = verbs(&token.form);
        let Some(verb) = found.first() else { continue };
        read += 1;
        let has_stem = |own: &Verb| own.stem == token.lemma;
        lemmas += usize::from(found.iter().any(has_stem));
        negations += usize::from(verb.is_negative == token.is_negative);
        if let Some(ending) = token.ending {
            told += 1;
            endings += usize::from(ending == verb.form);
        }
    }
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    format!(
        "{} verbs: read {:.3}, lemma among the readings {:.3}, negation {:.3}, ending {:.3} of {told}",
        tokens.len(),
        share(read, tokens.len()),
        share(lemmas, read),
        share(negations, read),
        share(endings, told),
    )
}
