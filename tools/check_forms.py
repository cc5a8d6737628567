#!/usr/bin/env python3
"""Opens what was exported with what reads it: check_forms.py BINARY RECORDS

Writes every annotation form of RECORDS in a temporary folder. Checks FollowTheMoney entities with the package
`followthemoney` (every schema, property, value and reference), JSON-LD with `pyld`, and offsets, ids and references of the
others by themselves. Fails at the first fault."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path


def check_ftm(path, documents):
    from followthemoney import model

    schemas, pointers = {}, []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            entity = json.loads(line)
            proxy = model.get_proxy(entity, cleaned=False)
            schema = proxy.schema
            known = schemas.setdefault(proxy.id, schema)
            assert known == schema or known.name in schema.names or schema.name in known.names, f"{proxy.id}: two schemas"
            for name, values in entity["properties"].items():
                prop = schema.get(name)
                assert prop is not None, f"{schema.name} has no {name}"
                assert values and len(values) == len(set(values)), f"{name}: {values}"
                for value in values:
                    assert prop.type.validate(value), f"{schema.name}.{name}: {value[:80]!r}"
                    if prop.type.name == "entity":
                        pointers.append((value, prop.range, f"{schema.name}.{name}"))
            for name in schema.required:
                if not (schema.name == "Article" or proxy.get(name)):
                    raise AssertionError(f"{schema.name} without {name}")
    for value, wanted, name in pointers:
        assert value in schemas, f"{name} leads nowhere"
        assert schemas[value].is_a(wanted), f"{name} leads to {schemas[value].name}, not {wanted.name}"
    articles = sum(schema.name == "Article" for schema in schemas.values())
    assert articles == documents, f"{articles} articles of {documents}"
    return f"{len(schemas)} entities, {len(pointers)} references"


def check_label_studio(path, documents):
    import xml.etree.ElementTree as xml

    config = xml.parse(f"{path}.config.xml").getroot()
    names = {tag.get("name") for tag in config.iter() if tag.get("name")}
    labels = {tag.get("value") for tag in config.iter("Label")} | {tag.get("value") for tag in config.iter("Relation")}
    choices = {choice.get("name"): {word.get("value") for word in choice} for choice in config.iter("Choices")}
    tasks = json.loads(path.read_text(encoding="utf-8"))
    assert len(tasks) == documents
    results = 0
    for task in tasks:
        text, ids = task["data"]["text"], set()
        for result in task["predictions"][0]["result"]:
            results += 1
            if result["type"] == "relation":
                assert result["from_id"] in ids and result["to_id"] in ids and set(result["labels"]) <= labels, result
                continue
            value = result["value"]
            ids.add(result["id"])
            assert text[value["start"]:value["end"]] == value["text"], result
            assert result["from_name"] in names and result["to_name"] in names, result
            words = set(value[result["type"]])
            assert words <= (labels if result["type"] == "labels" else choices[result["from_name"]]), result
    return f"{len(tasks)} tasks, {results} results"


def check_brat(folder, documents):
    spans = 0
    texts = sorted(folder.glob("*.txt"))
    assert len(texts) == documents
    for path in texts:
        text, ids = path.read_bytes().decode("utf-8"), {}
        for line in path.with_suffix(".ann").read_bytes().decode("utf-8").splitlines():
            key, body, *rest = line.split("\t")
            assert key not in ids, f"{path}: {key} twice"
            ids[key] = body
            if key[0] == "T":
                spans += 1
                places = [tuple(map(int, place.split())) for place in body.split(" ", 1)[1].split(";")]
                assert " ".join(text[start:end] for start, end in places) == rest[0], f"{path}: {line}"
                assert not any(a[1] > b[0] for a, b in zip(places, places[1:])), line
            elif key[0] == "R":
                assert all(argument.split(":")[1] in ids for argument in body.split()[1:]), f"{path}: {line}"
            elif key[0] in "A#":
                assert body.split()[1] in ids, f"{path}: {line}"
            else:
                raise AssertionError(line)
    return f"{documents} documents, {spans} spans"


def check_web_annotation(path, texts):
    items = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
    ids = {item["id"] for item in items}
    assert len(ids) == len(items)
    for item in items:
        assert item["type"] == "Annotation" and item["body"] and item["target"], item
        if item["motivation"] == "linking":
            assert {item["target"], item["body"][0]["source"]} <= ids, item
            continue
        quote, place = item["target"]["selector"]
        assert place["end"] - place["start"] == len(quote["exact"]), item
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert any(around in text for text in texts.get(item["target"]["source"], texts[None])), item
    return f"{len(items)} annotations"


def check_jsonld(path, documents):
    from pyld import jsonld

    def loader(url, options):
        vocabulary = {"@context": {"@vocab": "https://schema.org/"}}
        return {"contextUrl": None, "documentUrl": url, "document": vocabulary}

    graph = json.loads(path.read_text(encoding="utf-8"))
    jsonld.set_document_loader(loader)
    nodes = jsonld.flatten(graph)
    kinds = [kind for node in nodes for kind in node.get("@type", [])]
    assert kinds.count("https://schema.org/NewsArticle") == documents
    typed = {node["@id"] for node in nodes if "@type" in node}
    loose = [node for node in nodes if "@type" not in node and not node["@id"].startswith("_:")]
    assert not loose, f"nothing is said of {loose[:3]}"
    claims = kinds.count("https://schema.org/Claim")
    return f"{len(typed)} nodes, {claims} claims"


def main():
    binary, path = (Path(argument).resolve() for argument in sys.argv[1:3])
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = {None: [record["article"]["text"] for record in records]}
    for record in records:
        texts.setdefault(record["article"]["url"] or record["source"]["url"], []).append(record["article"]["text"])
    with tempfile.TemporaryDirectory() as folder:
        for name, check, what in [
            ("ftm:news.ftm.json", check_ftm, len(records)),
            ("label-studio:tasks.json", check_label_studio, len(records)),
            ("brat:brat", check_brat, len(records)),
            ("web-annotation:annotations.json", check_web_annotation, texts),
            ("jsonld:news.jsonld", check_jsonld, len(records)),
        ]:
            subprocess.run([binary, "export", path, "--quiet", "--to", name], cwd=folder, check=True)
            print(f"{name}: {check(Path(folder, name.split(':')[1]), what)}")


main()
