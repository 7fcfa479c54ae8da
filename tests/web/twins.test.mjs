// The page as screen readers, keyboards and fingers find it.
import { assert, test } from './lib/test.mjs';
import { axe, counters, open, postText, quiet } from './lib/page.mjs';

const sizes = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }];

test('the regions and buttons of the contract are there by role and name', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await postText(page).waitFor();
  for (const name of ['Drafts', 'Composer', 'Previews', 'Findings']) await page.getByRole('region', { name, exact: true }).waitFor();
  for (const name of ['New draft', 'Submit for review', 'Export']) await page.getByRole('button', { name, exact: true }).waitFor();
  await page.getByRole('status', { name: 'Status' }).waitFor();
  for (const name of ['X', 'Instagram', 'LinkedIn']) await page.getByRole('group', { name, exact: true }).waitFor();
});

for (const viewport of sizes) {
  test(`axe finds nothing at ${viewport.width} x ${viewport.height}`, async ({ newPage, later, server }) => {
    const page = await newPage(later, { viewport });
    await open(page, server.url);
    await quiet(page);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual((await counters(page)).problems, []);
  }, { timeout: 90000 });
}

test('axe finds nothing in an open menu, a dialog and a prompt', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await page.getByRole('button', { name: /^Language: / }).click();
  await page.getByRole('menu').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.keyboard.type('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual((await counters(page)).problems, []);
});

test('Tab reaches the text, the drafts and every button in reading order', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await quiet(page);
  const reached = [];
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      return element === document.body ? '' : element.getAttribute('aria-label') || element.textContent.slice(0, 40);
    });
    if (!name && reached.length > 10) break;
    reached.push(name);
  }
  const place = (part) => reached.findIndex((name) => name.includes(part));
  assert.ok(place('New draft') >= 0 && place('New draft') < place('Post text'), 'drafts before the text: ' + reached);
  assert.ok(place('Post text') < reached.findIndex((name) => name.startsWith('Use “') || name.includes('Show in the text')), 'text before its findings');
});

test('a button answers to mouse, Enter, Space and a screen reader, once each', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  const drafts = page.getByRole('region', { name: 'Drafts', exact: true }).getByRole('listitem');
  const button = page.getByRole('button', { name: 'New draft' });
  const count = await drafts.count();
  const presses = [() => button.click(), () => button.press('Enter'), () => button.press(' '), () => button.evaluate((element) => element.click())];
  for (let i = 0; i < presses.length; ++i) {
    await button.focus();
    await presses[i]();
    await page.waitForFunction((wanted) => document.querySelectorAll('section[aria-label="Drafts"] li').length === wanted, count + i + 1);
    await quiet(page, 150);
    assert.equal(await drafts.count(), count + i + 1);
  }
});

test('a tap presses, a swipe scrolls', async ({ newPage, later, server }) => {
  const page = await newPage(later, { viewport: { width: 390, height: 560 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 });
  await open(page, server.url);
  await page.getByRole('button', { name: 'Findings', exact: true }).tap();
  const region = page.getByRole('region', { name: 'Findings', exact: true });
  await region.waitFor();
  await quiet(page);
  const session = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [{ x: 195, y: 400 }]);
  for (let y = 385; y >= 150; y -= 15) await touch('touchMove', [{ x: 195, y }]);
  await touch('touchEnd', []);
  await quiet(page);
  assert.ok(await region.evaluate((element) => element.scrollTop) > 100);
  await page.getByRole('button', { name: 'Write', exact: true }).tap();
  await postText(page).waitFor();
});

test('the wheel scrolls a region and what is drawn goes with it', async ({ newPage, later, server }) => {
  const page = await newPage(later, { viewport: { width: 1024, height: 600 } });
  await open(page, server.url);
  await quiet(page);
  const region = page.getByRole('region', { name: 'Findings', exact: true });
  const box = await region.boundingBox();
  const before = await page.screenshot({ clip: box });
  await page.mouse.move(box.x + 50, box.y + 50);
  await page.mouse.wheel(0, 120);
  await quiet(page);
  assert.ok(await region.evaluate((element) => element.scrollTop) > 50);
  assert.ok(!before.equals(await page.screenshot({ clip: box })));
});

test('a menu takes the focus, arrow keys move in it, Escape gives the focus back', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  const opener = page.getByRole('button', { name: /^Audience: / });
  await opener.focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitemradio', { name: 'Professionals' });
  await item.waitFor();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Professionals');
  await page.keyboard.press('Escape');
  await item.waitFor({ state: 'detached' });
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^Audience: /);
});

test('a dialog keeps the focus inside and gives it back', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await page.getByRole('button', { name: 'New draft' }).focus();
  await page.keyboard.type('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await dialog.waitFor();
  assert.ok(await dialog.evaluate((element) => element.contains(document.activeElement)));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'New draft');
});

test('a control that is scrolled out of sight is in the tree, and focus brings it into view', async ({ newPage, later, server }) => {
  const page = await newPage(later, { viewport: { width: 1024, height: 500 } });
  await open(page, server.url);
  for (let i = 0; i < 8; ++i) await page.getByRole('button', { name: 'New draft' }).click();
  await quiet(page);
  const last = page.getByRole('region', { name: 'Drafts', exact: true }).getByRole('listitem').last().getByRole('button').first();
  await last.focus();
  await quiet(page);
  const { y, height } = await last.boundingBox();
  assert.ok(y >= 52 && y + height <= 470, `at ${y}`);
});
