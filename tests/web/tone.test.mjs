// Plain version, all of one kind at once, the tone meter, campaigns and the editor of voices, by role
// and name.
import { assert, test } from './lib/test.mjs';
import { axe, open, postText, quiet, saved } from './lib/page.mjs';

const sizes = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }];
const hard = 'Ask your physician about hypertension prior to travel.';
const plain = 'Ask your doctor about high blood pressure before travel.';
const lively = 'Flu shots are here! Come by today! Bring a friend! 🎉';
const calm = 'There is no rush. Take your time with this decision, and talk about it at your own pace.';

async function write(tools, text, options = {}) {
  const page = await tools.newPage(tools.later, options);
  await open(page, tools.server.url);
  if (options.viewport && options.viewport.width < 800)
    await page.getByRole('button', { name: 'Drafts', exact: true }).click();
  await newPost(page, text);
  return page;
}

async function newPost(page, text) {
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.insertText(text);
}

const button = (page, name) => page.getByRole('button', { name, exact: true });
const meter = (page, name) => page.getByRole('meter', { name, exact: true });

async function pickVoice(page, from, name) {
  await page.getByRole('button', { name: from }).click();
  await page.getByRole('menuitemradio', { name, exact: true }).click();
}

test('the plain version stands beside the text and is taken in one undo step', async (tools) => {
  const page = await write(tools, hard);
  await page.getByText('Longest sentence: 8 words').waitFor();
  await button(page, 'Plain version: 3 simpler words').click();
  const card = page.getByRole('group', { name: 'The same in simpler words', exact: true });
  await card.getByText(plain, { exact: true }).waitFor();
  await card.getByRole('listitem', { name: '“physician” becomes “doctor”' }).waitFor();
  assert.equal(await postText(page).textContent(), hard);
  await button(page, 'Use the plain version').click();
  await card.waitFor({ state: 'detached' });
  assert.equal(await postText(page).textContent(), plain);
  await postText(page).press('Control+z');
  await page.waitForFunction((text) => document.querySelector('#post-text').textContent === text, hard);
});

test('the plain version opens with a key and closes without a change', async (tools) => {
  const page = await write(tools, hard);
  await button(page, 'Plain version: 3 simpler words').waitFor();
  await postText(page).press('Alt+Shift+M');
  await page.getByRole('group', { name: 'The same in simpler words', exact: true }).waitFor();
  await button(page, 'Keep my text').press('Enter');
  await page.getByRole('group', { name: 'The same in simpler words', exact: true }).waitFor({ state: 'detached' });
  assert.equal(await postText(page).textContent(), hard);
});

test('all findings of one kind are put right by one press, and by one key', async (tools) => {
  const text = 'Hypertension is common. Ask about hypertension.';
  const better = 'High blood pressure is common. Ask about high blood pressure.';
  const page = await write(tools, text);
  await button(page, 'Fix all 2 of this kind').first().click();
  await page.waitForFunction((wanted) => document.querySelector('#post-text').textContent === wanted, better);
  await postText(page).press('Control+z');
  await page.waitForFunction((wanted) => document.querySelector('#post-text').textContent === wanted, text);
  await button(page, 'Fix all 2 of this kind').first().waitFor();
  const jargon = page.getByRole('listitem', { name: /^Advice: / }).filter({ has: button(page, 'Fix all 2 of this kind') });
  await jargon.first().getByRole('button', { name: 'Show in the text' }).click();
  await postText(page).press('Alt+Shift+Enter');
  await page.waitForFunction((wanted) => document.querySelector('#post-text').textContent === wanted, better);
});

test('the tone meter says in words how the post sounds, and a press goes to what makes it so', async (tools) => {
  const page = await write(tools, lively);
  await meter(page, 'Pace').waitFor();
  assert.match(await meter(page, 'Pace').getAttribute('aria-valuetext'), /^Very lively, \d+ on a scale from -100 to 100$/);
  await button(page, 'Words and campaign').click();
  await button(page, 'Exclamation marks × 3: livelier').click();
  await page.waitForFunction(() => document.activeElement === document.querySelector('#post-text'));
  assert.equal(await page.evaluate(() => String(window.getSelection())), '!');
});

test('a voice is picked for a post, and the meter says what the voice is instead', async (tools) => {
  const page = await write(tools, lively);
  await pickVoice(page, 'Voice: No target', 'Adults 45 and over');
  await page.getByText('Very lively: this voice is calmer', { exact: true }).waitFor();
  assert.match(await meter(page, 'Pace').getAttribute('aria-valuetext'), /; the voice has -60 to 10$/);
});

test('the house makes a voice of its own, which is there after a reload', async (tools) => {
  const page = await write(tools, lively);
  await button(page, 'Settings').click();
  const card = page.getByRole('group', { name: 'How we speak', exact: true });
  await card.getByRole('textbox', { name: 'Name of our own voice' }).fill('St. Anna');
  await card.getByRole('radiogroup', { name: 'Pace' }).getByRole('radio', { name: 'Calm', exact: true }).click();
  await pickVoice(page, /^Usual voice: /, 'St. Anna');
  await saved(page);
  await page.reload();
  await button(page, 'Compose').first().click();
  await button(page, 'Voice: St. Anna').waitFor();
  await page.getByText('Very lively: this voice is calmer', { exact: true }).waitFor();
});

test('the post of a campaign that speaks otherwise is named and opened', async (tools) => {
  const page = await write(tools, calm);
  await button(page, 'Words and campaign').click();
  const campaign = page.getByRole('textbox', { name: 'Campaign', exact: true });
  await campaign.fill('Flu');
  await page.getByText('No other post has this name yet.').waitFor();
  await newPost(page, lively);
  await campaign.fill('Flu');
  const other = page.getByRole('button', { name: /is livelier than the others$/ });
  await other.waitFor();
  await newPost(page, calm + ' It is your choice.');
  await campaign.fill('Flu');
  await other.click();
  await page.waitForFunction((text) => document.querySelector('#post-text').textContent === text, lively);
});

for (const colorScheme of ['light', 'dark'])
  for (const viewport of sizes)
    test(`tone meter, plain version and voice editor at ${viewport.width} x ${viewport.height}, ${colorScheme}: no accessibility problem, nothing too wide`, async (tools) => {
      const page = await write(tools, hard + ' ' + lively, { viewport, colorScheme });
      await button(page, 'Plain version: 3 simpler words').click();
      await pickVoice(page, 'Voice: No target', 'Adults 45 and over');
      await button(page, 'Words and campaign').click();
      await quiet(page);
      assert.deepEqual(await axe(page), []);
      await button(page, 'Settings').click();
      const card = page.getByRole('group', { name: 'How we speak', exact: true });
      await card.waitFor();
      const box = await card.boundingBox();
      for (const group of await card.getByRole('radiogroup').all()) {
        const inner = await group.boundingBox();
        assert.ok(inner.x + inner.width <= box.x + box.width, 'a row of choices is wider than its card');
      }
      await quiet(page);
      assert.deepEqual(await axe(page), []);
    });
