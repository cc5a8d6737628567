// What the page says and how it writes numbers and days; the builder of its elements.

const phrases = JSON.parse(document.getElementById("words").textContent);
const data = JSON.parse(document.getElementById("data").textContent);
const LANGS = ["ru", "kk", "en"];
let lang = LANGS.includes(data.lang) ? data.lang : "ru";

/** The phrase of a key in the language of the page, its {names} filled in. */
function say(key, filled = {}) {
  const row = phrases[key];
  if (!row) return key;
  const phrase = row[LANGS.indexOf(lang)] || row[0];
  return phrase.replace(/\{(\w+)\}/g, (_, name) => String(filled[name] ?? ""));
}

/** A sentence about a fact, with the words that show it. */
function sentence([key, filled, words]) {
  const told = say(key, filled);
  if (!words) return told;
  return say(words.includes(" ") ? "by_words" : "by_word", { told, words });
}

/** Text that turns nothing around: characters that direct or hide are shown as ones that stand for nothing. */
function shown(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

/**
 * An element. `props` are attributes, but for `text` and `on` (listeners by event); children are elements or text,
 * never markup, and all text is `shown`.
 */
function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  fill(made, props, children);
  return made;
}

/** The same for SVG. */
function svg(tag, props = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(made, props, children);
  return made;
}

function fill(made, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (name === "text") made.textContent = shown(value);
    else if (name === "on") for (const [event, run] of Object.entries(value)) made.addEventListener(event, run);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  const kept = children.filter((child) => child !== null && child !== undefined && child !== "");
  made.append(...kept.map((child) => (typeof child === "string" ? shown(child) : child)));
}

const locale = () => ({ ru: "ru-RU", kk: "kk-KZ", en: "en-GB" })[lang];

/** A number as people write it: groups from five digits on. */
function number(value) {
  return new Intl.NumberFormat(lang === "en" ? "en-GB" : "ru-RU", { useGrouping: value >= 10000 }).format(value);
}

/** A large number in few signs: «20 тыс.». */
function compact(value) {
  const step = [["billion", 1e9], ["million", 1e6], ["thousand", 1e3]].find(([, size]) => value >= size);
  return step ? say(`short.${step[0]}`, { n: number(Math.round((10 * value) / step[1]) / 10) }) : number(value);
}

/** A day, month or year as people write it; anything else as it stands. */
function day(edtf) {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T|$)/.exec(edtf || "");
  if (!found) return edtf || "";
  const [, year, month, date] = found;
  if (!month || !phrases[`month.${Number(month)}`]) return edtf;
  // Browsers do not know the months of every language.
  const named = say(`${date ? "month" : "alone"}.${Number(month)}`);
  return say(date ? "day.whole" : "day.month", { year, month: named, day: Number(date) });
}

const SIGNS = { exact: "", over: ">", at_least: "≥", under: "<", at_most: "≤", about: "≈", almost: "≈", range: "", vague: "≥" };

/** The number of a claim in signs: «> 300 000», «3 000–5 000». */
function signed(claim) {
  if (claim.bound === "range") return { sign: "", digits: `${number(claim.min ?? 0)}–${number(claim.max ?? 0)}` };
  return { sign: SIGNS[claim.bound] ?? "", digits: number(claim.value ?? claim.min ?? claim.max ?? 0) };
}

/** The number of a claim in words: «больше 300 000». */
function worded(claim) {
  const limits = { value: claim.value ?? claim.min ?? claim.max ?? 0, min: claim.min ?? 0, max: claim.max ?? 0 };
  const filled = Object.fromEntries(Object.entries(limits).map(([name, value]) => [name, number(value)]));
  return claim.bound === "exact" ? filled.value : say(`bound.${claim.bound}`, filled);
}

/** Key of the words for a confidence; the limits are those of svodka-tell. */
function sureness(confidence) {
  if (confidence >= 0.9) return "sure";
  if (confidence >= 0.7) return "likely";
  return confidence >= 0.5 ? "doubtful" : "weak";
}

/** Puts the page's own words into the language that is on. */
function translate() {
  document.documentElement.lang = lang;
  document.title = say("title");
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-say-label]")) node.setAttribute("aria-label", say(node.dataset.sayLabel));
  for (const node of document.querySelectorAll("[data-say-hint]")) node.setAttribute("placeholder", say(node.dataset.sayHint));
  for (const node of document.querySelectorAll("[data-lang]")) node.setAttribute("aria-pressed", String(node.dataset.lang === lang));
}
