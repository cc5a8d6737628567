// Each campaign's figures over time: whiskers for bounds, marks for speakers.

const SHAPES = [
  (x, y, r) => svg("circle", { cx: x, cy: y, r }),
  (x, y, r) => svg("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r }),
  (x, y, r) => svg("path", { d: `M${x} ${y - r * 1.2}L${x + r * 1.2} ${y + r}H${x - r * 1.2}Z` }),
  (x, y, r) => svg("path", { d: `M${x} ${y - r * 1.35}L${x + r * 1.35} ${y}L${x} ${y + r * 1.35}L${x - r * 1.35} ${y}Z` }),
  (x, y, r) => svg("path", { d: `M${x} ${y + r * 1.2}L${x + r * 1.2} ${y - r}H${x - r * 1.2}Z` }),
];
/** Campaigns drawn at once. */
const PICTURES = 24;

/** Milliseconds of a day that may be cut to a month or a year. */
function moment(text) {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text || "");
  return found ? Date.UTC(Number(found[1]), Number(found[2] || 1) - 1, Number(found[3] || 1)) : null;
}

/** Where a value stands: by steps of ten where the largest is many times the smallest. */
function scale(values, top, bottom) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const steep = least > 0 && most / least > 30;
  const at = (v) => (steep ? Math.log10(Math.max(v, 1)) : v);
  const low = steep ? Math.floor(at(least)) : 0;
  const high = steep ? Math.max(Math.ceil(at(most) + 0.05), low + 1) : nice(most * 1.12 || 1);
  const ticks = [];
  if (steep) for (let e = low; e <= high; e += Math.ceil((high - low) / 4)) ticks.push(10 ** e);
  else for (let i = 0; i <= 2; i += 1) ticks.push((high / 2) * i);
  return { y: (v) => bottom - ((at(v) - low) / (high - low)) * (bottom - top), ticks };
}

/** The next round number. */
function nice(value) {
  const step = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 5, 6, 8, 10].map((n) => n * step).find((n) => n >= value);
}

/** The whisker of a bound around a point. */
function whisker(claimed, x, y, yOf, top, bottom) {
  const line = (a, b, name = "whisker") => svg("line", { x1: x, x2: x, y1: a, y2: b, class: name });
  const cap = (at) => svg("line", { x1: x - 4, x2: x + 4, y1: at, y2: at, class: "whisker" });
  const tip = (at, way) => svg("path", { d: `M${x - 3.5} ${at + way * 4}L${x} ${at}L${x + 3.5} ${at + way * 4}`, class: "whisker tip" });
  const [up, down] = [Math.max(top, y - 20), Math.min(bottom, y + 20)];
  switch (claimed.bound) {
    case "over": return [line(y, up), tip(up, 1)];
    case "at_least": return [line(y, up), tip(up, 1), cap(y)];
    case "vague": return [line(y, up, "whisker loose"), tip(up, 1)];
    case "under": return [line(y, down), tip(down, -1)];
    case "at_most": return [line(y, down), tip(down, -1), cap(y)];
    case "about": return [line(Math.max(top, y - 9), Math.min(bottom, y + 9), "whisker loose")];
    case "almost": return [line(y, Math.min(bottom, y + 11), "whisker loose")];
    case "range": return [line(yOf(claimed.max), yOf(claimed.min)), cap(yOf(claimed.max)), cap(yOf(claimed.min))];
    default: return [];
  }
}

/** Who says a figure, by the usual name. */
function voiceOf(i) {
  const { speaker } = claim(i);
  return speaker && usual(i, "person", usual(i, "organization", speaker));
}

