//! Trains the scorer: `train_links GOLD RECORDS PRIOR [PART OF]` writes the file of weights to standard output; with
//! PART and OF, blocks of that part are left out.

use std::io::Write;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gold, records, prior, part @ ..] = &arguments[..] else {
        return Err("train_links GOLD RECORDS PRIOR [PART OF]".into());
    };
    let left_out = match part {
        [part, of] => Some((part.parse()?, of.parse()?)),
        _ => None,
    };
    let text = std::fs::read_to_string(prior)?;
    let head: String = text
        .lines()
        .take_while(|line| !line.contains("\tthreshold\t"))
        .map(|line| format!("{line}\n"))
        .collect();
    let files = ["people", "organizations", "campaigns"]
        .map(|kind| Path::new(gold).join(format!("{kind}.jsonl")));
    let files: Vec<&Path> = files.iter().map(|path| path.as_path()).collect();
    let model = svodka_link::train::train(
        &files,
        Path::new(records),
        &svodka_link::Model::read(&text),
        left_out,
    )?;
    std::io::stdout().write_all((head + &model.rows()).as_bytes())?;
    Ok(())
}
