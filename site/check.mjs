// Checks the built site in Chromium: node check.mjs [--pictures <directory>]
//
// Every page opens without an error and without scrolling sideways, at two widths; some in dark colours too. The search finds
// something. CHROMIUM names the browser, /usr/bin/chromium by default.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { chromium } from 'playwright-core';
import { pages } from './links.mjs';
import { dist, serve } from './serve.mjs';

const SIZES = [
  { name: 'desktop', width: 1280, height: 900 },
  { name: 'phone', width: 390, height: 844 },
];
const PICTURED = ['index.html', 'getting-started.html', 'performance.html', 'settings.html', 'diagnostics.html'];
const TABS = 4;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const problems = [];

/** The pages of the guides. */
async function guides() {
  return (await pages()).filter((file) => !file.startsWith('source/'));
}

async function checkPage(context, path, size, scheme, origin, pictures) {
  const tab = await context.newPage();
  tab.on('pageerror', (error) => problems.push(`${path}: ${error.message}`));
  tab.on('console', (message) => {
    if (message.type() === 'error') {
      problems.push(`${path}: ${message.text()}`);
    }
  });
  await tab.goto(`${origin}/${path}`, { waitUntil: 'load' });
  const sideways = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (sideways > 0) {
    problems.push(`${path}: ${sideways} pixels too wide on a ${size.name}`);
  }
  const broken = await tab.evaluate(() =>
    [...document.images].filter((image) => image.complete && image.naturalWidth === 0).map((image) => image.src),
  );
  broken.forEach((image) => problems.push(`${path}: the picture ${image} is broken`));
  if (pictures !== null && PICTURED.includes(path)) {
    await tab.screenshot({ path: join(pictures, `${path.replace('.html', '')}-${size.name}-${scheme}.png`) });
  }
  await tab.close();
}

async function checkSearch(context, origin) {
  const tab = await context.newPage();
  await tab.goto(`${origin}/`, { waitUntil: 'load' });
  await tab.locator('.VPNavBarSearch button').first().click();
  await tab.locator('input.search-input').fill('highWaterMark');
  await tab.locator('.results .result').first().waitFor({ timeout: 10_000 });
  await tab.close();
}

const option = process.argv.indexOf('--pictures');
const pictures = option < 0 ? null : process.argv[option + 1];
if (pictures !== null) {
  mkdirSync(pictures, { recursive: true });
}
const profile = mkdtempSync(join(tmpdir(), 'darkrift-site-'));
const server = await serve(0);
const origin = `http://127.0.0.1:${server.address().port}`;
let count = 0;
try {
  for (const size of SIZES) {
    for (const scheme of ['light', 'dark']) {
      const context = await chromium.launchPersistentContext(join(profile, size.name + scheme), {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: FLAGS,
        colorScheme: scheme,
        viewport: { width: size.width, height: size.height },
      });
      // Colours do not make a page wider: some pages show whether they can be read.
      const waiting = scheme === 'light' ? await guides() : [...PICTURED];
      count += waiting.length;
      const checkAll = async () => {
        for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
          await checkPage(context, path, size, scheme, origin, pictures);
        }
      };
      await Promise.all(Array.from({ length: TABS }, checkAll));
      if (size.name === 'desktop' && scheme === 'light') {
        await checkSearch(context, origin);
      }
      await context.close();
    }
  }
} finally {
  server.close();
  rmSync(profile, { recursive: true, force: true });
}
if (problems.length > 0) {
  console.error([...new Set(problems)].join('\n'));
  process.exit(1);
}
console.log(`${count} views of ${relative(process.cwd(), dist) || '.'} are right`);
