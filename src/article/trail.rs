//! Days that a page tells by where it stands: in the trail of links to it, in its name.

use super::date;
use super::scattered;
use crate::calendar::{self, DateLine};
use crate::page::Published;
use crate::page::title::cuts;
use crate::vocabulary::DateOrigin;

/// What stands between the parts of a trail of links: «2020 » Сентябрь » 12».
const MARKS: [char; 8] = ['»', '>', '→', '›', '|', '/', '·', '•'];

/// The day of a trail of links: «Главная » 2020 » Сентябрь » 12 » Мост открыли».
pub(super) fn day(line: &str) -> Option<DateLine> {
    let mut pieces = line.split(MARKS).map(|piece| {
        let piece = piece.trim();
        let start = piece.as_ptr() as usize - line.as_ptr() as usize;
        (piece, start..start + piece.len())
    });
    let year = |piece: &str| piece.len() == 4 && piece.bytes().all(|byte| byte.is_ascii_digit());
    let at = pieces.find(|(piece, _)| year(piece))?;
    let (month, day) = (pieces.next()?, pieces.next()?);
    let worded = !month.0.is_empty() && !month.0.contains(|c: char| c.is_ascii_digit());
    let text = worded.then(|| scattered::together(&[at.0, month.0, day.0]))??;
    Some(DateLine {
        span: at.1.start..day.1.end,
        whole: false,
        ..calendar::date_line(&text)?
    })
}

/// The day in the name of a page: «Мост открыли - 12 сентября 2020 - Вестник».
pub(super) fn named(heads: &[String]) -> Option<Published> {
    let pieces = heads.iter().flat_map(|head| cuts(head));
    let pieces = pieces.map(|(_, rest)| cuts(rest).last().map_or(rest, |(first, _)| *first));
    let mut days = pieces.filter_map(|piece| Some((date::whole_day(piece)?, piece)));
    days.next().map(|(when, piece)| Published {
        when,
        origin: DateOrigin::Text,
        text: Some(piece.to_owned()),
        confidence: date::TOLD,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_trails() {
        let day = |line| day(line).map(|day| day.when.edtf);
        for line in [
            "Главная » 2019 » Май » 14 » Мост открыли",
            "Басты бет > 2019 > Мамыр > 14",
        ] {
            assert_eq!(day(line).as_deref(), Some("2019-05-14"), "{line}");
        }
        for line in [
            "Главная » 2019 » Май",
            "Главная » 2019 » 5 » 14",
            "2019 | Мост | 14",
        ] {
            assert_eq!(day(line), None, "{line}");
        }
    }

    #[test]
    fn days_in_names() {
        let day = |head: &str| named(&[head.to_owned()]).map(|day| day.when.edtf);
        assert_eq!(
            day("Мост открыли - 14 Мая 2019 - Вестник").as_deref(),
            Some("2019-05-14")
        );
        assert_eq!(day("Мост открыли 14 мая 2019 года - Вестник"), None);
        assert_eq!(day("Что было 14 мая"), None);
    }
}
