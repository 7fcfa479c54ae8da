// The words in a picture: typed, placed by pointer, finger, arrow keys and numbers, and checked.
import { readFile } from 'node:fs/promises';
import { root } from './lib/browser.mjs';
import { assert, test } from './lib/test.mjs';
import { open, quiet } from './lib/page.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const field = (page, name) => page.getByRole('textbox', { name, exact: true });
const place = (page) => button(page, 'Place of text 1');
const value = async (page, name) => Number(await field(page, name).inputValue());

// A new draft with a picture whose words are being marked.
async function start({ newPage, later, server }, options = {}) {
  const page = await newPage(later, options);
  await open(page, server.url);
  await button(page, 'New draft').click();
  const bytes = [...await readFile(root + 'web/icons/icon-512.png')];
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(content)], 'a.png', { type: 'image/png' }));
    document.getElementById('surface').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, bytes);
  await button(page, 'Text in this picture').click();
  await button(page, 'Add a text').click();
  await place(page).scrollIntoViewIfNeeded();
  await quiet(page);
  return page;
}

test('words in a picture are checked, and the finding says in which picture', async (tools) => {
  const page = await start(tools);
  await field(page, 'Text 1').fill('Our guaranteed cure for asthma');
  const finding = page.getByRole('listitem', { name: /^Block: / }).first();
  await finding.waitFor();
  await page.getByText('Text in picture 1').first().waitFor();
  await field(page, 'Text 1').fill('Ask your nurse about the flu jab');
  await finding.waitFor({ state: 'detached' });
});

test('a place is drawn, moved and stretched on the picture with the mouse', async (tools) => {
  const page = await start(tools);
  const box = await place(page).boundingBox();
  const at = (x, y) => [box.x + x * box.width, box.y + y * box.height];
  const drag = async (from, to) => {
    await page.mouse.move(...at(...from));
    await page.mouse.down();
    await page.mouse.move(...at((from[0] + to[0]) / 2, (from[1] + to[1]) / 2));
    await page.mouse.move(...at(...to));
    await page.mouse.up();
    await quiet(page);
  };
  await drag([0.2, 0.1], [0.6, 0.3]);
  assert.ok(Math.abs(await value(page, 'Left %') - 20) < 1 && Math.abs(await value(page, 'Width %') - 40) < 1);
  await drag([0.4, 0.2], [0.5, 0.7]);
  assert.ok(Math.abs(await value(page, 'Top %') - 60) < 1 && Math.abs(await value(page, 'Left %') - 30) < 1);
  await drag([0.7, 0.8], [0.9, 0.9]);
  assert.ok(Math.abs(await value(page, 'Width %') - 60) < 1 && Math.abs(await value(page, 'Height %') - 30) < 1);
});

test('a place is set with arrow keys and with numbers, without a mouse', async (tools) => {
  const page = await start(tools);
  const left = await value(page, 'Left %');
  await place(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await quiet(page);
  assert.equal(await value(page, 'Left %'), left + 1);
  assert.equal(await value(page, 'Height %'), 16);
  await field(page, 'Left %').fill('12.5');
  await quiet(page);
  assert.equal(await field(page, 'Left %').inputValue(), '12.5');
});

test('a finger on the picture marks the place and does not scroll the page', async (tools) => {
  const page = await start(tools, { hasTouch: true });
  assert.equal(await place(page).evaluate((element) => getComputedStyle(element).touchAction), 'none');
});

test('the approval of an authority is said with its number', async (tools) => {
  const page = await start(tools);
  await page.getByRole('button', { name: /^For: |^Audience: / }).first().click();
  const approved = page.getByRole('menuitemcheckbox', { name: 'Approved by the health authority' });
  await approved.click();
  await approved.and(page.locator('[aria-checked=true]')).waitFor();
  await page.keyboard.press('Escape');
  await field(page, 'Number of the approval').fill('KOAG 2026-0123');
  await field(page, 'Valid until').fill('2020-01-01');
  await quiet(page);
  assert.equal(await field(page, 'Valid until').getAttribute('aria-invalid'), 'true');
});
