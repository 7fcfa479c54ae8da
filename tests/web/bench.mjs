#!/usr/bin/env node
// Figures of the page: node tests/web/bench.mjs [--site FOLDER] [--runs N] [--keys N]
// Prints one JSON object: loading (cold), CPU of the main thread for a keystroke, repainted share
// of the page, frames while idle, sizes of the files. Milliseconds unless a name says otherwise.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { launch, root } from './lib/browser.mjs';
import { counters, offlineReady, postText, quiet, ready } from './lib/page.mjs';
import { serve } from './lib/server.mjs';

const option = (name, fallback) => {
  const at = process.argv.indexOf('--' + name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const site = option('site', root + 'build/web/site');
const runs = Number(option('runs', 5));
const keys = Number(option('keys', 30));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (value) => Math.round(value * 100) / 100;

async function inFreshBrowser(work) {
  const server = await serve(site);
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    return await work(await context.newPage(), server);
  } finally {
    await browser.close();
    await server.stop();
  }
}

// From the request of the page on, in a browser that has never seen it.
const loading = () => inFreshBrowser(async (page, server) => {
  await page.addInitScript(() => {
    const seen = setInterval(() => {
      const field = document.getElementById('post-text');
      if (!field) return;
      clearInterval(seen);
      window.typingAt = performance.now();
    }, 1);
  });
  await page.goto(server.url);
  await ready(page);
  const found = await page.evaluate(() => ({
    typing: window.typingAt, ready: window.bedside.ready, drawn: window.bedside.drawn,
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  }));
  await offlineReady(page);
  return { ...found, offline: await page.evaluate(() => performance.now()) };
});

async function mainThread(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name) => metrics.find((metric) => metric.name === name).value * 1000;
  return { task: value('TaskDuration'), script: value('ScriptDuration'), layout: value('LayoutDuration') + value('RecalcStyleDuration') };
}

const typing = () => inFreshBrowser(async (page, server) => {
  await page.goto(server.url);
  await ready(page);
  await offlineReady(page);
  await postText(page).click();
  await page.keyboard.press('Control+End');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const words = 'Ask your care team what is right for you, and come by. ';
  for (let i = 0; i < 10; ++i) await page.keyboard.type(words[i]);
  await page.waitForTimeout(1500);
  await quiet(page);
  const before = await counters(page);
  const started = await mainThread(session);
  for (let i = 0; i < keys; ++i) {
    await page.keyboard.type(words[i % words.length]);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(1500);
  const ended = await mainThread(session);
  await quiet(page);
  const after = await counters(page);
  const each = (name) => round((ended[name] - started[name]) / keys);
  const pixels = (after.pixels - before.pixels) / keys;
  await page.waitForTimeout(10000);
  const idle = await counters(page);
  const heap = await page.evaluate(() => performance.memory?.usedJSHeapSize ?? 0);
  return {
    cpu: each('task'), script: each('script'), layout: each('layout'), pictures: round((after.pictures - before.pictures) / keys),
    repainted_percent: round((pixels / (1440 * 900)) * 100), idle_frames_in_10_s: idle.frames - after.frames,
    js_heap_mb: round(heap / 1e6), twins: after.twins,
  };
});

async function sizes() {
  const out = {};
  let first = 0;
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = await readFile(path);
    const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
    const name = relative(site, path);
    out[name] = { bytes: bytes.length, brotli: Math.min(bytes.length, packed) };
    if (!/Twemoji|Noto|THIRD_PARTY|_headers|icons/.test(name)) first += out[name].brotli;
  }
  return { first_use_brotli: first, files: out };
}

const loads = [];
for (let i = 0; i < runs; ++i) loads.push(await loading());
const of = (name) => round(median(loads.map((load) => load[name])));
const report = {
  loading_cold: { runs, typing_accepted: of('typing'), first_paint: of('painted'), ready: of('ready'), drawn: of('drawn'), offline_ready: of('offline') },
  keystroke: await typing(),
  transfer: await sizes(),
};
console.log(JSON.stringify(report, null, 2));
