// Sources and consent records, as a person works with them: by role and name.
import { assert, test } from './lib/test.mjs';
import { axe, counters, open, postText, quiet } from './lib/page.mjs';

const region = (page, name) => page.getByRole('region', { name, exact: true });
const finding = (page, name) => region(page, 'Findings').getByRole('listitem', { name });

async function newPost(page, text) {
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).fill(text);
  await quiet(page);
}

test('a claim gets its source from the finding, and undo takes it back', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await newPost(page, 'Studies show that a short walk helps.');
  const claim = finding(page, /Studies show/);
  await claim.getByRole('button', { name: /^Add a source for/ }).click();
  const form = region(page, 'Sources').getByRole('group', { name: 'New source' });
  await form.getByRole('textbox', { name: 'Title', exact: true }).fill('Walking after meals');
  await form.getByRole('textbox', { name: 'Publisher', exact: true }).fill('Diabetes Care');
  await form.getByRole('radiogroup', { name: 'Is the author known and real?' }).getByRole('radio', { name: 'Good' }).click();
  await form.getByRole('button', { name: 'Save source' }).click();
  await region(page, 'Sources').getByRole('listitem', { name: 'Walking after meals' }).waitFor();
  await claim.waitFor({ state: 'detached' });
  assert.deepEqual(await axe(page), []);
  assert.deepEqual((await counters(page)).problems, []);
  await region(page, 'Sources').getByRole('button', { name: 'Remove Walking after meals' }).click();
  await claim.waitFor();
}, { timeout: 90000 });

test('findings are shown by what they are about, one group at a time', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  const findings = region(page, 'Findings');
  await finding(page, /^Block: Name of a patient/).waitFor();
  await findings.getByRole('button', { name: /^Plain words \d/ }).click();
  await finding(page, /^Block: /).first().waitFor({ state: 'detached' });
  await finding(page, /^Advice: /).first().waitFor();
  await findings.getByRole('button', { name: /^Plain words \d/, pressed: true }).click();
  await finding(page, /^Block: Name of a patient/).waitFor();
  assert.deepEqual(await axe(page), []);
});

test('a patient story blocks until a consent record covers it, and again once it is revoked', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await newPost(page, 'She walks again.');
  await region(page, 'Composer').getByRole('checkbox', { name: "The text tells a patient's story" }).click();
  const blocked = finding(page, /^Block: /);
  await blocked.getByRole('button', { name: 'Open consent records' }).click();
  const panel = region(page, 'Consent records');
  await panel.getByRole('button', { name: 'New consent record' }).click();
  await panel.getByRole('textbox', { name: 'Where the signed paper is kept' }).fill('Archive, folder 12');
  await panel.getByRole('textbox', { name: 'Signed on' }).fill('2026-01-02');
  await panel.getByRole('textbox', { name: 'Holds until' }).fill('2099-12-31');
  await panel.getByRole('textbox', { name: 'Whom to ask to take it back' }).fill('privacy desk');
  await panel.getByRole('button', { name: /^Signed by/ }).click();
  await page.getByRole('menuitemradio', { name: 'the person' }).click();
  for (const name of ['In writing', 'Explicit: health information, in public', 'One tick for each purpose', 'May be taken back, and how',
    'Care does not depend on it', 'Others may pass it on', 'The person has a copy']) await panel.getByRole('checkbox', { name }).click();
  await panel.getByRole('button', { name: 'Save record' }).click();
  await blocked.waitFor({ state: 'detached' });
  assert.deepEqual(await axe(page), []);
  await panel.getByRole('button', { name: /^Revoke C-/ }).click();
  await blocked.waitFor();
}, { timeout: 90000 });

for (const viewport of [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }]) {
  test(`sources and consent records are clean at ${viewport.width} x ${viewport.height}`, async ({ newPage, later, server }) => {
    const page = await newPage(later, { viewport });
    await open(page, server.url);
    for (const [key, name] of [['KeyS', 'Sources'], ['KeyC', 'Consent records']]) {
      await page.keyboard.press(`Alt+Shift+${key}`);
      await region(page, name).waitFor();
      await quiet(page);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual((await counters(page)).problems, []);
    }
  }, { timeout: 90000 });
}
