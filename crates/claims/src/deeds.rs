//! What the people of each claim of a series do.

use crate::relate::Draft;
use crate::series::Series;
use crate::sets::Sets;
use crate::statement::is_toll;
use std::collections::BTreeMap;
use svodka_record::{CountedAs, Relation};

/// What the people of each claim do, as its own words say, else as those of the claims that count the same people do:
/// what has befallen them goes before all else, for the words beside a number may be few.
pub(crate) fn deeds(series: &Series) -> Vec<Option<CountedAs>> {
    let own: Vec<Option<CountedAs>> = series.drafts.iter().map(|x| own(series, x)).collect();
    let mut sets = sets(series);
    let sets: Vec<usize> = (0..own.len()).map(|at| sets.first(at)).collect();
    let common = common(&own, &sets);
    let claims = own.into_iter().zip(&sets);
    claims
        .map(|(own, set)| deed(own, common.get(set).copied()))
        .collect()
}

/// What befalls people by its own words or by those of most, else what its own words say if that is something.
fn deed(own: Option<CountedAs>, common: Option<CountedAs>) -> Option<CountedAs> {
    let befallen = |deed: Option<CountedAs>| deed.filter(|_| is_toll(deed));
    let told = || own.filter(|deed| *deed != CountedAs::Other);
    befallen(own)
        .or(befallen(common))
        .or_else(told)
        .or(common)
        .or(own)
}

/// What the statements of a claim say.
fn own(series: &Series, draft: &Draft) -> Option<CountedAs> {
    let entries = draft.entries.iter();
    let said = || {
        entries
            .clone()
            .filter_map(|at| series.entries[*at].statement.counted_as)
    };
    let toll = said().find(|deed| is_toll(Some(*deed)));
    let told = || said().find(|deed| *deed != CountedAs::Other);
    toll.or_else(told).or_else(|| said().next())
}

/// Claims that count the same people: none is a part of another one.
fn sets(series: &Series) -> Sets {
    let mut sets = Sets::new(series.drafts.len());
    for (at, draft) in series.drafts.iter().enumerate() {
        let wholes = draft
            .told
            .iter()
            .filter(|told| told.relation != Relation::Narrower);
        wholes.for_each(|told| sets.join(at, told.to));
    }
    sets
}

/// What most claims of each set say, of several what befalls people.
fn common(own: &[Option<CountedAs>], sets: &[usize]) -> BTreeMap<usize, CountedAs> {
    let mut counts: BTreeMap<usize, BTreeMap<&'static str, (u32, CountedAs)>> = BTreeMap::new();
    for (deed, set) in own.iter().zip(sets) {
        if let Some(deed) = deed.filter(|deed| *deed != CountedAs::Other) {
            let deeds = counts.entry(*set).or_default();
            deeds.entry(deed.name()).or_insert((0, deed)).0 += 1;
        }
    }
    let most = counts.into_iter().filter_map(|(set, deeds)| {
        let most = deeds.into_values();
        let most = most.max_by_key(|(count, deed)| (*count, is_toll(Some(*deed))));
        Some((set, most?.1))
    });
    most.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use CountedAs::{Injured, Killed, Other, Participant};

    #[test]
    fn most_claims_of_the_same_people_say_what_these_do() {
        let own = [
            Participant,
            Participant,
            Injured,
            Killed,
            Participant,
            Other,
        ];
        let said = common(&own.map(Some), &[0, 0, 0, 3, 3, 5]);
        assert_eq!(said, BTreeMap::from([(0, Participant), (3, Killed)]));
    }

    #[test]
    fn what_befalls_people_goes_before_all_else() {
        for (own, common, said) in [
            (Participant, Some(Injured), Injured),
            (Killed, Some(Injured), Killed),
            (Participant, Some(CountedAs::Staff), Participant),
            (Other, Some(Participant), Participant),
            (Other, None, Other),
        ] {
            assert_eq!(deed(Some(own), common), Some(said), "{own:?} {common:?}");
        }
    }
}
