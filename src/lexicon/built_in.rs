//! What `build.rs` makes of the lists of `data/`: where each entry stands, what it is found by, and the hash of all.

use super::list::{EntryId, List};
use svodka_words::index::Place;

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));
