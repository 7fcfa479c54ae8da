// From the first word to the exported bundle, as a clinician goes; and files that are no good.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { root } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { assert, test } from './lib/test.mjs';
import { offlineReady, open, postText, quiet, ready, saved } from './lib/page.mjs';

const text = (page) => postText(page).evaluate((field) => field.textContent);
const button = (page, name) => page.getByRole('button', { name, exact: true });
const drafts = (page) => page.getByRole('region', { name: 'Drafts', exact: true });
// The state of the first draft is what its button is described by.
const state = (page, name) => drafts(page).locator(`li:first-child button[aria-description^="${name}, "]`);

// Files are saved by download, as in browsers without a save dialog.
async function start(tools, url = tools.server.url) {
  const page = await tools.newPage(tools.later);
  await page.addInitScript(() => { delete window.showSaveFilePicker; });
  await open(page, url);
  return page;
}

const drop = (page, name, type, bytes) => page.evaluate(([fileName, fileType, content]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(content)], fileName, { type: fileType }));
  document.getElementById('surface').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}, [name, type, [...bytes]]);

async function who(page, name, role) {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: /^Your role: / }).click();
  await page.getByRole('menuitemradio', { name: role, exact: true }).click();
}

function pngChunk(kind, body) {
  const out = Buffer.alloc(12 + body.length);
  out.writeUInt32BE(body.length, 0);
  out.write(kind, 4, 'latin1');
  body.copy(out, 8);
  out.writeUInt32BE(checkSum(out.subarray(4, 8 + body.length)), 8 + body.length);
  return out;
}
// CRC-32 as PNG has it; node:zlib has none before Node 22.
function checkSum(bytes) {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let i = 0; i < 8; ++i) value = (value >>> 1) ^ (value & 1 ? 0xEDB88320 : 0);
  }
  return ~value >>> 0;
}
// A picture with words hidden in it, as phones and editors leave them.
async function pictureWithSecret() {
  const png = await readFile(root + 'web/icons/icon-512.png');
  const header = 8 + 25;
  const packet = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>52,6N</exif:GPSLatitude><dc:creator>Secret Person</dc:creator></x:xmpmeta>';
  const hidden = pngChunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0' + packet, 'latin1'));
  return Buffer.concat([png.subarray(0, header), hidden, png.subarray(header)]);
}

test('a post goes from the first word to the bundle, and is there when the network is gone', async (tools) => {
  const server = await serve(tools.site);
  tools.later(() => server.stop().catch(() => {}));
  const page = await start(tools, server.url);
  await button(page, 'New draft').click();
  await postText(page).click();
  await page.keyboard.type('Our patient Anja de Vries walks every day.');
  await page.getByRole('listitem', { name: /^Block: / }).first().waitFor();
  await drop(page, 'IMG_2031.png', 'image/png', await pictureWithSecret());
  await page.getByText(/^Hidden data was removed from the picture/).first().waitFor();
  await page.getByRole('textbox', { name: /^Alt text/ }).fill('A teal square with a heart.');
  await page.getByRole('radio', { name: 'Nobody' }).click();
  for (const name of ['X', 'Instagram', 'LinkedIn']) await page.getByRole('group', { name, exact: true }).waitFor();

  // A block refuses the review and says why; one click takes the name out, one undo brings it back.
  await button(page, 'Submit for review').click();
  await page.getByText('Findings marked “Block” must be fixed first. Each one says how.').first().waitFor();
  await button(page, 'Cancel').click();
  await page.getByRole('listitem', { name: /^Block: / }).first().getByRole('button', { name: 'Remove it' }).click();
  await quiet(page);
  assert.ok(!(await text(page)).includes('Anja'));
  await page.keyboard.press('Control+z');
  await quiet(page);
  assert.ok((await text(page)).includes('Anja de Vries'));
  await postText(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('A short walk after dinner is good for most people. Ask your care team what is right for you.');
  await page.getByRole('listitem', { name: /^Block: / }).first().waitFor({ state: 'detached' });

  await button(page, 'Submit for review').click();
  await who(page, 'Mila Okafor', 'Author');
  await button(page, 'Send to review').click();
  await state(page, 'In review').waitFor();
  await button(page, 'Approve').click();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Mila Okafor');
  await button(page, 'Confirm approval').click();
  await page.getByText('Someone else than the author must approve.').first().waitFor();
  await who(page, 'Joan Puig', 'Approver');
  await button(page, 'Confirm approval').click();
  await state(page, 'Approved').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Export').click()]);
  const file = await readFile(await download.path(), 'utf8');
  const bundle = JSON.parse(file);
  assert.match(bundle.format ?? bundle.schema ?? '', /^bedside\/bundle\/1$/);
  assert.ok(file.includes('A short walk after dinner'));
  assert.ok(!file.includes('IMG_2031') && !file.includes('Secret Person') && !file.includes(Buffer.from('Secret Person').toString('base64').slice(4, 12)));
  await state(page, 'Exported').waitFor();

  await saved(page);
  await offlineReady(page);
  await server.stop();
  await page.reload();
  await ready(page);
  assert.equal(await text(page), 'A short walk after dinner is good for most people. Ask your care team what is right for you.');
  await page.getByRole('button', { name: /^Picture 1/ }).waitFor();
  await state(page, 'Exported').waitFor();

  // Any edit ends the approval.
  await postText(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Today.');
  await page.getByText('The post changed, so it is a draft again.').first().waitFor();
  await state(page, 'Draft').waitFor();
}, { timeout: 150000 });

test('drafts are searched, duplicated, deleted, and come back with undo', async (tools) => {
  const page = await start(tools);
  const items = drafts(page).getByRole('listitem');
  const before = await items.count();
  assert.equal(before, 3);
  await page.getByRole('searchbox', { name: 'Search drafts' }).fill('slapen');
  await page.waitForFunction(() => document.querySelectorAll('section[aria-label="Drafts"] li').length === 1);
  await page.getByRole('searchbox', { name: 'Search drafts' }).fill('');
  await page.waitForFunction((count) => document.querySelectorAll('section[aria-label="Drafts"] li').length === count, before);
  await items.first().getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: /^Duplicate draft/ }).click();
  await page.waitForFunction((count) => document.querySelectorAll('section[aria-label="Drafts"] li').length === count, before + 1);
  await items.first().getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: /^Delete draft/ }).click();
  await page.waitForFunction((count) => document.querySelectorAll('section[aria-label="Drafts"] li').length === count, before);
  await page.keyboard.press('Control+z');
  await page.waitForFunction((count) => document.querySelectorAll('section[aria-label="Drafts"] li').length === count, before + 1);
});

