//! Makes a page of records without the engine: `cargo run -p svodka-review --example review -- RECORDS PAGE`.

use std::error::Error;
use std::fs;
use svodka_record::Record;
use svodka_review::Review;
use svodka_tell::Lang;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args_os().skip(1);
    let (Some(records), Some(page)) = (args.next(), args.next()) else {
        return Err("usage: review RECORDS PAGE".into());
    };
    let mut review = Review::new(Lang::Ru);
    for line in fs::read_to_string(records)?.lines() {
        let record: Record = serde_json::from_str(line)?;
        review.add(&record);
    }
    fs::write(page, review.page()?)?;
    Ok(())
}
