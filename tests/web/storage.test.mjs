// Nothing that was acknowledged is ever lost; tabs, quota, denial and damage are said clearly.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, chromiumPath } from './lib/browser.mjs';
import { assert, test } from './lib/test.mjs';
import { open, postText, ready, saved } from './lib/page.mjs';

const text = (page) => postText(page).evaluate((field) => field.textContent);

// A browser of our own in its own process group, so that a kill leaves nothing behind.
async function startBrowser(profile) {
  const child = spawn(chromiumPath, ['--headless', '--no-sandbox', '--disable-gpu', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
    '--disable-background-networking', '--no-first-run', '--remote-debugging-port=0', '--window-size=1440,900', `--user-data-dir=${profile}`, 'about:blank'],
  { detached: true, stdio: 'ignore' });
  let port = '';
  for (let i = 0; i < 200 && !port; ++i) {
    await new Promise((done) => setTimeout(done, 100));
    port = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').then((lines) => lines.split('\n')[0], () => '');
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return {
    page: browser.contexts()[0].pages()[0] ?? (await browser.contexts()[0].newPage()),
    kill: () => { try { process.kill(-child.pid, 'SIGKILL'); } catch {} },
  };
}

test('killing the browser loses nothing that was said to be saved', async ({ server, later }) => {
  const profile = await mkdtemp(join(tmpdir(), 'bedside-'));
  later(() => rm(profile, { recursive: true, force: true }));
  let written = '';
  for (let round = 0; round < 3; ++round) {
    const { page, kill } = await startBrowser(profile);
    later(kill);
    await page.goto(server.url);
    await ready(page);
    if (round === 0) await page.getByRole('button', { name: 'New draft' }).click();
    else assert.ok((await text(page)).startsWith(written), `after kill ${round}`);
    await postText(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(`Round ${round} of writing. `, { delay: 5 });
    await page.waitForTimeout(100);
    await saved(page);
    written = await text(page);
    // Typed, but nobody has said that it is saved: may be there or not.
    await page.keyboard.type('x');
    kill();
    await new Promise((done) => setTimeout(done, 300));
    await rm(join(profile, 'DevToolsActivePort'), { force: true });
    await rm(join(profile, 'SingletonLock'), { force: true });
  }
  const { page, kill } = await startBrowser(profile);
  later(kill);
  await page.goto(server.url);
  await ready(page);
  assert.ok((await text(page)).startsWith(written));
}, { timeout: 180000 });

test('every key is saved within a second', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await saved(page);
  await page.keyboard.type('q');
  const took = await page.evaluate(async () => {
    const started = performance.now();
    const words = () => document.querySelector('[role=status]').textContent;
    while (!words().includes('Saved') || words().includes('Saving')) await new Promise((done) => setTimeout(done, 10));
    return performance.now() - started;
  });
  assert.ok(took < 1000, `${took} ms`);
});

test('a second tab reads, says so, and can take over; then the first one reads', async ({ newPage, later, server }) => {
  const first = await newPage(later);
  await open(first, server.url);
  await first.getByRole('button', { name: 'New draft' }).click();
  await postText(first).click();
  await first.keyboard.type('Written in the first tab.');
  await saved(first);
  const second = await first.context().newPage();
  await open(second, server.url);
  await second.getByText('This workspace is open in another tab').first().waitFor();
  assert.equal(await postText(second).getAttribute('aria-readonly'), 'true');
  assert.equal(await text(second), 'Written in the first tab.');
  await second.getByRole('button', { name: 'Write in this tab' }).click();
  await saved(second);
  await postText(second).click();
  await second.keyboard.press('Control+End');
  await second.keyboard.type(' And in the second.');
  await first.getByText('This workspace is open in another tab').first().waitFor();
  assert.equal(await postText(first).getAttribute('aria-readonly'), 'true');
  // What the second tab has stored is shown in the first, which only reads.
  await first.waitForFunction((words) => document.querySelector('#post-text').textContent === words, 'Written in the first tab. And in the second.');
  await second.close();
  await postText(first).and(first.locator(':not([aria-readonly])')).waitFor();
  assert.equal(await text(first), 'Written in the first tab. And in the second.');
});

test('when storage is full the text stays and the status says what to do', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await saved(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = function () {
      this.transaction.abort();
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.keyboard.type('Kept on screen.');
  await page.getByRole('status', { name: 'Status' }).getByText(/Not saved/).waitFor();
  assert.equal(await text(page), 'Kept on screen.');
});

test('when the browser gives no storage the page works and says so', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
  });
  await page.goto(server.url);
  await ready(page);
  await page.getByRole('status', { name: 'Status' }).getByText(/keeps nothing/).waitFor();
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.type('Works.');
  assert.equal(await text(page), 'Works.');
});

test('a damaged record is noticed, what stands before it is there', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.type('Good part.');
  await saved(page);
  await page.waitForTimeout(1200);
  await page.evaluate(async () => {
    const [{ name }] = await indexedDB.databases();
    const database = await new Promise((done) => { indexedDB.open(name).onsuccess = (event) => done(event.target.result); });
    const store = database.transaction('journal', 'readwrite').objectStore('journal');
    const keys = await new Promise((done) => { store.getAllKeys().onsuccess = (event) => done(event.target.result); });
    await new Promise((done) => {
      store.put({ kind: 1, bytes: new Uint8Array([1, 2, 3]), sum: 7 }, keys.at(-1) + 1).onsuccess = done;
    });
    database.close();
  });
  await page.reload();
  await ready(page);
  assert.equal(await text(page), 'Good part.');
});
