//! Figures, dates, quotes, sums of money, agencies and warnings.

use super::check::{Check, key, list, string, strings, texts};
use serde_json::Value;

/// Superfluous dates an article may show.
const SPARE_DATES: usize = 2;

/// Quotes an article of the corpus has at most.
const MOST_QUOTES: usize = 8;

impl<'a> Check<'a> {
    pub fn facts(&mut self) {
        self.figures();
        self.dates();
        self.quotes();
        self.conflicts();
        let amounts = list(&self.record["amounts"]);
        let shown = texts(amounts, "text");
        self.hold(amounts.is_empty(), format!("superfluous amounts {shown}"));
        let via = list(&self.record["article"]["via"]);
        for agency in strings(&self.expected["via"]) {
            let found = via.iter().any(|id| key(self.name_of(id)) == key(agency));
            self.hold(found, format!("via «{agency}» missing"));
        }
    }

    fn figures(&mut self) {
        let mut rest: Vec<&Value> = list(&self.record["figures"]).iter().collect();
        for wanted in list(&self.expected["figures"]) {
            let unit = wanted["unit"].as_str().unwrap_or("person");
            let found = rest
                .iter()
                .position(|figure| figure["text"] == wanted["text"] && figure["unit"] == unit);
            self.hold(
                found.is_some(),
                format!("figure {} missing", wanted["text"]),
            );
            if let Some(at) = found {
                self.figure(rest.remove(at), wanted);
            }
        }
        let shown = texts(rest.iter().copied(), "text");
        self.hold(rest.is_empty(), format!("superfluous figures {shown}"));
    }

    fn figure(&mut self, got: &Value, wanted: &Value) {
        let text = string(&wanted["text"]);
        for field in ["min", "max", "bound", "noun", "subject", "counted_as"] {
            self.same(got, wanted, field, text);
        }
        for field in ["campaign", "speaker"] {
            if let Some(name) = wanted[field].as_str() {
                let found = self.name_of(&got[field]);
                let what = format!("«{text}» {field} «{found}», expected «{name}»");
                self.hold(key(found) == key(name), what);
            }
        }
        if let Some(first) = wanted.get("repeats") {
            let figures = list(&self.record["figures"]).iter();
            let found = figures
                .filter(|figure| figure["id"] == got["repeats"])
                .any(|figure| figure["text"] == *first);
            self.hold(found, format!("«{text}» repeats {}", got["repeats"]));
        }
    }

    fn dates(&mut self) {
        let mut rest: Vec<&Value> = list(&self.record["dates"]).iter().collect();
        let mut seen = Vec::new();
        for wanted in list(&self.expected["dates"]) {
            let text = key(string(&wanted["text"]));
            let equal = rest.iter().position(|date| date_key(date) == text);
            let close = || {
                rest.iter().position(|date| {
                    text.contains(&date_key(date)) || date_key(date).contains(&text)
                })
            };
            let found = equal.or_else(close).map(|at| rest.remove(at));
            seen.extend(found.map(date_key));
            let edtf = found.map(|date| &date["edtf"]);
            let what = format!("date «{text}» is {edtf:?}, expected {}", wanted["edtf"]);
            self.hold(edtf == Some(&wanted["edtf"]), what);
        }
        rest.retain(|date| !seen.contains(&date_key(date)));
        let shown = texts(rest.iter().copied(), "text");
        let few = rest.len() <= SPARE_DATES;
        self.hold(few, format!("superfluous dates {shown}"));
        for trap in strings(&self.expected["dates_must_not_contain"]) {
            let dates = list(&self.record["dates"]).iter();
            let caught = dates.filter(|date| string(&date["edtf"]).contains(trap));
            let what = format!("a date of {trap} is no date of the article");
            self.hold(caught.count() == 0, what);
        }
    }

    fn quotes(&mut self) {
        let quotes = list(&self.record["quotes"]);
        for wanted in list(&self.expected["quotes"]) {
            let speaker = string(&wanted["speaker"]);
            let said: Vec<&Value> = quotes
                .iter()
                .filter(|quote| key(self.name_of(&quote["speaker"])) == key(speaker))
                .collect();
            if let Some(start) = wanted["starts"].as_str() {
                let found = said
                    .iter()
                    .any(|quote| key(string(&quote["text"])).starts_with(&key(start)));
                self.hold(found, format!("quote «{start}…» of {speaker} missing"));
            } else {
                let direct = said.iter().filter(|quote| quote["mode"] == "direct");
                let (got, least) = (direct.count() as u64, wanted["count"].as_u64());
                let what = format!("direct quotes of {speaker}: {got}, expected {least:?}");
                self.hold(Some(got) >= least, what);
            }
        }
        let few = quotes.len() <= MOST_QUOTES;
        self.hold(few, format!("{} quotes", quotes.len()));
    }

    fn conflicts(&mut self) {
        let record = self.record;
        let text_of = |id: &Value| {
            let mut figures = list(&record["figures"]).iter();
            figures
                .find(|figure| figure["id"] == *id)
                .map(|figure| &figure["text"])
        };
        for pair in list(&self.expected["conflicts"]) {
            let found = list(&record["warnings"]).iter().any(|warning| {
                let texts: Vec<_> = list(&warning["refs"]).iter().filter_map(text_of).collect();
                warning["code"] == "figures_differ"
                    && list(pair).iter().all(|text| texts.contains(&text))
            });
            self.hold(found, format!("warning figures_differ {pair} missing"));
        }
    }
}

fn date_key(date: &Value) -> String {
    key(string(&date["text"]))
}
