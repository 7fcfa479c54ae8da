// What a person meets at the three sizes: room for fingers, whole lines, the settings of the post.
import { assert, test } from './lib/test.mjs';
import { counters, offlineReady, open, postText, quiet, ready, saved } from './lib/page.mjs';

const sizes = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }];
const phone = { viewport: sizes[2], hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const finger = 36;

// Buttons, tabs and boxes to tick that are too small for a finger, with their sizes.
const small = (page) => page.evaluate((least) =>
  [...document.querySelectorAll('#twins button, #twins input, #twins textarea')]
    .filter((element) => element.offsetWidth > 0)
    .map((element) => [element.getAttribute('aria-label') || element.textContent, element.offsetWidth, element.offsetHeight])
    .filter(([, width, height]) => width < least || height < least), finger);

const screens = ['Compose', 'Review', 'Replies', 'Policy', 'Settings'];

for (const viewport of sizes) {
  const narrow = viewport.width < 800;
  test(`every control is large enough for a finger at ${viewport.width} x ${viewport.height}`, async ({ newPage, later, server }) => {
    const page = await newPage(later, narrow ? phone : { viewport });
    await open(page, server.url);
    await quiet(page);
    assert.deepEqual(await small(page), []);
    const press = (name) => page.getByRole('button', { name, exact: true }).first().click();
    for (const name of narrow ? ['Drafts', 'Previews', 'Findings', 'Settings', 'Write'] : screens.toReversed()) {
      await press(name);
      await quiet(page);
      assert.deepEqual(await small(page), [], name);
    }
    await press('Submit for review');
    await quiet(page);
    assert.deepEqual(await small(page), [], 'the question who submits');
    await press('Choose platforms');
    await page.getByRole('dialog').waitFor();
    await quiet(page);
    assert.deepEqual(await small(page), [], 'the list of platforms');
  });

  test(`the field shows whole lines at ${viewport.width} x ${viewport.height}, wherever it is scrolled`, async ({ newPage, later, server }) => {
    const page = await newPage(later, { viewport });
    await open(page, server.url);
    await postText(page).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(Array.from({ length: 40 }, (_, i) => `Line ${i + 1} of a long text.`).join('\n'));
    await quiet(page);
    const place = () => postText(page).evaluate((field) => {
      const line = parseFloat(getComputedStyle(field).lineHeight);
      return { height: field.clientHeight % line, top: field.scrollTop % line, scrolled: field.scrollTop };
    });
    const typed = await place();
    assert.ok(typed.scrolled > 0);
    assert.deepEqual([typed.height, typed.top], [0, 0]);
    await postText(page).hover();
    await page.mouse.wheel(0, -137);
    await page.waitForFunction((before) => document.getElementById('post-text').scrollTop < before, typed.scrolled);
    await page.waitForFunction(() => document.getElementById('post-text').scrollTop % 26 === 0);
    assert.equal((await place()).top, 0);
  });
}

test('on a phone the language, the rules and the audience are chosen below the text', async ({ newPage, later, server }) => {
  const page = await newPage(later, phone);
  await open(page, server.url);
  const settings = page.getByRole('group', { name: 'Post settings' });
  await settings.getByRole('button', { name: /^Language: / }).tap();
  await page.getByRole('menuitemradio', { name: 'Dutch' }).tap();
  await settings.getByRole('button', { name: 'Language: Dutch', exact: true }).waitFor();
  await settings.getByRole('button', { name: /^Rules: / }).tap();
  await page.getByRole('menuitemcheckbox', { name: 'Kenya' }).tap();
  await page.keyboard.press('Escape');
  await settings.getByRole('button', { name: /^Audience: / }).tap();
  await page.getByRole('menuitemradio', { name: 'Professionals' }).tap();
  await settings.getByRole('button', { name: 'Audience: Professionals' }).waitFor();
  const welcome = page.getByRole('group', { name: 'Welcome to Bedside' });
  await welcome.getByText('Three sample drafts are under “Drafts”.').waitFor();
});

test('the page says in which language its words are, and names its field in it', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  const language = () => page.evaluate(() => document.documentElement.lang);
  assert.equal(await language(), 'en');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: /^Language of Bedside/ }).click();
  await page.getByRole('menuitemradio', { name: 'Nederlands' }).click();
  await page.waitForFunction(() => document.documentElement.lang === 'nl');
  await page.getByRole('button', { name: 'Schrijven', exact: true }).click();
  await page.getByRole('textbox', { name: 'Tekst van het bericht' }).waitFor();
});

test('advice for one platform is marked in the text at its tab only', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.insertText('Our team (24 people) is here for you.');
  await quiet(page);
  const marks = () => page.evaluate(() => [...CSS.highlights.get('mark-advice')].map((range) => range.startOffset));
  assert.deepEqual(await marks(), []);
  await page.getByRole('tab', { name: 'LinkedIn' }).click();
  await quiet(page);
  assert.deepEqual(await marks(), [9]);
});

test('emoji of several parts are one sign in the field', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await offlineReady(page);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  const parts = ['😀', '👩‍⚕️', '🚶‍♀️', '🏃🏽‍♂️', '👍🏾', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🇳🇱', '1️⃣'];
  await page.keyboard.insertText(parts.join(' ') + ' 12');
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  await quiet(page);
  const widths = await postText(page).evaluate((field, signs) => {
    const node = field.firstChild;
    let at = 0;
    return signs.map((sign) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sign.length);
      at += sign.length + 1;
      return Math.round(range.getBoundingClientRect().width);
    });
  }, parts);
  for (const [i, width] of widths.entries()) assert.ok(Math.abs(width - widths[0]) <= 3, `${parts[i]} is ${width} wide, ${parts[0]} ${widths[0]}`);
});

test('a text of a megabyte is taken whole, and the page stays usable', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  page.setDefaultTimeout(60000);
  await open(page, server.url);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await quiet(page);
  const unit = 'Our patient walks every day, and the new pill is a guaranteed cure. ';
  const long = unit.repeat(Math.ceil(1e6 / unit.length));
  const before = await counters(page);
  await page.evaluate((text) => document.execCommand('insertText', false, text), long);
  await page.getByRole('region', { name: 'Findings', exact: true }).getByRole('button', { name: /^Show [\d,]+ more$/ }).waitFor();
  await quiet(page);
  const pasted = await counters(page);
  // Work that grows with the text would show here: frames asked for again and again, a row for each
  // of the thousands of findings.
  assert.ok(pasted.frames - before.frames < 30, `${pasted.frames - before.frames} frames`);
  assert.ok(pasted.twins < 1200, `${pasted.twins} twins`);
  await page.keyboard.type('z');
  await quiet(page);
  assert.ok((await counters(page)).frames - pasted.frames < 10);
  assert.equal((await counters(page)).drawing, true);
  await saved(page);
  await page.reload();
  await ready(page);
  await quiet(page);
  assert.ok(await postText(page).evaluate((field, text) => field.textContent === text, long + 'z'));
}, { timeout: 240000 });

test('the name of a draft keeps its emoji', async ({ newPage, later, server }) => {
  const page = await newPage(later);
  await open(page, server.url);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.insertText('Flu jabs 👩‍⚕️ start on Monday');
  await page.getByRole('region', { name: 'Drafts', exact: true }).getByRole('button', { name: 'Flu jabs 👩‍⚕️ start on Monday' }).waitFor();
});
