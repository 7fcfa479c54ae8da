// Offline: everything stored, no request afterwards, updates only when asked for, any sub-path.
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { root } from './lib/browser.mjs';
import { assert, test } from './lib/test.mjs';
import { serve } from './lib/server.mjs';
import { offlineReady, open, postText, quiet, ready, saved, watch } from './lib/page.mjs';

async function ownServer(later, site, options) {
  const server = await serve(site, options);
  later(() => server.stop().catch(() => {}));
  return server;
}

test('after "Offline ready" a working session makes no request at all', async ({ newPage, later, site }) => {
  const server = await ownServer(later, site);
  const page = await newPage(later);
  const seen = await open(page, server.url);
  await offlineReady(page);
  await page.getByRole('status', { name: 'Status' }).getByText('Offline ready').waitFor();
  await quiet(page);
  const before = server.requests.length;
  const noted = seen.requests.length;
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.type('A whole session: typing 👩‍⚕️, tabs, menus, previews, a picture. Mail jan.devries@example.org');
  await page.getByRole('tab', { name: 'LinkedIn' }).click();
  await page.getByRole('radio', { name: 'Dark', exact: true }).click();
  await page.getByRole('button', { name: /^Rules: / }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Iceland' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Compose', exact: true }).click();
  const png = await readFile(root + 'web/icons/icon-192.png');
  await page.evaluate(async (bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], 'p.png', { type: 'image/png' }));
    document.getElementById('surface').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [...png]);
  await page.getByRole('button', { name: /^Picture 1/ }).waitFor();
  await page.waitForTimeout(2000);
  assert.deepEqual(server.requests.slice(before), []);
  assert.deepEqual(seen.requests.slice(noted), []);
  assert.deepEqual(seen.foreign, []);
}, { timeout: 120000 });

test('with the server gone the page reloads and everything is there', async ({ newPage, later, site }) => {
  const server = await ownServer(later, site);
  const page = await newPage(later);
  const seen = await open(page, server.url);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.type('Written before the plug was pulled.');
  await offlineReady(page);
  await saved(page);
  await server.stop();
  await page.reload();
  await ready(page);
  assert.equal(await postText(page).evaluate((field) => field.textContent), 'Written before the plug was pulled.');
  assert.deepEqual(seen.foreign, []);
});

test('served from a sub-path it works, offline too', async ({ newPage, later, site }) => {
  const server = await ownServer(later, site, { base: '/tools/bedside/' });
  const page = await newPage(later);
  await open(page, server.url);
  await offlineReady(page);
  assert.deepEqual(server.requests.filter(({ path }) => !path.startsWith('/tools/bedside/')), []);
  await server.stop();
  await page.reload();
  await ready(page);
  await postText(page).waitFor();
});

test('a new version waits for the person and never reloads by itself', async ({ newPage, later, site }) => {
  const server = await ownServer(later, site);
  const page = await newPage(later);
  await open(page, server.url);
  await offlineReady(page);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.type('In the middle of a sent');
  // The same site with one changed file, listed with its sum in a new worker.
  const style = Buffer.concat([await readFile(site + '/app.css'), Buffer.from('\n/* newer */\n')]);
  const sum = createHash('sha256').update(style).digest('hex');
  server.set({
    change: (name, bytes) => {
      if (name === 'app.css') return style;
      if (name !== 'service_worker.js') return null;
      return bytes.toString().replace(/\["app\.css",\s*"[0-9a-f]+"\]/, `["app.css","${sum}"]`).replace(/const version = "[^"]*"/, 'const version = "newer"');
    },
  });
  let loads = 0;
  page.on('load', () => ++loads);
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
  const update = page.getByRole('button', { name: 'Update now' });
  await update.waitFor({ timeout: 30000 });
  await page.keyboard.type('ence.');
  await page.waitForTimeout(500);
  assert.equal(loads, 0);
  assert.equal(await postText(page).evaluate((field) => field.textContent), 'In the middle of a sentence.');
  await saved(page);
  await update.click();
  await page.waitForEvent('load');
  await ready(page);
  assert.equal(await postText(page).evaluate((field) => field.textContent), 'In the middle of a sentence.');
  assert.ok((await page.evaluate(() => fetch('app.css').then((answer) => answer.text()))).includes('newer'));
}, { timeout: 120000 });

test('the policy refuses scripts from text, other hosts and inline handlers', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  const outcome = await page.evaluate(async () => {
    // The debugger's own evaluation is exempt from the policy; what a timer runs is not.
    await new Promise((done) => setTimeout(done, 0));
    const tries = {};
    const attempt = async (name, act) => {
      try {
        await act();
        tries[name] = 'allowed';
      } catch {
        tries[name] = 'refused';
      }
    };
    await attempt('eval', () => (0, eval)('1'));
    await attempt('markup', () => { document.createElement('p').innerHTML = '<b>x</b>'; });
    await attempt('foreign fetch', () => fetch('https://example.org/'));
    await attempt('foreign picture', () => new Promise((done, fail) => {
      const picture = new Image();
      picture.onload = done;
      picture.onerror = fail;
      picture.src = 'https://example.org/x.png';
    }));
    await attempt('foreign worker', () => new Worker('https://example.org/w.js'));
    await attempt('script address', () => { document.createElement('script').src = 'x.js'; });
    return tries;
  });
  assert.deepEqual(Object.values(outcome).filter((word) => word !== 'refused'), [], JSON.stringify(outcome));
});

test('the policy in the page and in _headers say the same', async ({ site }) => {
  const page = await readFile(site + '/index.html', 'utf8');
  const headers = await readFile(site + '/_headers', 'utf8');
  const meta = page.match(/Content-Security-Policy" content="([^"]*)"/)[1];
  const header = headers.match(/Content-Security-Policy: (.*)/)[1].replace(" frame-ancestors 'none';", '');
  assert.equal(meta, header);
});

test('with the policy as a header too the page works', async ({ newPage, later, site }) => {
  const headers = await readFile(site + '/_headers', 'utf8');
  const policy = headers.match(/Content-Security-Policy: (.*)/)[1];
  const server = await ownServer(later, site, { headers: { 'Content-Security-Policy': policy } });
  const page = await newPage(later);
  const seen = await open(page, server.url);
  await offlineReady(page);
  assert.deepEqual(seen.errors, []);
});

test('the first visit asks only this site, and for each file once before the store', async ({ newPage, later, site }) => {
  const server = await ownServer(later, site);
  const page = await newPage(later);
  const seen = watch(page);
  await page.goto(server.url);
  await ready(page);
  assert.deepEqual(seen.foreign, []);
  const files = seen.requests.map((url) => new URL(url).pathname);
  const twice = files.filter((name, i) => files.indexOf(name) !== i);
  assert.deepEqual(twice, []);
});
