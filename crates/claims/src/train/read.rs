//! What training reads of records: pairs of articles, and quantities.

use crate::models::models;
use crate::pack::unpack;
use crate::run::{Known, Run, each_quantity, temporary};
use crate::sources::Entry;
use crate::statement::Article;
use std::path::PathBuf;
use svodka_shards::Error;

/// Two articles that may be of one event, by their records, and what they have in common.
pub(crate) struct Pair {
    pub(crate) records: [String; 2],
    pub(crate) shared: crate::evidence::Shared,
}

/// The pairs that are compared, each once.
pub(crate) fn pairs(records: &[PathBuf]) -> Result<Vec<Pair>, Error> {
    let folder = temporary(None)?;
    let mut run = Run::new(folder.path(), models());
    let articles = run.read(records)?;
    let Known { spool, blocks, .. } = run.know(articles)?;
    let mut names = Vec::new();
    for row in spool.finish()? {
        names.push(unpack::<Article>(&row?)?.record);
    }
    let mut pairs = std::collections::BTreeMap::new();
    crate::events::meet(blocks, &mut |_, before, later| {
        for earlier in before.iter().filter(|x| x.may_be_of_event(later)) {
            pairs
                .entry((earlier.number, later.number))
                .or_insert_with(|| earlier.shared(later));
        }
    })?;
    let pairs = pairs.into_iter().map(|((earlier, later), shared)| Pair {
        records: [earlier, later].map(|number| names[number as usize].clone()),
        shared,
    });
    Ok(pairs.collect())
}

/// The quantities of records, with their statements.
pub(crate) fn quantities(
    records: &[PathBuf],
    take: &mut dyn FnMut(Vec<Entry>),
) -> Result<(), Error> {
    let folder = temporary(None)?;
    let mut run = Run::new(folder.path(), models());
    let articles = run.read(records)?;
    let statements = run.quantities(articles)?;
    each_quantity(statements, &mut |_, entries| {
        take(entries);
        Ok(())
    })
}
