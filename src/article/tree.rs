//! HTML tree → lines, each with its place in the tree.

mod places;

use super::deck;
use super::grid::{self, Grid};
use super::hints;
use super::joint::Joints;
use super::lines::{Line, ends_sentence, split_bullet, tidy};
use super::seam;
use super::twins::BARE;
use crate::calendar;
use crate::lexicon::normal::{is_alphabetic, is_alphanumeric};
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{Html, Node};
use std::hash::{Hash, Hasher};

/// Letters from which a line outside links counts as prose.
const LETTERS_OF_PROSE: usize = 80;

/// Letters from which it counts for the share that a part of the page has.
const LETTERS_OF_SHARE: usize = 40;

/// Bytes below which words before a break are a line of their own.
const SHORTEST: usize = 120;

/// Characters of the words behind a day from which they may be a sentence.
const SENTENCE: usize = 25;

/// Bytes of the longest day that stands in an element of its own.
const LONGEST_DAY: usize = 60;

/// What the name of an `aside` says against the article by itself.
const ASIDE: f32 = -1.0;

/// An element that holds lines.
#[derive(Clone, Copy, Debug)]
struct Holder {
    parent: usize,
    depth: u32,
    hint: f32,
    prose: usize,
    paragraph: bool,
    /// Whether it is a paragraph or a heading by its name.
    is_text: bool,
    class: u64,
    /// The kind of cards that it may be one of.
    kind: u64,
    /// Its place in a table.
    grid: Grid,
    /// Elements that hold lines and stand right in this one.
    inner: u32,
}

/// What lines are read from a tree with.
struct Walk<'a> {
    joints: &'a Joints,
    lines: Vec<Line>,
    holders: Vec<Holder>,
    of_line: Vec<usize>,
    at: usize,
    buffer: String,
    links: usize,
    letters: usize,
    in_link: u32,
    /// The link around, its number and its address, and those of the first link in the line.
    link: (u32, Option<String>),
    first_link: (u32, Option<String>),
    /// The number of the last link in the line, and how many stand in it.
    last_link: u32,
    ways: u32,
    /// Of these links those in headings that have no address but what scripts give them.
    bare_links: u32,
    in_article: u32,
    /// Outermost `article` elements so far.
    articles: usize,
    /// Posts of networks and captions around.
    in_post: u32,
    in_caption: u32,
    /// Elements around whose lines stand as they were written.
    in_pre: u32,
    breaks: u32,
    /// Whether letters raised or lowered end or begin here: «м2».
    raised: bool,
    mended: bool,
    /// Whether an element with a day has ended, and nothing but that day stands in the line.
    stamped: bool,
    item: bool,
    level: u8,
    stamp: Option<String>,
    /// Elements with a machine date around, and letters in such.
    in_time: u32,
    timed: usize,
}

/// The lines of a page, in order; costs one pass without recursion.
pub(super) fn lines(tree: &Html, joints: &Joints) -> Vec<Line> {
    let mut walk = Walk::new(joints);
    let mut edges = tree.tree.root().traverse();
    while let Some(edge) = edges.next() {
        match edge {
            Edge::Open(node) if walk.is_skipped(node) => skip(&mut edges, node),
            Edge::Open(node) => walk.open(node),
            Edge::Close(node) => walk.close(node.value()),
        }
    }
    walk.finish()
}

/// Goes to the end of the node.
fn skip<'a>(edges: &mut impl Iterator<Item = Edge<'a, Node>>, node: NodeRef<'a, Node>) {
    edges.find(|edge| matches!(edge, Edge::Close(closed) if closed.id() == node.id()));
}

impl<'a> Walk<'a> {
    fn new(joints: &'a Joints) -> Self {
        let root = Holder {
            parent: 0,
            depth: 0,
            hint: 0.0,
            prose: 0,
            paragraph: false,
            is_text: false,
            class: BARE,
            kind: 0,
            grid: Grid::None,
            inner: 0,
        };
        Self {
            joints,
            lines: Vec::new(),
            holders: vec![root],
            of_line: Vec::new(),
            at: 0,
            buffer: String::new(),
            links: 0,
            letters: 0,
            in_link: 0,
            link: (0, None),
            first_link: (0, None),
            last_link: 0,
            ways: 0,
            bare_links: 0,
            in_article: 0,
            articles: 0,
            in_post: 0,
            in_caption: 0,
            in_pre: 0,
            breaks: 0,
            raised: false,
            mended: false,
            stamped: false,
            item: false,
            level: 0,
            stamp: None,
            in_time: 0,
            timed: 0,
        }
    }

    /// Whether nothing of the article stands in the node; the foot of an article names its day and who wrote it.
    fn is_skipped(&self, node: NodeRef<'_, Node>) -> bool {
        let Node::Element(element) = node.value() else {
            return false;
        };
        let foot = element.name() == "footer" && self.in_article > 0;
        hints::is_dropped(element.name()) && !foot
            || hints::is_hidden(element)
            || hints::is_note(element)
            || hints::is_unread(element) && !hints::has_paragraphs(node)
    }

