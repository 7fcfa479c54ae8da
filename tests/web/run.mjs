#!/usr/bin/env node
// Browser tests: node tests/web/run.mjs [--site FOLDER] [--filter PART-OF-NAME]
// Serves the built site and drives Chromium through the accessibility tree. The last line is
// "N passed, N failed, N skipped".
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { chromiumPath, launch, root } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { run } from './lib/test.mjs';

const option = (name, fallback) => {
  const at = process.argv.indexOf('--' + name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const site = option('site', root + 'build/web/site');

if (!chromiumPath) {
  console.log('No Chromium is installed (apt-get install chromium-headless-shell); the browser tests are left out.\n0 passed, 0 failed, 1 skipped');
  process.exit(0);
}
if (!existsSync(site + '/index.html')) {
  console.log(`There is no site in ${site}: build it first with ./tools/run --build-only\n0 passed, 1 failed, 0 skipped`);
  process.exit(1);
}

const folder = new URL('./', import.meta.url);
for (const file of (await readdir(folder)).filter((name) => name.endsWith('.test.mjs')).sort())
  await import(new URL(file, folder));

const server = await serve(site);
const browser = await launch();

// A page of its own for each test: nothing stored, no cookies.
async function newPage(later, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  later(() => context.close());
  context.setDefaultTimeout(15000);
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  return page;
}

const counts = await run({ site, server, browser, newPage }, option('filter', ''));
await browser.close();
await server.stop();
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed ? 1 : 0);
