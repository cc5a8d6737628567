//! What cells may say.

use super::list::{List, Row};
use svodka_record::vocabulary::{
    Bound, CampaignKind, CountedAs, Measure, Modality, OrganizationKind, PlaceKind, RoleKind,
    RoleStatus, Scope, Unit,
};

/// Whether the cells of a row are of the closed lists that their file is bound to.
pub fn check(list: &List<'_>, row: &Row<'_>) -> Result<(), String> {
    let of = |column: &str| list.cell(row, column);
    let (canonical, kind) = (of("canonical"), of("kind"));
    match list.name.as_str() {
        "bounds.tsv" => is_word(Bound::by_name, canonical, "bound"),
        "campaign_heads.tsv" if kind == "not" => is(canonical.is_empty(), canonical, "empty"),
        "campaign_cues.tsv" if kind == "against" => {
            let known = ["shares", "broadcast", "software", "music", "operation"];
            is(known.contains(&canonical), canonical, "what it is instead")
        }
        "campaign_heads.tsv" | "campaigns.tsv" => {
            is_word(CampaignKind::by_name, canonical, "kind of campaign")
        }
        "chrome.tsv" => {
            let known = [
                "line", "prefix", "end", "section", "notice", "counter", "call", "medium", "none",
                "credit", "byline", "post",
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
        "figure_verbs.tsv" => is_word(CountedAs::by_name, canonical, "counted_as"),
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
        "measures.tsv" => is_word(Measure::by_name, canonical, "measure"),
        "modality.tsv" if kind == "lasting" => is(canonical.is_empty(), canonical, "empty"),
        "modality.tsv" => is_word(Modality::by_name, canonical, "modality"),
        "models.tsv" => is(
            !canonical.is_empty(),
            canonical,
            "a word that inflects alike",
        ),
        "months.tsv" => is(is_number(canonical, 1.0, 12.0), canonical, "from 1 to 12"),
        "numerals.tsv" => is(is_number(canonical, 0.0, 1e18), canonical, "a number"),
        "org_forms.tsv" | "org_heads.tsv" => is_organization(kind),
        "organization_words.tsv" if ["inside", "ending", "first_attribute"].contains(&kind) => {
            is_organization(canonical)
        }
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
            "empty: only a kind that crates/record/tests/data/meaning.rs names has one",
        ),
        "organizations.tsv" => is_organization(kind).and(is_country(of("country"))),
        "people_nouns.tsv" if of("counted_as").is_empty() => Ok(()),
        "people_nouns.tsv" => is_word(CountedAs::by_name, of("counted_as"), "counted_as"),
        "places.tsv" => {
            is_word(PlaceKind::by_name, kind, "kind of place").and(is_country(of("country")))
        }
        "role_adjectives.tsv" if kind == "status" => {
            is_word(RoleStatus::by_name, canonical, "status of a role")
        }
        "role_adjectives.tsv" if kind == "when" => is(
            ["current", "former", "next"].contains(&canonical),
            canonical,
            "current, former or next",
        ),
        "role_cues.tsv" if kind == "event" => is(canonical.is_empty(), canonical, "empty"),
        "role_cues.tsv" => is_word(RoleKind::by_name, canonical, "kind of role"),
        "scopes.tsv" => is_word(Scope::by_name, canonical, "scope"),
        "speech_verbs.tsv" if kind == "body" && !canonical.is_empty() => is_organization(canonical),
        "speech_verbs.tsv" if kind == "cite" => is(
            matches!(canonical, "" | "before"),
            canonical,
            "before or empty",
        ),
        "speech_verbs.tsv" if matches!(kind, "body" | "pass") => {
            is(canonical.is_empty(), canonical, "empty")
        }
        "unit_nouns.tsv" => is_word(Unit::by_name, kind, "unit"),
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

/// Whether a cell is a word of the vocabulary, as records publish it.
fn is_word<T>(by_name: fn(&str) -> Option<T>, cell: &str, what: &str) -> Result<(), String> {
    let known = format!("a {what} of crates/record/src/vocabulary.rs");
    is(by_name(cell).is_some(), cell, &known)
}

fn is_organization(kind: &str) -> Result<(), String> {
    is_word(OrganizationKind::by_name, kind, "kind of organization")
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
