// Letters of other scripts: a mark and a button first, one file when it is pressed, kept from then on.
import { createHash } from 'node:crypto';
import { assert, test } from './lib/test.mjs';
import { offlineReady, quiet, ready, saved, written } from './lib/page.mjs';

const arabic = 'اسأل طبيبك قبل تغيير دوائك.';

const previews = (page) => page.getByRole('region', { name: 'Previews' });
const addArabic = (page) => previews(page).getByRole('button', { name: /^Add Arabic letters \(\d+ kB\)$/ });
const notice = (page) => previews(page).getByText('Some letters (Arabic) are not drawn yet.');

async function drawn(page) {
  await quiet(page);
  return createHash('sha256').update(await page.screenshot()).digest('hex');
}

test('Arabic letters are added with one request, drawn, and kept for offline', async ({ newPage, later, site }) => {
  const { server, page, seen } = await written(newPage, later, site, 'Ask first. ' + arabic);
  await notice(page).waitFor();
  const marked = await drawn(page);
  const before = server.requests.length;
  await addArabic(page).click();
  await notice(page).waitFor({ state: 'detached' });
  assert.notEqual(await drawn(page), marked);
  assert.deepEqual(server.requests.slice(before), [{ method: 'GET', path: '/packs/arabic.ttf' }]);
  assert.deepEqual(seen.foreign, []);
  await saved(page);
  await server.stop();
  await page.reload();
  await ready(page);
  await offlineReady(page);
  await previews(page).getByRole('group', { name: 'X', exact: true }).waitFor();
  await quiet(page);
  assert.equal(await notice(page).count(), 0);
  assert.equal(await addArabic(page).count(), 0);
  // The text field has them too.
  assert.ok(await page.evaluate(() => [...document.fonts].some((font) => font.family.includes('letters 1'))));
}, { timeout: 120000 });

test('letters that cannot be fetched are told in one sentence and offered again', async ({ newPage, later, site }) => {
  const { server, page } = await written(newPage, later, site, arabic);
  await addArabic(page).waitFor();
  await server.stop();
  await addArabic(page).click();
  await page.getByText('The letters could not be fetched. Go online and try again; your post is safe.').first().waitFor();
  await server.restart();
  await addArabic(page).click();
  await notice(page).waitFor({ state: 'detached' });
}, { timeout: 120000 });

test('a text in European letters with emoji offers nothing', async ({ newPage, later, site }) => {
  const { page } = await written(newPage, later, site, 'Žižek asks Ελλάδα, Киев and 👩🏽‍⚕️ first.');
  await quiet(page);
  assert.equal(await previews(page).getByText(/not drawn yet/).count(), 0);
}, { timeout: 120000 });
