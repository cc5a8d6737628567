// Figures that contradict each other, within an article and across articles.

/** Figures of other articles that contradict a figure. */
const rivalsOf = (i) => data.rivals[i] ?? [];

/** Whether another figure contradicts this one. */
const contradicts = (i) => figures[i].differs.length > 0 || rivalsOf(i).length > 0;

/** For each figure that is contradicted the first of all those that are tied to it by contradictions. */
const quarrels = (() => {
  const first = figures.map((_, i) => i);
  const root = (i) => {
    let at = i;
    while (first[at] !== at) {
      first[at] = first[first[at]];
      at = first[at];
    }
    return at;
  };
  figures.forEach((figure, i) => {
    const others = [...figure.differs.flatMap(([, others]) => others.map(([, to]) => to)), ...rivalsOf(i).map(({ to }) => to)];
    for (const to of others.filter((to) => to !== null)) {
      const [a, b] = [root(i), root(to)];
      first[Math.max(a, b)] = Math.min(a, b);
    }
  });
  return first.map((_, i) => root(i));
})();

/** Words of a figure that lead to its card. */
function lead(words, to) {
  return el("a", { href: `#f${to}`, "data-to": to, text: `«${words}»` });
}

/** A figure of another article, and where it stands. */
function rival({ words, site, title, published, speaker, to, at }) {
  const target = to === null && data.folder ? el("a", { href: `index.html#at=${encodeURIComponent(at)}`, text: `«${words}»` }) : null;
  const where = [speaker, site ?? title, published && day(published)].filter(Boolean).map(shown).join(", ");
  return el("li", {}, say("contradicts"), " ", to === null ? target ?? `«${words}»` : lead(words, to), where ? ` — ${where}` : "");
}
