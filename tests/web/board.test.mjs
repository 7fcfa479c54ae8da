// Platforms, the preview board, folds, and what leaves the page: pictures, paper, review files.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { root } from './lib/browser.mjs';
import { assert, test } from './lib/test.mjs';
import { axe, counters, offlineReady, open, postText, quiet, restsFor, watch } from './lib/page.mjs';

const board = (page) => page.getByRole('region', { name: 'Preview board' });
const preview = (page, name) => board(page).getByRole('group', { name, exact: true });

async function openBoard({ newPage, later, server }, options = {}) {
  const page = await newPage(later, options);
  // A download instead of the system's dialog.
  await page.addInitScript(() => { delete window.showSaveFilePicker; });
  const seen = await open(page, server.url);
  await page.keyboard.press('Alt+Shift+B');
  await board(page).waitFor();
  await quiet(page);
  return { page, seen };
}

async function newPost(tools, text) {
  const page = await tools.newPage(tools.later);
  await open(page, tools.server.url);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.insertText(text);
  await quiet(page);
  return page;
}

test('the board shows every chosen platform, and one alone', async (tools) => {
  const { page } = await openBoard(tools);
  for (const name of ['X', 'Instagram', 'LinkedIn']) await preview(page, name).waitFor();
  await board(page).getByRole('button', { name: 'Show alone' }).nth(1).click();
  await preview(page, 'X').waitFor({ state: 'detached' });
  await preview(page, 'Instagram').waitFor();
  await board(page).getByRole('button', { name: 'All previews' }).click();
  await preview(page, 'X').waitFor();
});

test('arrow keys go from preview to preview, Escape to all of them', async (tools) => {
  const { page } = await openBoard(tools);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('ArrowRight');
  await board(page).getByText('1 of 3').waitFor();
  await page.keyboard.press('ArrowLeft');
  await board(page).getByText('3 of 3').waitFor();
  await preview(page, 'LinkedIn').waitFor();
  await page.keyboard.press('Escape');
  await preview(page, 'X').waitFor();
});

test('the board is larger, on a wide screen and dark when asked', async (tools) => {
  const { page } = await openBoard(tools);
  const width = async () => (await preview(page, 'X').getByRole('img').boundingBox()).width;
  const phone = await width();
  await board(page).getByRole('button', { name: 'Larger previews' }).click();
  await quiet(page);
  assert.ok(Math.abs(await width() - phone * 1.25) < 2, `from ${phone}`);
  await board(page).getByRole('button', { name: 'Smaller previews' }).click();
  await board(page).getByRole('radio', { name: 'Desktop' }).click();
  await quiet(page);
  assert.ok(await width() > phone * 1.2);
  await board(page).getByRole('radio', { name: 'Dark' }).click();
  await quiet(page);
  assert.deepEqual((await counters(page)).problems, []);
});

test('the word for more in a preview shows the whole text, and folds it again', async (tools) => {
  const { page } = await openBoard(tools);
  const instagram = preview(page, 'Instagram');
  const height = async () => (await instagram.getByRole('img').boundingBox()).height;
  const folded = await height();
  const more = instagram.getByRole('button', { name: 'Show all of it' });
  const box = await more.boundingBox();
  assert.ok(box.width >= 36 && box.height >= 36, `${box.width} x ${box.height}`);
  await more.click();
  await instagram.getByRole('button', { name: 'Fold it again' }).waitFor();
  await quiet(page);
  assert.ok(await height() > folded + 20);
  await instagram.getByRole('button', { name: 'Fold it again' }).press('Enter');
  await more.waitFor();
});

for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  test(`axe finds nothing on the board at ${viewport.width} x ${viewport.height}`, async (tools) => {
    const { page } = await openBoard(tools, { viewport });
    assert.deepEqual(await axe(page), []);
    assert.deepEqual((await counters(page)).problems, []);
  }, { timeout: 90000 });
}

test('the board is still when nobody touches it', async (tools) => {
  const { page } = await openBoard(tools);
  await offlineReady(page);
  await restsFor(page, 4000);
});

