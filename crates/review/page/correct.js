// The form in which a figure is corrected.

const WORDS_OF = {
  bound: Object.keys(SIGNS),
  counted_as: ["participant", "killed", "injured", "missing", "detained", "evacuated", "helped", "staff", "other"],
};

function labelled(id, label, input, hint) {
  const note = hint ? el("p", { class: "hint", id: `${id}-hint`, text: hint }) : null;
  if (note) input.setAttribute("aria-describedby", note.id);
  input.id = id;
  return el("div", { class: "row" }, el("label", { for: id, text: label }), input, note);
}

function choice(words, prefix, chosenWord) {
  return el("select", {}, ...words.map((word) => {
    const option = el("option", { value: word, text: word ? say(prefix + word) : say("none") });
    option.selected = word === (chosenWord ?? "");
    return option;
  }));
}

/** A field for a name, with the names of the article at hand. */
function nameField(id, label, value, names, hint) {
  const input = el("input", { type: "text", list: `${id}-names`, maxlength: "300", autocomplete: "off" });
  input.value = value ?? "";
  const row = labelled(id, label, input, hint);
  row.append(el("datalist", { id: `${id}-names` }, ...names.map((name) => el("option", { value: shown(name) }))));
  return row;
}

/** Opens the form for a figure at one of its fields; `done` runs when something was changed. */
function correct(index, field, done) {
  const box = document.getElementById("fix");
  const figure = figures[index];
  const now = claim(index);
  const from = documents[figure.doc];
  const bound = choice(WORDS_OF.bound, "bound_name.", now.bound);
  const low = el("input", { type: "text", inputmode: "numeric", autocomplete: "off" });
  const high = el("input", { type: "text", inputmode: "numeric", autocomplete: "off" });
  low.value = String(now.value ?? now.min ?? now.max ?? "");
  high.value = now.bound === "range" ? String(now.max ?? "") : "";
  const highRow = labelled("fix-to", say("fix.to"), high);
  const ranged = () => { highRow.hidden = bound.value !== "range"; };
  bound.addEventListener("change", ranged);
  ranged();
  const happened = choice(["", ...WORDS_OF.counted_as], "counted_as.", now.counted_as);
  const note = el("textarea", { rows: "2", maxlength: "2000" });
  note.value = decisions[index]?.note?.to ?? "";
  const error = el("p", { class: "error", role: "alert" });
  const title = el("h2", { id: "fix-title", text: say("fix_title", { words: shown(figure.text.slice(...figure.at)) }) });
  const form = el("form", { method: "dialog", novalidate: true }, title,
    el("fieldset", { class: "number" }, el("legend", { text: say("fix.value") }),
      labelled("fix-bound", say("filter.bound"), bound), labelled("fix-value", say("fix.number"), low), highRow),
    labelled("fix-counted_as", say("fix.counted_as"), happened),
    nameField("fix-campaign", say("fix.campaign"), now.campaign, from.campaigns, say("fix.hint")),
    nameField("fix-speaker", say("fix.speaker"), now.speaker, from.voices.map(([name]) => name), say("fix.hint")),
    labelled("fix-note", say("fix.note"), note), error,
    el("div", { class: "buttons" },
      el("button", { type: "button", text: say("fix.cancel"), on: { click: () => box.close() } }),
      el("button", { type: "submit", class: "main", text: say("fix.done") })));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = readForm({ bound, low, high });
    if (read.error) {
      error.textContent = say(read.error);
      low.focus();
      return;
    }
    const name = (id) => document.getElementById(id).value.trim() || null;
    const to = { value: read.value, counted_as: happened.value || null, campaign: name("fix-campaign"), speaker: name("fix-speaker"), note: note.value.trim() || null };
    box.close();
    if (apply(index, to)) done();
  });
  note.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  box.replaceChildren(form);
  box.showModal();
  document.getElementById(`fix-${field}`)?.focus();
}

const digits = (text) => {
  const bare = text.replace(/[\s\u00a0\u202f]/g, "");
  return /^\d{1,15}$/.test(bare) ? Number(bare) : null;
};

/** The number in the form, or what is wrong with it. */
function readForm({ bound, low, high }) {
  const said = digits(low.value);
  if (said === null) return { error: "fix.bad_number" };
  if (bound.value !== "range") return { value: { bound: bound.value, number: said, to: null } };
  const to = digits(high.value);
  if (to === null) return { error: "fix.bad_number" };
  return to > said ? { value: { bound: "range", number: said, to } } : { error: "fix.bad_range" };
}

/** Notes what differs from the record, takes back what no longer does; whether anything changed. */
function apply(index, to) {
  const figure = figures[index];
  const made = decisions[index] ?? {};
  const now = claim(index);
  const changes = {};
  const stated = limits(to.value);
  const same = (claimed) => claimed.bound === to.value.bound && ["value", "min", "max"].every((end) => (claimed[end] ?? null) === stated[end]);
  if (!same(now)) changes.value = same(figure) ? undefined : to.value;
  for (const field of ["counted_as", "campaign", "speaker"]) {
    if ((now[field] ?? null) !== to[field]) changes[field] = (figure[field] ?? null) === to[field] ? undefined : to[field];
  }
  if ((made.note?.to ?? null) !== to.note) changes.note = to.note ?? undefined;
  if (!Object.keys(changes).length) return false;
  if (FIXES.some((field) => field in changes) && made.verdict?.to === "wrong") changes.verdict = undefined;
  decide(index, changes);
  return true;
}
