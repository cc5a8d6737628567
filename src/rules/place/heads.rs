//! Nouns that stand beside the names of places.

use crate::vocabulary::PlaceKind;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A noun with what it tells.
type Head = (&'static str, PlaceKind, bool);

/// The nouns by lemma.
pub(super) static HEADS_BY_LEMMA: LazyLock<FxHashMap<&str, &Head>> =
    LazyLock::new(|| HEADS.iter().map(|head| (head.0, head)).collect());

/// Nouns for places: lemma, kind, whether the noun belongs to a name that stands behind it.
const HEADS: &[Head] = &[
    ("аул", PlaceKind::Village, false),
    ("бульвар", PlaceKind::Street, true),
    ("волость", PlaceKind::District, false),
    ("вилайет", PlaceKind::Region, false),
    ("водохранилище", PlaceKind::Natural, false),
    ("вулкан", PlaceKind::Natural, false),
    ("гора", PlaceKind::Natural, false),
    ("город", PlaceKind::City, false),
    ("графство", PlaceKind::Region, false),
    ("губерния", PlaceKind::Region, false),
    ("деревня", PlaceKind::Village, false),
    ("залив", PlaceKind::Natural, false),
    ("земля", PlaceKind::Region, false),
    ("канал", PlaceKind::Natural, false),
    ("кишлак", PlaceKind::Village, false),
    ("край", PlaceKind::Region, false),
    ("микрорайон", PlaceKind::District, false),
    ("море", PlaceKind::Natural, false),
    ("набережная", PlaceKind::Street, true),
    ("область", PlaceKind::Region, false),
    ("озеро", PlaceKind::Natural, false),
    ("океан", PlaceKind::Natural, false),
    ("округ", PlaceKind::District, false),
    ("остров", PlaceKind::Natural, false),
    ("переулок", PlaceKind::Street, true),
    ("площадь", PlaceKind::Street, false),
    ("полуостров", PlaceKind::Natural, false),
    ("поселение", PlaceKind::Village, false),
    ("поселок", PlaceKind::Village, false),
    ("префектура", PlaceKind::Region, false),
    ("провинция", PlaceKind::Region, false),
    ("пролив", PlaceKind::Natural, false),
    ("проспект", PlaceKind::Street, true),
    ("район", PlaceKind::District, false),
    ("река", PlaceKind::Natural, false),
    ("республика", PlaceKind::Region, false),
    ("село", PlaceKind::Village, false),
    ("слобода", PlaceKind::Village, false),
    ("станица", PlaceKind::Village, false),
    ("уезд", PlaceKind::District, false),
    ("улица", PlaceKind::Street, true),
    ("улус", PlaceKind::District, false),
    ("ущелье", PlaceKind::Natural, false),
    ("хутор", PlaceKind::Village, false),
    ("шоссе", PlaceKind::Street, true),
    ("штат", PlaceKind::Region, false),
];
