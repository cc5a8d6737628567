// The index of a folder of pages: every figure by its words, without a server.

const MOST = 200;
const $ = (id) => document.getElementById(id);
const fold = (text) => text.toLowerCase().replace(/ё/g, "е");

/** What a figure is searched in; a line is page, index on it, article, words, names and id. */
const haystacks = data.figures.map(([, , article, words, names]) => fold([words, ...names, ...data.articles[article][0]].filter(Boolean).join("\n")));

function lineOf([page, at, article, words, names]) {
  const [title, site, published] = data.articles[article][0];
  const about = names.filter(Boolean).map(shown).join(" · ");
  return el("li", {},
    el("a", { href: `${data.pages[page]}#f${at}`, text: words }), about ? ` — ${about}` : "",
    el("p", { class: "source", dir: "auto" }, el("b", { text: site ?? "" }), " ", day(published), " ", shown(title ?? say("untitled"))));
}

function draw() {
  const words = fold($("search").value).split(/\s+/).filter(Boolean);
  const found = [];
  let n = 0;
  haystacks.forEach((haystack, at) => {
    if (!words.every((word) => haystack.includes(word))) return;
    n += 1;
    if (found.length < MOST) found.push(data.figures[at]);
  });
  $("found").textContent = n > MOST ? `${say("index_found", { n: number(n) })} ${say("index_most", { n: MOST })}` : say("index_found", { n: number(n) });
  $("lines").replaceChildren(...found.map(lineOf));
}

function speak() {
  translate();
  $("pages").replaceChildren(...data.pages.map((file, at) => el("li", {}, el("a", { href: file, text: say("page_of", { page: at + 1 }) }))));
  draw();
}

for (const button of document.querySelectorAll("[data-lang]")) {
  button.addEventListener("click", () => { lang = button.dataset.lang; speak(); });
}
$("search").addEventListener("input", () => {
  clearTimeout(draw.timer);
  draw.timer = setTimeout(draw, 120);
});

/** Goes to the figure that a page names by its record: `index.html#at=f12/dvor`. */
function follow() {
  const sought = new URLSearchParams(location.hash.slice(1)).get("at");
  if (!sought) return;
  const found = data.figures.find(([, , article, , , id]) => `${id}/${data.articles[article][1]}` === sought);
  if (found) location.replace(`${data.pages[found[0]]}#f${found[1]}`);
}

speak();
follow();
addEventListener("hashchange", follow);
performance.mark("svodka-ready");
