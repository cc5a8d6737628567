//! Pairs of quotation marks.

use super::token::{Kind, Token};

/// A stretch of text in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Token of the opening mark.
    pub open: usize,
    /// Token of the closing mark; `None` where the block ends without it.
    pub close: Option<usize>,
    /// How many quotes it stands in.
    pub depth: u8,
}

impl Quoted {
    /// The tokens between the marks; empty for a quote that is never closed.
    pub fn inside(&self) -> std::ops::Range<usize> {
        self.open + 1..self.close.unwrap_or(self.open + 1)
    }
}

/// What a mark may do where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
}

/// Pairs the quotation marks of each block, nested ones inside.
///
/// A mark that opens nothing is passed over. «„ open, »” close; “ and " are read by the white space
/// around them. One closing mark may close two quotes that end together («…«X»).
pub(super) fn pair(text: &str, tokens: &[Token], quoted: &mut Vec<Quoted>) {
    quoted.clear();
    let mut open: Vec<usize> = Vec::new(); // indices into `quoted`
    let mut block = u32::MAX;
    for (i, token) in tokens.iter().enumerate() {
        if token.block != block {
            block = token.block;
            open.clear();
        }
        let Some(side) = side(text, tokens, i, !open.is_empty()) else {
            continue;
        };
        if side == Side::Open {
            open.push(quoted.len());
            quoted.push(Quoted {
                open: i,
                close: None,
                depth: (open.len() - 1).min(255) as u8,
            });
        } else if let Some(index) = open.pop() {
            quoted[index].close = Some(i);
        }
    }
}

fn side(text: &str, tokens: &[Token], i: usize, inside: bool) -> Option<Side> {
    let Kind::Mark(mark) = tokens[i].kind else {
        return None;
    };
    match mark {
        '«' | '„' => Some(Side::Open),
        '»' | '”' => Some(Side::Close),
        '“' | '"' => {
            let spaced = tokens[i].spaced;
            let glued = text[tokens[i].span.end as usize..]
                .chars()
                .next()
                .is_some_and(|c| !c.is_whitespace() && !",.;:!?)»”".contains(c));
            let after_opening = i > 0
                && matches!(
                    tokens[i - 1].kind,
                    Kind::Mark('(' | '«' | '"' | '„' | '“' | '[')
                )
                && !spaced;
            match (spaced || after_opening, glued) {
                (true, true) => Some(Side::Open),
                (false, false) => Some(Side::Close),
                (true, false) => Some(if inside { Side::Close } else { Side::Open }),
                (false, true) => Some(if inside { Side::Close } else { Side::Open }),
            }
        }
        _ => None,
    }
}
