//! Trains the tagger.
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match svodka::train::run(std::path::Path::new(&args[0]), &args[1..]) {
        Ok(out) => println!("{out}"),
        Err(e) => eprintln!("{e}"),
    }
}
