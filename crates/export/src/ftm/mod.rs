//! FollowTheMoney entities, one a line: articles, and what they say of people, organizations, places and campaigns.
//!
//! An entity of linked records comes once for each article that mentions it, with what that article says, under one id:
//! fragments, which `ftm aggregate` and the loaders of that world merge.

mod linked;
mod node;
mod record;
mod roles;

use crate::json_file::{self, Shape};
use crate::target::Form;

/// The form.
pub const FORM: Form = Form {
    name: "ftm",
    schemes: &["followthemoney"],
    endings: &[".ftm.json", ".ftm.ijson"],
    place: "FILE",
    about: "FollowTheMoney entities, one a line: Article, Person, Organization, Event, Employment, Mention",
    open: |target, options| json_file::open(target, &options, &SHAPE),
    beside: &[],
    sql: None,
};

const SHAPE: Shape = Shape {
    head: "",
    between: "\n",
    tail: "\n",
    values: |batch, take| {
        for record in &batch.records {
            record::nodes(record, &mut |node| take(node.value()));
        }
        for entity in &batch.entities {
            if let Some(node) = linked::node(entity) {
                take(node.value());
            }
        }
        Ok(())
    },
};
