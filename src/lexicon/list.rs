//! Word lists: sorted TSV files in `data/`, built in, with the user's own added.
//!
//! A file begins with a header that names its columns; `surface`, `canonical`, `kind` and `source` are
//! common to all. Lines that begin with `#` are comments.

use super::grammar::{Case, Pos};
use super::morphology::Morphology;
use super::normal::{is_alphabetic, is_uppercase, normal_form};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::path::Path;
use std::sync::{Arc, OnceLock};

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident = $file:literal $kinds:expr,)*) => {
        /// A list of words of one use.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum List { $($(#[$doc])* $list,)* }

        /// Every list with its file and the kinds of rows it takes from there; no kinds = all.
        const LISTS: &[(List, &str, &[&str])] = &[$((List::$list, $file, &$kinds),)*];
    };
}

// The models know lists by their place here: a new one goes to the end.
lists!(
    /// Head nouns of named undertakings; canonical is the kind of campaign.
    CampaignHead = "campaign_heads.tsv" ["head"],
    /// Head nouns of quoted names that are no campaigns.
    OtherHead = "campaign_heads.tsv" ["not"],
    /// Head nouns that make an undertaking only inside its name: «Неделя добра».
    CampaignInside = "campaign_heads.tsv" ["inside"],
    /// Words before a quoted name that show that it is an undertaking.
    CampaignCue = "campaign_cues.tsv" ["for"],
    /// Words before a head noun that show that it means something else: «пакет акций».
    CampaignBar = "campaign_cues.tsv" ["against"],
    /// Adjectives like those of places, but of none: «детский», «городской».
    PlainAdjective = "campaign_cues.tsv" ["plain"],
    /// Undertakings known by name wherever they stand; canonical is the kind of campaign.
    CampaignKnown = "campaigns.tsv" ["name"],
    /// Undertakings known by name in quotation marks.
    CampaignQuoted = "campaigns.tsv" ["quoted"],
    /// Adjectives of reach.
    Scope = "scopes.tsv" [],
    /// Offices and occupations.
    Office = "role_titles.tsv" ["office"],
    /// Words that go before another title: «заместитель».
    Deputy = "role_titles.tsv" ["deputy"],
    /// Degrees and honorary titles.
    Honor = "role_titles.tsv" ["honor"],
    /// Words for people that are no office: «жена», «житель».
    Kin = "role_titles.tsv" ["kin"],
    /// Adjectives that belong to a title.
    TitleAdjective = "role_adjectives.tsv" ["part"],
    /// Words that say whether an office is held now.
    Status = "role_adjectives.tsv" ["status"],
    /// Words between two titles that say which was held when: «ныне», «затем».
    RoleTime = "role_adjectives.tsv" ["when"],
    /// Verbs with which somebody is appointed or called.
    RoleVerb = "role_verbs.tsv" [],
    /// Words that tie somebody to a campaign.
    RoleCue = "role_cues.tsv" ["noun", "participle", "verb"],
    /// Nouns with which people are counted; the extra column is what they imply.
    People = "people_nouns.tsv" [],
    /// Other nouns counted for a campaign; kind is the unit.
    UnitNoun = "unit_nouns.tsv" [],
    /// Nouns behind which a number is a name.
    Numbered = "numbered.tsv" [],
    /// Modifiers of numbers.
    Bound = "bounds.tsv" [],
    /// Number words.
    Numeral = "numerals.tsv" [],
    /// Currencies; canonical is the ISO 4217 code.
    Currency = "currencies.tsv" [],
    /// What happened to the people counted.
    FigureVerb = "figure_verbs.tsv" [],
    /// Words that say that something has not happened yet.
    Modality = "modality.tsv" ["word"],
    /// Verbs of saying.
    Say = "speech_verbs.tsv" ["say"],
    /// Phrases that introduce a source: «по словам».
    SayPhrase = "speech_verbs.tsv" ["phrase"],
    /// Nouns of saying.
    SayNoun = "speech_verbs.tsv" ["noun"],
    /// Head nouns of descriptive names of organizations; kind is theirs.
    OrgHead = "org_heads.tsv" [],
    /// Legal forms; kind is what they imply.
    OrgForm = "org_forms.tsv" [],
    /// Organizations known by name.
    OrgName = "organizations.tsv" [],
    /// Places known by name.
    Place = "places.tsv" [],
    /// Given names; the extra column is the gender.
    GivenName = "given_names.tsv" [],
    /// Particles between the words of a name: «фон», «де».
    NameParticle = "name_particles.tsv" ["particle"],
    /// Family names that stand before the given name: «Ким».
    FamilyFirst = "name_particles.tsv" ["family_first"],
    /// Things that are called after people: «орден», «улица», «крейсер».
    Bearing = "name_particles.tsv" ["bearing"],
    /// Words before the name of who made a text or a photo: «фото», «подготовил».
    Credit = "name_particles.tsv" ["credit"],
    /// Short forms of given names; canonical is the full one: «Лиза».
    ShortName = "name_particles.tsv" ["short"],
    /// Parts of an organization: «отдел», «совет директоров».
    OrgPart = "org_parts.tsv" [],
    /// Nouns that take up any event: «мероприятие».
    RoleEvent = "role_cues.tsv" ["event"],
    /// Adjectives that praise or describe whoever holds a title: «известный».
    JudgingAdjective = "role_adjectives.tsv" ["judging"],
    /// Verbs and phrases of what lasts, beside which «сегодня» is no day: «жить», «всё больше».
    Lasting = "modality.tsv" ["lasting"],
    /// Words that say what a count measures; canonical is the measure.
    Measure = "measures.tsv" [],
    /// Words that tie a count to a day.
    DayWord = "day_words.tsv" [],
    /// Nouns for bodies that speak and head no names; canonical is their kind where one is told without its name.
    SayBody = "speech_verbs.tsv" ["body"],
    /// Verbs with which media pass news on.
    Pass = "speech_verbs.tsv" ["pass"],
    /// Words that cite: «ссылаясь»; canonical before where whom they cite stands before them.
    Cite = "speech_verbs.tsv" ["cite"],
    /// Kazakh and Kyrgyz words between a name and what it names: «X» атты байқау».
    CampaignCalled = "campaign_cues.tsv" ["called"],
);

