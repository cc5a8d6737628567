//! Learns `data/stems.tsv` and `data/chains.tsv`, and measures them in ten parts of a treebank.
//!
//! `cargo run -p svodka-kazakh --release --example learn -- WORDS TREEBANK.conllu… DATA`: a list of forms, one a line;
//! treebanks in CoNLL-U; the folder to write to.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::{env, fs, io};
use svodka_kazakh::{Case, Chain, Lexicon, Possessor, key, splits};

/// Stems seen with fewer forms are left out.
const LEAST: f32 = 4.0;

/// What a noun of the treebank counts as, in forms.
const NOUN: f32 = 5.0;

/// A noun or name of the treebank.
struct Token {
    part: usize,
    form: String,
    lemma: String,
    case: Case,
    possessor: Option<Possessor>,
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [words, treebanks @ .., data] = &arguments[..] else {
        return Err(io::Error::other("WORDS TREEBANK… DATA"));
    };
    let forms: BTreeSet<String> = fs::read_to_string(words)?
        .lines()
        .map(|line| line.trim().to_lowercase())
        .filter(|word| word.chars().count() > 1 && word.chars().all(is_letter))
        .collect();
    let mut tokens = Vec::new();
    for path in treebanks {
        tokens.extend(read(&fs::read_to_string(path)?));
    }
    let induced = induce(&forms);
    writeln!(io::stdout(), "{}", measure(&induced, &tokens))?;
    let all: Vec<&Token> = tokens.iter().collect();
    write(data, &with_lemmas(&induced, &all), &chains(&all))
}

fn is_letter(letter: char) -> bool {
    matches!(letter, 'а'..='я') || "ёәғқңөұүһі".contains(letter)
}

fn read(treebank: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut sentences = 0;
    for line in treebank.lines() {
        sentences += usize::from(line.starts_with("# sent_id"));
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, form, lemma, "NOUN" | "PROPN", _, features, ..] = cells[..] else {
            continue;
        };
        let small = form.to_lowercase();
        if !small.chars().all(is_letter) {
            continue;
        }
        let has = |feature: &str| features.split('|').any(|own| own == feature);
        let cases = [
            ("Case=Gen", Case::Genitive),
            ("Case=Dat", Case::Dative),
            ("Case=Acc", Case::Accusative),
            ("Case=Loc", Case::Locative),
            ("Case=Abl", Case::Ablative),
            ("Case=Ins", Case::Instrumental),
        ];
        let case = cases.into_iter().find(|(name, _)| has(name));
        let is_ours = features.contains("Number[psor]=Plur|");
        tokens.push(Token {
            part: sentences % 10,
            form: small,
            lemma: lemma.to_lowercase(),
            case: case.map_or(Case::Nominative, |(_, case)| case),
            possessor: match () {
                () if has("Person[psor]=3") => Some(Possessor::Third),
                () if has("Person[psor]=1") && is_ours => Some(Possessor::Ours),
                () if has("Person[psor]=1") => Some(Possessor::First),
                () if has("Person[psor]=2") && features.contains("Form") => Some(Possessor::Polite),
                () if has("Person[psor]=2") => Some(Possessor::Second),
                () => None,
            },
        });
    }
    tokens
}

/// Stems by how many forms they explain; one that is itself a form of a stem with as many counts for little.
fn induce(forms: &BTreeSet<String>) -> BTreeMap<String, f32> {
    let mut explained: BTreeMap<String, f32> = BTreeMap::new();
    for form in forms {
        let stems: BTreeSet<String> = splits(form)
            .into_iter()
            .filter(|split| split.chain != Chain::NONE && split.is_in_harmony)
            .map(|split| split.stem.into_owned())
            .collect();
        for stem in stems {
            *explained.entry(stem).or_default() += 1.0;
        }
    }
    let weights = explained.iter().map(|(stem, own)| {
        let shorter = splits(stem)
            .into_iter()
            .filter(|split| split.chain != Chain::NONE && split.is_in_harmony);
        let most = shorter.filter(|split| split.stem.chars().count() > 1);
        let most = most
            .filter_map(|split| explained.get(&*split.stem))
            .fold(0.0_f32, |most, own| most.max(*own));
        let share = match () {
            () if *own >= 2.0 * most => 1.0,
            () if most >= *own => 0.05,
            () => 0.3,
        };
        (stem.clone(), own * share)
    });
    weights.filter(|(_, weight)| *weight >= LEAST).collect()
}

fn with_lemmas(induced: &BTreeMap<String, f32>, tokens: &[&Token]) -> BTreeMap<String, f32> {
    let mut stems = induced.clone();
    for token in tokens {
        *stems.entry(token.lemma.clone()).or_default() += NOUN;
    }
    stems
}

fn chains(tokens: &[&Token]) -> BTreeMap<Chain, f32> {
    let mut chains = BTreeMap::new();
    for token in tokens {
        let right = splits(&token.form).into_iter().find(|split| {
            split.stem == token.lemma
                && split.chain.case == token.case
                && split.chain.possessor == token.possessor
        });
        if let Some(split) = right {
            *chains.entry(split.chain).or_default() += 1.0;
        }
    }
    chains
}

fn measure(induced: &BTreeMap<String, f32>, tokens: &[Token]) -> String {
    let mut right = [0_u32; 3];
    for part in 0..10 {
        let others: Vec<&Token> = tokens.iter().filter(|token| token.part != part).collect();
        let stems = with_lemmas(induced, &others).into_iter();
        let lexicon = Lexicon::new(
            stems.map(|(stem, weight)| (Cow::Owned(stem), weight)),
            chains(&others),
        );
        for token in tokens.iter().filter(|token| token.part == part) {
            let reading = lexicon.read(&token.form);
            right[0] += u32::from(reading.stem == token.lemma);
            right[1] += u32::from(reading.chain.case == token.case);
            right[2] += u32::from(reading.chain.possessor == token.possessor);
        }
    }
    let share = |right: u32| f64::from(right) / tokens.len() as f64;
    let [lemma, case, possessor] = right.map(share);
    let nouns = tokens.len();
    format!("{nouns} nouns and names: lemma {lemma:.4}, case {case:.4}, possessor {possessor:.4}")
}

fn write(
    data: &str,
    stems: &BTreeMap<String, f32>,
    chains: &BTreeMap<Chain, f32>,
) -> io::Result<()> {
    let head = "# Made by examples/learn.rs; sources and licences in data/README.md.\n";
    let rows = stems
        .iter()
        .map(|(stem, weight)| format!("{stem}\t{}\n", (weight * 10.0).round() / 10.0));
    fs::write(
        format!("{data}/stems.tsv"),
        head.to_owned() + &rows.collect::<String>(),
    )?;
    let rows = chains
        .iter()
        .map(|(chain, count)| format!("{}\t{count}\n", key(*chain)));
    fs::write(
        format!("{data}/chains.tsv"),
        head.to_owned() + &rows.collect::<String>(),
    )
}
