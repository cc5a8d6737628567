// A figure in its sentence.

const KINDS = ["bound", "number", "noun", "happened", "campaign", "speaker", "date", "place"];

/** Text with marks; each says to those who hear the page what it is. */
function marked(text, marks) {
  const parts = [];
  let at = 0;
  for (const [start, end, kind] of marks) {
    parts.push(text.slice(at, start));
    const words = el("mark", { class: `m-${kind}`, title: say(`kind.${kind}`) },
      el("span", { class: "hidden", text: `[${say(`kind.${kind}`)}] ` }), text.slice(start, end));
    parts.push(words);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

/** The sentence of a figure. */
function passage(figure) {
  const language = documents[figure.doc].language;
  return el("p", { class: "passage", lang: language, dir: "auto" },
    figure.cut[0] ? "… " : "", ...marked(figure.text, figure.marks), figure.cut[1] ? " …" : "");
}

/** What the number is, large, and how sure the program is. */
function numeral(index) {
  const figure = figures[index];
  const now = claim(index);
  const { sign, digits } = signed(now);
  const sure = sureness(figure.confidence);
  const about = [now.bound === "exact" ? null : say(`bound_name.${now.bound}`), figure.noun];
  return el("div", { class: "numeral" },
    el("p", { class: digits.length > 9 ? "digits long" : "digits", "aria-hidden": "true" },
      sign ? el("span", { class: "sign", text: sign }) : null, digits),
    el("p", { class: "hidden", text: worded(now) }),
    el("p", { class: "counted", text: about.filter(Boolean).join(" · ") }),
    el("p", { class: `sureness ${sure}`, title: say("sureness", { p: Math.round(figure.confidence * 100) }) },
      el("span", { class: "meter", "aria-hidden": "true" }, el("i"), el("i"), el("i"), el("i")),
      el("span", { text: say(sure) })));
}

/** A part of the figure: its name, its value, what it was before it was corrected, and what is known besides. */
function fact(kind, name, value, before, more) {
  if (!value && before === undefined) return null;
  return el("div", { class: "fact" },
    el("dt", { text: name }),
    el("dd", {},
      el("span", { class: kind ? `m-${kind}` : "plain", text: value || say("none") }),
      more ? el("span", { class: "office", text: `\u00a0— ${more}` }) : null,
      before === undefined ? null : el("s", { class: "before", text: before ?? say("none") })));
}

/** The parts of the figure. */
function facts(index) {
  const figure = figures[index];
  const now = claim(index);
  const made = decisions[index] ?? {};
  const before = (field, name = (value) => value) => (made[field] ? name(figure[field]) ?? null : undefined);
  const happened = (value) => value && say(`counted_as.${value}`);
  const voice = documents[figure.doc].voices.find(([name]) => name === now.speaker);
  const when = figure.when && (figure.when[1] ? `${figure.when[0]} (${day(figure.when[1])})` : figure.when[0]);
  const number = made.value ? fact("number", say("kind.number"), worded(now), worded(figure)) : null;
  const modality = figure.modality === "reported" ? null : fact("happened", say("filter.modality"), say(`modality_name.${figure.modality}`));
  const measure = figure.measure === "total" ? null : fact(null, say("filter.unit"), say(`measure.${figure.measure}`));
  const happenedTo = now.counted_as === "other" && !made.counted_as ? null : now.counted_as;
  return el("dl", { class: "facts" }, number,
    fact("happened", say("kind.happened"), happened(happenedTo), before("counted_as", happened)),
    fact("campaign", say("kind.campaign"), now.campaign, before("campaign")),
    fact("speaker", say("kind.speaker"), now.speaker, before("speaker"), voice?.[1]),
    fact("date", say("kind.date"), when),
    fact("place", say("kind.place"), figure.place),
    modality, measure,
    made.note ? el("div", { class: "fact note" }, el("dt", { text: say("note") }), el("dd", { text: made.note.to })) : null);
}

/** What a careful reader should look at. */
function cautions(index) {
  const figure = figures[index];
  const told = figure.differs.map(([difference, others]) => {
    const led = others.flatMap(([words, to], at) => [at ? ", " : " ", lead(words, to)]);
    return el("li", {}, say("differs"), ...led, difference ? ` ${say(`differs.${difference}`)}` : "");
  });
  told.push(...rivalsOf(index).map(rival));
  if (figure.repeats) told.push(el("li", { class: "mild", text: say("repeats") }));
  return told.length ? el("ul", { class: "cautions" }, ...told) : null;
}

/** The evidence in sentences; filled when it is first opened. */
function why(figure) {
  const list = el("ul");
  const box = el("details", { class: "why" }, el("summary", { text: say("why") }), list);
  box.addEventListener("toggle", () => {
    if (!box.open || list.childElementCount) return;
    for (const told of figure.why) {
      list.append(el("li", {}, sentence(told), told[3] ? el("code", { text: told[3] }) : null));
    }
    for (const far of figure.far) {
      list.append(el("li", { class: "far" }, `${say(`kind.${far.kind}`)}, ${say("elsewhere")}: `,
        el("q", { lang: documents[figure.doc].language }, ...marked(far.text, [far.mark]))));
    }
    list.append(el("li", { class: "rule" }, say("sureness", { p: Math.round(figure.confidence * 100) }), el("code", { text: figure.rule })));
  });
  return box;
}

/** Where it was printed. */
function source(figure) {
  const from = documents[figure.doc];
  const title = from.title ?? say("untitled");
  const words = figure.text.slice(...figure.at);
  const link = from.url
    ? el("a", { href: `${from.url.split("#")[0]}#:~:text=${encodeURIComponent(words.toWellFormed()).replace(/-/g, "%2D")}`, "data-address": from.url, target: "_blank", rel: "noopener noreferrer nofollow", title: say("source"), text: title })
    : el("span", { class: "headline", text: title });
  const bytes = figure.bytes && say("source_bytes", { start: figure.bytes[0], end: figure.bytes[1] });
  return el("p", { class: "source", dir: "auto" },
    from.site ? el("b", { text: from.site }) : el("b", { class: "path", text: from.path }), " ",
    from.published ? el("time", { text: day(from.published) }) : null, " ", link,
    bytes ? el("span", { class: "bytes", text: ` ${bytes}` }) : null);
}

/** The buttons of a card. */
function actions(index) {
  const now = state(index);
  const verdict = decisions[index]?.verdict?.to;
  const button = (act, sign, pressed) =>
    el("button", { type: "button", class: `act ${act}`, "data-act": act, "aria-pressed": pressed === undefined ? null : String(pressed) },
      el("span", { class: "sign", "aria-hidden": "true", text: sign }), " ", say(act));
  return el("div", { class: "actions" },
    button("right", "✓", verdict === "right"),
    button("wrong", "✕", verdict === "wrong"),
    button("fix", "✎"),
    now === "fixed" || now === "noted" ? el("span", { class: "stamp", text: say(`state.${now}`) }) : null);
}

/** The card of a figure. */
function card(index) {
  const figure = figures[index];
  return el("li", { class: `card is-${state(index)}`, id: `f${index}`, "data-index": index, tabindex: "-1" },
    numeral(index),
    el("div", { class: "body" }, passage(figure), facts(index), cautions(index),
      el("div", { class: "foot" }, source(figure), why(figure))),
    actions(index));
}