/// A set of lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListSet(u64);

impl ListSet {
    /// The set of `lists`.
    pub const fn of(lists: &[List]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < lists.len() {
            bits |= 1 << lists[i] as u8;
            i += 1;
        }
        Self(bits)
    }

    /// Whether `list` is in the set.
    pub const fn has(self, list: List) -> bool {
        self.0 & (1 << list as u8) != 0
    }

    /// Whether the sets share a list.
    pub const fn meets(self, other: ListSet) -> bool {
        self.0 & other.0 != 0
    }

    /// Adds `list`.
    pub fn insert(&mut self, list: List) {
        self.0 |= 1 << list as u8;
    }
}

/// One word of an entry: its normal form, and the lemma under which its other forms are found.
#[derive(Clone, Debug)]
pub struct EntryWord {
    /// Normal form as printed in the list.
    pub normal: Box<str>,
    /// Lemma of an inflecting word; looked up when it is asked for, for most never are. None for a lone word.
    lemma: OnceLock<Option<Arc<str>>>,
}

/// A row of a list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The list it belongs to.
    pub list: List,
    /// The words as printed.
    pub surface: Box<str>,
    /// What they stand for.
    pub canonical: Box<str>,
    /// The row's kind.
    pub kind: Box<str>,
    /// Columns beside the common ones, in the order of the header.
    pub extra: Box<[Box<str>]>,
    /// The surface in words.
    pub words: Box<[EntryWord]>,
    /// How its capitals bind: see [`Capitals`].
    pub capitals: Capitals,
}

impl Entry {
    /// The lemma of word `i` of a phrase, where it is one that inflects.
    pub fn lemma(&self, i: usize, morphology: &dyn Morphology) -> Option<&str> {
        let word = self.words.get(i)?;
        let look_up = || {
            let printed = split_words(&self.surface);
            printed.get(i).and_then(|word| lemma(word, morphology))
        };
        word.lemma.get_or_init(look_up).as_deref()
    }
}

/// What capitals a text must show for an entry to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// Any: the entry is written in lower case.
    Any,
    /// The first letter.
    First,
    /// All letters: an acronym.
    All,
}

/// Number of an entry.
pub type EntryId = u32;

/// All lists, indexed by the first word of their entries.
pub struct Lists {
    entries: Vec<Entry>,
    /// The list of each entry, where a search finds it without a way to the entry.
    lists: Vec<List>,
    by_first: FxHashMap<Box<str>, Vec<EntryId>>,
}

/// A file of rows: name and content.
#[derive(Clone, Copy)]
pub struct ListFile<'a> {
    /// File name, which says what lists it holds.
    pub name: &'a str,
    /// Its content.
    pub content: &'a str,
}

