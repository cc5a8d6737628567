// What was decided: kept in the browser under the hash of what the page shows.

const figures = data.figures;
const documents = data.documents;
const SHELF = `svodka-review:${data.file}`;
const HABITS = "svodka-review:habits";

/** Decisions by index of the figure: `verdict`, `value`, `counted_as`, `campaign`, `speaker`, `note`, each `{ to, by, at }`. */
let decisions = {};
/** Lines of opened files that have no place on this page; they are saved again as they are. */
let strangers = [];
/** What decisions were before each change, for undo. */
const history = [];
/** How the reader likes the page. */
let habits = { lang: null, theme: null, by: "", keys: true };
let kept = true;

function restore() {
  try {
    const shelf = JSON.parse(localStorage.getItem(SHELF) || "{}");
    decisions = shelf.decisions || {};
    strangers = shelf.strangers || [];
    habits = { ...habits, ...JSON.parse(localStorage.getItem(HABITS) || "{}") };
  } catch {
    kept = false;
  }
}

function keep() {
  try {
    localStorage.setItem(SHELF, JSON.stringify({ decisions, strangers }));
    localStorage.setItem(HABITS, JSON.stringify(habits));
    kept = true;
  } catch {
    kept = false;
  }
  return kept;
}

/** Changes the decisions on one figure: `changes` by field, null takes a decision back. */
function decide(index, changes) {
  const before = decisions[index];
  history.push([index, before]);
  const now = { ...before };
  const stamp = { by: habits.by || null, at: new Date().toISOString() };
  for (const [field, to] of Object.entries(changes)) {
    if (to === undefined) delete now[field];
    else now[field] = { to, ...stamp };
  }
  if (Object.keys(now).length) decisions[index] = now;
  else delete decisions[index];
  keep();
}

/** Takes the last change back; the index of its figure. */
function undo() {
  const last = history.pop();
  if (!last) return null;
  const [index, before] = last;
  if (before) decisions[index] = before;
  else delete decisions[index];
  keep();
  return index;
}

const FIXES = ["value", "counted_as", "campaign", "speaker"];

/** How far a figure is: open, right, wrong, fixed or noted. */
function state(index) {
  const made = decisions[index];
  if (!made) return "open";
  if (made.verdict?.to === "wrong") return "wrong";
  if (FIXES.some((field) => field in made)) return "fixed";
  return made.verdict ? "right" : "noted";
}

/** Whether a person has judged the figure. */
const judged = (index) => !["open", "noted"].includes(state(index));

/** `value`, `min` and `max` of a number as it is said. */
function limits({ bound, number: said, to }) {
  if (bound === "range") return { value: null, min: said, max: to };
  if (bound === "vague") return { value: null, min: said, max: null };
  const min = ["under", "at_most"].includes(bound) ? null : said;
  const max = ["over", "at_least"].includes(bound) ? null : said;
  return { value: said, min, max };
}

/** What the figure says now, corrections among it. */
function claim(index) {
  const figure = figures[index];
  const made = decisions[index];
  if (!made) return figure;
  const now = { ...figure };
  if (made.value) Object.assign(now, { bound: made.value.to.bound }, limits(made.value.to));
  for (const field of ["counted_as", "campaign", "speaker"]) if (made[field]) now[field] = made[field].to;
  return now;
}
