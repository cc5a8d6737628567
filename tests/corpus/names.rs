//! Campaigns, people with their roles, organizations, places.

use super::check::{Check, key, list, string, strings, texts};
use serde_json::Value;

/// Superfluous organizations an article may show: names that a careful reader may or may not take.
const SPARE_ORGANIZATIONS: usize = 3;

impl<'a> Check<'a> {
    pub fn names(&mut self) {
        self.campaigns();
        self.people();
        self.organizations();
        self.places();
    }

    fn campaigns(&mut self) {
        let (got, expected) = (list(&self.record["campaigns"]), self.expected);
        for wanted in list(&expected["campaigns"]) {
            match named(got, &wanted["name"]) {
                Some(campaign) => self.campaign(campaign, wanted),
                None => self.hold(false, format!("campaign {} missing", wanted["name"])),
            }
        }
        let as_many = got.len() == list(&expected["campaigns"]).len();
        self.hold(as_many, format!("campaigns {}", texts(got, "name")));
    }

    fn campaign(&mut self, got: &'a Value, wanted: &Value) {
        let name = string(&wanted["name"]);
        for field in ["kind", "kind_word", "scope", "scope_word"] {
            self.same(got, wanted, field, name);
        }
        for (field, kind) in [("organizers", "organizer"), ("initiators", "initiator")] {
            for holder in strings(&wanted[field]) {
                let found = list(&self.record["roles"]).iter().any(|role| {
                    role["kind"] == kind
                        && role["target"] == got["id"]
                        && key(self.name_of(&role["holder"])) == key(holder)
                });
                self.hold(found, format!("{name}: {kind} «{holder}» missing"));
            }
        }
        for surface in strings(&wanted["surface_forms"]) {
            let found = list(&got["mentions"]).iter().any(|m| m["text"] == surface);
            self.hold(found, format!("{name}: mention «{surface}» missing"));
        }
    }

    fn people(&mut self) {
        let (got, expected) = (list(&self.record["people"]), self.expected);
        for wanted in list(&expected["people"]) {
            let person = named(got, &wanted["name"]);
            self.hold(
                person.is_some(),
                format!("person {} missing", wanted["name"]),
            );
            if let Some(person) = person {
                self.offices(person, wanted);
            }
        }
        for person in got {
            let is_expected = named(list(&expected["people"]), &person["name"]).is_some();
            self.hold(
                is_expected,
                format!("superfluous person {}", person["name"]),
            );
        }
    }

    fn offices(&mut self, person: &Value, wanted: &Value) {
        let record = self.record;
        let held: Vec<&Value> = list(&record["roles"])
            .iter()
            .filter(|role| role["holder"] == person["id"] && role["kind"] == "office")
            .collect();
        for office in list(&wanted["roles"]) {
            let found = held.iter().any(|role| {
                key(string(&role["title"])) == key(string(&office["title"]))
                    && office.get("organization").is_none_or(|organization| {
                        let target = by_id(list(&record["organizations"]), &role["target"]);
                        target.is_some_and(|target| bears(target, string(organization)))
                    })
            });
            let shown: Vec<String> = held
                .iter()
                .map(|role| format!("{} → {}", role["title"], self.name_of(&role["target"])))
                .collect();
            let name = string(&wanted["name"]);
            self.hold(found, format!("role {office} of {name}: got {shown:?}"));
        }
    }

    fn organizations(&mut self) {
        let (got, expected) = (list(&self.record["organizations"]), self.expected);
        let all = list(&expected["organizations"]);
        for wanted in all {
            let name = string(&wanted["name"]);
            let found = got.iter().find(|organization| bears(organization, name));
            self.hold(found.is_some(), format!("organization «{name}» missing"));
            let Some(organization) = found else { continue };
            for field in ["kind", "form"] {
                self.same(organization, wanted, field, name);
            }
            for alias in strings(&wanted["aliases"]) {
                let known = bears(organization, alias);
                self.hold(known, format!("{name}: alias «{alias}» missing"));
            }
        }
        let few = got.len() <= all.len() + SPARE_ORGANIZATIONS;
        let shown = texts(got, "name");
        self.hold(few, format!("superfluous organizations among {shown}"));
    }

    fn places(&mut self) {
        let (got, expected) = (list(&self.record["places"]), self.expected);
        let wanted: Vec<&str> = strings(&expected["places"]).collect();
        for name in &wanted {
            let found = got.iter().any(|place| is_named(place, name));
            self.hold(found, format!("place «{name}» missing"));
        }
        for place in got {
            let is_expected = wanted.iter().any(|name| is_named(place, name));
            self.hold(is_expected, format!("superfluous place {}", place["name"]));
        }
    }
}

fn is_named(object: &Value, name: &str) -> bool {
    key(string(&object["name"])) == key(name)
}

fn named<'a>(objects: &'a [Value], name: &Value) -> Option<&'a Value> {
    objects.iter().find(|object| is_named(object, string(name)))
}

fn by_id<'a>(objects: &'a [Value], id: &Value) -> Option<&'a Value> {
    objects.iter().find(|object| object["id"] == *id)
}

/// Whether an organization bears a name: its own, its acronym or an alias, with or without its form.
fn bears(organization: &Value, name: &str) -> bool {
    let form = string(&organization["form"]);
    [&organization["name"], &organization["acronym"]]
        .into_iter()
        .chain(list(&organization["aliases"]))
        .filter_map(Value::as_str)
        .any(|own| {
            [own.to_owned(), format!("{form} {own}")]
                .iter()
                .any(|own| key(own) == key(name))
        })
}
