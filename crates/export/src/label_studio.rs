//! Tasks for Label Studio, with what was found as predictions; the labeling configuration is written beside them.

use crate::json_file::{self, Shape};
use crate::spans::{ATTRIBUTES, LABELS, Span, TIES, Tie, marked, text};
use crate::target::Form;
use crate::{Batch, Error, Options, Sink, Target};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write as _;
use svodka_record::Record;
use svodka_shards::{Part, beside};

/// The form.
pub const FORM: Form = Form {
    name: "label-studio",
    schemes: &[],
    endings: &[],
    place: "FILE",
    about: "tasks with predictions for Label Studio; FILE.config.xml is their labeling configuration",
    open,
    beside: &[CONFIG],
    sql: None,
};

/// How the name of the labeling configuration ends.
const CONFIG: &str = ".config.xml";

const SHAPE: Shape = Shape {
    head: "[\n",
    between: ",\n",
    tail: "\n]\n",
    values: |batch, take| tasks(batch, take),
};

fn open(target: &Target, options: Options) -> Result<Box<dyn Sink>, Error> {
    let sink = json_file::open(target, &options, &SHAPE)?;
    let path = beside(target.path(), CONFIG);
    let written = Part::create(&path).and_then(|mut part| {
        part.write_all(config().as_bytes())?;
        part.keep()
    });
    written.map_err(|cause| Error::output(&path, &cause))?;
    Ok(sink)
}

/// The labeling configuration for all tasks.
fn config() -> String {
    let mut xml = String::from("<View>\n  <Labels name=\"label\" toName=\"text\">\n");
    for (label, color) in LABELS {
        let _ = writeln!(xml, "    <Label value=\"{label}\" background=\"{color}\"/>");
    }
    xml += "  </Labels>\n  <Relations>\n";
    for (name, ..) in TIES {
        let _ = writeln!(xml, "    <Relation value=\"{name}\"/>");
    }
    xml +=
        "  </Relations>\n  <Header value=\"$title\"/>\n  <Text name=\"text\" value=\"$text\"/>\n";
    for attribute in ATTRIBUTES.iter() {
        let (name, of) = (attribute.name, attribute.of.join(","));
        let _ = writeln!(
            xml,
            "  <Choices name=\"{name}\" toName=\"text\" perRegion=\"true\" whenTagName=\"label\" whenLabelValue=\"{of}\">"
        );
        for word in &attribute.words {
            let _ = writeln!(xml, "    <Choice value=\"{word}\"/>");
        }
        xml += "  </Choices>\n";
    }
    xml + "</View>\n"
}

fn tasks(batch: &Batch, take: &mut dyn FnMut(Value)) -> Result<(), Error> {
    batch
        .records
        .iter()
        .try_for_each(|record| task(record).map(&mut *take))
}

fn task(record: &Record) -> Result<Value, Error> {
    let article = &record.article;
    let text = text(record)?;
    let marked = marked(record);
    let spans = marked.spans.iter().flat_map(regions);
    let ties = marked.ties.iter().map(relation);
    let result: Vec<Value> = spans.chain(ties).collect();
    Ok(json!({
        "data": {
            "text": text,
            "title": article.title.as_deref().unwrap_or_default(),
            "document_id": record.id,
            "url": article.url,
            "site": article.site,
            "published": article.published.as_ref().map(|published| &published.edtf),
        },
        "predictions": [{
            "model_version": format!("{} {} {}", record.extractor.name, record.extractor.version, record.extractor.data),
            "score": score(&marked.spans),
            "result": result,
        }],
    }))
}

/// A region with its label, and one more result for each choice made for it.
fn regions<'s>(span: &'s Span<'_>) -> impl Iterator<Item = Value> + 's {
    let place = json!({ "start": span.start, "end": span.end, "text": span.text });
    let region = move |from: &str, kind: &str, word: &str| {
        let mut value = place.clone();
        value[kind] = json!([word]);
        let mut region = json!({
            "id": span.id, "from_name": from, "to_name": "text", "type": kind, "value": value,
        });
        if let Some(score) = span.confidence {
            region["score"] = json!(score);
        }
        region
    };
    let mut label = region("label", "labels", span.label);
    if let Some(note) = &span.note {
        label["meta"] = json!({ "text": [note] });
    }
    let attributes = span.attributes.iter();
    let choices = attributes.map(move |(name, word)| region(name, "choices", word));
    std::iter::once(label).chain(choices)
}

fn relation(tie: &Tie) -> Value {
    json!({
        "type": "relation", "from_id": tie.from, "to_id": tie.to, "direction": "right", "labels": [tie.name],
    })
}

/// How sure the least sure span is: tasks are sorted by it, so that what most needs a look comes first.
fn score(spans: &[Span<'_>]) -> f64 {
    let sure = spans.iter().filter_map(|span| span.confidence);
    sure.fold(1.0, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cleanup, export_all, read};
    use std::fs;

    #[test]
    fn a_task_has_spans_choices_and_relations() {
        let task = task(&read(&cleanup("a"))).unwrap();
        let results = task["predictions"][0]["result"].as_array().unwrap();
        let of = |id: &str, from: &str| {
            let found = results
                .iter()
                .find(|x| x["id"] == id && x["from_name"] == from);
            found.unwrap()["value"].clone()
        };
        assert_eq!(
            of("f98", "label"),
            json!({ "start": 98, "end": 118, "text": "более 300 волонтёров", "labels": ["figure"] })
        );
        assert_eq!(of("f98", "bound")["choices"], json!(["over"]));
        let relation = json!({
            "type": "relation", "from_id": "f98", "to_id": "f39", "direction": "right", "labels": ["repeats"],
        });
        assert!(results.contains(&relation));
        assert_eq!(task["predictions"][0]["score"], json!(0.7));
    }

    #[test]
    fn a_configuration_knows_all_that_tasks_say() {
        let config = config();
        for result in task(&read(&cleanup("a"))).unwrap()["predictions"][0]["result"]
            .as_array()
            .unwrap()
        {
            let value = &result["value"];
            let said = value["labels"]
                .get(0)
                .or(value["choices"].get(0))
                .or(result["labels"].get(0))
                .unwrap();
            assert!(config.contains(&format!("value={said}")), "{said}");
        }
    }

    #[test]
    fn a_file_is_a_list_with_its_configuration_beside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tasks.json");
        export_all(
            &format!("label-studio:{}", path.display()),
            &[cleanup("a"), cleanup("b")],
        )
        .unwrap();
        let tasks: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(tasks[1]["data"]["document_id"], "b");
        let config = fs::read_to_string(folder.path().join("tasks.json.config.xml")).unwrap();
        assert!(config.starts_with("<View>") && config.ends_with("</View>\n"));
    }

    #[test]
    fn one_document_twice_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tasks.json");
        let target = format!("label-studio:{}", path.display());
        let error = export_all(&target, &[cleanup("a"), cleanup("a")]).unwrap_err();
        assert!(error.to_string().contains("came before"), "{error}");
        assert!(!path.exists());
    }
}
