// Which figures are shown, and in which order.

/** The one name of what an article may name otherwise, where its records are linked. */
const usual = (i, facet, name) => data.usual[figures[i].doc][facet]?.[name] ?? name;

/** What a figure is filtered by: key → its values for a figure; an empty string stands for what is not stated. */
const FACETS = {
  campaign: (i) => [usual(i, "campaign", claim(i).campaign) ?? ""],
  person: (i) => figures[i].people.map((name) => usual(i, "person", name)),
  organization: (i) => figures[i].organizations.map((name) => usual(i, "organization", name)),
  place: (i) => [usual(i, "place", figures[i].place) ?? ""],
  counted_as: (i) => [claim(i).counted_as ?? ""],
  unit: (i) => [figures[i].unit],
  bound: (i) => [claim(i).bound],
  modality: (i) => [figures[i].modality],
  site: (i) => [documents[figures[i].doc].site ?? ""],
  sureness: (i) => [sureness(figures[i].confidence)],
  state: (i) => [state(i)],
};

/** Facets whose values are keys of phrases. */
const WORDED = {
  counted_as: "counted_as.",
  unit: "unit.",
  bound: "bound_name.",
  modality: "modality_name.",
  sureness: "",
  state: "state.",
};

/** Facets whose values stand in the order of their list, not by number. */
const ORDERED = {
  sureness: ["sure", "likely", "doubtful", "weak"],
  state: ["open", "right", "wrong", "fixed", "noted"],
  bound: Object.keys(SIGNS),
};

const chosen = { facets: {}, words: "", from: "", until: "", contradictions: false, first: false };

/** What a figure is searched in, folded; made when it is first asked for. */
const haystacks = [];
function haystack(i) {
  haystacks[i] ??= fold([
    figures[i].text, figures[i].campaign, figures[i].speaker, figures[i].place, figures[i].noun,
    documents[figures[i].doc].title, documents[figures[i].doc].site, String(figures[i].value ?? figures[i].min ?? ""),
    ...figures[i].people, ...figures[i].organizations,
    ...["campaign", "person", "organization", "place"].flatMap((facet) => FACETS[facet](i)),
  ].filter(Boolean).join("\n"));
  return haystacks[i];
}

const fold = (text) => text.toLowerCase().replace(/ё/g, "е").replace(/[\u00a0\u202f]/g, " ");

/** Whether a figure is wanted, leaving out the facet `except`. */
function wanted(i, words, except) {
  const figure = figures[i];
  if (chosen.contradictions && !contradicts(i)) return false;
  if (chosen.first && figure.repeats) return false;
  if (chosen.from && !(figure.day && figure.day >= chosen.from.slice(0, figure.day.length))) return false;
  if (chosen.until && !(figure.day && figure.day <= chosen.until)) return false;
  for (const [facet, value] of Object.entries(chosen.facets)) {
    if (facet !== except && !FACETS[facet](i).includes(value)) return false;
  }
  return words.every((word) => haystack(i).includes(word));
}

const searched = () => fold(chosen.words).split(/\s+/).filter(Boolean);

const size = (i) => claim(i).value ?? claim(i).max ?? claim(i).min ?? 0;
const byText = (of) => (a, b) => {
  const [x, y] = [of(a) ?? "", of(b) ?? ""];
  if (x === y) return a - b;
  if (!x || !y) return x ? -1 : 1;
  return x.localeCompare(y, locale());
};
const byDay = (way) => (a, b) => {
  const [x, y] = [figures[a].day, figures[b].day];
  if (x === y) return a - b;
  if (!x || !y) return x ? -1 : 1;
  return x < y ? -way : way;
};