impl Lists {
    /// Builds the lists out of `files`; several files may bear one name.
    ///
    /// # Errors
    /// A row that does not fit its header, named with file and line.
    pub fn new(files: &[ListFile<'_>], morphology: &dyn Morphology) -> Result<Self, String> {
        let mut lists = Self {
            entries: Vec::with_capacity(16_384),
            lists: Vec::with_capacity(16_384),
            by_first: FxHashMap::with_capacity_and_hasher(16_384, FxBuildHasher),
        };
        let mut lemmas = Lemmas {
            morphology,
            known: FxHashMap::default(),
        };
        for file in files {
            lists.read(file, &mut lemmas)?;
        }
        Ok(lists)
    }

    fn read<'a>(&mut self, file: &ListFile<'a>, lemmas: &mut Lemmas<'a>) -> Result<(), String> {
        let table = Table::new(file)?;
        let own = LISTS.iter().filter(|(_, name, _)| *name == file.name);
        let own: Vec<_> = own.collect();
        for row in table.rows() {
            let (number, row) = row?;
            let kind = row.kind;
            let list = own
                .iter()
                .find(|(_, _, kinds)| kinds.is_empty() || kinds.contains(&kind));
            let Some(&&(list, _, _)) = list else {
                return Err(format!("{}:{number}: unknown kind {kind:?}", file.name));
            };
            self.add(list, &row, lemmas);
        }
        Ok(())
    }

    fn add<'a>(&mut self, list: List, row: &Row<'a>, lemmas: &mut Lemmas<'a>) {
        let id = self.entries.len() as EntryId;
        let words = split_words(row.surface);
        let single = words.len() == 1;
        let words: Box<[EntryWord]> = words
            .into_iter()
            .enumerate()
            .map(|(i, word)| EntryWord {
                lemma: match (single, i) {
                    (true, _) => OnceLock::from(None),
                    (false, 0) => OnceLock::from(lemmas.of(word)),
                    _ => OnceLock::new(),
                },
                normal: normal_form(word).into_boxed_str(),
            })
            .collect();
        let Some(first) = words.first() else { return };
        let lemma = first
            .lemma
            .get()
            .and_then(Option::as_deref)
            .filter(|lemma| **lemma != *first.normal);
        for key in [Some(&*first.normal), lemma].into_iter().flatten() {
            match self.by_first.get_mut(key) {
                Some(ids) => ids.push(id),
                None => {
                    self.by_first.insert(key.into(), vec![id]);
                }
            }
        }
        self.lists.push(list);
        self.entries.push(Entry {
            list,
            surface: row.surface.into(),
            canonical: row.canonical.into(),
            kind: row.kind.into(),
            extra: row.extra.iter().map(|&cell| cell.into()).collect(),
            words,
            capitals: capitals(row.surface),
        });
    }

    /// The entry of that number.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id as usize]
    }

    /// The list that holds the entry of that number.
    pub fn list_of(&self, id: EntryId) -> List {
        self.lists[id as usize]
    }

    /// Numbers of the entries whose first word has this normal form or lemma.
    pub fn starting_with(&self, key: &str) -> &[EntryId] {
        self.by_first.get(key).map_or(&[], Vec::as_slice)
    }

    /// Single-word entry of `list` whose surface has this normal form or lemma.
    pub fn find(&self, list: List, key: &str) -> Option<&Entry> {
        self.starting_with(key)
            .iter()
            .map(|&id| self.entry(id))
            .find(|entry| entry.list == list && entry.words.len() == 1)
    }
}

/// The words and marks of a surface, as the tokens of a text would show them.
fn split_words(surface: &str) -> Vec<&str> {
    let is_mark = |c: char| {
        matches!(
            c,
            '.' | ',' | '«' | '»' | ':' | '/' | '(' | ')' | '!' | '&' | '+'
        )
    };
    let mut pieces = Vec::with_capacity(4);
    for word in surface.split_whitespace() {
        let mut from = 0;
        for (at, mark) in word.char_indices().filter(|&(_, c)| is_mark(c)) {
            let after = at + mark.len_utf8();
            pieces.extend([&word[from..at], &word[at..after]]);
            from = after;
        }
        pieces.push(&word[from..]);
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Lemmas of the first words of phrases, each looked up once.
struct Lemmas<'a> {
    morphology: &'a dyn Morphology,
    known: FxHashMap<&'a str, Option<Arc<str>>>,
}

impl<'a> Lemmas<'a> {
    fn of(&mut self, word: &'a str) -> Option<Arc<str>> {
        let morphology = self.morphology;
        let known = self.known.entry(word);
        known.or_insert_with(|| lemma(word, morphology)).clone()
    }
}

/// Lemma of an inflecting word: a noun or adjective that can be nominative.
fn lemma(word: &str, morphology: &dyn Morphology) -> Option<Arc<str>> {
    let readings = morphology.readings(word).into_iter();
    let mut nominative = readings.filter(|reading| {
        reading.grammar.case == Some(Case::Nom)
            && matches!(
                reading.grammar.pos,
                Pos::Noun | Pos::Proper | Pos::Adjective | Pos::Participle
            )
    });
    nominative.next().map(|reading| reading.lemma)
}

fn capitals(surface: &str) -> Capitals {
    let mut letters = surface.chars().filter(|&c| is_alphabetic(c));
    if !letters.next().is_some_and(is_uppercase) {
        return Capitals::Any;
    }
    match letters.next() {
        Some(second) if is_uppercase(second) && letters.all(is_uppercase) => Capitals::All,
        _ => Capitals::First,
    }
}

/// A TSV file with a header.
pub struct Table<'a> {
    name: &'a str,
    columns: Vec<Column>,
    lines: &'a str,
}

