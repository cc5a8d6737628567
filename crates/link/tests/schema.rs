//! `schemas/entity.schema.json` is what the types of entities say.

use std::path::Path;

#[test]
fn the_schema_is_what_the_types_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/entity.schema.json");
    let generated = serde_json::to_string_pretty(&svodka_record::entity_schema()).unwrap() + "\n";
    let stored = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        stored == generated,
        "schemas/entity.schema.json is not what the types say; refresh it: cargo run -- schema --entities\n{generated}"
    );
}
