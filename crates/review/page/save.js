// Decisions as lines of corrections.ndjson, and back.

const CONTEXT = 32;

/** The words of a figure with those around them: a TextQuoteSelector. */
function quote(figure) {
  const [start, end] = figure.at;
  const around = figure.context ?? [
    [...figure.text.slice(0, start)].slice(-CONTEXT).join(""),
    [...figure.text.slice(end)].slice(0, CONTEXT).join(""),
  ];
  return { exact: figure.text.slice(start, end), prefix: around[0], suffix: around[1] };
}

/** What the record said. */
function saw(figure) {
  const fields = ["value", "min", "max", "bound", "unit", "noun", "counted_as", "modality", "measure", "campaign", "speaker", "rule"];
  return Object.fromEntries(fields.map((field) => [field, figure[field] ?? null]));
}

/** The lines of one figure, the verdict first. */
function lines(index) {
  const figure = figures[index];
  const from = documents[figure.doc];
  const made = decisions[index];
  return ["verdict", ...FIXES, "note"].filter((field) => field in made).map((field) => {
    const { to, by, at } = made[field];
    const decision = field === "verdict" ? { decision: to } : { decision: field, [field]: to };
    return JSON.stringify({
      schema_version: "1.0",
      document: { key: from.key, id: from.id, title: from.title ?? null },
      target: quote(figure),
      ...decision,
      saw: saw(figure),
      by: by ?? null,
      at: at ?? null,
    });
  });
}

/** Every line, in the order of the page. */
function corrections() {
  const own = Object.keys(decisions).map(Number).sort((a, b) => a - b).flatMap(lines);
  return [...own, ...strangers];
}

/** Hands the file to the browser. */
function save() {
  const all = corrections();
  if (!all.length) return say("told.nothing");
  const address = URL.createObjectURL(new Blob([`${all.join("\n")}\n`], { type: "application/x-ndjson" }));
  const link = el("a", { href: address, download: "corrections.ndjson" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  return say("told.saved", { n: all.length });
}

/** The figure that a line is about: the same article and words, and most of the same words around them. */
function place(line) {
  const shared = (a, b) => {
    let n = 0;
    while (n < a.length && n < b.length && a[n] === b[n]) n += 1;
    return n;
  };
  const backwards = (text) => [...text].reverse();
  let best = null;
  for (let i = 0; i < figures.length; i += 1) {
    const from = documents[figures[i].doc];
    if (from.key !== line.document.key && from.id !== line.document.id) continue;
    const here = quote(figures[i]);
    if (here.exact !== line.target.exact) continue;
    const near = shared(backwards(here.prefix), backwards(line.target.prefix)) + shared([...here.suffix], [...line.target.suffix]);
    if (!best || near > best.near) best = { i, near };
  }
  return best?.i ?? null;
}

const isNumber = (value) => Object.hasOwn(SIGNS, value?.bound) && Number.isSafeInteger(value.number);
const isText = (value) => value === null || value === undefined || typeof value === "string";
const isDecided = (line) => (line.decision === "value" ? isNumber(line.value) : isText(line[line.decision])) && isText(line.by) && isText(line.at);
const isLine = (line) => isQuoted(line) && isDecided(line);
const isQuoted = (line) => line && typeof line.decision === "string" && typeof line.document?.key === "string" && typeof line.target?.exact === "string" && typeof line.target.prefix === "string" && typeof line.target.suffix === "string";

/** Takes up a file that was saved before; what the page says of it. */
function open(text) {
  const rows = text.split("\n").map((row) => row.trim());
  const read = [];
  for (const [at, row] of rows.entries()) {
    if (!row) continue;
    let line = null;
    try { line = JSON.parse(row); } catch { /* told below */ }
    if (!isLine(line)) return say("told.unreadable", { line: at + 1 });
    read.push([line, row]);
  }
  let lost = 0;
  for (const [line, row] of read) {
    const index = place(line);
    const verdict = ["right", "wrong"].includes(line.decision);
    const field = verdict ? "verdict" : line.decision;
    if (index === null || !(verdict || FIXES.includes(field) || field === "note")) {
      lost += 1;
      if (!strangers.includes(row)) strangers.push(row);
      continue;
    }
    decisions[index] = { ...decisions[index], [field]: { to: verdict ? line.decision : line[field] ?? null, by: line.by ?? null, at: line.at ?? null } };
  }
  keep();
  return say("told.loaded", { n: read.length - lost, lost });
}
