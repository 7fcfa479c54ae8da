#!/usr/bin/env node
// What we export, read back by the libraries that others use: node tests/exports/run.mjs
// The files are those of tests/cases/exports, which a unit test holds to what is written today.
// The last line is "N passed, N failed, N skipped".
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assert, run, skip, test } from '../web/lib/test.mjs';

const cases = new URL('../cases/exports/', import.meta.url);
const parts = new URL('../../.deps/node/', import.meta.url);
const bytes = (name) => readFileSync(new URL(name, cases));
const profile = (id) => JSON.parse(readFileSync(new URL(`../../assets/exporters/${id}.json`, import.meta.url), 'utf8'));
const signedKey = 'gqvje0WpmEDAH247G2B6NwP38fhhrHaeQsCW_KGUop4';
const bundle = JSON.parse(bytes('all.bundle.json').toString());

function library(name) {
  const folder = name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/');
  if (!existsSync(new URL(`node_modules/${folder}/package.json`, parts))) skip(`${folder} is not there: run tools/setup`);
  return createRequire(new URL('package.json', parts))(name);
}

// A library of ES modules, from the folder of the parts.
async function esModule(name) {
  const folder = new URL(`node_modules/${name}/`, parts);
  if (!existsSync(new URL('package.json', folder))) skip(`${name} is not there: run tools/setup`);
  const { exports: { '.': entry } } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
  return import(new URL(typeof entry === 'string' ? entry : entry.import ?? entry.default, folder));
}

// The variants that stand in a target's file, in order.
function variants(id) {
  const { networks, single } = profile(id);
  const taken = bundle.content.variants.filter(({ platform }) => !networks || networks.includes(platform));
  if (!single) return taken;
  const first = networks.find((network) => taken.some(({ platform }) => platform === network));
  return taken.filter(({ platform }) => platform === first);
}

const textColumn = ['Text', 'message_text', 'Message', 'Content'];

for (const file of readdirSync(cases).filter((name) => name.endsWith('.csv'))) {
  const id = file.replace('.csv', '');
  test(`${file} is read by csv-parse as the approved texts, row by row`, () => {
    const rows = library('csv-parse/sync').parse(bytes(file), { bom: true, relax_column_count: false, record_delimiter: '\r\n' });
    const { columns, headerRow = true } = profile(id);
    const headers = columns.map(({ header }) => header);
    if (headerRow) assert.deepEqual(rows.shift(), headers);
    const at = headers.findIndex((header) => textColumn.includes(header));
    assert.deepEqual(rows.map((row) => row[at]), variants(id).map(({ segments }) => segments[0].text));
  });
}

test('publer-csv.csv keeps comments and alternative texts apart by two bars', () => {
  const rows = library('csv-parse/sync').parse(bytes('publer-csv.csv'), { columns: true });
  rows.forEach((row, i) => {
    assert.deepEqual(row['Comment(s)'].split('||').filter(Boolean), variants('publer-csv')[i].segments.slice(1).map(({ text }) => text));
    assert.equal(row['Alt text(s)'], bundle.content.media[0].alt.is);
  });
});

test('icalendar.ics is read by ical.js: every post at its moment with its words', () => {
  const ICAL = library('ical.js').default ?? library('ical.js');
  const text = bytes('icalendar.ics').toString();
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, 'a line is longer than 75 octets');
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  assert.equal(events.length, bundle.content.variants.length);
  events.forEach((component, i) => {
    const event = new ICAL.Event(component);
    const variant = bundle.content.variants[i];
    assert.equal(event.startDate.toJSDate().toISOString(), '2026-12-01T08:30:00.000Z');
    assert.equal(event.description, variant.segments.map(({ text: one }) => one).join('\n\n'));
    assert.deepEqual(component.getFirstProperty('categories').getValues(), bundle.content.labels);
    assert.match(event.uid, new RegExp(variant.id));
  });
});

for (const file of readdirSync(cases).filter((name) => name.endsWith('.zip'))) {
  test(`${file} is unpacked by fflate: texts and pictures are the approved ones`, () => {
    const files = library('fflate').unzipSync(bytes(file));
    const names = Object.keys(files);
    variants(file.replace('.zip', '')).forEach((variant, i) => {
      const folder = `${String(i + 1).padStart(2, '0')}-${variant.id}/`;
      const text = names.find((name) => name.startsWith(folder) && /(post|caption)\.txt$/.test(name));
      assert.equal(Buffer.from(files[text]).toString(), variant.segments[0].text);
      const picture = names.find((name) => name.startsWith(folder) && name.endsWith('.png'));
      assert.equal(createHash('sha256').update(files[picture]).digest('hex'), bundle.content.media[0].sha256);
    });
  });
}

test('the facets of bluesky.json are those that @atproto/api finds', () => {
  const { RichText } = library('@atproto/api');
  const records = JSON.parse(bytes('bluesky.json')).filter(({ body }) => body?.record).map(({ body }) => body.record);
  assert.equal(records.length, 2);
  const plain = (facets = []) => facets.map(({ index, features }) => ({
    from: index.byteStart, to: index.byteEnd,
    features: features.map((one) => one.uri ?? one.tag ?? one.did.replace('@did/', '')),
  }));
  for (const { text, facets } of records) {
    const rich = new RichText({ text });
    rich.detectFacetsWithoutResolution();
    assert.ok(rich.facets.length > 0);
    assert.deepEqual(plain(facets), plain(rich.facets));
  }
});

test('a signed approval is verified by jose over the statement that canonicalize writes, and not when a word of it is changed', async () => {
  const { EmbeddedJWK, calculateJwkThumbprint, decodeProtectedHeader, flattenedVerify } = await esModule('jose');
  const { default: canonicalize } = await esModule('canonicalize');
  const sample = JSON.parse(readFileSync(new URL('../bundle/signed.bundle.json', cases), 'utf8'));
  const digest = (value) => createHash('sha256').update(canonicalize(value)).digest('hex');
  assert.equal(digest(sample.content), sample.integrity.contentSha256);
  const { content, integrity, files, ...record } = sample;
  assert.equal(digest(record), integrity.recordSha256);
  const { signature, ...approval } = sample.record.approvals[0];
  const verified = (predicate) => flattenedVerify({
    ...signature,
    payload: Buffer.from(canonicalize({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'content', digest: { sha256: predicate.contentSha256 } }],
      predicateType: 'urn:bedside:approval:1',
      predicate,
    })).toString('base64url'),
  }, EmbeddedJWK, { algorithms: ['ES256'] });
  await verified(approval);
  assert.equal(await calculateJwkThumbprint(decodeProtectedHeader(signature).jwk), signedKey);
  await assert.rejects(verified({ ...approval, step: 'legal' }));
});

const counts = await run({}, process.argv[2] ?? '');
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed ? 1 : 0);
