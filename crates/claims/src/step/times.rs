//! When two numbers were told and hold, and who tells them.

use super::given;
use crate::sources::tie;
use crate::statement::Time;
use crate::step::asked;
use svodka_record::SourceTie;

/// Days beyond which it does not matter how many.
const FAR: i32 = 400;

asked! {
    /// What is said of their times and sources.
    ASKED, times: pair {
        days: apart(pair.old.article.day, pair.new.article.day),
        days_held: apart(pair.old.day(), pair.new.day()),
        days_stated: apart(pair.old.statement.time.day, pair.new.statement.time.day),
        days_planned: apart(pair.old.statement.time.day, pair.new.article.day),
        days_recalled: apart(pair.new.statement.time.day, pair.old.article.day),
        old_stated: stated(&pair.old.statement.time),
        new_stated: stated(&pair.new.statement.time),
        one_time: given(pair.is_of_one_time()),
        two_years: given(pair.are_of_two_years()),
        old_ahead: given(pair.old.statement.time.is_ahead),
        new_ahead: given(pair.new.statement.time.is_ahead),
        old_elsewhen: given(pair.old.statement.time.is_elsewhen),
        new_elsewhen: given(pair.new.statement.time.is_elsewhen),
        one_article: given(pair.is_of_one_article()),
        tie: tie(pair.old, pair.new).map_or(0.0, kind_of),
        one_site: given(pair.old.article.site.is_some() && pair.old.article.site == pair.new.article.site),
        voices: given(pair.old.statement.voice().is_some()) + given(pair.new.statement.voice().is_some()),
        one_voice: given(pair.old.statement.voice().is_some() && pair.old.statement.voice() == pair.new.statement.voice()),
        old_side: given(pair.old.statement.is_side),
        new_side: given(pair.new.statement.is_side),
    }
}

impl crate::step::Pair<'_> {
    pub(crate) fn is_of_one_article(&self) -> bool {
        self.old.article.key == self.new.article.key
    }

    /// Whether both state one time.
    fn is_of_one_time(&self) -> bool {
        let (old, new) = (&self.old.statement.time, &self.new.statement.time);
        old.stated.is_some() && old.stated == new.stated
    }

    /// Whether each is of a year that the text states, and not of one.
    fn are_of_two_years(&self) -> bool {
        let years = (self.old.statement.time.year, self.new.statement.time.year);
        matches!(years, (Some(old), Some(new)) if old != new)
    }
}

/// Days from one to the other.
fn apart(one: Option<i32>, other: Option<i32>) -> f32 {
    let days = one.zip(other).map(|(one, other)| other.saturating_sub(one));
    days.map_or(FAR, |days| days.clamp(-FAR, FAR)) as f32
}

/// How closely the text states the time.
fn stated(time: &Time) -> f32 {
    let is_stated = given(time.stated.is_some());
    is_stated + given(time.year.is_some()) + given(time.period.is_some())
}

/// How closely one copies the other.
fn kind_of(tie: SourceTie) -> f32 {
    match tie {
        SourceTie::Site => 1.0,
        SourceTie::Speaker => 2.0,
        SourceTie::Via => 3.0,
        SourceTie::Quote => 4.0,
        SourceTie::Reprint => 5.0,
        _ => 6.0,
    }
}
