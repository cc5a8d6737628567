//! Where an article says whose office somebody has: «аким Костаная» tells of a person, and of no place of a number.

use svodka_record::{Mention, Record, RoleKind};

/// Offices that begin before a mention among which the one is looked for that it stands in: those of one holder may
/// begin together.
const LOOKED_AT: usize = 4;

/// The spans of all offices of an article, in their order.
pub(crate) struct Offices(Vec<(u32, u32)>);

impl Offices {
    pub(crate) fn of(record: &Record) -> Self {
        let roles = record.roles.iter();
        let offices = roles.filter(|role| role.kind == RoleKind::Office);
        let mut spans: Vec<(u32, u32)> = offices.map(|role| (role.start, role.end)).collect();
        spans.sort_unstable();
        Self(spans)
    }

    /// Whether a mention is a part of what an office is called.
    pub(crate) fn hold(&self, mention: &Mention) -> bool {
        let begun = self.0.partition_point(|(start, _)| *start <= mention.start);
        let last = self.0[..begun].iter().rev().take(LOOKED_AT);
        last.into_iter().any(|(_, end)| mention.end <= *end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_an_office() {
        let offices = Offices(vec![(10, 22), (10, 30), (50, 60)]);
        let holds = |start, end| {
            let mention = serde_json::json!({
                "start": start, "end": end, "text": "", "kind": "name", "rule": "", "confidence": 1.0
            });
            offices.hold(&serde_json::from_value(mention).expect("a mention"))
        };
        assert!(holds(15, 22) && holds(24, 30) && holds(50, 55));
        assert!(!holds(2, 8) && !holds(31, 40) && !holds(55, 61));
    }
}
