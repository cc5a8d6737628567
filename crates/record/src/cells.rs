//! What the cells of lists of words may say, in files named as those of `data/`: words of the [vocabulary](crate::vocabulary),
//! numbers, codes.

use crate::vocabulary::{
    Bound, CampaignKind, CountedAs, Measure, Modality, OrganizationKind, PlaceKind, RoleKind,
    RoleStatus, Scope, Unit,
};

/// Whether the kinds of rows of the list `file` are words of records, so that [`check`] knows them all.
pub fn checks_kind(file: &str) -> bool {
    matches!(
        file,
        "chrome.tsv"
            | "org_forms.tsv"
            | "org_heads.tsv"
            | "organizations.tsv"
            | "places.tsv"
            | "unit_nouns.tsv"
    )
}

/// Checks a row of the list `file`, whose cells `of` gives by their columns: empty where there is no such column.
///
/// # Errors
/// A cell that says what records have no word for, with what it may say.
pub fn check<'a>(file: &str, of: impl Fn(&str) -> &'a str) -> Result<(), String> {
    let (canonical, kind) = (of("canonical"), of("kind"));
    match file {
        "bounds.tsv" => is_word(Bound::names, canonical, "bound"),
        "campaign_heads.tsv" if kind == "not" => is(canonical.is_empty(), canonical, "empty"),
        "campaign_cues.tsv" if kind == "against" => {
            let known = ["shares", "broadcast", "software", "music", "operation"];
            is(known.contains(&canonical), canonical, "what it is instead")
        }
        "campaign_heads.tsv" | "campaigns.tsv" => {
            is_word(CampaignKind::names, canonical, "kind of campaign")
        }
        "chrome.tsv" => {
            let known = [
                "line", "prefix", "end", "section", "notice", "counter", "call", "ours", "reply",
                "inside", "last", "medium", "reuse", "work", "terms", "none", "list", "credit",
                "byline", "post",
            ];
            is(known.contains(&kind), kind, "a kind of line")
        }
        "currencies.tsv" if kind == "cent" => Ok(()),
        "currencies.tsv" => {
            let is_code = canonical.len() == 3 && canonical.bytes().all(|b| b.is_ascii_uppercase());
            is(is_code, canonical, "an ISO 4217 code")
        }
        "day_words.tsv" if kind == "which" => is(
            matches!(canonical, "next" | "last") || is_number(canonical, 1.0, 31.0),
            canonical,
            "a number, next or last",
        ),
        "day_words.tsv" => is(canonical.is_empty(), canonical, "empty"),
        "field_names.tsv" if kind == "beside" => is(canonical.is_empty(), canonical, "empty"),
        "field_names.tsv" => {
            let known = [
                "title",
                "name",
                "text",
                "content",
                "url",
                "source",
                "site",
                "author",
                "published",
                "date_created",
                "timestamp",
                "id",
                "language",
            ];
            is(known.contains(&canonical), canonical, "the name of a field")
        }
        "figure_verbs.tsv" => is_word(CountedAs::names, canonical, "counted_as"),
        "given_names.tsv" => is(
            ["m", "f", "u", "rm", "rf"].contains(&of("gender")),
            of("gender"),
            "m, f, u (either), rm or rf (rare)",
        ),
        "holidays.tsv" => {
            let days = canonical.split('/').all(is_day);
            is(
                days,
                canonical,
                "a day as XXXX-MM-DD, or two with / between",
            )
        }
        "kz1048.tsv" => {
            let byte = u8::from_str_radix(of("surface"), 16);
            is(
                byte.is_ok_and(|byte| byte >= 0x80),
                of("surface"),
                "a byte from 80 on",
            )
        }
        "letter_pairs.tsv" => is(["often", "seldom"].contains(&kind), kind, "often or seldom"),
        "measures.tsv" => is_word(Measure::names, canonical, "measure"),
        "modality.tsv" if kind == "lasting" => is(canonical.is_empty(), canonical, "empty"),
        "modality.tsv" => is_word(Modality::names, canonical, "modality"),
        "models.tsv" => is(
            !canonical.is_empty(),
            canonical,
            "a word that inflects alike",
        ),
        "months.tsv" => is(is_number(canonical, 1.0, 12.0), canonical, "from 1 to 12"),
        "numerals.tsv" => is(is_number(canonical, 0.0, 1e18), canonical, "a number"),
        "org_forms.tsv" | "org_heads.tsv" => is_organization(kind),
        "organization_words.tsv"
            if ["inside_cue", "coined_ending", "first_attribute"].contains(&kind) =>
        {
            is_organization(canonical)
        }
        "organization_words.tsv" if kind == "stands_for" => {
            canonical.split(',').try_for_each(is_organization)
        }
        "organization_words.tsv" if kind == "goes_on" => {
            is(!canonical.is_empty(), canonical, "a preposition")
        }
        "organization_words.tsv" if kind == "headed_by" => is(
            !canonical.is_empty(),
            canonical,
            "words of titles, with a comma between several",
        ),
        "role_words.tsv" if kind == "works_at" => is(
            !canonical.is_empty(),
            canonical,
            "nouns, with a comma between several",
        ),
        "figure_words.tsv" if kind == "crowd" => is_word(CountedAs::names, canonical, "counted_as"),
        "figure_words.tsv" if kind == "person_short" || kind == "company_sign" => {
            is(!canonical.is_empty(), canonical, "a noun for people")
        }
        "campaign_words.tsv" if kind == "latin_head" => is(
            !canonical.is_empty(),
            canonical,
            "a noun for an undertaking",
        ),
        "quote_words.tsv" if kind == "given_words" => {
            is(!canonical.is_empty(), canonical, "a cue of a quote")
        }
        "role_words.tsv" if kind == "takes_up_body" => is_organization(canonical),
        "calendar_words.tsv"
        | "campaign_words.tsv"
        | "figure_words.tsv"
        | "organization_words.tsv"
        | "person_words.tsv"
        | "place_words.tsv"
        | "quote_words.tsv"
        | "role_words.tsv" => is(
            canonical.is_empty(),
            canonical,
            "empty: words of this kind stand for nothing else",
        ),
        "organizations.tsv" => is_organization(kind).and(is_country(of("country"))),
        "people_nouns.tsv" if of("counted_as").is_empty() => Ok(()),
        "people_nouns.tsv" => is_word(CountedAs::names, of("counted_as"), "counted_as"),
        "place_heads.tsv" => is_word(PlaceKind::names, canonical, "kind of place"),
        "places.tsv" => {
            is_word(PlaceKind::names, kind, "kind of place").and(is_country(of("country")))
        }
        "prepositions.tsv" => {
            let is_case = |case| ["gen", "dat", "acc", "ins", "loc"].contains(&case);
            let known = canonical.split(',').all(is_case);
            is(
                known,
                canonical,
                "gen, dat, acc, ins, loc, with a comma between several",
            )
        }
        "role_adjectives.tsv" if kind == "status" => {
            is_word(RoleStatus::names, canonical, "status of a role")
        }
        "role_adjectives.tsv" if kind == "when" => is(
            ["current", "former", "next"].contains(&canonical),
            canonical,
            "current, former or next",
        ),
        "role_cues.tsv" if kind == "event" => is(canonical.is_empty(), canonical, "empty"),
        "role_cues.tsv" => is_word(RoleKind::names, canonical, "kind of role"),
        "scopes.tsv" => is_word(Scope::names, canonical, "scope"),
        "speech_verbs.tsv" if kind == "body" && !canonical.is_empty() => is_organization(canonical),
        "speech_verbs.tsv" if kind == "cite" => is(
            matches!(canonical, "" | "before"),
            canonical,
            "before or empty",
        ),
        "speech_verbs.tsv" if matches!(kind, "body" | "pass") => {
            is(canonical.is_empty(), canonical, "empty")
        }
        "unit_nouns.tsv" => is_word(Unit::names, kind, "unit"),
        "weekdays.tsv" => is(is_number(canonical, 1.0, 7.0), canonical, "from 1 to 7"),
        _ => Ok(()),
    }
}

