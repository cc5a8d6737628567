//! Where the text of an article begins below its headline: with the lead, the heading or the subtitle above its first
//! paragraphs.

use super::body::{LEAD, Lines, SUBTITLE};
use super::headline::{self, Headline};
use super::role::Role;
use super::run;
use std::ops::Range;

impl Lines<'_> {
    /// The run from below the title on, with the lead that may stand between.
    pub(super) fn below(&self, title: &Headline, run: Range<usize>) -> Range<usize> {
        let first = title.at + 1;
        let opening = self.opening(first, &run);
        let inside = self.inside(first..opening, &run);
        let lead = (first..opening).find(|&n| match self.roles[n] {
            Role::Prose | Role::Sentence => true,
            Role::Short => {
                !self.lines[n].bullet
                    && self.roles[n - 1] != Role::Note
                    && (self.lines[n].text.chars().count() >= LEAD
                        || self.is_taken_up(n, &run)
                        || n >= inside
                        || self.is_subtitle(n, first..opening))
            }
            _ => false,
        });
        lead.unwrap_or(opening.max(first))..run.end
    }

    /// The first of the lines above a run that are short words in its element, which is named after the text of the
    /// article.
    fn inside(&self, above: Range<usize>, run: &Range<usize>) -> usize {
        let home = self.lines[self.first_prose(run)].home;
        let own = |n: &usize| {
            let line = &self.lines[*n];
            let short = self.roles[*n] == Role::Short && self.is_inside(*n);
            let told = line.hint > run::TOLD || line.bullet || line.row;
            short && told && line.home == home
        };
        let opening = above.end;
        above.rev().take_while(own).last().unwrap_or(opening)
    }

    /// The heading above the first paragraph of a run in which others of its level follow, or the run's beginning.
    fn opening(&self, first: usize, run: &Range<usize>) -> usize {
        let heading = |n: usize| {
            let line = &self.lines[n];
            let level = (self.roles[n] == Role::Short).then_some(line.level);
            level
                .filter(|level| *level > 1)
                .map(|level| (level, line.home))
        };
        let above = run.start.checked_sub(1).filter(|above| *above >= first);
        let found = above.filter(|&above| {
            heading(above).is_some_and(|kind| run.clone().any(|n| heading(n) == Some(kind)))
        });
        found.unwrap_or(run.start)
    }

    /// Whether the line is the one between a headline and its text that is no stamp, and stands beside the headline.
    fn is_subtitle(&self, n: usize, between: Range<usize>) -> bool {
        let line = &self.lines[n];
        let told = |n: &usize| matches!(self.roles[*n], Role::Prose | Role::Sentence);
        let between = between.start..between.clone().find(told).unwrap_or(between.end);
        let mut others = between.clone().filter(|other| *other != n);
        let beside = between.start.checked_sub(1);
        line.cell != 0
            && line.level != 1
            && line.links == 0.0
            && line.hint >= 0.0
            && beside.is_some_and(|title| self.lines[title].cell == line.cell)
            && line.text.split_whitespace().count() >= SUBTITLE
            && others.all(|other| {
                matches!(
                    self.roles[other],
                    Role::Date | Role::Counter | Role::Section
                )
            })
    }

    /// Whether the text below takes up the words of a short lead.
    fn is_taken_up(&self, n: usize, run: &Range<usize>) -> bool {
        let text = &self.lines[n].text;
        let below = self.texts(run.start..run.end.min(run.start + 2));
        let flat = self.lines[n].home == 0;
        flat && text.split_whitespace().count() > 4 && headline::shared(text, &below) > 1
    }
}
