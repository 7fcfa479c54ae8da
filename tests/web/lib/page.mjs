// What the tests do with a page of Bedside, as a person would: by role and name.
import { axeSource } from './browser.mjs';
import { serve } from './server.mjs';

// Refuses requests to other origins and notes them, and every error of the page.
export function watch(page) {
  const seen = { requests: [], foreign: [], errors: [] };
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('blob:') || url.startsWith('data:')) return;
    seen.requests.push(url);
    if (!url.startsWith('http://127.0.0.1:')) seen.foreign.push(url);
  });
  page.on('pageerror', (error) => seen.errors.push(String(error.message)));
  page.on('console', (message) => { if (message.type() === 'error') seen.errors.push(message.text()); });
  return seen;
}

export async function open(page, url) {
  const seen = watch(page);
  await page.goto(url);
  await ready(page);
  return seen;
}

export async function ready(page) {
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true' &&
    (document.documentElement.dataset.drawn || document.documentElement.dataset.plain), undefined, { timeout: 60000 });
}

export const postText = (page) => page.getByRole('textbox', { name: 'Post text' });
export const counters = (page) => page.evaluate(() => ({ ...window.bedside.counters }));

// Waits until no frame has been drawn for a while.
export async function quiet(page, still = 300) {
  let last = -1;
  for (let i = 0; i < 100; ++i) {
    const { frames = 0 } = await counters(page);
    if (frames === last) return;
    last = frames;
    await page.waitForTimeout(still);
  }
  throw new Error('the page never comes to rest');
}

// The page draws nothing for `ms` on end. What arrives late (the emoji font, the word "Saved") may
// draw once more on a slow computer and starts the wait again; a page that never rests throws.
export async function restsFor(page, ms, patience = 60000) {
  let { frames } = await counters(page);
  for (let waited = 0; waited < patience; waited += ms) {
    await page.waitForTimeout(ms);
    const now = (await counters(page)).frames;
    if (now === frames) return;
    frames = now;
  }
  throw new Error(`a frame was drawn in each ${ms} ms of ${patience} ms`);
}

export async function offlineReady(page) {
  await page.waitForFunction(() => window.bedside.offline === 'ready', undefined, { timeout: 60000 });
}

// Waits until all is stored. "Saved" may still speak of what was there before: the frame that a
// change has asked for says "Saving", so it comes first.
export async function saved(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.getByRole('status', { name: 'Status' }).getByText('Saved', { exact: true }).waitFor();
}

export async function axe(page) {
  await page.evaluate(axeSource());
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 4).join(', ')}`);
  });
}

// A new draft with `text`, on a server of its own that can be stopped, once all is stored for offline use.
export async function written(newPage, later, site, text) {
  const server = await serve(site);
  later(() => server.stop().catch(() => {}));
  const page = await newPage(later);
  const seen = await open(page, server.url);
  await offlineReady(page);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.insertText(text);
  return { server, page, seen };
}