fn is(ok: bool, cell: &str, what: &str) -> Result<(), String> {
    if ok {
        Ok(())
    } else {
        Err(format!("`{cell}`, but it must be {what}"))
    }
}

/// Whether a cell is a word of the list, as records publish it.
fn is_word(names: fn() -> Vec<&'static str>, cell: &str, what: &str) -> Result<(), String> {
    let names = names();
    let known = format!("a {what}: {}", names.join(", "));
    is(names.contains(&cell), cell, &known)
}

fn is_organization(kind: &str) -> Result<(), String> {
    is_word(OrganizationKind::names, kind, "kind of organization")
}

fn is_country(code: &str) -> Result<(), String> {
    let is_code = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
    is(
        code.is_empty() || is_code,
        code,
        "an ISO 3166 code or empty",
    )
}

fn is_number(cell: &str, least: f64, most: f64) -> bool {
    cell.parse::<f64>()
        .is_ok_and(|number| (least..=most).contains(&number))
}

fn is_day(edtf: &str) -> bool {
    let parts: Vec<&str> = edtf.split('-').collect();
    matches!(parts[..], ["XXXX", month, day]
        if month.len() == 2 && is_number(month, 1.0, 12.0)
        && day.len() == 2 && is_number(day, 1.0, 31.0))
}

#[cfg(test)]
mod tests {
    use super::check;

    fn told(file: &str, canonical: &str, kind: &str) -> Result<(), String> {
        check(file, |column| match column {
            "surface" => "слово",
            "canonical" => canonical,
            "kind" => kind,
            _ => "",
        })
    }

    #[test]
    fn words_of_no_list_are_refused_with_those_of_the_list() {
        assert_eq!(told("campaign_heads.tsv", "marathon", "head"), Ok(()));
        let told_of = |canonical| told("campaign_heads.tsv", canonical, "head").unwrap_err();
        assert!(
            told_of("maraton")
                .starts_with("`maraton`, but it must be a kind of campaign: campaign, ")
        );
        assert!(told("figure_verbs.tsv", "participants", "verb").is_err());
        assert!(told("currencies.tsv", "тенге", "").is_err());
        assert!(told("unit_nouns.tsv", "", "humans").is_err());
    }

    #[test]
    fn files_of_free_words_take_any() {
        assert_eq!(told("role_titles.tsv", "", "office"), Ok(()));
        assert_eq!(told("anything.tsv", "x", "y"), Ok(()));
    }
}
