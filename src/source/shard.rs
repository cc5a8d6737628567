//! One part of many of the same input, for job arrays.

/// Part `index`, from 1, of `count`. All parts together are the whole, and no two share anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which part, from 1.
    pub index: u64,
    /// How many parts there are.
    pub count: u64,
    /// What is dealt out.
    pub by: ShardBy,
}

/// What is dealt out to the parts in turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShardBy {
    /// Files: a part reads its own alone.
    #[default]
    Files,
    /// Documents: a part reads all files and works on its own documents, which serves one large file.
    Documents,
}

impl std::fmt::Display for Shard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let by = match self.by {
            ShardBy::Files => "files",
            ShardBy::Documents => "documents",
        };
        write!(f, "{}/{} by {by}", self.index, self.count)
    }
}

impl Default for Shard {
    /// The whole.
    fn default() -> Self {
        Self {
            index: 1,
            count: 1,
            by: ShardBy::default(),
        }
    }
}

impl Shard {
    /// Whether the file at this step of the walk is read.
    pub(super) fn has_file(&self, step: u64) -> bool {
        self.by != ShardBy::Files || self.is_turn(step)
    }

    /// Whether an item of a file that is read belongs here.
    pub(super) fn has_item(&self, step: u64, item: u64) -> bool {
        self.by != ShardBy::Documents || self.is_turn(step.wrapping_add(item))
    }

    fn is_turn(&self, number: u64) -> bool {
        number % self.count == self.index - 1
    }
}
