//! What goes on with an article below the last of its paragraphs: sentences, entries of a chronicle, items.

use super::body::{LEAD, Lines};
use super::bounds::ends_in_stop;
use super::marks;
use super::role::Role;
use std::ops::Range;

/// Elements of one kind with sentences up to the end of a run, from which others of that kind go on with it.
const ENTRIES: usize = 3;

impl Lines<'_> {
    /// In plain text: on through short sentences below the run, also those under a heading, a credit or a note.
    pub(super) fn to_last_sentence(&self, run: Range<usize>) -> Range<usize> {
        let sentence = |n: &usize| {
            let flat = self.lines[*n].home == 0 && !self.lines[*n].bullet;
            flat && matches!(self.roles[*n], Role::Sentence | Role::Prose)
                && ends_in_stop(&self.lines[*n].text)
        };
        let mut end = run.end;
        while !run.is_empty() && end < self.lines.len() {
            let heading = usize::from(
                self.roles[end] == Role::Short && self.lines[end].text.chars().count() < LEAD,
            );
            let next = Some(end + heading).filter(|n| *n < self.lines.len() && sentence(n));
            let Some(next) = next.or_else(|| self.below_insert(end).filter(sentence)) else {
                break;
            };
            end = next + 1;
        }
        run.start..end
    }

    /// In a page: on through the sentences of elements like several of those up to its end, as chronicles have one for each
    /// entry, or of such that each begin with a time of day, before anything else stands beside them.
    pub(super) fn to_last_entry(&self, run: Range<usize>) -> Range<usize> {
        let told = |n: &usize| matches!(self.roles[*n], Role::Sentence | Role::Prose);
        let stamp = |n: &usize| matches!(self.roles[*n], Role::Date | Role::Counter | Role::Short);
        let Some(last) = run.clone().rev().find(told) else {
            return run;
        };
        let (deck, next) = (self.lines[last].deck, self.lines.get(run.end));
        let deck = next.map_or(deck, |next| next.deck);
        let own = |n: &usize| self.lines[*n].deck == deck && self.lines[*n].hint >= 0.0;
        let entries = (0..=last).filter(|n| own(n) && told(n)).count();
        let next = (run.end..self.lines.len()).take_while(|n| own(n) && (told(n) || stamp(n)));
        let clocks = next
            .clone()
            .filter(|&n| marks::begins_with_clock(&self.lines[n].text));
        if deck == 0 || entries < ENTRIES && clocks.count() < ENTRIES {
            return run;
        }
        let end = next.filter(told).last().map_or(run.end, |n| n + 1);
        run.start..end.max(run.end)
    }

    /// In a page: on through what the element of the article holds below its last paragraph and shows to be part of
    /// it: items of a list, rows of a table, what a colon announces or a time of day begins, an address.
    pub(super) fn to_last_item(&self, run: Range<usize>) -> Range<usize> {
        let home = self.home(&run);
        self.to_last_of(run, home)
    }

    pub(super) fn to_last_of(&self, run: Range<usize>, home: usize) -> Range<usize> {
        if home == 0 {
            return run;
        }
        let colon = |n: usize| self.lines[n].text.ends_with(':');
        let (mut end, mut announced) = (run.end, run.end > 0 && colon(run.end - 1));
        // a question may stand above its answer, the name of a place above what goes on there
        let item = |n: usize| {
            let line = self.lines.get(n);
            line.is_some_and(|line| {
                let own = line.home == home && line.links == 0.0 && line.hint >= 0.0;
                own && (line.bullet || marks::begins_with_clock(&line.text))
            })
        };
        let mut asked = false;
        for n in run.end..self.lines.len() {
            let line = &self.lines[n];
            let own = line.home == home && line.hint >= 0.0 && line.links == 0.0 && line.level == 0;
            let role = self.roles[n];
            if !own || !matches!(role, Role::Short | Role::Sentence) {
                break;
            }
            if colon(n) {
                announced = true;
            } else if announced
                || line.bullet
                || role == Role::Sentence
                || self.is_detail(n)
                || self.is_said(n)
            {
                (end, asked) = (n + 1, false);
            } else if !asked && (line.text.ends_with('?') || item(n + 1)) {
                asked = true;
            } else {
                break;
            }
        }
        run.start..end
    }
}
