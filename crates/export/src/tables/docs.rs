//! Descriptions of types and fields, out of the schema that is made of the Rust types.

use super::figure_facts::FigureFact;
use super::people_roles::PersonRole;
use schemars::schema_for;
use serde_json::Value;
use svodka_record::{claim_schema, entity_schema, schema};

/// The schemas of all that is exported.
pub(super) struct Docs(Vec<Value>);

impl Docs {
    pub(super) fn load() -> Self {
        let computed = [schema_for!(FigureFact), schema_for!(PersonRole)];
        let published = [schema(false), entity_schema(), claim_schema()];
        Self(
            published
                .into_iter()
                .chain(computed)
                .map(Value::from)
                .collect(),
        )
    }

    /// What a type is; nothing for an unknown one.
    pub(super) fn of_type(&self, name: &str) -> String {
        self.find(name).map(description).unwrap_or_default()
    }

    /// What a field says; nothing for an unknown one.
    pub(super) fn of_field(&self, of: &str, field: &str) -> String {
        self.field(of, field).map(description).unwrap_or_default()
    }

    fn field(&self, of: &str, field: &str) -> Option<&Value> {
        self.find(of)?.get("properties")?.get(field)
    }

    fn find(&self, name: &str) -> Option<&Value> {
        self.0.iter().find_map(|schema| {
            let is_root = schema["title"].as_str() == Some(name);
            is_root.then_some(schema).or(schema["$defs"].get(name))
        })
    }
}

/// A description on one line.
fn description(of: &Value) -> String {
    let text = of["description"].as_str().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::{ALL, Kind, tables};
    use super::*;
    use std::collections::BTreeSet;

    /// What the schema says of a field: its kind, and whether it may be null.
    fn kind(field: &Value) -> (Kind, bool) {
        let types = match &field["type"] {
            Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
            Value::String(one) => vec![one.as_str()],
            _ => Vec::new(),
        };
        let is_null = types.contains(&"null")
            || field["anyOf"]
                .as_array()
                .is_some_and(|any| any.iter().any(|one| one["type"] == "null"));
        let kind = match types.first() {
            Some(&"integer") => Kind::Integer,
            Some(&"number") => Kind::Real,
            Some(&"boolean") => Kind::Boolean,
            Some(&"array") => Kind::Texts,
            _ => Kind::Text,
        };
        (kind, is_null)
    }

    #[test]
    fn columns_are_what_the_types_say() {
        let docs = Docs::load();
        for (spec, table) in ALL.iter().zip(tables()) {
            assert!(!table.about.is_empty(), "{}", spec.of);
            for (written, column) in spec.columns.iter().zip(&table.columns) {
                let name = format!("{}.{}", table.name, column.name);
                assert!(!column.about.is_empty(), "{name}");
                let (of, field) = written
                    .field
                    .split_once('.')
                    .unwrap_or((spec.of, written.field));
                let (kind, is_null) = kind(docs.field(of, field).unwrap());
                let is_day = column.kind == Kind::Date && kind == Kind::Text;
                let is_part = written.note.is_some();
                assert!(
                    column.kind == kind || is_day || is_part,
                    "{name} is {kind:?}"
                );
                assert!(column.nullable || !is_null, "{name} may be null");
                // A day that is none becomes null.
                assert!(column.nullable || !is_day, "{name} may be null");
            }
        }
    }

    /// A field that is added to a record is added to a table, or left aside here.
    #[test]
    fn every_field_has_its_column() {
        let docs = Docs::load();
        let apart = BTreeSet::from([
            "Article.blocks",
            "Article.published",
            "Claim.sources",
            // The surest of them has columns.
            "Claim.relations",
            // Roles know both, references have a column for each table.
            "Role.holder",
        ]);
        let columns: BTreeSet<String> = ALL
            .iter()
            .flat_map(|spec| {
                spec.columns.iter().map(|column| match column.field {
                    field if field.contains('.') => field.to_owned(),
                    field => format!("{}.{field}", spec.of),
                })
            })
            .collect();
        for of in [
            "Article",
            "Published",
            "Source",
            "Extractor",
            "Block",
            "Campaign",
            "Person",
            "Organization",
            "Place",
            "Role",
            "Date",
            "Figure",
            "Amount",
            "Quote",
            "Mention",
            "Evidence",
            "Warning",
            "Claim",
            "ClaimSource",
        ] {
            let fields = docs.find(of).unwrap()["properties"].as_object().unwrap();
            for field in fields.keys() {
                let name = format!("{of}.{field}");
                let is_nested = matches!(field.as_str(), "mentions" | "evidence");
                assert!(
                    columns.contains(&name) || is_nested || apart.contains(name.as_str()),
                    "{name} has no column"
                );
            }
        }
    }
}
