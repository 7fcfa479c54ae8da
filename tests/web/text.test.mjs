// The post's text field: early typing, input methods, marks, fixes, undo.
import { assert, test } from './lib/test.mjs';
import { open, postText, quiet, ready, saved, watch } from './lib/page.mjs';

const newDraft = (page) => page.getByRole('button', { name: 'New draft' }).click();
const text = (page) => postText(page).evaluate((field) => field.textContent);
const marks = (page, kind) => page.evaluate((name) => [...CSS.highlights.get('mark-' + name)].map((range) =>
  range.startContainer.data.slice(range.startOffset, range.endOffset)), kind);

async function emptyDraft(tools) {
  const page = await tools.newPage(tools.later);
  await open(page, tools.server.url);
  await newDraft(page);
  await postText(page).click();
  return page;
}

test('text typed before the program has arrived is kept', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  let letGo;
  const held = new Promise((done) => { letGo = done; });
  await page.route('**/app.wasm', async (route) => { await held; await route.continue(); });
  await page.goto(server.url, { waitUntil: 'domcontentloaded' });
  await postText(page).click();
  await page.keyboard.type('Typed early, before anything was there.');
  letGo();
  await ready(page);
  await quiet(page);
  assert.equal(await text(page), 'Typed early, before anything was there.');
  await page.keyboard.type(' And on.');
  await page.waitForTimeout(1500);
  await page.reload();
  await ready(page);
  await page.getByRole('region', { name: 'Drafts' }).getByText('Typed early').first().waitFor();
});

test('what is typed is in the list of drafts and survives a reload', async (tools) => {
  const page = await emptyDraft(tools);
  await page.keyboard.type('Vaccination day is on Friday.');
  await saved(page);
  await page.reload();
  await ready(page);
  assert.equal(await text(page), 'Vaccination day is on Friday.');
});

test('Enter makes line breaks and nothing else', async (tools) => {
  const page = await emptyDraft(tools);
  await page.keyboard.type('One');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Two');
  assert.equal(await text(page), 'One\n\nTwo');
  assert.equal(await postText(page).evaluate((field) => field.children.length), 0);
});

test('a paste is plain text in normal form C', async (tools) => {
  const page = await emptyDraft(tools);
  await postText(page).evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Cafe\u0301 visit');
    data.setData('text/html', '<b>bold</b>');
    if (!field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))) return;
    document.execCommand('insertText', false, 'Cafe\u0301 visit');
  });
  await page.waitForTimeout(200);
  assert.equal(await text(page), 'Caf\u00e9 visit');
});

test('an input method composes undisturbed and hands over when it is done', async (tools) => {
  const page = await emptyDraft(tools);
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'þa', selectionStart: 2, selectionEnd: 2 });
  await page.waitForTimeout(200);
  await session.send('Input.imeSetComposition', { text: 'það', selectionStart: 3, selectionEnd: 3 });
  await session.send('Input.insertText', { text: 'það' });
  await page.keyboard.type(' er gott');
  assert.equal(await text(page), 'það er gott');
});

test('no field sends its text to a spell checker or another helper', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  const bad = await page.evaluate(() => [...document.querySelectorAll('input:not([type=checkbox]), textarea, [contenteditable]')]
    .filter((field) => field.spellcheck || field.getAttribute('autocomplete') !== 'off' || field.getAttribute('autocorrect') !== 'off' ||
      field.getAttribute('translate') !== 'no' || field.dataset.gramm !== 'false')
    .map((field) => field.getAttribute('aria-label')));
  assert.deepEqual(bad, []);
  assert.ok(await page.locator('.f, #post-text').count() > 1);
});

test('findings are marked in the text by severity, and go when the words go', async (tools) => {
  const page = await emptyDraft(tools);
  await page.keyboard.type('Our guaranteed cure for asthma. BSN 111222333 now.');
  await page.getByRole('listitem', { name: /^Block: / }).first().waitFor();
  await quiet(page);
  assert.ok((await marks(page, 'block')).join().includes('111222333'));
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.getByText('Findings show up here as you write.').waitFor();
  assert.deepEqual(await marks(page, 'block'), []);
});

test('F8 goes from finding to finding, and its fix is one key away', async (tools) => {
  const page = await emptyDraft(tools);
  await page.keyboard.type('A walk lowers your postprandial glucose. Everyone is welcome.');
  await page.getByRole('listitem', { name: /^Advice: / }).first().waitFor();
  await page.keyboard.press('F8');
  const dialog = page.locator('#explain');
  await dialog.waitFor();
  assert.match(await dialog.getByRole('heading').innerText(), /^(Block|Review|Advice): /);
  const fix = dialog.getByRole('button', { name: /^Use “/ }).first();
  const words = (await fix.innerText()).match(/“(.*)”/)[1];
  await fix.focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await quiet(page);
  assert.ok((await text(page)).includes(words));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'post-text');
});

test('Escape leaves the finding and goes back to the text', async (tools) => {
  const page = await emptyDraft(tools);
  await page.keyboard.type('This treatment cures diabetes.');
  await page.getByRole('listitem', { name: /^Block: / }).first().waitFor();
  await page.keyboard.press('F8');
  await page.locator('#explain').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#explain').waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'post-text');
});

test('a finding explains itself when the pointer rests on its mark', async (tools) => {
  const page = await emptyDraft(tools);
  await page.keyboard.type('BSN 111222333 about it.');
  await page.getByRole('listitem', { name: /^Block: / }).first().waitFor();
  await quiet(page);
  const box = await page.evaluate(() => {
    const range = [...CSS.highlights.get('mark-block')][0];
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const { x, y, width, height } = live.getBoundingClientRect();
    return { x, y, width, height };
  });
  await page.mouse.move(box.x + box.width / 2 - 3, box.y + box.height / 2);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator('#explain').waitFor();
  await page.mouse.move(5, 5);
  await page.locator('#explain').waitFor({ state: 'hidden' });
});

test('undo and redo are the program\'s, and keep the caret near', async (tools) => {
  const page = await emptyDraft(tools);
  await page.keyboard.type('First.');
  await page.waitForTimeout(900);
  await page.keyboard.type(' Second.');
  await page.keyboard.press('Control+z');
  await quiet(page);
  assert.equal(await text(page), 'First.');
  await page.keyboard.press('Control+Shift+z');
  await quiet(page);
  assert.equal(await text(page), 'First. Second.');
  await page.keyboard.type('!');
  await quiet(page);
  assert.equal(await text(page), 'First. Second.!');
});

test('without plain-text editing the field is a text area with the same name', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await page.addInitScript(() => {
    const own = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'contentEditable');
    Object.defineProperty(HTMLElement.prototype, 'contentEditable', {
      ...own,
      get() { return own.get.call(this) === 'plaintext-only' ? 'inherit' : own.get.call(this); },
    });
  });
  const seen = watch(page);
  await page.goto(server.url);
  await ready(page);
  await newDraft(page);
  await postText(page).fill('Written in a text area, BSN 111222333');
  await page.getByRole('listitem', { name: /^Block: / }).first().waitFor();
  assert.equal(await postText(page).evaluate((field) => field.tagName), 'TEXTAREA');
  assert.deepEqual(seen.errors, []);
});

test('when the program cannot start, the page says so and the text stays', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await page.route('**/app.wasm', (route) => route.fulfill({ status: 200, contentType: 'application/wasm', body: 'not a program' }));
  await page.goto(server.url);
  await postText(page).click();
  await page.keyboard.type('Stays here.');
  await page.getByRole('alert').getByText('your text stays in the field').waitFor();
  assert.equal(await postText(page).textContent(), 'Stays here.');
});