    /// Whether it is an `aside` that no names speak against, in an article without names or between two paragraphs: a
    /// lead or words set apart to catch the eye.
    fn is_set_apart(&self, node: NodeRef<'_, Node>, element: &scraper::node::Element) -> bool {
        let named = element.attr("class").or(element.attr("id")).is_some();
        let paragraph = |node: Option<NodeRef<'_, Node>>| {
            let element = node.and_then(|node| node.value().as_element());
            element.is_some_and(|element| element.name() == "p")
        };
        let inside = || {
            let before = node.prev_siblings().find(|node| node.value().is_element());
            let behind = node.next_siblings().find(|node| node.value().is_element());
            paragraph(before) && paragraph(behind) && hints::of(element) >= ASIDE
        };
        element.name() == "aside" && (self.in_article > 0 && !named || inside())
    }

    fn open(&mut self, node: NodeRef<'_, Node>) {
        match node.value() {
            Node::Text(text) if self.in_pre > 0 => self.written(text),
            Node::Text(text) => self.text(text),
            Node::Element(element) => {
                let name = element.name();
                if hints::is_embedded(element) {
                    self.flush();
                    self.in_post += 1;
                }
                if hints::is_block(name) {
                    self.flush();
                    self.in_caption += u32::from(hints::is_caption(element));
                    self.in_pre += u32::from(name == "pre");
                    self.item = matches!(name, "li" | "dt" | "dd");
                    self.level = hints::heading(name);
                    self.articles += usize::from(name == "article" && self.in_article == 0);
                    self.in_article += u32::from(name == "article");
                    self.holders[self.at].inner += 1;
                    self.holders.push(Holder {
                        parent: self.at,
                        depth: self.holders[self.at].depth + 1,
                        hint: if self.is_set_apart(node, element) {
                            0.0
                        } else {
                            hints::of(element)
                        },
                        prose: 0,
                        paragraph: hints::is_paragraph(name),
                        is_text: hints::is_paragraph(name),
                        class: class(element),
                        kind: deck::kind(element),
                        grid: grid::place(name),
                        inner: 0,
                    });
                    self.at = self.holders.len() - 1;
                }
                if let Some(stamp) = hints::stamp(element) {
                    self.stamp = Some(stamp.to_owned());
                    self.in_time += 1;
                }
                match name {
                    "a" if element.attr("href").is_some() => {
                        self.in_link += 1;
                        self.link = (self.link.0 + 1, element.attr("href").map(str::to_owned));
                    }
                    "a" if self.level > 1 && element.attrs().next().is_none() => {
                        self.bare_links += 1;
                        self.in_link += 1;
                    }
                    "br" => self.breaks += 1,
                    "sup" | "sub" => self.raised = true,
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, node: &Node) {
        let Node::Element(element) = node else { return };
        let name = element.name();
        let bare = name == "a" && self.bare_links > 0 && element.attrs().next().is_none();
        self.bare_links -= u32::from(bare);
        if bare || name == "a" && element.attr("href").is_some() {
            self.in_link = self.in_link.saturating_sub(1);
        }
        self.stamped |= !hints::is_block(name) && self.is_day_so_far();
        self.in_time -= u32::from(self.in_time > 0 && hints::stamp(element).is_some());
        if hints::is_embedded(element) {
            self.flush();
            self.in_post = self.in_post.saturating_sub(1);
        }
        if hints::is_block(name) {
            self.flush();
            let caption = u32::from(hints::is_caption(element));
            self.in_caption = self.in_caption.saturating_sub(caption);
            self.in_pre = self.in_pre.saturating_sub(u32::from(name == "pre"));
            self.level = 0;
            self.item = false;
            self.in_article = self.in_article.saturating_sub(u32::from(name == "article"));
            self.at = self.holders[self.at].parent;
        }
    }

    /// Whether an element that ends here holds the day that its line begins with.
    fn is_day_so_far(&self) -> bool {
        let open = self.buffer.trim();
        let inside = self.level == 0 && self.in_link == 0 && self.links == 0;
        inside
            && open.len() <= LONGEST_DAY
            && open.starts_with(|c: char| c.is_ascii_digit())
            && calendar::date_line(open).is_some_and(|day| day.whole && day.when.days.is_some())
    }

    /// A day set apart by its element, before words that begin a sentence, is a line of its own.
    fn stamp_break(&mut self, next: &str) {
        let begins = |c: char| c.is_uppercase() || matches!(c, '«' | '"' | '—' | '–');
        let told = next.chars().nth(SENTENCE).is_some();
        if std::mem::take(&mut self.stamped) && told && next.starts_with(begins) {
            let item = self.item;
            self.flush();
            self.item = item;
        }
    }

    /// Text whose empty lines part paragraphs.
    fn written(&mut self, text: &str) {
        let mut paragraphs = text.split("\n\n");
        self.text(paragraphs.next().unwrap_or_default());
        for paragraph in paragraphs {
            self.flush();
            self.text(paragraph);
        }
    }

    fn text(&mut self, text: &str) {
        let letters = text.chars().filter(|c| is_alphanumeric(*c)).count();
        if !text.trim().is_empty() {
            self.line_break(text.trim_start());
            self.stamp_break(text.trim_start());
        }
        self.letters += letters;
        if self.in_time > 0 {
            self.timed += letters;
        }
        if self.in_link > 0 {
            self.links += letters;
            if letters > 0 && self.first_link.0 == 0 {
                self.first_link = self.link.clone();
            }
            if letters > 0 && self.last_link != self.link.0 {
                self.last_link = self.link.0;
                self.ways += 1;
            }
        }
        if !std::mem::take(&mut self.raised) && self.joints.is_gap(&self.buffer, text) {
            self.buffer.push(' ');
            self.mended |= seam::tears_words(&self.buffer);
        }
        self.buffer.push_str(text);
    }

    /// Two breaks before the next words end a paragraph, and so does one unless it stands inside a sentence.
    fn line_break(&mut self, next: &str) {
        let breaks = std::mem::take(&mut self.breaks);
        let open = self.buffer.trim_end();
        if breaks == 0 || open.is_empty() {
            return;
        }
        let goes_on = match self.level {
            0 => next.starts_with(is_small) && open.ends_with(is_alphabetic),
            _ => is_within_headline(open, next),
        };
        let headed = self.level > 0 && (open.ends_with([':', ',']) || next.starts_with('«'));
        let whole = !headed && (ends_sentence(open) || open.len() < SHORTEST && !goes_on);
        if breaks > 1 || whole {
            let (item, level) = (self.item, self.level);
            self.flush();
            (self.item, self.level) = (item, level);
        } else {
            self.buffer.push(' ');
        }
    }

    fn flush(&mut self) {
        let mut text = tidy(&self.buffer);
        self.buffer.clear();
        let unescaped = seam::unescaped(&text).map(|sound| tidy(&sound));
        let escaped = unescaped.is_some();
        text = unescaped.unwrap_or(text);
        if let Some(apart) = seam::unpasted(&text) {
            text = apart;
            self.mended = true;
        }
        let (links, letters) = (
            std::mem::take(&mut self.links),
            std::mem::take(&mut self.letters),
        );
        let timed = std::mem::take(&mut self.timed) == letters && letters > 0;
        let mended = std::mem::take(&mut self.mended);
        let (link, href) = std::mem::take(&mut self.first_link);
        self.breaks = 0;
        self.stamped = false;
        let (rest, bullet) = split_bullet(&text);
        // a star marks a note here, and an arrow a link
        let bullet = bullet && self.level == 0 && !text.starts_with(['*', '»']);
        if bullet {
            text = rest.to_owned();
        }
        if text.is_empty() {
            return;
        }
        if letters > LETTERS_OF_SHARE && links * 2 < letters && self.in_post == 0 {
            self.count(letters);
        }
        self.of_line.push(self.at);
        self.lines.push(Line {
            text,
            bullet: self.item || bullet,
            gap: true,
            links: links as f32 / letters.max(1) as f32,
            href,
            link,
            ways: std::mem::take(&mut self.ways),
            level: self.level,
            stamp: self.stamp.take(),
            timed,
            article: if self.in_article > 0 {
                self.articles
            } else {
                0
            },
            posted: self.in_post > 0,
            caption: self.in_caption > 0,
            mended,
            escaped,
            ..Line::default()
        });
    }

    /// Adds prose to all elements around.
    fn count(&mut self, letters: usize) {
        let mut at = self.at;
        loop {
            self.holders[at].prose += letters;
            if at == 0 {
                return;
            }
            at = self.holders[at].parent;
        }
    }
}

/// Whether a break in a headline stands inside its sentence: «сдали» «300 литров», «215» «человек».
fn is_within_headline(open: &str, next: &str) -> bool {
    let figure = |c: char| c.is_ascii_digit();
    let inside = |c: char| is_alphanumeric(c) || matches!(c, '»' | '"' | ')');
    let small = next.starts_with(is_small) && open.ends_with(inside);
    small || next.starts_with(figure) && open.ends_with(is_small)
}

fn is_small(c: char) -> bool {
    c.is_lowercase()
}

/// A number for the classes of an element, 0 for none.
fn class(element: &scraper::node::Element) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    match element.attr("class") {
        Some(class) if element.name() == "div" => {
            class.hash(&mut hasher);
            hasher.finish() | 1
        }
        _ => BARE,
    }
}
