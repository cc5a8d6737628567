// Opens the pages that tests/browser.rs made, in Chromium: `node run.mjs CHROMIUM FOLDER`. Fails at the first check
// that does not hold.

import { chromium } from "playwright-core";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import * as checks from "./checks.mjs";

const [executablePath, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const address = (name) => pathToFileURL(join(folder, name)).href;

/** A page that fails on messages of the console, on errors and on requests for anything but files of the folder. */
async function open(name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (!/^(blob:|data:)/.test(request.url()) && !request.url().startsWith(address(""))) faults.push(`request: ${request.url()}`);
  });
  await page.goto(address(name));
  return { page, context, faults };
}

try {
  for (const [name, check] of Object.entries(checks)) {
    await check({ open, folder });
    console.log(`ok ${name}`);
  }
} finally {
  await browser.close();
}
