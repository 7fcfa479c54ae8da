// Frames, damage, context loss, scales, and the pictures in build/shots.
import { mkdir } from 'node:fs/promises';
import { root } from './lib/browser.mjs';
import { assert, test } from './lib/test.mjs';
import { counters, open, postText, quiet, restsFor } from './lib/page.mjs';

const shots = root + 'build/shots/';

test('an idle page draws no frame in ten seconds', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await restsFor(page, 10000);
});

test('a key repaints a part of the page only', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await postText(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('a');
  await page.waitForTimeout(1500);
  await quiet(page);
  const before = await counters(page);
  await page.keyboard.type('b');
  await page.waitForTimeout(1500);
  await quiet(page);
  const after = await counters(page);
  const share = (after.pixels - before.pixels) / (1440 * 900);
  assert.ok(share < 0.6, `repainted ${(share * 100).toFixed(0)} % in ${after.pictures - before.pictures} pictures`);
});

// What was painted piece by piece must look as if painted at once.
test('the picture after many small repaints is that of one full repaint', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.type('Anja de Vries was cured here. Write to jan.devries@example.org!');
  await page.getByRole('button', { name: /^Language: / }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Dark', exact: true }).click();
  await page.getByRole('tab', { name: 'LinkedIn' }).click();
  await page.mouse.wheel(0, 40);
  await page.mouse.move(720, 5);
  await page.waitForTimeout(1200);
  await quiet(page, 600);
  const hideCaret = () => page.evaluate(() => document.activeElement.blur());
  await hideCaret();
  await quiet(page);
  const pieces = await page.locator('#canvas').screenshot();
  await page.evaluate(() => {
    const lose = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    return new Promise((done) => {
      document.getElementById('canvas').addEventListener('webglcontextrestored', () => setTimeout(done, 300), { once: true });
      lose.loseContext();
      setTimeout(() => lose.restoreContext(), 200);
    });
  });
  await quiet(page);
  const whole = await page.locator('#canvas').screenshot();
  if (!pieces.equals(whole)) {
    await mkdir(shots, { recursive: true });
    const { writeFile } = await import('node:fs/promises');
    await writeFile(shots + 'damage-pieces.png', pieces);
    await writeFile(shots + 'damage-whole.png', whole);
  }
  assert.ok(pieces.equals(whole), 'see build/shots/damage-*.png');
});

for (const scheme of ['light', 'dark']) {
  for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]]) {
    test(`screenshot at ${width} x ${height}, ${scheme}`, async ({ newPage, later, server }) => {
      await mkdir(shots, { recursive: true });
      const phone = width < 500;
      const page = await newPage(later, { viewport: { width, height }, colorScheme: scheme, deviceScaleFactor: phone ? 3 : 1 });
      const seen = await open(page, server.url);
      await page.waitForTimeout(1500);
      await quiet(page, 500);
      await page.screenshot({ path: `${shots}${width}x${height}-${scheme}.png` });
      if (phone) {
        for (const name of ['Drafts', 'Previews', 'Findings']) {
          await page.getByRole('button', { name, exact: true }).click();
          await quiet(page);
          await page.screenshot({ path: `${shots}${width}x${height}-${scheme}-${name.toLowerCase()}.png` });
        }
      }
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), scheme);
      assert.deepEqual(seen.errors, []);
    });
  }
}

test('the canvas has one pixel for each pixel of the screen, after a change of scale too', async ({ newPage, later, server }) => {
  const page = await newPage(later, { deviceScaleFactor: 2, viewport: { width: 1024, height: 768 } });
  await open(page, server.url);
  assert.deepEqual(await page.evaluate(() => [canvas.width, canvas.height]), [2048, 1536]);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', { width: 800, height: 600, deviceScaleFactor: 1.5, mobile: false });
  await page.waitForFunction(() => canvas.width === 1200 && canvas.height === 900);
});

test('colours that a person forces on pages are used', async ({ newPage, later, server }) => {
  const page = await newPage(later, { forcedColors: 'active', colorScheme: 'dark' });
  const seen = await open(page, server.url);
  const { ink, card } = await page.evaluate(() => ({
    ink: document.documentElement.style.getPropertyValue('--ink'),
    card: document.documentElement.style.getPropertyValue('--card'),
  }));
  assert.notEqual(ink, card);
  assert.deepEqual(seen.errors, []);
});

test('without WebGL the twins are the page', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await page.addInitScript(() => {
    const own = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return /webgl/.test(kind) ? null : own.call(this, kind, ...rest); };
  });
  await open(page, server.url);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.plain), 'true');
  await page.getByRole('button', { name: 'New draft' }).focus();
  await page.keyboard.press('Enter');
  await postText(page).click();
  await page.keyboard.type('Still here.');
  assert.equal(await postText(page).textContent(), 'Still here.');
});
