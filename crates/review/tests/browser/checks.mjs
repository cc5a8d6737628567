// What holds of the page. The records are those of tests/browser.rs: forty articles of two figures each, the even ones
// about «Чистый двор», the odd ones about «Тёплый дом», that is «Жылы үй» once and another of that name in the last; the
// figures of the first article contradict each other, and so do the first ones of the fifth and the eleventh.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const count = (page, selector) => page.locator(selector).count();
const found = (page) => page.locator("#found").textContent();
const facet = (page, name, value) => page.locator(`#facet-${name}`).selectOption(`=${value}`);
/** Presses a key as it comes with the Russian layout on. */
const press = (page, code, key) =>
  page.evaluate(([code, key]) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true })), [code, key]);

async function accessible(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("; ")}`);
  assert.deepEqual(told, [], what);
}

async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save").click()]);
  assert.equal(download.suggestedFilename(), "corrections.ndjson");
  return readFileSync(await download.path(), "utf8");
}

export async function opens_and_asks_for_nothing({ open }) {
  const { page, context, faults } = await open("page.html");
  assert.equal(await found(page), "Показано чисел: 80");
  assert.equal(await page.locator(".card").first().locator(".passage mark.m-number").textContent(), "[число] 300");
  assert.equal(await page.title(), "Сводка: проверка чисел");
  assert.deepEqual(faults, []);
  await context.close();
}

export async function filters_and_sorts({ open }) {
  const { page, context, faults } = await open("page.html");
  await facet(page, "campaign", "Тёплый дом");
  assert.equal(await found(page), "Показано чисел: 38");
  assert.equal(await count(page, "#charts svg.chart"), 1);
  assert.ok(await count(page, "#charts .whisker") > 0);
  await facet(page, "modality", "planned");
  assert.equal(await found(page), "Показано чисел: 19");
  await page.locator("#day-from").fill("2026-03-20");
  assert.equal(await found(page), "Показано чисел: 9");
  await page.locator("#clear").click();
  await page.locator("#only-contradictions").check();
  assert.equal(await found(page), "Показано чисел: 4");
  await page.locator("#clear").click();
  await page.locator("#search").fill("теплый 500");
  await page.waitForFunction(() => document.getElementById("found").textContent.endsWith(": 40"));
  await page.locator("#search").fill("такого нет");
  await page.waitForFunction(() => document.getElementById("found").textContent === "Ничего не подходит под отбор.");
  await page.locator("#search").fill("");
  await page.waitForFunction(() => document.getElementById("found").textContent.endsWith(": 80"));
  await page.locator("#sort").selectOption("large");
  assert.match(await page.locator(".card .digits").first().textContent(), /500/);
  await page.locator("#picture").click();
  assert.equal(await count(page, "#charts svg.chart"), 3);
  for (const name of await page.locator("#sort option").evaluateAll((options) => options.map((option) => option.value))) {
    await page.locator("#sort").selectOption(name);
    assert.equal(await found(page), "Показано чисел: 80", name);
  }
  assert.deepEqual(faults, []);
  await context.close();
}

export async function contradictions_lead_to_each_other({ open }) {
  const { page, context, faults } = await open("page.html");
  await page.locator("#only-contradictions").check();
  const shownCards = await page.locator(".card").evaluateAll((cards) => cards.map((card) => card.id));
  assert.deepEqual(shownCards, ["f0", "f1", "f8", "f20"], "those of one series stand together");
  const said = await page.locator("#f8 .cautions li").allTextContents();
  assert.deepEqual(said, [
    "Другая статья говорит иначе: «более 300 человек» — Алма Сеитова, dvor.example, 12 мар. 2026",
    "Другая статья говорит иначе: «более 300 человек» — Алма Сеитова, dvor.example, 12 мар. 2026",
  ]);
  assert.equal(await count(page, "#f8 .cautions a"), 1, "what is not on the page is not linked to");
  await page.locator("#f8 .cautions a").click();
  assert.equal(await page.locator(".card.current").getAttribute("id"), "f20");
  await page.locator("#f0 .cautions a").click();
  assert.equal(await page.locator(".card.current").getAttribute("id"), "f1");
  await page.locator("#clear").click();
  await facet(page, "campaign", "Чистый двор");
  await page.locator("#f20 .cautions a").click();
  assert.equal(await page.locator(".card.current").getAttribute("id"), "f8");
  await facet(page, "bound", "at_most");
  await page.evaluate(() => { location.hash = "#f8"; });
  await page.waitForSelector("#f8.current");
  assert.equal(await found(page), "Показано чисел: 80", "a figure that is filtered out is shown when it is gone to");
  assert.deepEqual(faults, []);
  await context.close();
}

export async function linked_names_are_one_choice({ open }) {
  const { page, context, faults } = await open("page.html");
  const options = await page.locator("#facet-campaign option").allTextContents();
  assert.deepEqual(options, ["любые", "Тёплый дом · 38", "Чистый двор · 40", "Тёплый дом (2) · 2"].sort((a, b) => options.indexOf(a) - options.indexOf(b)));
  await facet(page, "campaign", "Тёплый дом");
  assert.match(await page.locator("#cards").textContent(), /Жылы үй/);
  assert.equal(await count(page, "#charts svg.chart"), 1);
  assert.deepEqual(faults, []);
  await context.close();
}

export async function speaks_three_languages({ open }) {
  const { page, context } = await open("page.html");
  const why = page.locator(".card").first().locator(".why");
  const said = {};
  const dates = {};
  for (const lang of ["ru", "kk", "en"]) {
    await page.locator(`[data-lang="${lang}"]`).click();
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
    await why.locator("summary").click();
    said[lang] = await why.locator("li").first().textContent();
    dates[lang] = await page.locator(".card time").first().textContent();
  }
  assert.deepEqual(dates, { ru: "12 мар. 2026", kk: "2026 ж. 12 нау.", en: "12 Mar 2026" });
  assert.deepEqual(said, {
    ru: "больше 300 — по слову «более»",
    kk: "300 санынан көп — «более» деген сөз бойынша",
    en: "more than 300, from the word “more”".replace("more”", "более”"),
  });
  await context.close();
}

export async function corrects_saves_and_opens_again({ open, folder }) {
  const { page, context, faults } = await open("page.html");
  await page.locator("#by").fill("А. Сейтова");
  await page.locator("#by").press("Enter");
  await press(page, "KeyJ", "о");
  await press(page, "KeyR", "к");
  await press(page, "KeyW", "ц");
  await press(page, "KeyV", "м");
  await page.locator("#fix-bound").selectOption("range");
  await page.locator("#fix-value").fill("3 00");
  await page.locator("#fix-to").fill("200");
  await page.locator("#fix button.main").click();
  assert.equal(await page.locator("#fix .error").textContent(), "Второе число должно быть больше первого.");
  await page.locator("#fix-to").fill("350");
  await page.locator("#fix-campaign").fill("Чистый двор");
  await page.locator("#fix-speaker").fill("");
  await page.locator("#fix-counted_as").selectOption("helped");
  await page.locator("#fix-note").fill("<b>по телефону</b>");
  await page.keyboard.press("Control+Enter");
  assert.equal(await page.locator("#f2 .digits").textContent(), "300–350");
  assert.equal(await page.locator("#f2 .note dd").textContent(), "<b>по телефону</b>");
  await press(page, "KeyJ", "о");
  await press(page, "KeyW", "ц");
  await press(page, "KeyU", "г");
  assert.equal(await page.locator("#f3").getAttribute("class"), "card is-open current");
  assert.equal(await page.locator("#progress").textContent(), "Проверено 3 из 80");
  await page.reload();
  assert.equal(await page.locator("#progress").textContent(), "Проверено 3 из 80");
  const text = await saved(page);
  const lines = text.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines.map((line) => line.decision), ["right", "wrong", "value", "counted_as", "campaign", "speaker", "note"]);
  assert.ok(lines.every((line) => line.by === "А. Сейтова" && !Number.isNaN(Date.parse(line.at))));
  await import("node:fs").then(({ writeFileSync }) => writeFileSync(join(folder, "corrections.ndjson"), text));
  await context.close();

  const again = await open("page.html");
  const stranger = JSON.stringify({ ...lines[0], document: { key: "text:gone", id: "gone", title: null } });
  const buffer = Buffer.from(`${text}${stranger}\n`);
  await again.page.locator("#file").setInputFiles({ name: "corrections.ndjson", mimeType: "application/x-ndjson", buffer });
  await again.page.waitForFunction(() => document.getElementById("told").textContent.includes("Открыто правок: 7."));
  assert.equal(await saved(again.page), buffer.toString());
  await again.page.locator("#file").setInputFiles({ name: "x.ndjson", mimeType: "application/x-ndjson", buffer: Buffer.from("{\n") });
  await again.page.waitForFunction(() => document.getElementById("told").textContent.startsWith("Строка 1 "));
  assert.deepEqual([...faults, ...again.faults], []);
  await again.context.close();
}

export async function keys_can_be_switched_off({ open }) {
  const { page, context } = await open("page.html");
  await press(page, "KeyH", "р");
  await page.locator("#keys-on").uncheck();
  await page.locator("#help button.main").click();
  await press(page, "KeyR", "к");
  assert.equal(await count(page, ".is-right"), 0);
  await context.close();
}

export async function hostile_articles_run_nothing({ open }) {
  const { page, context, faults } = await open("hostile.html");
  assert.equal(await count(page, ".card"), 2);
  assert.equal(await count(page, ".cautions li"), 2);
  await page.locator(".card .why summary").first().click();
  await page.locator("#picture").click();
  assert.equal(await count(page, "img, iframe, object, embed, [onerror], [onload]"), 0);
  assert.equal(await count(page, "script"), 3);
  assert.equal(await count(page, "a[href^='javascript:']"), 0);
  assert.equal(await page.evaluate(() => globalThis.hit), undefined);
  assert.doesNotMatch(await page.locator("#cards").textContent(), /[\u202a-\u202e\u2066-\u2069]/);
  assert.ok((await page.content()).length < 300_000, "a title of a megabyte is cut");
  const injected = await page.evaluate(() => {
    const script = document.createElement("script");
    try { script.text = "globalThis.hit = 1"; document.body.append(script); } catch { /* trusted types */ }
    return globalThis.hit;
  });
  assert.equal(injected, undefined, "the policy stops scripts that are not the page's own");
  assert.ok(faults.every((fault) => /Content Security Policy|TrustedScript|Trusted/.test(fault)), faults.join("\n"));
  await context.close();
}

export async function accessible_everywhere({ open }) {
  for (const colorScheme of ["light", "dark"]) {
    for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
      const { page, context } = await open("page.html", { bypassCSP: true, colorScheme, viewport });
      const where = `${colorScheme} ${viewport.width}`;
      await press(page, "KeyR", "к");
      await press(page, "KeyW", "ц");
      await page.locator(".card .why summary").first().click();
      await page.locator("#picture").click();
      await accessible(page, `the list, ${where}`);
      await page.locator("#f2 [data-act=fix]").click();
      await accessible(page, `the form, ${where}`);
      await page.locator("#fix button[type=button]").click();
      await press(page, "KeyH", "р");
      await accessible(page, `the keys, ${where}`);
      await context.close();
    }
  }
  const { page, context } = await open("folder/index.html", { bypassCSP: true });
  await accessible(page, "the index");
  await context.close();
}

export async function fits_a_phone_and_paper({ open }) {
  const { page, context } = await open("page.html", { viewport: { width: 360, height: 740 } });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 360, `${wide} pixels wide`);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  assert.equal(await count(page, ".card:visible"), 80);
  assert.equal(await count(page, ".side:visible, .tools:visible, .act:visible"), 0);
  await context.close();
}

export async function draws_what_is_looked_at({ open }) {
  const { page, context, faults } = await open("large.html");
  assert.equal(await found(page), "Показано чисел: 2000");
  assert.ok(await count(page, ".card") <= 120, "cards are drawn as they are reached");
  const ready = await page.evaluate(() => performance.getEntriesByName("svodka-ready")[0].startTime);
  console.log(`ready with 2000 figures after ${Math.round(ready)} ms`);
  assert.deepEqual(faults, []);
  await context.close();
}

export async function folders_are_searched_without_a_server({ open }) {
  const { page, context, faults } = await open("folder/index.html");
  assert.equal(await count(page, "#pages a"), 3);
  await page.locator("#search").fill("чистый двор 500 статья1004");
  await page.waitForFunction(() => document.getElementById("found").textContent === "Найдено чисел: 1");
  await page.locator("#lines a").click();
  await page.waitForSelector(".card.current");
  assert.match(page.url(), /page-0003\.html#f9$/);
  assert.match(await page.locator(".card.current .passage").textContent(), /500/);
  assert.equal(await page.locator("#pages a").first().getAttribute("href"), "page-0002.html");
  await page.goto(page.url().replace(/page-0003\.html.*/, "page-0001.html"));
  await page.locator("#f0 .cautions a").first().click();
  await page.waitForURL(/page-0003\.html#f8$/);
  await page.waitForSelector("#f8.current");
  assert.deepEqual(faults, []);
  await context.close();
}
