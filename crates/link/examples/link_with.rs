//! Links records with weights of a file: `link_with WEIGHTS RECORDS OUT`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [weights, records, out] = &arguments[..] else {
        return Err("link_with WEIGHTS RECORDS OUT".into());
    };
    let options = svodka_link::Options {
        records: vec![records.into()],
        output: out.into(),
        entities: format!("{out}.entities").into(),
        base: None,
        known: Vec::new(),
        corrections: None,
        dedup: false,
        jobs: 1,
    };
    let model = svodka_link::Model::read(&std::fs::read_to_string(weights)?);
    svodka_link::link(&options, &model)?;
    Ok(())
}