/** Speakers by number of figures; the first few have a mark of their own. */
function speakersOf(indices) {
  const counts = new Map();
  for (const i of indices) if (voiceOf(i)) counts.set(voiceOf(i), (counts.get(voiceOf(i)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, SHAPES.length).map(([name]) => name);
}

/** The picture of a campaign. `large`: the only one shown. */
function picture(campaign, indices, large, jump) {
  const [width, height] = large ? [760, 260] : [340, 150];
  const edge = { left: large ? 62 : 54, right: 14, top: 14, bottom: 24 };
  const [top, bottom] = [edge.top, height - edge.bottom];
  const dated = indices.filter((i) => moment(figures[i].day) !== null);
  const values = indices.flatMap((i) => [claim(i).value, claim(i).min, claim(i).max]).filter((v) => v !== null && v !== undefined);
  const { y: yOf, ticks } = scale(values.length ? values : [0], top, bottom);
  const times = dated.map((i) => moment(figures[i].day));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const xOf = (time) => (first === last ? (edge.left + width - edge.right) / 2 : edge.left + 10 + ((time - first) / (last - first)) * (width - edge.left - edge.right - 20));
  const voices = speakersOf(indices);
  const label = say("picture_alt", { campaign: shown(campaign), n: indices.length, least: number(Math.min(...values)), most: number(Math.max(...values)) });
  const drawn = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label, class: "chart" });
  for (const tick of ticks) {
    const at = yOf(tick);
    drawn.append(svg("line", { x1: edge.left, x2: width - edge.right, y1: at, y2: at, class: "grid" }),
      svg("text", { x: edge.left - 6, y: at + 3.5, class: "tick end", text: compact(tick) }));
  }
  if (dated.length) drawn.append(...timeTicks(dated, first, last, xOf, height));
  for (const i of dated) {
    const now = claim(i);
    const [x, y] = [xOf(moment(figures[i].day)), yOf(now.value ?? now.min ?? now.max ?? 0)];
    const voice = voices.indexOf(voiceOf(i));
    const shape = (SHAPES[voice] ?? SHAPES[0])(x, y, large ? 5 : 4);
    shape.setAttribute("class", `point ${voice < 0 ? "nobody" : `voice${voice}`} is-${state(i)}`);
    shape.append(svg("title", { text: `${worded(now)}${figures[i].noun ? ` ${shown(figures[i].noun)}` : ""} · ${day(figures[i].day)}${now.speaker ? ` · ${shown(now.speaker)}` : ""}` }));
    shape.addEventListener("click", () => jump(i));
    drawn.append(...whisker(now, x, y, yOf, top, bottom), shape);
  }
  const undated = indices.length - dated.length;
  return el("figure", { class: large ? "picture large" : "picture" },
    el("figcaption", {},
      large ? el("h3", { text: campaign }) : el("h3", {}, el("button", { type: "button", class: "link", "data-campaign": campaign, text: campaign })),
      undated ? el("span", { class: "aside", text: say("picture_undated", { n: undated }) }) : null),
    drawn, voices.length ? speakerKey(voices, indices) : null);
}

function timeTicks(dated, first, last, xOf, height) {
  const ends = first === last ? [first] : [first, last];
  return ends.map((time, at) => {
    const place = ends.length === 1 ? "middle" : ["start", "end"][at];
    const i = dated.find((figure) => moment(figures[figure].day) === time);
    return svg("text", { x: xOf(time), y: height - 7, class: `tick ${place}`, text: day(figures[i].day) });
  });
}

/** Which mark is whose. */
function speakerKey(voices, indices) {
  const entry = (shape, name, text) => {
    const mark = shape(7, 7, 4.5);
    mark.setAttribute("class", `point ${name}`);
    return el("li", {}, svg("svg", { viewBox: "0 0 14 14", class: "key", "aria-hidden": "true" }, mark), text);
  };
  const list = voices.map((voice, at) => entry(SHAPES[at], `voice${at}`, shown(voice)));
  if (indices.some((i) => !voices.includes(voiceOf(i)))) list.push(entry(SHAPES[0], "nobody", say("picture_other")));
  return el("ul", { class: "voices" }, ...list);
}

/** The pictures of the campaigns of the figures shown. */
function pictures(indices, jump) {
  const campaigns = new Map();
  for (const i of indices) {
    const [name] = FACETS.campaign(i);
    if (!name) continue;
    if (!campaigns.has(name)) campaigns.set(name, []);
    campaigns.get(name).push(i);
  }
  if (!campaigns.size) return [el("p", { class: "aside", text: say("picture_none") })];
  const most = [...campaigns].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0])).slice(0, PICTURES);
  const drawn = most.map(([name, own]) => picture(name, own, most.length === 1, jump));
  return [el("p", { class: "aside", text: say("picture_about") }), el("div", { class: "pictures" }, ...drawn)];
}