test('a platform shows the shared text until its own is typed, and again when it is given up', async (tools) => {
  const page = await start(tools);
  await button(page, 'New draft').click();
  await postText(page).click();
  await page.keyboard.type('For everyone.');
  await page.getByRole('tab', { name: /^LinkedIn/ }).click();
  assert.equal(await text(page), 'For everyone.');
  await postText(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' For colleagues.');
  await page.getByRole('tab', { name: 'All platforms' }).click();
  await quiet(page);
  assert.equal(await text(page), 'For everyone.');
  await page.getByRole('tab', { name: /^LinkedIn/ }).click();
  await quiet(page);
  assert.equal(await text(page), 'For everyone. For colleagues.');
  await button(page, 'Use the shared text again').click();
  await quiet(page);
  assert.equal(await text(page), 'For everyone.');
});

const header = (width, height) => {
  const body = Buffer.alloc(13);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  body.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), pngChunk('IHDR', body)]);
};
const bad = [
  ['a PNG that is cut off', 'a.png', 'image/png', async () => (await readFile(root + 'web/icons/icon-192.png')).subarray(0, 900), 'This picture is damaged and was not added.'],
  ['a PNG that claims 100,000 x 100,000 pixels', 'b.png', 'image/png', async () => Buffer.concat([header(100000, 100000), pngChunk('IDAT', Buffer.from([0])), pngChunk('IEND', Buffer.alloc(0))]), 'This picture has too many pixels. Bedside opens up to 100 million.'],
  ['JSON that says a thing twice', 'c.json', 'application/json', async () => Buffer.from('{"format":"bedside/draft/1","format":"bedside/draft/1"}'), 'This file says the same thing twice, so it was not opened. Nothing was changed.'],
  ['JSON that is cut off', 'd.json', 'application/json', async () => Buffer.from('{"format":"bedside/draft/1","text":'), 'This file is damaged or not complete. Nothing was changed.'],
  ['a file of another program', 'e.json', 'application/json', async () => Buffer.from('{"a":1}'), 'This is not a Bedside file. You can open drafts, workspaces, bundles, and PNG, JPEG or GIF pictures.'],
];
for (const [what, name, type, make, sentence] of bad) {
  test(`${what} gets one sentence and changes nothing`, async (tools) => {
    const page = await start(tools);
    const digest = async () => createHash('sha256').update(await page.evaluate(() => document.getElementById('twins').querySelector('section[aria-label="Drafts"]').textContent)).digest('hex');
    const before = [await digest(), await text(page)];
    await drop(page, name, type, await make());
    await page.getByText(sentence).first().waitFor();
    assert.deepEqual([await digest(), await text(page)], before);
    assert.equal(await page.getByRole('button', { name: /^Picture 1/ }).count(), 0);
  });
}

test('a file larger than the limit is refused before it is read', async (tools) => {
  const page = await start(tools);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Blob([new Uint8Array(100 * 1024 * 1024)])], 'large.json', { type: 'application/json' }));
    document.getElementById('surface').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.getByText('This file is larger than 64 MB and was not opened.').first().waitFor();
});

test('the list under ? names a shortcut for the actions, and the welcome goes for good', async (tools) => {
  const page = await start(tools);
  await page.getByRole('group', { name: 'Welcome to Bedside' }).getByRole('button', { name: 'Start' }).click();
  await page.getByRole('group', { name: 'Welcome to Bedside' }).waitFor({ state: 'detached' });
  await button(page, 'New draft').focus();
  await page.keyboard.type('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const name of ['Next finding', 'Submit for review', 'Undo', 'New draft']) await dialog.getByRole('listitem', { name: new RegExp(`^${name}, `) }).waitFor();
  await page.keyboard.press('Escape');
  await saved(page);
  await page.reload();
  await ready(page);
  assert.equal(await page.getByRole('group', { name: 'Welcome to Bedside' }).count(), 0);
});
