#!/usr/bin/env python3
"""Opens a database of `svodka export` in the real Datasette and looks whether its tables link and can be searched.

    tools/check_datasette.py news.db WORD

WORD must stand in a headline or text of the database. Needs `datasette` on the PATH."""
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

SEARCHED = {"documents", "campaigns", "organizations", "quotes", "figure_facts", "people_roles"}


def get(database, path):
    """What Datasette answers, as JSON."""
    answer = subprocess.run(["datasette", database, "--get", path], capture_output=True, check=False)
    if answer.returncode:
        sys.exit(f"{path}: {answer.stdout.decode()}{answer.stderr.decode()}")
    return json.loads(answer.stdout)


def must(holds, what):
    if not holds:
        sys.exit(f"datasette: {what}")


def main():
    database, word = Path(sys.argv[1]), quote(sys.argv[2])
    name = database.stem
    tables = {table["name"]: table for table in get(database, f"/{name}.json")["tables"]}
    shown = {name for name, table in tables.items() if not table["hidden"]}
    must(SEARCHED <= shown, f"tables missing: {SEARCHED - shown}")
    must(not any("_fts" in name for name in shown), "parts of full-text indexes are shown")
    searched = {name for name, table in tables.items() if table["fts_table"] and not table["hidden"]}
    must(searched == SEARCHED, f"searched are {sorted(searched)}")
    linked = {name for name in shown if tables[name]["foreign_keys"]["outgoing"]}
    must(shown - linked == {"documents", "entities", "claims", "word_forms"}, f"only {sorted(linked)} link to documents")
    found = get(database, f"/{name}/documents.json?_shape=array&_search={word}")
    must(found, f"no document has {sys.argv[2]}")
    figures = get(database, f"/{name}/figure_facts.json?_shape=array&_labels=on&_size=2")
    must(figures, "no figures")
    for figure in figures:
        document = figure["document_id"]
        must(document["label"] is not None, "no headline beside the document")
        row = get(database, f"/{name}/documents/{quote(document['value'], safe='')}.json")["rows"]
        must(len(row) == 1, f"no row for document {document['value']}")
    must(isinstance(get(database, f"/{name}/campaign_overview.json?_shape=array"), list), "no overview")
    print(f"datasette: {len(shown)} tables, {len(searched)} with search, {len(found)} documents with {sys.argv[2]}")


main()
