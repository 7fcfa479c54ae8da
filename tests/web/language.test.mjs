// The language of a post: known by itself, told when no rule knows it, put right with one click.
import { assert, test } from './lib/test.mjs';
import { open, postText } from './lib/page.mjs';

async function written(newPage, later, server, text) {
  const page = await newPage(later);
  await open(page, server.url);
  await page.getByRole('button', { name: 'New draft' }).click();
  await postText(page).click();
  await page.keyboard.insertText(text);
  return { page, findings: page.getByRole('region', { name: 'Findings' }) };
}

test('a text in a language without rules says what is checked', async ({ newPage, later, server }) => {
  const { findings } = await written(newPage, later, server, 'Desde el lunes abrimos hasta las ocho de la tarde, sin necesidad de cita previa.');
  await findings.getByText('This looks like Spanish. Bedside knows no rules in it:').first().waitFor();
});

test('a text set to the wrong language is put right with one click', async ({ newPage, later, server }) => {
  const { page, findings } = await written(newPage, later, server, 'Vanaf maandag zijn we tot acht uur open. Dit middel geneest iedereen.');
  await page.getByRole('button', { name: /^Language: / }).first().click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await findings.getByText('This looks like Dutch, but it is set to English.').first().waitFor();
  await findings.getByRole('button', { name: 'Check as Dutch' }).click();
  await findings.getByText('This looks like Dutch').first().waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('button', { name: 'Language: Dutch' }).count() > 0, true);
});
