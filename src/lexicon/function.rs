//! Function words: the closed classes of words that rules name, «и», «из», «который».

use super::files::FUNCTION_WORDS;
use super::list::Table;
use super::morphology::Reading;
use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

macro_rules! functions {
    ($($(#[$doc:meta])* $name:ident = $kind:literal,)*) => {
        /// A class of function words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Function { $($(#[$doc])* $name,)* }

        /// Every class with its kind of row.
        const FUNCTIONS: &[(&str, Function)] = &[$(($kind, Function::$name),)*];
    };
}

functions! {
    /// Joins: «и».
    And = "and",
    /// Joins and sets against: «а».
    Whereas = "whereas",
    /// Sets against: «но».
    But = "but",
    /// Sets against, and may begin a sentence: «однако».
    However = "however",
    /// Leaves a choice: «или».
    Or = "or",
    /// Adds: «также».
    Also = "also",
    /// Adds a number: «плюс».
    Plus = "plus",
    /// Adds more of the same: «ещё».
    Still = "still",
    /// «Уже».
    Already = "already",
    /// Says that it is few: «лишь».
    Only = "only",
    /// Sums up, or says that it is few: «всего».
    Altogether = "altogether",
    /// «Даже».
    Even = "even",
    /// Compares: «чем».
    Than = "than",
    /// Begins what is said: «что».
    That = "that",
    /// Begins what is wanted: «чтобы».
    SoThat = "so_that",
    /// Begins what is doubted: «будто».
    AsIf = "as_if",
    /// «Как».
    As = "as",
    /// «Когда».
    When = "when",
    /// «Где».
    Where = "where",
    /// Denies: «не».
    Not = "not",
    /// Denies, once more: «ни».
    Nor = "nor",
    /// Makes it conditional: «бы».
    Would = "would",
    /// «В».
    In = "in",
    /// «Во», as in «во главе».
    AtHead = "at_head",
    /// «На».
    On = "on",
    /// «По».
    By = "by",
    /// «С».
    With = "with",
    /// «Из».
    OutOf = "out_of",
    /// «От».
    From = "from",
    /// «К».
    To = "to",
    /// «До».
    Until = "until",
    /// «Для».
    For = "for",
    /// «За».
    Behind = "behind",
    /// «О».
    About = "about",
    /// «Про».
    Regarding = "regarding",
    /// «При».
    At = "at",
    /// «У».
    Near = "near",
    /// «Под».
    Under = "under",
    /// «Над».
    Above = "above",
    /// «Между».
    Between = "between",
    /// «Без».
    Without = "without",
    /// «Против».
    Against = "against",
    /// «Среди».
    Among = "among",
    /// «После».
    After = "after",
    /// «Из-за».
    Because = "because",
    /// «Согласно».
    According = "according",
    /// «Включая».
    Including = "including",
    /// «Вдоль».
    Along = "along",
    /// «Кроме».
    Except = "except",
    /// After whom something is called: «имени».
    Named = "named",
    /// The same in short, and «them»: «им».
    NamedShort = "named_short",
    /// Begins a clause about the noun before it: «который» in any form.
    Which = "which",
    /// Points to what was named: «этот» in any form.
    This = "this",
    /// «Свой» in any form.
    Own = "own",
    /// «Быть» in any form.
    Be = "be",
    /// «Он».
    He = "he",
    /// «Она».
    She = "she",
    /// «Оно».
    It = "it",
    /// «Они».
    They = "they",
    /// «Его».
    His = "his",
    /// «Её».
    Her = "her",
    /// «Их».
    Their = "their",
    /// «Них», behind a preposition.
    OfThem = "of_them",
    /// Says that it is more: «больше».
    Greater = "greater",
    /// Says that it is less: «меньше».
    Fewer = "fewer",
    /// At least: «минимум».
    Least = "least",
    /// At most: «максимум».
    Most = "most",
    /// «Сегодня».
    Today = "today",
    /// «Вчера».
    Yesterday = "yesterday",
    /// «Ранее».
    Earlier = "earlier",
    /// «Позднее».
    Later = "later",
    /// «Тогда».
    Then = "then",
    /// «Там».
    There = "there",
    /// «Теперь».
    Now = "now",
    /// «Же».
    Same = "same",
    /// «Сразу».
    AtOnce = "at_once",
    /// Adds a clause: «причём».
    Moreover = "moreover",
    /// «Например».
    ForExample = "for_example",
    /// Says that there is none: «нет», «жоқ».
    No = "no",
    /// «Нас».
    Us = "us",
    /// «Такой» in any form.
    Such = "such",
    /// «Весь» in any form.
    All = "all",
    /// «Тот» in any form.
    ThatOne = "that_one",
    /// Points to what was named: «данный» in any form.
    Given = "given",
    /// «Сам» in any form.
    Itself = "itself",
    /// «Наш» in any form.
    Our = "our",
    /// «Две».
    FewWomen = "few_women",
    /// «Итоге», behind «в».
    Finally = "finally",
    /// «Числе», behind «в».
    Number = "number",
    /// «Которые».
    WhichMany = "which_many",
    /// «Него», behind a preposition.
    Him = "him",
    /// «Неё», behind a preposition.
    AboutHer = "about_her",
    /// Makes a superlative: «наиболее».
    MostOf = "most_of",
    /// «Один» in any form.
    One = "one",
    /// «Ол»: he, she or it in Kazakh.
    TurkicThey = "turkic_they",
    /// «Ей», «ею».
    ByHer = "by_her",
    /// Nouns behind «по» for what a source says: «по данным».
    OfData = "of_data",
    /// Nouns behind «в» for where somebody spoke: «в интервью».
    InTalk = "in_talk",
    /// «Ссылкой», behind «со».
    Reference = "reference",
    /// «Который» in the forms of a woman alone.
    WhichWoman = "which_woman",
    /// «Который» in the forms of a man alone.
    WhichMan = "which_man",
    /// «Минус».
    Minus = "minus",
    /// «Св.», before a name.
    Saint = "saint",
    /// «Памяти», before a name.
    Memory = "memory",
    /// «Целью», behind «с».
    WithAim = "with_aim",
    /// «Целях», behind «в».
    ForAims = "for_aims",
    /// «Результате», «ходе», behind «в».
    InCourse = "in_course",
    /// «То», behind a condition.
    Consequent = "consequent",
}

/// Classes of function words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FunctionSet(u128);

impl FunctionSet {
    /// The set of these classes.
    pub const fn of(functions: &[Function]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < functions.len() {
            bits |= 1 << functions[i] as u32;
            i += 1;
        }
        Self(bits)
    }

    /// Whether the sets have a class in common.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl From<Function> for FunctionSet {
    fn from(function: Function) -> Self {
        Self(1 << function as u32)
    }
}

impl<T: Into<FunctionSet>> BitOr<T> for FunctionSet {
    type Output = Self;

    fn bitor(self, other: T) -> Self {
        Self(self.0 | other.into().0)
    }
}

impl<T: Into<FunctionSet>> BitOr<T> for Function {
    type Output = FunctionSet;

    fn bitor(self, other: T) -> FunctionSet {
        FunctionSet::from(self) | other
    }
}

/// The rows of the table: of a word the classes of its form and those of which it is the lemma.
struct Rows(HashMap<&'static str, (FunctionSet, FunctionSet)>);

impl Rows {
    /// # Errors
    /// A row that does not fit, or of a kind that is no class, named with its line.
    fn new() -> Result<Self, String> {
        let mut rows = HashMap::new();
        for row in Table::new(&FUNCTION_WORDS)?.rows() {
            let (line, row) = row?;
            let class = FUNCTIONS.iter().find(|(kind, _)| *kind == row.kind);
            let Some((_, function)) = class else {
                let name = FUNCTION_WORDS.name;
                return Err(format!("{name}:{line}: unknown kind {:?}", row.kind));
            };
            let (forms, lemmas): &mut (FunctionSet, FunctionSet) =
                rows.entry(row.surface).or_default();
            let classes = match row.canonical {
                "lemma" => lemmas,
                _ => forms,
            };
            *classes = *classes | *function;
        }
        Ok(Self(rows))
    }
}

/// The classes of a word of this normal form with these readings.
pub(super) fn functions_of(normal: &str, readings: &[Reading]) -> FunctionSet {
    // What a test has read holds no fault.
    static ROWS: LazyLock<Rows> =
        LazyLock::new(|| Rows::new().unwrap_or_else(|_| Rows(HashMap::new())));
    let of = |word: &str| ROWS.0.get(word).copied().unwrap_or_default();
    let of_lemmas = readings.iter().map(|reading| of(&reading.lemma).1);
    of_lemmas.fold(of(normal).0, |set, classes| set | classes)
}

#[cfg(test)]
mod tests {
    use super::{FUNCTIONS, Function, FunctionSet, Rows};

    #[test]
    fn every_class_has_words() {
        let rows = Rows::new().expect("rows that fit");
        let all = rows
            .0
            .values()
            .flat_map(|(forms, lemmas)| [*forms, *lemmas]);
        let all = all.fold(FunctionSet::default(), |set, classes| set | classes);
        for (kind, function) in FUNCTIONS {
            assert!(all.meets((*function).into()), "{kind}");
        }
    }

    #[test]
    fn sets_meet_in_a_class() {
        let joins = Function::And | Function::Or;
        assert!(joins.meets(Function::Or.into()));
        assert!(!joins.meets(Function::But | Function::Not));
    }
}