/// What a column of a [`Table`] holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Surface,
    Canonical,
    Kind,
    Source,
    Extra,
}

impl Column {
    fn by_name(name: &str) -> Self {
        match name {
            "surface" => Self::Surface,
            "canonical" => Self::Canonical,
            "kind" => Self::Kind,
            "source" => Self::Source,
            _ => Self::Extra,
        }
    }
}

/// One row of a [`Table`].
pub struct Row<'a> {
    /// The words.
    pub surface: &'a str,
    /// What they stand for.
    pub canonical: &'a str,
    /// The row's kind.
    pub kind: &'a str,
    /// Columns beside the common ones.
    pub extra: Vec<&'a str>,
}

/// Characters of a header line that a message shows.
const HEADER: usize = 40;

impl<'a> Table<'a> {
    /// Reads the header of `file`.
    ///
    /// # Errors
    /// A file without a `surface` column.
    pub fn new(file: &ListFile<'a>) -> Result<Self, String> {
        let header = file
            .content
            .lines()
            .find(|line| !line.starts_with('#'))
            .unwrap_or("");
        let columns: Vec<Column> = header.split('\t').map(Column::by_name).collect();
        if !columns.contains(&Column::Surface) {
            return Err(format!(
                "{}: the first line, {:?}, names no column `surface`; begin the file with a line like \
                 `surface`, `canonical`, `kind`, `source`, with tabs between",
                file.name,
                header.chars().take(HEADER).collect::<String>()
            ));
        }
        Ok(Self {
            name: file.name,
            columns,
            lines: file.content,
        })
    }

    /// The rows with their line numbers.
    ///
    /// # Errors
    /// A row with too few or too many cells, named with file and line.
    pub fn rows(&self) -> impl Iterator<Item = Result<(usize, Row<'a>), String>> {
        let lines = self.lines.lines().enumerate();
        lines
            .filter(|(_, line)| !line.starts_with('#') && !line.is_empty())
            .skip(1)
            .map(|(index, line)| self.row(index + 1, line).map(|row| (index + 1, row)))
    }

    fn row(&self, number: usize, line: &'a str) -> Result<Row<'a>, String> {
        let count = line.bytes().filter(|&b| b == b'\t').count() + 1;
        if count != self.columns.len() {
            return Err(format!(
                "{}:{number}: {count} cells where the header names {}",
                self.name,
                self.columns.len()
            ));
        }
        let mut row = Row {
            surface: "",
            canonical: "",
            kind: "",
            extra: Vec::new(),
        };
        for (column, cell) in self.columns.iter().zip(line.split('\t')) {
            match column {
                Column::Surface => row.surface = cell,
                Column::Canonical => row.canonical = cell,
                Column::Kind => row.kind = cell,
                Column::Source => {}
                Column::Extra => row.extra.push(cell),
            }
        }
        if row.surface.is_empty() {
            return Err(format!("{}:{number}: empty surface", self.name));
        }
        Ok(row)
    }
}

/// Reads the list files of a user's folder: every `.tsv`, whose name must be one of `names`.
///
/// # Errors
/// A folder or file that cannot be read, or a name that svodka does not know.
pub fn read_folder(
    folder: &Path,
    names: &[&'static str],
) -> Result<Vec<(&'static str, String)>, String> {
    let unreadable = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(|error| unreadable(folder, error))?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let name = path
            .file_name()
            .and_then(|name| names.iter().find(|known| name == **known));
        let Some(name) = name else {
            let known = names.join(", ");
            return Err(format!(
                "{}: no list of that name; the lists are {known}",
                path.display()
            ));
        };
        let content = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
        files.push((*name, content));
    }
    Ok(files)
}