const SORTS = {
  file: (a, b) => a - b,
  doubt: (a, b) => figures[a].confidence - figures[b].confidence || a - b,
  sure: (a, b) => figures[b].confidence - figures[a].confidence || a - b,
  large: (a, b) => size(b) - size(a) || a - b,
  newest: byDay(-1),
  oldest: byDay(1),
  together: (a, b) => Number(contradicts(b)) - Number(contradicts(a)) || quarrels[a] - quarrels[b] || a - b,
  campaign: byText((i) => FACETS.campaign(i)[0]),
  person: byText((i) => FACETS.person(i)[0]),
  organization: byText((i) => FACETS.organization(i)[0]),
  speaker: byText((i) => claim(i).speaker),
  place: byText((i) => FACETS.place(i)[0]),
  counted_as: byText((i) => claim(i).counted_as && say(`counted_as.${claim(i).counted_as}`)),
  bound: (a, b) => ORDERED.bound.indexOf(claim(a).bound) - ORDERED.bound.indexOf(claim(b).bound) || a - b,
  site: byText((i) => documents[figures[i].doc].site),
  modality: byText((i) => say(`modality_name.${figures[i].modality}`)),
};

/** Indices of the figures wanted, in order. */
function select(sort) {
  const words = searched();
  const indices = [];
  for (let i = 0; i < figures.length; i += 1) if (wanted(i, words)) indices.push(i);
  return sort === "file" ? indices : indices.sort(SORTS[sort] ?? SORTS.file);
}

/** The name of a facet's value. */
function facetName(facet, value) {
  if (value === "") return say("filter.none");
  return facet in WORDED ? say(WORDED[facet] + value) : shown(value);
}

/** Values of a facet with how many of the figures have them, given what else is chosen. */
function facetValues(facet) {
  const words = searched();
  const counts = new Map();
  for (let i = 0; i < figures.length; i += 1) {
    if (!wanted(i, words, facet)) continue;
    for (const value of FACETS[facet](i)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const picked = chosen.facets[facet];
  if (picked !== undefined && !counts.has(picked)) counts.set(picked, 0);
  const order = ORDERED[facet];
  return [...counts].sort(([a, n], [b, m]) => (order ? order.indexOf(a) - order.indexOf(b) : (a === "") - (b === "") || m - n || a.localeCompare(b)));
}

/** Fills the list of a facet. */
function fillFacet(select, facet) {
  const options = facetValues(facet).map(([value, n]) => {
    const option = el("option", { value: `=${value}`, text: `${facetName(facet, value)} · ${n}` });
    option.selected = chosen.facets[facet] === value;
    return option;
  });
  select.replaceChildren(el("option", { value: "", text: say("filter.any") }), ...options);
}

/** Builds the form of filters; `changed` runs after each change. */
function buildFilters(form, changed) {
  const rows = Object.keys(FACETS).map((facet) => {
    const select = el("select", { id: `facet-${facet}`, "data-facet": facet });
    select.addEventListener("change", () => {
      if (select.value === "") delete chosen.facets[facet];
      else chosen.facets[facet] = select.value.slice(1);
      changed();
    });
    return el("div", { class: "facet" }, el("label", { for: select.id, text: say(`filter.${facet}`) }), select);
  });
  const days = ["from", "until"].map((end) => {
    const input = el("input", { id: `day-${end}`, type: "date" });
    input.value = chosen[end];
    input.addEventListener("change", () => { chosen[end] = input.value; changed(); });
    return el("div", { class: "facet" }, el("label", { for: input.id, text: say(`filter.${end}`) }), input);
  });
  const boxes = ["contradictions", "first"].map((name) => {
    const input = el("input", { id: `only-${name}`, type: "checkbox" });
    input.checked = chosen[name];
    input.addEventListener("change", () => { chosen[name] = input.checked; changed(name); });
    return el("div", { class: "box" }, input, el("label", { for: input.id, text: say(`filter.${name}`) }));
  });
  form.replaceChildren(...rows, el("div", { class: "days" }, ...days), ...boxes);
  refreshFilters(form);
}

function refreshFilters(form) {
  for (const select of form.querySelectorAll("[data-facet]")) {
    fillFacet(select, select.dataset.facet);
    select.classList.toggle("set", select.dataset.facet in chosen.facets);
  }
}

function clearFilters() {
  Object.assign(chosen, { facets: {}, words: "", from: "", until: "", contradictions: false, first: false });
}

/** How many filters are on. */
const filtersOn = () => Object.keys(chosen.facets).length + [chosen.from, chosen.until, chosen.contradictions, chosen.first].filter(Boolean).length;
