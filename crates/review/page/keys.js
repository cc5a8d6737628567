// Work without a mouse. Keys are told by their place on the keyboard, so that the Russian layout may stay on.

const KEYS = [
  ["KeyJ", "J ↓", "next"],
  ["KeyK", "K ↑", "before"],
  ["KeyR", "R", "right"],
  ["KeyW", "W", "wrong"],
  ["KeyV", "V", "value"],
  ["KeyE", "E", "counted_as"],
  ["KeyC", "C", "campaign"],
  ["KeyS", "S", "speaker"],
  ["KeyN", "N", "note"],
  ["KeyY", "Y", "why"],
  ["KeyU", "U", "undo"],
  ["Slash", "/", "search"],
  ["KeyH", "H ?", "help"],
];
const ARROWS = { ArrowDown: "next", ArrowUp: "before" };

/** Runs `acts` by the keys pressed outside of fields and dialogs. */
function listen(acts) {
  document.addEventListener("keydown", (event) => {
    const inside = event.target.closest?.("input, textarea, select, dialog");
    if (inside || !habits.keys || event.ctrlKey || event.metaKey || event.altKey) return;
    const onCard = event.target === document.body || event.target.closest?.("#list");
    const act = KEYS.find(([code]) => code === event.code)?.[2] ?? (onCard && !event.target.closest?.("#charts") ? ARROWS[event.code] : null);
    if (!act) return;
    event.preventDefault();
    acts[act]();
  });
}

/** The list of keys. */
function help() {
  const box = document.getElementById("help");
  const rows = KEYS.map(([, shownAs, act]) =>
    el("div", {}, el("dt", {}, ...shownAs.split(" ").flatMap((key) => [el("kbd", { text: key }), " "])), el("dd", { text: say(`help.${act}`) })));
  const on = el("input", { type: "checkbox", id: "keys-on" });
  on.checked = habits.keys;
  on.addEventListener("change", () => { habits.keys = on.checked; keep(); });
  box.replaceChildren(el("form", { method: "dialog" },
    el("h2", { id: "help-title", text: say("help_title") }),
    el("dl", { class: "keys" }, ...rows),
    el("p", { class: "hint", text: say("help.layout") }),
    el("p", { class: "box" }, on, el("label", { for: "keys-on", text: say("help.on") })),
    el("div", { class: "buttons" }, el("button", { type: "submit", class: "main", text: say("close") }))));
  box.showModal();
}
