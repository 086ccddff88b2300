// Opens every page in headless Chromium with the network off, as a reader would, and fails where one is not right.
//
//   node .ci/pages.mjs FOLDER CHROMIUM MODULES
//
// FOLDER holds results; MODULES is a node_modules with puppeteer-core and axe-core. For each .html: no request, no message
// in the console, at most 5 MB, open within 2 seconds, axe-core finds nothing serious or critical (the contrast of text among
// it), every chart has a name with its headline number, every place that a key can reach is reached with Tab and is seen to
// be, nothing but charts and tables scrolls sideways at 320 px, no chart is cut at 1280 px, a board prints on one sheet, and no printed page of a report
// but the last is less than half full.

import { createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, chromium, modules] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "x.js"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const LARGEST = 5 * 1024 * 1024;

const pages = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith(".html"))
  .map((name) => join(folder, name))
  .sort();
if (pages.length === 0) {
  console.error("no pages were found");
  process.exit(1);
}

const faults = [];
const wrong = (page, what) => faults.push(`${page}: ${what}`);

// Everything that Tab reaches, in its order, and whether a reader sees where they are.
async function walk(page, name) {
  const wanted = await page.evaluate(
    () => [...document.querySelectorAll("a[href], summary, [tabindex='0']")].filter((one) => one.checkVisibility()).length,
  );
  let reached = 0;
  let unseen = 0;
  const seen = new Set();
  for (let step = 0; step < wanted + 5; step++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const style = getComputedStyle(one);
      const all = [...document.querySelectorAll("*")];
      return { place: all.indexOf(one), outline: parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none", left: one.getBoundingClientRect().left };
    });
    if (!at || seen.has(at.place)) break;
    seen.add(at.place);
    reached += 1;
    if (!at.outline && at.left >= 0) unseen += 1;
  }
  if (reached < wanted) wrong(name, `Tab reaches ${reached} of ${wanted} places`);
  if (unseen > 0) wrong(name, `${unseen} places do not show that they have the focus`);
  // A folded table opens with a key.
  const opened = await page.evaluate(() => {
    const summary = document.querySelector("summary");
    if (!summary) return true;
    summary.focus();
    return null;
  });
  if (opened === null) {
    await page.keyboard.press("Enter");
    if (!(await page.evaluate(() => document.querySelector("summary").parentElement.open))) wrong(name, "a folded table does not open with Enter");
  }
  return reached;
}

// At 320 px nothing but regions of charts and tables may be wider than the screen.
async function reflow(page, name) {
  await page.setViewport({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) wrong(name, `the page scrolls sideways by ${wide} px at 320 px`);
  await page.setViewport({ width: 1280, height: 900 });
}

// On a desk nothing of a chart is cut: its numbers stand at its right edge.
async function whole(page, name) {
  for (const width of [1280, 1920]) {
    await page.setViewport({ width, height: 900 });
    const cut = await page.evaluate(
      () => [...document.querySelectorAll(".wide")].filter((one) => one.querySelector(":scope > svg") && one.scrollWidth > one.clientWidth + 1).length,
    );
    if (cut > 0) wrong(name, `${cut} charts are cut on the right at ${width} px`);
  }
  await page.setViewport({ width: 1280, height: 900 });
}

async function sheets(page, name) {
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const count = (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) || []).length;
  if (count !== 1) wrong(name, `prints on ${count} sheets`);
}

// A chart's name says in a sentence what a reader who cannot see it would miss.
async function names(page, name) {
  const said = await page.evaluate(() => [...document.querySelectorAll("svg")].map((one) => ({ role: one.getAttribute("role"), name: one.getAttribute("aria-label") ?? "" })));
  for (const one of said) {
    if (one.role !== "img" || one.name.length < 40 || one.name.length > 300 || !/\d/.test(one.name)) wrong(name, `a chart is called "${one.name}"`);
  }
  return said.length;
}

// How far down each printed page its words reach; poppler reads them back from the PDF.
async function filled(page, name) {
  const scratch = mkdtempSync(join(tmpdir(), "caseload-pages-"));
  const file = join(scratch, "page.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const read = spawnSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  rmSync(scratch, { recursive: true });
  if (read.error) {
    console.error(`   !! SKIPPED: no pdftotext here: printed pages of ${name} were not read !!`);
    return "";
  }
  const printed = read.stdout.split("<page ").slice(1).map((text) => {
    const height = parseFloat(text.match(/height="([\d.]+)"/)[1]);
    // The number of the page stands in the margin below.
    const ends = [...text.matchAll(/yMax="([\d.]+)"/g)].map((end) => parseFloat(end[1])).filter((end) => end < height - 45);
    return Math.max(0, ...ends) / height;
  });
  printed.slice(0, -1).forEach((share, at) => {
    if (share < 0.5) wrong(name, `printed page ${at + 1} of ${printed.length} is filled to ${Math.round(100 * share)}%`);
  });
  return `, ${printed.length} printed pages`;
}

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
for (const file of pages) {
  const name = file.slice(folder.length + 1);
  const size = statSync(file).size;
  if (size > LARGEST) wrong(name, `${size} bytes; 5 MB is the most`);
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.setOfflineMode(true);
  const url = pathToFileURL(file).href;
  page.on("request", (asked) => {
    if (asked.url() !== url && !asked.url().startsWith("data:")) wrong(name, `asks for ${asked.url()}`);
  });
  page.on("console", (said) => wrong(name, `the console says: ${said.text()}`));
  page.on("pageerror", (fault) => wrong(name, `the console says: ${fault.message}`));
  const before = performance.now();
  await page.goto(url, { waitUntil: "load" });
  const took = performance.now() - before;
  if (took > 2000) wrong(name, `takes ${Math.round(took)} ms to open; 2 seconds is the most`);
  const fonts = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter((font) => font.status === "error").length;
  });
  if (fonts > 0) wrong(name, "the built-in font is not read");
  // axe looks at what can be seen, so everything is unfolded.
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  for (const one of found.violations) {
    const places = one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ");
    if (["serious", "critical"].includes(one.impact)) wrong(name, `axe: ${one.id} (${one.impact}): ${one.help}: ${places}`);
  }
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = false)));
  const reached = await walk(page, name);
  await reflow(page, name);
  await whole(page, name);
  const charts = await names(page, name);
  let printed = "";
  if (name.endsWith("board.html")) await sheets(page, name);
  else printed = await filled(page, name);
  console.log(`   ${name}: ${Math.round(size / 1024)} KiB, open in ${Math.round(took)} ms, ${charts} charts named${printed}, ${found.passes?.length ?? 0} rules of axe-core ${axe.match(/axe v([\d.]+)/)?.[1] ?? ""} passed, ${reached} places reached by key`);
  await page.close();
}
await browser.close();
faults.forEach((fault) => console.error(`   ${fault}`));
process.exit(faults.length > 0 ? 1 : 0);
