// The page put together.

const $ = (id) => document.getElementById(id);
/** Cards drawn at a time. */
const STEP = 40;
let order = [];
let drawnTo = 0;
let current = null;
let sort = "file";
let pictured = false;

function tell(text) {
  $("told").textContent = "";
  requestAnimationFrame(() => { $("told").textContent = text; });
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => { $("told").textContent = ""; }, 6000);
}

const cardOf = (index) => $(`f${index}`);

/** Draws the next cards. */
function drawMore(count = STEP) {
  const next = order.slice(drawnTo, drawnTo + count);
  $("cards").append(...next.map(card));
  drawnTo += next.length;
  $("more").hidden = drawnTo >= order.length;
  $("more").textContent = say("more", { n: Math.min(STEP, order.length - drawnTo) });
}

/** Draws the list anew, after the filter, the order or the language has changed. */
function draw() {
  order = select(sort);
  drawnTo = 0;
  current = null;
  $("cards").replaceChildren();
  drawMore();
  $("found").textContent = order.length ? say("found", { n: number(order.length) }) : say("found_none");
  $("filter-count").hidden = !filtersOn();
  $("filter-count").textContent = String(filtersOn());
  $("clear").hidden = !filtersOn() && !chosen.words;
  drawCharts();
  drawProgress();
}

function drawCharts() {
  const one = "campaign" in chosen.facets && chosen.facets.campaign !== "";
  const on = pictured || one;
  $("charts").hidden = !on;
  $("charts").replaceChildren(...(on ? pictures(order, jump) : []));
  $("picture").setAttribute("aria-pressed", String(pictured));
}

function drawProgress() {
  const done = Object.keys(decisions).filter((index) => judged(index)).length;
  $("progress").textContent = say("progress", { done: number(done), all: number(figures.length) });
  $("track").style.inlineSize = `${figures.length ? (100 * done) / figures.length : 0}%`;
  const lines = corrections().length;
  $("save").textContent = lines ? say("save_count", { n: number(lines) }) : say("save");
}

/** Draws one card anew. */
function redraw(index) {
  const old = cardOf(index);
  if (old) {
    const focused = old.contains(document.activeElement) && document.activeElement.dataset.act;
    const made = card(index);
    if (index === current) made.classList.add("current");
    old.replaceWith(made);
    if (index === current) (made.querySelector(focused ? `[data-act="${focused}"]` : null) ?? made).focus({ preventScroll: true });
  }
  refreshFilters($("facets"));
  drawProgress();
}

/** Makes a figure the current one. */
function go(index, focus = true) {
  if (current !== null) cardOf(current)?.classList.remove("current");
  current = index;
  const here = cardOf(index);
  here.classList.add("current");
  if (!focus) return;
  here.focus({ preventScroll: true });
  here.scrollIntoView({ block: "nearest" });
}

/** Goes to a figure that may not be drawn yet, or is filtered out. */
function jump(index) {
  if (!order.includes(index)) showAll();
  const at = order.indexOf(index);
  if (at < 0) return;
  if (at >= drawnTo) drawMore(at - drawnTo + STEP);
  go(index);
}

function step(way) {
  const at = current === null ? (way > 0 ? -1 : 0) : order.indexOf(current);
  const next = order[at + way];
  if (next !== undefined) jump(next);
}

/** Marks the current figure right or wrong; the same again takes the mark away. */
function judge(index, verdict, on) {
  const again = decisions[index]?.verdict?.to === verdict;
  decide(index, { verdict: again ? undefined : verdict });
  redraw(index);
  tell(kept ? say(again ? "told.open" : `told.${verdict}`) : say("told.unkept"));
  if (on && !again) step(1);
}

function openFix(index, field) {
  correct(index, field, () => {
    redraw(index);
    drawCharts();
    tell(say("told.fixed"));
    go(index);
  });
}

function takeBack() {
  const index = undo();
  if (index === null) return;
  redraw(index);
  drawCharts();
  if (order.includes(index)) jump(index);
  tell(say("undone"));
}

/** Runs an act on the current figure, or on the first where none is current. */
const onCurrent = (act) => () => {
  if (current === null) step(1);
  if (current !== null) act(current);
};

const acts = {
  next: () => step(1),
  before: () => step(-1),
  right: onCurrent((index) => judge(index, "right", true)),
  wrong: onCurrent((index) => judge(index, "wrong", true)),
  why: onCurrent((index) => { const box = cardOf(index).querySelector(".why"); box.open = !box.open; }),
  undo: takeBack,
  search: () => $("search").focus(),
  help,
  ...Object.fromEntries([...FIXES, "note"].map((field) => [field, onCurrent((index) => openFix(index, field))])),
};

