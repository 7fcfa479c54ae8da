// Replies, policy and the organisation's own rules, by role and name.
import { assert, test } from './lib/test.mjs';
import { axe, counters, open, postText, quiet, saved } from './lib/page.mjs';

const sizes = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }];

async function openScreen(tools, name, options = {}) {
  const page = await tools.newPage(tools.later, options);
  // Files are saved by download, as in browsers without a save dialog.
  await page.addInitScript(() => { delete window.showSaveFilePicker; });
  await open(page, tools.server.url);
  if (options.viewport && options.viewport.width < 800) await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.getByRole('region', { name, exact: true }).waitFor();
  return page;
}

async function fill(page, name, text) {
  const field = page.getByRole('textbox', { name, exact: true });
  await field.click();
  await field.fill(text);
}

test('a pasted comment says what it is, and its template becomes a checked reply', async (tools) => {
  const page = await openScreen(tools, 'Replies');
  await fill(page, 'Comment', 'Since I started NoFocus I have a rash all over.');
  await page.getByRole('listitem', { name: 'Possible side effect', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Use as reply' }).first().click();
  const reply = page.getByRole('textbox', { name: 'Your reply', exact: true });
  await page.waitForFunction((field) => field.value.includes('MedWatch'), await reply.elementHandle());
  await reply.fill('We are sorry your visit last Tuesday disappointed you.');
  await page.getByRole('listitem', { name: /^Block: / }).first().waitFor();
});

test('a kept reply is a draft; the comment is gone after a reload', async (tools) => {
  const page = await openScreen(tools, 'Replies');
  await fill(page, 'Comment', 'Lovely photo!');
  await fill(page, 'Your reply', 'Thank you for the kind words!');
  await page.getByRole('button', { name: 'Keep as a draft', exact: true }).click();
  await saved(page);
  await page.reload();
  await page.getByRole('region', { name: 'Drafts' }).getByText('Thank you for the kind words!').first().waitFor();
  await page.getByRole('button', { name: 'Replies', exact: true }).click();
  assert.equal(await page.getByRole('textbox', { name: 'Comment', exact: true }).inputValue(), '');
});

test('an own word is added, tried out, found in a post and removed', async (tools) => {
  const page = await openScreen(tools, 'Policy');
  await page.getByRole('button', { name: 'Add a word', exact: true }).click();
  await fill(page, 'Word or phrase', 'cheap');
  await fill(page, 'Say instead', 'affordable');
  await fill(page, 'Why', 'It sounds poor.');
  await fill(page, 'Two sentences with it', 'Our cheap flu shots.\nCheap care.');
  await fill(page, 'Two sentences that are fine', 'Good care.\nA flu shot.');
  await page.getByRole('button', { name: 'Save word', exact: true }).click();
  await page.getByRole('listitem', { name: 'cheap', exact: true }).waitFor();
  await fill(page, 'Try it out', 'A cheap shot.');
  await page.getByRole('listitem', { name: 'Advice: cheap', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Compose', exact: true }).click();
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.type('Come for cheap flu shots.');
  const finding = page.getByRole('region', { name: 'Findings' }).getByRole('listitem', { name: 'Advice: cheap', exact: true });
  await finding.getByRole('button', { name: /affordable/ }).click();
  assert.equal(await postText(page).evaluate((field) => field.textContent), 'Come for affordable flu shots.');
  await page.getByRole('button', { name: 'Policy', exact: true }).click();
  await page.getByRole('button', { name: 'Remove cheap', exact: true }).click();
  await page.getByRole('listitem', { name: 'cheap', exact: true }).waitFor({ state: 'detached' });
});

test('a word whose sentences do not fit is refused with the place and the reason', async (tools) => {
  const page = await openScreen(tools, 'Policy');
  await page.getByRole('button', { name: 'Add a word', exact: true }).click();
  await fill(page, 'Word or phrase', 'cheap');
  await page.getByRole('button', { name: 'Save word', exact: true }).click();
  await page.getByRole('group', { name: 'Nothing was changed. Please put this right:' }).waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Word or phrase' }).inputValue(), 'cheap');
});

test('an answer stands in the policy, which downloads as one page', async (tools) => {
  const page = await openScreen(tools, 'Policy');
  await page.getByRole('tab', { name: 'Policy', exact: true }).click();
  await fill(page, 'Who approves a post?', 'Dr. Osei');
  await page.getByRole('group', { name: 'The document' }).getByText('It is approved by Dr. Osei').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as a page' }).click()]);
  assert.equal(download.suggestedFilename(), 'social-media-policy.html');
});

for (const viewport of sizes) {
  for (const screen of ['Replies', 'Policy']) {
    test(`axe finds nothing in ${screen} at ${viewport.width} x ${viewport.height}`, async (tools) => {
      const page = await openScreen(tools, screen, { viewport });
      if (screen === 'Replies') await fill(page, 'Comment', 'Since I started NoFocus I have a rash all over.');
      await quiet(page);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual((await counters(page)).problems, []);
    }, { timeout: 90000 });
  }
}
