// Spelling: a dictionary is one file that a person asks for; words are marked, put right and learnt
// without another request.
import { assert, test } from './lib/test.mjs';
import { postText, quiet, ready, saved, written } from './lib/page.mjs';

const text = (page) => postText(page).evaluate((field) => field.textContent);
const misspelt = (page) => page.evaluate(() => [...CSS.highlights.get('mark-spelling')].map((range) =>
  range.startContainer.data.slice(range.startOffset, range.endOffset)));
const composer = (page) => page.getByRole('region', { name: 'Composer' });
const addDutch = (page) => composer(page).getByRole('button', { name: /^Add spelling for Dutch \(0\.9 MB\)$|^Add spelling for Dutch \(8\d\d kB\)$/ });

async function untilMarked(page, words) {
  await page.waitForFunction((expected) => JSON.stringify([...CSS.highlights.get('mark-spelling')].map((range) =>
    range.startContainer.data.slice(range.startOffset, range.endOffset))) === expected, JSON.stringify(words));
}

const dutch = 'De aspraak met de huisarts is morgen om tien uur. Neem je verzekeringspas mee, en bel ons als je niet kunt komen.';

const withDutch = (newPage, later, site) => written(newPage, later, site, dutch);

test('a dictionary is added with one request, marks a word, and a suggestion takes its place in one step', async ({ newPage, later, site }) => {
  const { server, page, seen } = await withDutch(newPage, later, site);
  await addDutch(page).waitFor();
  assert.deepEqual(await misspelt(page), []);
  const before = server.requests.length;
  await addDutch(page).click();
  await untilMarked(page, ['aspraak']);
  assert.equal(await addDutch(page).count(), 0);
  assert.deepEqual(server.requests.slice(before), [{ method: 'GET', path: '/packs/spelling-nl.bin' }]);
  assert.deepEqual(seen.foreign, []);
  await postText(page).press('ControlOrMeta+Home');
  await page.keyboard.press('F8');
  const dialog = page.getByRole('dialog', { name: 'Spelling: aspraak' });
  await dialog.getByText('This word is not in the dictionary for Dutch.').waitFor();
  await dialog.getByRole('button', { name: /afspraak/ }).click();
  assert.equal(await text(page), dutch.replace('aspraak', 'afspraak'));
  await untilMarked(page, []);
  await page.keyboard.press('ControlOrMeta+z');
  assert.equal(await text(page), dutch);
  await untilMarked(page, ['aspraak']);
  assert.deepEqual(seen.errors, []);
}, { timeout: 120000 });

test('spelling works offline after a reload, and a learnt word stays learnt', async ({ newPage, later, site }) => {
  const { server, page } = await withDutch(newPage, later, site);
  await addDutch(page).click();
  await untilMarked(page, ['aspraak']);
  await postText(page).press('ControlOrMeta+Home');
  await page.keyboard.press('F8');
  await page.getByRole('dialog').getByRole('button', { name: 'Add to my dictionary' }).click();
  await untilMarked(page, []);
  await saved(page);
  await server.stop();
  await page.reload();
  await ready(page);
  await postText(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText(' Dank voor uw gedult en tot ziens.');
  await untilMarked(page, ['gedult']);
  assert.equal(await addDutch(page).count(), 0);
}, { timeout: 120000 });

test('the word that is being typed is marked only when it is done', async ({ newPage, later, site }) => {
  const { page } = await withDutch(newPage, later, site);
  await addDutch(page).click();
  await untilMarked(page, ['aspraak']);
  await postText(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' Tot zieens');
  await quiet(page);
  assert.deepEqual(await misspelt(page), ['aspraak']);
  await page.keyboard.type(' ');
  await untilMarked(page, ['aspraak', 'zieens']);
}, { timeout: 120000 });

test('the person’s own dictionary is a list in the settings', async ({ newPage, later, site }) => {
  const { page } = await withDutch(newPage, later, site);
  await addDutch(page).click();
  await untilMarked(page, ['aspraak']);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const field = page.getByRole('textbox', { name: 'My dictionary' });
  await field.fill('aspraak');
  await field.press('Tab');
  await page.getByRole('button', { name: 'Compose', exact: true }).click();
  await untilMarked(page, []);
}, { timeout: 120000 });