/** Writes every word of the page in the language that is on. */
function speak() {
  translate();
  buildFilters($("facets"), refilter);
  $("sort").replaceChildren(...Object.keys(SORTS).map((name) => {
    const option = el("option", { value: name, text: say(`sort.${name}`) });
    option.selected = name === sort;
    return option;
  }));
  $("legend").replaceChildren(...KINDS.map((kind) => el("li", {}, el("span", { class: `m-${kind}`, text: say(`kind.${kind}`) }))));
  draw();
  drawPages();
}

/** Draws what the filters let through; figures that contradict each other stand together where they alone are shown. */
function refilter(name) {
  if (name === "contradictions" && ["file", "together"].includes(sort)) {
    sort = chosen.contradictions ? "together" : "file";
    $("sort").value = sort;
  }
  refreshFilters($("facets"));
  draw();
}

/** Takes all filters away. */
function showAll() {
  clearFilters();
  $("search").value = "";
  buildFilters($("facets"), refilter);
  refilter("contradictions");
}

/** Links to the other pages of a folder. */
function drawPages() {
  const { folder } = data;
  $("pages").hidden = !folder;
  if (!folder) return;
  const link = (file, key) => (file ? el("a", { href: file, text: say(key) }) : null);
  $("pages").replaceChildren(...[link(folder.before, "page_before"), el("span", { text: say("page_of", { page: folder.page }) }),
    link("index.html", "page_index"), link(folder.after, "page_after")].filter(Boolean));
}

function dress() {
  if (habits.theme) document.documentElement.dataset.theme = habits.theme;
}

function onClick(event) {
  const here = event.target.closest(".card");
  if (!here) return;
  const index = Number(here.dataset.index);
  const { to } = event.target.closest("[data-to]")?.dataset ?? {};
  if (to !== undefined) {
    event.preventDefault();
    jump(Number(to));
    return;
  }
  const act = event.target.closest("[data-act]")?.dataset.act;
  go(index, false);
  if (act === "fix") openFix(index, "value");
  else if (act) judge(index, act, false);
}

function wire() {
  $("cards").addEventListener("click", onClick);
  $("cards").addEventListener("focusin", (event) => {
    const here = event.target.closest(".card");
    if (here && Number(here.dataset.index) !== current) go(Number(here.dataset.index), false);
  });
  $("more").addEventListener("click", () => { const first = drawnTo; drawMore(); go(order[first]); });
  $("sort").addEventListener("change", () => { sort = $("sort").value; draw(); });
  $("search").addEventListener("input", () => {
    clearTimeout(wire.timer);
    wire.timer = setTimeout(() => { chosen.words = $("search").value; refilter(); }, 120);
  });
  $("clear").addEventListener("click", showAll);
  $("picture").addEventListener("click", () => { pictured = !pictured; drawCharts(); });
  $("charts").addEventListener("click", (event) => {
    const { campaign } = event.target.closest("[data-campaign]")?.dataset ?? {};
    if (campaign === undefined) return;
    chosen.facets.campaign = campaign;
    refilter();
  });
  $("save").addEventListener("click", () => tell(save()));
  $("load").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", async () => {
    const [file] = $("file").files;
    if (!file) return;
    const told = open(await file.text());
    $("file").value = "";
    refilter();
    tell(told);
  });
  $("by").value = habits.by;
  $("by").addEventListener("change", () => { habits.by = $("by").value.trim(); keep(); });
  for (const id of ["by", "search"]) {
    $(id).addEventListener("keydown", (event) => { if (event.key === "Enter") $("list").focus(); });
  }
  $("keys").addEventListener("click", help);
  $("theme").addEventListener("click", () => {
    const dark = habits.theme ? habits.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    habits.theme = dark ? "light" : "dark";
    keep();
    dress();
  });
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.addEventListener("click", () => { lang = button.dataset.lang; habits.lang = lang; keep(); speak(); });
  }
  new IntersectionObserver((seen) => {
    if (seen.some((entry) => entry.isIntersecting) && !$("more").hidden && drawnTo) drawMore();
  }, { rootMargin: "600px" }).observe($("more"));
  addEventListener("beforeprint", () => drawMore(order.length));
  listen(acts);
}

/** Goes to the figure that an address names: `review.html#f12`. */
function follow() {
  const index = /^#f(\d+)$/.exec(location.hash)?.[1];
  if (index !== undefined && Number(index) < figures.length) jump(Number(index));
}

restore();
if (LANGS.includes(habits.lang)) lang = habits.lang;
dress();
if (matchMedia("(max-width: 900px)").matches) $("filters").open = false;
speak();
wire();
follow();
addEventListener("hashchange", follow);
performance.mark("svodka-ready");