test('a platform and where on it the post goes are chosen in a list', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await page.getByRole('button', { name: 'Choose platforms' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose platforms' });
  await dialog.getByRole('checkbox', { name: 'Bluesky' }).click();
  await dialog.getByRole('button', { name: 'Instagram: Feed photo' }).click();
  await page.getByRole('menuitemradio', { name: 'Reel' }).click();
  await dialog.getByRole('button', { name: 'Instagram: Reel' }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Bluesky' }).waitFor();
  await page.getByRole('button', { name: /^Bluesky: \d+ of 300 characters/ }).waitFor();
});

test('with all platforms chosen the tabs stay on one line and the rest is in a menu', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await page.getByRole('button', { name: 'Choose platforms' }).click();
  const boxes = page.getByRole('dialog').getByRole('checkbox');
  for (let i = 0; i < await boxes.count(); ++i) if (!(await boxes.nth(i).isChecked())) await boxes.nth(i).press(' ');
  await page.keyboard.press('Escape');
  await quiet(page);
  const tabs = page.getByRole('tab');
  const tops = new Set();
  for (const tab of await tabs.all()) tops.add(Math.round((await tab.boundingBox()).y));
  assert.equal(tops.size, 1);
  await page.getByRole('button', { name: /^\d+ more$/ }).click();
  const last = page.getByRole('menuitemradio').last();
  const name = await last.textContent();
  await last.click();
  await page.getByRole('tab', { name, selected: true }).waitFor();
});

test('a counter says how sure its limit is, with source and date', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await page.getByRole('button', { name: /^X: \d+ of 280 characters, \d+ too long/ }).click();
  const dialog = page.getByRole('dialog', { name: 'X: Post' });
  await dialog.getByText(/^Sure: /).waitFor();
  await dialog.getByText(/22 Nov 2026/).first().waitFor();
  await dialog.getByRole('listitem', { name: /twitter-text/ }).first().waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('what the selected platform hides is marked in the text and said in words', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  const behind = () => page.evaluate(() => [...CSS.highlights.get('behind-fold')].map((range) =>
    range.startContainer.data.slice(range.startOffset, range.endOffset)).join(''));
  assert.equal(await behind(), '');
  await page.getByRole('tab', { name: 'Instagram' }).click();
  await page.getByText(/Instagram hides this behind/).waitFor();
  const hidden = await behind();
  const text = await postText(page).evaluate((field) => field.textContent);
  assert.ok(hidden.length > 100 && text.endsWith(hidden) && hidden.length < text.length);
  await page.getByRole('tab', { name: 'X' }).click();
  await quiet(page);
  assert.equal(await behind(), '');
});

test('a preview is saved as a picture', async (tools) => {
  const { page } = await openBoard(tools);
  const waiting = page.waitForEvent('download');
  await preview(page, 'X').waitFor();
  await board(page).getByRole('button', { name: 'Save as picture' }).first().click();
  const download = await waiting;
  assert.equal(download.suggestedFilename(), 'bedside-x.png');
  const bytes = await readFile(await download.path());
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  assert.equal(bytes.readUInt32BE(16), 2 * (390 + 32));
});

test('a preview is copied as a picture', async (tools) => {
  const { page } = await openBoard(tools, { permissions: ['clipboard-read', 'clipboard-write'] });
  await board(page).getByRole('button', { name: 'Copy as picture' }).first().click();
  await page.getByRole('alert').getByText('The preview was copied as a picture.').waitFor();
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  assert.deepEqual(types, ['image/png']);
});

test('the review file shows all of it without the page, a script or a request', async (tools) => {
  const { page } = await openBoard(tools);
  const waiting = page.waitForEvent('download');
  await board(page).getByRole('button', { name: 'Save review file' }).click();
  const download = await waiting;
  assert.match(download.suggestedFilename(), /\.review\.html$/);
  const html = await readFile(await download.path(), 'utf8');
  assert.ok(!/<script/i.test(html));

  const reader = await tools.newPage(tools.later);
  const seen = watch(reader);
  await reader.route('**/review.html', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await reader.goto(tools.server.url + 'review.html');
  assert.deepEqual(seen.requests.filter((url) => !url.endsWith('/review.html')), []);
  assert.deepEqual(seen.errors, []);
  for (const name of ['Previews', 'Findings']) await reader.getByRole('heading', { name, exact: true }).waitFor();
  for (const name of ['X · Post', 'Instagram · Feed photo', 'LinkedIn · Page post']) await reader.getByRole('heading', { name }).waitFor();
  const pictures = await reader.getByRole('img').evaluateAll((images) => images.map((image) => image.naturalWidth));
  assert.equal(pictures.length, 3);
  for (const width of pictures) assert.ok(width > 700, `${width} pixels wide`);
  await reader.getByText('Anja de Vries (67) from our Tuesday group').first().waitFor();
  await reader.getByRole('heading', { name: /^Block: / }).first().waitFor();
  assert.equal(await reader.locator('.finding').first().evaluate((element) => getComputedStyle(element).borderLeftStyle), 'solid');
  assert.deepEqual(await axe(reader), []);
});

test('the review file is, byte for byte, the one of the command line', async (tools) => {
  const page = await tools.newPage(tools.later, { timezoneId: 'UTC' });
  await page.addInitScript(() => { delete window.showSaveFilePicker; });
  await page.clock.setFixedTime('2026-11-27T00:00:00Z');
  await open(page, tools.server.url);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.insertText('Our guaranteed cure for asthma. Ask today: https://example.org/a #Asthma');
  await quiet(page);
  const saved = async (press) => {
    const waiting = page.waitForEvent('download');
    await press();
    return readFile(await (await waiting).path(), 'utf8');
  };
  await page.keyboard.press('Alt+Shift+B');
  await board(page).waitFor();
  const html = await saved(() => board(page).getByRole('button', { name: 'Save review file' }).click());
  const { organisation, drafts } = JSON.parse(await saved(() => page.keyboard.press('Control+Shift+S')));
  const draft = drafts.find(({ content }) => content.text.includes('guaranteed cure for asthma. Ask'));
  const command = ['preview', '-', '--review-file', '-', '--today', '2026-11-27'];
  for (const key of ['name', 'handle', 'place']) if (organisation[key]) command.push(`--${key}`, organisation[key]);
  const { stdout } = spawnSync(process.execPath, [root + 'build/web/cli/bedside.mjs', ...command],
    { input: JSON.stringify({ format: 'bedside/draft/1', ...draft }), encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.ok(html === stdout, 'they differ');
});

test('paper gets the previews alone, and nothing is fetched for it', async (tools) => {
  const { page, seen } = await openBoard(tools);
  await page.evaluate(() => {
    window.print = () => {
      window.printed = {
        title: document.querySelector('#paper h1').textContent,
        pictures: [...document.querySelectorAll('#paper img')].map((image) => [image.naturalWidth, image.alt]),
      };
    };
  });
  const before = seen.requests.length;
  await page.keyboard.press('Control+p');
  await page.waitForFunction(() => window.printed);
  const printed = await page.evaluate(() => window.printed);
  assert.equal(printed.title, 'Walk after dinner: blood sugar');
  assert.equal(printed.pictures.length, 3);
  for (const [width, alt] of printed.pictures) assert.ok(width > 700 && alt.includes('preview'), `${width} ${alt}`);
  assert.equal(seen.requests.length, before);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#surface').isVisible(), false);
  assert.equal(await page.locator('#paper').isVisible(), true);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('#paper').count(), 0);
});

test('a text too long for one post becomes a thread with one click, and undo takes it back', async (tools) => {
  const sentence = 'Walking after dinner helps to keep your blood sugar steady through the night. ';
  const page = await newPost(tools, sentence.repeat(5).trim());
  await page.getByRole('button', { name: 'Split into a thread for X' }).click();
  const dialog = page.getByRole('dialog', { name: 'X: a thread of 2 posts' });
  await dialog.getByRole('listitem', { name: 'Post 2 of 2' }).waitFor();
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Use this thread' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'X', selected: true }).waitFor();
  const text = () => postText(page).evaluate((field) => field.textContent);
  assert.match(await text(), /\(1\/2\)\n\n---\n\nWalking/);
  await page.getByRole('group', { name: 'X', exact: true }).getByText('Post 2 of 2').waitFor();
  await page.getByRole('button', { name: /^X: \d+ of 280 characters$/ }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await quiet(page);
  assert.equal(await text(), sentence.repeat(5).trim());
  await page.getByRole('button', { name: 'Split into a thread for X' }).waitFor();
});

test('what is typed about a link and the length of a video stand in the preview', async (tools) => {
  const page = await newPost(tools, 'Opening hours: https://example.org/hours');
  const composer = page.getByRole('region', { name: 'Composer' });
  const card = composer.getByRole('group', { name: 'Link preview' });
  const picture = () => page.getByRole('region', { name: 'Previews' }).getByRole('img').first()
    .boundingBox();
  const before = (await picture()).height;
  await card.getByRole('textbox', { name: 'Title of the page' }).fill('Opening hours');
  await card.getByRole('textbox', { name: 'Description of the page' }).fill('When you can come.');
  await quiet(page);
  assert.equal(await card.getByRole('textbox', { name: 'Title of the page' }).inputValue(),
    'Opening hours');
  assert.ok((await picture()).height >= before);
  await postText(page).fill('Open on Saturday.');
  await quiet(page);
  // What was typed stays until it is taken out.
  await card.getByRole('textbox', { name: 'Title of the page' }).fill('');
  await card.getByRole('textbox', { name: 'Description of the page' }).fill('');
  await card.waitFor({ state: 'detached' });
});

test('links move to the first comment with one click, and undo takes them back', async (tools) => {
  const page = await newPost(tools, 'Book at https://example.org/flu today.');
  const composer = page.getByRole('region', { name: 'Composer' });
  const card = composer.getByRole('group', { name: 'First comment' });
  await card.getByRole('button', { name: 'Move the links here' }).click();
  await quiet(page);
  assert.equal(await postText(page).textContent(), 'Book at today.');
  const comment = card.getByRole('textbox', { name: 'First comment' });
  assert.equal(await comment.inputValue(), 'https://example.org/flu');
  await page.keyboard.press('Control+z');
  await quiet(page);
  assert.equal(await postText(page).textContent(), 'Book at https://example.org/flu today.');
});
